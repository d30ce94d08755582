"""What stands in the editor's place for a while: a title, rows to choose from, a way back. Esc leads to the text."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import fonts, icons, theme
from ui.compose.row_acts import act_boxes, paint_acts
from ui.kit import Label, tool_button
from ui.kit.facing import facing
from ui.kit.rows import is_selected, paint_ground, paint_words

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_HEAD_ROW, _ROW = 32, 48


@dataclass(frozen=True, slots=True)
class Row:
    """A row: icon and its colour, what it says, where it leads, more words; `ref` is what it stands for.

    A row without `ref` heads those below it and cannot be chosen. `acts` are buttons at its end, by a name and what
    they say; `keys` mends by the first of them.
    """

    title: str
    link: str = ""
    detail: str = ""
    aside: str = ""
    icon: str = ""
    colour: str = "sub"
    ref: object = None
    acts: tuple[tuple[str, str], ...] = ()
    keys: str = ""

    def spoken(self) -> str:
        """All of it in words."""
        acts = [f"{words} {self.keys}".strip() if not at else words for at, (_name, words) in enumerate(self.acts)]
        return ", ".join(part for part in (self.title, self.link, self.detail, self.aside, *acts) if part)


class RowsModel(QAbstractListModel):
    """The rows of a card."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        if list(rows) != self._rows:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def row(self, index: Index) -> Row:
        """The row at an index."""
        return self._rows[index.row()]

    def first(self) -> QModelIndex:
        """The first row that can be chosen; invalid for none."""
        numbers = (number for number, row in enumerate(self._rows) if row.ref is not None)
        return self.index(next(numbers, -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].ref is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.spoken()
        return row if role == ROW_ROLE else None


class RowList(QListView):
    """Rows to walk; Enter or a press chooses one."""

    picked = Signal(object)
    activated_by_key = Signal()
    """Enter was pressed on a row, beside `picked`."""
    act_wanted = Signal(str, object)
    """A button of a row was pressed: the name of the act, and what the row stands for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._pressed = self._released = ""
        self.clicked.connect(self._take)

    def act_at(self, point: QPoint) -> str:
        """The name of the act whose button is at a point of the viewport; "" for none."""
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        boxes = act_boxes(self.rows.row(index), QRectF(self.visualRect(index)), self.layoutDirection())
        return next((name for name, box in boxes.items() if box.contains(QPointF(point))), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._released = self.act_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._released = self.act_at(event.position().toPoint())
        super().mouseReleaseEvent(event)

    def _take(self, index: QModelIndex) -> None:
        """A press on a button of a row is for that act, any other for the row; one that slid off is for nothing."""
        ref, act = self.rows.row(index).ref, self._pressed
        if act != self._released:
            return
        if act:
            self.act_wanted.emit(act, ref)
        else:
            self.picked.emit(ref)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the one at hand stays at hand by its place."""
        at = self.currentIndex().row()
        self.rows.show_rows(rows)
        index = self.rows.index(min(at, len(rows) - 1)) if at >= 0 and rows else QModelIndex()
        self.setCurrentIndex(index if index.isValid() and self.rows.row(index).ref is not None else self.rows.first())

    def current(self) -> object:
        """What the row at hand stands for; None for none."""
        index = self.currentIndex()
        return self.rows.row(index).ref if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self.current() is not None:
            self.picked.emit(self.current())
            self.activated_by_key.emit()
            return
        if enter:
            event.ignore()
            return
        super().keyPressEvent(event)


class Card(QWidget):
    """A page in the editor's place. What is special of it goes into `column`, below the title."""

    left = Signal()
    """Back to the text."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.about = Label(size=13, colour="sub", wrap=True)
        close = tool_button("x", self.tr("Back to the text"))
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(Label(title, size=20, weight=600), 1)
        head.addWidget(close)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 16, 12)
        self.column.setSpacing(8)
        self.column.addLayout(head)
        self.column.addWidget(self.about)
        self.setAccessibleName(title)

    def focus(self) -> None:
        """Put the keyboard where one begins."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("paper"))
        painter.end()


class _RowPainter(QStyledItemDelegate):
    """Icon, title, and below it the link and the detail; at the right what is beside it."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        scale = QFontMetricsF(fonts.ui_font(13)).height() / 16
        return QSize(200, round((_HEAD_ROW if row.ref is None else _ROW) * max(1.0, scale)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, QRectF(option.rect))
        if row.ref is None:
            paint_words(painter, rect.adjusted(0, 6, 0, 0), row.title, fonts.ui_font(13, 600), "text")
            painter.restore()
            return
        paint_ground(painter, option)
        if row.icon:
            icons.paint(painter, row.icon, QRectF(rect.x() + 12, rect.center().y() - 8, 16, 16), row.colour, 2.0)
        used = paint_acts(painter, row, rect, at_hand=is_selected(option)) if row.acts else 0.0
        beside = rect.adjusted(0, 0, -12 - used, 0)
        aside = paint_words(painter, beside, row.aside, fonts.ui_font(12, 400), "sub", at_end=True)
        room = rect.adjusted(40, 5, -aside - used - 24, 0)
        half = room.height() / 2
        paint_words(painter, QRectF(room.x(), room.y(), room.width(), half), row.title, fonts.ui_font(13, 500), "text")
        below = QRectF(room.x(), room.y() + half - 3, room.width(), half)
        used = paint_words(painter, below, row.link, fonts.ui_font(12, 500), "accent")
        paint_words(
            painter, below.adjusted(used + (8 if used else 0), 0, 0, 0), row.detail, fonts.ui_font(12, 400), "sub"
        )
        painter.restore()
