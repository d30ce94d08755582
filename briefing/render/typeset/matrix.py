"""The likelihood × impact matrix with its numbered dots, and the list of risks that belongs to it."""
# SPDX-License-Identifier: MIT

from dataclasses import replace

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
from briefing.render.typeset.door import Label
from briefing.render.typeset.drawing import Canvas, Picture
from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import fill, filled_box, number, polygon, rounded_box
from briefing.render.typeset.pieces import Beside, Drawn, Piece, Stack
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node
from briefing.render.typeset.table import PADDING
from briefing.render.typeset.tables import Laid
from briefing.render.typeset.theme import greys

DOT_HEIGHT = 12.6
DOT_GAP = 1.8
CELL_PADDING = 4.0
LOW_ROW = 18.5
AXIS_HEIGHT = 11.0
SWATCH = 6.5
LABEL_GAP = 6.0
# Matrix and list stand side by side from this width on.
WIDE = 420.0
# And in the list itself level and trend do from this one on.
NARROW = 220.0
ARROW_ROOM = 6.0
# Column labels shrink in a narrow matrix, but not below what can be read.
SMALLEST = 5.6


class Heat(Picture):
    """Rows of cells in the colours of their bands, labels at their edges, dots in the cells."""

    def __init__(self, matrix: Matrix, setter: Setter, node: Node) -> None:
        super().__init__(node.child(b"Figure"), matrix.alt, after=5)
        self.matrix = matrix
        self.setter = setter
        self.rows = [
            (setter.label(row.term, "axis", colour="ink"), setter.label(row.band, "axis")) for row in matrix.rows
        ]
        axis = setter.label(matrix.row_axis, "axis").width
        self.left = max([axis, *(max(term.width, band.width) for term, band in self.rows)]) + LABEL_GAP
        fills = [band.fill for band in matrix.bands]
        self.tints = fills if setter.theme.panels else greys(len(fills))
        self.heights: list[float] = []
        self.cell_width = 0.0
        self.columns: list[list[Label]] = []

    def laid_out(self) -> float:
        """Cells share what the labels leave; a row grows with the dots of its fullest cell."""
        self.cell_width = (self.width - self.left) / max(1, len(self.matrix.columns))
        self.columns = self._column_labels()
        self.heights = [self._row_height(row) for row in range(len(self.matrix.rows))]
        return sum(self.heights) + self._columns_height() + 2 * AXIS_HEIGHT + self._bands_height()

    def _column_labels(self) -> list[list[Label]]:
        """Each column's words, a word a line where they are wider than the column."""
        style = self.setter.theme.style("axis")
        label = self.setter.door.label
        widest = max((label(word, style).width for word in " ".join(self.matrix.columns).split()), default=0.0)
        scale = min(1.0, (self.cell_width - 1.5) / widest) if widest else 1.0
        small = replace(style, size=round(max(SMALLEST, style.size * scale), 1))
        made = []
        for words in self.matrix.columns:
            whole = label(words, small)
            parts = [whole] if whole.width <= self.cell_width else [label(word, small) for word in words.split()]
            made.append(parts)
        if any(each.width > self.cell_width - 1.5 for parts in made for each in parts):
            # Words that would touch stand by turns on the first line and the second.
            nothing = label("", small)
            made = [[nothing, *parts] if column % 2 else parts for column, parts in enumerate(made)]
        return made

    def _columns_height(self) -> float:
        return 8.0 * max((len(lines) for lines in self.columns), default=0) + 3

    def _row_height(self, row: int) -> float:
        fullest = max((len(self._lines(row, column)) for column in range(len(self.matrix.columns))), default=0)
        return max(LOW_ROW, fullest * (DOT_HEIGHT + DOT_GAP) + CELL_PADDING)

    def _lines(self, row: int, column: int) -> list[list[MatrixMark]]:
        """The dots of one cell in lines that fit its width."""
        lines: list[list[MatrixMark]] = []
        used = 0.0
        for mark in self.matrix.marks_in(row, column):
            width = self._dot_width(mark) + DOT_GAP
            if not lines or used + width > self.cell_width:
                lines.append([])
                used = 0.0
            lines[-1].append(mark)
            used += width
        return lines

    def _dot_width(self, mark: MatrixMark) -> float:
        """Never wider than its cell as long as label and arrow fit."""
        arrow = ARROW_ROOM if mark.direction is not Direction.UNKNOWN else 0.0
        label = self.setter.label(mark.label, "dot").width
        usual = max(DOT_HEIGHT, label + 6) + arrow
        return min(usual, max(self.cell_width - DOT_GAP, label + arrow + 2.5))

    def paint(self, canvas: Canvas, page: Page) -> None:
        """Axis name, rows, column labels, axis name, bands."""
        y = self.height - AXIS_HEIGHT
        canvas.write_ending(self.setter.label(self.matrix.row_axis, "axis"), self.left - LABEL_GAP, y + 3)
        for row, height in enumerate(self.heights):
            y -= height
            self._paint_row(canvas, row, y, height)
        for column, lines in enumerate(self.columns):
            middle = self.left + (column + 0.5) * self.cell_width
            for position, label in enumerate(lines):
                canvas.write_centred(label, middle, y - 8.0 * (position + 1))
        y -= self._columns_height() + AXIS_HEIGHT
        axis = self.setter.label(self.matrix.column_axis, "axis")
        canvas.write_centred(axis, self.left + (self.width - self.left) / 2, y + 3)
        for x, line, word, tint in self._bands():
            base = y - 9.5 - 10.0 * line
            canvas.shape(filled_box(self.left + x, base - 0.8, SWATCH, SWATCH, tint))
            if not self.setter.theme.panels:
                canvas.shape(
                    b"0.5 G 0.4 w %.2f %.2f %b %b re S" % (self.left + x, base - 0.8, number(SWATCH), number(SWATCH))
                )
            canvas.write(word, self.left + x + SWATCH + 3, base)

    def _bands(self) -> list[tuple[float, int, Label, str]]:
        """Where each band's swatch stands: x, line, word, colour."""
        places = []
        x, line = 0.0, 0
        for band, tint in zip(self.matrix.bands, self.tints, strict=True):
            word = self.setter.label(band.word, "axis")
            room = SWATCH + 3 + word.width + 8
            if x and x + room - 8 > self.width - self.left:
                x, line = 0.0, line + 1
            places.append((x, line, word, tint))
            x += room
        return places

    def _bands_height(self) -> float:
        places = self._bands()
        return 10.0 * (places[-1][1] + 1) + 2 if places else 0.0

    def _paint_row(self, canvas: Canvas, row: int, y: float, height: float) -> None:
        term, band = self.rows[row]
        canvas.write_ending(term, self.left - LABEL_GAP, y + height / 2 + (1 if band.text else -2.4))
        canvas.write_ending(band, self.left - LABEL_GAP, y + height / 2 - 7.4)
        for column, index in enumerate(self.matrix.cells[row]):
            x = self.left + column * self.cell_width
            tint = self.tints[index]
            canvas.shape(filled_box(x + 0.6, y + 0.6, self.cell_width - 1.2, height - 1.2, tint))
            self._paint_marks(canvas, row, column, x, y + height)

    def _paint_marks(self, canvas: Canvas, row: int, column: int, x: float, top: float) -> None:
        lines = self._lines(row, column)
        y = top - (self.heights[row] - len(lines) * (DOT_HEIGHT + DOT_GAP) + DOT_GAP) / 2
        for marks in lines:
            widths = [self._dot_width(mark) for mark in marks]
            left = x + (self.cell_width - sum(widths) - DOT_GAP * (len(widths) - 1)) / 2
            for mark, width in zip(marks, widths, strict=True):
                self._paint_mark(canvas, mark, left, y - DOT_HEIGHT, width)
                left += width + DOT_GAP
            y -= DOT_HEIGHT + DOT_GAP

    def _paint_mark(self, canvas: Canvas, mark: MatrixMark, x: float, y: float, width: float) -> None:
        ink = self.setter.theme.colour("ink")
        canvas.shape(fill(ink), rounded_box(x, y, width, DOT_HEIGHT, DOT_HEIGHT / 2), b"f")
        arrow = ARROW_ROOM if mark.direction is not Direction.UNKNOWN else 0.0
        label = self.setter.label(mark.label, "dot")
        base = y + DOT_HEIGHT / 2 - 0.33 * label.font.size
        # A dot as wide as its cell has no room to spare beside the arrow.
        shift = 0.8 if arrow and width >= label.width + 6 + arrow else 0.0
        canvas.write_centred(label, x + (width - arrow) / 2 + shift, base)
        if arrow:
            canvas.shape(_arrow(x + width - ARROW_ROOM - 1.5 * shift, y + DOT_HEIGHT / 2, mark.direction))


