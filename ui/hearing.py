"""Hearing what is committed: the window's own edits at once, those of other threads in bundles, a few at a time."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from briefing.project import Change, Project
from ui.bundling import bundled, in_pieces

_MOMENT_MS = 8
_PIECE = 500
_LEAST_WAIT_MS = 60
_LONGEST_WAIT_MS = 1_000
_REST = 9  # of ten parts of its time, the window spends at most one on what other threads commit


class Hearing(QObject):
    """Calls `hear` in the window's thread with each change, in the order in which they were committed."""

    _committed_elsewhere = Signal()

    def __init__(self, project: Project, hear: Callable[[Change], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hear = hear
        self._elsewhere: deque[Change] = deque()
        self._pieces: deque[Change] = deque()
        self._soon = QTimer(self, singleShot=True, interval=_LEAST_WAIT_MS)
        self._soon.timeout.connect(self._hear_some)
        self._committed_elsewhere.connect(self._wait_for_more, Qt.ConnectionType.QueuedConnection)
        self._gui_thread = threading.get_ident()
        self.end = project.subscribe(self._committed)
        """Hears no more."""

    @property
    def is_behind(self) -> bool:
        """Whether another thread has committed what is still to be told."""
        return bool(self._elsewhere)

    def catch_up(self) -> None:
        """Hear now what other threads have committed so far."""
        self._soon.stop()
        self._hear_waiting(longest_ms=None)

    def _committed(self, change: Change) -> None:
        """In the thread that committed it."""
        if threading.get_ident() == self._gui_thread:
            self.catch_up()
            self._hear(change)
            return
        self._elsewhere.append(change)
        self._committed_elsewhere.emit()

    def _wait_for_more(self) -> None:
        if self._elsewhere and not self._soon.isActive():
            self._soon.start()

    def _hear_some(self) -> None:
        """Hear of what other threads have committed for a moment; where more is left, events come first."""
        begun = time.perf_counter()
        self._hear_waiting(longest_ms=_MOMENT_MS)
        took = (time.perf_counter() - begun) * 1_000
        rest = round(min(max(took * _REST, _LEAST_WAIT_MS), _LONGEST_WAIT_MS))
        self._soon.setInterval(0 if self._pieces else rest)
        if self._pieces or self._elsewhere:
            self._soon.start()

    def _hear_waiting(self, longest_ms: float | None) -> None:
        begun = time.perf_counter()
        while True:
            if not self._pieces:
                waiting = [self._elsewhere.popleft() for _ in range(len(self._elsewhere))]
                self._pieces.extend(piece for bundle in bundled(waiting) for piece in in_pieces(bundle, _PIECE))
            if not self._pieces:
                return
            self._hear(self._pieces.popleft())
            if longest_ms is not None and (time.perf_counter() - begun) * 1_000 > longest_ms:
                return
