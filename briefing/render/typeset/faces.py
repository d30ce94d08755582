"""Faces: font files at set axes, and what a document needs of them, embedded as Type0 fonts.

A character code is a glyph id of the file (Identity-H); the text of each glyph stands in a map of our own.
"""
# SPDX-License-Identifier: MIT

import hashlib
from functools import cached_property, lru_cache
from typing import Any, Protocol

import uharfbuzz as hb

from briefing.render.typeset.operators import escaped, number, utf16

# What a viewer has no use for once the text is shaped.
DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "MATH", "kern", "STAT", "DSIG", "meta", "name", "post", "gasp")
FLAGS = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
# pdfium takes a gap that is wider than some 95 thousandths for a space between words ("f B").
WIDEST_KERN = 80
# The specification allows so many entries in a block of a ToUnicode map.
MAP_BLOCK = 100
MAP_HEAD = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def "
    b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange"
)
MAP_TAIL = b"endcmap CMapName currentdict /CMap defineresource pop end end"


class Sink(Protocol):
    """Whatever takes the objects of a file and numbers them."""

    def add(self, code: bytes) -> int:
        """Take an object; return its number."""
        ...

    def stream(self, content: bytes, entries: bytes = b"") -> int:
        """Take a stream with these further entries of its dictionary; return its number."""
        ...

    def plain_stream(self, content: bytes, entries: bytes = b"") -> int:
        """The same for a stream that is compressed already, or must not be."""
        ...


class Face:
    """A font file at fixed places on its axes. Kept for the process; it knows nothing of documents."""

    def __init__(self, path: str, index: int, axes: tuple[tuple[str, float], ...]) -> None:
        self.face = hb.Face(hb.Blob.from_file_path(path), index)
        known = {axis.tag: axis.default_value for axis in self.face.axis_infos}
        self.axes = {**known, **{tag: place for tag, place in axes if tag in known}}
        self.font = hb.Font(self.face)
        if self.axes:
            self.font.set_variations(self.axes)
        self.per_mille = 1000 / self.face.upem
        # Words as HarfBuzz lists their glyphs, by text, language, and whether figures are tabular.
        self.listed: dict[tuple[str, str, bool], str] = {}
        self.buffer = hb.Buffer()
        self.buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that the face has glyphs for."""
        return frozenset(map(chr, self.face.unicodes))

    @cached_property
    def has_small_capitals(self) -> bool:
        """Whether small capitals were drawn for the face."""
        return "smcp" in self.face.get_language_feature_tags("GSUB", 0)

    @cached_property
    def ascent(self) -> float:
        """How far the face reaches above the baseline, in thousandths of the size."""
        return float(self.font.get_font_extents("ltr").ascender * self.per_mille)

    @cached_property
    def descent(self) -> float:
        """How far it reaches below, in thousandths of the size; below zero."""
        return float(self.font.get_font_extents("ltr").descender * self.per_mille)

    @cached_property
    def is_compact(self) -> bool:
        """Whether the outlines are in the compact format (CFF) rather than TrueType's."""
        return "CFF " in self.face.table_tags

    @cached_property
    def name(self) -> str:
        """PostScript name of the instance, fit for a PDF name."""
        told = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Face"
        plain = "".join(each for each in told if each.isascii() and (each.isalnum() or each == "-"))
        return plain + "".join(f"-{axis}{place:g}" for axis, place in sorted(self.axes.items()))

    def advance(self, glyph: int) -> int:
        """How far the glyph moves the pen, in the font's units."""
        return int(self.font.get_glyph_h_advance(glyph))

    def metric(self, tag: Any, otherwise: float) -> float:
        """A measure of the face in thousandths of the size."""
        found = self.font.get_metric_position(tag)
        return float(found) * self.per_mille if found is not None else otherwise

    @lru_cache(maxsize=8)  # noqa: B019  # faces live as long as the process
    def program(self, glyphs: frozenset[int]) -> bytes:
        """The font program with these glyphs only, its axes pinned."""
        plan = hb.SubsetInput()
        plan.flags = FLAGS
        plan.glyph_set.update(glyphs)
        plan.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in DROPPED)
        for axis, place in self.axes.items():
            plan.pin_axis_location(self.face, axis, place)
        subset = plan.subset(self.face)
        if self.is_compact:
            return bytes(subset.reference_table("CFF ").data)
        return bytes(subset.blob.data)


@lru_cache(maxsize=200)
def face_of(path: str, index: int, axes: tuple[tuple[str, float], ...], _changed: int = 0) -> Face:
    """The face of a file at these places on its axes; read anew where the file was `_changed` since."""
    return Face(path, index, axes)


