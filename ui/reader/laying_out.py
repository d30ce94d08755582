"""Laying out the rest of a long text when there is nothing else to do, a few pages at a time.

Qt does so by itself, but in steps that grow to 200,000 letters and hold the window up for over a tenth of a second.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSizeF, QTimer
from PySide6.QtGui import QTextDocument

_STEP = 8_000
_REST_MS = 4


class LayingOut(QObject):
    """Lays out a document in steps of some thousand letters. `begin` again whenever its lines have changed."""

    def __init__(self, document: QTextDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._done = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._lay_out_some)
        document.documentLayout().installEventFilter(self)

    @property
    def is_under_way(self) -> bool:
        """Whether there is something left."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Lay out everything from the beginning on, from the next idle moment."""
        self._done = 0
        self._timer.start(_REST_MS)

    def _lay_out_some(self) -> None:
        layout = self._document.documentLayout()
        end = self._document.characterCount() - 1
        self._done = min(self._done + _STEP, end)
        # Asking for a block's place lays out everything down to it.
        layout.blockBoundingRect(self._document.findBlock(self._done))
        if self._done >= end:
            self._timer.stop()
        # The view adjusts its scroll bar to what is laid out, and reads no size: asking for it would lay out all.
        layout.documentSizeChanged.emit(QSizeF())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Timer and self.is_under_way:
            return True  # Qt's own long steps
        return super().eventFilter(watched, event)
