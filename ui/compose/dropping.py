"""Citations that are dragged into a section's text; whatever else is dragged there is for the window."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTextEdit

CITATION_MIME = "application/x-briefing-citation"


class TakesCitations(QTextEdit):
    """A text over which a citation can be dragged; the caret shows where it would stand."""

    citation_dropped = Signal(str)
    """A citation was dropped at the caret."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._takes(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._takes(event):
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))

    def dropEvent(self, event: QDropEvent) -> None:
        if self._takes(event):
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
            self.citation_dropped.emit(dropped_citation(event.mimeData()))

    def _takes(self, event: QDropEvent) -> bool:
        takes = bool(dropped_citation(event.mimeData())) and not self.isReadOnly()
        if takes:
            event.acceptProposedAction()
        else:
            event.ignore()
        return takes


def dropped_citation(mime: QMimeData) -> str:
    """The citation that is dragged; "" for anything else."""
    return bytes(mime.data(CITATION_MIME).data()).decode("utf-8") if mime.hasFormat(CITATION_MIME) else ""
