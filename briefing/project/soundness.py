"""Whether a file is sound and ours: its schema at every opening, the whole of it where that is quick or asked for."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import apsw

from briefing.errors import HostileProject, ProjectError
from briefing.model import CLASSES, Kind
from briefing.project import content, log
from briefing.project.faults import damaged
from briefing.project.replaying import differences
from briefing.project.rows import shape_of
from briefing.project.schema import FORMAT, creation

QUICK_BYTES = 4 << 20
"""A file up to this size is checked whole each time it is opened: a few milliseconds."""

_MOST_FINDINGS = 100
_STEPS_BETWEEN = 20_000
_MOST_TURNS = 100_000
_BETWEEN = 500
"""Rows, texts or steps after which is asked whether to go on."""

Part = tuple[str, str, str, str | None]


def check_schema(connection: apsw.Connection, path: Path, version: int) -> None:
    """HostileProject where the file holds other tables, indexes, triggers or views than a Briefing makes.

    Of a newer format the tables cannot be known: there, only that all are plain tables and indexes.
    """
    found = schema_of(connection)
    if version == FORMAT and found == expected_schema():
        return
    if version > FORMAT:
        foreign = [part for part in found if not _is_plain(part)]
    elif version < FORMAT:
        foreign = []
    else:
        expected = set(expected_schema())
        foreign = sorted(set(found) - expected, key=str)
        missing = sorted(part[1] for part in expected - set(found))
        if missing and not foreign:
            raise damaged(path, *(f"the table or index {name} is missing" for name in missing))
    if foreign:
        raise _hostile(path, foreign)


def check_size(connection: apsw.Connection, path: Path, in_file: int) -> None:
    """DamagedProject where the file, `in_file` bytes, is shorter than its header says: it was cut off."""
    pages, size = connection.pragma("page_count"), connection.pragma("page_size")
    if pages * size > in_file and connection.pragma("journal_mode") != "wal":
        raise damaged(path, f"the file ends after {in_file:,} of {pages * size:,} bytes")


def check_if_quick(connection: apsw.Connection, path: Path, in_file: int) -> None:
    """DamagedProject where a small file is not sound; a large one is left to `verify`."""
    if in_file > QUICK_BYTES:
        return
    found = structure(connection)
    if found:
        raise damaged(path, *found)


def structure(connection: apsw.Connection, most: int = _MOST_FINDINGS) -> list[str]:
    """What SQLite's own check finds wrong with pages, rows and indexes. Faults of the disk are raised as they are."""
    try:
        with bounded(connection):
            said = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({most})")]
    except (apsw.CorruptError, apsw.NotADBError, apsw.InterruptError, apsw.SQLError) as error:
        return [f"{type(error).__name__}: {error}"]
    return [] if said == ["ok"] else said


def verify(connection: apsw.Connection, going_on: Callable[[], bool] = lambda: True) -> list[str]:
    """Everything that is wrong with a project, in words, at most a hundred findings; empty where it is sound.

    Pages, rows and indexes, what points nowhere, items that cannot be read, texts that are not what they were, the
    chain of the history, and that it leads to what the tables hold. `going_on` is asked now and then: where it says
    no, what was found so far is returned.
    """
    found = structure(connection)
    for one in _contents_wrong(connection):
        if not going_on() or len(found) >= _MOST_FINDINGS:
            break
        if one:
            found.append(one)
    return found


def schema_of(connection: apsw.Connection) -> tuple[Part, ...]:
    """Every table and index: type, name, table and statement."""
    return tuple(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


@cache
def expected_schema() -> tuple[Part, ...]:
    """The schema of a file of this format as SQLite writes it down, in the order in which nearly every file has it."""
    with closing(apsw.Connection(":memory:")) as connection:
        for statement in creation():
            connection.execute(statement)
        return schema_of(connection)


@contextmanager
def bounded(connection: apsw.Connection, turns: int = _MOST_TURNS) -> Iterator[None]:
    """Break off with InterruptError what takes more than any sound project can need: forged pages may form circles."""
    left = turns

    def go_on() -> bool:
        nonlocal left
        left -= 1
        return left <= 0

    connection.set_progress_handler(go_on, _STEPS_BETWEEN)
    try:
        yield
    finally:
        connection.set_progress_handler(None)


def _contents_wrong(connection: apsw.Connection) -> Iterator[str]:
    """What is wrong; "" now and then, so that it can be broken off where nothing is."""
    yield from _pointing_nowhere(connection)
    for kind in CLASSES:
        yield from _unreadable(connection, kind)
    yield from _texts_wrong(connection)
    yield from _history_wrong(connection)


def _pointing_nowhere(connection: apsw.Connection) -> Iterator[str]:
    try:
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"{table} row {row} points at a {parent} that is not there"
    except apsw.Error as error:
        yield f"references: {error}"


def _unreadable(connection: apsw.Connection, kind: Kind) -> Iterator[str]:
    shape = shape_of(kind)
    columns = ", ".join(f'"{column}"' for column in shape.columns)
    try:
        with bounded(connection):
            for number, row in enumerate(connection.execute(f"SELECT {columns} FROM {shape.table}")):  # noqa: S608 ours
                if number % _BETWEEN == 0:
                    yield ""
                try:
                    shape.item(row)
                except (KeyError, TypeError, ValueError, RecursionError) as error:
                    yield f"{kind.value} {row[0]} cannot be read: {error}"
    except (apsw.Error, UnicodeDecodeError) as error:
        yield f"{kind.value}: {error}"


def _texts_wrong(connection: apsw.Connection) -> Iterator[str]:
    try:
        hashes = [row[0] for row in connection.execute("SELECT hash FROM content")]
    except (apsw.Error, UnicodeDecodeError) as error:
        yield f"texts: {error}"
        return
    for number, digest in enumerate(hashes):
        if number % _BETWEEN == 0:
            yield ""
        try:
            content.kept(connection, digest)
        except ProjectError:
            yield f"the text {digest} is not what it was"
        except apsw.Error as error:
            yield f"the text {digest}: {error}"


def _history_wrong(connection: apsw.Connection) -> Iterator[str]:
    try:
        for broken in log.checked(connection):
            yield f"history: step {broken} does not follow from the one before" if broken else ""
            if broken:
                return
    except (apsw.Error, UnicodeDecodeError) as error:
        yield f"history: {error}"
        return
    try:
        yield from differences(connection)
    except (apsw.Error, UnicodeDecodeError) as error:
        yield f"items: {error}"


def _is_plain(part: Part) -> bool:
    kind, _, _, sql = part
    return kind in {"table", "index"} and not str(sql or "").lstrip().upper().startswith("CREATE VIRTUAL")


def _hostile(path: Path, foreign: list[Part]) -> HostileProject:
    names = ", ".join(f"{kind} “{_short(name)}”" for kind, name, _, _ in foreign[:5])
    more = f" and {len(foreign) - 5} more" if len(foreign) > 5 else ""  # noqa: PLR2004 as many as are named
    return HostileProject(
        f"{path.name} holds what no Briefing writes: {names}{more}. It was not opened.",
        safe="Nothing in it was run, and the file was not touched.",
        remedy="Ask whoever sent it for a copy saved by Briefing.",
        details="\n".join(_short(sql, 300) for _, _, _, sql in foreign[:20]),
    )


def _short(said: object, most: int = 60) -> str:
    # In a forged file a name need not even be a text.
    return "".join(letter if letter.isprintable() else " " for letter in str(said)[:most])
