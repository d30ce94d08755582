"""Making a project what a backup of it was: its texts first, a few at a time, then its items in one step.

Most of the work is reading, and is done beside the window's edits: only while the rows that differ are written do these
wait.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

import apsw

from briefing.model import Kind
from briefing.project import log
from briefing.project.copying import CopyStopped, Share
from briefing.project.replaying import Row, side_by_side
from briefing.project.rows import Shape, shape_of

_MOST_BYTES = 4 << 20
_MOST_TEXTS = 200


@dataclass(slots=True)
class Differences:
    """What must go and what must be put, by kind, so that the project is what the backup is.

    `step` is the newest step of the project for which that holds, `counters` the numbers of the backup's next labels.
    """

    step: int
    gone: dict[Kind, list[str]] = field(default_factory=dict)
    put: dict[Kind, list[Row]] = field(default_factory=dict)
    counters: list[Row] = field(default_factory=list)


def bring_texts(
    connection: apsw.Connection,
    backup: apsw.Connection,
    writing: Callable[[], AbstractContextManager[apsw.Connection]],
    going_on: Share,
) -> None:
    """Add the texts and originals of the backup that the project does not have. `writing` gives a connection to write.

    CopyStopped where `going_on` says no; what was brought by then is in nobody's way.
    """
    here = {row[0] for row in connection.execute("SELECT hash FROM content")}
    sizes = backup.execute("SELECT hash, length(bytes) FROM content ORDER BY hash")
    missing = [(digest, size) for digest, size in sizes if digest not in here]
    done = 0
    for some in _some_at_a_time(missing):
        if not going_on(done * 100 // len(missing)):
            raise CopyStopped("Restoring was given up.", safe="The project is as it was.")
        with writing() as written:
            for digest in some:
                stored = list(backup.execute("SELECT hash, size, zlib, bytes FROM content WHERE hash = ?", (digest,)))
                written.executemany(
                    "INSERT OR IGNORE INTO content (hash, size, zlib, bytes) VALUES (?, ?, ?, ?)", stored
                )
        done += len(some)


def differences(connection: apsw.Connection, backup: apsw.Connection) -> Differences:
    """What tells the project from the backup, read in one transaction of the caller's."""
    found = Differences(log.last_step(connection).id)
    for kind in Kind:
        _compare(connection, backup, kind, found)
    found.counters = list(backup.execute("SELECT kind, next FROM counter"))
    return found


def replace(connection: apsw.Connection, found: Differences) -> None:
    """Inside a step: write what differs. Numbers of labels never step back."""
    for kind in Kind:
        shape = shape_of(kind)
        gone = [(item_id,) for item_id in found.gone[kind]]
        connection.executemany(f"DELETE FROM {shape.table} WHERE id = ?", gone)  # noqa: S608 names of our schema
        connection.executemany(_upsert(shape), found.put[kind])
    connection.executemany(
        "INSERT INTO counter (kind, next) VALUES (?, ?) "
        "ON CONFLICT (kind) DO UPDATE SET next = max(next, excluded.next)",
        found.counters,
    )


def _some_at_a_time(missing: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    some: list[str] = []
    bytes_of_some = 0
    for digest, size in missing:
        some.append(digest)
        bytes_of_some += size
        if bytes_of_some >= _MOST_BYTES or len(some) >= _MOST_TEXTS:
            yield some
            some, bytes_of_some = [], 0
    if some:
        yield some


def _compare(connection: apsw.Connection, backup: apsw.Connection, kind: Kind, found: Differences) -> None:
    shape = shape_of(kind)
    query = f"SELECT {_columns(shape)} FROM {shape.table} ORDER BY id"  # noqa: S608 names of our schema
    gone = found.gone[kind] = []
    put = found.put[kind] = []
    for now, then in side_by_side(connection.execute(query), backup.execute(query)):
        if then is None and now is not None:
            gone.append(now[0])
        elif then is not None and now != then:
            put.append(then)


def _columns(shape: Shape) -> str:
    return ", ".join(f'"{column}"' for column in shape.columns)


def _upsert(shape: Shape) -> str:
    marks = ", ".join("?" * len(shape.columns))
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in shape.columns if column != "id")
    return (
        f"INSERT INTO {shape.table} ({_columns(shape)}) VALUES ({marks}) "  # noqa: S608 names of our schema
        f"ON CONFLICT (id) DO UPDATE SET {updates}"
    )
