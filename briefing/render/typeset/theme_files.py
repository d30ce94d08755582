"""Reading a theme's TOML file: every value is looked at, and a wrong one is told with its line and the reason."""
# SPDX-License-Identifier: MIT

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from briefing.brief.document import Align
from briefing.errors import RenderError
from briefing.render.typeset.theme import (
    BLACK,
    COLOUR,
    LEAST_CONTRAST,
    PAGES,
    SMALLEST_MARKING,
    WHITE,
    Line,
    Style,
    Theme,
    contrast,
)
from briefing.render.typeset.theme_fonts import ThemeFonts
from briefing.render.typeset.theme_values import line_of_key, wrong_theme
from resources.themes import brief_theme_text

WHOLE = "assessment"
"""The theme that says everything: what another has to say at least."""

TABLES = ("page", "fonts", "families", "colours", "styles", "header", "footer", "logo", "words")
PAGE_KEYS = ("size", "margin", "band", "head", "foot", "column_gap", "panels")
# Points: what a page can give and still hold text.
ROOM = {"margin": (18.0, 150.0), "band": (16.0, 60.0), "head": (18.0, 120.0), "foot": (14.0, 120.0)}
# Text in these colours of a theme stands on these grounds; white dots stand on ink, markings on black.
GROUNDS = {
    "panel": ("ink", "muted", "accent", "link", "warning"),
    "chip-likelihood": ("accent", "muted"),
    "chip-confidence": ("warning",),
}
OWN_GROUND = {"dot": "ink", "marking": BLACK}
NUMBERS = ("size", "leading", "before", "after", "tracking", "limit")
SWITCHES = ("bold", "italic", "tabular", "capitals", "justify", "hyphenate")


def read_theme(text: str, theme_id: str, page: str = "", folder: Path | None = None) -> Theme:
    """A theme from the words of its file. Raises RenderError with the line and the reason where it is wrong.

    `page` is the size of its pages, its own where "" is given; a logo and fonts are looked for in `folder`.
    """
    return _Reading(_whole(text, theme_id), text, theme_id, folder).theme(page)


