"""The sheet that shows which sentences lean on sources before these are removed."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.actions.naming import in_one_line
from briefing.brief.leaning import Leaning
from briefing.model import Source
from ui.compose.cards import Row, RowList
from ui.kit import Label, primary_button, push_button
from ui.window.password_sheet import Sheet

_WIDTH, _ROW, _MOST_SEEN = 620, 48, 7
_FEW = 4


class RemovalSheet(Sheet):
    """Each sentence is a link: Enter leads to it and removes nothing, Ctrl+Enter removes all the same, Esc keeps.

    It deletes itself when it closes.
    """

    confirmed = Signal()
    place_wanted = Signal(object)
    """The `Leaning` whose place is to be shown."""

    def __init__(self, room: QWidget, sources: Sequence[Source], leaning: Sequence[Leaning]) -> None:
        names = ", ".join(source.label for source in sources[:_FEW])
        more = len(sources) - _FEW
        if more > 0:
            names = room.tr("{0} and {1} more").format(names, more)
        super().__init__(room, room.tr("Remove {0}?").format(names))
        told = self.tr("%Ln sentence(s) lean on it. They stay as they are, and the check names each.", "", len(leaning))
        said = Label(told, size=12, colour="sub", wrap=True)
        said.setFixedWidth(_WIDTH - 34)
        self.list = RowList(self.tr("Sentences that lean on it"))
        self.list.setFixedSize(_WIDTH - 34, min(len(leaning), _MOST_SEEN) * _ROW + 4)
        self.list.show_rows([_row(one) for one in leaning])
        self.keep = push_button(self.tr("Keep  Esc"))
        self.remove = primary_button(self.tr("Remove all the same  Ctrl+Enter"), icon="trash")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.remove)
        self.column.addWidget(said)
        self.column.addWidget(self.list)
        self.column.addLayout(buttons)
        self.list.picked.connect(self._show_place)
        self.keep.clicked.connect(self._leave)
        self.remove.clicked.connect(self._confirm)
        self.closed.connect(self.deleteLater)

    def ask(self, first: QWidget) -> None:
        """Show it in the middle, wider than other sheets."""
        super().ask(first)
        self.move((self.over.width() - self.width()) // 2, self.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _show_place(self, leaning: object) -> None:
        self.close_now()
        self.place_wanted.emit(leaning)

    def _confirm(self) -> None:
        self._leave()
        self.confirmed.emit()

    def _leave(self) -> None:
        self.close_now()
        if self.back is not None:
            self.back.setFocus(Qt.FocusReason.PopupFocusReason)


def _row(one: Leaning) -> Row:
    words = in_one_line(one.words)
    return Row(words, one.in_words(), "", ", ".join(one.labels), "link", "sub", one)
