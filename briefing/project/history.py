"""The history of a project: undo, redo, long actions and the trail of what was done."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

import apsw

from briefing.model import new_id
from briefing.project import log
from briefing.project.changes import Change, change_of, inverted
from briefing.project.editing import Edit
from briefing.project.log import Step, StepKind
from briefing.project.writing import Replay, Writer


class History:
    """Steps and actions. Undo takes back a whole action; both work after reopening, as all of it is in the file."""

    def __init__(self, connection: Callable[[], apsw.Connection], writer: Callable[[], Writer]) -> None:
        self._connection = connection
        self._writer = writer

    @property
    def undo_label(self) -> str:
        """What Undo would take back, "" for nothing."""
        connection = self._connection()
        return log.step_at(connection, log.last_step(connection).undo_to).label

    @property
    def redo_label(self) -> str:
        """What Redo would do again, "" for nothing."""
        connection = self._connection()
        return log.step_at(connection, log.last_step(connection).redo_to).label

    def undo(self, *, urgent: bool = True) -> Change | None:
        """Take back the last action; None when there is none. HistoryConflict when it no longer fits."""
        return self._writer().replay(_plan_undo, urgent=urgent)

    def redo(self, *, urgent: bool = True) -> Change | None:
        """Do again what was taken back last; None when there is nothing. HistoryConflict when it no longer fits."""
        return self._writer().replay(_plan_redo, urgent=urgent)

    def steps(self, *, limit: int = 200, before: int | None = None) -> list[Step]:
        """The newest steps, newest first, at most `limit`, only those before the step with the id `before`."""
        return log.steps(self._connection(), limit=limit, before=before)

    def change(self, step: Step) -> Change:
        """What a step changed, as ids."""
        changeset = log.changeset_of(self._connection(), step.id)
        return change_of(changeset, step=step.id, action=step.action, kind=step.kind.value, label=step.label)

    def last(self) -> Step:
        """The newest step; its id is 0 where nothing was done yet."""
        return log.last_step(self._connection())

    def first_broken(self) -> int | None:
        """The id of the first step whose hash does not follow from the one before; None where the chain is whole."""
        return log.first_broken(self._connection())


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
        with self._writer.step(lambda last: self._named(last, size), StepKind.PART, urgent=self._urgent) as edit:
            yield edit
        self._done += size

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
    # A cut-off or running action that has no closing row yet can be taken back like any other.
    rows = log.action_steps(connection, top)
    below = log.step_at(connection, rows[0].id - 1).undo_to
    changesets = [changeset for row in rows if (changeset := log.changeset_of(connection, row.id))]
    return Replay(StepKind.UNDO, top.label, inverted(changesets), lambda number: (below, number))


def _plan_redo(connection: apsw.Connection) -> Replay | None:
    last = log.last_step(connection)
    top = log.step_at(connection, last.redo_to)
    if top.id == 0:
        return None
    below = log.step_at(connection, top.id - 1).redo_to
    changeset = inverted([log.changeset_of(connection, top.id)])
    return Replay(StepKind.REDO, top.label, changeset, lambda number: (number, below))
