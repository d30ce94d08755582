"""What a command is: a row of the table that menus, keys, tooltips, the palette and the key sheet are read from."""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence

Key = QKeySequence.StandardKey


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """The text itself; Qt's lupdate finds texts to translate by this name (PySide types its own as `object`)."""
    return text


class Scope(StrEnum):
    """Where a command's keys work."""

    WINDOW = "window"
    READER = "reader"  # only while the reader has the keyboard: single letters
    LIST = "list"  # only while a list of items or sources has it
    EVIDENCE = "evidence"  # only while the evidence of an item has it
    OUTLINE = "outline"  # only while the sections of the brief have it
    PREVIEW = "preview"  # only while the pages of the brief have it
    CONTROL = "control"  # in every button, field and list: what no command of the window may have
    START = "start"  # only while the recent projects of the start screen have it


class Needs(StrEnum):
    """What must be there for a command to be offered."""

    NOTHING = "nothing"
    PROJECT = "project"
    WRITABLE = "writable"  # a project that is not open read-only
    SOURCE = "source"  # an article in the reader
    CHOSEN_SOURCE = "chosen source"  # an article in the reader, or chosen in the library
    QUOTE = "quote"  # selected text in the reader
    SELECTION = "selection"  # selected text in the reader that may become something: not where all is read-only
    ITEM = "item"  # a selected row in a panel
    SEVERAL = "several"  # two or more of them
    COMPOSING = "composing"  # the mode in which a brief is written
    WRITING = "writing"  # the same, where the project is not read-only
    PLACE = "place"  # the keyboard at the list or text of its scope, which does it itself (ui/place_keys.py)
    UNDO = "undo"  # something to undo
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its id, its words with the menu's mnemonic, its keys, and where it stands.

    `keys` come before those of `standard`, the platform's own for this purpose (which are none for some). `menu` is a
    path ("View/Text size"); commands stand in the table's order, a line before those with `line`. A `submenu` is filled
    by the window.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    standard: Key | None = None
    scope: Scope = Scope.WINDOW
    needs: Needs = Needs.NOTHING
    icon: str = ""
    line: bool = False
    checkable: bool = False
    submenu: bool = False

    @property
    def in_place(self) -> bool:
        """Whether the list or text that has the keyboard does it, rather than the window."""
        return self.needs is Needs.PLACE

    def sequences(self) -> list[QKeySequence]:
        """Its keys on this platform, the one to show first."""
        own = [QKeySequence(keys) for keys in self.keys]
        given = QKeySequence.keyBindings(self.standard) if self.standard is not None else []
        return own + [sequence for sequence in given if sequence not in own]
