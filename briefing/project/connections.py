"""The connections to one open project: one for each thread, and the last one, which leaves the project as one file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock, get_ident

import apsw

from briefing.errors import ProjectError
from briefing.project.connection import leave_as_one_file, opened, shut
from briefing.project.faults import in_words
from briefing.project.opening import Door
from briefing.project.tidying import Tidying


class Connections:
    """Hands each thread its own connection to the project behind `door`, whose first is the opening thread's.

    `alone` keeps every step out of a block: for bringing the log beside the file to its end.
    """

    def __init__(
        self, path: Path, door: Door, *, read_only: bool, alone: Callable[[], AbstractContextManager[object]]
    ) -> None:
        self._path = path
        self._door = door
        self._read_only = read_only
        self._of_thread: dict[int, apsw.Connection] = {get_ident(): door.connection}
        self._lock = Lock()
        self._closed = False
        self._tidying = Tidying(self._another, alone)
        if not read_only:
            self._tidying.watch(door.connection)

    def mine(self) -> apsw.Connection:
        """The calling thread's connection, made when it is first asked for; ProjectError once the project is closed."""
        thread = get_ident()
        connection = self._of_thread.get(thread)
        if connection is None:
            with self._lock:
                if self._closed:
                    raise ProjectError(f"{self._path.name} is closed.", remedy="Open it again.")
                connection = self._of_thread[thread] = self._another()
                if not self._read_only:
                    self._tidying.watch(connection)
        return connection

    def leave(self) -> None:
        """Close the calling thread's connection."""
        with self._lock:
            connection = self._of_thread.pop(get_ident(), None)
        if connection is not None:
            shut(connection)

    def stop_tidying(self) -> None:
        """Let the log be as it is. To be called before the gate is taken for good: the tidying may wait at it."""
        self._tidying.stop()

    def close(self) -> None:
        """Close all, the last leaving the project as one file; nothing where that was done. ProjectError in words."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        try:
            if not self._read_only:
                with in_words(self._path):
                    leave_as_one_file(self._the_last(), self._path)
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Close all as they are, and let others have the file."""
        self._closed = True
        self._tidying.stop()
        self._shut_all()
        self._door.shut()

    def put_anew(self, write: Callable[[], str]) -> None:
        """Let `write` put another file in the place of this one, while nobody has it open.

        It returns the key that opens the file then. `stop_tidying` must have been called.
        """
        try:
            with self._lock:
                leave_as_one_file(self._the_last(), self._path)
                self._shut_all()
                try:
                    self._door.key = write()
                finally:
                    connection = self._of_thread[get_ident()] = self._another()
                    self._tidying.watch(connection)
        finally:
            self._tidying.go_on()

    def _another(self) -> apsw.Connection:
        return opened(self._door.file, read_only=self._read_only, key=self._door.key)

    def _the_last(self) -> apsw.Connection:
        """The calling thread's connection, all others closed."""
        mine = self._of_thread.pop(get_ident(), None)
        self._shut_all()
        if mine is None:
            mine = self._another()
        self._of_thread[get_ident()] = mine
        return mine

    def _shut_all(self) -> None:
        for connection in self._of_thread.values():
            shut(connection)
        self._of_thread.clear()
