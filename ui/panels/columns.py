"""A list of items of one kind as a table: a list of columns over one class of the model, kept fresh by ids.

The table reads its rows once, then again only those that a change names; rows come, go and change one by one, so that
a view keeps its selection and its scroll place.
"""
# SPDX-License-Identifier: MIT

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from briefing.model import Evidence, Item, Kind
from briefing.model.folding import folded
from briefing.model.kinds import CLASSES
from briefing.project import Change, Grounds
from ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_FEW = 20

LINE_ROLE = Role.UserRole
"""The `Line` of a row, for delegates."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: an item and what it rests on."""

    item: Any
    grounds: Grounds = Grounds()  # noqa: RUF009 -- a frozen value

    @property
    def exhibits(self) -> int:
        """How many passages are evidence of it."""
        return self.grounds.passages


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, a row's words in it, and what the rows are ordered by there.

    `backwards` says that the greatest comes first when the table is ordered by this column.
    """

    heading: str
    words: Callable[[Line], str]
    order: Callable[[Line], Any]
    backwards: bool = False


def label_number(line: Line) -> int:
    """The number in a row's label, so that R10 comes after R9."""
    digits = "".join(letter for letter in line.item.label if letter.isdigit())
    return int(digits or 0)


class ItemTable(QAbstractTableModel):
    """Every item of a kind, in the order they were made.

    `described` is what a screen reader says of a row, `rename` is called with an item and its new name when a name is
    edited in place; without it no name can be. Rows speak of items of `speaks_of`, too: they are shown anew with those.
    """

    def __init__(
        self,
        desk: Desk,
        kind: Kind,
        columns: Sequence[Column],
        *,
        described: Callable[[Line], str],
        rename: Callable[[Any, str], bool] | None = None,
        speaks_of: Sequence[Kind] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.kind = kind
        self.most = 0
        self._project = desk.project
        self._class: type[Any] = CLASSES[kind]
        self._described = described
        self._rename = rename
        self._speaks_of = tuple(speaks_of)
        self._lines: list[Line] = []
        self._fill()
        desk.changed.connect(self._hear)

    def line(self, row: int) -> Line:
        """What stands in a row."""
        return self._lines[row]

    def ids(self) -> list[str]:
        """The ids of all rows, in their order."""
        return [line.item.id for line in self._lines]

    def row_of(self, item_id: str) -> int:
        """The row of an item, -1 where there is none."""
        row = self._place_of(item_id)
        return row if row < len(self._lines) and self._lines[row].item.id == item_id else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Role.DisplayRole, Role.EditRole):
            return self.columns[index.column()].words(line)
        if role == Role.AccessibleTextRole:
            return self._described(line)
        return line if role == LINE_ROLE else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid() or self._rename is None:
            return False
        return self._rename(self._lines[index.row()].item, str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        named = index.isValid() and index.column() == 0 and self._rename is not None
        return plain | Qt.ItemFlag.ItemIsEditable if named else plain

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.columns[section].heading
        return None

    def _fill(self) -> None:
        grounds = self._project.grounds(self.kind)
        items: list[Item] = self._project.all(self._class)
        self._lines = [Line(item, grounds.get(item.id, Grounds())) for item in sorted(items, key=lambda item: item.id)]
        self._measure()

    def _hear(self, change: Change) -> None:
        self._take_out(change.removed.get(self.kind, ()))
        self._read_again((*change.added.get(self.kind, ()), *change.changed.get(self.kind, ())))
        if change.touches(Kind.EVIDENCE):
            self._count_again(change)
        elif change.touches(*self._speaks_of):
            self._show_anew()
        elif change.touches(self.kind):
            self._measure()

    def _take_out(self, item_ids: Iterable[str]) -> None:
        """Rows that stand together go together: after each announcement views and panels look at all there is."""
        rows = sorted(row for row in map(self.row_of, item_ids) if row >= 0)
        while rows:
            last = first = rows.pop()
            while rows and rows[-1] == first - 1:
                first = rows.pop()
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._lines[first : last + 1]
            self.endRemoveRows()

    def _read_again(self, item_ids: Iterable[str]) -> None:
        """What another step has taken out already is passed over; rows that stand together come together."""
        fresh: dict[int, list[Item]] = {}
        for item in self._project.these(self._class, item_ids):
            row = self.row_of(item.id)
            if row >= 0:
                self._put(row, Line(item, self._lines[row].grounds))
            else:
                fresh.setdefault(self._place_of(item.id), []).append(item)
        for row, items in sorted(fresh.items(), reverse=True):
            lines = [Line(item, self._project.grounds_of(item.id)) for item in items]
            self.beginInsertRows(QModelIndex(), row, row + len(lines) - 1)
            self._lines[row:row] = lines
            self.endInsertRows()

    def _count_again(self, change: Change) -> None:
        """Read what rows rest on; only those whose evidence is new, where it did nothing else to evidence."""
        fresh = change.added.get(Kind.EVIDENCE, ())
        # Whose evidence was before it went or moved (a merge, a division, either undone), no change tells.
        if change.removed.get(Kind.EVIDENCE) or change.changed.get(Kind.EVIDENCE) or len(fresh) > _FEW:
            counted = self._project.grounds(self.kind)
            for row, line in enumerate(self._lines):
                self._ground(row, counted.get(line.item.id, Grounds()))
        else:
            found = (self._project.find(Evidence, one) for one in fresh)
            for item_id in {one.item_id for one in found if one is not None}:
                row = self.row_of(item_id)
                if row >= 0:
                    self._ground(row, self._project.grounds_of(item_id))
        self._measure()

    def _ground(self, row: int, grounds: Grounds) -> None:
        if grounds != self._lines[row].grounds:
            self._put(row, Line(self._lines[row].item, grounds))

    def _measure(self) -> None:
        """Find the most passages an item has: rows draw their share of it."""
        most = max((line.exhibits for line in self._lines), default=0)
        if most != self.most:
            self.most = most
            self._show_anew()

    def _show_anew(self) -> None:
        if self._lines:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, last))

    def _put(self, row: int, line: Line) -> None:
        self._lines[row] = line
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def _place_of(self, item_id: str) -> int:
        return bisect_left(self._lines, item_id, key=lambda line: line.item.id)


