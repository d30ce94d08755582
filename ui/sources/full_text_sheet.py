"""A sheet that shows all the text of a page, to be read and copied but not changed."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui import fonts, measure
from ui.kit import Label, Popover, push_button, tool_button
from ui.reader.positions import TextPositions, shown

_WIDEST = 760
_MARGIN = 40


class FullTextSheet(Popover):
    """The whole page beside the article that was found in it. `source_wanted` carries text to make a source of."""

    source_wanted = Signal(str)

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent, stays=True)
        self._read = text
        self.text = QPlainTextEdit(shown(text))
        self.text.setReadOnly(True)
        self.text.setFont(fonts.ui_font(13))
        self.text.setAccessibleName(self.tr("Full page text of {0}").format(title))
        self._close = tool_button("x", self.tr("Close (Esc)"))
        self._close.clicked.connect(self.close_now)
        self.add = push_button(self.tr("Add this text as a source"), icon="plus")
        self.add.clicked.connect(self._add)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Full page text"), size=14, weight=600))
        head.addWidget(Label(title, size=12, colour="sub", elide=True), 1)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        about = self.tr("Citations point into the article, not into this text.")
        foot.addWidget(Label(about, size=11, colour="sub", elide=True), 1)
        foot.addWidget(self.add)
        column = QVBoxLayout()
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.sheet.addLayout(column)
        self.closed.connect(self.deleteLater)

    def ask(self) -> None:
        """Show it in the middle of its parent and take the keyboard."""
        room = self.over.size()
        wanted = QSize(min(measure.px(_WIDEST), room.width() - 2 * _MARGIN), room.height() - 2 * _MARGIN)
        self.text.setFixedSize(wanted.width() - 34, max(wanted.height() - 110, 120))
        left = (room.width() - wanted.width()) // 2
        self.show_at(QRect(left, _MARGIN // 2, wanted.width(), 1))
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
            return
        super().keyPressEvent(event)

    def _add(self) -> None:
        # The page's own characters, not Qt's reading of them: it takes no-break spaces for spaces.
        cursor, positions = self.text.textCursor(), TextPositions(self._read)
        start, end = map(positions.to_code_points, (cursor.selectionStart(), cursor.selectionEnd()))
        self.source_wanted.emit(self._read[start:end] or self._read)
        self.close_now()