def _arrow(x: float, y: float, direction: Direction) -> bytes:
    """A small white triangle that points up, down or ahead."""
    corners = {
        Direction.RISING: ((0.0, -1.6), (4.6, -1.6), (2.3, 2.2)),
        Direction.FALLING: ((0.0, 1.6), (4.6, 1.6), (2.3, -2.2)),
        Direction.STEADY: ((0.4, -2.2), (0.4, 2.2), (4.4, 0.0)),
    }[direction]
    return b"1 g %b f" % polygon([(x + dx, y + dy) for dx, dy in corners])


def set_matrix(matrix: Matrix, setter: Setter, node: Node) -> list[Piece]:
    """The picture and the list of risks: side by side where there is room, else beneath each other."""
    heat = Heat(matrix, setter, node)
    listed = Risks(matrix, setter, node) if matrix.marks else None
    return setter.exhibit(matrix, [Exhibit(heat, listed)], node)


class Exhibit(Stack):
    """The picture above its list, or beside it in a wide column."""

    def __init__(self, heat: Heat, listed: "Risks | None") -> None:
        super().__init__([heat, *([listed] if listed else [])], after=7)
        self._heat = heat
        self._listed = listed

    def measure(self, width: float) -> float:
        """Beside each other from WIDE on."""
        if width >= WIDE and self._listed:
            self.pieces = [Beside([Stack([self._heat]), Stack([self._listed])], [0.56, 0.44], 20)]
        return super().measure(width)


