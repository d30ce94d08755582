"""Check boxes and radio buttons in the desk's colours: Fusion's have no border to see by night."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from ui import fonts, icons, theme
from ui.kit.facing import draw_words, facing
from ui.kit.painting import box, focus_ring, smooth

_LEAST_TICK = 120


class Tick(QCheckBox):
    """A check box with a few words."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setFont(fonts.ui_font(12))
        self.setMinimumHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 34, max(24, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), _LEAST_TICK), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        area = QRectF(self.rect())
        facing(painter, area)
        square = QRectF(3, area.center().y() - 8, 16, 16)
        on, usable = self.isChecked(), self.isEnabled()
        edge = "accent" if on else "strong"
        fill = "accent" if on else "paper"
        if not usable:
            edge, fill = "edge", "panel"
        box(painter, square, 4, fill=desk.colour(fill), border=desk.colour(edge))
        if on:
            icons.paint(painter, "check", square.adjusted(2, 2, -2, -2), "accent_text" if usable else "disabled", 3.0)
        painter.setFont(self.font())
        painter.setPen(desk.colour("text" if usable else "disabled"))
        words = area.adjusted(26, 0, -4, 0)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(words.width()))
        if shown != self.text():
            self.setToolTip(self.text())
        draw_words(painter, words, shown)
        if self.hasFocus():
            focus_ring(painter, area, 4)
        painter.end()


class Choice(QRadioButton):
    """One of several: an icon, a name, and a few fainter words."""

    def __init__(self, name: str, icon: str, more: str) -> None:
        super().__init__(name)
        self._icon = icon
        self._more = more
        self.setFont(fonts.ui_font(13, 500))
        self.setMinimumHeight(26)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(f"{self.text()}  {self._more}")
        return QSize(words + 64, max(26, self.fontMetrics().height() + 10))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        area = QRectF(self.rect())
        facing(painter, area)
        ring = QRectF(3, area.center().y() - 8, 16, 16)
        on = self.isChecked()
        box(painter, ring, 8, fill=desk.colour("paper"), border=desk.colour("accent" if on else "strong"), width=1.5)
        if on:
            box(painter, ring.adjusted(4, 4, -4, -4), 4, fill=desk.colour("accent"))
        icons.paint(painter, self._icon, QRectF(28, area.center().y() - 8, 16, 16), "actor")
        font = fonts.ui_font(13, 600 if on else 500)
        painter.setFont(font)
        painter.setPen(desk.colour("text"))
        shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width() - 140)
        draw_words(painter, area.adjusted(52, 0, 0, 0), shown)
        painter.setPen(desk.colour("faint"))
        left = 52 + QFontMetricsF(font).horizontalAdvance(shown) + 8
        painter.setFont(fonts.ui_font(12))
        draw_words(painter, area.adjusted(left, 0, 0, 0), self._more)
        if self.hasFocus():
            focus_ring(painter, area, 4)
        painter.end()
