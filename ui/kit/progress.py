"""A thin line that fills: how far an article was read, how many sections are done."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.kit.painting import box, smooth


def paint_progress(painter: QPainter, rect: QRectF, share: float, colour: str = "accent") -> None:
    """Draw the line into `rect`, filled to `share` (0–1) in a colour of the theme."""
    desk = theme.current()
    radius = rect.height() / 2
    box(painter, rect, radius, fill=desk.colour("edge"))
    if share > 0:
        filled = QRectF(rect.x(), rect.y(), max(rect.height(), rect.width() * min(share, 1.0)), rect.height())
        box(painter, filled, radius, fill=desk.colour(colour))


class ProgressLine(QWidget):
    """A line `width` px wide, filled to a share of 0–1; `name` says of what."""

    def __init__(
        self, name: str, share: float = 0.0, *, width: int = 56, colour: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._width = width
        self._colour = colour
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_share(share)

    def set_share(self, share: float) -> None:
        """Fill it to this share; what lies outside 0–1 is cut."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(f"{self._name}: {self._share:.0%}")
        self.update()

    def share(self) -> float:
        """How far it is filled, 0–1."""
        return self._share

    def sizeHint(self) -> QSize:
        return QSize(self._width, 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        paint_progress(painter, QRectF(self.rect()), self._share, self._colour)
        painter.end()
