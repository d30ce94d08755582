"""Likelihood × impact to see and to set: one click or the arrow keys set both."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from resources import MatrixBands, Scale, matrix, scale
from ui import fonts, theme
from ui.kit.draft import Draft
from ui.kit.labels import Label
from ui.kit.matrix_model import MatrixModel
from ui.kit.painting import box

_ROW = 25
_HEADER = 20
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
        self._cell: tuple[int, int] | None = None
        self._settled: tuple[int, int] | None = None
        self._current_label = ""
        self._draft = Draft(self, self._chosen, idle_ms=_SETTLE_MS)
        self._draft.committed.connect(self._tell)
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(self))
        self._dress()
        self._percent = Label("%", size=10, weight=500, colour="faint", parent=self)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

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
        self._ring(self._settled)
        self._draft.known(self._chosen())

    def current(self) -> tuple[str, str]:
        """Term and impact of the ringed cell; two empty strings where none is."""
        if self._cell is None:
            return "", ""
        return self._model.terms[self._cell[0]].id, self._model.impacts[self._cell[1]].id

    def current_label(self) -> str:
        """The label of the open risk; empty where none is."""
        return self._current_label

    def cell(self) -> tuple[int, int] | None:
        """Row and column of the ringed cell."""
        return self._cell

    def flush(self) -> None:
        """Tell now what the arrows chose."""
        self._draft.flush()

    def sizeHint(self) -> QSize:
        return QSize(364, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._draft.pending:
            self._ring(self._settled)
            self._draft.typed()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._choose(self.currentIndex())
            self._draft.flush()
        elif key in _ARROWS:
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
        if self._cell is None:
            # Qt would begin in the corner of the worst; an open question begins in the middle.
            middle = self._model.index(self._model.rowCount() // 2, self._model.columnCount() // 2)
            self.setCurrentIndex(middle)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._draft.flush()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        columns = self._model.columnCount()
        for column in range(columns):
            left, right = round(width * column / columns), round(width * (column + 1) / columns)
            self.setColumnWidth(column, right - left)
        self._percent.setGeometry(0, 0, self.verticalHeader().width() - 8, self.horizontalHeader().height())

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
        self.setHorizontalHeader(_ImpactHeader(self, self._model))
        self.setVerticalHeader(_TermHeader(self, self._model))

    def _wanted_height(self) -> int:
        return self.horizontalHeader().height() + self._model.rowCount() * self.verticalHeader().defaultSectionSize()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._ring((index.row(), index.column()))

    def _ring(self, cell: tuple[int, int] | None) -> None:
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


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell: its band's colour and number, or the labels of its risks, and the ring."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, MatrixModel):
            return
        desk = theme.current()
        rect: QRect = option.rect
        area = QRectF(rect).adjusted(1, 1, -1, -1)
        number = model.band(index.row(), index.column()).number
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, area, 3, fill=desk.colour(desk.ramp[number - 1]))
        labels = model.labels(index.row(), index.column())
        if labels:
            self._paint_labels(painter, area, labels)
        else:
            painter.setFont(fonts.ui_font(10, 500))
            painter.setPen(desk.colour(desk.ramp_text[number - 1]))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(number))
        self._paint_ring(painter, QRectF(rect), (index.row(), index.column()))
        painter.restore()

    def _paint_labels(self, painter: QPainter, area: QRectF, labels: tuple[str, ...]) -> None:
        desk = theme.current()
        font = fonts.ui_font(10, 700)
        metrics = QFontMetricsF(font)
        is_open = self._view.current_label() in labels
        first = self._view.current_label() if is_open else labels[0]
        words = " ".join((first, *(label for label in labels if label != first)))
        if metrics.horizontalAdvance(words) > area.width() - 8:
            words = f"{first} +{len(labels) - 1}" if len(labels) > 1 else first
        width = min(area.width() - 2, metrics.horizontalAdvance(words) + 12)
        pill = QRectF(area.center().x() - width / 2, area.center().y() - 8.5, width, 17)
        ground, ink = ("text", "paper") if is_open else ("paper", "text")
        box(painter, pill, 8, fill=desk.colour(ground), border=desk.colour("text"))
        painter.setFont(font)
        painter.setPen(desk.colour(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_ring(self, painter: QPainter, rect: QRectF, cell: tuple[int, int]) -> None:
        colour = theme.current().colour("accent")
        if cell == self._view.cell():
            box(painter, rect, 4, border=colour, width=2.0)
            if self._view.hasFocus():
                box(painter, rect.adjusted(3, 3, -3, -3), 2, border=colour, width=1.0)
        elif self._view.cell() is None and self._view.hasFocus() and cell == self._begins():
            box(painter, rect, 4, border=colour, width=2.0, style=Qt.PenStyle.DotLine)

    def _begins(self) -> tuple[int, int]:
        current = self._view.currentIndex()
        return current.row(), current.column()


class _TermHeader(QHeaderView):
    """The terms with their bands; the row of the ring stands out."""

    def __init__(self, view: MatrixView, model: MatrixModel) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = max(_ROW, round(QFontMetricsF(fonts.ui_font(11)).height()) + 10)
        self.setMinimumSectionSize(height)
        self.setDefaultSectionSize(height)
        self.setFixedWidth(self._wanted_width())
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        cell = self._view.cell()
        on = cell is not None and cell[0] == row
        desk = theme.current()
        words = QRectF(rect).adjusted(0, 0, -8, 0)
        painter.save()
        painter.setFont(fonts.ui_font(11, 600 if on else 400))
        painter.setPen(desk.colour("text" if on else "sub"))
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self._model.term_words(row)
        )
        painter.setFont(fonts.ui_font(10, 600 if on else 400))
        painter.setPen(desk.colour("text" if on else "faint"))
        band = self._model.term(row).band.split("\N{NO-BREAK SPACE}")[0]
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, band)
        painter.restore()

    def _wanted_width(self) -> int:
        words = QFontMetricsF(fonts.ui_font(11, 400))
        bands = QFontMetricsF(fonts.ui_font(10, 400))
        widest = max(words.horizontalAdvance(self._model.term_words(row)) for row in range(self._model.rowCount()))
        band = max(bands.horizontalAdvance(term.band.split("\N{NO-BREAK SPACE}")[0]) for term in self._model.terms)
        return round(widest + band) + 14


class _ImpactHeader(QHeaderView):
    """The impacts over their columns; where they would touch, the longest is shortened."""

    def __init__(self, view: MatrixView, model: MatrixModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(16)
        self.setFixedHeight(max(_HEADER, round(QFontMetricsF(fonts.ui_font(10)).height()) + 5))
        self.setHighlightSections(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        desk = theme.current()
        cell = self._view.cell()
        for column in range(self.count()):
            on = cell is not None and cell[1] == column
            painter.setFont(fonts.ui_font(10, 600 if on else 400))
            painter.setPen(desk.colour("text" if on else "sub"))
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            # Words may reach over their column's edges as long as they keep off their neighbours.
            area = QRectF(left - width / 2, 0, width * 2, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._shown(column, painter))
        painter.end()

    def _shown(self, column: int, painter: QPainter) -> str:
        words = self._model.impact_words(column)
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        if width > self.sectionSize(column) + 5:
            return f"{words[:3]}."
        return words
