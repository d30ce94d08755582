"""The sources that the library shows, in their order; those that came last may wait behind them for their place."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from briefing.project import SourceLine, SourceRow, line_of
from ui.library.ordering import AS_ADDED, Facts, Sorting


class Shown:
    """Rows of sources, and where one stands or would stand among them."""

    def __init__(self, facts: Facts, sources: Iterable[SourceLine] = (), sorting: Sorting = AS_ADDED) -> None:
        self._facts = facts
        self._sources: list[SourceRow] = list(sources)
        self._sorting = sorting
        self._rows: dict[str, int] | None = None
        self.waiting = 0
        """How many of the last rows stand there only for now."""

    def __len__(self) -> int:
        return len(self._sources)

    def __getitem__(self, row: int) -> SourceLine:
        return line_of(self._sources[row])

    def part(self, first: int, count: int) -> Sequence[SourceLine]:
        """So many sources from a row on."""
        return [line_of(source) for source in self._sources[first : first + count]]

    def ids_at(self, rows: Iterable[int]) -> list[str]:
        """The ids of the sources in these rows."""
        return [_id(self._sources[row]) for row in rows]

    @property
    def is_as_added(self) -> bool:
        """Whether sources stand in the order in which the project gives them."""
        return self._sorting.is_as_added

    @property
    def last_id(self) -> str:
        """The id of the last source; "" where there is none."""
        return _id(self._sources[-1]) if self._sources else ""

    def row(self, source_id: str) -> int:
        """The row of a source; -1 where it has none."""
        if self.is_as_added and not self.waiting:
            row = bisect_left(self._sources, source_id, key=_id)
            return row if row < len(self) and _id(self._sources[row]) == source_id else -1
        if self._rows is None:
            self._rows = {_id(source): row for row, source in enumerate(self._sources)}
        return self._rows.get(source_id, -1)

    def runs_to_put_in(self, fresh: Iterable[SourceLine]) -> list[tuple[int, list[SourceLine]]]:
        """The rows new sources belong in, those that belong side by side together; the last place first."""
        in_order = sorted(fresh, key=lambda source: self._sorting.place(source, self._facts))
        runs = [(place, list(run)) for place, run in groupby(in_order, key=self._place)]
        return runs[::-1]

    def place_of_changed(self, row: int, source: SourceLine) -> int:
        """The row in which a source belongs that stands in `row` and is another one now."""
        if row >= len(self) - self.waiting:
            return row
        place = self._place(source, last=row)
        return place if place < row else self._place(source, first=row + 1) - 1

    def put_in(self, place: int, fresh: Sequence[SourceRow], *, waiting: bool = False) -> None:
        """Give sources the rows from `place` on; at the end they may wait there for their place."""
        self._sources[place:place] = fresh
        self._rows = None
        self.waiting += len(fresh) if waiting else 0

    def take_out(self, first: int, last: int) -> None:
        """Take away the rows from `first` to `last`."""
        settled = len(self) - self.waiting
        self.waiting -= max(0, last + 1 - max(first, settled))
        del self._sources[first : last + 1]
        self._rows = None

    def replace(self, row: int, place: int, source: SourceLine) -> None:
        """Put a source in the row `place` for the one in `row`."""
        if place == row:
            self._sources[row] = source
            return
        del self._sources[row]
        self._sources.insert(place, source)
        self._rows = None

    def _place(self, source: SourceLine, first: int = 0, last: int | None = None) -> int:
        """Where a source belongs among those in the rows from `first` to before `last`."""
        last = len(self) - self.waiting if last is None else last
        if self.is_as_added:
            return bisect_left(self._sources, source.id, first, last, key=_id)
        wanted = self._sorting.place(source, self._facts)
        return bisect_left(self._sources, wanted, first, last, key=self._sorted_by)

    def _sorted_by(self, source: SourceRow) -> tuple[Any, ...]:
        return self._sorting.place(line_of(source), self._facts)


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows that lie side by side, as the first and the last of them, from the top."""
    for _, run in groupby(enumerate(sorted(rows)), key=lambda pair: pair[1] - pair[0]):
        found = [row for _, row in run]
        yield found[0], found[-1]


_id = itemgetter(0)
