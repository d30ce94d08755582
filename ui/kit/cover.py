"""A sheet in the middle of the whole window, which is dimmed behind it."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui import theme
from ui.kit.popover import Shadowed

_EDGE = 20


class Cover(QWidget):
    """Lies over a window; Esc or a press beside its sheet closes it. What the sheet holds goes into `sheet.sheet`."""

    keeps_tab = True

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._back: QWidget | None = None
        self.sheet = _Sheet(self)
        self.sheet.show()
        self.hide()

    def come_up(self) -> None:
        """Cover the window; closing gives the keyboard back to what has it now."""
        self._back = self.window().focusWidget()
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()

    def fit(self, width: int, height: int) -> None:
        """Make the sheet so large, where there is room, in the middle."""
        room = self.rect()
        width, height = min(room.width() - 2 * _EDGE, width), min(room.height() - 2 * _EDGE, height)
        self.sheet.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)

    def close_now(self) -> None:
        """Take it away."""
        self.hide()
        if self._back is not None and isValid(self._back):
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, _event: object) -> None:
        self.close_now()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("window", 190))
        painter.end()


class _Sheet(Shadowed):
    """The sheet itself; a press on it is not one beside it."""

    def mousePressEvent(self, event: object) -> None:
        """Nothing happens."""