class Risks(Piece):
    """Label, title, level and trend of every risk; the columns of words are as wide as their words."""

    def __init__(self, matrix: Matrix, setter: Setter, node: Node) -> None:
        self.matrix = matrix
        self.setter = setter
        self.node = node
        self._laid: Laid | None = None

    def measure(self, width: float) -> float:
        """Lay out the list."""
        self._laid = Laid(self._table(width), self.setter, self.node, strong=False)
        self.height = self._laid.measure(width)
        return self.height

    def least(self) -> float:
        """What the list needs."""
        return self._laid.least() if self._laid else 0.0

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """The rows that fit."""
        return self._laid.draw(page, x, top, room, fresh=fresh) if self._laid else Drawn(0.0, more=False)

    def _table(self, width: float) -> Table:
        matrix = self.matrix
        trends = any(mark.trend for mark in matrix.marks)
        # In a narrow column the trend stands in the column of the level: the title gets the room.
        narrow = trends and width < NARROW
        rows = []
        for mark in matrix.marks:
            band = matrix.band_of(mark)
            name: Runs = (Text(mark.label, bold=True),)
            linked: Runs = (Link(name, mark.target),) if mark.target else name
            rating: Runs = (Text(band.word if band else matrix.unrated, bold=bool(band)),)
            cells = (cell(linked, heads_row=True), cell(mark.title), cell(rating), cell(plain(mark.trend)))
            if narrow:
                both = cell((*rating, *plain(f" {mark.trend}" if mark.trend else "")))
                cells = (*cells[:2], both, cells[3])
            rows.append(TableRow(cells if trends and not narrow else cells[:3]))
        label = self._widest([mark.label for mark in matrix.marks])
        bands = (matrix.band_of(mark) for mark in matrix.marks)
        level = self._widest([band.word if band else matrix.unrated for band in bands])
        trend = self._widest([mark.trend for mark in matrix.marks]) if trends else 0.0
        if narrow:
            level, trend, trends = self._widest_pair(), 0.0, False
        left = max(40.0, width - label - level - trend)
        third = Align.LEFT if trends else Align.RIGHT
        columns = (TableColumn(label), TableColumn(left), TableColumn(level, third), TableColumn(trend, Align.RIGHT))
        return Table(columns if trends else columns[:3], (), tuple(rows))

    def _widest_pair(self) -> float:
        """The room for level and trend on one line."""
        label = self.setter.label
        levels = (self.matrix.band_of(mark) for mark in self.matrix.marks)
        words = [band.word if band else self.matrix.unrated for band in levels]
        pairs = zip(words, self.matrix.marks, strict=True)
        widths = (label(word, "cell", bold=True).width + label(mark.trend, "cell").width for word, mark in pairs)
        return max(widths, default=0.0) + 4.0

    def _widest(self, words: list[str]) -> float:
        return max((self.setter.label(word, "cell", bold=True).width for word in words), default=0.0) + PADDING + 1
