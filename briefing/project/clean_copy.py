"""A clean copy of a project: what it holds now and nothing of what it held before, for handing on.

It is a new file, filled row by row, so no page of the old one, in which deleted words may still stand, comes along.
Left out are: the history (one step stands for it, which says what the copy holds, so that Undo has its floor and the
file can be verified), texts and originals that nothing refers to any more, where windows and folders were, the name of
whoever worked on it, and briefs as they were handed over earlier. Equal projects give equal bytes.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import apsw

from briefing.model import Kind
from briefing.project import content, log
from briefing.project.connection import already_there, configured, create_file
from briefing.project.copying import arriving
from briefing.project.log import Step, StepKind
from briefing.project.rows import shape_of
from briefing.project.schema import FORMAT, TRACKED_TABLES

LABEL = "Clean copy"
"""The name of the one step in the history of a clean copy."""

_LEFT_OUT = {Kind.ISSUE}
_NAMES_SOMEBODY = "author"
_BATCH = 500
Row = tuple[Any, ...]


def copy_clean(source: apsw.Connection, target: Path, key: str) -> None:
    """Write a clean copy of what `source` sees to a new file at `target`, under `key` ("" for a plain one).

    ProjectError where there is a file already, where it cannot be written, or where a text of the project is damaged:
    then there is no file at `target`.
    """
    if target.exists():
        raise already_there(target)
    with arriving(target) as partial:
        create_file(partial, key)
        with closing(configured(apsw.Connection(str(partial), flags=apsw.SQLITE_OPEN_READWRITE), key)) as copy:
            source.execute("BEGIN")
            try:
                _fill(source, copy)
            finally:
                source.execute("ROLLBACK")


def _fill(source: apsw.Connection, copy: apsw.Connection) -> None:
    """All in one transaction: parts of a row that was half written never reach the disk."""
    copy.execute("BEGIN IMMEDIATE")
    with closing(apsw.Session(copy, "main")) as session:
        for table in TRACKED_TABLES:
            session.attach(table)
        for kind in Kind:
            if kind not in _LEFT_OUT:
                _copy_items(source, copy, kind)
        _copy_contents(source, copy)
        copy.executemany(
            "INSERT INTO counter (kind, next) VALUES (?, ?)",
            source.execute("SELECT kind, next FROM counter ORDER BY kind"),
        )
        log.append(copy, _only_step(source), bytes(session.changeset()))
    copy.execute("COMMIT")


def _copy_items(source: apsw.Connection, copy: apsw.Connection, kind: Kind) -> None:
    shape = shape_of(kind)
    columns = ", ".join(f'"{column}"' for column in shape.columns)
    marks = ", ".join("?" * len(shape.columns))
    rows = source.execute(f"SELECT {columns} FROM {shape.table} ORDER BY id")  # noqa: S608 names of our schema
    kept = (row for row in rows if kind is not Kind.SETTING or row[0] != _NAMES_SOMEBODY)
    copy.executemany(f"INSERT INTO {shape.table} ({columns}) VALUES ({marks})", kept)  # noqa: S608 names of our schema


def _copy_contents(source: apsw.Connection, copy: apsw.Connection) -> None:
    """The texts and originals that something in the copy refers to, each read and written anew."""
    for digest in sorted(set(_referred_to(copy))):
        content.keep(copy, content.kept(source, digest))


def _referred_to(copy: apsw.Connection) -> Iterator[str]:
    for kind in Kind:
        shape = shape_of(kind)
        for column in shape.columns:
            if column.endswith("_hash"):
                query = f"SELECT {column} FROM {shape.table} WHERE {column} <> ''"  # noqa: S608 names of our schema
                yield from (str(row[0]) for row in copy.execute(query))


def _only_step(source: apsw.Connection) -> Step:
    """The floor that Undo stands on. It bears the time of the project's last step, and nobody's name."""
    last = log.last_step(source)
    # What tells one project from another: two copies of one state are the same, and are none of the original.
    digest = log.hash_at(source, last.id)
    action = str(UUID(bytes=hashlib.sha256(f"clean copy of {digest}".encode()).digest()[:16], version=5))
    return Step(1, action, StepKind.CREATE, LABEL, "", last.at, FORMAT, 0, 0)
