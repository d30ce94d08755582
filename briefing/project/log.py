"""The step log: append-only, one row a step, each bound to the one before by a hash.

The last row holds both pointers. `undo_to` is the row whose inverse Undo applies next, `redo_to` the row whose inverse
Redo applies next; 0 is "nothing". Undo and Redo append rows of their own, so both pointers can be read off the row
before the one that is taken back:

    creation              undo_to = 0                       redo_to = 0
    edit n                undo_to = n                       redo_to = 0
    undo of rows f … t    undo_to = row(f - 1).undo_to      redo_to = this row
    redo of undo row u    undo_to = this row                redo_to = row(u - 1).redo_to
    checkpoint            undo_to = row before's            redo_to = row before's
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from json.encoder import encode_basestring as _quoted
from typing import Any

import apsw

from briefing.errors import HistoryConflict


class StepKind(StrEnum):
    """What a step is."""

    CREATE = "create"
    """What a project begins with: the floor that Undo stands on."""
    EDIT = "edit"
    """An action of one step."""
    PART = "part"
    """A step of a long action that goes on. An action whose last step is a part was cut off."""
    END = "end"
    """Closes a long action; changes nothing."""
    UNDO = "undo"
    REDO = "redo"
    CHECKPOINT = "checkpoint"
    """A moment with a name; changes nothing and takes part in no undo: it hands both pointers on."""


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the log without its changeset. `at` is an ISO date-time in UTC, `hash` SHA-256 in hex."""

    id: int
    action: str
    kind: StepKind
    label: str
    author: str
    at: str
    format: int
    undo_to: int
    redo_to: int
    hash: str


BEFORE_ALL = Step(0, "", StepKind.END, "", "", "", 0, 0, 0, "")
"""Stands before the first row."""

COLUMNS = ("id", "action", "kind", "label", "author", "at", "format", "undo_to", "redo_to", "hash", "changeset")
"""The columns of the log as they are read here: in the table `changeset` stands before `hash`."""

_COLUMNS = ", ".join(COLUMNS[:-1])
_BATCH = 50


def last_step(connection: apsw.Connection) -> Step:
    """The newest row, BEFORE_ALL in an empty log."""
    return _one(connection, f"SELECT {_COLUMNS} FROM step ORDER BY id DESC LIMIT 1", ())  # noqa: S608 constant columns


def step_at(connection: apsw.Connection, step_id: int) -> Step:
    """The row with this id, BEFORE_ALL for 0."""
    return _one(connection, f"SELECT {_COLUMNS} FROM step WHERE id = ?", (step_id,))  # noqa: S608 constant columns


def steps(
    connection: apsw.Connection, *, limit: int, before: int | None = None, kind: StepKind | None = None
) -> list[Step]:
    """The newest `limit` rows, newest first; only rows older than `before`, only those of a kind, where given."""
    of_kind = "AND kind = ? " if kind is not None else ""
    values = (before if before is not None else 1 << 62, *([kind.value] if kind is not None else []), limit)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM step WHERE id < ? {of_kind}ORDER BY id DESC LIMIT ?",  # noqa: S608 constant columns
        values,
    )
    return [_known(row) for row in list(rows)]


def action_steps(connection: apsw.Connection, top: Step) -> list[Step]:
    """The rows of the action that ends with `top`, oldest first."""
    return [step for step, _ in action_records(connection, top)]


def action_records(connection: apsw.Connection, top: Step) -> list[tuple[Step, bytes]]:
    """The rows of the action that ends with `top`, oldest first, each with its changeset."""
    first = top.id
    if top.kind in {StepKind.PART, StepKind.END}:
        before = connection.execute("SELECT max(id) FROM step WHERE id <= ? AND action <> ?", (top.id, top.action))
        ((last_before,),) = list(before)
        first = (last_before or 0) + 1
    rows = connection.execute(
        f"SELECT {_COLUMNS}, changeset FROM step WHERE id BETWEEN ? AND ? ORDER BY id",  # noqa: S608 constant columns
        (first, top.id),
    )
    return [(_known(row[:-1]), bytes(row[-1])) for row in list(rows)]


