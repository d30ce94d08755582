"""Reading a theme's TOML file: every value is looked at, and a wrong one is told with its line and the reason."""
# SPDX-License-Identifier: MIT

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from briefing.brief.document import Align
from briefing.errors import RenderError
from briefing.render.typeset.families import Cut, is_installed
from briefing.render.typeset.theme import (
    BLACK,
    COLOUR,
    LEAST_CONTRAST,
    PAGES,
    SMALLEST_MARKING,
    WHITE,
    Line,
    Logo,
    Style,
    Theme,
    contrast,
)
from resources.themes import brief_theme_text

WHOLE = "assessment"
"""The theme that says everything: what another has to say at least."""

LINE_FIELDS = (
    "header", "caveats", "page", "number", "pages", "title", "subtitle", "kind", "serial", "version", "dated",
    "cut_off", "author",
)  # fmt: skip
"""What may stand in braces in a theme's header and footer."""

TABLES = ("page", "families", "colours", "styles", "header", "footer", "logo", "words")
PAGE_KEYS = ("size", "margin", "band", "head", "foot", "column_gap", "panels")
SIDES = ("left", "centre", "right")
LOGO_KEYS = ("file", "alt", "height", "side")
WORDS = ("page", "notes", "draft")
FAMILY_KEYS = ("package", "regular", "bold", "axes")
PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
MOST_LOGO_BYTES = 4 << 20
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

    `page` is the size of its pages, its own where "" is given; a logo is looked for in `folder`.
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
        raise _wrong(theme_id, _line(text, ("extends",)), f"it extends “{base}”, which is no theme of ours") from error
    return _merged(_whole(below, base), table)


