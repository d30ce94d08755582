"""The library's sources in their order, then files on their way in: one model for the list and for the table."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefing.model import Kind
from briefing.project import Change, Project, SourceLine, SourceRow
from ui.library.arrivals import Arrivals, Turn
from ui.library.columns import COLUMNS
from ui.library.facts import SourceFacts
from ui.library.filtering import Filter, Tags
from ui.library.ordering import AS_ADDED, Sorting
from ui.library.searching import Searches
from ui.library.shown import Shown, runs
from ui.library.telling import Role, arrival_value, head_value, source_value

PAGE = 200
_NEXT_PAGES = 1_000
_MOST_PUT_IN_PLACE = 200  # more at once are quicker found all anew
Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractTableModel):
    """One row a source: `Role.SOURCE` and the number of its annotations; one a file on its way: `Role.ARRIVAL`.

    The columns are those of `COLUMNS`; a list shows the first, whose roles tell all the rest. As added, sources come
    from the project while the view scrolls; a filter and every other order look through all of them, some hundred
    between two looks for events: until that is done the rows stay as they were.
    """

    searching = Signal(bool)
    """A search goes on behind the rows now, or is over."""

    def __init__(self, project: Project, arrivals: Arrivals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_pointed_at: Callable[[], bool] = lambda: False
        """Whether the pointer is on a row: sources that come then wait at the end for their place (`settle`)."""
        self._project = project
        self._arrivals = arrivals
        self._filter = Filter()
        self._sorting = AS_ADDED
        self._facts = SourceFacts(project)
        self._sources = Shown(self._facts)
        self._ended = False
        self._searches = Searches(project, self._facts, self)
        self._meanwhile: list[Change] = []
        self._searches.going_on.connect(self.searching)
        self._searches.found.connect(self._show_found)
        arrivals.told.connect(self._hear_of_arrivals)
        self._sources.put_in(0, self._next_page())

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

    def settle(self) -> None:
        """Put what came while the pointer was on the rows in its place."""
        if self._sources.waiting:
            self._begin_again()

    def show_progress(self, source_id: str, share: float) -> None:
        """Say how much of a source was seen, 0 to 1."""
        self._facts.set_share(source_id, share)
        row = self._sources.row(source_id)
        if row >= 0:
            self._tell_changed(row, row, Role.PROGRESS)

    def source_count(self) -> int:
        """How many sources are loaded and shown: all that match, while there is a filter."""
        return len(self._sources)

    def row_of(self, source_id: str) -> int:
        """The row of a source, loading as far as it takes; -1 where it is not shown."""
        while True:
            row = self._sources.row(source_id)
            if row >= 0 or self._sources.last_id > source_id or not self.canFetchMore(QModelIndex()):
                return row
            self.fetchMore(QModelIndex())

    def load_all(self) -> None:
        """Have a row for every source."""
        while self.canFetchMore(QModelIndex()):
            self.fetchMore(QModelIndex())

    def source_at(self, row: int) -> SourceLine | None:
        """The source in a row; None where there is none, or an arrival."""
        return self._sources[row] if 0 <= row < len(self._sources) else None

    def ids_at(self, rows: Iterable[int]) -> list[str]:
        """The ids of the sources in these rows, without those of arrivals."""
        return self._sources.ids_at(row for row in rows if 0 <= row < len(self._sources))

    def neighbour(self, source_id: str, step: int) -> SourceLine | None:
        """The source so many rows on from this one."""
        row = self.row_of(source_id)
        return self.source_at(row + step) if row >= 0 else None

    # What the project tells

    def hear(self, change: Change) -> None:
        """Follow a committed change."""
        if change.touches(Kind.LINK, Kind.TAG):
            self._read_tags()
        if change.touches(Kind.EVIDENCE, Kind.PASSAGE):
            self._facts.forget_counts()
            self._tell_all_changed(Role.ANNOTATIONS)
        if not change.touches(Kind.SOURCE):
            return
        if self._searches.is_going_on:
            self._meanwhile.append(change)
        else:
            self._follow(change)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._sources) + len(self._arrivals)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_head = orientation is Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS)
        return head_value(section, role) if is_head else None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._ended and not self._searches.is_going_on

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._put_in(len(self._sources), self._next_page())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not index.isValid() or not 0 <= row < self.rowCount():
            return None
        if row >= len(self._sources):
            return arrival_value(self._arrivals[row - len(self._sources)], index.column(), role)
        self._count_around(row)
        return source_value(self._sources[row], self._facts, index.column(), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | kept if index.isValid() else super().flags(index)

    # Rows

    def _count_around(self, row: int) -> None:
        """Annotations are counted a page at a time, when a row of it is first shown."""
        if not self._facts.is_counted(self._sources[row]):
            self._facts.count(self._sources.part(row // PAGE * PAGE, PAGE))

    def _tell_changed(self, first: int, last: int, *roles: Role) -> None:
        begin, end = self.index(first, 0), self.index(last, len(COLUMNS) - 1)
        # The columns show in words what these roles tell.
        self.dataChanged.emit(begin, end, [*roles, Qt.ItemDataRole.DisplayRole] if roles else [])

    def _tell_all_changed(self, *roles: Role) -> None:
        if self._sources:
            self._tell_changed(0, len(self._sources) - 1, *roles)

    # Loading

    def _begin_again(self) -> None:
        self._meanwhile.clear()
        if self._sorting.is_as_added and not self._filter.is_active:
            self._searches.end()
            self._show(Shown(self._facts))
        else:
            self._searches.begin(self._filter, self._sorting)

    def _show_found(self, found: list[SourceLine]) -> None:
        self._show(Shown(self._facts, found, self._sorting), is_whole=True)
        meanwhile, self._meanwhile = self._meanwhile, []
        for change in meanwhile:
            self._follow(change)

    def _show(self, sources: Shown, *, is_whole: bool = False) -> None:
        self.beginResetModel()
        self._sources = sources
        self._ended = is_whole
        if not is_whole:
            self._sources.put_in(0, self._next_page())
        self.endResetModel()

    def _next_page(self) -> list[SourceRow]:
        """The next sources as they were added."""
        wanted = _NEXT_PAGES if len(self._sources) else PAGE
        page = self._project.source_rows(after=self._sources.last_id, limit=wanted)
        self._ended = len(page) < wanted
        return page

    def _read_tags(self) -> None:
        """Tags were given or taken, here or by an undo."""
        self._facts.forget_tags()
        if any(facet == "tag" for facet, _ in self._filter.chosen):
            self._begin_again()
        else:
            self._tell_all_changed(Role.TAGS)

    # Following

    def _follow(self, change: Change) -> None:
        gone, came, other = (ids.get(Kind.SOURCE, ()) for ids in (change.removed, change.added, change.changed))
        if not self._sources.is_as_added and len(came) + len(other) > _MOST_PUT_IN_PLACE:
            self._begin_again()
            return
        self._drop(gone)
        self._add(came)
        self._read_again(other)

    def _drop(self, source_ids: Iterable[str]) -> None:
        rows = {self._sources.row(source_id) for source_id in source_ids} - {-1}
        for first, last in reversed(list(runs(rows))):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._sources.take_out(first, last)
            self.endRemoveRows()

    def _add(self, source_ids: Collection[str]) -> None:
        """Sources that came: those that belong side by side come together."""
        shows = self._filter.test(self._facts.tags)
        lines = self._project.source_lines_of(source_ids)
        fresh = [line for line in lines if shows(line) and self._sources.row(line.id) < 0]
        if not self._sources.is_as_added and self.is_pointed_at():
            self._put_in(len(self._sources), fresh, waiting=True)
            return
        for place, run in self._sources.runs_to_put_in(fresh):
            if place < len(self._sources) or self._ended:  # else they come with their page
                self._put_in(place, run)

    def _put_in(self, place: int, fresh: Sequence[SourceRow], *, waiting: bool = False) -> None:
        if fresh:
            self.beginInsertRows(QModelIndex(), place, place + len(fresh) - 1)
            self._sources.put_in(place, fresh, waiting=waiting)
            self.endInsertRows()

    def _read_again(self, source_ids: Collection[str]) -> None:
        """Sources that are others now."""
        shows = self._filter.test(self._facts.tags)
        shown = [line for line in self._project.source_lines_of(source_ids) if shows(line)]
        self._drop(set(source_ids) - {line.id for line in shown})
        for line in shown:
            row = self._sources.row(line.id)
            if row >= 0:
                self._replace(row, line)
        self._add([line.id for line in shown if self._sources.row(line.id) < 0])

    def _replace(self, row: int, source: SourceLine) -> None:
        """A source is another one now, and stands where it belongs by that."""
        place = self._sources.place_of_changed(row, source)
        if place != row:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), place if place < row else place + 1)
        self._sources.replace(row, place, source)
        if place != row:
            self.endMoveRows()
        self._tell_changed(place, place)

    # Arrivals

    def _hear_of_arrivals(self, turn: Turn, first: int, last: int) -> None:
        above = len(self._sources)
        if turn is Turn.COMING:
            self.beginInsertRows(QModelIndex(), above + first, above + last)
        elif turn is Turn.CAME:
            self.endInsertRows()
        elif turn is Turn.GOING:
            self.beginRemoveRows(QModelIndex(), above + first, above + last)
        elif turn is Turn.WENT:
            self.endRemoveRows()
        else:
            self._tell_changed(above + first, above + last)
