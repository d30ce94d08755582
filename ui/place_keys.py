"""The keys of lists and of the text: which of its commands a pressed key means, as the table and the user have it.

Most commands are done by the window. Those that `Needs.PLACE` are done by the list or text that has the keyboard,
which asks here what a key means to it: Qt's own shortcuts would take Enter, Space and arrows from a name typed into a
row. The keys are the application's, as its theme is; `Commands` sets them.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, cast

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.command_table import COMMANDS, Command, Scope
from ui.physical_keys import latin_key, pressed_keys

_ROWS = (Scope.LIST, Scope.EVIDENCE, Scope.OUTLINE, Scope.START)
_ON_ROWS = ("edit.rename", "edit.delete", "edit.duplicate", "actors.merge")
"""Commands of the window that mean the row at hand in a list, whatever item is open."""

_keys: dict[Scope, dict[str, str]] = {}


class Place(Protocol):
    """A list or text whose commands have keys."""

    keys_scope: Scope

    def act(self, command: str) -> bool:
        """Do a command; whether this place knows it."""


def place_at(widget: QWidget | None) -> Place | None:
    """The place a widget is, or stands in; None where it is none."""
    while widget is not None:
        if hasattr(widget, "keys_scope"):
            return cast("Place", widget)
        widget = widget.parentWidget()
    return None


def set_keys(table: Iterable[Command], keys_of: Callable[[str], Sequence[QKeySequence]]) -> None:
    """Have places act on these keys from now on."""
    _keys.clear()
    for command in table:
        scopes = (command.scope,) if command.in_place else _ROWS if command.id in _ON_ROWS else ()
        for scope in scopes:
            meanings = _keys.setdefault(scope, {})
            meanings.update({sequence.toString(): command.id for sequence in keys_of(command.id)})


def meant(event: QKeyEvent, scope: Scope) -> str:
    """The id of the command that a pressed key means in a place of this scope; "" for none. By physical key, too."""
    if not _keys:
        set_keys(COMMANDS, _of_the_table)
    pressed = latin_key(event) or pressed_keys(event)
    return _keys.get(scope, {}).get(QKeySequence(pressed).toString(), "")


def _of_the_table(command_id: str) -> list[QKeySequence]:
    return next(command.sequences() for command in COMMANDS if command.id == command_id)
