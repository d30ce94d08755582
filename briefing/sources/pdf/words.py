"""Words with their boxes, and the runs that words close together on one base line make.

A page of dense text has some 500 words. They are kept in lists side by side, not as an object each, and a line whose
words all stand alike and close, as nearly every line's do, becomes a run in one step.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import lt, sub
from typing import NamedTuple

# Parts of the height of a word. Words further apart may be two columns; narrower gutters are not set.
_WIDEST_SPACE = 0.55
_SAME_LINE = 0.25
_SAME_HEIGHT = 0.35
_NEW_LOOK = 0.03
# In points.
_NUANCE = 0.05
# Left, top, right and bottom, in the order of pdfium's FS_RECTF.
FLOATS_A_BOX = 4
_UPSIDE_DOWN = 2


@dataclass(slots=True, eq=False)
class Run:
    """Words close together on one base line: their text, box, letter size and weight (400 regular, 700 bold).

    `first_width` is the width of the first word: how much room it would have needed on the line above.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    weight: int
    first_width: float

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


class Look(NamedTuple):
    """How a character is drawn: letter size in points, weight, and how many quarter turns to the left."""

    size: float
    weight: int
    quarter: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a page stands, on its side or upright, in pdfium's points: what turns pdfium's boxes into ours."""

    left: float
    bottom: float
    right: float
    top: float
    quarter: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as the page is read."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarter % 2 else (width, height)

    def place(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom as they are read when the text stands upright."""
        if self.quarter == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.quarter == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.quarter == _UPSIDE_DOWN:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


