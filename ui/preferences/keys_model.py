"""The commands with their keys as a list to change them in."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QKeyCombination, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence

from briefing.model.folding import folded
from ui import fonts, theme
from ui.commands import Command, Commands
from ui.key_words import keys_in_words

WHERE = 2
COMMAND = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class CommandKeys(QAbstractTableModel):
    """A row a command: its words, its keys, the menu it stands in."""

    def __init__(self, commands: Commands, parent: Any = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._words = ""
        self._rows: list[Command] = []
        self.show_matching("")
        # A method of this model: Qt lets go of it with the sheet, and the commands outlive every sheet.
        commands.keys_changed.connect(self._show_changed)

    def show_matching(self, words: str) -> None:
        """Show the commands whose words, menu or keys hold these words."""
        self._words = words
        wanted = folded(words).split()
        self.beginResetModel()
        self._rows = [
            command
            for command in self._commands.all()
            if not command.submenu and all(word in folded(self._said(command)) for word in wanted)
        ]
        self.endResetModel()

    def _show_changed(self) -> None:
        self.show_matching(self._words)

    def row_of(self, command: str) -> int:
        """The row of a command; -1 where it is not shown."""
        return next((row for row, found in enumerate(self._rows) if found.id == command), -1)

    def _shown(self, command: Command, column: int) -> str:
        if column == WHERE:
            return self._commands.menu_words(command.id)
        return self._keys(command) if column else self._commands.action(command.id).iconText()

    def _said(self, command: Command) -> str:
        words = self._commands.action(command.id).iconText()
        return f"{words} {self._commands.menu_words(command.id)} {self._keys(command)}"

    def _keys(self, command: Command) -> str:
        keys = self._commands.sequences(command.id)
        # A keyboard's own keys "New" or "Close" work too; nobody looks for them by these words.
        typed = [one for one in keys if not _is_named_on_keyboards(one)]
        return keys_in_words(typed or keys)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Command"), self.tr("Keys"), self.tr("Where"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        command = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._shown(command, index.column())
            case Qt.ItemDataRole.ForegroundRole if index.column() == WHERE:
                return theme.current().colour("sub")
            case Qt.ItemDataRole.FontRole:
                return fonts.ui_font(13, 600 if self._commands.is_own(command.id) else 400)
            case Qt.ItemDataRole.ToolTipRole:
                return self._shown(command, index.column())
        return command.id if role == COMMAND else None


def _is_named_on_keyboards(sequence: QKeySequence) -> bool:
    first: QKeyCombination = sequence[0]  # type: ignore[index] # PySide's stub lacks it
    return Qt.Key.Key_Back <= first.key() <= Qt.Key.Key_MediaLast
