"""The recent projects as a list: where each lies, where it was left, how large; pinned ones first.

Those not found stand at the end, grey, and can be located.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import fonts, icons, measure, theme
from ui.kit.facing import END, draw_words, facing
from ui.kit.painting import box, focus_ring
from ui.settings import Recent, short_path

PATH = Qt.ItemDataRole.UserRole + 1
RECENT = Qt.ItemDataRole.UserRole + 2
THERE = Qt.ItemDataRole.UserRole + 3
PINNED = Qt.ItemDataRole.UserRole + 4
_ROW = 52
Index = QModelIndex | QPersistentModelIndex


class RecentProjects(QAbstractListModel):
    """The recents that match a filter; whether each is there is looked up when it is listed, not when painted."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Recent, bool]] = []

    def show_recents(self, recents: Iterable[Recent], words: str = "") -> None:
        """Show those whose name or path holds the words; pinned ones come first, files not found last."""
        self.beginResetModel()
        rows = [(one, one.is_there) for one in (_matching(recents, words) if words.strip() else recents)]
        self._rows = sorted(rows, key=lambda row: (not row[1], not row[0].pinned))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        recent, there = self._rows[index.row()]
        values = {
            Qt.ItemDataRole.DisplayRole: recent.name,
            Qt.ItemDataRole.ToolTipRole: recent.path,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken(recent, there=there),
            PATH: recent.path,
            RECENT: recent,
            THERE: there,
            PINNED: recent.pinned,
        }
        return values.get(role)

    def row_of(self, path: str) -> int:
        """The row of a project; -1 where it is not shown."""
        return next((row for row, (recent, _) in enumerate(self._rows) if recent.path == path), -1)

    def latest(self) -> int:
        """The row of the project that was open last, of those that are there; the first row where none is."""
        there = [(recent.opened, -row) for row, (recent, is_there) in enumerate(self._rows) if is_there]
        return -max(there)[1] if there else 0

    def _spoken(self, recent: Recent, *, there: bool) -> str:
        pinned = (self.tr("pinned"),) if recent.pinned else ()
        return ", ".join((recent.name, *pinned, self.about(recent, there=there)))

    def about(self, recent: Recent, *, there: bool) -> str:
        """The second line: folder, and where it was left or that it is not found.

        A file called otherwise than its project, as a copy is, is named: two rows would else be the same.
        """
        path = Path(recent.path)
        folder = short_path(path.parent if path.stem == recent.name else path)
        if not there:
            return f"{folder} · {self.tr('not found: moved, deleted, or its drive is away')}"
        return f"{folder} · {self.tr('left at {0}').format(recent.place)}" if recent.place else folder


class RecentRow(QStyledItemDelegate):
    """Icon, name and folder at the left, day and size at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), measure.row(_ROW, 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        desk = theme.current()
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        facing(painter, rect)
        there = bool(index.data(THERE))
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, rect, 6, fill=desk.colour("picked"))
        elif there and option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, 6, fill=desk.colour("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, 6)
        self._paint_words(painter, rect, index, there=there)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index, *, there: bool) -> None:
        recent: Recent = index.data(RECENT)
        model = index.model()
        about = model.about(recent, there=there) if isinstance(model, RecentProjects) else ""
        icon, token = ("file-text", "accent") if there else ("file-x", "faint")
        icons.paint(painter, icon, QRectF(rect.x() + 12, rect.center().y() - 8, 16, 16), token)
        right = self._paint_right(painter, rect, recent, there=there)
        words = QRectF(rect.x() + 40, rect.y(), right - rect.x() - 52, rect.height())
        first, second = measure.px(20), measure.px(18)
        top = words.y() + (words.height() - first - second) / 2
        upper = QRectF(words.x(), top, words.width(), first)
        lower = QRectF(words.x(), top + first, words.width(), second)
        self._line(painter, upper, recent.name, fonts.ui_font(13, 600), "text" if there else "faint")
        self._line(painter, lower, about, fonts.ui_font(11), "sub" if there else "faint")

    def _paint_right(self, painter: QPainter, rect: QRectF, recent: Recent, *, there: bool) -> float:
        """The number of sources, and the day where half of the row is left for the name; where they begin."""
        right = rect.right() - 14
        side = measure.sign(14)
        if recent.pinned:
            icons.paint(painter, "pin", QRectF(right - side, rect.center().y() - side / 2, side, side), "sub")
        right -= side + 8
        if not there:
            locate = self.tr("Locate…")
            width = QFontMetricsF(fonts.ui_font(12, 500)).horizontalAdvance(locate) + 8
            place = QRectF(right - width, rect.y(), width, rect.height())
            painter.setFont(fonts.ui_font(12, 500))
            painter.setPen(theme.current().colour("accent"))
            draw_words(painter, place, locate, END)
            return right - width
        sources, day = (
            (self.tr("%Ln source(s)", "", recent.sources), measure.px(84)),
            (_day_words(recent.opened), measure.px(92)),
        )
        narrow = right - rect.x() - sources[1] - day[1] < rect.width() / 2
        for words, width in (sources,) if narrow else (sources, day):
            column = QRectF(right - width, rect.y(), width, rect.height())
            painter.setFont(fonts.ui_font(12))
            painter.setPen(theme.current().colour("sub"))
            draw_words(painter, column, words, END)
            right -= width
        return right

    def _line(self, painter: QPainter, rect: QRectF, words: str, font: QFont, colour: str) -> None:
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(theme.current().colour(colour))
        draw_words(painter, rect, shown)


def _matching(recents: Iterable[Recent], words: str) -> list[Recent]:
    from briefing.model.folding import folded  # noqa: PLC0415 -- the first picture waits for no more than it needs

    wanted = folded(words).split()
    return [one for one in recents if all(word in folded(f"{one.name} {one.path}") for word in wanted)]


def _day_words(opened: str) -> str:
    """When it was: "today 14:02", else the day."""
    if not opened:
        return ""
    from PySide6.QtCore import QDate, QLocale  # noqa: PLC0415 -- Qt makes QLocale's thousand names when it is imported

    moment = datetime.fromisoformat(opened).astimezone()
    if moment.date() == datetime.now(UTC).astimezone().date():
        return QCoreApplication.translate("RecentRow", "today {0}").format(f"{moment:%H:%M}")
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), "d MMM yyyy")
