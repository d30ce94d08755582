"""What the log says that a project holds: every recorded changeset, applied in order to empty tables."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

import apsw

from briefing.model import Kind
from briefing.project.rows import shape_of
from briefing.project.schema import TRACKED_TABLES, creation

Row = tuple[Any, ...]

_BATCH = 4 << 20


def differences(connection: apsw.Connection) -> Iterator[str]:
    """Where the tables of a project are not what its log says, in words. Takes some seconds for 100,000 steps.

    "" comes now and then, so that it can be broken off.
    """
    with closing(_empty()) as said:
        try:
            for _ in _apply_all(said, (row[0] for row in connection.execute("SELECT changeset FROM step ORDER BY id"))):
                yield ""
        except apsw.Error as error:
            yield f"history: its changes do not follow from each other ({error})"
            return
        for kind in Kind:
            columns = ", ".join(f'"{column}"' for column in shape_of(kind).columns)
            query = f"SELECT {columns} FROM {kind.value} ORDER BY id"  # noqa: S608 names of our schema
            yield ""
            for here, there in side_by_side(connection.execute(query), said.execute(query)):
                if here != there:
                    row = here or there or ("",)
                    yield f"{kind.value} {row[0]} is not what the history says"


def side_by_side(here: Iterator[Row], there: Iterator[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Two lists of rows in the order of their ids, row by row: those of one id together."""
    one, other = next(here, None), next(there, None)
    while one is not None or other is not None:
        if other is None or (one is not None and _key(one) < _key(other)):
            yield one, None
            one = next(here, None)
        elif one is None or _key(other) < _key(one):
            yield None, other
            other = next(there, None)
        else:
            yield one, other
            one, other = next(here, None), next(there, None)


def _empty() -> apsw.Connection:
    """The tables of a project on the disk, in a file that has no name and goes with the connection."""
    connection = apsw.Connection("")
    for statement in creation():
        connection.execute(statement)
    return connection


def _apply_all(connection: apsw.Connection, changesets: Iterable[bytes]) -> Iterator[None]:
    """Apply them, in pieces: after each it is for others to say whether to go on."""
    connection.execute("BEGIN")
    for changes in _joined(changesets):
        apsw.Changeset.apply(
            changes,
            connection,
            filter=lambda table: table in TRACKED_TABLES,
            conflict=lambda _reason, _change: apsw.SQLITE_CHANGESET_ABORT,
        )
        yield
    connection.execute("COMMIT")


def _joined(changesets: Iterable[bytes]) -> Iterator[bytes]:
    """Changesets one behind the other, as one: to begin with one costs more than most of them hold."""
    some: list[bytes] = []
    size = 0
    for changeset in changesets:
        some.append(changeset)
        size += len(changeset)
        if size > _BATCH:
            yield b"".join(some)
            some, size = [], 0
    yield b"".join(some)


def _key(row: Row) -> bytes:
    # SQLite orders texts by their bytes.
    return str(row[0]).encode("utf-8", "surrogatepass")
