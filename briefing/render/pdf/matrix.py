"""The likelihood × impact matrix with its numbered dots, and the list of risks that belongs to it."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from typing import Any

from briefing.brief.document import (
    Align,
    Direction,
    Link,
    Matrix,
    MatrixMark,
    Runs,
    Table,
    TableColumn,
    TableRow,
    Text,
    cell,
    plain,
)
from briefing.render.pdf import theme
from briefing.render.pdf.boxes import Box, SideBySide
from briefing.render.pdf.door import line
from briefing.render.pdf.setter import Setter
from briefing.render.pdf.tables import PADDING, rows_of

DOT_HEIGHT = 14.0
DOT_GAP = 2.0
CELL_PADDING = 4.0
LOW_ROW = 22.0
AXIS_HEIGHT = 12.0
SWATCH = 8.0
GAP = 22.0
# Matrix and list stand side by side from this width on.
WIDE = 420.0
ARROW_ROOM = 6.5
# Column labels shrink in a narrow matrix, but not below what can be read.
SMALLEST = 6.0
_BOLD = replace(theme.CELL, bold=True)
_TERM = replace(theme.CHIP, colour=theme.INK)


class Grid(Box):
    """The picture: rows of cells in the colours of their bands, labels at their edges, dots in the cells."""

    def __init__(self, matrix: Matrix, setter: Setter) -> None:
        super().__init__(after=6)
        self.matrix = matrix
        self.setter = setter
        self.row_labels = [(line(row.term, _TERM), line(row.band, theme.AXIS)) for row in matrix.rows]
        axis = line(matrix.row_axis, theme.AXIS).width
        self.labels = max(axis, *(max(term.width, band.width) for term, band in self.row_labels)) + 7
        self.heights: list[float] = []
        self.cell_width = 0.0
        self.column_style = theme.AXIS

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Cells share what the labels leave; a row grows with the dots of its fullest cell."""
        self.width = width
        self.cell_width = (width - self.labels) / max(1, len(self.matrix.columns))
        widest = max((line(word, theme.AXIS).width for word in " ".join(self.matrix.columns).split()), default=0.0)
        scale = min(1.0, (self.cell_width - 2) / widest) if widest else 1.0
        self.column_style = replace(theme.AXIS, size=max(SMALLEST, theme.AXIS.size * scale))
        self.heights = [self._row_height(row) for row in range(len(self.matrix.rows))]
        self.height = sum(self.heights) + self._columns_height() + 2 * AXIS_HEIGHT + self._bands_height()
        return self.width, self.height

    def draw(self) -> None:
        """Axis name, rows, column labels, axis name, bands."""
        canvas = self.canv
        y = self.height - AXIS_HEIGHT
        line(self.matrix.row_axis, theme.AXIS).draw_right(canvas, self.labels - 7, y + 3)
        for row, height in enumerate(self.heights):
            y -= height
            self._draw_row(row, y, height)
        self._draw_columns(y)
        y -= self._columns_height() + AXIS_HEIGHT
        middle = self.labels + (self.width - self.labels) / 2
        line(self.matrix.column_axis, theme.AXIS).draw_centred(canvas, middle, y + 2)
        self._draw_bands(y)

    def _draw_row(self, row: int, y: float, height: float) -> None:
        canvas = self.canv
        term, band = self.row_labels[row]
        term.draw_right(canvas, self.labels - 7, y + height / 2 + (1 if band.pieces else -3))
        band.draw_right(canvas, self.labels - 7, y + height / 2 - 8)
        for column, index in enumerate(self.matrix.cells[row]):
            x = self.labels + column * self.cell_width
            canvas.setFillColor(self.matrix.bands[index].fill)
            canvas.rect(x + 0.7, y + 0.7, self.cell_width - 1.4, height - 1.4, stroke=0, fill=1)
            self._draw_marks(row, column, x, y + height)

    def _draw_marks(self, row: int, column: int, x: float, top: float) -> None:
        marks = self.matrix.marks_in(row, column)
        lines = self._lines(marks)
        y = top - (self.heights[row] - len(lines) * (DOT_HEIGHT + DOT_GAP) + DOT_GAP) / 2
        for marks_of_line in lines:
            widths = [_dot_width(mark) for mark in marks_of_line]
            left = x + (self.cell_width - sum(widths) - DOT_GAP * (len(widths) - 1)) / 2
            for mark, width in zip(marks_of_line, widths, strict=True):
                self._draw_mark(mark, left, y - DOT_HEIGHT, width)
                left += width + DOT_GAP
            y -= DOT_HEIGHT + DOT_GAP

    def _draw_mark(self, mark: MatrixMark, x: float, y: float, width: float) -> None:
        canvas = self.canv
        canvas.setFillColor(theme.INK)
        canvas.roundRect(x, y, width, DOT_HEIGHT, DOT_HEIGHT / 2, stroke=0, fill=1)
        arrow = ARROW_ROOM if mark.direction is not Direction.UNKNOWN else 0.0
        line(mark.label, theme.DOT).draw_centred(canvas, x + (width - arrow) / 2, y + 4.3)
        if arrow:
            _draw_arrow(canvas, x + width - ARROW_ROOM - 0.5, y + DOT_HEIGHT / 2, mark.direction)
        name = self.setter.door.name_of(mark.target.removeprefix("#"))
        if name:
            canvas.linkRect("", name, (x, y, x + width, y + DOT_HEIGHT), relative=1, Border="[0 0 0]")

    def _draw_columns(self, y: float) -> None:
        for column in range(len(self.matrix.columns)):
            middle = self.labels + (column + 0.5) * self.cell_width
            for number, word in enumerate(self._column_lines(column)):
                line(word, self.column_style).draw_centred(self.canv, middle, y - 9.5 - 9 * number)

    def _draw_bands(self, y: float) -> None:
        """The words for the colours, in lines."""
        for x, row, word, fill in self._band_places():
            base = y - 12 - 12 * row
            self.canv.setFillColor(fill)
            self.canv.rect(self.labels + x, base - 1, SWATCH, SWATCH, stroke=0, fill=1)
            line(word, theme.AXIS).draw(self.canv, self.labels + x + SWATCH + 3, base)

    def _band_places(self) -> list[tuple[float, int, str, str]]:
        places = []
        x, row = 0.0, 0
        for band in self.matrix.bands:
            room = SWATCH + 3 + line(band.word, theme.AXIS).width + 10
            if x and x + room - 10 > self.width - self.labels:
                x, row = 0.0, row + 1
            places.append((x, row, band.word, band.fill))
            x += room
        return places

    def _bands_height(self) -> float:
        places = self._band_places()
        return 12.0 * (places[-1][1] + 1) + 4 if places else 0.0

    def _columns_height(self) -> float:
        tallest = max((len(self._column_lines(column)) for column in range(len(self.matrix.columns))), default=0)
        return 9.0 * tallest + 3

    def _column_lines(self, column: int) -> list[str]:
        """A column's label, a word a line where it is wider than the column."""
        label = self.matrix.columns[column]
        return [label] if line(label, self.column_style).width <= self.cell_width else label.split()

    def _row_height(self, row: int) -> float:
        fullest = max(
            (len(self._lines(self.matrix.marks_in(row, c))) for c in range(len(self.matrix.columns))), default=0
        )
        return max(LOW_ROW, fullest * (DOT_HEIGHT + DOT_GAP) + CELL_PADDING)

    def _lines(self, marks: tuple[MatrixMark, ...]) -> list[list[MatrixMark]]:
        """The dots of one cell in lines that fit its width."""
        lines: list[list[MatrixMark]] = []
        used = 0.0
        for mark in marks:
            width = _dot_width(mark) + DOT_GAP
            if not lines or used + width > self.cell_width - 2:
                lines.append([])
                used = 0.0
            lines[-1].append(mark)
            used += width
        return lines


