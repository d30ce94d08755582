"""The summary of an import: what could not be read or was here already, why, and what can be done about each.

It stays under the columns until it is dismissed, or until something is marked where nothing was refused, and takes no
keyboard by itself.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefing.actions.recasting import MARKABLE
from briefing.project import Change
from ui import fonts, icons, measure, theme
from ui.kit import Label, push_button, tool_button
from ui.kit.facing import facing
from ui.kit.labels import line_height, paint_lines
from ui.kit.painting import box, focus_ring
from ui.library.arrivals import Arrivals
from ui.library.outcomes import OUTCOME, Outcome, OutcomeModel
from ui.library.row_menu import RowMenu

_ROW = 30
_MOST_ROWS = 3
_NAME = 0.28
Index = QModelIndex | QPersistentModelIndex


class ImportSummary(QWidget):
    """Lists outcomes; whoever can do something about them hears its signals."""

    retry_wanted = Signal(list)
    """The keys of the arrivals to be read again."""
    paste_wanted = Signal()
    open_wanted = Signal(object)
    """The path or address to be opened with the program for it."""
    source_wanted = Signal(str)
    """The id of a source to be read."""
    left = Signal()
    """It was dismissed, by Esc or its cross, or is done with: the keyboard goes back to the text."""

    def __init__(self, arrivals: Arrivals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrivals = arrivals
        self.model = OutcomeModel(self)
        self._words = Label(weight=600, elide=True)
        self.retry = push_button(self.tr("Try again"), icon="rotate-ccw")
        self.paste = push_button(self.tr("Paste its text"), icon="clipboard-paste")
        self.show_source = push_button(self.tr("Show the source"), icon="file-text")
        self.open = push_button(self.tr("Open original"), icon="external-link")
        self.remove = push_button(self.tr("Remove"), icon="x")
        self.retry_all = push_button(self.tr("Try all again"), icon="rotate-ccw")
        self.dismiss = tool_button("x", self.tr("Dismiss the summary"))
        self.list = self._list()
        self._lay_out()
        self._connect()
        self.setAccessibleName(self.tr("Import summary"))
        measure.whenever(self, self._fit)
        self.hide()

    def tell(self, sentence: str, outcomes: Sequence[Outcome]) -> None:
        """Show what became of a batch, after what is still open of those before it."""
        self._words.setText(self.tr("Import: {0}").format(sentence))
        first = self.model.rowCount()
        self.model.add(outcomes)
        self.list.setCurrentIndex(self.model.index(first, 0))
        self._fit()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words()))

    def hear(self, told: Change) -> None:
        """Work goes on elsewhere: what only joined needs nobody then; what was refused stays."""
        if not self.isHidden() and told.touches(*MARKABLE):
            self.model.keep_only(lambda outcome: outcome.error is not None)
            self._forget_gone()

    def words(self) -> str:
        """What it says of the last batch."""
        return self._words.text()

    def chosen(self) -> list[Outcome]:
        """The outcomes that are chosen."""
        rows = sorted(self.list.selectedIndexes(), key=lambda index: index.row())
        return [index.data(OUTCOME) for index in rows]

    def focus(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Building

    def _list(self) -> QListView:
        found = QListView()
        found.setModel(self.model)
        found.setItemDelegate(_OutcomeRow(found))
        found.setUniformItemSizes(True)
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setMouseTracking(True)
        found.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        found.setAccessibleName(self.tr("Not taken in, and why"))
        found.installEventFilter(self)
        return found

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._words, 1)
        for button in (self.retry, self.paste, self.show_source, self.open, self.remove, self.retry_all, self.dismiss):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 7, 10, 7)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)

    def _connect(self) -> None:
        self.retry.clicked.connect(lambda: self._retry(self.chosen()))
        self.retry_all.clicked.connect(lambda: self._retry(self.model.outcomes()))
        self.paste.clicked.connect(self.paste_wanted)
        self.show_source.clicked.connect(self._show_source)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)
        self.dismiss.clicked.connect(self._dismiss)
        self.list.customContextMenuRequested.connect(self._offer_menu)
        self.list.doubleClicked.connect(lambda _index: self._first())
        self.list.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer())
        self._arrivals.went.connect(self._forget_gone)

    # What can be done

    def _can_retry(self, outcome: Outcome) -> bool:
        return outcome.error is not None and self._arrivals.entry_of(outcome.key) is not None

    def _offer(self) -> None:
        chosen = self.chosen()
        one = chosen[0] if len(chosen) == 1 else None
        offered = {
            self.retry: any(self._can_retry(each) for each in chosen),
            self.paste: one is not None and one.error is not None,
            self.show_source: one is not None and one.source is not None,
            self.open: one is not None and one.entry is not None,
            self.remove: bool(chosen),
            self.retry_all: sum(self._can_retry(each) for each in self.model.outcomes()) > 1,
        }
        for button, is_offered in offered.items():
            button.setVisible(is_offered)

    def _first(self) -> None:
        """Enter: the first thing that can be done about it."""
        for button in (self.show_source, self.retry, self.open):
            if not button.isHidden():
                button.click()
                return

    def _retry(self, outcomes: Sequence[Outcome]) -> None:
        keys = [each.key for each in outcomes if self._can_retry(each)]
        if keys:
            self.retry_wanted.emit(keys)

    def _show_source(self) -> None:
        for outcome in self.chosen():
            if outcome.source is not None:
                self.source_wanted.emit(outcome.source.id)

    def _open(self) -> None:
        for outcome in self.chosen():
            if outcome.entry is not None:
                self.open_wanted.emit(outcome.entry)

    def _remove(self) -> None:
        """Take the chosen ones out, here and among the arrivals."""
        gone = self.chosen()
        row = self.list.currentIndex().row()
        for outcome in gone:
            self._arrivals.dismiss(outcome.key)
        self.model.keep_only(lambda outcome: outcome not in gone)
        self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))
        self._forget_gone()

    def _dismiss(self) -> None:
        self.hide()
        self.model.keep_only(lambda _outcome: False)
        self.left.emit()

    def _forget_gone(self) -> None:
        """What was read again or dismissed elsewhere needs nobody here."""
        if self.isHidden():
            return
        here = self._arrivals.keys()
        self.model.keep_only(lambda outcome: outcome.error is None or outcome.key in here)
        if self.model.rowCount() == 0:
            had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
            self.hide()
            if had_focus:
                self.left.emit()
        self._fit()
        self._offer()

    def _fit(self) -> None:
        rows = min(max(self.model.rowCount(), 1), _MOST_ROWS)
        self.list.setFixedHeight(rows * measure.row(_ROW) + 4)

    def _offer_menu(self, place: QPoint) -> None:
        menu = RowMenu(self)
        for button in (self.show_source, self.retry, self.paste, self.open, self.remove):
            if not button.isHidden():
                menu.offer(button.text(), button.click)
        if not menu.isEmpty():
            menu.popup(self.list.viewport().mapToGlobal(place))

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._first()
            case Qt.Key.Key_Delete:
                self._remove()
            case Qt.Key.Key_Escape:
                self._dismiss()
            case _:
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From one of its buttons.
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("edge"))
        painter.end()


class _OutcomeRow(QStyledItemDelegate):
    """A file's name and why it is no source of its own, in a line."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), measure.row(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        outcome: Outcome = index.data(OUTCOME)
        desk = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, QRectF(option.rect))
        row = QRectF(option.rect).adjusted(0, 1, -4, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, row, 4, fill=desk.colour("picked"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, row, 4, fill=desk.colour("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, row, 4)
        icon, token = ("circle-alert", "bad") if outcome.error is not None else ("copy", "sub")
        icons.paint(painter, icon, QRectF(row.x() + 8, row.center().y() - 7, 14, 14), token, 2.0)
        small = fonts.ui_font(12)
        high = line_height(small)
        top = row.center().y() - high / 2
        name = QRectF(row.x() + 30, top, row.width() * _NAME - 30, high)
        paint_lines(painter, name, outcome.name, fonts.ui_font(12, 600), "text", lines=1)
        why = QRectF(name.right() + 12, top, row.right() - name.right() - 20, high)
        paint_lines(painter, why, outcome.why(), small, "sub", lines=1)
        painter.restore()
