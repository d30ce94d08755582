"""Bringing the log beside the file into it, in a thread of its own, so that no edit waits for it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from threading import Lock, Thread

import apsw

_LONG = 1_000
_TOO_LONG = 16_000


class Tidying:
    """Watches how long the log grows (in pages of 4 KB), and brings it into the file beside the work.

    Where work goes on without a pause the log never becomes empty that way; from 64 MB on, the next step waits for it.
    """

    def __init__(self, opened: Callable[[], apsw.Connection]) -> None:
        self._opened = opened
        self._lock = Lock()
        self._thread: Thread | None = None
        self._is_over = False

    def watch(self, connection: apsw.Connection) -> None:
        """Let this connection leave the tidying to us."""
        connection.set_wal_hook(self._grown)

    def stop(self) -> None:
        """End it, once what runs is done."""
        with self._lock:
            self._is_over = True
        self._wait()

    def go_on(self) -> None:
        """Begin again after `stop`."""
        self._is_over = False

    def _grown(self, connection: apsw.Connection, name: str, pages: int) -> int:
        if pages >= _TOO_LONG:
            self._wait()
            # The step is on disk already: what fails now must not make it look undone.
            with suppress(apsw.Error):
                connection.wal_checkpoint(name, apsw.SQLITE_CHECKPOINT_PASSIVE)
        elif pages >= _LONG:
            self._begin()
        return apsw.SQLITE_OK

    def _wait(self) -> None:
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _begin(self) -> None:
        with self._lock:
            if self._is_over or (self._thread is not None and self._thread.is_alive()):
                return
            self._thread = Thread(target=self._bring_in, name="briefing log", daemon=True)
            self._thread.start()

    def _bring_in(self) -> None:
        # What fails here (a full disk) fails for the next edit too, in words; the log is sound as it is.
        with suppress(apsw.Error), closing(self._opened()) as connection:
            connection.wal_checkpoint("main", apsw.SQLITE_CHECKPOINT_PASSIVE)
