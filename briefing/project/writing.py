"""The writer of a project: one step is one transaction and one changeset, recorded, logged and announced."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import apsw

from briefing.errors import HistoryConflict
from briefing.model import new_id
from briefing.project import log
from briefing.project.changes import Change, change_of, in_pieces, same_changes
from briefing.project.connection import use_log
from briefing.project.editing import Edit
from briefing.project.faults import in_words
from briefing.project.gate import Gate
from briefing.project.in_place import Place
from briefing.project.log import Step, StepKind
from briefing.project.schema import FORMAT, TRACKED_TABLES


class Writer:
    """Makes steps. `connection` gives the calling thread's connection, `announce` gets each committed change."""

    def __init__(
        self, path: Path, connection: Callable[[], apsw.Connection], author: str, announce: Callable[[Change], None]
    ) -> None:
        self._path = path
        self._connection = connection
        self._announce = announce
        self._gate = Gate()
        self._has_log = False
        self._place = Place(path)
        self.author = author

    def alone(self, *, urgent: bool) -> AbstractContextManager[None]:
        """Keeps every step out of the block; waits for the one at hand."""
        return self._gate.passed(urgent=urgent)

    def impatient(self, seconds: float) -> AbstractContextManager[None]:
        """A block in which this thread waits for no other any longer than this; then Busy is raised."""
        return self._gate.impatient(seconds)

    def when_free(self, call: Callable[[], object]) -> None:
        """Call this once, as soon as no step is being made, in whatever thread that is seen."""
        self._gate.when_free(call)

    def must_be_outside(self) -> None:
        """RuntimeError in the block of an edit: for what must wait for others who may wait for that edit."""
        self._gate.must_be_outside()

    def must_be_in_place(self) -> None:
        """ProjectError where another file, or none, stands where the project was opened."""
        self._place.must_hold()

    @property
    def is_in_place(self) -> bool:
        """Whether the file stands where it was opened; where not, no step is made."""
        return self._place.holds()

    @contextmanager
    def step(
        self,
        label: Callable[[Step], tuple[str, str]],
        kind: StepKind,
        *,
        urgent: bool,
        committed: Callable[[], None] = lambda: None,
    ) -> Iterator[Edit]:
        """One step. `label` gets the last step of the log and says the new one's action and label.

        The step is committed when the block ends, and taken back whole when it raises. A block that changes nothing
        makes no step. `committed` is called once it is on disk, before anybody hears of it.
        """
        change: Change | None = None
        with self._gate.passed(urgent=urgent), in_words(self._path):
            connection = self._writable()
            with _transaction(connection), _recording(connection) as session:
                edit = Edit(connection, self._path)
                try:
                    yield edit
                finally:
                    edit.close()
                changeset = bytes(session.changeset())
                if changeset:
                    change = self._log(connection, label, kind, changeset)
        committed()
        if change is not None:
            self._announce(change)

    def replay(self, plan: Callable[[apsw.Connection], Replay | None], *, urgent: bool) -> Change | None:
        """Undo or redo: apply what `plan` says, check that just that was changed, and log it. None: nothing to do."""
        with self._gate.passed(urgent=urgent), in_words(self._path):
            connection = self._writable()
            with _transaction(connection):
                planned = plan(connection)
                if planned is None:
                    return None
                self._apply(connection, planned)
                change = self._log_replay(connection, planned)
        self._announce(change)
        return change

    def end_action(self, action: str, label: str, *, urgent: bool) -> None:
        """Close a long action, unless another step has closed it already."""
        with self._gate.passed(urgent=urgent), in_words(self._path):
            connection = self._writable()
            with _transaction(connection):
                last = log.last_step(connection)
                if last.action == action and last.kind is StepKind.PART:
                    self._end(connection, last, label)

    def checkpoint(self, label: str, *, urgent: bool) -> Step:
        """Append a row that gives this moment a name. It changes nothing, and undo and redo go on as before."""
        with self._gate.passed(urgent=urgent), in_words(self._path):
            connection = self._writable()
            with _transaction(connection):
                last = log.last_step(connection)
                if last.kind is StepKind.PART:
                    last = self._end(connection, last, last.label)
                pointers = (last.undo_to, last.redo_to)
                return self._append(
                    connection, last, new_id(), kind=StepKind.CHECKPOINT, label=label, pointers=pointers
                )

    def write_untracked(self, statement: str, values: tuple[str, ...], *, urgent: bool) -> None:
        """Write what has no history: a view, not a part of the work."""
        with self._gate.passed(urgent=urgent), in_words(self._path):
            self._writable().execute(statement, values)

    @contextmanager
    def untracked(self, *, urgent: bool) -> Iterator[apsw.Connection]:
        """A block that writes what has no history, as a whole or not at all."""
        with self._gate.passed(urgent=urgent), in_words(self._path):
            connection = self._writable()
            with _transaction(connection):
                yield connection

    def start_anew(self) -> None:
        """The file was put in the place of another: find out again how it is written."""
        self._has_log = False
        self._place = Place(self._path)

    def _writable(self) -> apsw.Connection:
        self._place.must_hold()
        connection = self._connection()
        if not self._has_log:
            use_log(connection)
            self._has_log = True
        return connection

    def _log(
        self, connection: apsw.Connection, label: Callable[[Step], tuple[str, str]], kind: StepKind, changeset: bytes
    ) -> Change:
        last = log.last_step(connection)
        action, said = label(last)
        if last.kind is StepKind.PART and last.action != action:
            last = self._end(connection, last, last.label)
        number = last.id + 1
        undo_to = 0 if kind is StepKind.CREATE else number
        self._append(connection, last, action, kind=kind, label=said, pointers=(undo_to, 0), changeset=changeset)
        return change_of(changeset, step=number, action=action, kind=kind.value, label=said)

    def _log_replay(self, connection: apsw.Connection, planned: Replay) -> Change:
        last = planned.last
        if last.kind is StepKind.PART:
            last = self._end(connection, last, last.label)
        number = last.id + 1
        action = new_id()
        self._append(
            connection,
            last,
            action,
            kind=planned.kind,
            label=planned.label,
            pointers=planned.pointers(number),
            changeset=planned.changeset,
        )
        return change_of(planned.changeset, step=number, action=action, kind=planned.kind.value, label=planned.label)

    def _end(self, connection: apsw.Connection, last: Step, label: str) -> Step:
        number = last.id + 1
        return self._append(connection, last, last.action, kind=StepKind.END, label=label, pointers=(number, 0))

    def _append(
        self,
        connection: apsw.Connection,
        last: Step,
        action: str,
        *,
        kind: StepKind,
        label: str,
        pointers: tuple[int, int],
        changeset: bytes = b"",
    ) -> Step:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        step = Step(last.id + 1, action, kind, label, self.author, now, FORMAT, *pointers)
        log.append(connection, step, changeset)
        return step

    def _apply(self, connection: apsw.Connection, planned: Replay) -> None:
        for piece in in_pieces(planned.changeset):
            with _recording(connection) as session:
                try:
                    apsw.Changeset.apply(
                        piece,
                        connection,
                        filter=lambda table: table in TRACKED_TABLES,
                        conflict=lambda _reason, _change: apsw.SQLITE_CHANGESET_ABORT,
                    )
                except (apsw.AbortError, apsw.ConstraintError, apsw.SchemaChangeError, UnicodeDecodeError) as error:
                    raise _conflict(planned, str(error)) from error
                # A changeset that no longer fits the schema can apply "successfully" and do nothing: compare.
                if not same_changes(connection, bytes(session.changeset()), piece):
                    raise _conflict(planned, "what was recorded differs from what was asked")


class Replay:
    """What an undo or a redo will do: the changes, the name, and where the pointers go, given its row's number.

    `last` is the newest step of the log, after which it comes.
    """

    def __init__(
        self, kind: StepKind, label: str, changeset: bytes, pointers: Callable[[int], tuple[int, int]], last: Step
    ) -> None:
        self.last = last
        self.kind = kind
        self.label = label
        self.changeset = changeset
        self.pointers = pointers


@contextmanager
def _transaction(connection: apsw.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Some faults (a full disk, an I/O error) end the transaction by themselves.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _recording(connection: apsw.Connection) -> Iterator[apsw.Session]:
    session = apsw.Session(connection, "main")
    try:
        for table in TRACKED_TABLES:
            session.attach(table)
        yield session
    finally:
        session.close()


def _conflict(planned: Replay, details: str) -> HistoryConflict:
    return HistoryConflict(
        f"“{planned.label}” cannot be taken back or done again: the project no longer looks as it did then.",
        safe="Nothing was changed.",
        remedy="Change it by hand, or restore a backup.",
        details=details,
    )
