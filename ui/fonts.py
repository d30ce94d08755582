"""The window's typefaces: Inter for the desk, Noto Serif for reading, JetBrains Mono for codes.

Sizes are given as the designs measure them, in pixels of a 96 dpi screen, and set in points, so that the desktop's own
text size is respected. The files are variable fonts: Qt shows only their regular weight by name and makes the others
up by smearing, so a weight is set on the font's weight axis, and QFont's own weight stays normal.
"""
# SPDX-License-Identifier: MIT

import sys
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
_SYSTEM_FAMILIES = {DESK: "sans-serif", READING: "serif", MONO: "monospace"}


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


def ui_font(size: float = 13, weight: int = 400) -> QFont:
    """Inter for the desk's own words; `size` in design pixels, `weight` 100–900 (the designs use 400, 500, 600)."""
    font = _font(DESK, size, weight)
    # Inter has an optical size: its display cut begins above 14 px.
    font.setVariableAxis(QFont.Tag("opsz"), min(max(size, 14.0), 32.0))
    return font


def reading_font(size: float = 16, weight: int = 400) -> QFont:
    """Noto Serif for articles and quotes; `size` in design pixels."""
    return _font(READING, size, weight)


def mono_font(size: float = 11, weight: int = 400) -> QFont:
    """JetBrains Mono for labels and grades (S1 B2); `size` in design pixels."""
    return _font(MONO, size, weight)


def _font(family: str, size: float, weight: int) -> QFont:
    register()
    font = QFont([family, _SYSTEM_FAMILIES[family]])
    font.setPointSizeF(size * _POINTS_PER_PIXEL)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setVariableAxis(QFont.Tag("wght"), float(weight))
    return font


def _files(package: str) -> list[Path]:
    """The font files of a package, the italics last, so that the upright cut is the family's face."""
    root: Path = import_module(package).ROOT
    return sorted((root / "files").glob("*.ttf"), key=lambda file: ("Italic" in file.name, file.name))
