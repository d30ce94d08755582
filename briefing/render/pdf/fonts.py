"""The faces of the brief: static instances of the packaged variable fonts, made in memory, and which has what glyph.

A face is made at its first use and kept for the process: HarfBuzz pins the axes in some 10 ms.
"""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass
from functools import cache
from io import BytesIO

import fontpkg
import uharfbuzz as hb
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from briefing.render.pdf.theme import Role

# reportlab sets glyphs one by one: what it cannot use would only make the file larger.
UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "MATH", "kern", "STAT", "DSIG", "HVAR", "MVAR", "avar")


@dataclass(frozen=True, slots=True)
class Cut:
    """One cut of a family: its package's name, weights, and fixed places on further axes ("opsz", "wdth")."""

    family: str
    regular: int = 400
    bold: int = 600
    axes: tuple[tuple[str, float], ...] = ()


SERIF = Cut("source-serif-4", bold=620, axes=(("opsz", 12.0),))
DISPLAY = Cut("source-serif-4", bold=600, axes=(("opsz", 44.0),))
SANS = Cut("source-sans-3")
MONO = Cut("ibm-plex-mono")
WIDE_SERIF = Cut("noto-serif", axes=(("wdth", 100.0),))
WIDE_SANS = Cut("inter", axes=(("opsz", 14.0),))
# Every chain holds the same families, so whether a character can be set does not depend on where it stands.
CHAINS = {
    Role.SERIF: (SERIF, WIDE_SERIF, SANS, WIDE_SANS, MONO),
    Role.TITLE: (DISPLAY, WIDE_SERIF, SANS, WIDE_SANS, MONO),
    Role.SANS: (SANS, WIDE_SANS, WIDE_SERIF, SERIF, MONO),
    Role.MONO: (MONO, SANS, WIDE_SANS, WIDE_SERIF, SERIF),
}


@dataclass(frozen=True, slots=True)
class Face:
    """A face known to reportlab by `name`; `ascent` as a part of the size."""

    name: str
    ascent: float


@cache
def _face_file(family: str, style: str, weight: int) -> hb.Face:
    path = fontpkg.path(family, weight=weight, style=style)
    return hb.Face(hb.Blob.from_file_path(str(path)))


@cache
def characters(cut: Cut, italic: bool) -> frozenset[int]:
    """The code points the cut has glyphs for."""
    return frozenset(_face_file(cut.family, "italic" if italic else "normal", cut.regular).unicodes)


@cache
def settable() -> frozenset[int]:
    """The code points that can be set at all, by any face, upright if need be."""
    return frozenset().union(*(characters(cut, italic=False) for cut in CHAINS[Role.SERIF]))


@cache
def face_for(code_point: int, role: Role, bold: bool, italic: bool) -> Face | None:
    """The first face of the role's chain that has the character; upright ones help out italic ones. None: no face."""
    for slant in (True, False) if italic else (False,):
        for cut in CHAINS[role]:
            if code_point in characters(cut, slant):
                return _registered(cut, bold, slant)
    return None


def main_face(role: Role, bold: bool = False, italic: bool = False) -> Face:
    """The face that sets the role's ordinary text."""
    return _registered(CHAINS[role][0], bold, italic)


@cache
def _registered(cut: Cut, bold: bool, italic: bool) -> Face:
    """Make the static face and hand it to reportlab, under a name of its own so that no two share a font object."""
    weight = cut.bold if bold else cut.regular
    name = "-".join(
        [cut.family.title().replace("-", ""), *(f"{axis}{place:g}" for axis, place in cut.axes), str(weight)]
    ) + ("Italic" if italic else "")
    font = TTFont(name, BytesIO(_static(cut, weight, italic)))
    # reportlab names the embedded program after the file's own name, which all instances of one file share.
    font.face.name = name.encode("ascii")
    pdfmetrics.registerFont(font)
    return Face(name, font.face.ascent / 1000)


def _static(cut: Cut, weight: int, italic: bool) -> bytes:
    """The font file with its axes pinned and all its characters."""
    source = _face_file(cut.family, "italic" if italic else "normal", weight)
    plan = hb.SubsetInput()
    plan.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
    plan.unicode_set.update(source.unicodes)
    plan.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in UNUSED_TABLES)
    wanted = {"wght": float(weight), **dict(cut.axes)}
    for axis in source.axis_infos:
        plan.pin_axis_location(source, axis.tag, wanted.get(axis.tag, axis.default_value))
    return bytes(plan.subset(source).blob.data)
