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
# A line keeps so far from a box that it does not end at.
CLEAR = 6.0
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


def cleared(boxes: Sequence[Box], pairs: Iterable[Pair], width: float) -> list[Box]:
    """The boxes, those that a line between two others would touch moved aside as little as clears them.

    A box stays within `width` and off the others; where no place does that it stays where it was.
    """
    placed = list(boxes)
    lines = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    for at in range(len(placed)):
        for start, end in lines:
            if at not in (start, end):
                placed[at] = _aside(placed[at], placed[start], placed[end], [*placed[:at], *placed[at + 1 :]], width)
    return placed


def _aside(box: Box, start: Box, end: Box, others: Sequence[Box], width: float) -> Box:
    """The box moved across until the line between two others is clear of it, if it can be."""
    held = _held(start, end, box.y - box.half_height - CLEAR, box.y + box.half_height + CLEAR)
    if held is None or held[0] > box.x + box.half_width + CLEAR or held[1] < box.x - box.half_width - CLEAR:
        return box
    places = sorted((held[0] - box.half_width - CLEAR, held[1] + box.half_width + CLEAR), key=lambda x: abs(x - box.x))
    for x in places:
        moved = box._replace(x=x)
        inside = box.half_width <= x <= width - box.half_width
        if inside and not any(moved.overlap(other) for other in others):
            return moved
    return box


def _held(start: Box, end: Box, low: float, high: float) -> tuple[float, float] | None:
    """From where to where across the line between two middles runs between two heights; None where it does not."""
    if not start.y - end.y:
        return (min(start.x, end.x), max(start.x, end.x)) if low <= start.y <= high else None
    shares = sorted((height - start.y) / (end.y - start.y) for height in (low, high))
    first, last = max(shares[0], 0.0), min(shares[1], 1.0)
    if first > last:
        return None
    ends = (start.x + first * (end.x - start.x), start.x + last * (end.x - start.x))
    return min(ends), max(ends)


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
