"""Making the copy of a damaged file one that SQLite opens: with the pages that list its tables, and long enough."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import apsw

from briefing.project.aside import Aside
from briefing.project.connection import configured, create_file, has_log, log_beside
from briefing.project.soundness import expected_schema, schema_of
from briefing.project.walking import UNREADABLE

_PAGE = 4_096
_MOST_DOUBLINGS = 8
_FIRST_BYTES = (b"\x05", b"\x0d")
"""What the first page of a table begins with."""


def patch(path: Path, key: str) -> None:
    """Change the file at `path`, a copy, where that helps to open it."""
    if key:
        _lengthen(path, key)
    elif not _has_our_tables(path):
        _give_tables(path)


def connected(path: Path, key: str) -> apsw.Connection:
    """A connection to a damaged file, with no check of what it is."""
    return configured(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE), key)


def without_root(connection: apsw.Connection, path: Path) -> set[str]:
    """The tables whose first page, from which all others are found, is none: to look for rows in them takes long."""
    if has_log(path):
        return set()
    try:
        pages = list(
            connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 1")
        )
    except UNREADABLE:
        return set()
    lost = set()
    with path.open("rb") as file:
        for name, page in pages:
            file.seek((int(page) - 1) * _PAGE)
            if file.read(1) not in _FIRST_BYTES:
                lost.add(str(name))
    return lost


def _lengthen(path: Path, key: str) -> None:
    """Fill up with empty pages what was cut off an encrypted file, until it is as long as its first page says.

    How long that is only SQLite can read, which does not open what is shorter.
    """
    size = path.stat().st_size // _PAGE * _PAGE
    if size == 0 or _opens(path, key):
        return
    for doubled in range(1, _MOST_DOUBLINGS):
        try:
            with path.open("rb+") as file:
                file.truncate(size << doubled)
        except OSError:
            return
        if _opens(path, key):
            return


def _opens(path: Path, key: str) -> bool:
    try:
        with closing(connected(path, key)) as connection:
            return bool(schema_of(connection))
    except UNREADABLE:
        return False


def _has_our_tables(path: Path) -> bool:
    try:
        with closing(connected(path, "")) as connection:
            return set(schema_of(connection)) == set(expected_schema())
    except UNREADABLE:
        return False


def _give_tables(path: Path) -> None:
    """Put the pages that list the tables of an empty project in the place of those that are lost.

    They stand first in every project, as they are written before all else, and say where each table begins.
    """
    with Aside() as folder:
        empty = folder / "empty.brief"
        create_file(empty)
        with closing(apsw.Connection(str(empty))) as connection:
            query = "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'"
            pages = [row[0] for row in connection.execute(query)]
        whole = empty.read_bytes()
    with path.open("rb+") as file:
        # Tables that begin behind the end of a file that was cut are empty, and those before it can be read.
        size = max(-(-file.seek(0, 2) // _PAGE), len(whole) // _PAGE)
        file.truncate(size * _PAGE)
        for page in pages:
            file.seek((page - 1) * _PAGE)
            file.write(whole[(page - 1) * _PAGE : page * _PAGE])
        # How many pages there are; no free pages; and that both were written by whoever wrote last.
        file.seek(28)
        file.write(size.to_bytes(4, "big") + bytes(8))
        file.seek(92)
        file.write(whole[24:28])
    # The log of another header would be taken for ours.
    log_beside(path).unlink(missing_ok=True)
