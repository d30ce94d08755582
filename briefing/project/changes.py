"""What a changeset says: the ids it touched, by kind, and whether two changesets say the same."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import apsw

from briefing.model import Kind
from briefing.project.log import unreadable
from briefing.project.schema import PARENTS_FIRST

_MOST_BYTES = 200_000
_MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Change:
    """What a committed step changed: ids only. The one signal that panels get.

    `kind` is the step's kind ("edit", "undo", …), `label` its name in the menu, `action` the action it belongs to.
    """

    step: int
    action: str
    kind: str
    label: str
    added: dict[Kind, tuple[str, ...]] = field(default_factory=dict)
    changed: dict[Kind, tuple[str, ...]] = field(default_factory=dict)
    removed: dict[Kind, tuple[str, ...]] = field(default_factory=dict)

    def touches(self, *kinds: Kind) -> bool:
        """Whether any item of these kinds was added, changed or removed."""
        return any(kind in ids for kind in kinds for ids in (self.added, self.changed, self.removed))

    def ids(self, kind: Kind) -> frozenset[str]:
        """Every id of this kind that was added, changed or removed."""
        return frozenset(one for ids in (self.added, self.changed, self.removed) for one in ids.get(kind, ()))


def change_of(changeset: bytes, *, step: int, action: str, kind: str, label: str) -> Change:
    """The change that a recorded changeset stands for; HistoryConflict where it cannot be read."""
    found: dict[str, dict[Kind, list[str]]] = {"INSERT": {}, "UPDATE": {}, "DELETE": {}}
    try:
        for change in apsw.Changeset.iter(changeset):
            found[change.op].setdefault(Kind(change.name), []).append(_id_of(change))
    except (apsw.Error, ValueError) as error:
        raise unreadable(str(error)) from error
    added, changed, removed = (
        {kind: tuple(ids) for kind, ids in found[op].items()} for op in ("INSERT", "UPDATE", "DELETE")
    )
    return Change(step, action, kind, label, added, changed, removed)


def same_changes(connection: apsw.Connection, one: bytes, other: bytes) -> bool:
    """Whether two changesets make the same changes to this project, in whatever order they list them.

    A changeset from before a column was appended counts as one that leaves the column at its default.
    """
    if one == other:
        return True
    try:
        # SQLite drops the rows that cancel each other out. It compares what stood there before only one way round
        # and what stands there after only the other: none may be left either way.
        return not (_less(connection, one, other) or _less(connection, _inverse(one), _inverse(other)))
    except (apsw.SchemaChangeError, apsw.SQLError, apsw.CorruptError):
        # Changes of another schema, or forged ones that no table ever made.
        return False


def inverted(changesets: list[bytes]) -> bytes:
    """The one changeset that takes back all of these, given in the order they were made."""
    if len(changesets) == 1:
        return _inverse(changesets[0])
    builder = _builder()
    for changeset in reversed(changesets):
        builder.add(apsw.Changeset.invert(changeset))
    return bytes(builder.output())


def in_pieces(changeset: bytes) -> Iterator[bytes]:
    """Changesets that one after another make the same changes, none of them large.

    While SQLite is at work on one, no other thread of Python is: the window would wait for the whole of an import.
    A changeset has each row once, so its rows can come in any order. In this one nothing points at what is not there
    after a piece that does not in the end: what is pointed at comes first and goes last.
    """
    if len(changeset) <= _MOST_BYTES:
        yield changeset
        return
    builders: dict[tuple[str, str], list[apsw.ChangesetBuilder]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for change in apsw.Changeset.iter(changeset):
        group = (change.op, change.name)
        if counts[group] % _MOST_ROWS == 0:
            builders.setdefault(group, []).append(_builder())
        builders[group][-1].add_change(change)
        counts[group] += 1
    for group in sorted(builders, key=_turn):
        for builder in builders[group]:
            yield bytes(builder.output())


def _turn(group: tuple[str, str]) -> tuple[int, int]:
    op, table = group
    place = PARENTS_FIRST.index(table)
    return ("INSERT", "UPDATE", "DELETE").index(op), -place if op == "DELETE" else place


def _builder() -> apsw.ChangesetBuilder:
    return apsw.ChangesetBuilder()  # type: ignore[no-untyped-call] # its stub has no types


def _id_of(change: apsw.TableChange) -> str:
    row: Any = change.new if change.op == "INSERT" else change.old
    return str(row[0])


def _inverse(changeset: bytes) -> bytes:
    return bytes(apsw.Changeset.invert(changeset))


def _less(connection: apsw.Connection, one: bytes, other: bytes) -> bytes:
    """The changes of `one` followed by the inverse of `other`."""
    builder = _builder()
    builder.schema(connection, "main")
    builder.add(one)
    builder.add(_inverse(other))
    return bytes(builder.output())
