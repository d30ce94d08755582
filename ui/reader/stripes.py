"""Coding stripes beside the text: which lane each one stands in, so that none covers another. No Qt."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ui.reader.marks import BOXED, Mark, MarkIndex, lanes
from ui.reader.positions import Lines

Extent = tuple[float, float]

_GAP = 2.0
_MOST_MEASURED = 400
_ABOUT_A_LINE = 80
_PAST_EDGE = 5_000.0


@dataclass(frozen=True, slots=True)
class Stripe:
    """A mark's stripe: from `top` to `bottom` of the page, in lane 0 (next to the text) to `lane_count` - 1."""

    mark: Mark
    top: float
    bottom: float
    lane: int
    lane_count: int


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Marks whose blocks overlap, directly or through others: only these can need different lanes."""

    first_line: int
    last_line: int
    marks: tuple[Mark, ...]


class Stripes:
    """The stripes of all marks; a cluster is measured when it first comes into sight, so long texts open at once.

    `extent` gives the top and bottom of a span on the page; it is asked again after `forget`, when lines have moved.
    """

    def __init__(self, index: MarkIndex, lines: Lines, extent: Callable[[int, int], Extent]) -> None:
        self._lines = lines
        striped = [placed.mark for placed in index if placed.mark.kind != BOXED]
        self._clusters = _clusters(striped, lines)
        self._first_lines = [cluster.first_line for cluster in self._clusters]
        self._extent = extent
        self._lanes: dict[int, list[int]] = {}
        self._extents: dict[tuple[int, int], Extent] = {}

    def forget(self) -> None:
        """The lines were laid out anew."""
        self._lanes.clear()
        self._extents.clear()

    def between(self, first_line: int, last_line: int) -> list[Stripe]:
        """The stripes that reach into the lines first_line … last_line."""
        found: list[Stripe] = []
        start, end = self._lines.span(first_line)[0], self._lines.span(last_line)[1]
        number = bisect_right(self._first_lines, last_line) - 1
        while number >= 0 and self._clusters[number].last_line >= first_line:
            found.extend(self._of_cluster(number, start, end))
            number -= 1
        return found

    def _of_cluster(self, number: int, start: int, end: int) -> Iterable[Stripe]:
        marks = self._clusters[number].marks
        if number not in self._lanes:
            self._lanes[number] = self._laned(marks)
        taken = self._lanes[number]
        count = max(taken) + 1
        for mark, lane in zip(marks, taken, strict=True):
            if mark.start < end and start < mark.end:
                yield Stripe(mark, *self._clipped(mark, start, end), lane, count)

    def _clipped(self, mark: Mark, start: int, end: int) -> Extent:
        """The mark's top and bottom; what lies outside [start, end) is not measured, only drawn past the edge."""
        top, bottom = self._measured(max(mark.start, start), min(mark.end, end))
        return top - _PAST_EDGE * (mark.start < start), bottom + _PAST_EDGE * (mark.end > end)

    def _measured(self, start: int, end: int) -> Extent:
        if (start, end) not in self._extents:
            self._extents[start, end] = self._extent(start, end)
        return self._extents[start, end]

    def _laned(self, marks: tuple[Mark, ...]) -> list[int]:
        # One mark over the whole text makes one cluster of all: measuring it would lay out the whole text.
        if len(marks) > _MOST_MEASURED:
            return lanes([(mark.start, mark.end) for mark in marks], gap=_ABOUT_A_LINE)
        return lanes([self._measured(mark.start, mark.end) for mark in marks], gap=_GAP)


def _clusters(marks: Iterable[Mark], lines: Lines) -> list[_Cluster]:
    found: list[_Cluster] = []
    members: list[Mark] = []
    first = last = -1
    for mark in marks:
        begin, finish = lines.line_at(mark.start), lines.line_at(mark.end - 1)
        if members and begin > last:
            found.append(_Cluster(first, last, tuple(members)))
            members = []
        if not members:
            first = begin
            last = finish
        members.append(mark)
        last = max(last, finish)
    if members:
        found.append(_Cluster(first, last, tuple(members)))
    return found
