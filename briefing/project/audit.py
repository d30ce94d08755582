"""The audit trail: who did what and when, down to the field with its old and its new value, read off the log."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from briefing.model import Kind
from briefing.project import log
from briefing.project.log import Step
from briefing.project.rows import shape_of
from briefing.project.schema import TRACKED_TABLES

_NAMES = ("label", "name", "title", "statement", "question", "text", "quote", "heading", "id")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A column of `docs/file-format.md` with what stood in it before and after; None where there was nothing."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What one step did to one item. `what` is "added", "changed" or "removed".

    `fields` are those that changed; of an added or removed item all that say something. `name` is what the item is
    called by as far as this change tells, "" where it tells nothing.
    """

    kind: Kind
    id: str
    what: str
    name: str
    fields: tuple[FieldChange, ...]

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "kind": self.kind.value,
            "id": self.id,
            "what": self.what,
            "name": self.name,
            "fields": [{"field": one.field, "old": one.old, "new": one.new} for one in self.fields],
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """A step with what it did to one item."""

    step: Step
    change: ItemChange


def item_changes(changeset: bytes) -> list[ItemChange]:
    """What a recorded changeset did, item by item; HistoryConflict where it cannot be read."""
    found = []
    try:
        for change in apsw.Changeset.iter(changeset):
            if change.name not in TRACKED_TABLES:
                raise log.unreadable(f"it names the table {change.name}")
            found.append(_item_change(change))
    except (apsw.Error, UnicodeDecodeError) as error:
        raise log.unreadable(str(error)) from error
    return found


def count_of(changeset: bytes) -> int:
    """How many changes of items a recorded changeset holds; HistoryConflict where it cannot be read."""
    try:
        return sum(1 for _ in apsw.Changeset.iter(changeset))
    except (apsw.Error, UnicodeDecodeError) as error:
        raise log.unreadable(str(error)) from error


def entries_of(connection: apsw.Connection, kind: Kind, item_id: str) -> list[Entry]:
    """Every step that touched one item, newest first."""
    return list(_entries(connection, kind, item_id))


def _entries(connection: apsw.Connection, kind: Kind, item_id: str) -> Iterator[Entry]:
    # A changeset holds the key of every row it touches, so those without the id need not be taken apart.
    rows = list(
        connection.execute(
            "SELECT id FROM step WHERE instr(changeset, ?) > 0 ORDER BY id DESC", (item_id.encode("utf-8"),)
        )
    )
    for (number,) in rows:
        step = log.step_at(connection, number)
        for change in item_changes(log.changeset_of(connection, number)):
            if change.kind is kind and change.id == item_id:
                yield Entry(step, change)


def _item_change(change: apsw.TableChange) -> ItemChange:
    kind = Kind(change.name)
    columns = shape_of(kind).columns
    old: Sequence[Any] = change.old or ()
    new: Sequence[Any] = change.new or ()
    what = {"INSERT": "added", "UPDATE": "changed", "DELETE": "removed"}[change.op]
    fields = []
    values: dict[str, Any] = {}
    # A newer column than we know of, or fewer than we have, in a step of another format.
    for place, column in enumerate(columns[: max(len(old), len(new))]):
        before, after = _at(old, place), _at(new, place)
        values[column] = after if after is not None else before
        if column != "id" and before != after and (what == "changed" or (before, after) not in _SAYS_NOTHING):
            fields.append(FieldChange(column, before, after))
    name = next((str(values[one]) for one in _NAMES if values.get(one)), "")
    row = new if change.op == "INSERT" else old
    return ItemChange(kind, str(row[0]), what, "" if name == str(row[0]) else name, tuple(fields))


_SAYS_NOTHING: tuple[tuple[Any, Any], ...] = ((None, ""), ("", None), (None, "[]"), ("[]", None), (None, 0), (0, None))


def _at(row: Sequence[Any], place: int) -> Any:
    if place >= len(row) or row[place] is apsw.no_change:
        return None
    value = row[place]
    return value.hex() if isinstance(value, bytes) else value
