"""How the matrix is drawn: its cells, the headings of its rows, the headings of its columns."""
# SPDX-License-Identifier: MIT

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from ui import fonts, measure, theme
from ui.kit.facing import END, MIDDLE, draw_words, facing
from ui.kit.matrix_model import MatrixModel
from ui.kit.painting import box

if TYPE_CHECKING:
    from ui.kit.matrix import MatrixView

_ROW = 25
_HEADER = 20
_GAP = 4  # between names of columns
_OVER = 4  # that a name may be wider than its column
_GREYED = 0.45  # of a matrix that only shows what will be


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: its band's colour and number, or the labels of its risks, and the ring."""

    def __init__(self, view: "MatrixView") -> None:
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
        painter.setOpacity(1.0 if self._view.isEnabled() else _GREYED)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, area, 3, fill=desk.colour(desk.ramp[number - 1]))
        labels = model.labels(index.row(), index.column())
        if labels:
            self._paint_labels(painter, area, labels)
        else:
            painter.setFont(fonts.ui_font(10, 500))
            painter.setPen(desk.colour(desk.ramp_text[number - 1]))
            draw_words(painter, area, str(number), MIDDLE)
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
        high = measure.px(17)
        pill = QRectF(area.center().x() - width / 2, area.center().y() - high / 2, width, high)
        ground, ink = ("text", "paper") if is_open else ("paper", "text")
        box(painter, pill, 8, fill=desk.colour(ground), border=desk.colour("text"))
        painter.setFont(font)
        painter.setPen(desk.colour(ink))
        draw_words(painter, pill, words, MIDDLE)

    def _paint_ring(self, painter: QPainter, rect: QRectF, cell: tuple[int, int]) -> None:
        colour = theme.current().colour("accent")
        if cell == self._view.cell():
            box(painter, rect, 4, border=colour, width=2.0)
        elif self._view.cell() is None and self._view.hasFocus() and cell == self._begins():
            box(painter, rect, 4, border=colour, width=2.0, style=Qt.PenStyle.DotLine)

    def _begins(self) -> tuple[int, int]:
        current = self._view.currentIndex()
        return current.row(), current.column()


class TermHeader(QHeaderView):
    """The terms with their bands; the row of the ring stands out."""

    def __init__(self, view: "MatrixView", model: MatrixModel) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        measure.whenever(self, self.fit)

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        cell = self._view.cell()
        on = cell is not None and cell[0] == row
        desk = theme.current()
        words = QRectF(rect).adjusted(0, 0, -8, 0)
        painter.save()
        facing(painter, QRectF(rect))
        painter.setFont(fonts.ui_font(11, 600 if on else 400))
        painter.setPen(desk.colour("text" if on else "sub"))
        draw_words(painter, words, self._model.term_words(row))
        painter.setFont(fonts.ui_font(10, 600 if on else 400))
        painter.setPen(desk.colour("text" if on else "faint"))
        band = self._model.term(row).band.split("\N{NO-BREAK SPACE}")[0]
        draw_words(painter, words, band, END)
        painter.restore()

    def fit(self) -> None:
        """Take the room that the terms need."""
        height = max(measure.row(_ROW), round(QFontMetricsF(fonts.ui_font(11)).height()) + 6)
        self.setMinimumSectionSize(height)
        self.setDefaultSectionSize(height)
        self.setFixedWidth(self._wanted_width())

    def _wanted_width(self) -> int:
        words = QFontMetricsF(fonts.ui_font(11, 400))
        bands = QFontMetricsF(fonts.ui_font(10, 400))
        widest = max(words.horizontalAdvance(self._model.term_words(row)) for row in range(self._model.rowCount()))
        band = max(bands.horizontalAdvance(term.band.split("\N{NO-BREAK SPACE}")[0]) for term in self._model.terms)
        return round(widest + band) + 14


class ImpactHeader(QHeaderView):
    """The impacts over their columns; where they would touch, the longest is shortened."""

    def __init__(self, view: "MatrixView", model: MatrixModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(16)
        measure.keep(self, height=_HEADER)
        self.setHighlightSections(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        desk = theme.current()
        cell = self._view.cell()
        for column in range(self.count()):
            on = cell is not None and cell[1] == column
            painter.setFont(fonts.ui_font(10, 600 if on else 400))
            painter.setPen(desk.colour("text" if on else "sub"))
            words = self.shown(column)
            draw_words(painter, self.place_of(column, words), words)
        painter.end()

    def shown(self, column: int) -> str:
        """The words over a column, shortened where they would touch their neighbours."""
        words = self._model.impact_words(column)
        width, room = self._width_of(column), self.sectionSize(column)
        beside = [one for one in (column - 1, column + 1) if 0 <= one < self.count()]
        touched = [self._width_of(one) for one in beside if self._touch(*sorted((column, one)))]
        return f"{words[:3]}." if width > room + _OVER or any(width >= other for other in touched) else words

    def _touch(self, left: int, right: int) -> bool:
        """Whether the whole names over two columns come closer than is easily read, where they really stand."""
        first = self.place_of(left, self._model.impact_words(left))
        second = self.place_of(right, self._model.impact_words(right))
        return first.left() + self._width_of(left) + _GAP > second.left()

    def _width_of(self, column: int) -> float:
        return QFontMetricsF(fonts.ui_font(10, 600)).horizontalAdvance(self._model.impact_words(column))

    def place_of(self, column: int, words: str) -> QRectF:
        """Where words stand: in the middle of their column, but never beyond the header's ends."""
        width = QFontMetricsF(fonts.ui_font(10, 600)).horizontalAdvance(words)
        middle = self.sectionViewportPosition(column) + self.sectionSize(column) / 2
        left = max(0.0, min(middle - width / 2, self.viewport().width() - width))
        return QRectF(left, 0, width + 2, self.height())
