"""A button of one line of words in a bar: with a mark before them where they need one, cut where there is no room."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import fonts, icons, measure, theme
from ui.kit.buttons import say
from ui.kit.facing import draw_words, facing
from ui.kit.painting import box, focus_ring, smooth
from ui.kit.pressing import pressed_by_enter


class LineButton(QAbstractButton):
    """A button of words, with a mark before them; words that do not fit are cut and stand whole in the tooltip."""

    def __init__(self, height: int = 28, least: int = 72) -> None:
        """`height` and the `least` width are lengths of the designs, in pixels; 0 cuts nothing."""
        super().__init__()
        self._height = height
        self._least = least
        self._look = ("", "", "text")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFont(fonts.ui_font(12, 500))
        measure.at_changes(self, self.updateGeometry)

    def show_words(self, words: str, colour: str, icon: str = "", mark: str = "", *, about: str = "") -> None:
        """Show these words in a colour of the theme, with an icon in another; `about` tells of what."""
        if (self.text(), self._look, self.accessibleDescription()) == (words, (icon, mark, colour), about):
            return  # it is told at every move of a caret
        self._look = (icon, mark, colour)
        say(self, words)
        self.setToolTip("\n".join(part for part in (words, about) if part))
        self.setAccessibleName(words)
        self.setAccessibleDescription(about)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(words + self._before() + 8, measure.bar(self._height))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), measure.px(self._least)), whole.height()) if self._least else whole

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        icon, mark, colour = self._look
        painter = smooth(self)
        rect = QRectF(self.rect())
        facing(painter, rect)
        if self.underMouse():
            box(painter, rect, 4, fill=desk.colour("hover"))
        if icon:
            side = measure.sign(16)
            icons.paint(painter, icon, QRectF(rect.x() + 4, rect.center().y() - side / 2, side, side), mark)
        painter.setFont(self.font())
        painter.setPen(desk.colour(colour))
        room = rect.adjusted(self._before() + 4, 0, -4, 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(room.width()))
        draw_words(painter, room, words)
        if self.hasFocus():
            focus_ring(painter, rect, 4)
        painter.end()

    def _before(self) -> int:
        """The room of the mark."""
        return measure.sign(16) + 6 if self._look[0] else 0
