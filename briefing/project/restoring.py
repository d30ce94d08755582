"""Making a project what a backup of it was, in one step that Undo takes back."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import apsw

from briefing.model import Kind
from briefing.project.replaying import side_by_side
from briefing.project.rows import Shape, shape_of


def replace_all(connection: apsw.Connection, backup: apsw.Connection) -> None:
    """Inside a step: make every table with history hold what it holds in the backup, and add the texts it needs.

    Only rows that differ are written. Numbers of labels never step back.
    """
    for kind in Kind:
        _replace(connection, backup, shape_of(kind))
    connection.executemany(
        "INSERT INTO counter (kind, next) VALUES (?, ?) "
        "ON CONFLICT (kind) DO UPDATE SET next = max(next, excluded.next)",
        list(backup.execute("SELECT kind, next FROM counter")),
    )
    here = {row[0] for row in connection.execute("SELECT hash FROM content")}
    for (digest,) in list(backup.execute("SELECT hash FROM content")):
        if digest not in here:
            stored = list(backup.execute("SELECT hash, size, zlib, bytes FROM content WHERE hash = ?", (digest,)))
            connection.executemany("INSERT INTO content (hash, size, zlib, bytes) VALUES (?, ?, ?, ?)", stored)


def _replace(connection: apsw.Connection, backup: apsw.Connection, shape: Shape) -> None:
    columns = ", ".join(f'"{column}"' for column in shape.columns)
    query = f"SELECT {columns} FROM {shape.table} ORDER BY id"  # noqa: S608 names of our schema
    gone, put = [], []
    for now, then in side_by_side(connection.execute(query), backup.execute(query)):
        if then is None and now is not None:
            gone.append((now[0],))
        elif then is not None and now != then:
            put.append(then)
    marks = ", ".join("?" * len(shape.columns))
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in shape.columns if column != "id")
    connection.executemany(f"DELETE FROM {shape.table} WHERE id = ?", gone)  # noqa: S608 names of our schema
    connection.executemany(
        f"INSERT INTO {shape.table} ({columns}) VALUES ({marks}) "  # noqa: S608 names of our schema
        f"ON CONFLICT (id) DO UPDATE SET {updates}",
        put,
    )
