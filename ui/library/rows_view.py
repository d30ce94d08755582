"""Rows of sources that are laid out only where they are seen: what the list at the side and the wide table share."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView

from ui import measure
from ui.library.model import LibraryModel
from ui.library.shown import runs

Index = QModelIndex | QPersistentModelIndex
_SELECT = QItemSelectionModel.SelectionFlag
_ROWS = _SELECT.Rows
_SIDEWAYS = (QTableView.CursorAction.MoveLeft, QTableView.CursorAction.MoveRight)
_LEFT = (QEvent.Type.HoverLeave, QEvent.Type.Leave)


class RowsView(QTableView):
    """Rows of one height, each painted whole by `paint_row`.

    Qt's lists and trees ask the model for all of their rows whenever one comes or goes, 70 ms for 10,000 of them. A
    table with rows of one height asks for those in sight.
    """

    pointer_left = Signal()
    """The pointer was on the rows, and is no more."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__()
        self.library = model
        self._under_pointer = -1
        self.setModel(model)
        self._set_up_rows()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Sources"))
        measure.at_changes(self, self._fit_rows)

    # What each view says of its rows

    def height_of_row(self) -> int:
        """How high each row is, in pixels, with the fonts there are now."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, row: QRect, number: int, *, pointed: bool) -> None:
        """Paint a row; `pointed` where the pointer is on it."""
        raise NotImplementedError

    # What is chosen

    def is_chosen(self, number: int) -> bool:
        """Whether a row is chosen."""
        return self.selectionModel().isSelected(self.library.index(number, 0))

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from the top."""
        return sorted({row for part in self._chosen_parts() for row in range(part.top(), part.bottom() + 1)})

    def first_chosen_row(self) -> int:
        """The uppermost row that is chosen, -1 for none: quick where very many are."""
        return min((part.top() for part in self._chosen_parts()), default=-1)

    def chosen_count(self) -> int:
        """How many rows are chosen: quick where very many are."""
        return sum(part.height() for part in self._chosen_parts())

    def _chosen_parts(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def choose(self, rows: Iterable[int], current: int) -> None:
        """Choose these rows and no others, and make one of them the current one; -1 leaves none current."""
        selection = self.selectionModel()
        selection.setCurrentIndex(self.library.index(current, 0), _SELECT.NoUpdate)
        chosen = QItemSelection()
        for first, last in runs(rows):
            chosen.select(self.library.index(first, 0), self.library.index(last, 0))
        selection.select(chosen, _SELECT.ClearAndSelect | _ROWS)

    def is_pointed_at(self) -> bool:
        """Whether the pointer is over the rows: what it is on must not move away by itself."""
        return self._under_pointer >= 0

    # Keys

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if action in _SIDEWAYS and self.currentIndex().isValid():
            return self.currentIndex()
        if action is QTableView.CursorAction.MoveHome:
            return self.library.index(0, 0)
        if action is QTableView.CursorAction.MoveEnd:
            self.library.load_all()
            return self.library.index(self.library.rowCount() - 1, 0)
        return super().moveCursor(action, modifiers).siblingAtColumn(0)

    def selectAll(self) -> None:
        self.library.load_all()
        super().selectAll()

    # Living

    def updateGeometries(self) -> None:
        self._fit_rows()
        super().updateGeometries()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._point_at(-1)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _LEFT:
            self._point_at(-1)
        elif isinstance(event, QMouseEvent):
            self._point_at(self.rowAt(event.position().toPoint().y()))
        return super().viewportEvent(event)

    def _set_up_rows(self) -> None:
        head = self.verticalHeader()
        head.hide()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(1)

    def _fit_rows(self) -> None:
        high = self.height_of_row()
        if self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setDefaultSectionSize(high)

    def _point_at(self, number: int) -> None:
        before, self._under_pointer = self._under_pointer, number
        if before == number:
            return
        for row in (before, number):
            if row >= 0:
                self.viewport().update(self.rect_of(row))
        if number < 0:
            self.pointer_left.emit()

    # Painting

    def rect_of(self, number: int) -> QRect:
        """Where a row lies in the viewport, over its whole width."""
        return QRect(0, self.rowViewportPosition(number), self.viewport().width(), self.rowHeight(number))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in self._rows_in(event.rect()):
            painter.save()
            self.paint_row(painter, self.rect_of(number), number, pointed=number == self._under_pointer)
            painter.restore()
        painter.end()

    def _rows_in(self, area: QRect) -> Iterator[int]:
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first < 0:
            return iter(())
        return iter(range(first, (last if last >= 0 else self.library.rowCount() - 1) + 1))
