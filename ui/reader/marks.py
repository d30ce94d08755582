"""Marks of a text and their order: which lie over which, how deep their underlines stand, which are in sight. No Qt."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_BUCKET = 2048
BOXED = "actor"


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage shown in the text: code points [start, end).

    `kind` is "actor", "risk", "judgement", "event", "quote" or "note"; `label` ("R1") stands beside its stripe.
    Several marks may share an id: they are the passages of one thing.
    """

    id: str
    kind: str
    start: int
    end: int
    label: str = ""

    @property
    def length(self) -> int:
        """How many code points it spans."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark among the others: `over` says a longer one lies under it, `level` how far down its underline stands."""

    mark: Mark
    over: bool
    level: int


class MarkIndex:
    """The marks of one text, ready to be asked for those in a range. Building is O(n log n), also when all overlap.

    A change costs what the marks around it cost, however many there are: only those that overlap the changed one,
    directly or through others, can stand in another lane or over another mark for it.
    """

    def __init__(self, marks: Iterable[Mark], length: int) -> None:
        """`length` is the text's in code points; a mark beyond it is cut, one with no text left is dropped."""
        self._length = length
        self._next = 0
        self._placed: dict[int, PlacedMark] = {}
        self._order: list[tuple[int, int, int]] = []  # (start, -end, number of the mark)
        self._buckets: dict[int, set[int]] = {}
        for mark in sorted(_within(marks, length), key=_rank):
            self._order.append(self._taken_in(mark))
        self._place([number for *_, number in self._order])

    def __len__(self) -> int:
        return len(self._placed)

    def __iter__(self) -> Iterator[PlacedMark]:
        """By start, the longer first where they start together."""
        return (self._placed[number] for *_, number in self._order)

    def add(self, mark: Mark) -> None:
        """Take in one more mark."""
        for within in _within([mark], self._length):
            insort(self._order, self._taken_in(within))
            self._place_around(within.start, within.end)

    def remove(self, mark: Mark) -> None:
        """Take out a mark; nothing where it is not there."""
        for within in _within([mark], self._length):
            for number in self._numbers(within.start, within.end):
                if self._placed[number].mark == within:
                    self._take_out(number, within)
                    self._place_around(within.start, within.end)
                    return

    def between(self, start: int, end: int) -> list[PlacedMark]:
        """The marks with text in [start, end), the longest first: the order in which they are painted."""
        found = [self._placed[number] for number in self._numbers(start, end)]
        return sorted(found, key=lambda placed: (-placed.mark.length, placed.mark.start))

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at a position, the shortest first."""
        return [placed.mark for placed in reversed(self.between(position, position + 1))]

    def after(self, position: int) -> Mark | None:
        """The first mark that starts after a position; of several the longest."""
        place = bisect_right(self._order, (position, 1, 0))
        return self._mark_in_order(place) if place < len(self._order) else None

    def before(self, position: int) -> Mark | None:
        """The last mark that starts before a position; of several the longest."""
        place = bisect_right(self._order, (position - 1, 1, 0))
        if place == 0:
            return None
        return self._mark_in_order(bisect_right(self._order, (self._order[place - 1][0] - 1, 1, 0)))

    def _mark_in_order(self, place: int) -> Mark:
        return self._placed[self._order[place][2]].mark

    def _numbers(self, start: int, end: int) -> list[int]:
        """The numbers of the marks with text in [start, end)."""
        numbers: set[int] = set()
        for bucket in range(start // _BUCKET, max(start, end - 1) // _BUCKET + 1):
            numbers.update(self._buckets.get(bucket, ()))
        return [number for number in sorted(numbers) if _meets(self._placed[number].mark, start, end)]

    def _taken_in(self, mark: Mark) -> tuple[int, int, int]:
        number = self._next
        self._next += 1
        self._placed[number] = PlacedMark(mark, over=False, level=0)
        for bucket in _buckets(mark):
            self._buckets.setdefault(bucket, set()).add(number)
        return mark.start, -mark.end, number

    def _take_out(self, number: int, mark: Mark) -> None:
        del self._order[bisect_left(self._order, (mark.start, -mark.end, number))]
        del self._placed[number]
        for bucket in _buckets(mark):
            self._buckets[bucket].discard(number)

    def _place_around(self, start: int, end: int) -> None:
        """Place all marks that overlap [start, end), directly or through others."""
        numbers: list[int] = []
        while True:
            wider = self._numbers(start, end)
            if len(wider) == len(numbers):
                break
            numbers = wider
            start = min(start, *(self._placed[number].mark.start for number in numbers))
            end = max(end, *(self._placed[number].mark.end for number in numbers))
        self._place(sorted(numbers, key=lambda number: (*_rank(self._placed[number].mark), number)))

    def _place(self, numbers: Sequence[int]) -> None:
        """Work out lane and overlap of these marks, in order; no other overlaps one of them."""
        marks = [self._placed[number].mark for number in numbers]
        lined = [(mark.start, mark.end) for mark in marks if mark.kind != BOXED]
        levels = iter(lanes(lined))
        for number, mark, over in zip(numbers, marks, _over_a_longer_one(marks), strict=True):
            self._placed[number] = PlacedMark(mark, over, next(levels) if mark.kind != BOXED else 0)


def lanes(extents: Sequence[tuple[float, float]], gap: float = 0.0) -> list[int]:
    """The lane of each extent, so that no two in one lane overlap or come closer than `gap`; as few lanes as possible.

    A sweep line over the starts that takes the lowest free lane, in the given order where starts are equal: O(n log n).
    """
    result = [0] * len(extents)
    free: list[int] = []
    taken: list[tuple[float, int]] = []
    for number in sorted(range(len(extents)), key=lambda number: extents[number][0]):
        start, end = extents[number]
        while taken and taken[0][0] + gap <= start:
            heapq.heappush(free, heapq.heappop(taken)[1])
        lane = heapq.heappop(free) if free else len(taken)
        result[number] = lane
        heapq.heappush(taken, (end, lane))
    return result


def _within(marks: Iterable[Mark], length: int) -> Iterable[Mark]:
    for mark in marks:
        if 0 <= mark.start < mark.end <= length:
            yield mark
        elif max(mark.start, 0) < min(mark.end, length):
            yield Mark(mark.id, mark.kind, max(mark.start, 0), min(mark.end, length), mark.label)


def _meets(mark: Mark, start: int, end: int) -> bool:
    return mark.start < end and start < mark.end


def _buckets(mark: Mark) -> range:
    return range(mark.start // _BUCKET, (mark.end - 1) // _BUCKET + 1)


def _rank(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _over_a_longer_one(by_start: Sequence[Mark]) -> list[bool]:
    """Whether each mark overlaps one that is longer, or as long and before it: one sweep from each side."""
    over = [False] * len(by_start)
    _sweep([(number, mark.start, mark.end) for number, mark in enumerate(by_start)], by_start, over)
    from_right = sorted(enumerate(by_start), key=lambda pair: (-pair[1].end, pair[1].start))
    _sweep([(number, -mark.end, -mark.start) for number, mark in from_right], by_start, over)
    return over


def _sweep(events: Sequence[tuple[int, int, int]], marks: Sequence[Mark], over: list[bool]) -> None:
    """Set `over` where a longer mark is still open. Events are (number, from, to), sorted by from."""
    longest_open: list[tuple[int, int, int]] = []
    for number, begin, finish in events:
        while longest_open and longest_open[0][2] <= begin:
            heapq.heappop(longest_open)
        rank = (-marks[number].length, number)
        if longest_open and longest_open[0][:2] < rank:
            over[number] = True
        heapq.heappush(longest_open, (*rank, finish))
