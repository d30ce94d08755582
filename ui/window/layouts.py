"""Layouts: how the desk is arranged for one kind of work, and as it is before anybody moves anything."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.window.workspace import Workspace


def triage(space: Workspace) -> None:
    """Many sources are looked through: the library wide, the card of the one at hand beside it."""
    space.show_history(shown=False)
    space.show_column(space.dock, shown=True)
    space.show_column(space.library, shown=True)
    space.set_wide(wide=True)
    space.library.focus_rows()


def coding(space: Workspace) -> None:
    """A text is read and marked: sources, text and panels side by side."""
    space.show_history(shown=False)
    space.modes.read()
    space.set_wide(wide=False)
    space.dock.uncover()
    space.show_column(space.library, shown=True)
    space.show_column(space.dock, shown=True)
    space.focus_text()


def writing(space: Workspace) -> None:
    """A brief is written: sections, text and pages side by side."""
    space.modes.compose().arrange(outline=True, preview=True)


def reset(space: Workspace) -> None:
    """Every column and group is as wide and high as in a new project."""
    page = space.modes.composing()
    if page is not None:
        page.arrange(outline=None, preview=True)
        return
    coding(space)
    space.reset_columns()
    space.dock.reset_groups()


LAYOUTS: dict[str, Callable[[Workspace], None]] = {
    "triage": triage,
    "coding": coding,
    "writing": writing,
    "reset": reset,
}
"""Each by the name it has in the command table."""
