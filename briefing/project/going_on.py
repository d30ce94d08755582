"""Long work that counts what it has done, and stops where it is told to."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from briefing.project.copying import CopyStopped

T = TypeVar("T")
GoingOn = Callable[[int], bool]
"""Is told how many rows and texts were done so far, and says whether to go on."""

_BETWEEN = 100


class Work:
    """Counts, and asks every now and then whether to go on; CopyStopped where not."""

    def __init__(self, going_on: GoingOn = lambda _done: True) -> None:
        self._going_on = going_on
        self.done = 0

    def count(self) -> None:
        """One more is done."""
        self.done += 1
        if self.done % _BETWEEN == 0 and not self._going_on(self.done):
            raise CopyStopped("The salvage was given up.", safe="The damaged file is as it was; no copy was made.")

    def through(self, some: Iterable[T]) -> Iterator[T]:
        """Each of some, counted when it is done."""
        for one in some:
            yield one
            self.count()