def changeset_of(connection: apsw.Connection, step_id: int) -> bytes:
    """What a step changed."""
    for (changeset,) in list(connection.execute("SELECT changeset FROM step WHERE id = ?", (step_id,))):
        return bytes(changeset)
    return b""


def append(connection: apsw.Connection, step: Step, changeset: bytes) -> Step:
    """Write the next row, bound to the one before; `step.hash` is the hash of that one. Returns it with its own."""
    bound = replace(step, hash=_hash_of(step, step.hash, changeset))
    connection.execute(
        f"INSERT INTO step ({_COLUMNS}, changeset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 constant
        (
            bound.id, bound.action, bound.kind.value, bound.label, bound.author, bound.at, bound.format,
            bound.undo_to, bound.redo_to, bound.hash, changeset,
        ),
    )  # fmt: skip
    return bound


def first_broken(connection: apsw.Connection) -> int | None:
    """The id of the first row whose hash does not follow from the one before; None where the chain is whole.

    This shows accidents, not forgery: who rewrites the whole log can rewrite the hashes.
    """
    return next((broken for broken in checked(connection) if broken), None)


def checked(connection: apsw.Connection) -> Iterator[int]:
    """Follow the chain: 0 every now and then, so that it can be broken off, and the id of the first row that breaks it.

    In batches by id: a long history is not one read, which would keep the log beside the file from being brought in.
    """
    last, before = BEFORE_ALL, -1
    query = f"SELECT {_COLUMNS}, changeset FROM step WHERE id > ? ORDER BY id LIMIT {_BATCH}"  # noqa: S608 constant
    while last.id > before:
        before = last.id
        for row in connection.execute(query, (last.id,)):
            try:
                step = step_of(row[:-1])
            except ValueError:
                yield int(row[0])
                return
            if not follows(step, row[-1], last):
                yield step.id
                return
            last = step
        yield 0


def follows(step: Step, changeset: bytes, last: Step) -> bool:
    """Whether a row's hash is that of its fields and its changeset after the row before it."""
    return _hash_of(step, last.hash, changeset) == step.hash


def unreadable(details: str) -> HistoryConflict:
    """The sentence for a step whose record is damaged or forged."""
    return HistoryConflict(
        "What this step changed cannot be read: its record in the file is damaged.",
        safe="Nothing was changed.",
        remedy="Restore a backup to have the whole history.",
        details=details,
    )


def _hash_of(step: Step, previous: str, changeset: bytes) -> str:
    # The JSON of `docs/file-format.md`, written out: an undo of a long import needs ten thousand of them.
    said = (
        f'{{"action": {_quoted(step.action)}, "at": {_quoted(step.at)}, "author": {_quoted(step.author)}, '
        f'"format": {step.format}, "hash": {_quoted(previous)}, "id": {step.id}, "kind": {_quoted(step.kind.value)}, '
        f'"label": {_quoted(step.label)}, "redo_to": {step.redo_to}, "undo_to": {step.undo_to}}}'
    )
    return hashlib.sha256(said.encode("utf-8", "surrogatepass") + b"\x00" + changeset).hexdigest()


def _one(connection: apsw.Connection, query: str, values: tuple[int, ...]) -> Step:
    # To the end: a statement left half read keeps the file from being closed as one file.
    for row in list(connection.execute(query, values)):
        return _known(row)
    return BEFORE_ALL


def step_of(row: Any) -> Step:
    """A row without its changeset as a step; ValueError where its kind is none that we know."""
    number, action, kind, label, author, at, form, undo_to, redo_to, digest = row
    return Step(number, action, StepKind(kind), label, author, at, form, undo_to, redo_to, digest)


def _known(row: Any) -> Step:
    try:
        return step_of(row)
    except ValueError as error:
        raise HistoryConflict(
            f"Step {row[0]} of the history is of a kind that this Briefing does not know.",
            safe="Nothing was changed.",
            remedy="Update Briefing, or restore a backup.",
            details=str(error),
        ) from error
