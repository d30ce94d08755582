"""The key sheet: every command that has a key, by menu, read from the command table."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import measure
from ui.command_table import HELD, MENUS
from ui.commands import Command, Commands
from ui.key_words import key_words
from ui.kit import KeyCap, Label, tool_button
from ui.kit.cover import Cover
from ui.turns import Step, Turns

_COLUMNS = 3
_COLUMN = 320
_WIDEST = 980
_HEAD = 110  # title, margins and shadow
_BETWEEN_GROUPS = 2  # rows that the words over a group and the room under it take
_BETWEEN_ROWS = 4  # px
_AT_ONCE = 4
"""Groups a step: each step has what lies under the sheet painted again, and all of them would take too long."""


class KeySheet(Cover):
    """A sheet over the whole window; ? closes it as well, arrows scroll."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self.sheet.sheet.addLayout(self._head())
        self._commands = commands
        self._turns = Turns(self)
        self._body = QWidget()
        self._area = _scrolled(self._body)
        self.sheet.sheet.addWidget(self._area)
        commands.keys_changed.connect(self._show_keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keys"))

    @property
    def is_whole(self) -> bool:
        """Whether all keys are there."""
        return not self._turns.are_under_way

    def open(self) -> None:
        """Show it and take the keyboard; closing gives it back."""
        self.come_up()
        self._show_keys()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_now(self) -> None:
        """Take it away."""
        self._turns.take(())
        super().close_now()

    def _show_keys(self) -> None:
        """Show the keys as they are now, in as many columns as there is room for: some groups a step."""
        if not self.isVisible():
            return
        count = min(max((self.window().width() - 40) // measure.px(_COLUMN), 1), _COLUMNS)
        self._body, columns = _empty_body(count)
        self._area.setWidget(self._body)
        heights = [0] * count
        placed: list[Step] = []
        for name, members in _groups(self._commands):
            shortest = heights.index(min(heights))
            placed.append(partial(_add_group, columns[shortest], name, members, self._commands))
            heights[shortest] += len(members) + _BETWEEN_GROUPS
        self._fit_to(max(heights) * (KeyCap("").sizeHint().height() + _BETWEEN_ROWS))
        steps = [partial(_take_all, placed[first : first + _AT_ONCE]) for first in range(0, len(placed), _AT_ONCE)]
        self._turns.take([*steps, lambda: self._fit_to(self._body.sizeHint().height())])

    def _fit_to(self, height: int) -> None:
        self.fit(measure.px(_WIDEST), height + _HEAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Question:
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


def _empty_body(count: int) -> tuple[QWidget, list[QVBoxLayout]]:
    """Columns without groups yet: each group will be whole, the next one under the shortest column."""
    body = QWidget()
    body.setAutoFillBackground(False)
    row = QHBoxLayout(body)
    row.setContentsMargins(20, 4, 20, 16)
    row.setSpacing(28)
    columns = [QVBoxLayout() for _ in range(count)]
    for column in columns:
        column.setSpacing(14)
        column.addStretch(1)
        row.addLayout(column, 1)
    return body, columns


def _add_group(column: QVBoxLayout, name: str, members: list[Command], commands: Commands) -> None:
    column.insertLayout(column.count() - 1, _group(name, members, commands))


def _take_all(steps: list[Step]) -> None:
    for step in steps:
        step()


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
    grid.setVerticalSpacing(_BETWEEN_ROWS)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(name, size=12, weight=600), 0, 0)
    for row, command in enumerate(members, start=1):
        keys = _first_key(command) if command in HELD else commands.keys(command.id)
        grid.addWidget(Label(_plain(command.text), size=12, colour="sub", elide=True), row, 0)
        grid.addWidget(KeyCap(keys), row, 1, Qt.AlignmentFlag.AlignRight)
    return grid


def _first_key(command: Command) -> str:
    return key_words(command.sequences()[0])


def _plain(words: str) -> str:
    return QCoreApplication.translate("Commands", words).replace("&", "").removesuffix("…")