def set_matrix(matrix: Matrix, setter: Setter, width: float) -> list[Any]:
    """The picture and the list of risks: side by side where there is room, else beneath each other."""
    if width < WIDE or not matrix.marks:
        listed = [_risks(matrix, setter, width)] if matrix.marks else []
        return setter.exhibit(matrix, [Grid(matrix, setter), *listed])
    picture = (width - GAP) * 0.58
    rest = width - GAP - picture
    stacks = [[[Grid(matrix, setter)]], [[_risks(matrix, setter, rest)]]]
    return setter.exhibit(matrix, [SideBySide(stacks, [picture, rest], GAP, after=6)])


def _risks(matrix: Matrix, setter: Setter, width: float) -> Any:
    """Label, title, level and trend of every risk; the columns of words are as wide as their words."""
    trends = any(mark.trend for mark in matrix.marks)
    rows = []
    for mark in matrix.marks:
        band = matrix.band_of(mark)
        name: Runs = (Text(mark.label, bold=True),)
        linked: Runs = (Link(name, mark.target),) if mark.target else name
        rating: Runs = (Text(band.word if band else matrix.unrated, bold=bool(band)),)
        rows.append(TableRow((cell(linked), cell(mark.title), cell(rating), cell(plain(mark.trend)))))
    words = [[mark.label for mark in matrix.marks], [matrix.unrated, *(band.word for band in matrix.bands)]]
    words.append([mark.trend for mark in matrix.marks])
    label, level, trend = (max(line(word, _BOLD).width for word in each) + PADDING + 1 for each in words)
    left = width - label - level - (trend if trends else 0)
    columns = (TableColumn(label), TableColumn(left), TableColumn(level), TableColumn(trend, Align.RIGHT))
    shown = rows if trends else [TableRow(row.cells[:3]) for row in rows]
    return rows_of(Table(columns if trends else columns[:3], (), tuple(shown)), setter, width)


def _dot_width(mark: MatrixMark) -> float:
    arrow = ARROW_ROOM if mark.direction is not Direction.UNKNOWN else 0.0
    return max(DOT_HEIGHT + 1, line(mark.label, theme.DOT).width + 7.5) + arrow


def _draw_arrow(canvas: Any, x: float, y: float, direction: Direction) -> None:
    """A small triangle that points up, down or ahead."""
    corners = {
        Direction.RISING: ((0, -1.8), (5, -1.8), (2.5, 2.4)),
        Direction.FALLING: ((0, 1.8), (5, 1.8), (2.5, -2.4)),
        Direction.STEADY: ((0.4, -2.4), (0.4, 2.4), (4.8, 0)),
    }[direction]
    path = canvas.beginPath()
    path.moveTo(x + corners[0][0], y + corners[0][1])
    for dx, dy in corners[1:]:
        path.lineTo(x + dx, y + dy)
    path.close()
    canvas.setFillColor(theme.WHITE)
    canvas.drawPath(path, stroke=0, fill=1)
