"""Tables: rows of cells, a head repeated on every page, hairlines; rows are parted only where they must be."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import ruled_line
from briefing.render.typeset.pieces import NOTHING, SLACK, Drawn, Piece, Stack
from briefing.render.typeset.structure import ARTIFACT, Node

PADDING = 10.0
ABOVE = 3.2
BELOW = 3.6
# A row is parted only where it has this part of a page to itself and still does not fit.
NEARLY_A_PAGE = 0.9
LAST_TWO = (-2, -1)
# A row of this height may stand alone beneath its head.
HIGH_ROW = 60.0
# A head that takes more of a page than this is not repeated.
TALL_HEAD = 0.4


@dataclass(slots=True)
class Cell:
    """A cell that is laid out: where it begins in its row, how wide it is, how many rows it reaches over."""

    stack: Stack
    node: Node
    x: float
    width: float
    rows: int = 1
    left: bool = True
    offset: float = 0.0


class Band(Piece):
    """One row, or several that a tall cell ties together; each row's cells and its node."""

    def __init__(self, rows: list[list[Cell]], page_height: float, *, bottom: bool = False, hairline: str = "") -> None:
        """`bottom` sets cells on the row's lower edge; `hairline` parts the rows where no tall cell crosses."""
        self.rows = rows
        self._hairline = hairline
        self._width = 0.0
        self.heights: list[float] = []
        self.page_height = page_height
        self._bottom = bottom

    def measure(self, width: float) -> float:
        """Rows are as high as their highest cell; the last of several takes what a tall cell needs more."""
        self._width = width
        self.heights = []
        for row in self.rows:
            for cell in row:
                cell.stack.measure(max(cell.width - PADDING, 12.0))
            heights = [cell.stack.height for cell in row if cell.rows == 1]
            self.heights.append(max(heights, default=0.0) + ABOVE + BELOW)
        for at, row in enumerate(self.rows):
            for cell in row:
                last = min(at + cell.rows, len(self.rows))
                short = cell.stack.height + ABOVE + BELOW - sum(self.heights[at:last])
                if short > 0:
                    self.heights[last - 1] += short
        self.height = sum(self.heights)
        return self.height

    def least(self) -> float:
        """All of it, unless it is nearly as high as a page."""
        if self.height <= self.page_height * NEARLY_A_PAGE:
            return self.height
        return max((cell.stack.least() for row in self.rows for cell in row), default=0.0) + ABOVE + BELOW

    def baseline(self) -> float:
        """That of the first cell."""
        first = self.rows[0][0].stack if self.rows and self.rows[0] else None
        return ABOVE + (first.baseline() if first else 0.0)

    def notes(self) -> Iterator[str]:
        """Those of all cells."""
        return (name for row in self.rows for cell in row for name in cell.stack.notes())

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """All rows where they fit; else every cell goes on overleaf by itself."""
        if self.height <= room + SLACK and all(cell.left for row in self.rows for cell in row):
            return self._draw_whole(page, x, top)
        used = 0.0
        for cell in (cell for row in self.rows for cell in row):
            # Cells stand in the order of their row, even where one has nothing on this page.
            if cell.node is not ARTIFACT:
                page.host.structure.open(cell.node)
            if cell.left:
                inner = room - ABOVE - BELOW
                drawn = cell.stack.draw(page, x + cell.x, top - ABOVE, inner, fresh=fresh)
                cell.left = drawn.more
                used = max(used, drawn.used)
        more = any(cell.left for row in self.rows for cell in row)
        if more and not used:
            return NOTHING
        return Drawn(used + ABOVE + BELOW, more)

    def _draw_whole(self, page: Page, x: float, top: float) -> Drawn:
        y = top
        for at, (row, height) in enumerate(zip(self.rows, self.heights, strict=True)):
            if at and self._hairline:
                page.artifact(b" ".join(self._part_rows(at, x, y)))
            for cell in row:
                if not cell.stack.pieces and cell.node is not ARTIFACT:
                    page.host.structure.open(cell.node)
                down = height - ABOVE - BELOW - cell.stack.height if self._bottom else 0.0
                cell.stack.draw(page, x + cell.x, y - ABOVE - down, cell.stack.height + SLACK, fresh=True)
                cell.left = False
            y -= height
        return Drawn(self.height, more=False)

    def _part_rows(self, at: int, x: float, y: float) -> Iterator[bytes]:
        """The hairlines above the row `at`, left out where a taller cell crosses."""
        for cell in self.rows[at]:
            right = min(cell.x + cell.width, self._width)
            yield ruled_line((x + cell.x, y, x + right, y), self._hairline, 0.5)