@dataclass(slots=True)
class Words:
    """The words of a page in the order they were drawn: texts, positions of first characters, boxes as they are read.

    `backwards` tells of each word whether it is written from right to left.
    """

    texts: list[str]
    begins: list[int]
    lefts: list[float] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    bottoms: list[float] = field(default_factory=list)
    backwards: list[bool] = field(default_factory=list)

    def place(self, first: list[float], last: list[float], standing: Standing) -> None:
        """Set the boxes from pdfium's boxes of each word's first, and of its last character."""
        columns = [box[at::FLOATS_A_BOX] for box in (first, last) for at in range(FLOATS_A_BOX)]
        if standing.quarter == 0:
            self._place_upright(columns, standing)
            return
        for numbers in zip(*columns, strict=True):
            left, bottom, right, top, backwards = _around(numbers, sideways=standing.quarter % 2 == 1)
            self._append(*standing.place(left, bottom, right, top), backwards=backwards)

    def _place_upright(self, columns: list[list[float]], standing: Standing) -> None:
        """What `_around` does for all words at once: nearly all pages stand upright."""
        left, top, right, bottom, last_left, last_top, last_right, last_bottom = columns
        edge, head = standing.left, standing.top
        self.backwards = list(map(lt, last_left, left))
        lefts = list(map(min, left, last_left)) if any(self.backwards) else left
        self.lefts = [each - edge for each in lefts]
        self.rights = [each - edge for each in map(max, right, last_right)]
        if top != last_top or bottom != last_bottom:
            taller = [a - b > c - d for a, b, c, d in zip(last_top, last_bottom, top, bottom, strict=True)]
            top = [last if is_last else first for is_last, first, last in zip(taller, top, last_top, strict=True)]
            bottom = [
                last if is_last else first for is_last, first, last in zip(taller, bottom, last_bottom, strict=True)
            ]
        self.tops = [head - each for each in top]
        self.bottoms = [head - each for each in bottom]

    def _append(self, left: float, top: float, right: float, bottom: float, *, backwards: bool) -> None:
        self.lefts.append(left)
        self.tops.append(top)
        self.rights.append(right)
        self.bottoms.append(bottom)
        self.backwards.append(backwards)

    def lines(self, text: str) -> Iterator[range]:
        """Which words stand on each line of the page's text."""
        begin = 0
        end = text.find("\n")
        while end >= 0:
            stop = bisect_left(self.begins, end, begin)
            if stop > begin:
                yield range(begin, stop)
            begin = stop
            end = text.find("\n", end + 1)
        if begin < len(self.texts):
            yield range(begin, len(self.texts))

    def by_height(self, line: range) -> Iterator[tuple[range, bool]]:
        """The words of a line, parted where they grow or shrink: there they may look different.

        With each part: whether its words stand on one base line and are equally high, but for a nuance.
        """
        if self.are_level(line):
            yield line, True
            return
        tops, bottoms = self.tops[line.start : line.stop], self.bottoms[line.start : line.stop]
        heights = [bottom - top for top, bottom in zip(tops, bottoms, strict=True)]
        begin = 0
        if max(heights) - min(heights) > _NUANCE:
            for index, height in enumerate(heights):
                if abs(height - heights[begin]) > _NEW_LOOK * heights[begin]:
                    yield line[begin:index], self.are_level(line[begin:index])
                    begin = index
        yield line[begin:], begin > 0 and self.are_level(line[begin:])

    def add_to(self, runs: list[Run], some: range, look: Look, *, is_level: bool) -> None:
        """Append words of one look to the last run where they go on with it, else as runs of their own."""
        run = self._added(runs, some.start, look)
        begin, end = some.start + 1, some.stop
        if begin == end:
            return
        gaps: list[float] = []
        if is_level and run.right == self.rights[begin - 1] and not any(self.backwards[begin:end]):
            gaps = list(map(sub, self.lefts[begin:end], self.rights[begin - 1 : end - 1]))
        if gaps and min(gaps) >= 0:
            self._add_close(runs, begin, gaps, look)
            return
        for index in range(begin, end):
            self._added(runs, index, look)

    def _add_close(self, runs: list[Run], begin: int, gaps: list[float], look: Look) -> None:
        """Append level words from left to right, after these gaps; those before a wide gap end a run."""
        run, end = runs[-1], begin + len(gaps)
        if max(gaps) >= _WIDEST_SPACE * (run.bottom - run.top):
            for index, gap in enumerate(gaps, start=begin):
                if gap >= _WIDEST_SPACE * (run.bottom - run.top):
                    self._lengthen(run, begin, index)
                    run, begin = self._added(runs, index, look), index + 1
        self._lengthen(run, begin, end)

    def _lengthen(self, run: Run, begin: int, end: int) -> None:
        """Add the words from `begin` up to `end` to a run."""
        if begin < end:
            run.text = f"{run.text} {' '.join(self.texts[begin:end])}"
            run.right = max(run.right, self.rights[end - 1])

    def are_level(self, some: range) -> bool:
        """Whether words stand on one base line and are equally high, but for a nuance."""
        tops, bottoms = self.tops[some.start : some.stop], self.bottoms[some.start : some.stop]
        return max(bottoms) - min(bottoms) <= _NUANCE / 2 and max(tops) - min(tops) <= _NUANCE / 2

    def _added(self, runs: list[Run], index: int, look: Look) -> Run:
        """The last run with this word, or a new one with it alone."""
        text, left, right = self.texts[index], self.lefts[index], self.rights[index]
        top, bottom = self.tops[index], self.bottoms[index]
        if bottom - top < look.size / 2:
            top = bottom - look.size  # a font that does not say how high it is
        last = runs[-1] if runs else None
        if last is None or not _goes_on(last, left, top, right, bottom, backwards=self.backwards[index]):
            last = Run(text, left, top, right, bottom, look.size, look.weight, right - left)
            runs.append(last)
            return last
        last.text = f"{last.text} {text}"
        last.left = min(last.left, left)
        last.right = max(last.right, right)
        last.weight = min(last.weight, look.weight)
        return last


def _around(ends: tuple[float, ...], *, sideways: bool) -> tuple[float, float, float, float, bool]:
    """Left, bottom, right and top around both ends of a word, and whether it was written from right to left.

    A raised number at either end must not lift the word, so the larger end says how high it is.
    """
    left, top, right, bottom, last_left, last_top, last_right, last_bottom = ends
    if sideways:
        if last_right - last_left > right - left:
            left, right = last_left, last_right
        return left, min(bottom, last_bottom), right, max(top, last_top), False
    if last_top - last_bottom > top - bottom:
        top, bottom = last_top, last_bottom
    return min(left, last_left), bottom, max(right, last_right), top, last_left < left


def _goes_on(last: Run, left: float, top: float, right: float, bottom: float, *, backwards: bool) -> bool:
    height = last.bottom - last.top
    if abs(last.top + last.bottom - top - bottom) > 2 * _SAME_LINE * height:
        return False
    if abs(bottom - top - height) > _SAME_HEIGHT * height:
        return False
    gap = last.left - right if backwards else left - last.right
    return -height / 2 < gap < _WIDEST_SPACE * height