def theme_in(path: Path, page: str = "") -> Theme:
    """The theme in a file of one's own. Raises RenderError where it cannot be read or is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RenderError(
            f"The theme “{path.name}” cannot be read.", remedy="Choose another theme.", details=str(error)
        ) from error
    return read_theme(text, path.stem, page, path.parent)


@cache
def theme_of(theme_id: str, page: str = "") -> Theme:
    """The theme of Briefing's with this id on a page of this size ("A4", "Letter"; its own where none is named).

    Raises RenderError where there is no such theme.
    """
    try:
        text = brief_theme_text(theme_id)
    except KeyError as error:
        raise RenderError(
            f"There is no theme “{theme_id}”.", remedy="Choose another theme; `briefing themes` lists them."
        ) from error
    return read_theme(text, theme_id, page)


def _whole(text: str, theme_id: str) -> dict[str, Any]:
    """The table of a theme over that of the theme it extends."""
    table = _table(text, theme_id)
    base = table.pop("extends", "")
    if not base:
        return table
    try:
        below = brief_theme_text(base)
    except (KeyError, TypeError) as error:
        raise wrong_theme(
            theme_id, line_of_key(text, ("extends",)), f"it extends “{base}”, which is no theme of ours"
        ) from error
    return _merged(_whole(below, base), table)


def _table(text: str, theme_id: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise wrong_theme(theme_id, 0, f"it is not TOML: {error}") from error


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    made = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(made.get(key), dict)
        made[key] = _merged(made[key], value) if both else value
    return made


class _Reading(ThemeFonts):
    """A theme being read."""

    def theme(self, page: str) -> Theme:
        """The theme."""
        self._check_names()
        told = self.part("page", PAGE_KEYS)
        for size in (told.get("size", "A4"), page or "A4"):
            if size not in PAGES:
                raise self.error(f"“{size}” is not a page size; there are {', '.join(PAGES)}", "page", "size")
        colours = self._colours()
        return Theme(
            id=self.theme_id,
            name=self.words(self.table, "name", self.theme_id),
            page=PAGES[page or told.get("size", "A4")],
            margin=self._room(told, "margin", 46.0),
            band=self._room(told, "band", 22.0),
            head=self._room(told, "head", 30.0),
            foot=self._room(told, "foot", 30.0),
            families=self.families(),
            colours=colours,
            styles=self._styles(colours),
            column_gap=self.number(told, ("page", "column_gap"), 20.0),
            panels=self.switch(told, ("page", "panels"), otherwise=True),
            language=self.words(self.table, "language", ""),
            words=self.furniture_words(),
            header=self.furniture_line("header", Line(left="{header}")),
            footer=self.furniture_line("footer", Line(left="{caveats}", right="{page}")),
            logo=self.logo(),
        )

    def _check_names(self) -> None:
        """Nothing that is misspelt is passed over, and what every page needs is there."""
        known = ("name", "language", *TABLES)
        for key in self.table:
            if key not in known:
                raise self.error(f"a theme has no “{key}”; it has {', '.join(known)}", key)
        if self.theme_id == WHOLE:
            return
        whole = tomllib.loads(brief_theme_text(WHOLE))
        for part in ("families", "colours", "styles"):
            for name in whole[part]:
                if name not in self.tables(part):
                    said = f'“{name}” is missing from [{part}]; begin with extends = "{WHOLE}" and change what differs'
                    raise self.error(said, part)
            self._check_use(part, whole[part])

    def _check_use(self, part: str, ours: Mapping[str, object]) -> None:
        """A name that is not ours must be one that a style asks for: else it is a slip of the pen."""
        key = {"colours": "colour", "families": "family"}.get(part, "")
        styles = (style for style in self.tables("styles").values() if isinstance(style, dict))
        used = {style.get(key) for style in styles} if key else set()
        for name in self.tables(part):
            if name not in ours and name not in used:
                meant = get_close_matches(name, ours, n=1, cutoff=0.6)
                said = f"; is “{meant[0]}” meant?" if meant else f"; there are {', '.join(ours)}"
                raise self.error(f"nothing uses “{name}” in [{part}]{said}", part, name)

    def _colours(self) -> dict[str, str]:
        """The colours; text in them must stand out from the paper and from every ground it is set on."""
        colours = {name: self._colour(name, value) for name, value in self.tables("colours").items()}
        for name in sorted(self._inks() & set(colours)):
            self._check_contrast(colours[name], WHITE, f"text in “{name}”", "paper", ("colours", name))
        for ground, inks in GROUNDS.items():
            for name in inks:
                if name in colours and ground in colours:
                    self._check_contrast(
                        colours[name], colours[ground], f"text in “{name}”", f"“{ground}”", ("colours", ground)
                    )
        return colours

    def _inks(self) -> set[str]:
        styles = self.tables("styles").items()
        told = {
            style.get("colour", "ink") for name, style in styles if isinstance(style, dict) and name not in OWN_GROUND
        }
        return {each for each in told if isinstance(each, str)} | {"link"}

    def _check_contrast(self, ink: str, ground: str, said: str, on: str, path: tuple[str, ...]) -> None:
        found = contrast(ink, ground)
        if found < LEAST_CONTRAST:
            raise self.error(f"{said} has a contrast of {found:.1f}:1 to {on}; WCAG wants 4.5:1", *path)

    def _styles(self, colours: Mapping[str, str]) -> dict[str, Style]:
        styles = {name: self._style(name, told) for name, told in self.tables("styles").items()}
        if styles.get("marking", Style(size=SMALLEST_MARKING)).size < SMALLEST_MARKING:
            raise self.error("TLP 2.0 wants markings of 12 points or more", "styles", "marking")
        for name, style in styles.items():
            if style.colour not in colours:
                ground = OWN_GROUND.get(name, WHITE)
                said = f"the style “{name}”"
                self._check_contrast(style.colour, colours.get(ground, ground), said, "its ground", ("styles", name))
        return styles

    def _style(self, name: str, told: object) -> Style:
        if not isinstance(told, dict):
            raise self.error(f"the style “{name}” is to be a table: {name} = {{ size = 10 }}", "styles", name)
        known = {each.name for each in fields(Style)}
        for key, value in told.items():
            if key not in known:
                said = f"the style “{name}” has no “{key}”; it has {', '.join(sorted(known))}"
                raise self.error(said, "styles", name, key)
            self._check_style(name, key, value)
        made = {key: Align(value) if key == "align" else value for key, value in told.items()}
        for key in set(NUMBERS) & set(made):
            made[key] = self.number(made, ("styles", name, key), 0.0)
        return Style(**made)  # type: ignore[arg-type]  # what each field takes is looked at above

    def _check_style(self, name: str, key: str, value: object) -> None:
        where = ("styles", name, key)
        if key == "align" and value not in {each.value for each in Align}:
            raise self.error(f"text stands left, centre or right, not “{value}”", *where)
        if key == "family" and value not in self.tables("families"):
            raise self.error(f"the style “{name}” asks for a family “{value}” that the theme does not name", *where)
        is_named = value in self.tables("colours") if isinstance(value, str) else False
        if key == "colour" and not is_named and not (isinstance(value, str) and COLOUR.fullmatch(value)):
            raise self.error(f"the style “{name}” asks for a colour “{value}” that the theme does not name", *where)
        if key in SWITCHES and not isinstance(value, bool):
            raise self.error(f"“{key}” is true or false, not {value!r}", *where)
        if key in {"size", "leading"} and isinstance(value, int | float) and not 4 <= value <= 100:  # noqa: PLR2004 points
            raise self.error(f"“{key}” is to be from 4 to 100 points, not {value}", *where)

    def _colour(self, name: str, value: object) -> str:
        if not isinstance(value, str) or not COLOUR.fullmatch(value):
            raise self.error(f"the colour “{name}” is not written as #RRGGBB", "colours", name)
        return value

    def _room(self, told: dict[str, Any], key: str, otherwise: float) -> float:
        value = self.number(told, ("page", key), otherwise)
        least, most = ROOM[key]
        if not least <= value <= most:
            raise self.error(f"“{key}” is to be from {least:g} to {most:g} points, not {value:g}", "page", key)
        return value