class Grid(Piece):
    """A table: its bands, and a maker of its head, which is asked for anew on every page."""

    def __init__(
        self,
        bands: list[Band],
        make_head: Callable[[bool], Band | None],
        colours: tuple[str, str],
        *,
        tail: float = 0.0,
    ) -> None:
        """`make_head` is told whether the head is a repetition.

        `colours` are those of the hairlines and of the rule beneath the head; `tail` is the room to keep beneath the
        last row.
        """
        self.bands = bands
        self._tail = tail
        self._make_head = make_head
        self._head = make_head(False)
        self._colours = colours
        self._at = 0
        self._begun = False
        self._width = 0.0

    def measure(self, width: float) -> float:
        """The sum of all rows."""
        self._width = width
        head = self._head.measure(width) if self._head else 0.0
        if self._head and head > self._head.page_height * TALL_HEAD:
            # Such a head goes over the pages as a row does.
            self.bands.insert(0, self._head)
            self._head, head = None, 0.0
        self.height = head + sum(band.measure(width) for band in self.bands)
        return self.height

    def least(self) -> float:
        """The head with two rows, or with one that is high."""
        rows = self.bands[: 1 if self.bands and self.bands[0].height > HIGH_ROW else 2]
        return (self._head.height if self._head else 0.0) + sum(band.least() for band in rows)

    def baseline(self) -> float:
        """That of the first row."""
        first = self._head or (self.bands[0] if self.bands else None)
        return first.baseline() if first else 0.0

    def notes(self) -> Iterator[str]:
        """Those of all rows."""
        return (name for band in self.bands for name in band.notes())

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """The head and the rows that fit."""
        if not fresh and self._least_now() > room + SLACK:
            return NOTHING
        y = top - self._draw_head(page, x, top)
        lines: list[bytes] = []
        while self._at < len(self.bands):
            band = self.bands[self._at]
            left = room - (top - y)
            first = fresh and not lines
            if not self._begun and not first and not self._may_begin(band, left):
                break
            drawn = band.draw(page, x, y, left, fresh=first)
            if drawn.used:
                y -= drawn.used
                lines.append(ruled_line((x, y, x + self._width, y), self._colours[0], 0.5))
            self._begun = drawn.more and (self._begun or drawn.used > 0)
            if drawn.more:
                break
            self._at += 1
        page.artifact(b" ".join(lines))
        more = self._at < len(self.bands)
        if not more:
            # Table and grid hold each other by this; a long brief has many, and they go as soon as they are drawn.
            self._make_head = _no_head
        return Drawn(top - y, more)

    def _least_now(self) -> float:
        head = self._head.height if self._head else 0.0
        return head + (self.bands[self._at].least() if self._at < len(self.bands) and not self._begun else 0.0)

    def _may_begin(self, band: Band, room: float) -> bool:
        """Whether a row begins here; one that would leave the last row alone overleaf goes there with it."""
        if band.least() > room + SLACK:
            return False
        rest = len(self.bands) - self._at
        if rest == 1 and self._at and band.least() + self._tail > room + SLACK:
            return False
        if rest == len(LAST_TWO) and self._at > 1 and band.least() + self.bands[-1].least() + self._tail > room + SLACK:
            return band.least() < band.height
        return True

    def _draw_head(self, page: Page, x: float, top: float) -> float:
        """Draw the head, as a repetition but for the first time; its height."""
        head = self._head
        if head is None:
            return 0.0
        head.draw(page, x, top, head.height + SLACK, fresh=True)
        height = head.height
        self._head = self._make_head(True)
        if self._head:
            self._head.measure(self._width)
        page.artifact(ruled_line((x, top - height, x + self._width, top - height), self._colours[1], 0.9))
        return height


def _no_head(_repeated: bool) -> None:
    """There is no head any more."""
