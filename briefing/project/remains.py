"""What a damaged table still tells of the rows it lost: its indexes stand on pages of their own."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import apsw

from briefing.model import Kind
from briefing.project.going_on import Work
from briefing.project.schema import creation
from briefing.project.soundness import bounded
from briefing.project.walking import UNREADABLE

_LONGEST_ID = 200


@dataclass(slots=True)
class Remains:
    """What the indexes of one table say about its rows, by their numbers.

    `read` are the ids in the rows that the table itself still gives, `ids` those in its index, `points` the columns
    that point at other items, with what they point at. `is_whole` says whether the index of ids could be read from end
    to end: then `ids` are all the rows there were.
    """

    read: dict[int, str]
    ids: dict[int, str] = field(default_factory=dict)
    points: dict[int, dict[str, str]] = field(default_factory=dict)
    is_whole: bool = False

    def contradicts(self) -> bool:
        """Whether the index of ids names what the table does not give, or otherwise."""
        return any(self.read.get(number) != item_id for number, item_id in self.ids.items())


def read(connection: apsw.Connection, kind: Kind, known: Iterable[str], found: Remains, work: Work) -> None:
    """Read the indexes of a kind's table, whose own pages may be lost.

    `known` are ids that its rows are known to have: where the index of ids is broken, reading goes on behind them.
    """
    found.is_whole = _read_ids(connection, kind, sorted(known), found, work)
    for index, column in _pointing(kind):
        _read_points(connection, kind, (index, column), found, work)


def _read_ids(connection: apsw.Connection, kind: Kind, known: list[str], found: Remains, work: Work) -> bool:
    """Read the index in the order of the ids, over each gap from the next id that is known; whether there was none."""
    last = ""
    is_whole = True
    while True:
        went_through, last = _scan(connection, kind, last, found, work)
        if went_through:
            return is_whole
        is_whole = False
        place = bisect_right(known, last)
        if place == len(known):
            return False
        # Rows from there on; the row itself is read.
        last = known[place]


def _scan(connection: apsw.Connection, kind: Kind, after: str, found: Remains, work: Work) -> tuple[bool, str]:
    """From behind one id on as far as it goes; whether that was to the end, and the last id that was read."""
    table = kind.value
    # From the beginning without a condition, which would pass over what is no text.
    query = (
        f"SELECT rowid, id FROM {table} INDEXED BY sqlite_autoindex_{table}_1 "  # noqa: S608 names of our schema
        f"{'WHERE id > ?' if after else ''} ORDER BY id"
    )
    try:
        with bounded(connection):
            for number, item_id in work.through(connection.execute(query, (after,) if after else ())):
                if not _is_id(item_id) or item_id <= after:
                    return False, after
                found.ids[int(number)] = after = item_id
    except UNREADABLE:
        return False, after
    return True, after


def _read_points(connection: apsw.Connection, kind: Kind, index: tuple[str, str], found: Remains, work: Work) -> None:
    name, column = index
    query = f"SELECT rowid, {column} FROM {kind.value} INDEXED BY {name} WHERE {column} IS NOT NULL"  # noqa: S608 ours
    for order in ("", f" ORDER BY {column} DESC"):
        try:
            with bounded(connection):
                for number, value in work.through(connection.execute(query + order)):
                    if _is_id(value):
                        found.points.setdefault(int(number), {})[column] = value
        except UNREADABLE:
            continue
        return


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_ID and value.isprintable()


@cache
def _pointing(kind: Kind) -> tuple[tuple[str, str], ...]:
    """The indexes of a table over columns that point at an item: index and column."""
    query = "SELECT list.name, info.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info"
    with closing(apsw.Connection(":memory:")) as connection:
        for statement in creation():
            connection.execute(statement)
        rows = connection.execute(query, (kind.value,))
        return tuple((index, column) for index, column in rows if column.endswith("_id"))
