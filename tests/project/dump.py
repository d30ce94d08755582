"""All tracked rows of a project as plain values, read past `briefing.project`: two dumps are equal or work was lost."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import apsw

from briefing.project import Project
from briefing.project.schema import TRACKED_TABLES

Dump = dict[str, list[list[Any]]]


def dump(project: Project) -> Dump:
    """Every row of every tracked table, by table, ordered by id. Values as JSON can hold them."""
    return dump_of(project.path)


def dump_of(path: Path) -> Dump:
    """The dump of the project file at `path`, open or closed."""
    with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
        return dump_from(connection)


def dump_from(connection: apsw.Connection) -> Dump:
    """The dump of what a connection sees."""
    return {
        table: [list(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]  # noqa: S608 our schema
        for table in TRACKED_TABLES
    }


def replayed(path: Path, empty: Path) -> Dump:
    """The dump of the project file `empty` after every changeset in the log of `path` was applied to it, in order."""
    with closing(apsw.Connection(str(path))) as source, closing(apsw.Connection(str(empty))) as target:
        with target:
            for (changeset,) in source.execute("SELECT changeset FROM step ORDER BY id"):
                apsw.Changeset.apply(changeset, target, conflict=lambda *_: apsw.SQLITE_CHANGESET_ABORT)
        return dump_from(target)
