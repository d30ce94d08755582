"""The themes a brief can be printed in: those that come with Briefing, and those in a folder of the user's."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from briefing.errors import RenderError
from resources.themes import BRIEF_THEMES, brief_theme_text

if TYPE_CHECKING:
    from briefing.render.typeset.theme import Theme

THEMES_FOLDER_WORDS = "Themes of your own: TOML files in {}"


@dataclass(frozen=True, slots=True)
class KnownTheme:
    """A theme as it is offered: its id and name; `path` is its file where it is the user's own.

    `wrong` says why it cannot be used, "" where it can.
    """

    id: str
    name: str
    path: Path | None = None
    wrong: str = ""


def themes_folder() -> Path:
    """Where themes of one's own lie: under BRIEFING_HOME where that is set."""
    home = os.environ.get("BRIEFING_HOME", "")
    config = Path(home) / "config" if home else platformdirs.user_config_path("briefing", appauthor=False)
    return config / "themes"


def known_themes() -> list[KnownTheme]:
    """Ours first, then the user's by name; one that is wrong is listed with the reason."""
    ours = [KnownTheme(each, str(tomllib.loads(brief_theme_text(each))["name"])) for each in BRIEF_THEMES]
    return ours + sorted((_known(path) for path in _own_files()), key=lambda one: one.name.casefold())


def find_theme(theme_id: str, page: str = "") -> Theme:
    """The theme with this id, on a page of this size. Raises RenderError where there is none or its file is wrong.

    No file of the user's stands in for one of ours: a brief that names "assessment" looks the same everywhere.
    """
    from briefing.render.typeset.theme_files import theme_in, theme_of  # noqa: PLC0415  # typesetting loads when it is used

    for path in _own_files():
        if path.stem == theme_id:
            return theme_in(path, page)
    return theme_of(theme_id, page)


def own_page_size(theme_id: str) -> str:
    """The page size that a theme of the user's own asks for; "" for ours, which print on either."""
    for path in _own_files():
        if path.stem == theme_id:
            # A file that is wrong is told when the theme is used.
            with suppress(OSError, ValueError):
                page = tomllib.loads(path.read_text(encoding="utf-8")).get("page", {})
                return str(page.get("size", "")) if isinstance(page, dict) else ""
    return ""


def _own_files() -> list[Path]:
    """The user's theme files; one that bears a name of ours is passed over."""
    folder = themes_folder()
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.glob("*.toml") if path.stem not in BRIEF_THEMES)


def _known(path: Path) -> KnownTheme:
    from briefing.render.typeset.theme_files import theme_in  # noqa: PLC0415  # only for themes of one's own

    try:
        return KnownTheme(path.stem, theme_in(path).name, path)
    except RenderError as error:
        return KnownTheme(path.stem, path.stem, path, error.happened)
