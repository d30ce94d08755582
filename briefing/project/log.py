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
from dataclasses import dataclass
from enum import StrEnum
from json.encoder import encode_basestring as _quoted
from typing import Any, NamedTuple

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
    """A row of the log without what it recorded. `at` is an ISO date-time in UTC."""

    id: int
    action: str
    kind: StepKind
    label: str
    author: str
    at: str
    format: int
    undo_to: int
    redo_to: int


class Record(NamedTuple):
    """A whole row of the log: the step, what it recorded, and its hash (SHA-256 in hex)."""

    step: Step
    changeset: bytes
    hash: str


BEFORE_ALL = Step(0, "", StepKind.END, "", "", "", 0, 0, 0)
"""Stands before the first row."""

COLUMNS = ("id", "action", "kind", "label", "author", "at", "format", "undo_to", "redo_to", "changeset", "hash")
"""The columns of the log as they stand in the table."""

# The hash stands behind the changeset: to read it SQLite walks every page of that, which may be megabytes. So it is
# read only where it is needed.
_STEP = ", ".join(COLUMNS[:-2])
_RECORD = ", ".join(COLUMNS)
_BATCH = 50


def last_step(connection: apsw.Connection) -> Step:
    """The newest row, BEFORE_ALL in an empty log."""
    return _one(connection, f"SELECT {_STEP} FROM step ORDER BY id DESC LIMIT 1", ())  # noqa: S608 constant columns


def step_at(connection: apsw.Connection, step_id: int) -> Step:
    """The row with this id, BEFORE_ALL for 0."""
    return _one(connection, f"SELECT {_STEP} FROM step WHERE id = ?", (step_id,))  # noqa: S608 constant columns


def hash_at(connection: apsw.Connection, step_id: int) -> str:
    """The hash of the row with this id, "" for 0. Reads through the row's changeset."""
    for (digest,) in list(connection.execute("SELECT hash FROM step WHERE id = ?", (step_id,))):
        return str(digest)
    return ""


def steps(
    connection: apsw.Connection, *, limit: int, before: int | None = None, kind: StepKind | None = None
) -> list[Step]:
    """The newest `limit` rows, newest first; only rows older than `before`, only those of a kind, where given."""
    of_kind = "AND kind = ? " if kind is not None else ""
    values = (before if before is not None else 1 << 62, *([kind.value] if kind is not None else []), limit)
    rows = connection.execute(
        f"SELECT {_STEP} FROM step WHERE id < ? {of_kind}ORDER BY id DESC LIMIT ?",  # noqa: S608 constant columns
        values,
    )
    return [_known(row) for row in list(rows)]


def action_steps(connection: apsw.Connection, top: Step) -> list[Step]:
    """The rows of the action that ends with `top`, oldest first."""
    return [_known(row) for row in _of_action(connection, _STEP, top)]


def action_records(connection: apsw.Connection, top: Step) -> list[Record]:
    """The rows of the action that ends with `top`, oldest first, each with its changeset and its hash."""
    return [_known_record(row) for row in _of_action(connection, _RECORD, top)]


def action_changesets(connection: apsw.Connection, top: Step) -> list[bytes]:
    """What the rows of the action that ends with `top` changed, oldest first."""
    return [bytes(changeset) for (changeset,) in _of_action(connection, "changeset", top)]


def action_bytes(connection: apsw.Connection, top: Step) -> int:
    """How many bytes the changes of the action that ends with `top` take; they are not read for it."""
    ((size,),) = _of_action(connection, "coalesce(sum(length(changeset)), 0)", top)
    return int(size)


def changeset_of(connection: apsw.Connection, step_id: int) -> bytes:
    """What a step changed."""
    for (changeset,) in list(connection.execute("SELECT changeset FROM step WHERE id = ?", (step_id,))):
        return bytes(changeset)
    return b""


