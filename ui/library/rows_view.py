"""Rows of sources that are laid out only where they are seen: what the list, the rail and the wide table share."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

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
from PySide6.QtWidgets import QAbstractItemView, QFrame

from ui import measure
from ui.library.model import LibraryModel
from ui.library.shown import runs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView as View
else:
    View = object  # it stands before one of Qt's own views among the bases of a class, and is none itself

Index = QModelIndex | QPersistentModelIndex
_SELECT = QItemSelectionModel.SelectionFlag
_ROWS = _SELECT.Rows
_LEFT = (QEvent.Type.HoverLeave, QEvent.Type.Leave)


class RowsView(View):
    """Rows of one height, each painted whole by `paint_row`.

    Qt's lists and trees ask the model for all of their rows whenever one comes or goes, 70 ms for 10,000 of them; these
    ask for those in sight.
    """

    pointer_left = Signal()
    """The pointer was on the rows, and is no more."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__()
        self.library = model
        self._under_pointer = -1
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Sources"))
        measure.at_changes(self, self.fit_rows)

    # What each view says of its rows

    def height_of_row(self) -> int:
        """How high each row is, in pixels, with the fonts there are now."""
        raise NotImplementedError

    def fit_rows(self) -> None:
        """Give the rows the height that `height_of_row` tells now."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, row: QRect, number: int, *, pointed: bool) -> None:
        """Paint a row; `pointed` where the pointer is on it."""
        raise NotImplementedError

    def rect_of(self, number: int) -> QRect:
        """Where a row lies in the viewport, over its whole width."""
        raise NotImplementedError

    def row_at(self, height: int) -> int:
        """The row at a height of the viewport, in pixels from its top; -1 below the last."""
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

    def selectAll(self) -> None:
        self.library.load_all()
        # Qt's own asks for the index of each row, which is most of the time for 10,000 of them.
        all_rows = QItemSelection(self.library.index(0, 0), self.library.index(self.library.rowCount() - 1, 0))
        self.selectionModel().select(all_rows, _SELECT.ClearAndSelect | _ROWS)

    # Living

    def updateGeometries(self) -> None:
        self.fit_rows()
        super().updateGeometries()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._point_at(-1)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _LEFT:
            self._point_at(-1)
        elif isinstance(event, QMouseEvent):
            self._point_at(self.row_at(event.position().toPoint().y()))
        return super().viewportEvent(event)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in self._rows_in(event.rect()):
            painter.save()
            self.paint_row(painter, self.rect_of(number), number, pointed=number == self._under_pointer)
            painter.restore()
        painter.end()

    def _rows_in(self, area: QRect) -> Iterator[int]:
        first, last = self.row_at(area.top()), self.row_at(area.bottom())
        if first < 0:
            return iter(())
        return iter(range(first, (last if last >= 0 else self.library.rowCount() - 1) + 1))