def _table(text: str, theme_id: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(theme_id, 0, f"it is not TOML: {error}") from error


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


def _line(text: str, path: tuple[str, ...]) -> int:
    """The line on which a key stands, from 1, as near as it can be found; 0 where the file does not name it."""
    found = 0
    begin = 0
    lines = text.splitlines()
    for depth, key in enumerate(path):
        dotted = re.escape(".".join(path[: depth + 1]))
        pattern = re.compile(rf"^\s*(\[{dotted}[\].]|{re.escape(key)}\s*[=.])|[{{,]\s*{re.escape(key)}\s*=")
        place = next((number for number in range(begin, len(lines)) if pattern.search(lines[number])), None)
        if place is None:
            return found
        found, begin = place + 1, place
    return found


class _Reading:
    """A theme being read."""

    def __init__(self, table: dict[str, Any], text: str, theme_id: str, folder: Path | None) -> None:
        self.table = table
        self.text = text
        self.theme_id = theme_id
        self.folder = folder

    def theme(self, page: str) -> Theme:
        """The theme."""
        self._check_names()
        told = self._part("page", PAGE_KEYS)
        for size in (told.get("size", "A4"), page or "A4"):
            if size not in PAGES:
                raise self._error(f"“{size}” is not a page size; there are {', '.join(PAGES)}", "page", "size")
        colours = self._colours()
        return Theme(
            id=self.theme_id,
            name=self._words(self.table, "name", self.theme_id),
            page=PAGES[page or told.get("size", "A4")],
            margin=self._room(told, "margin", 46.0),
            band=self._room(told, "band", 22.0),
            head=self._room(told, "head", 30.0),
            foot=self._room(told, "foot", 30.0),
            families={role: self._cut(role, told) for role, told in self._tables("families").items()},
            colours=colours,
            styles=self._styles(colours),
            column_gap=self._number(told, ("page", "column_gap"), 20.0),
            panels=self._switch(told, ("page", "panels"), otherwise=True),
            language=self._words(self.table, "language", ""),
            words=self._furniture_words(),
            header=self._furniture_line("header", Line(left="{header}")),
            footer=self._furniture_line("footer", Line(left="{caveats}", right="{page}")),
            logo=self._logo(),
        )

    def _check_names(self) -> None:
        """Nothing that is misspelt is passed over, and what every page needs is there."""
        known = ("name", "language", *TABLES)
        for key in self.table:
            if key not in known:
                raise self._error(f"a theme has no “{key}”; it has {', '.join(known)}", key)
        if self.theme_id == WHOLE:
            return
        whole = tomllib.loads(brief_theme_text(WHOLE))
        for part in ("families", "colours", "styles"):
            for name in whole[part]:
                if name not in self._tables(part):
                    said = f'“{name}” is missing from [{part}]; begin with extends = "{WHOLE}" and change what differs'
                    raise self._error(said, part)

    def _tables(self, name: str) -> dict[str, Any]:
        told = self.table.get(name, {})
        if not isinstance(told, dict):
            raise self._error(f"“{name}” is to be a table: [{name}]", name)
        return told

    def _part(self, name: str, known: Iterable[str]) -> dict[str, Any]:
        """A table of the theme, none of whose keys is unknown."""
        told = self._tables(name)
        for key in told:
            if key not in known:
                raise self._error(f"[{name}] has no “{key}”; it has {', '.join(known)}", name, key)
        return told

    def _colours(self) -> dict[str, str]:
        """The colours; text in them must stand out from the paper and from every ground it is set on."""
        colours = {name: self._colour(name, value) for name, value in self._tables("colours").items()}
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
        styles = self._tables("styles").items()
        told = {
            style.get("colour", "ink") for name, style in styles if isinstance(style, dict) and name not in OWN_GROUND
        }
        return {each for each in told if isinstance(each, str)} | {"link"}

    def _check_contrast(self, ink: str, ground: str, said: str, on: str, path: tuple[str, ...]) -> None:
        found = contrast(ink, ground)
        if found < LEAST_CONTRAST:
            raise self._error(f"{said} has a contrast of {found:.1f}:1 to {on}; WCAG wants 4.5:1", *path)

    def _styles(self, colours: Mapping[str, str]) -> dict[str, Style]:
        styles = {name: self._style(name, told) for name, told in self._tables("styles").items()}
        if styles.get("marking", Style(size=SMALLEST_MARKING)).size < SMALLEST_MARKING:
            raise self._error("TLP 2.0 wants markings of 12 points or more", "styles", "marking")
        for name, style in styles.items():
            if style.colour not in colours:
                ground = OWN_GROUND.get(name, WHITE)
                said = f"the style “{name}”"
                self._check_contrast(style.colour, colours.get(ground, ground), said, "its ground", ("styles", name))
        return styles

    def _style(self, name: str, told: object) -> Style:
        if not isinstance(told, dict):
            raise self._error(f"the style “{name}” is to be a table: {name} = {{ size = 10 }}", "styles", name)
        known = {each.name for each in fields(Style)}
        for key, value in told.items():
            if key not in known:
                said = f"the style “{name}” has no “{key}”; it has {', '.join(sorted(known))}"
                raise self._error(said, "styles", name, key)
            self._check_style(name, key, value)
        made = {key: Align(value) if key == "align" else value for key, value in told.items()}
        for key in set(NUMBERS) & set(made):
            made[key] = self._number(made, ("styles", name, key), 0.0)
        return Style(**made)  # type: ignore[arg-type]  # what each field takes is looked at above

    def _check_style(self, name: str, key: str, value: object) -> None:
        where = ("styles", name, key)
        if key == "align" and value not in {each.value for each in Align}:
            raise self._error(f"text stands left, centre or right, not “{value}”", *where)
        if key == "family" and value not in self._tables("families"):
            raise self._error(f"the style “{name}” asks for a family “{value}” that the theme does not name", *where)
        is_named = value in self._tables("colours") if isinstance(value, str) else False
        if key == "colour" and not is_named and not (isinstance(value, str) and COLOUR.fullmatch(value)):
            raise self._error(f"the style “{name}” asks for a colour “{value}” that the theme does not name", *where)
        if key in SWITCHES and not isinstance(value, bool):
            raise self._error(f"“{key}” is true or false, not {value!r}", *where)
        if key in {"size", "leading"} and isinstance(value, int | float) and not 4 <= value <= 100:  # noqa: PLR2004 points
            raise self._error(f"“{key}” is to be from 4 to 100 points, not {value}", *where)

    def _cut(self, role: str, told: object) -> Cut:
        where = ("families", role)
        if not isinstance(told, dict) or not isinstance(told.get("package"), str):
            raise self._error(f"the family “{role}” does not say which package it is in", *where)
        for key in told:
            if key not in FAMILY_KEYS:
                raise self._error(f"a family has no “{key}”; it has {', '.join(FAMILY_KEYS)}", *where, key)
        package = told["package"]
        if not is_installed(package):
            said = f"the family “{role}” needs the package fontpkg-{package}, which is not installed"
            raise self._error(said, *where, "package")
        axes = told.get("axes", {})
        if not isinstance(axes, dict):
            raise self._error("“axes” is to be a table: { opsz = 11 }", *where, "axes")
        places = tuple((axis, self._number(axes, (*where, "axes", axis), 0.0)) for axis in axes)
        regular, bold = (
            int(self._number(told, (*where, key), usual)) for key, usual in (("regular", 400), ("bold", 650))
        )
        return Cut(package, regular, bold, places)

    def _furniture_words(self) -> dict[str, str]:
        told = self._part("words", WORDS)
        for key in told:
            self._words(told, key, "", "words")
        self._check_fields(str(told.get("page", "")), ("page", "pages"), ("words", "page"))
        return {key: str(value) for key, value in told.items()}

    def _furniture_line(self, name: str, otherwise: Line) -> Line:
        if name not in self.table:
            return otherwise
        told = self._part(name, SIDES)
        for side in told:
            self._check_fields(self._words(told, side, "", name), LINE_FIELDS, (name, side))
        return Line(**{side: str(words) for side, words in told.items()})

    def _check_fields(self, words: str, known: Iterable[str], path: tuple[str, ...]) -> None:
        try:
            named = {part[1] for part in Formatter().parse(words) if part[1] is not None}
        except ValueError as error:
            raise self._error(f"its braces do not pair ({error})", *path) from error
        for each in sorted(named - set(known)):
            raise self._error(
                f"there is no field {{{each}}}; there are {', '.join(f'{{{one}}}' for one in known)}", *path
            )

    def _logo(self) -> Logo | None:
        if "logo" not in self.table:
            return None
        told = self._part("logo", LOGO_KEYS)
        name = self._words(told, "file", "", "logo")
        alt = self._words(told, "alt", "", "logo").strip()
        side = told.get("side", "right")
        if side not in SIDES:
            raise self._error(f"a logo stands left, centre or right, not “{side}”", "logo", "side")
        if not alt:
            raise self._error("the logo needs an “alt”: what it is, for who cannot see it", "logo")
        height = self._number(told, ("logo", "height"), 28.0)
        if not 8 <= height <= 120:  # noqa: PLR2004 points
            raise self._error(f"a logo is 8 to 120 points high, not {height:g}", "logo", "height")
        return Logo(self._picture(name), PICTURES[Path(name).suffix.lower()], alt, height, side)

    def _picture(self, name: str) -> bytes:
        """The bytes of the logo: a plain file beside the theme's own, never one that a path leads to elsewhere."""
        where = ("logo", "file")
        if Path(name).suffix.lower() not in PICTURES or Path(name).name != name or self.folder is None:
            raise self._error("the logo is to be a PNG, JPEG or SVG file that lies beside the theme", *where)
        path = self.folder / name
        try:
            if path.stat().st_size > MOST_LOGO_BYTES:
                raise self._error(f"the logo is larger than {MOST_LOGO_BYTES >> 20} MB", *where)
            return path.read_bytes()
        except OSError as error:
            raise self._error(f"the logo {name} cannot be read ({error.strerror})", *where) from error

    def _colour(self, name: str, value: object) -> str:
        if not isinstance(value, str) or not COLOUR.fullmatch(value):
            raise self._error(f"the colour “{name}” is not written as #RRGGBB", "colours", name)
        return value

    def _room(self, told: dict[str, Any], key: str, otherwise: float) -> float:
        value = self._number(told, ("page", key), otherwise)
        least, most = ROOM[key]
        if not least <= value <= most:
            raise self._error(f"“{key}” is to be from {least:g} to {most:g} points, not {value:g}", "page", key)
        return value

    def _number(self, told: dict[str, Any], path: tuple[str, ...], otherwise: float) -> float:
        value = told.get(path[-1], otherwise)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._error(f"“{path[-1]}” is not a number", *path)
        return float(value)

    def _switch(self, told: dict[str, Any], path: tuple[str, ...], *, otherwise: bool) -> bool:
        value = told.get(path[-1], otherwise)
        if not isinstance(value, bool):
            raise self._error(f"“{path[-1]}” is true or false, not {value!r}", *path)
        return value

    def _words(self, told: dict[str, Any], key: str, otherwise: str, *above: str) -> str:
        value = told.get(key, otherwise)
        if not isinstance(value, str):
            raise self._error(f"“{key}” is to be words in quotes", *above, key)
        return value

    def _error(self, reason: str, *path: str) -> RenderError:
        """The error with the line on which the key at the end of `path` stands."""
        return _wrong(self.theme_id, _line(self.text, path), reason)
