"""Reading a project: items by kind and id, and the joins that the window and the brief need."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

import apsw

from briefing.errors import ProjectError, UnknownItem
from briefing.model import Evidence, Item, Kind, Link, Passage, Revision, Setting, Source
from briefing.model.kinds import KIND_OF
from briefing.project import content
from briefing.project.citable import CITABLE_COLUMNS, Citable
from briefing.project.exhibits import Exhibit, Grounds, TiedSpan
from briefing.project.faults import in_words
from briefing.project.lines import LINE_COLUMNS, SourceLine, SourceRow, line_column, line_of
from briefing.project.rows import Shape, shape_of

T = TypeVar("T", bound=Item)
_AT_ONCE = 500  # values of one query: SQLite takes a bounded number


class Reading:
    """What can be asked of a project. Every answer is read from the file; nothing is cached but the texts."""

    def __init__(self, connection: Callable[[], apsw.Connection], path: Path) -> None:
        self._reading_connection = connection
        self._read_from = path

    # Items by kind and id

    def find(self, item_class: type[T], item_id: str) -> T | None:
        """The item of this kind with this id, None where there is none."""
        shape = _shape(item_class)
        query = f"SELECT {_columns(shape)} FROM {shape.table} WHERE id = ?"  # noqa: S608 names of our schema
        for row in self._rows(query, (item_id,)):
            return _item(shape, row, item_class)
        return None

    def these(self, item_class: type[T], item_ids: Iterable[str]) -> list[T]:
        """The items of this kind with these ids, in the order they were made; those that are not there are left out."""
        shape = _shape(item_class)
        rows = self._rows_of(shape.table, _columns(shape), item_ids)
        return sorted((_item(shape, row, item_class) for row in rows), key=lambda item: item.id)

    def values_of(
        self, item_class: type[Item], columns: Sequence[str], item_ids: Iterable[str]
    ) -> set[tuple[str | None, ...]]:
        """What stands in these columns of the items with these ids, as the file has it, each set once.

        The columns are names of fields whose values are words.
        """
        shape = _shape(item_class)
        wanted = [column for column in columns if column in shape.columns]
        named = "DISTINCT " + ", ".join(f'"{column}"' for column in wanted)
        return set(self._rows_of(shape.table, named, item_ids))

    def get(self, item_class: type[T], item_id: str) -> T:
        """The item of this kind with this id; raises UnknownItem where there is none."""
        found = self.find(item_class, item_id)
        if found is None:
            raise UnknownItem(
                f"There is no {KIND_OF[item_class].value} with the id {item_id}.",
                remedy="It may have been deleted: Undo brings it back.",
            )
        return found

    def all(self, item_class: type[T]) -> list[T]:
        """Every item of this kind, in the order they were made."""
        return self.where(item_class)

    def where(self, item_class: type[T], **equal: object) -> list[T]:
        """The items of this kind whose fields have these values, in the order they were made."""
        shape = _shape(item_class)
        condition, values = _condition(shape, equal)
        query = f"SELECT {_columns(shape)} FROM {shape.table} {condition} ORDER BY id"  # noqa: S608 our schema
        return [_item(shape, row, item_class) for row in self._rows(query, values)]

    def where_any(self, item_class: type[T], column: str, values: Iterable[str]) -> list[T]:
        """The items of this kind with one of these values in a field: quick where there are very many of them."""
        shape = _shape(item_class)
        _condition(shape, {column: ""})  # refuses what is no field
        rows = self._rows_of(shape.table, _columns(shape), values, column)
        return sorted((_item(shape, row, item_class) for row in rows), key=lambda item: item.id)

    def ids_where_any(self, item_class: type[Item], column: str, values: Iterable[str]) -> list[str]:
        """The ids of the same items, where nothing else is asked."""
        shape = _shape(item_class)
        _condition(shape, {column: ""})  # refuses what is no field
        return sorted(row[0] for row in self._rows_of(shape.table, "id", values, column))

    def page(self, item_class: type[T], *, after: str = "", limit: int = 200) -> list[T]:
        """At most `limit` items of this kind made after the one with the id `after`."""
        shape = _shape(item_class)
        query = f"SELECT {_columns(shape)} FROM {shape.table} WHERE id > ? ORDER BY id LIMIT ?"  # noqa: S608 our schema
        return [_item(shape, row, item_class) for row in self._rows(query, (after, limit))]

    def source_lines(self, *, after: str = "", limit: int | None = None) -> list[SourceLine]:
        """The sources added after the one with the id `after` as lists show them, at most `limit`."""
        return [line_of(row) for row in self.source_rows(after=after, limit=limit)]

    def source_rows(self, *, after: str = "", limit: int | None = None) -> list[SourceRow]:
        """The same as rows, each of which `line_of` makes a line."""
        query = f"SELECT {LINE_COLUMNS} FROM source WHERE id > ? ORDER BY id LIMIT ?"  # noqa: S608 our schema
        with in_words(self._read_from):
            return list(self._reading_connection().execute(query, (after, -1 if limit is None else limit)))

    def source_lines_of(self, source_ids: Iterable[str]) -> list[SourceLine]:
        """These sources as lists show them, in the order they were added; those that are not there are left out."""
        return sorted(line_of(row) for row in self._rows_of("source", LINE_COLUMNS, source_ids))

    def source_tally(self, columns: Sequence[str]) -> dict[tuple[str | None, ...], int]:
        """How many sources have the same values in these columns of a line."""
        named = ", ".join(line_column(column) for column in columns)
        return {row[:-1]: row[-1] for row in self._rows(f"SELECT {named}, count(*) FROM source GROUP BY {named}", ())}  # noqa: S608 names of our schema

    def count(self, item_class: type[T], **equal: object) -> int:
        """How many items of this kind have these values."""
        shape = _shape(item_class)
        condition, values = _condition(shape, equal)
        query = f"SELECT count(*) FROM {shape.table} {condition}"  # noqa: S608 names of our schema
        return int(self._rows(query, values)[0][0])

    # Labels

    def labels(self, kind: Kind) -> list[tuple[str, str]]:
        """Id and label of every item of a kind that has labels, in the order they were made."""
        return [(str(row[0]), str(row[1])) for row in self._rows(f"SELECT id, label FROM {kind.value} ORDER BY id", ())]  # noqa: S608 names of our schema

    def labels_given(self, kind: Kind) -> int:
        """How many labels of a kind were given so far, those of removed items included."""
        for (following,) in self._rows("SELECT next FROM counter WHERE kind = ?", (kind.value,)):
            return int(following) - 1
        return 0

    def citable(self, kind: Kind, *, before: str = "", limit: int = 200) -> list[Citable]:
        """The newest of a kind that can be cited (CITABLE_COLUMNS) with ids before another one's, newest first.

        For finding what to cite: they are read in small pages, as ten thousand of them take more than a moment. A
        quote without words is among them, with "" as its quote; fewer than `limit` are the last ones.
        """
        return self._citable(kind, "WHERE id < ?" if before else "", (before,) if before else (), limit)

    def citable_of(self, kind: Kind, ids: Collection[str]) -> list[Citable]:
        """Those of some ids that are there."""
        return self._citable(kind, f"WHERE id IN ({', '.join('?' * len(ids))})", tuple(ids), len(ids))

    def _citable(self, kind: Kind, where: str, values: tuple[str, ...], limit: int) -> list[Citable]:
        page = f"(SELECT * FROM {kind.value} {where} ORDER BY id DESC LIMIT ?)"  # noqa: S608 names of our schema
        found = self._rows(f"{CITABLE_COLUMNS[kind].format(page=page)} ORDER BY 1 DESC", (*values, limit))
        return [Citable(row[0], kind, *row[1:]) for row in found]

    # Texts and originals

    def text(self, revision: Revision) -> str:
        """The whole text of a revision."""
        with in_words(self._read_from):
            return self._kept(revision.text_hash).decode("utf-8")

    def original(self, source: Source) -> bytes:
        """The bytes a source was read from."""
        return self._kept(source.original_hash)

    def stored(self, digest: str) -> bytes:
        """Stored bytes by their hash, for example the PDF of an issue."""
        return self._kept(digest)

    def current_revision(self, source_id: str) -> Revision | None:
        """The latest text of a source, None where it has none."""
        revisions = self.where(Revision, source_id=source_id)
        return revisions[-1] if revisions else None

    # Evidence

    def exhibits_of(self, item_id: str) -> list[Exhibit]:
        """The evidence of an item, in the order it was tied to it."""
        return self._exhibits("evidence.item_id = ?", item_id)

    def exhibits_in(self, source_id: str) -> list[Exhibit]:
        """Everything that the texts of a source are evidence of."""
        return self._exhibits("source.id = ?", source_id)

    def spans_in(self, revision_id: str) -> list[TiedSpan]:
        """Where the evidence in a text stands, in the order it was tied: quick where there is very much."""
        query = (
            "SELECT evidence.id, evidence.item_kind, evidence.item_id, passage.start, passage.end FROM passage "
            "JOIN evidence ON evidence.passage_id = passage.id WHERE passage.revision_id = ? ORDER BY evidence.id"
        )
        return [TiedSpan(*row) for row in self._rows(query, (revision_id,))]

    def evidence_counts(self, kind: Kind) -> dict[str, int]:
        """How many passages each item of this kind has, by id; items without any are left out."""
        rows = self._rows("SELECT item_id, count(*) FROM evidence WHERE item_kind = ? GROUP BY item_id", (kind.value,))
        return dict(rows)

    def grounds(self, kind: Kind) -> dict[str, Grounds]:
        """What each item of this kind rests on, by id; items without evidence are left out."""
        return self._grounds("evidence.item_kind = ?", kind.value)

    def grounds_of(self, item_id: str) -> Grounds:
        """What one item rests on."""
        return self._grounds("evidence.item_id = ?", item_id).get(item_id, Grounds())

    def evidence_counts_by_source(self, source_ids: Iterable[str]) -> dict[str, int]:
        """How many pieces of evidence stand in each of these sources, by id; sources without any are left out."""
        wanted = list(source_ids)
        query = (
            "SELECT revision.source_id, count(*) FROM revision "  # noqa: S608 names of our schema and "?, ?"
            "JOIN passage ON passage.revision_id = revision.id JOIN evidence ON evidence.passage_id = passage.id "
            f"WHERE revision.source_id IN ({_marks(wanted)}) GROUP BY revision.source_id"
        )
        return dict(self._rows(query, wanted))

    def links_of(self, item_id: str) -> list[Link]:
        """The links that begin or end at an item."""
        begin = self.where(Link, from_id=item_id)
        end = self.where(Link, to_id=item_id)
        return begin + [link for link in end if link.from_id != item_id]

    def linked(self, to_kind: Kind, role: str) -> list[tuple[str, str]]:
        """The ids that links of a role to items of a kind begin and end at: quick where there are very many."""
        query = "SELECT from_id, to_id FROM link WHERE to_kind = ? AND role = ? ORDER BY id"
        return [(begin, end) for begin, end in self._rows(query, (to_kind.value, role))]

    def setting(self, name: str, default: str = "") -> str:
        """A setting's value, `default` where it was never set."""
        found = self.find(Setting, name)
        return found.value if found is not None else default

    # Places: where the analyst was

    def place(self, name: str) -> str:
        """A remembered place of the window, "" where none is."""
        for (value,) in self._rows("SELECT value FROM place WHERE id = ?", (name,)):
            return str(value)
        return ""

    def _exhibits(self, condition: str, value: str) -> list[Exhibit]:
        shapes = [shape_of(kind) for kind in (Kind.EVIDENCE, Kind.PASSAGE, Kind.SOURCE)]
        columns = ", ".join(_columns(shape, qualified=True) for shape in shapes)
        query = (
            f"SELECT {columns} FROM evidence JOIN passage ON passage.id = evidence.passage_id "  # noqa: S608 our schema
            "JOIN revision ON revision.id = passage.revision_id JOIN source ON source.id = revision.source_id "
            f"WHERE {condition} ORDER BY evidence.id"
        )
        return [_exhibit(shapes, row) for row in self._rows(query, (value,))]

    def _grounds(self, condition: str, value: str) -> dict[str, Grounds]:
        # SQLite takes the bare columns of a query with min() from the row that has the least.
        query = (
            "SELECT evidence.item_id, min(evidence.id), count(*), count(DISTINCT source.id), "  # noqa: S608 our schema
            "sum(evidence.stance = 'against'), source.label, passage.paragraph, passage.quote "
            "FROM evidence JOIN passage ON passage.id = evidence.passage_id "
            "JOIN revision ON revision.id = passage.revision_id JOIN source ON source.id = revision.source_id "
            f"WHERE {condition} GROUP BY evidence.item_id"
        )
        return {
            row[0]: Grounds(row[2], row[3], row[4], f"{row[5]} ¶{row[6]}", row[7])
            for row in self._rows(query, (value,))
        }

    def _rows(self, query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with in_words(self._read_from):
            return list(self._reading_connection().execute(query, values))

    def _rows_of(
        self, table: str, columns: str, values: Iterable[str], column: str = "id"
    ) -> Iterator[tuple[Any, ...]]:
        wanted = list(values)
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            yield from self._rows(f'SELECT {columns} FROM {table} WHERE "{column}" IN ({_marks(some)})', some)  # noqa: S608 names of our schema and "?, ?"

    def _kept(self, digest: str) -> bytes:
        with in_words(self._read_from):
            return content.kept(self._reading_connection(), digest)


def _exhibit(shapes: Sequence[Shape], row: Sequence[Any]) -> Exhibit:
    parts = []
    at = 0
    for shape in shapes:
        width = len(shape.columns)
        parts.append(_item(shape, row[at : at + width], shape.item_class))
        at += width
    evidence, passage, source = parts
    return Exhibit(cast("Evidence", evidence), cast("Passage", passage), cast("Source", source))


def _shape(item_class: type[Any]) -> Shape:
    return shape_of(KIND_OF[item_class])


def _columns(shape: Shape, *, qualified: bool = False) -> str:
    prefix = f"{shape.table}." if qualified else ""
    return ", ".join(f'{prefix}"{column}"' for column in shape.columns)


def _item(shape: Shape, row: Sequence[Any], _item_class: type[T]) -> T:
    try:
        return cast("T", shape.item(row))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ProjectError(
            f"A {shape.table} in the project file cannot be read.",
            safe="The file was not changed.",
            remedy="Restore a backup, or report this with the details.",
            details=f"{shape.table} {row[0]}: {error}",
        ) from error


def _condition(shape: Shape, equal: dict[str, object]) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    for name, value in equal.items():
        for column, cell in zip(shape.columns_of(name), shape.cells_of(name, value), strict=True):
            parts.append(f'"{column}" IS ?')
            values.append(cell)
    return ("WHERE " + " AND ".join(parts) if parts else "", values)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
