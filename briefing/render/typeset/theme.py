"""The look of a brief: page, families, colours and the style of each kind of text, read from a theme's TOML file."""
# SPDX-License-Identifier: MIT

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from briefing.brief.document import Align
from briefing.errors import RenderError
from briefing.render.typeset.families import Cut
from briefing.render.typeset.pieces import Frame
from resources.themes import brief_theme_text

# A4 and US Letter in points; 72 to the inch.
PAGES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
# TLP 2.0 (FIRST): the label's colours, on black.
TLP_COLOURS = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
# TLP 2.0 asks for 12 points or more.
SMALLEST_MARKING = 12.0
BLACK = "#000000"
WHITE = "#FFFFFF"
LEAST_CONTRAST = 4.5
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a kind of text looks. Sizes in points. A style is itself: it is a key of many caches, and has many fields.

    `colour` is one of the theme's names; `limit` the widest line in ems, 0 for none; `tracking` the space added to
    letters in thousandths of the size.
    """

    family: str = "serif"
    size: float = 10.0
    leading: float = 13.8
    colour: str = "ink"
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    tracking: float = 0.0
    tabular: bool = False
    capitals: bool = False
    justify: bool = False
    hyphenate: bool = False
    limit: float = 0.0

    def tight(self) -> "Style":
        """The same without space around it: for cells and boxes."""
        return replace(self, before=0.0, after=0.0, limit=0.0)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours from 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=1000)
def cut_of(style: Style, bold: bool, italic: bool) -> Style:
    """The style in another weight and slope."""
    return replace(style, bold=bold, italic=italic)


@lru_cache(maxsize=1000)
def aligned(style: Style, align: Align, bold: bool) -> Style:
    """The style with another alignment, perhaps bold, as wide as its column."""
    return replace(style, align=align, bold=style.bold or bold, limit=0.0)


@lru_cache(maxsize=1000)
def raised(style: Style, part: float) -> Style:
    """The style of raised numbers, which are `part` of its size."""
    size = round(style.size * part, 2)
    return replace(style, size=size, family="sans", italic=False, bold=False, tabular=False)


@lru_cache(maxsize=1000)
def coloured(style: Style, colour: str) -> Style:
    """The style in another colour."""
    return replace(style, colour=colour)


@dataclass(frozen=True, slots=True)
class Theme:
    """A whole theme; `styles` by their names in the file."""

    id: str
    name: str
    page: tuple[float, float]
    margin: float
    band: float
    head: float
    foot: float
    families: Mapping[str, Cut]
    colours: Mapping[str, str]
    styles: Mapping[str, Style]
    column_gap: float
    panels: bool

    def style(self, name: str) -> Style:
        """The style of this name."""
        return self.styles[name]

    def colour(self, name: str) -> str:
        """A colour by its name, or "#RRGGBB" as it is."""
        return self.colours.get(name, name)

    def heading(self, level: int) -> Style:
        """The style of headings of a level, from 1."""
        return self.styles[f"heading-{min(level, 4)}"]

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.page[0] - 2 * self.margin

    def frame(self, *, marked: bool) -> Frame:
        """Where text stands on a page, with bands for a marking or without."""
        band = self.band if marked else 12.0
        top = self.page[1] - band
        return Frame(self.margin, band + self.foot, self.width, top - self.head, top - 22.0)


@cache
def theme_of(theme_id: str, page: str = "") -> Theme:
    """The theme with this id on a page of this size ("A4", "Letter"; its own where none is named).

    Raises RenderError where there is no such theme or it says what no theme can say.
    """
    try:
        text = brief_theme_text(theme_id)
    except KeyError as error:
        raise RenderError(f"There is no theme “{theme_id}”.", remedy="Choose another theme.") from error
    return read_theme(text, theme_id, page)


def theme_in(path: Path, page: str = "") -> Theme:
    """The theme in a file of one's own. Raises RenderError where it cannot be read or is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RenderError(
            f"The theme “{path.name}” cannot be read.", remedy="Choose another theme.", details=str(error)
        ) from error
    return read_theme(text, path.stem, page)


def read_theme(text: str, theme_id: str, page: str = "") -> Theme:
    """A theme from the words of its file. Raises RenderError with the line and the reason where it is wrong."""
    return _Reading(_whole(text, theme_id), text, theme_id).theme(page)


def _whole(text: str, theme_id: str) -> dict[str, Any]:
    """The table of a theme over that of the theme it extends."""
    table = _table(text, theme_id)
    base = table.pop("extends", "")
    if not base:
        return table
    try:
        below = brief_theme_text(base)
    except KeyError as error:
        raise _wrong(theme_id, 0, f"it extends “{base}”, which is not a theme") from error
    return _merged(_whole(below, base), table)


