"""Tables: columns with their shares of the width, rows of cells that hold blocks."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.brief.blocks import Align, Blocks, Paragraph, lines_of, marked, some
from briefing.brief.inline import Runs, visible


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: its share of the width (any positive numbers, taken in proportion) and its alignment."""

    share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: blocks, usually one paragraph.

    `columns` and `rows` say over how many columns and rows it reaches; the cells it covers are left out of their
    rows. `heads_row` marks the cell that names its row.
    """

    blocks: Blocks = ()
    columns: int = 1
    rows: int = 1
    heads_row: bool = False

    def lines(self) -> Iterator[str]:
        """The lines of the cell's blocks."""
        return lines_of(self.blocks)


def cell(runs: Runs, *, heads_row: bool = False) -> TableCell:
    """A cell that holds one paragraph, or nothing."""
    return TableCell((Paragraph(runs),) if runs else (), heads_row=heads_row)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells. `anchor` names the row for links."""

    cells: tuple[TableCell, ...]
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """The lines of its cells, from the first to the last."""
        for each in self.cells:
            yield from each.lines()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its header is repeated on every page it reaches.

    `caption` stands above and is a sentence; `source` is the line beneath that says where it comes from; `empty` is
    what is shown instead of rows when there are none.
    """

    columns: tuple[TableColumn, ...]
    header: tuple[TableCell, ...]
    rows: tuple[TableRow, ...]
    caption: Runs = ()
    source: Runs = ()
    empty: Runs = ()
    portion: str = ""
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """Caption, header, rows, source line. A repeated header counts once."""
        yield from some(marked(self.portion, visible(self.caption)) if self.caption else "")
        for head in self.header:
            yield from head.lines()
        for row in self.rows:
            yield from row.lines()
        if not self.rows:
            yield from some(visible(self.empty))
        yield from some(visible(self.source))
