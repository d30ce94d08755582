"""Likelihood × impact to see and to set: one click or the arrow keys set both."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QTableView,
    QWidget,
)

from resources import MatrixBands, Scale, matrix, scale
from ui import measure
from ui.kit.draft import Draft
from ui.kit.facing import mirrored
from ui.kit.labels import Label
from ui.kit.matrix_model import MatrixModel
from ui.kit.matrix_painting import CellDelegate, ImpactHeader, TermHeader
from ui.kit.painting import focus_ring, smooth

_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_SETTLE_MS = 600


class MatrixView(QTableView):
    """The matrix of a project with its risks; the ringed cell is the risk that is open.

    A click sets it and tells `picked(term, impact)` at once. Arrow keys move the ring and tell it when they rest, or at
    Space, Enter and when the keyboard leaves: walking four cells is one choice, not four steps to undo. `flush_all()`
    hurries it like any field. Esc takes a walk back. Fits from 300 px.
    """

    picked = Signal(str, str)

    def __init__(
        self, parent: QWidget | None = None, *, terms: Scale | None = None, bands: MatrixBands | None = None
    ) -> None:
        super().__init__(parent)
        self._model = MatrixModel(terms or scale("icd203"), bands or matrix("icd203"), self)
        self._terms = TermHeader(self, self._model)
        self._cell: tuple[int, int] | None = None
        self._settled: tuple[int, int] | None = None
        self._current_label = ""
        self._draft = Draft(self, self._chosen, idle_ms=_SETTLE_MS)
        self._draft.committed.connect(self._tell)
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self))
        self._dress()
        self._percent = Label("%", size=10, weight=500, colour="faint", parent=self)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def reword(self, terms: Scale, bands: MatrixBands) -> None:
        """Show the same terms and impacts in other words, or other bands."""
        self._model.reword(terms, bands)
        self._terms.fit()
        self.updateGeometry()

    def set_risks(self, risks: Iterable[tuple[str, str, str]], current: str = "") -> None:
        """Show risks, given as label, term and impact; `current` is the label of the one that is open."""
        self._current_label = current
        self._model.set_risks(risks)
        self.viewport().update()

    def set_current(self, term: str, impact: str) -> None:
        """Ring the cell of the open risk; "" for either rings none. A walk that is not told yet is kept."""
        if self._draft.pending:
            return
        self._settled = self._model.cell(term, impact) if term and impact else None
        self.ring(self._settled)
        self._draft.known(self._chosen())

    def current(self) -> tuple[str, str]:
        """Term and impact of the ringed cell; two empty strings where none is."""
        if self._cell is None:
            return "", ""
        return self._model.terms[self._cell[0]].id, self._model.impacts[self._cell[1]].id

    def current_label(self) -> str:
        """The label of the open risk; empty where none is."""
        return self._current_label

    def level(self) -> int:
        """The number of the level of the ringed cell; 0 where none is."""
        return self._model.band(*self._cell).number if self._cell is not None else 0

    def cell(self) -> tuple[int, int] | None:
        """Row and column of the ringed cell."""
        return self._cell

    def flush(self) -> None:
        """Tell now what the arrows chose."""
        self._draft.flush()

    def sizeHint(self) -> QSize:
        return QSize(measure.px(364), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(measure.px(300), self._wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._draft.pending:
            self.ring(self._settled)
            self._draft.typed()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._begin()
            self._choose(self.currentIndex())
            self._draft.flush()
        elif key in _ARROWS:
            self._begin()
            if self._cell is not None:
                super().keyPressEvent(event)
            self._choose(self.currentIndex())
            self._draft.typed()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()))
            self._draft.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._begin()
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._draft.flush()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = smooth(self.viewport())
            focus_ring(painter, QRectF(self.viewport().rect()), 4)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        columns = self._model.columnCount()
        for column in range(columns):
            left, right = round(width * column / columns), round(width * (column + 1) / columns)
            self.setColumnWidth(column, right - left)
        place = QRectF(0, 0, self.verticalHeader().width() - 8, self.horizontalHeader().height())
        self._percent.setGeometry(mirrored(place, QRectF(self.rect()), self.layoutDirection()).toRect())

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Likelihood by impact"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalHeader(ImpactHeader(self, self._model))
        self.setVerticalHeader(self._terms)

    def _wanted_height(self) -> int:
        return self.horizontalHeader().height() + self._model.rowCount() * self.verticalHeader().defaultSectionSize()

    def _begin(self) -> None:
        """Where the keyboard stands before anything is chosen: in the middle, not in Qt's corner of the worst."""
        if self._cell is None:
            self.setCurrentIndex(self._model.index(self._model.rowCount() // 2, self._model.columnCount() // 2))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.ring((index.row(), index.column()))

    def ring(self, cell: tuple[int, int] | None) -> None:
        """Put the ring around a cell; nobody is told."""
        self._cell = cell
        self.setCurrentIndex(self._model.index(*cell) if cell is not None else QModelIndex())
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()

    def _chosen(self) -> str:
        return " ".join(self.current()).strip()

    def _tell(self, _chosen: str) -> None:
        self._settled = self._cell
        self.picked.emit(*self.current())
