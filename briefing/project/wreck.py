"""Reading a damaged file: table by table, row by row, around what is broken. Works on a copy; nothing is trusted."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import apsw

from briefing.errors import ProjectError
from briefing.model import Kind
from briefing.project import content, cut_log, log, patching, remains
from briefing.project.cut_log import Promise
from briefing.project.going_on import Work
from briefing.project.log import BEFORE_ALL
from briefing.project.remains import Remains
from briefing.project.rows import shape_of
from briefing.project.schema import TRACKED_TABLES, creation
from briefing.project.walking import UNREADABLE, Row, walked


@dataclass(slots=True)
class Wreck:
    """What could be read of a damaged project.

    `rows` are the rows of the tables by kind and id, `broken` the kinds whose table could not be read to its end or
    gave a row without an id, `damaged` those and the ones that lost rows otherwise, `unreadable` the ids of rows that
    make no item, `remains` what the indexes of the tables say (read only where the log is not whole), `rootless` tables
    without a beginning. `steps` are the rows of the log, `state` what it leads to, `half_known` ids that it names
    without what they were, `taken_out` the labels of what it took out; `log_is_whole` says whether every step is there
    and follows from the one before. `hashes` are those of the texts and originals that are whole. `steps_lost` says how
    the log beside the file lost steps that were finished, "" where it lost none that can be known of.
    """

    rows: dict[Kind, dict[str, Row]] = field(default_factory=dict)
    broken: set[Kind] = field(default_factory=set)
    damaged: set[Kind] = field(default_factory=set)
    rootless: set[str] = field(default_factory=set)
    unreadable: dict[Kind, set[str]] = field(default_factory=dict)
    remains: dict[Kind, Remains] = field(default_factory=dict)
    steps: list[Row] = field(default_factory=list)
    state: dict[Kind, dict[str, Row]] = field(default_factory=dict)
    half_known: dict[Kind, set[str]] = field(default_factory=dict)
    taken_out: dict[Kind, set[str]] = field(default_factory=dict)
    log_is_whole: bool = False
    counters: dict[Kind, int] = field(default_factory=dict)
    counters_are_whole: bool = False
    hashes: set[str] = field(default_factory=set)
    steps_lost: str = ""
    path: Path = Path()
    key: str = ""
    work: Work = field(default_factory=Work)

    def texts(self) -> Iterator[bytes]:
        """The texts and originals that are whole, read again one by one: they may be more than memory holds."""
        with closing(patching.connected(self.path, self.key)) as connection:
            for digest in self.work.through(sorted(self.hashes)):
                yield content.kept(connection, digest)


def read(path: Path, key: str, work: Work, promise: Promise | None) -> Wreck:
    """All that can be read of the file at `path`, which may be changed: give it a copy. CopyStopped where `work` is.

    `promise` is what is known of the log beside the file that was copied.
    """
    found = Wreck(path=path, key=key, work=work)
    found.steps_lost = _steps_lost(path, key, promise)
    patching.patch(path, key)
    try:
        connection = patching.connected(path, key)
    except apsw.Error:
        return found
    with closing(connection):
        if not key:
            found.rootless = patching.without_root(connection, path)
        for kind in Kind:
            _read_items(connection, kind, found)
        steps, log_damaged = _walk(connection, "step", log.COLUMNS, found)
        found.steps = [row for _, row in sorted(steps.items())]
        found.log_is_whole = _replay(found) and not log_damaged
        _read_contents(connection, found)
        _read_counters(connection, found)
        if not found.log_is_whole:
            _read_remains(connection, found)
    return found


def _steps_lost(path: Path, key: str, promise: Promise | None) -> str:
    # Before the file is patched, which may do away with the log.
    with suppress(*UNREADABLE), closing(patching.connected(path, key)) as connection:
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        connection.pragma("user_version")
        return cut_log.lost(path, promise, connection)
    return ""


@cache
def references() -> tuple[tuple[Kind, str, Kind, bool], ...]:
    """What points at what: kind, column, the kind it points at, and whether it may point nowhere."""
    with closing(apsw.Connection(":memory:")) as connection:
        for statement in creation():
            connection.execute(statement)
        return tuple(
            (kind, row[3], Kind(row[2]), not dict(_not_null(connection, kind))[row[3]])
            for kind in Kind
            for row in connection.execute(f"PRAGMA foreign_key_list({kind.value})")
        )


def fits(kind: Kind, row: Row) -> bool:
    """Whether a row makes an item, and its table takes it: a damaged page gives any value in any column."""
    types = _types(kind)
    if len(row) != len(types) or not row[0]:
        return False
    if any(
        type(cell) is not expected and not (cell is None and may_be_none)
        for cell, (expected, may_be_none) in zip(row, types, strict=True)
    ):
        return False
    try:
        shape_of(kind).item(row)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return False
    return True


@cache
def _types(kind: Kind) -> tuple[tuple[type, bool], ...]:
    """What a row's cells are, in the order of the columns, and whether each may be NULL."""
    of_name = {"TEXT": str, "INTEGER": int, "REAL": float}
    with closing(apsw.Connection(":memory:")) as connection:
        for statement in creation():
            connection.execute(statement)
        rows = connection.execute('SELECT type, "notnull" FROM pragma_table_info(?)', (kind.value,))
        return tuple((of_name[name], not not_null) for name, not_null in rows)


