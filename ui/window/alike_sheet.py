"""The sheet of the duplicate check: which sources say the same in the same words, and how much of it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.actions.likeness import Likeness
from briefing.model import Source
from ui import measure
from ui.compose.cards import Row, RowList
from ui.kit import Label, push_button
from ui.window.password_sheet import Sheet

_WIDTH, _ROW, _MOST_SEEN = 620, 48, 7


class AlikeSheet(Sheet):
    """Enter reads the chosen source, Del removes it, Esc leaves. It deletes itself when it closes."""

    read_wanted = Signal(str)
    removal_wanted = Signal(str)
    """The id of the source to read, or to remove from the project."""

    def __init__(self, room: QWidget, source: Source, found: Sequence[Likeness], *, may_remove: bool) -> None:
        super().__init__(room, room.tr("Sources that say the same as {0}").format(source.label))
        told = Label(
            self.tr("How much of the shorter text stands in the longer, too, word for word."),
            size=12,
            colour="sub",
            wrap=True,
        )
        self.list = RowList(self.tr("Sources that say the same"))
        for part in (told, self.list):
            measure.keep(part, width=_WIDTH - 34)
        self.list.setFixedHeight(min(len(found), _MOST_SEEN) * measure.px(_ROW) + 4)
        self.list.show_rows([self._row(one) for one in found])
        self.read = push_button(self.tr("Read it  Enter"), icon="book-open")
        self.remove = push_button(self.tr("Remove it  Del"), icon="trash")
        self.remove.setEnabled(may_remove)
        leave = push_button(self.tr("Close  Esc"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.remove, self.read, leave):
            buttons.addWidget(button)
        for part in (told, self.list):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        self.list.picked.connect(self._read)
        self.read.clicked.connect(lambda: self._read(self._chosen()))
        self.remove.clicked.connect(self._remove)
        leave.clicked.connect(self._leave)
        self.closed.connect(self.deleteLater)

    def ask(self, first: QWidget) -> None:
        """Show it in the middle, wider than other sheets."""
        super().ask(first)
        self.move((self.over.width() - self.width()) // 2, self.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _row(self, one: Likeness) -> Row:
        share = self.tr("{0} % same text").format(round(one.share * 100))
        return Row(f"{one.label} {one.title}", share, one.publisher, "", "file-text", "sub", one.source_id)

    def _chosen(self) -> str:
        return str(self.list.rows.row(self.list.currentIndex()).ref)

    def _read(self, source_id: object) -> None:
        self._leave()
        self.read_wanted.emit(str(source_id))

    def _remove(self) -> None:
        source_id = self._chosen()
        self._leave()
        self.removal_wanted.emit(source_id)

    def _leave(self) -> None:
        self.close_now()
        if self.back is not None:
            self.back.setFocus(Qt.FocusReason.PopupFocusReason)
