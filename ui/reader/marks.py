"""Marks of a text and their order: which lie over which, how deep their underlines stand, which are in sight. No Qt."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import heapq
from bisect import bisect_right
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
    """All marks of one text, ready to be asked for those in a range. Building is O(n log n), also when all overlap."""

    def __init__(self, marks: Iterable[Mark], length: int) -> None:
        """`length` is the text's in code points; a mark beyond it is cut, one with no text left is dropped."""
        by_start = sorted(_within(marks, length), key=lambda mark: (mark.start, -mark.end))
        lined = [mark for mark in by_start if mark.kind != BOXED]
        levels = dict(zip(map(id, lined), lanes([(mark.start, mark.end) for mark in lined]), strict=True))
        over = _over_a_longer_one(by_start)
        self._placed = [
            PlacedMark(mark, longer_below, levels.get(id(mark), 0))
            for mark, longer_below in zip(by_start, over, strict=True)
        ]
        self._starts = [mark.start for mark in by_start]
        self._buckets = _buckets(by_start)

    def __len__(self) -> int:
        return len(self._placed)

    def __iter__(self) -> Iterator[PlacedMark]:
        """By start, the longer first where they start together."""
        return iter(self._placed)

    def between(self, start: int, end: int) -> list[PlacedMark]:
        """The marks with text in [start, end), the longest first: the order in which they are painted."""
        numbers: set[int] = set()
        for bucket in range(start // _BUCKET, max(start, end - 1) // _BUCKET + 1):
            numbers.update(self._buckets.get(bucket, ()))
        found = [placed for placed in map(self._placed.__getitem__, sorted(numbers)) if _meets(placed.mark, start, end)]
        return sorted(found, key=lambda placed: -placed.mark.length)

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at a position, the shortest first."""
        return [placed.mark for placed in reversed(self.between(position, position + 1))]

    def after(self, position: int) -> Mark | None:
        """The first mark that starts after a position; of several the longest."""
        number = bisect_right(self._starts, position)
        return self._placed[number].mark if number < len(self._placed) else None

    def before(self, position: int) -> Mark | None:
        """The last mark that starts before a position; of several the longest."""
        number = bisect_right(self._starts, position - 1)
        if number == 0:
            return None
        number = bisect_right(self._starts, self._starts[number - 1] - 1)
        return self._placed[number].mark


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


def _buckets(marks: Sequence[Mark]) -> dict[int, list[int]]:
    buckets: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        for bucket in range(mark.start // _BUCKET, (mark.end - 1) // _BUCKET + 1):
            buckets.setdefault(bucket, []).append(number)
    return buckets


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
