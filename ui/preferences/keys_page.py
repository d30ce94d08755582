"""Changing the keys of commands: press new ones, take them from another command, go back to the usual ones."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui import measure
from ui.commands import Commands, words_of
from ui.key_words import key_words
from ui.kit import Label, push_button
from ui.physical_keys import pressed_keys
from ui.preferences.keys_model import COMMAND, CommandKeys
from ui.settings import Settings

_ALONE = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_ScrollLock,
    Qt.Key.Key_unknown,
}


class KeysPage(QWidget):
    """`Enter` on a command waits for its new keys; keys of another command are taken only when pressed twice."""

    def __init__(self, commands: Commands, settings: Settings) -> None:
        super().__init__()
        self.name = "keys"
        self.title = QCoreApplication.translate("preferences", "Keys")
        self._commands = commands
        self._settings = settings
        self._waiting_for = ""
        self._asked: QKeySequence | None = None
        self.model = CommandKeys(commands, self)
        self.table = self._key_table()
        self._said = Label(size=12, colour="sub", wrap=True)
        self.change = push_button(self.tr("Change…"))
        self.remove = push_button(self.tr("No key"))
        self.reset = push_button(self.tr("Usual keys"))
        self.reset_all = push_button(self.tr("Usual keys for all"))
        self._lay_out()
        self.change.clicked.connect(self.wait)
        self.remove.clicked.connect(lambda: self._give(self.command(), ()))
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(lambda: self._keep({}))
        self._say_how()

    def show_matching(self, words: str) -> int:
        """Show the commands that hold these words, and tell how many."""
        self.model.show_matching(words)
        return self.model.rowCount()

    def command(self) -> str:
        """The command whose row is chosen; "" for none."""
        return str(self.table.currentIndex().data(COMMAND) or "")

    def said(self) -> str:
        """What the page says: how to change a key, or whose a key is."""
        return self._said.text()

    def choose(self, command: str) -> None:
        """Choose the row of a command."""
        self.table.setCurrentIndex(self.model.index(self.model.row_of(command), 0))

    def wait(self) -> None:
        """The next keys pressed are the chosen command's."""
        self._waiting_for = self.command()
        self._asked = None
        if self._waiting_for:
            words = self._commands.action(self._waiting_for).iconText()
            self._said.setText(self.tr("Press the keys for “{0}”; Esc leaves them as they are.").format(words))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent):
            if self._waiting_for and event.type() is QEvent.Type.ShortcutOverride:
                event.accept()  # what is pressed now is no command
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._key(event)
        if watched is self.table and event.type() is QEvent.Type.FocusOut:
            self._stop_waiting()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if not self._waiting_for:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.wait()
                return True
            return False
        if key is Qt.Key.Key_Escape:
            self._stop_waiting()
        elif key not in _ALONE:
            self._take(QKeySequence(pressed_keys(event)))
        return True

    def _take(self, sequence: QKeySequence) -> None:
        """Give the keys to the command that waits; those of others only when they are pressed again."""
        command = self._waiting_for
        held = self._commands.held(command, sequence)
        if held:
            where = ", ".join(f"“{words_of(row)}”" for row in held)
            told = self.tr("{0} stays with {1}: every list and text needs it. Press other keys.")
            self._said.setText(told.format(key_words(sequence), where))
            return
        others = self._commands.sharing(command, sequence)
        if others and self._asked != sequence:
            self._asked = sequence
            names = ", ".join(f"“{self._commands.action(other.id).iconText()}”" for other in others)
            told = self.tr("{0} belongs to {1}. Press it again to take it, or other keys.")
            self._said.setText(told.format(key_words(sequence), names))
            return
        own = dict(self._settings.values.keys)
        for other in others:
            left = [one.toString() for one in self._commands.sequences(other.id) if one != sequence]
            own[other.id] = tuple(left)
        own[command] = (sequence.toString(),)
        self._keep(own)
        self.choose(command)

    def _give(self, command: str, keys: tuple[str, ...]) -> None:
        if command:
            self._keep({**self._settings.values.keys, command: keys})
            self.choose(command)

    def _reset(self) -> None:
        """The usual keys for the chosen command; those that took one of them have it no longer."""
        command = self.command()
        own = {name: keys for name, keys in self._settings.values.keys.items() if name != command}
        if command:
            usual = {sequence.toString() for sequence in self._commands.command(command).sequences()}
            own = {name: tuple(one for one in keys if one not in usual) for name, keys in own.items()}
            self._keep(own)
            self.choose(command)

    def _keep(self, own: dict[str, tuple[str, ...]]) -> None:
        self._settings.change(keys=own)
        self._commands.set_own_keys(own)
        self._waiting_for = ""
        self._say_how()

    def _stop_waiting(self) -> None:
        if self._waiting_for:
            self._waiting_for = ""
            self._say_how()

    def _say_how(self) -> None:
        self._said.setText(self.tr("Enter on a command changes its keys. Keys of your own are shown in bold."))

    def _key_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        measure.whenever(table, lambda: table.verticalHeader().setDefaultSectionSize(measure.row(26)))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(self.tr("Keys of the commands"))
        table.doubleClicked.connect(lambda _index=QModelIndex(): self.wait())  # noqa: B008 -- Qt's own value
        table.installEventFilter(self)
        return table

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.change, self.remove, self.reset):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.reset_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self.title, size=15, weight=600))
        column.addWidget(self.table, 1)
        column.addWidget(self._said)
        column.addLayout(buttons)
