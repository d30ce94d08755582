"""Columns: rivers of white that run down a page divide it; what they leave is read one part after the other."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from briefing.sources.pdf.rows import Row, row_of

# Widths of a river in parts of the letter size, and how many rows it must part: short rivers must be wide.
_NARROWEST = 0.7
_NARROWEST_SHORT = 1.2
_LONG_RIVER = 5
_SHORTEST_RIVER = 3
_SURE_RIVER = 6
_APART = 0.4
_STRETCHED = 0.8
_FEWEST_EVEN = 2
# Rows of text in a column are longer than cells of a table.
_FEWEST_LETTERS = 14
# Bullets and numbers of a list stand apart from their text, and are no column.
_LONGEST_MARK = 3.5
_DEEPEST = 12
_OTHER_SIZE = 0.1
_SAME_SIZE = 0.05
_TOUCHING = 0.5


@dataclass(slots=True)
class Column:
    """Rows read straight down. `is_table` says that they are rows of cells, each to be kept a line of its own."""

    rows: list[Row]
    is_table: bool = False

    @property
    def left(self) -> float:
        """The left edge of its text."""
        return min(row.left for row in self.rows)

    @property
    def right(self) -> float:
        """The right edge of its text."""
        return max(row.right for row in self.rows)


@dataclass(slots=True)
class _River:
    """White between `left` and `right`, beside the rows first to last (both included), `parted` of them two-sided."""

    left: float
    right: float
    first: int
    last: int
    parted: int = 0
    is_table: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    def sides(self, rows: list[Row]) -> tuple[list[Row], list[Row]]:
        """The rows' parts left and right of the river."""
        left, right = [], []
        edge = self.left + _TOUCHING
        for row in rows[self.first : self.last + 1]:
            if row.right <= edge:
                left.append(row)
            elif row.left > edge:
                right.append(row)
            else:
                before = [run for run in row.runs if run.right <= edge]
                after = [run for run in row.runs if run.right > edge]
                if before:
                    left.append(row_of(before))
                right.append(row_of(after) if before else row)
        return left, right


@dataclass(slots=True)
class Gutters:
    """Where long rivers ran on earlier pages: there, a short one will do to part a few rows."""

    places: list[tuple[float, float]] = field(default_factory=list)

    def note(self, left: float, right: float) -> None:
        """Remember a place, once."""
        if not self.hold(left, right):
            self.places.append((left, right))

    def hold(self, left: float, right: float) -> bool:
        """Whether a river ran in the middle of this white."""
        return any(left <= (begin + end) / 2 <= right for begin, end in self.places)


def columns_of(rows: list[Row], gutters: Gutters, depth: int = 0) -> list[Column]:
    """The columns of a page, or of a part of one, in reading order. `gutters` grows by the rivers found."""
    if not rows:
        return []
    river = _tallest(rows, gutters) if depth < _DEEPEST else None
    if river is None:
        return [Column(rows)]
    if river.parted >= _SURE_RIVER and not river.is_table:
        gutters.note(river.left, river.right)
    above, below = rows[: river.first], rows[river.last + 1 :]
    if river.is_table:
        middle = [Column(rows[river.first : river.last + 1], is_table=True)]
    else:
        middle = [column for side in river.sides(rows) for column in columns_of(side, gutters, depth + 1)]
    return [
        *columns_of(above, gutters, depth + 1),
        *middle,
        *columns_of(below, gutters, depth + 1),
    ]


def _tallest(rows: list[Row], gutters: Gutters) -> _River | None:
    """The river that parts most rows."""
    best: _River | None = None
    found: list[_River] = []
    for index, left, right in _seeds(rows):
        if any(river.first <= index <= river.last and river.left < right and left < river.right for river in found):
            continue
        river = _extended(rows, index, left, right)
        if river.last - river.first + 1 < _SHORTEST_RIVER and not gutters.hold(river.left, river.right):
            continue
        found.append(river)
        _trim(river, rows)
        if _is_river(river, rows, gutters) and (best is None or _better(river, best)):
            best = river
    return best


def _better(one: _River, other: _River) -> bool:
    # Columns of text come before tables: a table may stand inside one of them.
    return (not one.is_table, one.parted, one.width) > (not other.is_table, other.parted, other.width)


def _seeds(rows: list[Row]) -> list[tuple[int, float, float]]:
    """Gaps a river may run through: between the runs of a row, and between rows side by side at unlike heights."""
    seeds = []
    for index, row in enumerate(rows):
        if len(row.runs) == 1:
            continue
        narrowest = _NARROWEST * _size(row)
        edge = row.runs[0].right
        for run in row.runs[1:]:
            if run.left - edge >= narrowest:
                seeds.append((index, edge, run.left))
            edge = max(edge, run.right)
    for index, (row, following) in enumerate(pairwise(rows)):
        if following.top < row.bottom:
            left, right = min(row.right, following.right), max(row.left, following.left)
            if right - left >= _NARROWEST * _size(row):
                seeds.append((index, left, right))
    return seeds


def _extended(rows: list[Row], index: int, left: float, right: float) -> _River:
    """The river through a gap, as far up and down as it stays wide enough."""
    first = last = index
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(rows):
            opening = _opening(rows[at], left, right)
            if opening is None:
                break
            left, right = opening
            first, last = min(first, at), max(last, at)
            at += step
    return _River(left, right, first, last)


