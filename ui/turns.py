"""Work in small steps, each in a turn of the event loop of its own: what has many parts never holds the window."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]


class Turns(QObject):
    """Takes steps one by one while events come between them. What nobody can wait for is done by `finish`."""

    def __init__(self, parent: QObject, *, pause_ms: int = 0) -> None:
        super().__init__(parent)
        self._left: deque[Step] = deque()
        self._pause_ms = pause_ms
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_on)

    @property
    def are_under_way(self) -> bool:
        """Whether steps are left."""
        return bool(self._left)

    def take(self, steps: Iterable[Step]) -> None:
        """Take these steps in place of those that are left."""
        self._left = deque(steps)
        if self._left:
            self._next.start(self._pause_ms)
        else:
            self._next.stop()

    def put_off(self, pause_ms: int) -> None:
        """Take the next step no sooner than after this pause."""
        if self._left and self._next.remainingTime() < pause_ms:
            self._next.start(pause_ms)

    def finish(self) -> None:
        """Take all steps that are left now."""
        self._next.stop()
        while self._left:
            self._left.popleft()()

    def _go_on(self) -> None:
        if self._left:
            self._left.popleft()()
        if self._left and not self._next.isActive():
            self._next.start(self._pause_ms)
