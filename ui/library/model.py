"""The library's list: the project's sources in their order, then files on their way in."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.actions.tagging import tags_by_item
from briefing.model import Kind, Tag
from briefing.project import Change, Project, SourceLine
from ui.library.arrivals import Arrival, Arrivals
from ui.library.filtering import Filter, Tags
from ui.library.ordering import ADDED, Order
from ui.library.words import origin_words, state_words
from ui.numbers import numbered

PAGE = 200
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row tells beside Qt's own roles."""

    SOURCE = Qt.ItemDataRole.UserRole + 1
    ANNOTATIONS = Qt.ItemDataRole.UserRole + 2
    ARRIVAL = Qt.ItemDataRole.UserRole + 3
    TAGS = Qt.ItemDataRole.UserRole + 4
    PROGRESS = Qt.ItemDataRole.UserRole + 5


class LibraryModel(QAbstractListModel):
    """One row a source: `Role.SOURCE` and the number of its annotations; one a file on its way: `Role.ARRIVAL`.

    As added, sources come from the project `PAGE` at a time while the view scrolls; a filter and every other order look
    through all of them.
    """

    def __init__(self, project: Project, arrivals: Arrivals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._arrivals = arrivals
        self._sources: list[SourceLine] = []
        self._counts: dict[str, int] = {}
        self._counted: set[int] = set()
        self._filter = Filter()
        self._order = ADDED
        self._tags: Tags | None = None
        self._tag_names: dict[str, str] | None = None
        self._progress: dict[str, float] = {}
        self._ended = False
        self._answers: dict[int, Callable[[int], Any]] = {
            Role.SOURCE: lambda row: self._sources[row],
            Role.ANNOTATIONS: self._annotations,
            Role.TAGS: lambda row: self._names_of_tags(self._sources[row]),
            Role.PROGRESS: lambda row: self._progress.get(self._sources[row].id, 0.0),
            Qt.ItemDataRole.DisplayRole: lambda row: self._sources[row].title,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
        }
        arrivals.coming.connect(self._arrivals_come)
        arrivals.came.connect(self.endInsertRows)
        arrivals.going.connect(self._arrivals_go)
        arrivals.went.connect(self.endRemoveRows)
        arrivals.changed.connect(self._arrival_changed)
        self._load_page()

    # What the panel asks

    @property
    def filter(self) -> Filter:
        """What the rows are filtered by."""
        return self._filter

    @property
    def order(self) -> Order:
        """What the rows are ordered by."""
        return self._order

    @property
    def tags(self) -> Tags:
        """The ids of each source's tags, by the source's id; read when they are first asked for."""
        if self._tags is None:
            self._tags = tags_by_item(self._project, Kind.SOURCE)
        return self._tags

    @property
    def tag_names(self) -> dict[str, str]:
        """The names of all tags, by id; read when they are first asked for."""
        if self._tag_names is None:
            self._tag_names = {tag.id: tag.name for tag in self._project.all(Tag)}
        return self._tag_names

    def set_filter(self, words: str) -> None:
        """Show only sources with these words in title, publisher or label; what else is asked for stays."""
        self.show_only(replace(self._filter, words=words.strip()))

    def show_only(self, wanted: Filter) -> None:
        """Show only sources that meet the filter."""
        if wanted != self._filter:
            self._filter = wanted
            self._begin_again()

    def sort_by(self, order: Order) -> None:
        """Show the sources in another order."""
        if order is not self._order:
            self._order = order
            self._begin_again()

    def show_progress(self, source_id: str, share: float) -> None:
        """Say how much of a source was seen, 0 to 1."""
        self._progress[source_id] = share
        row = self._row(source_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [Role.PROGRESS])

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

    def source_at(self, row: int) -> SourceLine | None:
        """The source in a row; None where there is none, or an arrival."""
        return self._sources[row] if 0 <= row < len(self._sources) else None

    def neighbour(self, source_id: str, step: int) -> SourceLine | None:
        """The source so many rows on from this one."""
        row = self.row_of(source_id)
        return self.source_at(row + step) if row >= 0 else None

    # What the project tells

    def hear(self, change: Change) -> None:
        """Follow a committed change."""
        if change.touches(Kind.LINK, Kind.TAG):
            self._read_tags()
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
        if self.canFetchMore(parent):
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
        answer = self._answers.get(role)
        return answer(row) if answer is not None else None

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
        annotations = numbered(self._annotations(row), self.tr("{n} annotation"), self.tr("{n} annotations"))
        tags = ", ".join(self._names_of_tags(source))
        parts = (source.label, source.title, origin_words(source), grade, state_words(source.state), annotations, tags)
        return ", ".join(part for part in parts if part)

    def _names_of_tags(self, source: SourceLine) -> list[str]:
        names = (self.tag_names.get(tag_id, "") for tag_id in self.tags.get(source.id, ()))
        return sorted((name for name in names if name), key=str.casefold)

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

    def _begin_again(self) -> None:
        self.beginResetModel()
        self._sources = []
        self._ended = False
        self._load_page()
        self._forget_counts()
        self.endResetModel()

    def _load_page(self) -> None:
        self._sources.extend(self._next_page())

    def _next_page(self) -> list[SourceLine]:
        """The next sources to show; with a filter or in an order of its own, all that are left."""
        if self._order is ADDED and not self._filter.is_active:
            after = self._sources[-1].id if self._sources else ""
            page = self._project.source_lines(after=after, limit=PAGE)
            self._ended = len(page) < PAGE
            return page
        self._ended = True
        found = (source for source in self._project.source_lines() if self._filter.shows(source, self.tags))
        return sorted(found, key=self._order.place)

    def _read_tags(self) -> None:
        """Tags were given or taken, here or by an undo."""
        self._tags = None
        self._tag_names = None
        if any(facet == "tag" for facet, _ in self._filter.chosen):
            self._begin_again()
        elif self._sources:
            self.dataChanged.emit(self.index(0), self.index(len(self._sources) - 1), [Role.TAGS])

    def _append(self, page: list[SourceLine]) -> None:
        if not page:
            return
        first = len(self._sources)
        self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
        self._sources.extend(page)
        self.endInsertRows()

    def _row(self, source_id: str) -> int:
        if self._order is not ADDED:
            return next((row for row, source in enumerate(self._sources) if source.id == source_id), -1)
        row = bisect_left(self._sources, source_id, key=_id)
        found = row < len(self._sources) and self._sources[row].id == source_id
        return row if found else -1

    def _read_again(self, source_id: str) -> None:
        source = self._project.source_line(source_id)
        if source is None or not self._filter.shows(source, self.tags):
            self._drop(source_id)
            return
        row = self._row(source_id)
        if row >= 0:
            self._put(row, source)
            return
        row = bisect_left(self._sources, self._order.place(source), key=self._order.place)
        if row == len(self._sources) and not self._ended:
            return  # it comes with its page
        self.beginInsertRows(QModelIndex(), row, row)
        self._sources.insert(row, source)
        self._forget_counts()
        self.endInsertRows()

    def _put(self, row: int, source: SourceLine) -> None:
        """A source is another one now, and stands where it belongs by that."""
        place = self._place_without(row, source)
        if place == row:
            self._sources[row] = source
        else:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), place if place < row else place + 1)
            del self._sources[row]
            self._sources.insert(place, source)
            self._forget_counts()
            self.endMoveRows()
        self.dataChanged.emit(self.index(place), self.index(place))

    def _place_without(self, row: int, source: SourceLine) -> int:
        """Where a source belongs among the others, the one in `row` left out."""
        wanted = self._order.place(source)
        place = bisect_left(self._sources, wanted, hi=row, key=self._order.place)
        if place < row:
            return place
        return bisect_left(self._sources, wanted, lo=row + 1, key=self._order.place) - 1

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


def _id(source: SourceLine) -> str:
    return source.id
