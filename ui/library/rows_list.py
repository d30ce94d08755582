"""Rows of sources one under another: a list to a screen reader, whatever there are of them."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.library.model import LibraryModel
from ui.library.rows_view import Index, RowsView

_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_SIDEWAYS = (_Move.MoveLeft, _Move.MoveRight)
_STEPS = {_Move.MoveUp: -1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveNext: 1}


class RowsList(RowsView, QListView):
    """Where each row lies is reckoned from its number: Qt's own list lays out all of its rows.

    It is one of Qt's lists all the same, for what a screen reader hears: role List, a ListItem for each row. What Qt
    tells of it by the number of a row counts in its own layout, which is empty; so that is told here.
    """

    def __init__(self, model: LibraryModel) -> None:
        self._high = 1
        super().__init__(model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # Where the rows lie

    def fit_rows(self) -> None:
        high = self.height_of_row()
        if high != self._high:
            self._high = high
            self.scheduleDelayedItemsLayout()

    def rect_of(self, number: int) -> QRect:
        return QRect(0, number * self._high - self.verticalOffset(), self.viewport().width(), self._high)

    def row_at(self, height: int) -> int:
        number = (height + self.verticalOffset()) // self._high
        return number if 0 <= number < self.library.rowCount() else -1

    def visualRect(self, index: Index) -> QRect:
        return self.rect_of(index.row()) if index.isValid() else QRect()

    def indexAt(self, place: QPoint) -> QModelIndex:
        number = self.row_at(place.y()) if 0 <= place.x() < self.viewport().width() else -1
        return self.library.index(number, 0)

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        self.fit_rows()
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(room)
        bar.setSingleStep(self._high)
        bar.setRange(0, max(self.library.rowCount() * self._high - room, 0))
        QAbstractItemView.updateGeometries(self)

    def scrollContentsBy(self, sideways: int, down: int) -> None:
        QAbstractItemView.scrollContentsBy(self, sideways, down)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        self.executeDelayedItemsLayout()
        top, room = index.row() * self._high, self.viewport().height()
        least, most = top + self._high - room, top
        wanted = {_Hint.PositionAtTop: most, _Hint.PositionAtBottom: least}.get(hint, (least + most) // 2)
        bar = self.verticalScrollBar()
        if hint is _Hint.EnsureVisible:
            wanted = min(max(bar.value(), least), most)
        bar.setValue(wanted)

    # What is chosen

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        here, last = self.currentIndex(), self.library.rowCount() - 1
        if action in _SIDEWAYS and here.isValid():
            return here
        if action is _Move.MoveEnd:
            self.library.load_all()
            return self.library.index(self.library.rowCount() - 1, 0)
        if action is _Move.MoveHome or not here.isValid():
            return self.library.index(0, 0)
        page = max(self.viewport().height() // self._high - 1, 1)
        step = {**_STEPS, _Move.MovePageUp: -page, _Move.MovePageDown: page}.get(action, 0)
        return self.library.index(min(max(here.row() + step, 0), last), 0)

    def setSelection(self, area: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        area = area.normalized()
        last = self.library.rowCount() - 1
        ends = [(height + self.verticalOffset()) // self._high for height in (area.top(), area.bottom())]
        chosen = QItemSelection()
        if last >= 0 and ends[0] <= last and ends[1] >= 0:
            chosen.select(self.library.index(max(ends[0], 0), 0), self.library.index(min(ends[1], last), 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for place in range(selection.count()):
            part = selection.at(place)
            region += self.rect_of(part.top()).united(self.rect_of(part.bottom()))
        return region & self.viewport().rect()

    # What a screen reader hears

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus():
            self._tell(QAccessible.Event.Focus, current.row())

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, now, before)
        for event, selection in ((QAccessible.Event.SelectionAdd, now), (QAccessible.Event.SelectionRemove, before)):
            if selection.count():
                self._tell(event, selection.at(0).top())

    def _tell(self, what: QAccessible.Event, row: int) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self, what)
            event.setChild(row)
            QAccessible.updateAccessibility(event)
