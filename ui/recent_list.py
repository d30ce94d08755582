"""The recent projects as a list: pinned ones first, then the others, then those that are not found, under headings.

A row says where its project lies, where it was left or what keeps it, when it was open last, and how large it is.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.lookout import Lookout, Sighting, Standing
from ui.settings import Recent, short_path

ROW = Qt.ItemDataRole.UserRole + 1
PATH = Qt.ItemDataRole.UserRole + 2
THERE = Qt.ItemDataRole.UserRole + 3
PINNED = Qt.ItemDataRole.UserRole + 4

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A heading, where `recent` is None, or a project and what was seen of it (None before its drive has answered)."""

    section: str
    recent: Recent | None = None
    seen: Sighting | None = None

    @property
    def is_there(self) -> bool:
        """Whether its file can be opened, as far as is known."""
        return self.seen is None or self.seen.is_there


class RecentProjects(QAbstractListModel):
    """The recents that match a filter, as they stand. Headings can neither be chosen nor get the keyboard."""

    def __init__(self, lookout: Lookout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lookout = lookout
        self._rows: list[RecentRow] = []
        lookout.seen.connect(self._see)

    def show_recents(self, recents: Iterable[Recent], words: str = "") -> None:
        """Show those whose name or path holds the words."""
        self.beginResetModel()
        found = _matching(recents, words) if words.strip() else list(recents)
        self._rows = self._in_sections([(one, self._lookout.of(one.path)) for one in found])
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].recent is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if row.recent is None:
            heads = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row.section if role in heads else row if role == ROW else None
        values = {
            Qt.ItemDataRole.DisplayRole: row.recent.name,
            Qt.ItemDataRole.ToolTipRole: row.recent.path,
            Qt.ItemDataRole.AccessibleTextRole: _spoken(row, row.recent),
            ROW: row,
            PATH: row.recent.path,
            THERE: row.is_there,
            PINNED: row.recent.pinned,
        }
        return values.get(role)

    def projects(self) -> list[int]:
        """The rows that are projects."""
        return [number for number, row in enumerate(self._rows) if row.recent is not None]

    def row_of(self, path: str) -> int:
        """The row of a project; -1 where it is not shown."""
        return next((number for number in self.projects() if self._recent(number).path == path), -1)

    def latest(self) -> int:
        """The row of the project that was open last, of those that are there; the first where none is; -1 for none."""
        shown = self.projects()
        there = [(self._recent(number).opened, -number) for number in shown if self._rows[number].is_there]
        return -max(there)[1] if there else next(iter(shown), -1)

    def near(self, number: int) -> int:
        """The project at a row or, where that is a heading or none, the one before it; -1 for none."""
        shown = self.projects()
        return max((one for one in shown if one <= number), default=next(iter(shown), -1))

    def _recent(self, number: int) -> Recent:
        recent = self._rows[number].recent
        if recent is None:
            raise LookupError(f"row {number} is a heading")
        return recent

    def _in_sections(self, found: Sequence[tuple[Recent, Sighting | None]]) -> list[RecentRow]:
        sections: dict[str, list[RecentRow]] = {
            name: [] for name in (self.tr("Pinned"), self.tr("Earlier"), self.tr("Not found"))
        }
        pinned, earlier, missing = sections
        for recent, seen in found:
            is_there = seen is None or seen.is_there
            name = missing if not is_there else pinned if recent.pinned else earlier
            sections[name].append(RecentRow(name, recent, seen))
        shown = {name: rows for name, rows in sections.items() if rows}
        if list(shown) == [earlier]:
            return shown[earlier]  # all are recent, as the title says
        return [row for name, rows in shown.items() for row in (RecentRow(name), *rows)]

    def _see(self, path: str) -> None:
        """A drive has answered late. The row stays where it is: it may be under the pointer."""
        number = self.row_of(path)
        if number >= 0:
            row = self._rows[number]
            self._rows[number] = RecentRow(row.section, row.recent, self._lookout.of(path))
            self.dataChanged.emit(self.index(number), self.index(number))


def about(row: RecentRow) -> str:
    """The second line of a row: its folder, and where it was left, who has it, or why it cannot be opened.

    A file called otherwise than its project, as a copy is, is named: two rows would else be the same.
    """
    if row.recent is None:
        return ""
    path = Path(row.recent.path)
    is_there = row.is_there
    folder = short_path(path.parent if path.stem == row.recent.name and is_there else path)
    words = _state(row.seen) or (_left_at(row.recent) if is_there else "")
    return f"{folder} · {words}" if words else folder


def icon_of(row: RecentRow) -> tuple[str, str]:
    """The icon of a row and its colour, which go with what the second line says."""
    if row.seen is not None:
        match row.seen.standing:
            case Standing.HELD:
                return "lock", "sub"
            case Standing.LEFT:
                return "rotate-ccw-clock", "warning"
            case Standing.GONE | Standing.AWAY:
                return "file-x", "faint"
    return "file-text", "accent"


def day_words(opened: str) -> str:
    """When it was: "today 14:02", "18 Nov", in another year "18 Nov 2025"."""
    if not opened:
        return ""
    from PySide6.QtCore import QDate, QLocale  # noqa: PLC0415 -- Qt makes QLocale's thousand names when it is imported

    moment = datetime.fromisoformat(opened).astimezone()
    today = datetime.now(UTC).astimezone().date()
    if moment.date() == today:
        return _said("today {0}").format(f"{moment:%H:%M}")
    day = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(day, "d MMM" if moment.year == today.year else "d MMM yyyy")


def _state(seen: Sighting | None) -> str:
    if seen is None:
        return ""
    match seen.standing:
        case Standing.HELD:
            host = seen.host or _said("another computer")
            return _said("open on {0} since {1}").format(host, _moment_words(seen.at))
        case Standing.LEFT:
            return _said("was not closed; nothing lost up to {0}").format(_moment_words(seen.at))
        case Standing.GONE:
            return _said("moved or deleted")
        case Standing.AWAY:
            return _said("its drive is not there")
    return ""


def _left_at(recent: Recent) -> str:
    if recent.mode == "compose":
        return _said("left in Compose")
    if not recent.place:
        return ""
    return (_said("left at {0}, Read") if recent.mode else _said("left at {0}")).format(recent.place)


def _moment_words(at: str) -> str:
    """A moment as the user's clock shows it: "13:20" today, else with its day."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return _said("an unknown time")
    is_today = moment.date() == datetime.now(UTC).astimezone().date()
    return f"{moment:%H:%M}" if is_today else f"{day_words(at)} {moment:%H:%M}"


def _spoken(row: RecentRow, recent: Recent) -> str:
    sources = QCoreApplication.translate("RecentProjects", "%Ln source(s)", "", recent.sources)
    return ", ".join(part for part in (recent.name, row.section, about(row), day_words(recent.opened), sources) if part)


def _said(words: str) -> str:
    return QCoreApplication.translate("RecentProjects", words)


def _matching(recents: Iterable[Recent], words: str) -> list[Recent]:
    from briefing.model.folding import folded  # noqa: PLC0415 -- the first picture waits for no more than it needs

    wanted = folded(words).split()
    return [one for one in recents if all(word in folded(f"{one.name} {one.path}") for word in wanted)]