class Glyphs(dict[int, tuple[int, bytes]]):
    """Glyph id to (advance in font units, escaped code). What is in it was used, and will be embedded."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, glyph: int) -> tuple[int, bytes]:
        entry = (self._face.advance(glyph), escaped(glyph.to_bytes(2, "big")))
        self[glyph] = entry
        return entry


def kerned(advance: float, natural: int, code: bytes, per_mille: float) -> tuple[float, bytes]:
    """Advance and code of a glyph that is set closer to the next one, or further from it, than its own width."""
    advance = min(advance, natural + WIDEST_KERN / per_mille)
    return advance, b"%b)%d(" % (code, round((natural - advance) * per_mille))


class Listed(dict[tuple[str, str], tuple[float, bytes]]):
    """Glyph as HarfBuzz lists it ("36+620") and the letter it stands for, to advance and code.

    A glyph that stands beside its place, or for another letter elsewhere, is none of these: KeyError.
    """

    def __init__(self, used: "UsedFace") -> None:
        super().__init__()
        self._used = used

    def __missing__(self, key: tuple[str, str]) -> tuple[float, bytes]:
        listed, letter = key
        glyph, _, told = listed.partition("+")
        used = self._used
        if not glyph.isdigit() or used.texts.setdefault(int(glyph), letter) != letter:
            raise KeyError(key)
        natural, code = used.glyphs[int(glyph)]
        advance = int(told)
        entry = (advance, code) if advance == natural else kerned(advance, natural, code, used.face.per_mille)
        self[key] = entry
        return entry


class UsedFace:
    """A face in one document: the glyphs used, and the text each of them stands for."""

    def __init__(self, face: Face, resource: bytes) -> None:
        self.face = face
        self.resource = resource
        self.glyphs = Glyphs(face)
        self.texts: dict[int, str] = {}
        self.listed = Listed(self)

    def embed(self, sink: Sink) -> int:
        """Write the font's objects; return the number of the font."""
        face = self.face
        program = face.program(frozenset(self.glyphs))
        name = b"%b+%b" % (_prefix(program), face.name.encode("ascii"))
        described = sink.add(_descriptor(face, name, self._program_entry(sink, program)))
        widths = b"".join(
            b"%d[%b]" % (glyph, number(self.glyphs[glyph][0] * face.per_mille)) for glyph in sorted(self.glyphs)
        )
        kind = b"0" if face.is_compact else b"2/CIDToGIDMap/Identity"
        descendant = sink.add(
            b"<</Type/Font/Subtype/CIDFontType%b/BaseFont/%b/DW 0/W[%b]/FontDescriptor %d 0 R"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>" % (kind, name, widths, described)
        )
        return sink.add(
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (name, descendant, sink.stream(self.unicode_map()))
        )

    def _program_entry(self, sink: Sink, program: bytes) -> bytes:
        if self.face.is_compact:
            return b"/FontFile3 %d 0 R" % sink.stream(program, b"/Subtype/CIDFontType0C")
        return b"/FontFile2 %d 0 R" % sink.stream(program, b"/Length1 %d" % len(program))

    def unicode_map(self) -> bytes:
        """The text of every used glyph that stands for some."""
        pairs = [(glyph, text) for glyph, text in sorted(self.texts.items()) if text]
        lines = [MAP_HEAD]
        for first in range(0, len(pairs), MAP_BLOCK):
            part = pairs[first : first + MAP_BLOCK]
            lines.append(b"%d beginbfchar" % len(part))
            lines += [b"<%04X> <%b>" % (glyph, utf16(text)) for glyph, text in part]
            lines.append(b"endbfchar")
        lines.append(MAP_TAIL)
        return b"\n".join(lines)


def _prefix(program: bytes) -> bytes:
    """The six letters that tell one subset from another."""
    return bytes(65 + byte % 26 for byte in hashlib.sha256(program).digest()[:6])


def _descriptor(face: Face, name: bytes, program: bytes) -> bytes:
    head = face.face.reference_table("head").data
    box = b" ".join(
        b"%d" % round(int.from_bytes(head[at : at + 2], "big", signed=True) * face.per_mille) for at in (36, 38, 40, 42)
    )
    slant = face.font.get_style_value(hb.StyleTag.SLANT_ANGLE)
    # 4 says that the codes are not those of a standard alphabet; 64 that the letters slope.
    flags = 4 | (64 if slant else 0)
    return (
        b"<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[%b]/ItalicAngle %b/Ascent %d/Descent %d/CapHeight %d"
        b"/StemV 80%b>>"
    ) % (
        name,
        flags,
        box,
        number(slant),
        round(face.ascent),
        round(face.descent),
        round(face.metric(hb.OTMetricsTag.CAP_HEIGHT, 700)),
        program,
    )
