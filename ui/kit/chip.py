"""The chip: a kind's icon and a name in a rounded box, to press, switch or take away."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts, icons, theme
from ui.kit.buttons import say
from ui.kit.facing import draw_words, facing, mirrored
from ui.kit.painting import KIND_ICONS, box, focus_ring, smooth
from ui.kit.pressing import PushButton

_ICON = 12
_CLOSE = 20  # the hit area of the cross


class Chip(PushButton):
    """A name with its kind's icon and colours; shape and icon carry the kind, colour only repeats it.

    The kind "" is none: then `icon` names its icon, and it has no colours of its own.
    `checkable` makes it a switch that is drawn dashed and unfilled while off. `closable` adds a cross, also worked by
    Delete and Backspace. `description` is what a screen reader says, by default the name.
    """

    closed = Signal()

    def __init__(
        self,
        name: str,
        kind: str,
        *,
        icon: str = "",
        outline: bool = False,
        closable: bool = False,
        checkable: bool = False,
        description: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        say(self, name)
        self._kind = kind
        self._icon = icons.known(icon or KIND_ICONS[kind])
        self._outline = outline
        self._closable = closable
        self.setCheckable(checkable)
        self.setChecked(checkable)
        self.setFont(fonts.ui_font(12, 500))
        self.setAccessibleName(description or name)
        if closable:
            self.setAccessibleDescription(self.tr("Delete removes it"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_outline(self, *, outline: bool) -> None:
        """Draw it unfilled, or filled."""
        self._outline = outline
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        close = _CLOSE - 6 if self._closable else 0
        wide = 8 + _ICON + 6 + metrics.horizontalAdvance(self.text()) + 10 + close
        return QSize(round(wide), max(24, round(metrics.height()) + 8))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 64), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._closable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._closable and self.isDown() and self._is_on_cross(event.position()):
            self.setDown(False)
            self.closed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        self._paint_box(painter)
        facing(painter, QRectF(self.rect()))
        top = (self.height() - _ICON) / 2
        icons.paint(painter, self._icon, QRectF(8, top, _ICON, _ICON), self._ink(), 2.0)
        painter.setFont(self.font())
        painter.setPen(theme.current().colour("text" if self.isEnabled() else "disabled"))
        words = self._words()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(words.width()))
        draw_words(painter, words, shown)
        if self._closable:
            middle = self._close_area().center()
            icons.paint(painter, "x", QRectF(middle.x() - 6, middle.y() - 6, 12, 12), "sub", 2.0)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), self.height() / 2 - 1)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        desk = theme.current()
        ink = desk.colour(self._ink())
        hollow = self._outline or (self.isCheckable() and not self.isChecked())
        if not hollow and not self.underMouse():
            ink.setAlpha(90)
        fill = desk.colour(f"{self._kind}.tint" if self._kind else "hover")
        if hollow:
            fill = desk.colour("hover") if self.underMouse() else desk.colour("panel", 0)
        style = Qt.PenStyle.DashLine if hollow else Qt.PenStyle.SolidLine
        radius = self.height() / 2 - 1
        box(painter, QRectF(self.rect()), radius, fill=fill, border=ink, style=style)

    def _ink(self) -> str:
        return (self._kind or "sub") if self.isEnabled() else "disabled"

    def _words(self) -> QRectF:
        before = 8 + _ICON + 6
        after = _CLOSE if self._closable else 8
        return QRectF(before, 0, self.width() - before - after, self.height())

    def _is_on_cross(self, point: QPointF) -> bool:
        return mirrored(self._close_area(), QRectF(self.rect()), self.layoutDirection()).contains(point)

    def _close_area(self) -> QRectF:
        return QRectF(self.width() - _CLOSE - 2, 0, _CLOSE, self.height())