def _not_null(connection: apsw.Connection, kind: Kind) -> list[tuple[str, int]]:
    return list(connection.execute('SELECT name, "notnull" FROM pragma_table_info(?)', (kind.value,)))


def _walk(
    connection: apsw.Connection, table: str, columns: tuple[str, ...], found: Wreck
) -> tuple[dict[int, Row], bool]:
    if table in found.rootless:
        return {}, True
    return walked(connection, table, columns, found.work)


def _read_items(connection: apsw.Connection, kind: Kind, found: Wreck) -> None:
    shape = shape_of(kind)
    rows, is_damaged = _walk(connection, shape.table, shape.columns, found)
    good = found.rows[kind] = {}
    bad = found.unreadable[kind] = set()
    is_odd = False
    for row in rows.values():
        if fits(kind, row):
            good[str(row[0])] = row
            continue
        is_odd = True
        if isinstance(row[0], str) and row[0]:
            bad.add(row[0][:80])
        else:
            # A row whose very id is gone, as of a page that was cut through: one that nothing else may name.
            is_damaged = True
    if is_damaged or is_odd:
        found.damaged.add(kind)
    if is_damaged:
        found.broken.add(kind)
    found.remains[kind] = Remains(read={number: str(row[0]) for number, row in rows.items()})


def _read_remains(connection: apsw.Connection, found: Wreck) -> None:
    """What the indexes say; where one names a row that its table did not give, that is damaged."""
    for kind, left in found.remains.items():
        known = {*found.rows[kind], *found.state.get(kind, {}), *found.half_known.get(kind, ())}
        remains.read(connection, kind, known, left, found.work)
        if left.contradicts():
            found.damaged.add(kind)


def _replay(found: Wreck) -> bool:
    """Follow the log as far as it can be read; whether it is whole."""
    last, digest = BEFORE_ALL.id, ""
    is_whole = bool(found.steps)
    for row in found.work.through(found.steps):
        try:
            record = log.record_of(row)
        except ValueError:
            is_whole = False
            continue
        follows = record.step.id == last + 1 and log.follows(record, digest)
        is_whole = is_whole and follows
        # A step whose predecessor is lost cannot be checked: better what it says than nothing.
        if follows or record.step.id != last + 1:
            is_whole = _apply(record.changeset, found) and is_whole
        last, digest = record.step.id, record.hash
    return is_whole


def _apply(changeset: bytes, found: Wreck) -> bool:
    try:
        for change in apsw.Changeset.iter(changeset):
            if change.name not in TRACKED_TABLES:
                return False
            _apply_one(Kind(change.name), change, found)
    except UNREADABLE:
        return False
    return True


def _apply_one(kind: Kind, change: apsw.TableChange, found: Wreck) -> None:
    state = found.state.setdefault(kind, {})
    half = found.half_known.setdefault(kind, set())
    new: Any = change.new
    old: Any = change.old
    item_id = str((new if change.op == "INSERT" else old)[0])
    half.discard(item_id)
    if change.op == "INSERT":
        state[item_id] = _widened(kind, tuple(new))
    elif change.op == "DELETE":
        state.pop(item_id, None)
        columns = shape_of(kind).columns[: len(old)]
        if "label" in columns:
            found.taken_out.setdefault(kind, set()).add(str(old[columns.index("label")]))
    elif item_id in state:
        changed = [was if now is apsw.no_change else now for was, now in zip(state[item_id], new, strict=False)]
        state[item_id] = (*changed, *state[item_id][len(changed) :])
    else:
        half.add(item_id)


def _widened(kind: Kind, row: Row) -> Row:
    """A row from before columns were appended, with what stands in them by default."""
    return (*row, *_defaults(kind)[len(row) :])


@cache
def _defaults(kind: Kind) -> Row:
    with closing(apsw.Connection(":memory:")) as connection:
        for statement in creation():
            connection.execute(statement)
        said = connection.execute("SELECT dflt_value FROM pragma_table_info(?)", (kind.value,))
        return tuple(None if value is None else connection.execute(f"SELECT {value}").get for (value,) in said)


def _read_contents(connection: apsw.Connection, found: Wreck) -> None:
    rows, _ = _walk(connection, "content", ("hash",), found)
    for (digest,) in found.work.through(rows.values()):
        with suppress(ProjectError, *UNREADABLE):
            content.kept(connection, str(digest))
            found.hashes.add(str(digest))


def _read_counters(connection: apsw.Connection, found: Wreck) -> None:
    rows, is_damaged = _walk(connection, "counter", ("kind", "next"), found)
    found.counters_are_whole = not is_damaged
    for kind, number in rows.values():
        with suppress(ValueError, TypeError):
            found.counters[Kind(kind)] = int(number)
