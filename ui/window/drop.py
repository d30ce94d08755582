"""What lies over the window while files are dragged onto it: the whole window is the target."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing.actions.importing import files_of
from ui import fonts, icons, measure, theme
from ui.kit.painting import box, smooth
from ui.window.importing import local_files

_INSET = 20.0
_SHEET = 440  # how wide the sheet with the words is
_SIGN = 32
_AROUND, _BETWEEN = 32, 12


class DropOverlay(QWidget):
    """Says what dropping would do ("Add 5 sources") and takes the drop."""

    dropped = Signal(object)
    """The QMimeData that was dropped; it is gone when the slot returns."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._words = ""
        self.setAcceptDrops(True)
        self.hide()

    def offer(self, dragged: QMimeData, *, may_add: bool) -> bool:
        """Stand over the window, if what is dragged can be dropped here; whether it can."""
        words = self._promise(dragged, may_add=may_add)
        if not words:
            return False
        self._words = words
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()
        return True

    def sorted_files(self, dropped: QMimeData) -> tuple[Path | None, list[Path]]:
        """The project that was dropped, None where it was something else; and all files."""
        paths = local_files(dropped)
        return project_among(paths), paths

    def words(self) -> str:
        """What it promises."""
        return self._words

    def _promise(self, dragged: QMimeData, *, may_add: bool) -> str:
        paths = local_files(dragged)
        if project_among(paths) is not None:
            return self.tr("Open this project")
        if not may_add:
            return ""
        if paths:
            return self.tr("Add %Ln source(s)", "", len(files_of(paths)))
        return self.tr("Add this text as a source") if dragged.hasText() else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(event.mimeData())

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        painter.fillRect(self.rect(), desk.colour("window", 225))
        painter.setPen(QPen(desk.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(desk.colour("picked", 110))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), 8, 8)
        self._paint_promise(painter)
        painter.end()

    def _paint_promise(self, painter: QPainter) -> None:
        """The sign over the words, on a sheet that has room for them."""
        desk = theme.current()
        font = fonts.ui_font(22, 600)
        metrics = QFontMetricsF(font)
        sign, words = measure.sign(_SIGN), metrics.horizontalAdvance(self._words)
        wide = min(max(measure.px(_SHEET), words + 2 * _AROUND), self.width() - 4 * _INSET)
        high = 2 * _AROUND + sign + _BETWEEN + metrics.height()
        middle = QRectF(self.rect()).center()
        sheet = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        box(painter, sheet, 8, fill=desk.colour("panel"), border=desk.colour("edge"))
        icons.paint(painter, "import", QRectF(middle.x() - sign / 2, sheet.y() + _AROUND, sign, sign), "accent")
        painter.setFont(font)
        painter.setPen(desk.colour("text"))
        line = QRectF(sheet.x(), sheet.bottom() - _AROUND - metrics.height(), wide, metrics.height())
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, wide - _AROUND)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)


def project_among(paths: list[Path]) -> Path | None:
    """The project, where one project and nothing else is dragged."""
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == ".brief" else None