def append(connection: apsw.Connection, step: Step, changeset: bytes) -> None:
    """Write the next row, bound to the one before."""
    digest = _hash_of(step, hash_at(connection, step.id - 1), changeset)
    connection.execute(
        f"INSERT INTO step ({_RECORD}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 constant columns
        (
            step.id, step.action, step.kind.value, step.label, step.author, step.at, step.format,
            step.undo_to, step.redo_to, changeset, digest,
        ),
    )  # fmt: skip


def first_broken(connection: apsw.Connection) -> int | None:
    """The id of the first row whose hash does not follow from the one before; None where the chain is whole.

    This shows accidents, not forgery: who rewrites the whole log can rewrite the hashes.
    """
    return next((broken for broken in checked(connection) if broken), None)


def checked(connection: apsw.Connection) -> Iterator[int]:
    """Follow the chain: 0 every now and then, so that it can be broken off, and the id of the first row that breaks it.

    In batches by id: a long history is not one read, which would keep the log beside the file from being brought in.
    """
    last, digest, before = BEFORE_ALL, "", -1
    query = f"SELECT {_RECORD} FROM step WHERE id > ? ORDER BY id LIMIT {_BATCH}"  # noqa: S608 constant columns
    while last.id > before:
        before = last.id
        for row in connection.execute(query, (last.id,)):
            try:
                record = record_of(row)
            except ValueError:
                yield last.id + 1
                return
            if not follows(record, digest):
                yield record.step.id
                return
            last, digest = record.step, record.hash
        yield 0


def follows(record: Record, digest: str) -> bool:
    """Whether a row's hash is that of its fields and its changeset after the row that has the hash `digest`."""
    return _hash_of(record.step, digest, record.changeset) == record.hash


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


def _of_action(connection: apsw.Connection, columns: str, top: Step) -> list[Any]:
    first = top.id
    if top.kind in {StepKind.PART, StepKind.END}:
        before = connection.execute("SELECT max(id) FROM step WHERE id <= ? AND action <> ?", (top.id, top.action))
        ((last_before,),) = list(before)
        first = (last_before or 0) + 1
    query = f"SELECT {columns} FROM step WHERE id BETWEEN ? AND ? ORDER BY id"  # noqa: S608 constant columns
    return list(connection.execute(query, (first, top.id)))


def _one(connection: apsw.Connection, query: str, values: tuple[int, ...]) -> Step:
    # To the end: a statement left half read keeps the file from being closed as one file.
    for row in list(connection.execute(query, values)):
        return _known(row)
    return BEFORE_ALL


def record_of(row: Any) -> Record:
    """A whole row, in the order of `COLUMNS`; ValueError where it is none that a Briefing of this format writes."""
    changeset, digest = row[-2:]
    if type(changeset) is not bytes or type(digest) is not str:
        raise ValueError(f"step {row[0]}: its changes are not bytes, or its hash no text")
    return Record(_step_of(row[:-2]), changeset, digest)


_TYPES = (int, str, str, str, str, str, int, int, int)


def _step_of(row: Any) -> Step:
    # A damaged page can hold any value in any column.
    if tuple(map(type, row)) != _TYPES:
        raise ValueError(f"step {row[0]}: a text stands where a number should, or a number where a text should")
    number, action, kind, label, author, at, form, undo_to, redo_to = row
    return Step(number, action, StepKind(kind), label, author, at, form, undo_to, redo_to)


def _known(row: Any) -> Step:
    try:
        return _step_of(row)
    except ValueError as error:
        raise _unknown(row, error) from error


def _known_record(row: Any) -> Record:
    try:
        return record_of(row)
    except ValueError as error:
        raise _unknown(row, error) from error


def _unknown(row: Any, error: ValueError) -> HistoryConflict:
    return HistoryConflict(
        f"Step {row[0]} of the history is of a kind that this Briefing does not know, or damaged.",
        safe="Nothing was changed.",
        remedy="Update Briefing, or restore a backup.",
        details=str(error),
    )
