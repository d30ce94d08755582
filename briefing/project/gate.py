"""The write gate of a project: one writer at a time, and the window before any import."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, get_ident

from briefing.errors import Busy


class Gate:
    """Lets one thread write at a time. A thread that is urgent goes before all that are not.

    A plain lock would hand itself back to an import loop again and again: small edits beside an import then waited
    45 to 274 ms; behind this gate a few.
    """

    def __init__(self) -> None:
        self._condition = Condition()
        self._holder: int | None = None
        self._urgent_waiting = 0
        self._patience: dict[int, float | None] = {}
        self._when_free: list[Callable[[], object]] = []

    @contextmanager
    def passed(self, *, urgent: bool) -> Iterator[None]:
        """Hold the gate for the time of the block. RuntimeError when this thread holds it already."""
        self._enter(urgent=urgent)
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def impatient(self, seconds: float) -> Iterator[None]:
        """In the block this thread waits at the gate no longer than this; then Busy is raised, and nothing was done."""
        before = self._patience.get(get_ident())
        self._patience[get_ident()] = seconds
        try:
            yield
        finally:
            self._patience[get_ident()] = before

    def when_free(self, call: Callable[[], object]) -> None:
        """Call this once, in the thread that leaves the gate next; now where nobody is inside."""
        with self._condition:
            if self._holder is not None:
                self._when_free.append(call)
                return
        call()

    def must_be_outside(self) -> None:
        """RuntimeError when this thread holds the gate."""
        if self._holder == get_ident():
            raise RuntimeError("an edit inside an edit: finish the first, or use the one at hand")

    def _enter(self, *, urgent: bool) -> None:
        with self._condition:
            self.must_be_outside()
            patience = self._patience.get(get_ident())
            if urgent:
                self._urgent_waiting += 1
                try:
                    is_free = self._condition.wait_for(lambda: self._holder is None, patience)
                finally:
                    self._urgent_waiting -= 1
            else:
                is_free = self._condition.wait_for(lambda: self._holder is None and self._urgent_waiting == 0, patience)
            if not is_free:
                raise Busy("Another thread is writing to the project.", safe="Nothing was changed.")
            self._holder = get_ident()

    def _leave(self) -> None:
        with self._condition:
            self._holder = None
            calls, self._when_free = self._when_free, []
            self._condition.notify_all()
        for call in calls:
            call()
