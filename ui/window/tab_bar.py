"""The tabs of open sources: label and title, a cross to close, an accent line over the one being read."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui import fonts, measure, theme
from ui.kit.buttons import tool_button
from ui.kit.facing import draw_words, facing
from ui.kit.painting import focus_ring, smooth

_HEIGHT = 36
_WIDEST = 280
_NARROWEST = 120
_PAD = 16
_CROSS = 28


class SourceTabs(QTabBar):
    """One tab a source, by its id. Tabs are moved with the mouse, closed by their cross or the middle button."""

    closed = Signal(str)
    """The id of the source whose tab shall close."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setFont(fonts.ui_font(13, 500))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Open sources"))

    def add(self, source_id: str, label: str, title: str) -> int:
        """Add a tab at the end; returns its place."""
        place = self.addTab("")
        self.setTabData(place, source_id)
        cross = tool_button("x", "")
        measure.whenever(cross, lambda: self._fit(cross))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(lambda: self.closed.emit(source_id))
        self.setTabButton(place, QTabBar.ButtonPosition.RightSide, cross)
        self.rename(source_id, label, title)
        return place

    def _fit(self, cross: QWidget) -> None:
        side = measure.sign(24)
        if cross.width() != side or cross.height() != side:
            cross.setFixedSize(side, side)
            self.setElideMode(self.elideMode())  # has Qt put the crosses into the middle of their tabs again

    def rename(self, source_id: str, label: str, title: str) -> None:
        """Show what the source is called now."""
        place = self.place_of(source_id)
        words = f"{label}  {title}"
        if place < 0 or self._words(place) == words:
            return
        # An "&" in a title is no key that would bring its tab to the front.
        self.setTabText(place, words.replace("&", "&&"))
        self.setTabToolTip(place, f"{label} {title}")
        self.setAccessibleTabName(place, f"{label} {title}")
        cross = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        named = self.tr("Close {0}").format(label)
        cross.setToolTip(named)
        cross.setAccessibleName(named)

    def _words(self, place: int) -> str:
        return self.tabText(place).replace("&&", "&")

    def place_of(self, source_id: str) -> int:
        """Where the tab of a source stands; -1 where it has none."""
        return next((place for place in range(self.count()) if self.tabData(place) == source_id), -1)

    def source_ids(self) -> list[str]:
        """The ids of the sources in the order of their tabs."""
        return [str(self.tabData(place)) for place in range(self.count())]

    def current_id(self) -> str:
        """The id of the source in front, "" where no tab is open."""
        return str(self.tabData(self.currentIndex()) or "")

    def tabSizeHint(self, index: int) -> QSize:
        words = QFontMetricsF(fonts.ui_font(13, 600)).horizontalAdvance(self._words(index))
        width = min(max(round(words) + 2 * _PAD + _CROSS, _NARROWEST), measure.px(_WIDEST))
        return QSize(width, measure.bar(_HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), measure.bar(_HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.MiddleButton:
            self._close_at(event.position().toPoint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        desk = theme.current()
        painter.fillRect(self.rect(), desk.colour("window"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, desk.colour("line"))
        for place in range(self.count()):
            self._paint_tab(painter, place)
        painter.end()

    def _paint_tab(self, painter: QPainter, place: int) -> None:
        desk = theme.current()
        rect = QRectF(self.tabRect(place))
        current = place == self.currentIndex()
        painter.save()
        facing(painter, rect)
        if current:
            painter.fillRect(rect, desk.colour("paper"))
            painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 2), desk.colour("accent"))
        painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), desk.colour("line"))
        font = fonts.ui_font(13, 600 if current else 500)
        room = rect.adjusted(_PAD, 2, -_PAD - _CROSS + 8, 0)
        words = QFontMetricsF(font).elidedText(self._words(place), Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(desk.colour("text" if current else "sub"))
        draw_words(painter, room, words)
        if current and self.hasFocus():
            focus_ring(painter, rect.adjusted(2, 4, -3, -2), 4)
        painter.restore()

    def _close_at(self, point: QPoint) -> None:
        place = self.tabAt(point)
        if place >= 0:
            self.closed.emit(str(self.tabData(place)))
