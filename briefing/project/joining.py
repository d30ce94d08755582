"""What a salvaged project holds: the rows of the tables, lost ones as the log knows them, and a list of the rest.

The list is made of all that still names what is lost: rows that make no item, steps that changed an item which an
earlier, lost step had made, the indexes of broken tables, whatever points at an item, and the numbers of labels.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.model import LABEL_LETTERS, Kind
from briefing.project import wreck
from briefing.project.remains import Remains
from briefing.project.report import Lost, Report
from briefing.project.rows import shape_of
from briefing.project.walking import Row
from briefing.project.wreck import Wreck

Rows = dict[Kind, dict[str, Row]]

_NAMES = ("label", "name", "title", "statement", "question", "text", "quote", "heading")
_POINTS = (
    (Kind.EVIDENCE, "item_kind", "item_id"),
    (Kind.LINK, "from_kind", "from_id"),
    (Kind.LINK, "to_kind", "to_id"),
)
"""What points at an item of any kind, and so is no foreign key."""

_A = {Kind.EVIDENCE: "evidence", Kind.LINK: "a link"}
_MOST_LABELS = 1_000_000


def joined(found: Wreck, report: Report) -> Rows:
    """The rows of the new project; what is missing or only known from the history is put down in `report`."""
    rows: Rows = {kind: dict(found.rows.get(kind, {})) for kind in Kind}
    for kind in Kind:
        if kind in found.damaged:
            _take_from_history(found, kind, rows, report)
    missing = _Missing(found, rows)
    for kind in Kind:
        if kind in found.damaged:
            missing.look_for(kind)
    missing.look_at_what_points()
    _drop_dangling(rows, missing)
    report.missing = missing.listed()
    report.labels_missing = _labels_missing(found, rows)
    report.perhaps_more = [kind for kind in Kind if _may_have_lost_more(found, kind)]
    return rows


def name_in(kind: Kind, row: Row) -> str:
    """What an item is called by, read off its row."""
    columns = shape_of(kind).columns
    said = (str(row[columns.index(name)] or "") for name in _NAMES if name in columns)
    return " ".join(part for part in said if part)[:120]


def _may_have_lost_more(found: Wreck, kind: Kind) -> bool:
    """Whether a table lost rows that nothing names: not where its index is whole, nor where none was ever numbered."""
    if kind not in found.broken or found.remains[kind].is_whole:
        return False
    return not (kind in LABEL_LETTERS and found.counters_are_whole and kind not in found.counters)


def _take_from_history(found: Wreck, kind: Kind, rows: Rows, report: Report) -> None:
    """Of a damaged table, the rows that are not there as the log knows them."""
    for item_id, row in found.state.get(kind, {}).items():
        if item_id not in rows[kind] and wreck.fits(kind, row) and not _was_taken_out(found, kind, item_id):
            rows[kind][item_id] = row
            report.from_history.append(Lost(kind, item_id, name_in(kind, row), "its row was lost"))


def _was_taken_out(found: Wreck, kind: Kind, item_id: str) -> bool:
    """Whether an item that the log knows was deleted in a step that is lost.

    So it is where the index of its table can be read whole and does not have it. An index that names what nothing else
    has ever named is not believed: its ids may be damaged.
    """
    left = found.remains.get(kind)
    if left is None or not left.is_whole or item_id in found.unreadable.get(kind, ()):
        return False
    ids = set(left.ids.values())
    known = {*found.rows[kind], *found.state.get(kind, {}), *found.half_known.get(kind, ())}
    return item_id not in ids and ids <= known


class _Missing:
    """Collects what is missing: each item once, for the first reason that is found."""

    def __init__(self, found: Wreck, rows: Rows) -> None:
        self._found = found
        self._rows = rows
        self._of_id: dict[tuple[Kind, str], Lost] = {}
        self._without_id: list[Lost] = []

    def listed(self) -> list[Lost]:
        """All of them, by kind."""
        places = {kind: place for place, kind in enumerate(Kind)}
        return sorted((*self._of_id.values(), *self._without_id), key=lambda one: places[one.kind])

    def add(self, kind: Kind, item_id: str, name: str, why: str) -> None:
        """An item that is missing, unless it is there or listed."""
        if item_id not in self._rows[kind]:
            self._of_id.setdefault((kind, item_id), Lost(kind, item_id, name, why))

    def look_for(self, kind: Kind) -> None:
        """What a damaged table, its indexes and the log name, and what is not there."""
        found = self._found
        for item_id in found.unreadable.get(kind, ()):
            self.add(kind, item_id, "", "its row cannot be read")
        left = found.remains.get(kind)
        if left is not None:
            self._look_into(kind, left)
        for item_id in found.half_known.get(kind, ()):
            if not _was_taken_out(found, kind, item_id):
                self.add(kind, item_id, "", "its row and the step that made it are lost")

    def _look_into(self, kind: Kind, left: Remains) -> None:
        for number, item_id in left.ids.items():
            read = left.read.get(number)
            if read != item_id:
                name = self._what_it_belongs_to(left.points.get(number, {}))
                why = "its row is lost" if read is None else f"its row says that it is {read[:80]}"
                self.add(kind, item_id, name, f"{why}; the index of its table names it")
        if left.is_whole or kind not in self._found.broken:
            return
        for number, points in left.points.items():
            if number not in left.read and number not in left.ids:
                # Its id may be that of an item which the log brought back.
                name = self._what_it_belongs_to(points)
                self._without_id.append(Lost(kind, "", name, "its row is lost; an index still says where it belonged"))

    def look_at_what_points(self) -> None:
        """Items of damaged tables that evidence and links point at."""
        for pointing, kind_column, id_column in _POINTS:
            columns = shape_of(pointing).columns
            kind_place, id_place = columns.index(kind_column), columns.index(id_column)
            for row in self._rows[pointing].values():
                kind = next((one for one in Kind if one.value == row[kind_place]), None)
                if kind is not None and kind in self._found.damaged:
                    self.add(kind, str(row[id_place]), "", f"{_A[pointing]} points at it")

    def _what_it_belongs_to(self, points: dict[str, str]) -> str:
        """The items that its indexes say it pointed at ("of A4 Ankara"), as far as they are there."""
        names = [
            name_in(kind, rows[item_id])
            for item_id in points.values()
            for kind, rows in self._rows.items()
            if item_id in rows
        ]
        return f"of {', '.join(name for name in names if name)}" if any(names) else ""


def _drop_dangling(rows: Rows, missing: _Missing) -> None:
    """Leave out what points at an item that is gone, and what points at that; empty what may point nowhere."""
    again = True
    while again:
        again = False
        for kind, column, parent, may_be_none in wreck.references():
            place = shape_of(kind).columns.index(column)
            for item_id, row in list(rows[kind].items()):
                if row[place] is None or row[place] in rows[parent]:
                    continue
                again = True
                missing.add(parent, str(row[place]), "", f"a {kind.value} belonged to it")
                if may_be_none:
                    rows[kind][item_id] = (*row[:place], None, *row[place + 1 :])
                else:
                    del rows[kind][item_id]
                    missing.add(kind, item_id, name_in(kind, row), f"the {parent.value} it belongs to is gone")


def _labels_missing(found: Wreck, rows: Rows) -> dict[Kind, list[int]]:
    """By kind, the numbers of labels that were given, that no item bears and that the log does not say were deleted."""
    missing: dict[Kind, list[int]] = {}
    for kind in Kind:
        if kind not in found.damaged or kind not in LABEL_LETTERS:
            continue
        borne = set(numbers_of_labels(kind, rows[kind].values()))
        taken_out = set(_numbers(found.taken_out.get(kind, ())))
        end = min(found.counters.get(kind, 1), _MOST_LABELS)
        free = [number for number in range(1, end) if number not in borne and number not in taken_out]
        if free:
            missing[kind] = free
    return missing


def numbers_of_labels(kind: Kind, rows: Iterable[Row]) -> Iterator[int]:
    """The numbers in the labels of rows of a kind that has labels."""
    place = shape_of(kind).columns.index("label")
    yield from _numbers(str(row[place]) for row in rows)


def _numbers(labels: Iterable[str]) -> Iterator[int]:
    for label in labels:
        if label[1:].isdecimal() and len(label) < _LONGEST_LABEL:
            yield int(label[1:])


_LONGEST_LABEL = 20
