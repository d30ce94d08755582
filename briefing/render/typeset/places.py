"""Where the nodes of a graph and the words on its lines stand. Pure: over numbers only."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import cos, hypot, pi, sin
from typing import NamedTuple

Point = tuple[float, float]
Pair = tuple[int, int]

# Where along a line its words may stand, the best place first.
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
# Passes over all pairs of nodes: a round without a gain ends it sooner.
_ROUNDS = 8


class Box(NamedTuple):
    """A rectangle by its middle and half of its width and height."""

    x: float
    y: float
    half_width: float
    half_height: float

    def overlap(self, other: "Box") -> float:
        """How much area two boxes share."""
        wide = self.half_width + other.half_width - abs(self.x - other.x)
        high = self.half_height + other.half_height - abs(self.y - other.y)
        return wide * high if wide > 0 and high > 0 else 0.0

    def border(self, inside: Point, target: Point) -> Point:
        """Where the line from a point in the box to `target` leaves the box; `target` where that is inside too."""
        share = 1.0
        sides = ((self.x, self.half_width), (self.y, self.half_height))
        for (middle, half), begin, end in zip(sides, inside, target, strict=True):
            way = end - begin
            if way:
                share = min(share, ((half if way > 0 else -half) + middle - begin) / way)
        share = max(0.0, share)
        return inside[0] + share * (target[0] - inside[0]), inside[1] + share * (target[1] - inside[1])


def around(count: int) -> list[Point]:
    """So many places on a circle of radius 1 from the top, clockwise."""
    angles = (pi / 2 - 2 * pi * at / count for at in range(count))
    return [(cos(angle), sin(angle)) for angle in angles]


def untangled(count: int, pairs: Iterable[Pair]) -> list[int]:
    """The place on the circle of each of `count` nodes, so that few of the lines between `pairs` cross.

    Two nodes change places as long as that helps: fewer crossings, or shorter lines with as many. The first node
    stays at the top, so that the same graph looks the same.
    """
    lines = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    places = list(range(count))
    best = _tangle(places, lines)
    for _round in range(_ROUNDS):
        before = best
        for one, other in combinations(range(1, count), 2):
            places[one], places[other] = places[other], places[one]
            found = _tangle(places, lines)
            if found < best:
                best = found
            else:
                places[one], places[other] = places[other], places[one]
        if best == before:
            break
    return places


def _tangle(places: Sequence[int], lines: Sequence[Pair]) -> tuple[int, int]:
    """How many chords cross, and how far their ends are apart around the circle."""
    count = len(places)
    chords = [tuple(sorted((places[start], places[end]))) for start, end in lines]
    crossings = sum(a[0] < b[0] < a[1] < b[1] or b[0] < a[0] < b[1] < a[1] for a, b in combinations(chords, 2))
    return crossings, sum(min(end - start, count - end + start) for start, end in chords)


def beside(start: Point, end: Point, offset: float) -> tuple[Point, Point]:
    """The line moved to its left by `offset`: for several lines between the same two nodes."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    dx, dy = offset * (start[1] - end[1]) / length, offset * (end[0] - start[0]) / length
    return (start[0] + dx, start[1] + dy), (end[0] + dx, end[1] + dy)


def free_place(start: Point, end: Point, half: Point, taken: Sequence[Box]) -> Box:
    """The place on a line for words of half the size `half` where they hide the least of what is there."""
    boxes = [
        Box(start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]), *half) for part in _ALONG
    ]
    return min(boxes, key=lambda box: sum(box.overlap(other) for other in taken))
