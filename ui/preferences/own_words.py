"""Where a house's own words and bands are kept: in the open project, or for the projects that are begun from now on."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing.actions.yardsticks import set_own_words
from briefing.brief.yardstick import (
    OwnWords,
    Yardstick,
    set_users_words,
    standard,
    users_file,
    users_words,
    worded,
    yardstick_of,
)
from briefing.errors import ItemError
from briefing.project.faults import said_of_system
from ui.panels.editing import attempted

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.preferences.applying import Applying
    from ui.preferences.controls import Complain


class WordsPlace(Protocol):
    """A place where a house's words are kept."""

    @property
    def shown(self) -> Yardstick:
        """The yardstick that holds there."""

    @property
    def is_writable(self) -> bool:
        """Whether it can be changed."""

    def keep(self, own: OwnWords) -> str:
        """Keep these words there; why that makes no sense, "" where it does."""


class ProjectWords:
    """The open project: a change is a step of its history."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known = yardstick_of(desk.project)

    @property
    def shown(self) -> Yardstick:
        """The project's yardstick; the last one where the project is closed already."""
        if not self._desk.is_closed:
            self._known = yardstick_of(self._desk.project)
        return self._known

    @property
    def is_writable(self) -> bool:
        """Not where it was opened to be read only."""
        return not self._desk.project.read_only

    def keep(self, own: OwnWords) -> str:
        """One step of history; nothing once the project is closed."""
        return "" if self._desk.is_closed else attempted(self._desk, lambda: set_own_words(self._desk.project, own))


class UsersWords:
    """What new projects begin with, for the scale that is chosen for them."""

    is_writable = True

    def __init__(self, applying: Applying, complain: Complain) -> None:
        self._applying, self._complain = applying, complain

    @property
    def shown(self) -> Yardstick:
        """The yardstick of new projects."""
        name = self._applying.values.scale
        return worded(standard(name), users_words(name))

    def keep(self, own: OwnWords) -> str:
        """Written to the user's own file; a disk that fails is complained of."""
        try:
            set_users_words(self._applying.values.scale, own)
        except ItemError as error:
            return error.sentence()
        except OSError as error:
            self._complain(said_of_system(users_file(), error))
        return ""
