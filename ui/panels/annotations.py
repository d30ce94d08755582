"""Annotations here: every mark of the article in front as a list, for those who do not see what is painted."""
# SPDX-License-Identifier: MIT

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from briefing.actions.marking import untie
from briefing.actions.naming import in_one_line
from briefing.model import CLASSES, Actor, Kind, Quote, name_of
from briefing.project import Change, Exhibit
from ui import fonts, measure, theme
from ui.command_table import Scope
from ui.desk import Desk
from ui.kit import EmptyState, SectionHeader, tool_button
from ui.kit.badges import badge_place, paint_badge
from ui.kit.facing import facing
from ui.kit.rows import paint_ground, paint_words, row_of_menu
from ui.panels.words import said, stance_words
from ui.place_keys import meant

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_EXHIBIT = Role.UserRole
_LABEL = Role.UserRole + 1
_LINE = 18


class AnnotationModel(QAbstractListModel):
    """The marks of one source in the order of its text."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[tuple[Exhibit, str, str]] = []

    def show_source(self, source_id: str) -> None:
        """Read the marks of a source anew; "" for none."""
        self.beginResetModel()
        found = self._desk.project.exhibits_in(source_id) if source_id else []
        found.sort(key=lambda one: (one.passage.start, -one.passage.end, one.evidence.id))
        self._rows = [
            (exhibit, *self._called(exhibit)) for exhibit in found if exhibit.evidence.item_kind in theme.KINDS
        ]
        self.endResetModel()

    def exhibit(self, row: int) -> Exhibit:
        """What stands in a row."""
        return self._rows[row][0]

    def row_of(self, evidence_id: str) -> int:
        """The row of a piece of evidence, -1 where it has none."""
        ids = [exhibit.evidence.id for exhibit, _, _ in self._rows]
        return ids.index(evidence_id) if evidence_id in ids else -1

    def first_from(self, position: int) -> int:
        """The first row that does not end before a code point; the last where all do."""
        ends = (row for row, (exhibit, _, _) in enumerate(self._rows) if exhibit.passage.end >= position)
        return next(ends, len(self._rows) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        exhibit, label, name = self._rows[index.row()]
        quote = in_one_line(exhibit.passage.quote)
        if role == Role.DisplayRole:
            return f"“{quote}”"
        if role == Role.AccessibleTextRole:
            kind = exhibit.evidence.item_kind.capitalize()
            stance = stance_words(exhibit.evidence.stance).lower()
            return f"{kind} {label}, {name}, ¶{exhibit.passage.paragraph}, “{quote}”, {stance}"
        if role == Role.ToolTipRole:
            return f"{label} {name}\n“{quote}”"
        return {_EXHIBIT: exhibit, _LABEL: (label, name)}.get(Role(role)) if role in (_EXHIBIT, _LABEL) else None

    def _called(self, exhibit: Exhibit) -> tuple[str, str]:
        evidence = exhibit.evidence
        item = self._desk.project.find(CLASSES[Kind(evidence.item_kind)], evidence.item_id)
        name = in_one_line(name_of(item)) if item is not None else ""
        if not name and isinstance(item, Quote):
            speaker = self._desk.project.find(Actor, item.speaker_id) if item.speaker_id else None
            name = speaker.name if speaker is not None else f"“{in_one_line(exhibit.passage.quote)}”"
        return str(getattr(item, "label", "")), name


class AnnotationsHere(QWidget):
    """The list; arrows show each mark in the text, Enter opens its item, Del takes the words from it, Esc leaves."""

    chosen = Signal(str, str)
    """Kind and id of the item to open."""

    stepped_to = Signal(int, int)
    """The code points of the mark gone to."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.source_id = ""
        self.marks = AnnotationModel(desk, self)
        self.list = _MarkList(self)
        self.list.setModel(self.marks)
        self.list.setItemDelegate(_MarkRows(self.list))
        self._head = SectionHeader(self.tr("Annotations here"), 0)
        close = tool_button("x", self.tr("Back to the panels  Esc"))
        close.setAccessibleName(self.tr("Back to the panels"))
        close.clicked.connect(self.left)
        self._head.add(close)
        self._empty = EmptyState(self.tr("Select words in the text to annotate them"), icon="highlighter", keys="A")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        self.setAccessibleName(self.tr("Annotations here"))
        self._connect()
        desk.changed.connect(self._hear)

    def show_source(self, source_id: str, position: int = 0) -> None:
        """List the marks of a source; the one at a code point, or after it, is the current one."""
        self.source_id = source_id
        self.marks.show_source(source_id)
        self._say_how_many()
        if self.marks.rowCount():
            self.list.setCurrentIndex(self.marks.index(self.marks.first_from(position)))

    def focus(self) -> None:
        """Put the keyboard into the list."""
        wanted = self.list if self.marks.rowCount() else self._empty
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.end()

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.list.taken_away.connect(self._take_away)
        self.list.menu_wanted.connect(self._ask_menu)
        self.list.clicked.connect(self._show)
        self.list.selectionModel().currentChanged.connect(lambda current, _before: self._show(current))

    def _show(self, index: Index) -> None:
        if index.isValid() and self.isVisible():
            passage = self.marks.exhibit(index.row()).passage
            self.stepped_to.emit(passage.start, passage.end)

    def _open(self, row: int) -> None:
        evidence = self.marks.exhibit(row).evidence
        self.chosen.emit(evidence.item_kind, evidence.item_id)

    def _take_away(self, row: int) -> None:
        exhibit = self.marks.exhibit(row)

        def untied() -> bool:
            untie(self._desk.project, exhibit.evidence)
            return True

        if not self._desk.project.read_only and self._desk.do(untied):
            self._desk.tell(self.tr("Evidence {address} removed").format(address=exhibit.address), undoable=True)

    def _ask_menu(self, row: int, place: QPoint) -> None:
        self._desk.mark_menu_wanted.emit(self.list, self.marks.exhibit(row), place)

    def _say_how_many(self) -> None:
        count = self.marks.rowCount()
        self._head.set_count(count)
        self.list.setVisible(count > 0)
        self._empty.setVisible(count == 0)

    def _hear(self, change: Change) -> None:
        if not self.source_id or not (change.touches(Kind.EVIDENCE, Kind.PASSAGE) or change.touches(*_NAMED)):
            return
        row = self.list.currentIndex().row()
        self.marks.show_source(self.source_id)
        self._say_how_many()
        if self.marks.rowCount():
            self.list.setCurrentIndex(self.marks.index(min(max(row, 0), self.marks.rowCount() - 1)))


