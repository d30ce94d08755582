"""The matrix to be banded anew: each cell is put into a level by its number, or from a menu."""
# SPDX-License-Identifier: MIT

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from briefing.brief.yardstick import Yardstick
from ui.kit import MatrixView
from ui.wording import called

_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_OPENS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class BandsTable(MatrixView):
    """Arrows walk, 1 to 5 put the cell into that level; Space, Enter or a click offer the levels by name."""

    wanted = Signal(str, str, int)
    """Term, impact and the number of the level that their cell shall have."""

    def __init__(self, known: Yardstick) -> None:
        super().__init__(terms=known.scale, bands=known.matrix)
        self._levels = known.matrix.bands
        self.setAccessibleName(self.tr("Bands of the matrix"))
        self.setAccessibleDescription(self.tr("1 to 5 put a cell into that level; Space offers the levels by name"))
        self.setToolTip(self.accessibleDescription())

    def show_yardstick(self, known: Yardstick) -> None:
        """Show another yardstick of the same scale."""
        self._levels = known.matrix.bands
        self.reword(known.scale, known.matrix)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        number = event.text()
        if key in _ARROWS:
            super(MatrixView, self).keyPressEvent(event)
            self._ring_here()
        elif number.isdecimal() and 1 <= int(number) <= len(self._levels):
            self._put(int(number))
        elif key in _OPENS and not event.modifiers():
            self._offer()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.ring((index.row(), index.column()))
            self._offer()

    def levels_menu(self) -> QMenu:
        """The levels for the cell of the ring, the one it has now ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = self.level()
        for level in self._levels:
            words = called(level).replace("&", "&&")
            action = menu.addAction(f"&{level.number}  {words}", partial(self._put, level.number))
            action.setCheckable(True)
            action.setChecked(level.number == now)
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring_here()

    def _ring_here(self) -> None:
        here = self.currentIndex()
        self.ring((here.row(), here.column()))

    def _offer(self) -> None:
        place = self.visualRect(self.currentIndex()).bottomLeft()
        self.levels_menu().popup(self.viewport().mapToGlobal(place + QPoint(0, 2)))

    def _put(self, number: int) -> None:
        term, impact = self.current()
        if term:
            self.wanted.emit(term, impact, number)
