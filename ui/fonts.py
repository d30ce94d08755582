"""The window's typefaces: Inter for the desk, Noto Serif for reading, JetBrains Mono for codes.

Sizes are given as the designs measure them, in pixels of a 96 dpi screen, and set in points, so that the desktop's own
text size is respected; all of them follow the desk's text size (ui/measure.py). The files are variable fonts: Qt shows
only their regular weight by name and makes the others up by smearing, so a weight is set on the font's weight axis, and
QFont's own weight stays normal.
"""
# SPDX-License-Identifier: MIT

import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from briefing.errors import BriefingError

DESK = "Inter"
READING = "Noto Serif"
MONO = "JetBrains Mono"

_PACKAGES = {DESK: "fontpkg_inter", READING: "fontpkg_noto_serif", MONO: "fontpkg_jetbrains_mono"}
_POINTS_PER_PIXEL = 1.0 if sys.platform == "darwin" else 0.75
_OPTICAL = (14.0, 32.0)  # Inter has an optical size: its display cut begins above 14 px
_SYSTEM_FAMILIES = {DESK: "sans-serif", READING: "serif", MONO: "monospace"}


@dataclass(slots=True)
class InForce:
    """What is in force: the text size (1.0 for 100 %), the typeface for reading, and how wide it is read.

    The width is in design pixels. `ui/measure.py` sets them.
    """

    scale: float = 1.0
    reading: str = READING
    column: float = 628.0


in_force = InForce()


@cache
def register() -> tuple[str, ...]:
    """Make the typefaces known to Qt, once; the families it found. BriefingError where a font is missing."""
    found: list[str] = []
    for family, package in _PACKAGES.items():
        for file in _files(package):
            number = QFontDatabase.addApplicationFont(str(file))
            found.extend(QFontDatabase.applicationFontFamilies(number))
        if family not in found:
            raise BriefingError(
                f"The typeface {family} could not be loaded.",
                safe="No project was touched.",
                remedy="Install Briefing again.",
                details=f"{package}: {found}",
            )
    return tuple(dict.fromkeys(found))


def ui_font(size: float = 13, weight: int = 400, *, scale: float | None = None) -> QFont:
    """Inter for the desk's own words; `size` in design pixels, `weight` 100–900 (the designs use 400, 500, 600).

    `scale` stands in place of the desk's text size, here and below.
    """
    return QFont(_font(DESK, size * (in_force.scale if scale is None else scale), weight))


def reading_font(size: float = 16, weight: int = 400, *, scale: float | None = None) -> QFont:
    """The typeface for articles and quotes; `size` in design pixels."""
    return QFont(_font(in_force.reading, size * (in_force.scale if scale is None else scale), weight))


def mono_font(size: float = 11, weight: int = 400, *, scale: float | None = None) -> QFont:
    """JetBrains Mono for labels and grades (S1 B2); `size` in design pixels."""
    return QFont(_font(MONO, size * (in_force.scale if scale is None else scale), weight))


def resized(font: QFont, factor: float) -> QFont:
    """The same font, so many times as large."""
    result = QFont(font)
    result.setPointSizeF(round(font.pointSizeF() * factor, 4))  # there and back again it is what it was
    if font.families()[:1] == [DESK]:
        result.setVariableAxis(QFont.Tag("opsz"), _optical(result.pointSizeF() / _POINTS_PER_PIXEL))
    return result


@cache
def _font(family: str, size: float, weight: int) -> QFont:
    """Made once: a window paints some hundred words a frame, and setting an axis costs more than painting one."""
    register()
    font = QFont([family, _SYSTEM_FAMILIES[family]])
    font.setPointSizeF(size * _POINTS_PER_PIXEL)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setVariableAxis(QFont.Tag("wght"), float(weight))
    if family == DESK:
        font.setVariableAxis(QFont.Tag("opsz"), _optical(size))
    return font


def _optical(size: float) -> float:
    least, most = _OPTICAL
    return min(max(size, least), most)


def _files(package: str) -> list[Path]:
    """The font files of a package, the italics last, so that the upright cut is the family's face."""
    root: Path = import_module(package).ROOT
    return sorted((root / "files").glob("*.ttf"), key=lambda file: ("Italic" in file.name, file.name))
