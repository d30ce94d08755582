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
    """The stripes of the marks; a cluster is found and measured when it comes into sight: long texts open at once.

    `extent` gives the top and bottom of a span on the page; it is asked again after `forget`, when lines have moved.
    """

    def __init__(self, index: MarkIndex, lines: Lines, extent: Callable[[int, int], Extent]) -> None:
        self._index = index
        self._lines = lines
        self._extent = extent
        self._clusters: list[_Cluster] = []  # those found so far, one after another
        self._bare: set[int] = set()  # lines known to have none
        self._lanes: dict[int, list[int]] = {}
        self._extents: dict[tuple[int, int], Extent] = {}

    def forget(self) -> None:
        """The lines were laid out anew."""
        self._lanes.clear()
        self._extents.clear()

    def mark_changed(self, mark: Mark) -> None:
        """A mark has come or gone: those that share lines with it may stand in other lanes."""
        lines = self._lines_of(mark)
        touched = [one for one in self._clusters if one.first_line < lines.stop and lines.start <= one.last_line]
        for cluster in touched:
            self._clusters.remove(cluster)
            self._lanes.pop(cluster.first_line, None)
        self._bare = {line for line in self._bare if line not in lines}

    def between(self, first_line: int, last_line: int) -> list[Stripe]:
        """The stripes that reach into the lines first_line … last_line."""
        found: list[Stripe] = []
        start, end = self._lines.span(first_line)[0], self._lines.span(last_line)[1]
        line = first_line
        while line <= last_line:
            cluster = self._cluster_at(line)
            if cluster is not None:
                found.extend(self._of_cluster(cluster, start, end))
            line = (line if cluster is None else cluster.last_line) + 1
        return found

    def _cluster_at(self, line: int) -> _Cluster | None:
        place = bisect_right(self._clusters, line, key=_first_line)
        if place and self._clusters[place - 1].last_line >= line:
            return self._clusters[place - 1]
        if line in self._bare:
            return None
        cluster = self._found_at(line)
        if cluster is not None:
            self._clusters.insert(place, cluster)
        else:
            self._bare.add(line)
        return cluster

    def _found_at(self, line: int) -> _Cluster | None:
        """All marks that share a line with a mark on this line, directly or through others."""
        first = last = line
        marks: list[Mark] = []
        while True:
            wider = self._striped(first, last)
            if len(wider) == len(marks):
                break
            marks = wider
            first = min(first, self._lines.line_at(marks[0].start))
            last = max(last, *(self._lines.line_at(mark.end - 1) for mark in marks))
        return _Cluster(first, last, tuple(marks)) if marks else None

    def _striped(self, first_line: int, last_line: int) -> list[Mark]:
        """The marks with a stripe in these lines, by their start."""
        span = self._lines.span(first_line)[0], self._lines.span(last_line)[1] + 1
        marks = [placed.mark for placed in self._index.between(*span) if placed.mark.kind != BOXED]
        return sorted(marks, key=lambda mark: (mark.start, -mark.end))

    def _lines_of(self, mark: Mark) -> range:
        return range(self._lines.line_at(mark.start), self._lines.line_at(mark.end - 1) + 1)

    def _of_cluster(self, cluster: _Cluster, start: int, end: int) -> Iterable[Stripe]:
        if cluster.first_line not in self._lanes:
            self._lanes[cluster.first_line] = self._laned(cluster.marks)
        taken = self._lanes[cluster.first_line]
        count = max(taken) + 1
        for mark, lane in zip(cluster.marks, taken, strict=True):
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


def _first_line(cluster: _Cluster) -> int:
    return cluster.first_line
