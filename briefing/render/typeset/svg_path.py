"""The paths of SVG drawings as operators of a page."""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Iterator
from math import atan2, ceil, cos, pi, radians, sin, sqrt

NUMBERS = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
COMMANDS = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")


class PathReader:
    """A path being followed: where the pen is, where it began, and the last handle."""

    def __init__(self) -> None:
        self.x = self.y = self.begin_x = self.begin_y = 0.0
        self.handle: tuple[str, float, float] = ("", 0.0, 0.0)

    def steps(self, text: str) -> Iterator[bytes]:
        """The operators of a path's letters and numbers."""
        for letter, inside in COMMANDS.findall(text):
            given = [float(each) for each in NUMBERS.findall(inside)]
            if letter in "Zz":
                self.x, self.y = self.begin_x, self.begin_y
                yield b"h"
                continue
            count = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}[letter.upper()]
            for at in range(0, len(given) - count + 1, count):
                # More pairs after a move are lines.
                kind = "l" if letter == "m" and at else "L" if letter == "M" and at else letter
                yield self._step(kind, given[at : at + count])

    def _step(self, kind: str, given: list[float]) -> bytes:
        left, low = (self.x, self.y) if kind.islower() else (0.0, 0.0)
        kind = kind.upper()
        if kind == "A":
            return self._arc(given, left, low)
        if kind == "H":
            return self._line_to(given[0] + left, self.y)
        if kind == "V":
            return self._line_to(self.x, given[0] + low)
        points = [value + (low if at % 2 else left) for at, value in enumerate(given)]
        if kind == "M":
            self.x, self.y = self.begin_x, self.begin_y = points[0], points[1]
            return b"%.3f %.3f m" % (self.x, self.y)
        if kind == "L":
            return self._line_to(points[0], points[1])
        return self._curve(kind, points)

    def _line_to(self, x: float, y: float) -> bytes:
        self.x, self.y = x, y
        return b"%.3f %.3f l" % (x, y)

    def _curve(self, kind: str, points: list[float]) -> bytes:
        if kind in "ST":
            same = self.handle[0] == ("C" if kind == "S" else "Q")
            mirrored = (2 * self.x - self.handle[1], 2 * self.y - self.handle[2]) if same else (self.x, self.y)
            points = [*mirrored, *points]
        family = "C" if kind in "CS" else "Q"
        self.handle = (family, points[-4], points[-3])
        if family == "Q":
            qx, qy, x, y = points
            first = (self.x + 2 * (qx - self.x) / 3, self.y + 2 * (qy - self.y) / 3)
            points = [*first, x + 2 * (qx - x) / 3, y + 2 * (qy - y) / 3, x, y]
        self.x, self.y = points[-2], points[-1]
        return b"%.3f %.3f %.3f %.3f %.3f %.3f c" % tuple(points)

    def _arc(self, given: list[float], left: float, low: float) -> bytes:
        """An arc as a chain of short lines: near enough at any size that is printed."""
        rx, ry, turn, large, sweep, x, y = given
        points = _arc_points((self.x, self.y), (abs(rx), abs(ry)), radians(turn), (large, sweep), (x + left, y + low))
        self.x, self.y = x + left, y + low
        return b" ".join(b"%.3f %.3f l" % point for point in points)


def _arc_points(
    start: tuple[float, float],
    radii: tuple[float, float],
    turn: float,
    flags: tuple[float, float],
    end: tuple[float, float],
) -> Iterator[tuple[float, float]]:
    """Points along an elliptical arc (SVG 1.1, appendix F.6.5)."""
    (x1, y1), (x2, y2), (rx, ry) = start, end, radii
    if not rx or not ry or (x1, y1) == (x2, y2):
        yield end
        return
    c, s = cos(turn), sin(turn)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    px, py = c * dx + s * dy, -s * dx + c * dy
    big = px * px / (rx * rx) + py * py / (ry * ry)
    if big > 1:
        rx, ry = rx * sqrt(big), ry * sqrt(big)
    below = rx * rx * py * py + ry * ry * px * px
    factor = sqrt(max(0.0, (rx * rx * ry * ry - below) / below)) * (-1 if flags[0] == flags[1] else 1)
    cx, cy = factor * rx * py / ry, -factor * ry * px / rx
    begin = atan2((py - cy) / ry, (px - cx) / rx)
    sweep = atan2((-py - cy) / ry, (-px - cx) / rx) - begin
    if flags[1] and sweep < 0:
        sweep += 2 * pi
    if not flags[1] and sweep > 0:
        sweep -= 2 * pi
    middle = (c * cx - s * cy + (x1 + x2) / 2, s * cx + c * cy + (y1 + y2) / 2)
    steps = max(2, ceil(abs(sweep) / (pi / 24)))
    for at in range(1, steps + 1):
        angle = begin + sweep * at / steps
        ux, uy = rx * cos(angle), ry * sin(angle)
        yield (c * ux - s * uy + middle[0], s * ux + c * uy + middle[1])
