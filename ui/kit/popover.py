"""A small sheet with a shadow that stands at a place of the window without taking it over."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import theme
from ui.kit.painting import box, smooth

SHADOW = QMargins(18, 12, 18, 24)  # room for the shadow around the sheet; it falls downwards
_LAYERS = 12


class Shadowed(QWidget):
    """A child of `parent` that paints a sheet with a shadow; what it holds goes into `sheet`, a column.

    It is `SHADOW` larger than the sheet on each side; `sheet_rect` is the sheet without it.
    """

    def __init__(self, parent: QWidget, radius: float = 8) -> None:
        super().__init__(parent)
        self.over = parent
        self._radius = radius
        self.sheet = QVBoxLayout(self)
        self.sheet.setContentsMargins(SHADOW + QMargins(1, 1, 1, 1))
        self.sheet.setSpacing(0)
        self.hide()

    def sheet_rect(self) -> QRect:
        """The sheet's rectangle within this widget."""
        return self.rect().marginsRemoved(SHADOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        sheet = QRectF(self.sheet_rect())
        for layer in range(_LAYERS, 0, -1):
            # Thin layers that shrink towards the sheet add up to a soft shadow, much cheaper than a blur effect.
            grown = sheet.adjusted(-layer, -layer + 5, layer, layer + 5)
            alpha = round(desk.shadow_strength * (1 - layer / (_LAYERS + 1)) ** 2 / 3)
            box(painter, grown, self._radius + layer, fill=desk.colour("shadow", alpha))
        box(painter, sheet, self._radius, fill=desk.colour("panel"), border=desk.colour("edge"))
        painter.end()


class Popover(Shadowed):
    """A sheet at a place: under it, or over it where there is no room below, and always within the parent.

    It does not take the keyboard unless something in it is clicked. `Esc` in the parent or in it closes it, and so
    does a press elsewhere in the parent, where `stays` is not set; `closed` tells. Tab does not leave it.
    """

    keeps_tab = True

    closed = Signal()

    def __init__(self, parent: QWidget, *, stays: bool = False) -> None:
        super().__init__(parent)
        self._stays = stays
        self._before: QWidget | None = None  # what had the keyboard when it was shown
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_at(self, place: QRect, *, gap: int = 6) -> None:
        """Stand at this rectangle of the parent (the selection, a button)."""
        self.adjustSize()
        self.move(self._corner(place, gap))
        self.raise_()
        if self.isHidden():
            self._before = QApplication.focusWidget()
            for widget in self._watched():
                widget.installEventFilter(self)
            self.show()

    def close_now(self) -> None:
        """Take it away and tell `closed`; nothing where it is not shown."""
        if self.isHidden():
            return
        for widget in self._watched():
            widget.removeEventFilter(self)
        self._give_back()
        self.hide()
        self.closed.emit()

    def _give_back(self) -> None:
        """The keyboard goes back to where it was; before this is hidden, or Qt would look for a place for it."""
        before, focused = self._before, QApplication.focusWidget()
        if before is None or not isValid(before) or focused is None or not self.isAncestorOf(focused):
            return
        if before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.adjustSize()  # what it holds has another size since it was shown
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_now()
                return True
        elif event.type() is QEvent.Type.MouseButtonPress and not self._stays:
            self.close_now()
        return super().eventFilter(watched, event)

    def _watched(self) -> list[QWidget]:
        return [self.over, self.over.viewport()] if isinstance(self.over, QAbstractScrollArea) else [self.over]

    def _corner(self, place: QRect, gap: int) -> QPoint:
        """Where to stand, counted for the sheet, then moved out by the shadow."""
        sheet = self._sheet_size()
        room = self.over.rect()
        below = place.bottom() + 1 + gap
        above = place.top() - gap - sheet.height()
        fits_below = below + sheet.height() <= room.bottom() + 1
        down = below if fits_below or above < room.top() else above
        down = max(room.top(), min(down, room.bottom() + 1 - sheet.height()))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        across = place.right() + 1 - sheet.width() if mirrored else place.left()
        across = max(room.left() + 4, min(across, room.right() - 3 - sheet.width()))
        return QPoint(across - SHADOW.left(), down - SHADOW.top())

    def _sheet_size(self) -> QSize:
        return self.size() - QSize(SHADOW.left() + SHADOW.right(), SHADOW.top() + SHADOW.bottom())
