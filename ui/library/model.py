"""The library's list: the project's sources in the order they came, a page at a time, then files on their way in."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.model import Kind, ReadingState, Source
from briefing.project import Change, Project
from ui.library.arrivals import Arrival, Arrivals
from ui.library.filtering import matches
from ui.numbers import numbered

PAGE = 200
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row tells beside Qt's own roles."""

    SOURCE = Qt.ItemDataRole.UserRole + 1
    ANNOTATIONS = Qt.ItemDataRole.UserRole + 2
    ARRIVAL = Qt.ItemDataRole.UserRole + 3


class LibraryModel(QAbstractListModel):
    """One row a source: `Role.SOURCE` and the number of its annotations; one a file on its way: `Role.ARRIVAL`.

    Sources come from the project `PAGE` at a time as the view scrolls; a filter looks through all of them.
    """

    def __init__(self, project: Project, arrivals: Arrivals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._arrivals = arrivals
        self._sources: list[Source] = []
        self._counts: dict[str, int] = {}
        self._counted: set[int] = set()
        self._filter = ""
        self._ended = False
        arrivals.coming.connect(self._arrivals_come)
        arrivals.came.connect(self.endInsertRows)
        arrivals.going.connect(self._arrivals_go)
        arrivals.went.connect(self.endRemoveRows)
        arrivals.changed.connect(self._arrival_changed)
        self._load_page()

    # What the panel asks

    @property
    def filter(self) -> str:
        """The words that the rows are filtered by."""
        return self._filter

    def set_filter(self, words: str) -> None:
        """Show only sources with these words in title, publisher or label."""
        self.beginResetModel()
        self._filter = words.strip()
        self._sources = []
        self._ended = False
        self._load_page()
        self._forget_counts()
        self.endResetModel()

    def source_count(self) -> int:
        """How many sources are loaded and shown: all that match, while there is a filter."""
        return len(self._sources)

    def row_of(self, source_id: str) -> int:
        """The row of a source, loading as far as it takes; -1 where it is not shown."""
        while True:
            row = self._row(source_id)
            if row >= 0 or not self.canFetchMore(QModelIndex()):
                return row
            self.fetchMore(QModelIndex())

    def source_at(self, row: int) -> Source | None:
        """The source in a row; None where there is none, or an arrival."""
        return self._sources[row] if 0 <= row < len(self._sources) else None

    def neighbour(self, source_id: str, step: int) -> Source | None:
        """The source so many rows on from this one."""
        row = self.row_of(source_id)
        return self.source_at(row + step) if row >= 0 else None

    # What the project tells

    def hear(self, change: Change) -> None:
        """Follow a committed change."""
        for source_id in change.removed.get(Kind.SOURCE, ()):
            self._drop(source_id)
        for source_id in (*change.added.get(Kind.SOURCE, ()), *change.changed.get(Kind.SOURCE, ())):
            self._read_again(source_id)
        if change.touches(Kind.EVIDENCE, Kind.PASSAGE) and self._sources:
            self._forget_counts()
            self.dataChanged.emit(self.index(0), self.index(len(self._sources) - 1), [Role.ANNOTATIONS])

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._sources) + len(self._arrivals)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self._append(self._next_page())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not index.isValid() or not 0 <= row < self.rowCount():
            return None
        if row >= len(self._sources):
            return self._arrival_value(self._arrivals[row - len(self._sources)], role)
        return self._source_value(row, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | kept if index.isValid() else super().flags(index)

    # Rows

    def _source_value(self, row: int, role: int) -> Any:
        source = self._sources[row]
        match role:
            case Role.SOURCE:
                return source
            case Role.ANNOTATIONS:
                return self._annotations(row)
            case Qt.ItemDataRole.DisplayRole:
                return source.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return None

    def _arrival_value(self, arrival: Arrival, role: int) -> Any:
        match role:
            case Role.ARRIVAL:
                return arrival
            case Qt.ItemDataRole.DisplayRole:
                return arrival.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{arrival.name}: {arrival.error.sentence() if arrival.error else self.tr('Reading…')}"
        return None

    def _spoken(self, row: int) -> str:
        source = self._sources[row]
        grade = self.tr("grade {0}").format(source.grade) if source.grade else self.tr("not graded")
        state = {
            ReadingState.NEW: self.tr("new"),
            ReadingState.READING: self.tr("being read"),
            ReadingState.DONE: self.tr("done"),
        }[source.state]
        annotations = numbered(self._annotations(row), self.tr("{n} annotation"), self.tr("{n} annotations"))
        return ", ".join(
            part for part in (source.label, source.title, source.publisher, grade, state, annotations) if part
        )

    def _annotations(self, row: int) -> int:
        """Counted a page at a time, when a row of it is first shown."""
        page = row // PAGE
        if page not in self._counted:
            self._counted.add(page)
            ids = [source.id for source in self._sources[page * PAGE : (page + 1) * PAGE]]
            self._counts.update(self._project.evidence_counts_by_source(ids))
        return self._counts.get(self._sources[row].id, 0)

    def _forget_counts(self) -> None:
        self._counts.clear()
        self._counted.clear()

    # Loading

    def _load_page(self) -> None:
        self._sources.extend(self._next_page())

    def _next_page(self) -> list[Source]:
        """The next sources to show; with a filter, all that are left."""
        after = self._sources[-1].id if self._sources else ""
        if not self._filter:
            page = self._project.page(Source, after=after, limit=PAGE)
            self._ended = len(page) < PAGE
            return page
        self._ended = True
        return [source for source in self._project.all(Source) if matches(source, self._filter)]

    def _append(self, page: list[Source]) -> None:
        if not page:
            return
        first = len(self._sources)
        self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
        self._sources.extend(page)
        self.endInsertRows()

    def _row(self, source_id: str) -> int:
        row = bisect_left(self._sources, source_id, key=_id)
        found = row < len(self._sources) and self._sources[row].id == source_id
        return row if found else -1

    def _read_again(self, source_id: str) -> None:
        source = self._project.find(Source, source_id)
        if source is None or not matches(source, self._filter):
            self._drop(source_id)
            return
        row = self._row(source_id)
        if row >= 0:
            self._sources[row] = source
            self.dataChanged.emit(self.index(row), self.index(row))
            return
        row = bisect_left(self._sources, source_id, key=_id)
        if row == len(self._sources) and not self._ended:
            return  # it comes with its page
        self.beginInsertRows(QModelIndex(), row, row)
        self._sources.insert(row, source)
        self._forget_counts()
        self.endInsertRows()

    def _drop(self, source_id: str) -> None:
        row = self._row(source_id)
        if row < 0:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._sources[row]
        self._forget_counts()
        self.endRemoveRows()

    # Arrivals

    def _arrivals_come(self, first: int, last: int) -> None:
        self.beginInsertRows(QModelIndex(), len(self._sources) + first, len(self._sources) + last)

    def _arrivals_go(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), len(self._sources) + first, len(self._sources) + last)

    def _arrival_changed(self, place: int) -> None:
        index = self.index(len(self._sources) + place)
        self.dataChanged.emit(index, index)


def _id(source: Source) -> str:
    return source.id
