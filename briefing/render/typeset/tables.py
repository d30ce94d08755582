"""Tables of the tree, indicators and competing hypotheses, laid out as rows of cells."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.brief.document import (
    Ach,
    Align,
    Indicators,
    Paragraph,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    Text,
    cell,
    plain,
)
from briefing.render.typeset.host import Page
from briefing.render.typeset.pieces import Drawn, Piece, Stack
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import ARTIFACT, Node, scope, spans
from briefing.render.typeset.table import PADDING, Band, Cell, Grid


def set_table(table: Table, setter: Setter, node: Node) -> list[Piece]:
    """A table of the tree, with its caption and source line."""
    if not table.rows:
        shown: list[Piece] = [Laid(table, setter, node)] if table.header else []
        if table.empty:
            shown.append(setter.paragraph(table.empty, "note", node.child(b"P")))
        return setter.exhibit(table, shown, node)
    return setter.exhibit(table, [Laid(table, setter, node)], node)


def set_indicators(indicators: Indicators, setter: Setter, node: Node) -> list[Piece]:
    """The indicators as a table of three columns."""
    rows = tuple(
        TableRow((cell(each.runs), cell(each.bears_on), cell(plain(each.status)))) for each in indicators.entries
    )
    shares = (TableColumn(5), TableColumn(4), TableColumn(1.6))
    table = Table(shares, tuple(cell(plain(word)) for word in indicators.header), rows)
    return setter.exhibit(indicators, [Laid(table, setter, node)], node)


def set_ach(ach: Ach, setter: Setter, node: Node) -> list[Piece]:
    """Hypotheses in rows, evidence in columns; beneath, what each piece of evidence is."""
    narrow = tuple(TableColumn(0.8, Align.CENTRE) for _each in ach.evidence)
    columns = (TableColumn(0.6), TableColumn(5), *narrow, TableColumn(1.8))
    header = (TableCell(columns=2, blocks=(Paragraph(plain(ach.header)),)), *(_word(e.label) for e in ach.evidence))
    rows = []
    for hypothesis, scores in zip(ach.hypotheses, ach.scores, strict=True):
        marks = (cell((Text(score, bold=score in ach.emphasis),) if score else ()) for score in scores)
        label = cell((Text(hypothesis.label, bold=True),), heads_row=True)
        rows.append(TableRow((label, cell(hypothesis.runs), *marks, _word(hypothesis.against))))
    table = Table(columns, (*header, _word(ach.against)), tuple(rows))
    tables: list[Piece] = [Laid(each, setter, node) for each in (table, _evidence(ach)) if each.rows]
    return setter.exhibit(ach, tables, node)


def _evidence(ach: Ach) -> Table:
    """What each piece of evidence is, with its weight where one is given."""
    weighed = any(each.weight for each in ach.evidence)
    rows = []
    for each in ach.evidence:
        label = cell((Text(each.label, bold=True),), heads_row=True)
        rows.append(TableRow((label, cell(each.runs), *([_word(each.weight)] if weighed else []))))
    shares = (0.6, 8.0, 1.8) if weighed else (0.6, 9.8)
    return Table(tuple(map(TableColumn, shares)), (), tuple(rows))


def _word(text: str) -> TableCell:
    return cell(plain(text))


class Laid(Piece):
    """A table of the tree, laid out when its width is known."""

    after = 7.0

    def __init__(self, table: Table, setter: Setter, node: Node, *, strong: bool = True) -> None:
        """`strong` sets the cells that name their rows in bold. `tail` is what must stand beneath the last row."""
        self.table = table if _spans_fit(table) else _without_spans(table)
        self.setter = setter
        self.strong = strong
        self.node = node.child(b"Table")
        self.tail: Piece | None = None
        self._widths: list[float] = []
        self._grid: Grid | None = None

    def measure(self, width: float) -> float:
        """Lay out every row."""
        total = sum(column.share for column in self.table.columns) or 1.0
        self._widths = [width * column.share / total for column in self.table.columns]
        section = self.node.child(b"TBody") if self.table.header else self.node
        bands = _bands(self.table.rows, len(self._widths))
        colours = self.setter.theme.colour("hairline"), self.setter.theme.colour("ink")
        tail = self.tail.measure(width) + max(self.after, self.tail.before) if self.tail else 0.0
        self._grid = Grid([self._band(rows, section) for rows in bands], self._head, colours, tail=tail)
        self.height = self._grid.measure(width)
        return self.height

    def least(self) -> float:
        """What the rows need."""
        return self._laid.least()

    def baseline(self) -> float:
        """That of the first row."""
        return self._laid.baseline()

    def notes(self) -> Iterator[str]:
        """Those of the rows."""
        return self._laid.notes()

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """The rows that fit."""
        return self._laid.draw(page, x, top, room, fresh=fresh)

    @property
    def _laid(self) -> Grid:
        if self._grid is None:
            raise AssertionError("a table is measured before it is drawn")
        return self._grid

    def _head(self, repeated: bool) -> Band | None:
        if not self.table.header:
            return None
        node = ARTIFACT if repeated else self.node.child(b"THead")
        row = self._row(TableRow(self.table.header), node, set(), 0, head=True)
        return Band([row], self.setter.frame.height, bottom=True)

    def _band(self, rows: Sequence[TableRow], node: Node) -> Band:
        covered: set[tuple[int, int]] = set()
        laid = [self._row(row, node, covered, at, head=False) for at, row in enumerate(rows)]
        return Band(laid, self.setter.frame.height, hairline=self.setter.theme.colour("hairline"))

    def _row(self, row: TableRow, node: Node, covered: set[tuple[int, int]], at: int, *, head: bool) -> list[Cell]:
        """The cells of a row at the places that no taller cell above covers; `covered` gets what they cover."""
        owner = node.child(b"TR")
        made = []
        cells = _fitted(
            row.cells, len(self._widths) - sum((at, column) in covered for column in range(len(self._widths)))
        )
        column = 0
        while column < len(self._widths):
            if (at, column) in covered:
                column += 1
                continue
            held = next(cells, None) or TableCell()
            reach = max(1, min(held.columns, len(self._widths) - column))
            if held.rows > 1:
                covered |= {(at + y, column + x) for y in range(held.rows) for x in range(reach)}
            width = sum(self._widths[column : column + reach])
            if column + reach == len(self._widths):
                # The last column ends where the table does.
                width += PADDING
            anchor = row.anchor if column == 0 else ""
            stack = self._stack(held, self._cell_node(held, owner, reach, head=head), column, anchor, head=head)
            made.append(Cell(*stack, sum(self._widths[:column]), width, held.rows))
            column += reach
        return made

    def _cell_node(self, held: TableCell, row: Node, reach: int, *, head: bool) -> Node:
        if head and held.blocks:
            return row.child(b"TH", scope(b"Column", reach, held.rows))
        if held.heads_row and held.blocks:
            return row.child(b"TH", scope(b"Row", reach, held.rows))
        return row.child(b"TD", spans(reach, held.rows))

    def _stack(self, held: TableCell, node: Node, column: int, anchor: str, *, head: bool) -> tuple[Stack, Node]:
        """A cell's pieces: its paragraphs in the table's face, other blocks as they are elsewhere."""
        align = self.table.columns[column].align
        strong = self.setter.aligned("cell", align, bold=True)
        style = self.setter.aligned("head-cell" if head else "cell", align)
        pieces: list[Piece] = []
        lone = len(held.blocks) == 1
        for position, block in enumerate(held.blocks):
            name = anchor if position == 0 else ""
            if isinstance(block, Paragraph):
                owner = node if lone else node.child(b"P")
                mark = block.portion
                look = strong if held.heads_row and self.strong and not position and not head else style
                pieces.append(self.setter.paragraph(block.runs, look, owner, anchor=name or block.anchor, portion=mark))
            else:
                pieces += self.setter.pieces_of(block, node)
        if pieces:
            pieces[-1].after = 0.0
        return Stack(pieces), node


def _spans_fit(table: Table) -> bool:
    """Whether every row has just the cells that the tall ones above leave room for."""
    covered: dict[int, int] = {}
    for at, row in enumerate(table.rows):
        room = len(table.columns) - covered.get(at, 0)
        if sum(max(1, held.columns) for held in row.cells) > room:
            return False
        for held in row.cells:
            for below in range(at + 1, at + held.rows):
                covered[below] = covered.get(below, 0) + max(1, held.columns)
    return True


def _without_spans(table: Table) -> Table:
    """The table with every cell in a place of its own, so that none is hidden by another."""
    rows = tuple(
        replace(row, cells=tuple(replace(held, columns=1, rows=1) for held in row.cells)) for row in table.rows
    )
    widest = max((len(row.cells) for row in rows), default=0)
    columns = table.columns or (TableColumn(),) * widest
    return replace(table, rows=rows, columns=columns)


def _fitted(cells: Sequence[TableCell], room: int) -> Iterator[TableCell]:
    """The cells of a row that has `room` columns; what is too much goes into the last one, so that nothing is lost."""
    used = 0
    for position, held in enumerate(cells):
        used += max(1, held.columns)
        if used >= room and position + 1 < len(cells):
            rest = tuple(block for each in cells[position + 1 :] for block in each.blocks)
            yield replace(held, blocks=(*held.blocks, *rest))
            return
        yield held


def _bands(rows: Sequence[TableRow], columns: int) -> list[list[TableRow]]:
    """The rows in groups that tall cells tie together."""
    groups: list[list[TableRow]] = []
    tied = 0
    for row in rows:
        if tied:
            groups[-1].append(row)
            tied -= 1
        else:
            groups.append([row])
        tied = max([tied, *(held.rows - 1 for held in row.cells)])
    return groups if columns else []
