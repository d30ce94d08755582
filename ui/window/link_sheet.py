"""A small sheet at the selection: type part of a name, Enter makes the selection evidence of that item."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefing.model import Actor, Item, kind_of
from briefing.model.folding import folded
from ui import fonts, icons, measure, theme
from ui.kind_words import kind_words
from ui.kit import Label, Popover
from ui.kit.facing import draw_words, facing
from ui.kit.painting import KIND_ICONS, box
from ui.kit.popover import SHADOW

_ROW = 28
_MOST_SHOWN = 6
_WIDTH = 320
_MARGIN = 8
_ITEM = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class LinkSheet(Popover):
    """Offers items by name; `chosen` carries the id of the one picked, and `text` has the keyboard again.

    It stands in `parent`, outside of the text, whose letter keys would else be taken for what is typed here. It
    deletes itself when it closes.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, text: QWidget, items: Sequence[tuple[Item, str]]) -> None:
        """`items` are offered with the words they are known by."""
        super().__init__(parent)
        self._text = text
        self._names = _Names(items, self)
        self._field = QLineEdit()
        self._field.setFont(fonts.ui_font())
        self._field.setPlaceholderText(self.tr("Part of a name"))
        self._field.setAccessibleName(self.tr("Link to an item"))
        self._list = self._make_list()
        self._nothing = Label(self.tr("Nothing has this name"), size=12, colour="sub")
        self._lay_out()
        self._field.textEdited.connect(self._filter)
        self._field.installEventFilter(self)
        self._list.clicked.connect(self._take)
        self.closed.connect(self.deleteLater)
        self._filter("")

    def ask(self, place: QRect) -> None:
        """Show it at a place of its parent and take the keyboard."""
        self._fit()
        self.show_at(place)
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _make_list(self) -> QListView:
        found = QListView()
        found.setModel(self._names)
        found.setItemDelegate(_NameRow(found))
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setUniformItemSizes(True)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setAccessibleName(self.tr("Items"))
        return found

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("Link to"), size=12, weight=600))
        column.addWidget(self._field)
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        self.sheet.addLayout(column)
        measure.whenever(self._list, self._fit)

    def _fit(self) -> None:
        """As wide as the designs say, where that is no wider than what it stands on."""
        room = self.over.width() - SHADOW.left() - SHADOW.right() - 2 * _MARGIN
        self._list.setFixedWidth(max(min(measure.px(_WIDTH), room), 1))

    def _key(self, key: int) -> bool:
        row = self._list.currentIndex().row()
        match key:
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self._list.currentIndex())
            case Qt.Key.Key_Down:
                self._list.setCurrentIndex(self._names.index(min(row + 1, self._names.rowCount() - 1)))
            case Qt.Key.Key_Up:
                self._list.setCurrentIndex(self._names.index(max(row - 1, 0)))
            case _:
                return False
        return True

    def _filter(self, words: str) -> None:
        self._names.set_filter(words)
        count = self._names.rowCount()
        self._list.setFixedHeight(min(max(count, 1), _MOST_SHOWN) * measure.row(_ROW))
        self._list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        self._list.setCurrentIndex(self._names.index(0))
        self.adjustSize()

    def _take(self, index: QModelIndex) -> None:
        picked: Item | None = index.data(_ITEM)
        if picked is None:
            return
        self._leave()
        self.chosen.emit(picked.id)

    def _leave(self) -> None:
        self._text.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close_now()


class _Names(QAbstractListModel):
    """The items whose name, alias or label holds what was typed."""

    def __init__(self, items: Sequence[tuple[Item, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._words = {found.id: words for found, words in items}
        self._all = [(found, folded(_searched(found, words))) for found, words in items]
        self._shown = [found for found, _ in items]

    def set_filter(self, words: str) -> None:
        wanted = folded(words).split()
        self.beginResetModel()
        self._shown = [found for found, said in self._all if all(word in said for word in wanted)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        found = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words[found.id]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{kind_words(kind_of(found))} {getattr(found, 'label', '')}, {self._words[found.id]}"
        return found if role == _ITEM else None


class _NameRow(QStyledItemDelegate):
    """Icon, label and name of an item."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), measure.row(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        desk = theme.current()
        rect = QRectF(option.rect)
        facing(painter, rect)
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, rect, 6, fill=desk.colour("picked"))
        found: Item = index.data(_ITEM)
        kind = kind_of(found).value
        icons.paint(painter, KIND_ICONS[kind], QRectF(rect.x() + 8, rect.center().y() - 7, 14, 14), kind, 2.0)
        font = fonts.ui_font(13, 500)
        label = "" if isinstance(found, Actor) else f"{getattr(found, 'label', '')}  "
        words = rect.adjusted(30, 0, -8, 0)
        shown = QFontMetricsF(font).elidedText(label + str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.setFont(font)
        painter.setPen(desk.colour("text"))
        draw_words(painter, words, shown)
        painter.restore()


def _searched(found: Item, words: str) -> str:
    aliases = " ".join(found.aliases) if isinstance(found, Actor) else ""
    return f"{getattr(found, 'label', '')} {words} {aliases}"