def _opening(row: Row, left: float, right: float) -> tuple[float, float] | None:
    """The widest white of a row between two edges, if it is wide enough for a river."""
    best: tuple[float, float] | None = None
    edge = left
    for run in row.runs:
        if run.right <= left or run.left >= right:
            continue
        if best is None or run.left - edge > best[1] - best[0]:
            best = edge, run.left
        edge = max(edge, run.right)
    if best is None or right - edge > best[1] - best[0]:
        best = edge, right
    return best if best[1] - best[0] >= _NARROWEST * _size(row) else None


def _size(row: Row) -> float:
    return row.main.size


def _trim(river: _River, rows: list[Row]) -> None:
    """Give rows at the river's ends back to the wide rows above or below that they belong to."""
    if river.first > 0:
        river.first += _leaving(rows[river.first - 1 : river.last + 1], river, downwards=True)
    if river.last + 1 < len(rows):
        river.last -= _leaving(rows[river.first : river.last + 2][::-1], river, downwards=False)


def _leaving(rows: list[Row], river: _River, *, downwards: bool) -> int:
    """How many rows after the first, wide one belong to it: set like it, or nearer to it than to what follows."""
    leaving = 0
    outside = rows[0].main.size
    for index in range(1, len(rows) - 1):
        size, inside = rows[index].main.size, rows[index + 1].main.size
        if abs(size - outside) > _SAME_SIZE * outside or abs(size - inside) <= _OTHER_SIZE * inside:
            break
        leaving = index
    two_sided = next((index for index in range(1, len(rows)) if _is_parted(rows[index], river)), len(rows) - 1)
    gaps = [
        (_gap(rows[index], rows[index + 1]) if downwards else _gap(rows[index + 1], rows[index]))
        for index in range(two_sided)
    ]
    if len(gaps) > 1:
        widest = max(range(len(gaps)), key=lambda index: (round(gaps[index], 1), -index))
        leaving = max(leaving, widest)
    return leaving


def _gap(upper: Row, lower: Row) -> float:
    return lower.top - upper.bottom


def _is_parted(row: Row, river: _River) -> bool:
    return row.runs[0].right <= river.left + _TOUCHING and row.runs[-1].left >= river.right - _TOUCHING


def _is_river(river: _River, rows: list[Row], gutters: Gutters) -> bool:
    """Whether there is enough text on both sides, side by side; also notes how many rows it parts, and for a table."""
    left, right = river.sides(rows) if river.last >= river.first else ([], [])
    if not left or not right:
        return False
    top = max(left[0].top, right[0].top)
    bottom = min(left[-1].bottom, right[-1].bottom)
    beside_left = [row for row in left if row.bottom > top and row.top < bottom]
    beside_right = [row for row in right if row.bottom > top and row.top < bottom]
    river.parted = min(len(beside_left), len(beside_right))
    if not river.parted:
        return False
    letters = min(_letters(beside_left), _letters(beside_right))
    is_known = gutters.hold(river.left, river.right) and all(_is_free(river, rows))
    river.is_table = letters < _FEWEST_LETTERS and not is_known
    width = river.width / min(_size(beside_left[0]), _size(beside_right[0]))
    return letters > _LONGEST_MARK and (is_known or _is_long_enough(river, rows, width))


def _is_long_enough(river: _River, rows: list[Row], width: float) -> bool:
    """Whether a river, so many letter sizes wide, is no chance: long, or wide and apart from what is around it."""
    if river.parted >= _LONG_RIVER:
        return width >= _NARROWEST
    free = _is_free(river, rows)
    # A column that ends after two lines, beside one that is long.
    is_beside_long = river.parted > 1 and river.last - river.first >= _LONG_RIVER and all(free) and not river.is_table
    if (river.parted < _SHORTEST_RIVER and not is_beside_long) or width < _NARROWEST_SHORT:
        return False
    return any(free) and _even_rows(river, rows) >= _FEWEST_EVEN if river.is_table else all(free)


def _even_rows(river: _River, rows: list[Row]) -> int:
    """How many rows have their widest white at the river: others may be lines of text with stretched spaces."""
    count = 0
    for row in rows[river.first : river.last + 1]:
        gaps = [(after.left - before.right, before.right) for before, after in pairwise(row.runs)]
        here = [gap for gap, edge in gaps if edge <= river.left + _TOUCHING <= edge + gap]
        elsewhere = [gap for gap, edge in gaps if not edge <= river.left + _TOUCHING <= edge + gap]
        count += bool(here) and max(elsewhere, default=0) < _STRETCHED * here[0]
    return count


def _is_free(river: _River, rows: list[Row]) -> tuple[bool, bool]:
    """Whether white divides the river's rows from wide ones above and below: then no paragraph is torn there."""
    first, last = rows[river.first], rows[river.last]
    above = river.first == 0 or _gap(rows[river.first - 1], first) > _APART * _size(first)
    below = river.last + 1 == len(rows) or _gap(last, rows[river.last + 1]) > _APART * _size(last)
    return above, below


def _letters(rows: list[Row]) -> float:
    """Letters a row, of the runs that stand next to each other."""
    return sum(len(row.text) for row in rows) / len(rows)