_NAMED = (Kind.ACTOR, Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE)


class _MarkList(QListView):
    """Enter opens, Del takes away; the rest is a list's own."""

    keys_scope = Scope.LIST
    opened = Signal(int)
    taken_away = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Annotations here"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.act(meant(event, self.keys_scope)):
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, place = row_of_menu(self, event)
        if index.isValid():
            self.menu_wanted.emit(index.row(), place)

    def act(self, command: str) -> bool:
        """Do a command of lists; whether this list knows it."""
        row = self.currentIndex().row()
        if row >= 0 and command == "list.edit":
            self.opened.emit(row)
        elif row >= 0 and command in ("list.delete", "edit.delete"):
            self.taken_away.emit(row)
        else:
            return False
        return True


class _MarkRows(QStyledItemDelegate):
    """¶ number, badge and name of the item; the marked words below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, measure.row(2 * _LINE + 12, 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        exhibit: Exhibit = index.data(_EXHIBIT)
        label, name = index.data(_LABEL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, QRectF(option.rect))
        paint_ground(painter, option)
        area = QRectF(option.rect).adjusted(8, 5, -8, -5)
        first = QRectF(area.x(), area.y(), area.width(), measure.px(_LINE))
        paint_words(painter, first, f"¶{exhibit.passage.paragraph}", fonts.mono_font(11, 600), "accent")
        number = measure.px(38)
        badge = badge_place(first.x() + number, first.center().y(), label)
        paint_badge(painter, badge, label, exhibit.evidence.item_kind)
        named = first.adjusted(number + badge.width() + 8, 0, 0, 0)
        paint_words(painter, named, name or said("Not named"), fonts.ui_font(12, 500), "text" if name else "faint")
        second = QRectF(area.x() + number, first.bottom() + 2, area.width() - number, measure.px(_LINE))
        quote = f"“{in_one_line(exhibit.passage.quote)}”"
        paint_words(painter, second, quote, fonts.reading_font(12), "sub")
        painter.restore()
