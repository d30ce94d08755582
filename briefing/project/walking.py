"""Reading the rows of a damaged table around what is broken: from both ends, and one by one in between."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from contextlib import suppress
from typing import Any

import apsw

from briefing.project.going_on import Work
from briefing.project.soundness import bounded

Row = tuple[Any, ...]

UNREADABLE = (apsw.Error, UnicodeDecodeError)
"""What reading a damaged page can raise."""

_FARTHEST = 1 << 32
_MANY = 400


def walked(
    connection: apsw.Connection, table: str, columns: tuple[str, ...], work: Work
) -> tuple[dict[int, Row], bool]:
    """The rows of a table by their number, and whether some are lost.

    From the front up to what is broken, from the back down to it, and one by one in between.
    """
    chosen = ", ".join(f'"{column}"' for column in columns)
    rows: dict[int, Row] = {}
    query = f"SELECT rowid, {chosen} FROM {table} NOT INDEXED"  # noqa: S608 names of our schema
    if _scan(connection, f"{query} ORDER BY rowid", rows, work):
        return rows, False
    front = max(rows, default=0)
    behind: dict[int, Row] = {}
    _scan(connection, f"{query} ORDER BY rowid DESC", behind, work)
    rows.update(behind)
    back = min(behind, default=front + _FARTHEST)
    with suppress(apsw.InterruptError), bounded(connection):
        _look_up(connection, f"{query} WHERE rowid = ?", range(front + 1, back), rows, work)
    return rows, True


def _look_up(connection: apsw.Connection, query: str, numbers: range, rows: dict[int, Row], work: Work) -> None:
    """Try rows one by one; where hundreds in a row are lost, in longer and longer strides, and back from what is found.

    A lost page takes some dozens of rows with it, a lost branch tens of thousands.
    """
    number, stride, misses = numbers.start, 1, 0
    while number < numbers.stop:
        work.count()
        found: list[Row] = []
        with suppress(apsw.CorruptError, apsw.IOError, UnicodeDecodeError):
            found = list(connection.execute(query, (number,)))
        is_new = bool(found) and number not in rows
        rows.update((number, row[1:]) for row in found)
        if is_new and stride > 1:
            number, stride, misses = number - stride + 1, 1, 0
            continue
        misses = 0 if found else misses + 1
        if misses == _MANY:
            misses, stride = 0, stride * 2
        number += stride


def _scan(connection: apsw.Connection, query: str, rows: dict[int, Row], work: Work) -> bool:
    """Read rows into `rows` as long as it goes; whether it went to the end."""
    last = None
    up = None
    try:
        with bounded(connection):
            for row in work.through(connection.execute(query)):
                number = row[0]
                if last is not None:
                    up = number > last if up is None else up
                    # A page that stands in two places, or in a circle.
                    if number == last or (number > last) != up:
                        return False
                rows[number] = row[1:]
                last = number
    except UNREADABLE:
        return False
    return True
