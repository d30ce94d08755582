"""Which faces set what: families from packages, their fallbacks for other scripts, and the system's faces for the rest.

A chain begins with the family a theme asks for and goes on with the same fallbacks everywhere, so whether a character
can be set never depends on where it stands.
"""
# SPDX-License-Identifier: MIT

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefing.render.typeset.faces import Face, UsedFace, face_of
from briefing.render.typeset.words import Font, Look


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file of one's own; `changed` (nanoseconds) tells a file from the one that it replaced.

    `variable` says whether it has axes: only then do the weights of a family ask anything of it.
    """

    path: str
    bold: bool
    italic: bool
    variable: bool
    changed: int


@dataclass(frozen=True, slots=True)
class Cut:
    """One cut of a family: its package's name, its weights, and fixed places on further axes ("opsz", "wdth").

    A family of one's own has its `files` instead of a package.
    """

    family: str
    regular: int = 400
    bold: int = 650
    axes: tuple[tuple[str, float], ...] = ()
    files: tuple[FontFile, ...] = ()


# Any of these may be what a text needs beyond the theme's own family; in this order.
FALLBACKS = (
    Cut("noto-serif", axes=(("wdth", 100.0),)),
    Cut("source-sans-3"),
    Cut("inter", axes=(("opsz", 14.0),)),
    Cut("ibm-plex-mono"),
    Cut("ibm-plex-sans-arabic", bold=700),
    Cut("frank-ruhl-libre"),
    Cut("noto-sans-devanagari", axes=(("wdth", 100.0),)),
)
# Where systems keep their fonts, and files of them that hold Chinese, Japanese and Korean.
SYSTEM_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
EAST_ASIAN = (
    "NotoSansCJK-Regular.ttc",
    "NotoSerifCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "NotoSansSC-Regular.ttf",
    "SourceHanSansSC-Regular.otf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "msyh.ttc",
    "simsun.ttc",
    "YuGothR.ttc",
    "malgun.ttf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
)


@cache
def _packaged_files(family: str) -> tuple[dict[str, Any], ...]:
    """The files of a packaged family by the package's own list; none where it is not installed.

    The list is read without importing `fontpkg`, which would look through all that is installed.
    """
    spec = find_spec(f"fontpkg_{family.replace('-', '_')}")
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent
    listed = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))["files"]
    return tuple({**each, "path": str(folder / each["path"])} for each in listed)


def is_installed(family: str) -> bool:
    """Whether the package of a family is there."""
    return bool(_packaged_files(family))


def cut_face(cut: Cut, bold: bool, italic: bool) -> Face | None:
    """The face of a family; upright where it has no italic. None where its package is not installed."""
    return _own_face(cut, bold, italic) if cut.files else packaged_face(cut, bold, italic)


def _own_face(cut: Cut, bold: bool, italic: bool) -> Face:
    """The nearest of a family's own files: the slope counts before the weight, which a variable font has anyway."""
    best = max(cut.files, key=lambda file: (file.italic == italic, not file.italic, file.bold == bold))
    weight = cut.bold if bold else cut.regular
    axes = (*cut.axes, ("wght", float(weight))) if best.variable else ()
    return face_of(best.path, 0, axes, best.changed)


@cache
def packaged_face(cut: Cut, bold: bool, italic: bool) -> Face | None:
    """The face of a packaged family; upright where it has no italic. None where the package is not installed."""
    weight = cut.bold if bold else cut.regular
    files = _packaged_files(cut.family)
    for style in ("italic", "normal") if italic else ("normal",):
        fitting = [each for each in files if each["style"] == style]
        if fitting:
            best = min(fitting, key=lambda each: (not each["variable"], abs((each["weight"] or weight) - weight)))
            return face_of(best["path"], 0, (*cut.axes, ("wght", float(weight))))
    return None


@cache
def system_faces() -> tuple[Face, ...]:
    """The system's faces for Chinese, Japanese and Korean, as far as there are any."""
    found = {path.name: path for folder in SYSTEM_FOLDERS for path in _files(Path(folder).expanduser())}
    return tuple(face_of(str(found[name]), 0, ()) for name in EAST_ASIAN if name in found)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.name in EAST_ASIAN) if folder.is_dir() else iter(())


@cache
def packaged_characters() -> frozenset[str]:
    """The characters that the packages have, upright."""
    faces = (packaged_face(cut, bold=False, italic=False) for cut in FALLBACKS)
    return frozenset().union(*(face.characters for face in faces if face))


@cache
def _system_characters() -> frozenset[str]:
    return frozenset().union(*(face.characters for face in system_faces()))


def ready_characters(families: Iterable[Cut]) -> frozenset[str]:
    """The characters that the packages and a theme's own fonts have, upright."""
    own = (cut_face(cut, bold=False, italic=False) for cut in families if cut.files)
    return packaged_characters().union(*(face.characters for face in own if face))


def settable(characters: frozenset[str], families: Iterable[Cut] = ()) -> frozenset[str]:
    """Those of the characters that can be set. The system's faces are looked for only when all others lack one."""
    missing = characters - ready_characters(families)
    return (characters - missing) | (missing & _system_characters()) if missing else characters


class Fonts:
    """The fonts of one document: each cut, size and look once, so that its shaped words are shared."""

    def __init__(self, families: dict[str, Cut], *, beyond: bool) -> None:
        """`families` are the theme's, by role; `beyond` says that the document needs the system's faces too."""
        self._families = families
        self._beyond = beyond
        self._used: dict[Face, UsedFace] = {}
        self._chains: dict[tuple[str, bool, bool], list[UsedFace]] = {}
        self._shared: dict[tuple[str, bool, bool, Look], dict[str, tuple[float, int, bytes]]] = {}
        self._fonts: dict[tuple[str, bool, bool, float, Look], Font] = {}

    def font(self, role: str, size: float, look: Look, *, bold: bool = False, italic: bool = False) -> Font:
        """The font of a role ("serif", "sans", "mono", "title") at a size in points."""
        key = (role, bold, italic, size, look)
        font = self._fonts.get(key)
        if font is None:
            shared = self._shared.setdefault((role, bold, italic, look), {})
            font = self._fonts[key] = Font(self._chain(role, bold, italic), size, look, shared)
        return font

    def used(self) -> list[UsedFace]:
        """Every face that has set something, in the order of the first use."""
        return [used for used in self._used.values() if used.glyphs]

    def _chain(self, role: str, bold: bool, italic: bool) -> list[UsedFace]:
        key = (role, bold, italic)
        if key not in self._chains:
            own = self._families[role]
            brought = (cut for cut in self._families.values() if cut.files and cut is not own)
            cuts = [own, *(cut for cut in FALLBACKS if cut.family != own.family), *brought]
            faces = [cut_face(cut, bold, italic) for cut in cuts]
            if italic:
                faces += [cut_face(cut, bold, False) for cut in cuts]
            if self._beyond:
                faces += system_faces()
            self._chains[key] = [self._in_use(face) for face in dict.fromkeys(face for face in faces if face)]
        return self._chains[key]

    def _in_use(self, face: Face) -> UsedFace:
        if face not in self._used:
            self._used[face] = UsedFace(face, b"F%d" % (len(self._used) + 1))
        return self._used[face]
