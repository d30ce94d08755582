"""A project file that is open: its connections, its one writer, its history, and who hears of its changes."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from threading import get_ident
from typing import Self

from briefing.errors import DamagedProject, ReadOnlyProject
from briefing.project.changes import Change
from briefing.project.connections import Connections
from briefing.project.history import History
from briefing.project.lock import user_name
from briefing.project.log import Step, StepKind
from briefing.project.opening import open_file
from briefing.project.reading import Reading
from briefing.project.recovery import Recovered, recovered
from briefing.project.writing import Writer

Listener = Callable[[Change], None]


class OpenFile(Reading):
    """What every use of an open project rests on; see `Project`.

    `recovered` says what there is to say after a crash, None otherwise; `cut_off_action` is the last step of an action
    that a crash cut off.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        author: str = "",
        password: str = "",
        take_over: bool = False,
        key: str = "",
    ) -> None:
        """Open the project at `path`; `Project.open` says it more plainly. `key` is that of another open one."""
        self.path = path
        self.read_only = read_only
        self._door = open_file(path, read_only=read_only, password=password, take_over=take_over, key=key)
        self._connections = Connections(
            path, self._door, read_only=read_only, alone=lambda: self._writer.alone(urgent=True)
        )
        self._damage: DamagedProject | None = None
        self._is_backed_up = False
        self._home_thread = get_ident()
        self._listeners: list[Listener] = []
        super().__init__(self._connections.mine, path)
        self._writer = Writer(path, self._connections.mine, author or user_name(), self._announce)
        self.history = History(path, self._connections.mine, self._writing)
        try:
            self.cut_off_action = self._close_cut_off_action()
            self.recovered: Recovered | None = recovered(self._door, self.history, self.cut_off_action)
        except BaseException:
            # Nobody gets this object: what it holds, the lock above all, must not outlive it.
            self._connections.let_go()
            raise

    def close(self) -> None:
        """Close every connection, once the step at hand is done. The last one leaves the project as one file.

        A thread that reads the project must have ended before. ProjectError if the disk fails: what was done stands
        in the file and the log beside it, and the next opening brings them together. RuntimeError inside an edit.
        """
        self._writer.must_be_outside()
        self._connections.stop_tidying()
        with self._writer.alone(urgent=self._is_home()):
            self._connections.close()

    def leave_thread(self) -> None:
        """Close the calling thread's connection: a worker thread calls this when it is done with the project."""
        self._connections.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What it is

    @property
    def name(self) -> str:
        """The project's name."""
        return self.setting("name") or self.path.stem

    @property
    def key(self) -> str:
        """What opens the file in a worker process of ours without asking again; "" for a plain one. Never stored."""
        return self._door.key

    @property
    def is_protected(self) -> bool:
        """Whether the file is encrypted."""
        return bool(self._door.key)

    @property
    def is_in_place(self) -> bool:
        """Whether the file is where it was opened; else nothing is written any more, and only a copy can be saved."""
        return self._writer.is_in_place

    # Listening

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with each committed change, in the thread that made it. Returns what ends it.

        What a listener raises comes out of the edit, undo or redo; the change stands, and the others have heard of it.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _listening(self, listener: Listener) -> AbstractContextManager[object]:
        listening = ExitStack()
        listening.callback(self.subscribe(listener))
        return listening

    def _announce(self, change: Change) -> None:
        with ExitStack() as calls:  # calls each, last in first out, whatever one of them raises
            for listener in reversed(self._listeners):
                calls.callback(listener, change)

    def _writing(self) -> Writer:
        if self.read_only:
            raise ReadOnlyProject(
                f"{self.path.name} is open read-only.",
                safe="Nothing was changed.",
                remedy="Save a copy and work in that.",
            )
        if self._damage is not None:
            raise self._damage
        return self._writer

    def _is_home(self) -> bool:
        return get_ident() == self._home_thread

    # At opening

    def _close_cut_off_action(self) -> Step | None:
        """An action whose last step is a part was cut off by a crash: close it, so that it can be undone as a whole."""
        if self.read_only:
            return None
        last = self._door.last
        if last.kind is not StepKind.PART:
            return None
        self._writer.end_action(last.action, f"{last.label} (cut off)", urgent=True)
        return last
