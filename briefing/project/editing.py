"""An edit: what can be put into and taken out of a project inside one step."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import apsw

from briefing.model import LABEL_LETTERS, Item, Kind, kind_of
from briefing.model.kinds import KIND_OF
from briefing.project import content
from briefing.project.reading import Reading
from briefing.project.rows import shape_of

T = TypeVar("T", bound=Item)
C = TypeVar("C")

_HALVES = re.compile("[\ud800-\udfff]")


class Edit(Reading):
    """Writes inside one transaction, and reads what it wrote. Valid only inside its `with` block."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self._connection: apsw.Connection | None = connection
        super().__init__(self._open_connection, path)

    def put(self, item: T) -> T:
        """Write an item, new or changed. A new one without a label gets the next of its kind. Returns it as written.

        Halves of letters (lone surrogates, which a broken clipboard can bring) are written as U+FFFD.
        """
        kind = kind_of(item)
        shape = shape_of(kind)
        labelled = self._labelled(kind, item)
        try:
            self._open_connection().execute(_upsert(kind), shape.cells(labelled))
        except UnicodeEncodeError:
            labelled = cast("T", shape.item([_whole(cell) for cell in shape.cells(labelled)]))
            self._open_connection().execute(_upsert(kind), shape.cells(labelled))
        return labelled

    def put_all(self, items: Iterable[Item]) -> None:
        """Write each item."""
        for item in items:
            self.put(item)

    def remove(self, item: Item) -> None:
        """Take an item out. What refers to it must go, or be pointed elsewhere, in the same edit."""
        table = shape_of(kind_of(item)).table
        self._open_connection().execute(f"DELETE FROM {table} WHERE id = ?", (item.id,))  # noqa: S608 our schema

    def remove_all(self, item_class: type[Item], ids: Iterable[str]) -> None:
        """Take out the items of a kind with these ids: quick where they are very many."""
        table = shape_of(KIND_OF[item_class]).table
        query = f"DELETE FROM {table} WHERE id = ?"  # noqa: S608 names of our schema
        self._open_connection().executemany(query, [(one,) for one in ids])

    def keep_text(self, text: str) -> str:
        """Store a text and return its hash (SHA-256 of its UTF-8, hex). Lone surrogates are stored as U+FFFD each."""
        return content.keep(self._open_connection(), _whole(text).encode("utf-8"))

    def keep_bytes(self, raw: bytes) -> str:
        """Store bytes and return their hash (SHA-256, hex)."""
        return content.keep(self._open_connection(), raw)

    @property
    def connection(self) -> apsw.Connection:
        """The connection the edit writes with: for this room only."""
        return self._open_connection()

    def close(self) -> None:
        """End it: whatever still holds it can write no more."""
        self._connection = None

    def _open_connection(self) -> apsw.Connection:
        if self._connection is None:
            raise RuntimeError("this edit is over: begin another")
        return self._connection

    def _labelled(self, kind: Kind, item: T) -> T:
        if kind not in LABEL_LETTERS or _label_of(item):
            return item
        number = next_number(self._open_connection(), kind)
        fields: dict[str, Any] = {"label": f"{LABEL_LETTERS[kind]}{number}"}
        return replace(item, **fields)


def _whole(cell: C) -> C:
    """A text without lone surrogates, as long as it was: positions in it stay what they are."""
    if isinstance(cell, str) and not cell.isascii() and _HALVES.search(cell):
        return cast("C", _HALVES.sub("\ufffd", cell))
    return cell


def _label_of(item: Any) -> str:
    label: str = item.label
    return label


def next_number(connection: apsw.Connection, kind: Kind) -> int:
    """The number for the next label of a kind. Numbers are given once, even when what bore them is gone."""
    ((number,),) = connection.execute(
        "INSERT INTO counter (kind, next) VALUES (?, 2) ON CONFLICT (kind) DO UPDATE SET next = next + 1 "
        "RETURNING next - 1",
        (kind.value,),
    )
    return int(number)


@cache
def _upsert(kind: Kind) -> str:
    shape = shape_of(kind)
    columns = ", ".join(f'"{column}"' for column in shape.columns)
    marks = ", ".join("?" * len(shape.columns))
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in shape.columns if column != "id")
    return (
        f"INSERT INTO {shape.table} ({columns}) VALUES ({marks}) "  # noqa: S608 names of our schema
        f"ON CONFLICT (id) DO UPDATE SET {updates}"
    )