def _table(text: str, theme_id: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(theme_id, 0, str(error)) from error


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    made = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(made.get(key), dict)
        made[key] = _merged(made[key], value) if both else value
    return made


def _wrong(theme_id: str, line: int, reason: str) -> RenderError:
    place = f", line {line}" if line else ""
    return RenderError(
        f"The theme “{theme_id}”{place} cannot be used: {reason}.",
        safe="No file was written, and the project is as it was.",
        remedy="Correct the theme's file, or choose another theme.",
    )


class _Reading:
    """A theme being read: looks at every value and names the line of a wrong one."""

    def __init__(self, table: dict[str, Any], text: str, theme_id: str) -> None:
        self.table = table
        self.text = text
        self.theme_id = theme_id

    def theme(self, page: str) -> Theme:
        """The theme."""
        told = self.table.get("page", {})
        size = page or told.get("size", "A4")
        if size not in PAGES:
            raise self._error("size", f"“{size}” is not a page size; there are {', '.join(PAGES)}")
        return Theme(
            id=self.theme_id,
            name=str(self.table.get("name", self.theme_id)),
            page=PAGES[size],
            margin=self._number(told, "margin", 46.0),
            band=self._number(told, "band", 22.0),
            head=self._number(told, "head", 30.0),
            foot=self._number(told, "foot", 30.0),
            families={role: self._cut(role, family) for role, family in self.table.get("families", {}).items()},
            colours=self._colours(),
            styles=self._styles(),
            column_gap=self._number(told, "column_gap", 20.0),
            panels=bool(told.get("panels", True)),
        )

    def _colours(self) -> dict[str, str]:
        """The colours; those that text is set in must stand out from the paper."""
        colours = {name: self._colour(name, value) for name, value in self.table.get("colours", {}).items()}
        used = {told.get("colour", "ink") for told in self.table.get("styles", {}).values()} | {"link"}
        for name, value in colours.items():
            if name in used and contrast(value, WHITE) < LEAST_CONTRAST:
                found = f"{contrast(value, WHITE):.1f}"
                raise self._error(name, f"text in “{name}” has a contrast of {found}:1 to paper; WCAG wants 4.5:1")
        return colours

    def _styles(self) -> dict[str, Style]:
        styles = {name: self._style(name, told) for name, told in self.table.get("styles", {}).items()}
        if styles.get("marking", Style(size=SMALLEST_MARKING)).size < SMALLEST_MARKING:
            raise self._error("marking", "TLP 2.0 wants markings of 12 points or more")
        return styles

    def _style(self, name: str, told: dict[str, Any]) -> Style:
        known = {each.name for each in fields(Style)}
        for key, value in told.items():
            if key not in known:
                raise self._error(key, f"a style has no “{key}”; it has {', '.join(sorted(known))}")
            if key == "align" and value not in {each.value for each in Align}:
                raise self._error(key, f"text stands left, centre or right, not “{value}”")
            if key == "family" and value not in self.table.get("families", {}):
                raise self._error(key, f"the style “{name}” asks for a family “{value}” that the theme does not name")
            if key == "colour" and not COLOUR.fullmatch(value) and value not in self.table.get("colours", {}):
                raise self._error(key, f"the style “{name}” asks for a colour “{value}” that the theme does not name")
        made = {key: Align(value) if key == "align" else value for key, value in told.items()}
        for key in ("size", "leading", "before", "after", "tracking", "limit"):
            if key in made:
                made[key] = self._number(made, key, 0.0)
        return Style(**made)  # type: ignore[arg-type]  # what each field takes is looked at above

    def _cut(self, role: str, told: dict[str, Any]) -> Cut:
        if "package" not in told:
            raise self._error(role, f"the family “{role}” does not say which package it is in")
        axes = tuple((axis, float(place)) for axis, place in told.get("axes", {}).items())
        return Cut(told["package"], int(told.get("regular", 400)), int(told.get("bold", 650)), axes)

    def _colour(self, name: str, value: object) -> str:
        if not isinstance(value, str) or not COLOUR.fullmatch(value):
            raise self._error(name, f"the colour “{name}” is not written as #RRGGBB")
        return value

    def _number(self, told: dict[str, Any], key: str, otherwise: float) -> float:
        value = told.get(key, otherwise)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._error(key, f"“{key}” is not a number")
        return float(value)

    def _error(self, key: str, reason: str) -> RenderError:
        """The error with the line on which `key` first stands."""
        lines = self.text.splitlines()
        pattern = re.compile(rf"(^|[\s{{,.\[]){re.escape(key)}\s*[=\].]")
        line = next((number for number, each in enumerate(lines, start=1) if pattern.search(each)), 0)
        return _wrong(self.theme_id, line, reason)