class SortedItems(QSortFilterProxyModel):
    """The table in the order of one of its columns, and only the rows in which the filter's words stand."""

    def __init__(self, table: ItemTable, found_in: Callable[[Line], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._found_in = found_in
        self._words: list[str] = []
        self.setSourceModel(table)

    def sort_by(self, column: int) -> None:
        """Order the rows by a column, in the direction that suits it."""
        backwards = self.table.columns[column].backwards
        self.sort(column, Qt.SortOrder.DescendingOrder if backwards else Qt.SortOrder.AscendingOrder)

    def filter_by(self, words: str) -> None:
        """Show only rows in which each of the words stands; all rows for no words."""
        self._words = folded(words).split()
        self.invalidate()  # not invalidateFilter: Qt 6.11 calls it deprecated, and 6.8 lacks what it names instead

    @property
    def is_filtered(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self._words)

    def row_of(self, item_id: str) -> QModelIndex:
        """Where an item stands now; an invalid index where it is not shown."""
        row = self.table.row_of(item_id)
        return self.mapFromSource(self.table.index(row, 0)) if row >= 0 else QModelIndex()

    def line(self, index: Index) -> Line:
        """What stands at an index of this model."""
        return self.table.line(self.mapToSource(index).row())

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if source_parent.isValid() or not self._words:
            return True
        text = folded(self._found_in(self.table.line(source_row)))
        return all(word in text for word in self._words)

    @property
    def ordered_by(self) -> int:
        """The column the rows are ordered by."""
        return self.sortColumn()

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        order = self.table.columns[source_left.column()].order
        left, right = self.table.line(source_left.row()), self.table.line(source_right.row())
        return bool(order(left) < order(right))
