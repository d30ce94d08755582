"""The heights of a page's paragraphs one under another: where each begins, and which stands at a height. No Qt."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

_CHUNK = 256


class Heights:
    """Heights in order, each of which may change; sums are kept for chunks of some hundred."""

    def __init__(self, heights: Iterable[float] = ()) -> None:
        self._all = list(heights)
        self._sums = [sum(self._all[begin : begin + _CHUNK]) for begin in range(0, len(self._all), _CHUNK)]

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, number: int) -> float:
        return self._all[number]

    def put(self, number: int, height: float) -> None:
        """The n-th is this high from now on."""
        self._all[number] = height
        chunk = number // _CHUNK
        self._sums[chunk] = sum(self._all[chunk * _CHUNK : (chunk + 1) * _CHUNK])

    def before(self, number: int) -> float:
        """How high all before the n-th are together."""
        chunk = number // _CHUNK
        return sum(self._sums[:chunk]) + sum(self._all[chunk * _CHUNK : number])

    def total(self) -> float:
        """How high all are together."""
        return sum(self._sums)

    def at(self, height: float) -> int:
        """The number of the one that stands at a height: the last that begins at or above it; 0 above the first."""
        chunk = min(bisect_right(list(accumulate(self._sums)), height), max(0, len(self._sums) - 1))
        begins = accumulate(self._all[chunk * _CHUNK : (chunk + 1) * _CHUNK], initial=sum(self._sums[:chunk]))
        within = bisect_right(list(begins), height) - 1
        return min(chunk * _CHUNK + max(0, within), max(0, len(self._all) - 1))
