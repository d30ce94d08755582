"""Bringing the log beside the file into it, in a thread of its own, so that no edit waits for it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from threading import Event, Lock, Thread

import apsw

_LONG = 1_000
_SHORT = 100
_MOST_PASSES = 4


class Tidying:
    """Watches how long the log grows (in pages of 4 KB), and brings it into the file beside the work.

    Most of it is brought in while others write. Only for the few pages that came meanwhile is the gate held (`alone`):
    then nothing is left in the log, and the next step begins it anew. So it stays a few megabytes long, however long
    an import goes on, and no step waits for more than a few pages.
    """

    def __init__(
        self, opened: Callable[[], apsw.Connection], alone: Callable[[], AbstractContextManager[object]]
    ) -> None:
        self._opened = opened
        self._alone = alone
        self._lock = Lock()
        self._thread: Thread | None = None
        self._wanted = Event()
        self._is_over = False
        self._brought_in = 0

    def watch(self, connection: apsw.Connection) -> None:
        """Let this connection leave the tidying to us."""
        connection.set_wal_hook(self._grown)

    def stop(self) -> None:
        """End it, once what runs is done. Not to be called by who holds the gate."""
        with self._lock:
            self._is_over = True
            thread, self._thread = self._thread, None
        self._wanted.set()
        if thread is not None:
            thread.join()

    def go_on(self) -> None:
        """Begin again after `stop`."""
        self._wanted.clear()
        self._brought_in = 0
        self._is_over = False

    def _grown(self, _connection: apsw.Connection, _name: str, pages: int) -> int:
        """After each commit. What fails in here must not make a step look undone that is on disk."""
        if pages < self._brought_in:
            self._brought_in = 0  # the log was begun anew
        if pages - self._brought_in >= _LONG and not self._wanted.is_set():
            self._wanted.set()
            self._begin()
        return apsw.SQLITE_OK

    def _begin(self) -> None:
        # One thread for as long as the project is open: to start one takes longer than the step it would hold up.
        with self._lock:
            if not self._is_over and self._thread is None:
                self._thread = Thread(target=self._work, name="briefing log", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while self._wanted.wait():
            if self._is_over:
                return
            # What fails here (a full disk) fails for the next edit too, in words; the log is sound as it is.
            with suppress(apsw.Error), closing(self._opened()) as connection:
                self._bring_in(connection)
            if not self._is_over:
                self._wanted.clear()

    def _bring_in(self, connection: apsw.Connection) -> None:
        for _ in range(_MOST_PASSES):
            pages, done = connection.wal_checkpoint("main", apsw.SQLITE_CHECKPOINT_PASSIVE)
            if self._is_over or pages - done <= _SHORT:
                break
        # Where somebody still reads what is old (a copy being made), there is no use in going on before the log has
        # grown as much again.
        self._brought_in = pages
        if not self._is_over and 0 <= pages - done <= _SHORT:
            with self._alone():
                connection.wal_checkpoint("main", apsw.SQLITE_CHECKPOINT_PASSIVE)
