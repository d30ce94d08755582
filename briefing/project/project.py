"""A project: one .brief file, always saved."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import getpass
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, get_ident

import apsw

from briefing.errors import ProjectError, ReadOnlyProject
from briefing.model import Brief, Section, Setting, new_id
from briefing.project.changes import Change
from briefing.project.connection import create_file, is_in_use_or_was_cut_off, leave_as_one_file, opened
from briefing.project.editing import Edit
from briefing.project.faults import in_words
from briefing.project.history import History, LongAction
from briefing.project.log import Step, StepKind
from briefing.project.reading import Reading
from briefing.project.writing import Writer

SUFFIX = ".brief"
Listener = Callable[[Change], None]


class Project(Reading):
    """An open project.

    Read it from any thread: each has a connection of its own. Write it with `edit`; every edit is on disk when its
    block ends. The thread that opened it goes before all others at the write gate.
    """

    def __init__(self, path: Path, *, read_only: bool = False, author: str = "") -> None:
        """Open the project at `path`; `create` and `open` say it more plainly."""
        self.path = path
        self.read_only = read_only
        self.was_cut_off = not read_only and is_in_use_or_was_cut_off(path)
        self._connections: dict[int, apsw.Connection] = {}
        self._lock = Lock()
        self._closed = False
        self._home_thread = get_ident()
        self._listeners: list[Listener] = []
        super().__init__(self._thread_connection)
        self._thread_connection()
        self._writer = Writer(path, self._thread_connection, author or _user_name(), self._announce)
        self.history = History(self._thread_connection, self._writing)
        self.cut_off_action = self._close_cut_off_action()

    @classmethod
    def create(cls, path: Path, name: str, *, author: str = "") -> Project:
        """Make a project file and open it. It begins with one brief that has a summary. ProjectError if it exists."""
        create_file(path)
        project = cls(path, author=author)
        action = new_id()
        with project._writer.step(lambda _last: (action, "Create project"), StepKind.CREATE, urgent=True) as edit:
            edit.put(Setting(id="name", value=name))
            edit.put(Setting(id="scale", value="icd203"))
            brief = edit.put(Brief(title=name, dated=datetime.now(UTC).date().isoformat()))
            edit.put(Section(brief_id=brief.id, place=1.0, role="summary", heading="Summary"))
        return project

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, author: str = "") -> Project:
        """Open a project file. NotAProject, NewerFormat or ProjectError where that cannot be."""
        return cls(path, read_only=read_only, author=author)

    def close(self) -> None:
        """Close every connection, once the step at hand is done. The last one leaves the project as one file.

        A thread that reads the project must have ended before. ProjectError if the disk fails: what was done stands
        in the file and the log beside it, and the next opening brings them together.
        """
        with self._writer.alone(urgent=self._is_home()), self._lock:
            if self._closed:
                return
            self._closed = True
            mine = self._connections.pop(get_ident(), None)
            for other in self._connections.values():
                other.close()
            self._connections.clear()
        if mine is None:
            mine = opened(self.path, read_only=self.read_only)
        try:
            if not self.read_only:
                with in_words(self.path):
                    leave_as_one_file(mine)
        finally:
            mine.close()

    def leave_thread(self) -> None:
        """Close the calling thread's connection: a worker thread calls this when it is done with the project."""
        with self._lock:
            connection = self._connections.pop(get_ident(), None)
        if connection is not None:
            connection.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What it is called

    @property
    def name(self) -> str:
        """The project's name."""
        return self.setting("name") or self.path.stem

    # Writing

    @property
    def author(self) -> str:
        """Who is written into the history for what is done now."""
        return self._writer.author

    def edit(self, label: str) -> AbstractContextManager[Edit]:
        """One action of one step, named `label` in the menu: committed when the block ends, nothing if it raises.

        ReadOnlyProject if the project is open read-only; ProjectError if the disk fails.
        """
        action = new_id()
        return self._writing().step(lambda _last: (action, label), StepKind.EDIT, urgent=self._is_home())

    def action(self, label: Callable[[int, int], str]) -> LongAction:
        """An action of many steps; see `LongAction`."""
        return LongAction(self._writing(), label, urgent=self._is_home())

    def undo(self) -> Change | None:
        """Take back the last action; None when there is none."""
        return self.history.undo(urgent=self._is_home())

    def redo(self) -> Change | None:
        """Do again what was taken back last; None when there is nothing."""
        return self.history.redo(urgent=self._is_home())

    def set_place(self, name: str, value: str) -> None:
        """Remember where the analyst was. Not a part of the work: no step, not undone, ignored when read-only."""
        if self.read_only or self.place(name) == value:
            return
        self._writer.write_untracked(
            "INSERT INTO place (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
            (name, value),
            urgent=self._is_home(),
        )

    # Listening

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with each committed change, in the thread that made it. Returns what ends it.

        What a listener raises comes out of the edit, undo or redo; the change stands, and the others have heard of it.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

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
        return self._writer

    def _is_home(self) -> bool:
        return get_ident() == self._home_thread

    def _thread_connection(self) -> apsw.Connection:
        thread = get_ident()
        connection = self._connections.get(thread)
        if connection is None:
            with self._lock:
                if self._closed:
                    raise ProjectError(f"{self.path.name} is closed.", remedy="Open it again.")
                connection = opened(self.path, read_only=self.read_only)
                self._connections[thread] = connection
        return connection

    def _close_cut_off_action(self) -> Step | None:
        """An action whose last step is a part was cut off by a crash: close it, so that it can be undone as a whole."""
        last = self.history.last()
        if self.read_only or last.kind is not StepKind.PART:
            return None
        self._writer.end_action(last.action, f"{last.label} (cut off)", urgent=True)
        return last


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # No name in the environment or the user database: a container, or Windows without the variables.
        return "analyst"
