"""A line that parts what stands above it from what stands below."""
# SPDX-License-Identifier: MIT

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme


class Rule(QWidget):
    """A thin line across, in the middle of `room` pixels of height."""

    def __init__(self, room: int = 1) -> None:
        super().__init__()
        self.setFixedHeight(room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() // 2, self.width(), 1, theme.current().colour("line"))
        painter.end()
