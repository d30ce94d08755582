"""The key sheet: every command that has a key, by menu, read from the command table."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import measure
from ui.command_table import HELD, MENUS
from ui.commands import Command, Commands
from ui.kit import KeyCap, Label, tool_button
from ui.kit.cover import Cover

_COLUMNS = 3
_COLUMN = 320
_WIDEST = 980
_HEAD = 110  # title, margins and shadow


class KeySheet(Cover):
    """A sheet over the whole window; F1 and ? close it as well, arrows scroll."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self.sheet.sheet.addLayout(self._head())
        self._commands = commands
        self._body = QWidget()
        self._area = _scrolled(self._body)
        self.sheet.sheet.addWidget(self._area)
        commands.keys_changed.connect(self._show_keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keys"))

    def open(self) -> None:
        """Show it and take the keyboard; closing gives it back."""
        self._show_keys()
        self.come_up()
        self.fit(measure.px(_WIDEST), self._body.sizeHint().height() + _HEAD)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_keys(self) -> None:
        """Show the keys as they are now, in as many columns as there is room for."""
        columns = (self.window().width() - 40) // measure.px(_COLUMN)
        self._body = _body(self._commands, min(max(columns, 1), _COLUMNS))
        self._body.setAutoFillBackground(False)
        self._area.setWidget(self._body)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.close_now()
        elif not self._scroll(event.key()):
            super().keyPressEvent(event)

    def _scroll(self, key: int) -> bool:
        """Scroll as far as a key says; whether it says so."""
        bar = self._area.verticalScrollBar()
        page, line = bar.pageStep(), 3 * bar.singleStep()
        steps = {
            Qt.Key.Key_Down: line,
            Qt.Key.Key_Up: -line,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        bar.setValue(bar.value() + steps.get(Qt.Key(key), 0))
        return key in steps

    def _head(self) -> QHBoxLayout:
        close = tool_button("x", self.tr("Close"))
        close.clicked.connect(self.close_now)
        row = QHBoxLayout()
        row.setContentsMargins(20, 14, 12, 6)
        row.addWidget(Label(self.tr("Keys"), size=16, weight=600))
        row.addStretch(1)
        row.addWidget(close)
        return row


def _scrolled(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.viewport().setAutoFillBackground(False)
    body.setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _body(commands: Commands, count: int) -> QWidget:
    """The groups in columns, each group whole, the next one under the shortest column."""
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(20, 4, 20, 16)
    row.setSpacing(28)
    columns = [QVBoxLayout() for _ in range(count)]
    heights = [0] * count
    for column in columns:
        column.setSpacing(14)
        row.addLayout(column, 1)
    for name, members in _groups(commands):
        shortest = heights.index(min(heights))
        columns[shortest].addLayout(_group(name, members, commands))
        heights[shortest] += len(members) + 2
    for column in columns:
        column.addStretch(1)
    return body


def _groups(commands: Commands) -> list[tuple[str, list[Command]]]:
    found: list[tuple[str, list[Command]]] = []
    for path, words in MENUS:
        members = [command for command in commands.all() if command.menu == path and commands.keys(command.id)]
        members = [command for command in members if commands.action(command.id).isVisible()]
        if members:
            found.append((_plain(words), members))
    headings = dict.fromkeys(row.menu for row in HELD)
    return found + [(_plain(heading), [row for row in HELD if row.menu == heading]) for heading in headings]


def _group(name: str, members: list[Command], commands: Commands) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(name, size=12, weight=600), 0, 0)
    for row, command in enumerate(members, start=1):
        keys = _first_key(command) if command in HELD else commands.keys(command.id)
        grid.addWidget(Label(_plain(command.text), size=12, colour="sub", elide=True), row, 0)
        grid.addWidget(KeyCap(keys), row, 1, Qt.AlignmentFlag.AlignRight)
    return grid


def _first_key(command: Command) -> str:
    return command.sequences()[0].toString(QKeySequence.SequenceFormat.NativeText)


def _plain(words: str) -> str:
    return QCoreApplication.translate("Commands", words).replace("&", "").removesuffix("…")
