"""The reader's scroll bar, with a tick for each place worth finding in the text."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from ui import theme
from ui.kit.painting import smooth

_TICK = 2.0
_CURRENT_TICK = 4.0


class TickedScrollBar(QScrollBar):
    """A vertical scroll bar; `set_ticks` says where, as shares of the page from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ticks: list[float] = []
        self._current: float | None = None

    def set_ticks(self, ticks: Iterable[float], current: float | None = None) -> None:
        """Show a tick at each share, a larger one at the current; none takes them away."""
        self._ticks = list(ticks)
        self._current = current
        self.update()

    def ticks(self) -> list[float]:
        """The shares shown now."""
        return list(self._ticks)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.minimum() < self.maximum():  # where all is in sight, a handle as long as the bar says nothing
            super().paintEvent(event)
        if not self._ticks:
            return
        painter = smooth(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("warning"))
        # Many hits fall on one row of pixels, which is painted once.
        for row in {round(share * self.height()) for share in self._ticks}:
            painter.drawRect(QRectF(2, row - _TICK / 2, self.width() - 4, _TICK))
        if self._current is not None:
            painter.setBrush(theme.current().colour("accent"))
            painter.drawRect(QRectF(0, self._current * self.height() - _CURRENT_TICK / 2, self.width(), _CURRENT_TICK))
        painter.end()
