"""The values of a theme's TOML file: what each is to be, and the line of one that is wrong."""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefing.errors import RenderError


def wrong_theme(theme_id: str, line: int, reason: str) -> RenderError:
    """The sentence for a theme that cannot be used; `line` counts from 1, 0 where no line is to blame."""
    place = f", line {line}" if line else ""
    return RenderError(
        f"The theme “{theme_id}”{place} cannot be used: {reason}.",
        safe="No file was written, and the project is as it was.",
        remedy="Correct the theme's file, or choose another theme.",
    )


def line_of_key(text: str, path: tuple[str, ...]) -> int:
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


class ThemeValues:
    """The tables of a theme that is being read; `text` are the words of its own file, which lies in `folder`."""

    def __init__(self, table: dict[str, Any], text: str, theme_id: str, folder: Path | None) -> None:
        self.table = table
        self.text = text
        self.theme_id = theme_id
        self.folder = folder

    def tables(self, name: str) -> dict[str, Any]:
        """The table of this name, empty where there is none."""
        told = self.table.get(name, {})
        if not isinstance(told, dict):
            raise self.error(f"“{name}” is to be a table: [{name}]", name)
        return told

    def part(self, name: str, known: Iterable[str]) -> dict[str, Any]:
        """A table of the theme, none of whose keys is unknown."""
        told = self.tables(name)
        for key in told:
            if key not in known:
                raise self.error(f"[{name}] has no “{key}”; it has {', '.join(known)}", name, key)
        return told

    def number(self, told: dict[str, Any], path: tuple[str, ...], otherwise: float) -> float:
        """The number under the last key of `path`."""
        value = told.get(path[-1], otherwise)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error(f"“{path[-1]}” is not a number", *path)
        return float(value)

    def switch(self, told: dict[str, Any], path: tuple[str, ...], *, otherwise: bool) -> bool:
        """True or false under the last key of `path`."""
        value = told.get(path[-1], otherwise)
        if not isinstance(value, bool):
            raise self.error(f"“{path[-1]}” is true or false, not {value!r}", *path)
        return value

    def words(self, told: dict[str, Any], key: str, otherwise: str, *above: str) -> str:
        """The words under a key of the table that stands at `above`."""
        value = told.get(key, otherwise)
        if not isinstance(value, str):
            raise self.error(f"“{key}” is to be words in quotes", *above, key)
        return value

    def error(self, reason: str, *path: str) -> RenderError:
        """The error with the line on which the key at the end of `path` stands."""
        return wrong_theme(self.theme_id, line_of_key(self.text, path), reason)
