"""The library's sources in their order, then files on their way in: one model for the list and for the table."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import IntEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.model import Kind
from briefing.project import Change, Project, SourceLine
from ui.library.arrivals import Arrival, Arrivals
from ui.library.columns import COLUMNS, TITLE, column_words, missing_words
from ui.library.facts import SourceFacts
from ui.library.filtering import Filter, Tags
from ui.library.ordering import AS_ADDED, Sorting
from ui.library.words import origin_words, state_words

PAGE = 200
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row tells beside Qt's own roles."""

    SOURCE = Qt.ItemDataRole.UserRole + 1
    ANNOTATIONS = Qt.ItemDataRole.UserRole + 2
    ARRIVAL = Qt.ItemDataRole.UserRole + 3
    TAGS = Qt.ItemDataRole.UserRole + 4
    PROGRESS = Qt.ItemDataRole.UserRole + 5


class LibraryModel(QAbstractTableModel):
    """One row a source: `Role.SOURCE` and the number of its annotations; one a file on its way: `Role.ARRIVAL`.

    The columns are those of `COLUMNS`; a list shows the first, whose roles tell all the rest. As added, sources come
    from the project while the view scrolls, `PAGE` first and then as many as are there; a filter and every other order
    look through all of them.
    """

    def __init__(self, project: Project, arrivals: Arrivals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._arrivals = arrivals
        self._sources: list[SourceLine] = []
        self._filter = Filter()
        self._sorting = AS_ADDED
        self._facts = SourceFacts(project)
        self._ended = False
        self._answers: dict[int, Callable[[int], Any]] = {
            Role.SOURCE: lambda row: self._sources[row],
            Role.ANNOTATIONS: self._annotations,
            Role.TAGS: lambda row: self._facts.tags_of(self._sources[row]),
            Role.PROGRESS: lambda row: self._facts.share_read(self._sources[row]),
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
    def sorting(self) -> Sorting:
        """What the rows are ordered by."""
        return self._sorting

    @property
    def tags(self) -> Tags:
        """The ids of each source's tags, by the source's id."""
        return self._facts.tags

    @property
    def tag_names(self) -> Mapping[str, str]:
        """The names of all tags, by id."""
        return self._facts.tag_names

    def set_filter(self, words: str) -> None:
        """Show only sources with these words in title, publisher or label; what else is asked for stays."""
        self.show_only(replace(self._filter, words=words.strip()))

    def show_only(self, wanted: Filter) -> None:
        """Show only sources that meet the filter."""
        if wanted != self._filter:
            self._filter = wanted
            self._begin_again()

    def sort_by(self, sorting: Sorting) -> None:
        """Show the sources in another order."""
        if sorting != self._sorting:
            self._sorting = sorting
            self._begin_again()

    def show_progress(self, source_id: str, share: float) -> None:
        """Say how much of a source was seen, 0 to 1."""
        self._facts.set_share(source_id, share)
        row = self._row(source_id)
        if row >= 0:
            self._tell_changed(row, row, Role.PROGRESS)

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
        self._add(change.added.get(Kind.SOURCE, ()))
        for source_id in change.changed.get(Kind.SOURCE, ()):
            self._read_again(source_id)
        if change.touches(Kind.EVIDENCE, Kind.PASSAGE) and self._sources:
            self._facts.forget_counts()
            self._tell_changed(0, len(self._sources) - 1, Role.ANNOTATIONS)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._sources) + len(self._arrivals)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column_words(COLUMNS[section].id)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if COLUMNS[section].is_number else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

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
            return self._arrival_value(self._arrivals[row - len(self._sources)], role, index.column())
        if index.column() != TITLE and role in _WORDS:
            return self._cell_words(row, index.column(), role)
        return self._source_value(row, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | kept if index.isValid() else super().flags(index)

    # Rows

    def _source_value(self, row: int, role: int) -> Any:
        answer = self._answers.get(role)
        return answer(row) if answer is not None else None

    def _cell_words(self, row: int, column: int, role: int) -> str:
        """What a cell says; what is missing is said to a screen reader, and left to the view to show."""
        if column == _ANNOTATIONS:
            self._annotations(row)
        words = COLUMNS[column].words(self._sources[row], self._facts)
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return words
        column_id = COLUMNS[column].id
        return f"{column_words(column_id)}: {words or missing_words(column_id) or self.tr('none')}"

    def _arrival_value(self, arrival: Arrival, role: int, column: int) -> Any:
        match role:
            case Role.ARRIVAL:
                return arrival
            case Qt.ItemDataRole.DisplayRole:
                return arrival.name if column == TITLE else ""
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{arrival.name}: {arrival.error.sentence() if arrival.error else self.tr('Reading…')}"
        return None

    def _spoken(self, row: int) -> str:
        source = self._sources[row]
        grade = self.tr("grade {0}").format(source.grade) if source.grade else self.tr("not graded")
        annotations = self.tr("%Ln annotation(s)", "", self._annotations(row))
        tags = ", ".join(self._facts.tags_of(source))
        parts = (source.label, source.title, origin_words(source), grade, state_words(source.state), annotations, tags)
        return ", ".join(part for part in parts if part)

    def _annotations(self, row: int) -> int:
        """Counted a page at a time, when a row of it is first shown."""
        source = self._sources[row]
        if not self._facts.is_counted(source):
            first = row // PAGE * PAGE
            self._facts.count(self._sources[first : first + PAGE])
        return self._facts.annotations_of(source)

    def _tell_changed(self, first: int, last: int, *roles: Role) -> None:
        begin, end = self.index(first, 0), self.index(last, len(COLUMNS) - 1)
        # The columns show in words what these roles tell.
        self.dataChanged.emit(begin, end, [*roles, Qt.ItemDataRole.DisplayRole] if roles else [])

    # Loading

    def _begin_again(self) -> None:
        self.beginResetModel()
        self._sources = []
        self._ended = False
        self._load_page()
        self.endResetModel()

    def _load_page(self) -> None:
        self._sources.extend(self._next_page())

    def _next_page(self) -> list[SourceLine]:
        """The next sources to show; with a filter or in an order of its own, all that are left."""
        if self._sorting.is_as_added and not self._filter.is_active:
            after = self._sources[-1].id if self._sources else ""
            # Each page is as long as all before it: views lay out all rows anew whenever some come.
            wanted = max(PAGE, len(self._sources))
            page = self._project.source_lines(after=after, limit=wanted)
            self._ended = len(page) < wanted
            return page
        self._ended = True
        found = [source for source in self._project.source_lines() if self._filter.shows(source, self._facts.tags)]
        if self._sorting.order.id == COLUMNS[_ANNOTATIONS].id:
            self._facts.count(found)
        return self._sorting.sorted(found, self._facts)

    def _read_tags(self) -> None:
        """Tags were given or taken, here or by an undo."""
        self._facts.forget_tags()
        if any(facet == "tag" for facet, _ in self._filter.chosen):
            self._begin_again()
        elif self._sources:
            self._tell_changed(0, len(self._sources) - 1, Role.TAGS)

    def _append(self, page: list[SourceLine]) -> None:
        if not page:
            return
        first = len(self._sources)
        self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
        self._sources.extend(page)
        self.endInsertRows()

    def _row(self, source_id: str) -> int:
        if not self._sorting.is_as_added:
            return next((row for row, source in enumerate(self._sources) if source.id == source_id), -1)
        row = bisect_left(self._sources, source_id, key=_id)
        found = row < len(self._sources) and self._sources[row].id == source_id
        return row if found else -1

    def _place(self, source: SourceLine, first: int = 0, last: int | None = None) -> int:
        """Where a source belongs among those in the rows from `first` to before `last`."""
        if self._sorting.is_as_added:
            return bisect_left(self._sources, source.id, first, last, key=_id)
        wanted = self._sorting.place(source, self._facts)
        return bisect_left(self._sources, wanted, first, last, key=lambda each: self._sorting.place(each, self._facts))

    def _place_without(self, row: int, source: SourceLine) -> int:
        """Where a source belongs among the others, the one in `row` left out."""
        place = self._place(source, last=row)
        return place if place < row else self._place(source, first=row + 1) - 1

    def _add(self, source_ids: Iterable[str]) -> None:
        """Sources that came: those that belong side by side come together."""
        found = (self._project.source_line(source_id) for source_id in source_ids)
        shown = [line for line in found if line is not None and self._filter.shows(line, self.tags)]
        fresh = [line for line in shown if self._row(line.id) < 0]
        fresh.sort(key=lambda line: self._sorting.place(line, self._facts))
        runs = [(place, list(run)) for place, run in groupby(fresh, key=self._place)]
        for place, run in reversed(runs):
            if place == len(self._sources) and not self._ended:
                continue  # they come with their page
            self.beginInsertRows(QModelIndex(), place, place + len(run) - 1)
            self._sources[place:place] = run
            self.endInsertRows()

    def _read_again(self, source_id: str) -> None:
        source = self._project.source_line(source_id)
        if source is None or not self._filter.shows(source, self._facts.tags):
            self._drop(source_id)
            return
        row = self._row(source_id)
        if row >= 0:
            self._put(row, source)
            return
        row = self._place(source)
        if row == len(self._sources) and not self._ended:
            return  # it comes with its page
        self.beginInsertRows(QModelIndex(), row, row)
        self._sources.insert(row, source)
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
            self.endMoveRows()
        self._tell_changed(place, place)

    def _drop(self, source_id: str) -> None:
        row = self._row(source_id)
        if row < 0:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._sources[row]
        self.endRemoveRows()

    # Arrivals

    def _arrivals_come(self, first: int, last: int) -> None:
        self.beginInsertRows(QModelIndex(), len(self._sources) + first, len(self._sources) + last)

    def _arrivals_go(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), len(self._sources) + first, len(self._sources) + last)

    def _arrival_changed(self, place: int) -> None:
        row = len(self._sources) + place
        self._tell_changed(row, row)


_ANNOTATIONS = next(place for place, column in enumerate(COLUMNS) if column.id == "annotations")


def _id(source: SourceLine) -> str:
    return source.id
