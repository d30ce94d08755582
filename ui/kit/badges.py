"""Small marks that carry a label: the badge of an item (R1) and the cap of a key."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts, measure, theme
from ui.kit.facing import MIDDLE, draw_words
from ui.kit.painting import box, smooth

_HIGH = 18


def badge_width(label: str) -> int:
    """How wide a badge with this label is, for delegates that paint one."""
    return max(measure.px(_HIGH), round(QFontMetricsF(_font()).horizontalAdvance(label)) + 8)


def paint_badge(painter: QPainter, rect: QRectF, label: str, kind: str, *, solid: bool = False) -> None:
    """Draw a badge into `rect`; `solid` marks the one that is open. A kind without colours of its own is grey."""
    desk = theme.current()
    ink, tint = (kind, f"{kind}.tint") if kind in theme.KINDS else ("sub", "hover")
    box(painter, rect, 4, fill=desk.colour(ink if solid else tint))
    painter.setFont(_font())
    painter.setPen(desk.colour("paper" if solid else ink))
    draw_words(painter, rect, label, MIDDLE)


def badge_place(left: float, middle: float, label: str) -> QRectF:
    """Where a badge stands in a row: from the left, around the middle of a line."""
    high = measure.px(_HIGH)
    return QRectF(left, middle - high / 2, badge_width(label), high)


def _font() -> QFont:
    return fonts.ui_font(10, 700)


class Badge(QWidget):
    """An item's label in its kind's colours."""

    def __init__(self, label: str, kind: str, *, solid: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._kind = kind
        self._solid = solid
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self._label), measure.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        paint_badge(painter, QRectF(self.rect()), self._label, self._kind, solid=self._solid)
        painter.end()


class KeyCap(QWidget):
    """The keys of a command as a key cap: "Ctrl+K" is drawn as "Ctrl K"."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action: QAction | None = None
        self.setFont(fonts.ui_font(10, 600))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_keys(keys)

    def set_keys(self, keys: str) -> None:
        """Show these keys."""
        self._text = keys if keys == "+" else keys.replace("+", " ")
        self.setAccessibleName(keys)
        self.updateGeometry()
        self.update()

    def follow(self, action: QAction) -> None:
        """Show the keys of a command, now and whenever they change; it takes no room while there are none."""
        self._action = action
        action.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        keys = self._action.shortcut().toString() if self._action is not None else ""
        if keys != self.accessibleName():
            self.set_keys(keys)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        height = max(16, round(metrics.height()) + 3)
        if not self._text:
            return QSize(0, height)
        return QSize(max(height, round(metrics.horizontalAdvance(self._text)) + 9), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._text:
            return
        desk = theme.current()
        painter = smooth(self)
        box(painter, QRectF(self.rect()), 4, fill=desk.colour("hover"), border=desk.colour("edge"))
        painter.setFont(self.font())
        painter.setPen(desk.colour("sub"))
        draw_words(painter, QRectF(self.rect()), self._text, MIDDLE)
        painter.end()
