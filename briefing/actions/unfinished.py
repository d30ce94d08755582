"""What is being typed and is no step yet, kept in the project's file: a kill or a power cut then takes no word of it.

A field is committed when the typing pauses. Until then its words stand, some moments after each key, with the places
of the window: no step, not undone, and forgotten when the field is committed. What is found at an opening was left by
a program that died; it is put back as the ordinary edit that it would have become.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeGuard

from briefing.actions.items import change
from briefing.actions.sources import set_details
from briefing.errors import ItemError
from briefing.model import CLASSES, Item, Kind, Period, Source
from briefing.project import Project, Step

PLACE = "unfinished"

Value = str | Period | None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The new value of one field of one item, and the digest of the value that it stands in for."""

    kind: Kind
    item_id: str
    field: str
    value: Value
    was: str


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was put back: the moment up to which nothing is lost, and the steps it made, oldest first."""

    at: datetime
    steps: tuple[Step, ...]

    @property
    def up_to(self) -> str:
        """The moment as the user's clock shows it: "14:02:31"."""
        return self.at.astimezone().strftime("%H:%M:%S")


@dataclass(frozen=True, slots=True)
class _Kept:
    at: datetime
    fields: list[Unfinished]


def can_be_kept(value: object) -> TypeGuard[Value]:
    """Whether a value is one that somebody types: words, or a date in words."""
    return value is None or isinstance(value, str | Period)


def digest(value: object) -> str:
    """What tells one value of a field from another."""
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def keep(project: Project, unfinished: Iterable[Unfinished]) -> None:
    """Keep these, as of now, in the place of those kept before; none is nothing. In any thread."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    rows = [[one.kind.value, one.item_id, one.field, _told(one.value), one.was] for one in unfinished]
    told = json.dumps({"at": at, "fields": rows}, ensure_ascii=False) if rows else ""
    # Half a pair, as a field may hold for the moment between two keys, has no place in a file.
    project.set_place(PLACE, told.encode("utf-8", "replace").decode("utf-8"))


def put_back(project: Project) -> PutBack | None:
    """Commit what the last program was in the middle of, a step a field; None where there is nothing to put back.

    What was committed or changed since is left alone, and so is what makes no sense for its item. A ProjectError leaves
    all of it where it is, for the next time.
    """
    kept = project.place(PLACE)
    if not kept or project.read_only:
        return None
    found = _read(kept)
    steps = [step for one in found.fields for step in _commit(project, one)] if found is not None else []
    project.set_place(PLACE, "")
    return PutBack(found.at, tuple(steps)) if found is not None and steps else None


def set_fields(project: Project, item: Item, **fields: Any) -> None:
    """Set fields that somebody typed, with the errors of `change`; a source notes that they were typed."""
    if isinstance(item, Source):
        set_details(project, item, **fields)
    else:
        change(project, item, **fields)


def _commit(project: Project, one: Unfinished) -> list[Step]:
    item = project.find(CLASSES[one.kind], one.item_id)
    if item is None or digest(getattr(item, one.field, None)) != one.was:
        return []
    before = project.history.last().id
    try:
        set_fields(project, item, **{one.field: one.value})
    except ItemError:
        # The field would have refused it too: an empty name.
        return []
    last = project.history.last()
    return [last] if last.id != before else []


def _told(value: Value) -> str | list[str] | None:
    return [value.earliest, value.latest, value.words] if isinstance(value, Period) else value


def _read(kept: str) -> _Kept | None:
    """What was kept; None where it makes no sense, as the words of another version may."""
    try:
        told = json.loads(kept)
        return _Kept(datetime.fromisoformat(told["at"]), [_one(*row) for row in told["fields"]])
    except (ValueError, KeyError, TypeError):
        return None


def _one(kind: str, item_id: str, field: str, value: str | list[str] | None, was: str) -> Unfinished:
    known = Kind(kind)
    if field not in CLASSES[known].__slots__:
        raise ValueError(f"a {kind} has no {field}")
    return Unfinished(known, item_id, field, Period(*value) if isinstance(value, list) else value, was)
