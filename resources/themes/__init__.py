"""Themes of the window (colours by name, the style sheet that uses them) and of the printed brief."""
# SPDX-License-Identifier: MIT

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

THEMES = ("desk-light", "desk-dark")
BRIEF_THEMES = ("assessment", "compact", "note", "plain")


@cache
def _text(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def theme_table(theme_id: str) -> dict[str, Any]:
    """A theme's table of tokens as the file has it; KeyError where there is no such theme."""
    if theme_id not in THEMES:
        raise KeyError(f"there is no theme {theme_id!r}")
    return tomllib.loads(_text(f"{theme_id}.toml"))


def style_template() -> str:
    """The style sheet with a `$token` wherever a theme puts its colour."""
    return _text("desk.qss")


def brief_theme_text(theme_id: str) -> str:
    """The file of a theme of the brief, one of BRIEF_THEMES; KeyError where there is none."""
    if theme_id not in BRIEF_THEMES:
        raise KeyError(f"there is no theme {theme_id!r}")
    return _text(f"brief-{theme_id}.toml")
