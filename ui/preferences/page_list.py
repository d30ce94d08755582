"""The names of the pages of the preferences, under each other; while words are searched, how many settings match."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import fonts, measure, theme
from ui.kit.facing import END, draw_words, facing
from ui.kit.painting import box, focus_ring

_ROW = 30
_PAD = 10
_COUNT = 22
Index = QModelIndex | QPersistentModelIndex


class PageNames(QAbstractListModel):
    """A row a page: its title, and how many of its settings match."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = list(titles)
        self._counts: Sequence[int] | None = None

    def show_counts(self, counts: Sequence[int] | None) -> None:
        """Say how many match; None where nothing is searched."""
        self._counts = counts
        self.dataChanged.emit(self.index(0), self.index(len(self._titles) - 1))

    def count(self, row: int) -> int | None:
        """How many settings of a page match; None where nothing is searched."""
        return self._counts[row] if self._counts is not None else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self.count(index.row())
            title = self._titles[index.row()]
            return title if count is None else self.tr("{0}, %Ln setting(s)", "", count).format(title)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.count(index.row()) == 0:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class PageList(QListView):
    """`chosen` tells the place of the page that shall be shown."""

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._names = PageNames(titles)
        self._names.setParent(self)
        self._titles = titles
        self.setModel(self._names)
        self.setItemDelegate(_PageRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Pages of the preferences"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        measure.whenever(self, self._fit)
        self.choose(0)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(now.row()))

    def current(self) -> int:
        """The place of the page whose name is chosen."""
        return self.currentIndex().row()

    def choose(self, place: int) -> None:
        """Choose the name of a page."""
        self.setCurrentIndex(self._names.index(place))

    def show_counts(self, counts: Sequence[int], *, searching: bool) -> None:
        """Say how many settings of each page match while words are searched."""
        self._names.show_counts(counts if searching else None)

    def _fit(self) -> None:
        words = QFontMetricsF(fonts.ui_font(13, 600))
        self.setFixedWidth(round(max(words.horizontalAdvance(title) for title in self._titles)) + 2 * _PAD + _COUNT)


class _PageRow(QStyledItemDelegate):
    """A name, and the count at its end."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, measure.row(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        desk, area = theme.current(), QRectF(option.rect)
        facing(painter, area)
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_here or option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, area, 6, fill=desk.colour("picked" if is_here else "hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, area, 6)
        usable = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.setFont(fonts.ui_font(13, 600 if is_here else 400))
        painter.setPen(desk.colour("text" if usable else "disabled"))
        words = area.adjusted(_PAD, 0, -_PAD, 0)
        draw_words(painter, words, str(index.data()))
        model = index.model()
        count = model.count(index.row()) if isinstance(model, PageNames) else None
        if count:
            painter.setFont(fonts.ui_font(11))
            painter.setPen(desk.colour("sub"))
            draw_words(painter, words, str(count), END)
        painter.restore()
