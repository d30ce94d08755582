"""The history of a project: undo, redo, long actions and the trail of what was done."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import apsw

from briefing.model import Kind, new_id
from briefing.project import log
from briefing.project.audit import Entry, ItemChange, count_of, entries_of, item_changes
from briefing.project.changes import Change, change_of, inverted
from briefing.project.editing import Edit
from briefing.project.faults import in_words
from briefing.project.log import Record, Step, StepKind
from briefing.project.writing import Replay, Writer


class History:
    """Steps and actions. Undo takes back a whole action; both work after reopening, as all of it is in the file."""

    def __init__(self, path: Path, connection: Callable[[], apsw.Connection], writer: Callable[[], Writer]) -> None:
        self._path = path
        self._connection = connection
        self._writer = writer

    @property
    def undo_label(self) -> str:
        """What Undo would take back, "" for nothing."""
        with self._reading() as connection:
            return log.step_at(connection, log.last_step(connection).undo_to).label

    @property
    def redo_label(self) -> str:
        """What Redo would do again, "" for nothing."""
        with self._reading() as connection:
            return log.step_at(connection, log.last_step(connection).redo_to).label

    @property
    def undo_bytes(self) -> int:
        """How much Undo would take back, in bytes of recorded changes: tells whether it takes a moment or longer."""
        with self._reading() as connection:
            return log.action_bytes(connection, log.step_at(connection, log.last_step(connection).undo_to))

    @property
    def redo_bytes(self) -> int:
        """How much Redo would do again, in bytes of recorded changes."""
        with self._reading() as connection:
            return log.action_bytes(connection, log.step_at(connection, log.last_step(connection).redo_to))

    def undo(self, *, urgent: bool = True) -> Change | None:
        """Take back the last action; None when there is none. HistoryConflict when it no longer fits."""
        return self._writer().replay(_plan_undo, urgent=urgent)

    def redo(self, *, urgent: bool = True) -> Change | None:
        """Do again what was taken back last; None when there is nothing. HistoryConflict when it no longer fits."""
        return self._writer().replay(_plan_redo, urgent=urgent)

    def steps(self, *, limit: int = 200, before: int | None = None) -> list[Step]:
        """The newest steps, newest first, at most `limit`, only those before the step with the id `before`."""
        with self._reading() as connection:
            return log.steps(connection, limit=limit, before=before)

    def change(self, step: Step) -> Change:
        """What a step changed, as ids."""
        with self._reading() as connection:
            changeset = log.changeset_of(connection, step.id)
        return change_of(changeset, step=step.id, action=step.action, kind=step.kind.value, label=step.label)

    def details(self, step: Step) -> list[ItemChange]:
        """What a step changed, down to the field with its old and its new value. HistoryConflict if unreadable."""
        with self._reading() as connection:
            changeset = log.changeset_of(connection, step.id)
        return item_changes(changeset)

    def of(self, kind: Kind, item_id: str) -> list[Entry]:
        """One item's own history, newest first: every step that touched it, and what it did to it."""
        with self._reading() as connection:
            return entries_of(connection, kind, item_id)

    def size(self, last: Step) -> int:
        """How many changes of items the action has whose newest step is `last`. HistoryConflict if unreadable."""
        with self._reading() as connection:
            return sum(count_of(changeset) for changeset in log.action_changesets(connection, last))

    def parts(self, last: Step) -> list[Step]:
        """The steps of the action whose newest step is `last`, oldest first."""
        with self._reading() as connection:
            return log.action_steps(connection, last)

    def checkpoints(self, *, limit: int = 200) -> list[Step]:
        """The newest checkpoints, newest first."""
        with self._reading() as connection:
            return log.steps(connection, limit=limit, kind=StepKind.CHECKPOINT)

    def last(self) -> Step:
        """The newest step; its id is 0 where nothing was done yet."""
        with self._reading() as connection:
            return log.last_step(connection)

    def first_broken(self) -> int | None:
        """The id of the first step whose hash does not follow from the one before; None where the chain is whole.

        Reads the whole history (some 100 MB a second): for a thread in the background.
        """
        with self._reading() as connection:
            return log.first_broken(connection)

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        with in_words(self._path):
            yield self._connection()


class LongAction:
    """An action of many steps, such as an import: the window edits in between, Undo takes it back as a whole.

    An edit in between closes it: what comes after is an action of its own. `label` gets the numbers of the first and
    the last thing done in the action at hand and says its name ("Import 1–40").
    """

    def __init__(self, writer: Writer, label: Callable[[int, int], str], *, urgent: bool) -> None:
        self._writer = writer
        self._label = label
        self._urgent = urgent
        self._action = new_id()
        self._first = 1
        self._done = 0

    def __enter__(self) -> LongAction:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What was done stays done, whether the block ended or raised."""
        if self._done >= self._first:
            self._writer.end_action(self._action, self._label(self._first, self._done), urgent=self._urgent)

    @contextmanager
    def step(self, size: int = 1) -> Iterator[Edit]:
        """One step of the action that does `size` things."""

        def count() -> None:
            self._done += size

        def name(last: Step) -> tuple[str, str]:
            return self._named(last, size)

        with self._writer.step(name, StepKind.PART, urgent=self._urgent, committed=count) as edit:
            yield edit

    def _named(self, last: Step, size: int) -> tuple[str, str]:
        if self._done >= self._first and last.action != self._action:
            self._action = new_id()
            self._first = self._done + 1
        return self._action, self._label(self._first, self._done + size)


def _plan_undo(connection: apsw.Connection) -> Replay | None:
    last = log.last_step(connection)
    top = log.step_at(connection, last.undo_to)
    if top.id == 0:
        return None
    if top.kind not in _TAKEN_BACK:
        raise log.unreadable(f"step {last.id} names step {top.id} to undo, a {top.kind.value}")
    # A cut-off or running action that has no closing row yet can be taken back like any other.
    records = log.action_records(connection, top)
    before = log.step_at(connection, records[0].step.id - 1)
    changesets = _checked(records, log.hash_at(connection, before.id))
    return Replay(StepKind.UNDO, top.label, _taken_back(changesets), lambda number: (before.undo_to, number), last)


def _plan_redo(connection: apsw.Connection) -> Replay | None:
    last = log.last_step(connection)
    top = log.step_at(connection, last.redo_to)
    if top.id == 0:
        return None
    if top.kind is not StepKind.UNDO:
        raise log.unreadable(f"step {last.id} names step {top.id} to do again, a {top.kind.value}")
    before = log.step_at(connection, top.id - 1)
    changesets = _checked(log.action_records(connection, top), log.hash_at(connection, before.id))
    return Replay(StepKind.REDO, top.label, _taken_back(changesets), lambda number: (number, before.redo_to), last)


_TAKEN_BACK = {StepKind.EDIT, StepKind.PART, StepKind.END, StepKind.REDO}


def _checked(records: list[Record], digest: str) -> list[bytes]:
    """The changesets of rows, each checked to be what was recorded; HistoryConflict where one is not.

    `digest` is the hash of the row before the first.
    """
    for record in records:
        if not log.follows(record, digest):
            raise log.unreadable(f"the hash of step {record.step.id} does not follow from the one before")
        digest = record.hash
    return [record.changeset for record in records if record.changeset]


def _taken_back(changesets: list[bytes]) -> bytes:
    try:
        return inverted(changesets)
    except apsw.Error as error:
        raise log.unreadable(str(error)) from error
