"""The list at the head of a panel, with its filter and its order."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from ui import fonts
from ui.command_table import Scope
from ui.kit import Label, link_button, tool_button
from ui.kit.buttons import add_search_icon
from ui.kit.editing import row_ended
from ui.kit.painting import focus_ring, smooth
from ui.panels.columns import Index, SortedItems
from ui.place_keys import meant

Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)
_MEASURED = 40  # rows beyond these are as high as the first


class ItemList(QListView):
    """Rows to walk, select, rename in place and delete.

    Its keys are those of the command table in `Scope.LIST`; Esc goes back to the text. Where names are not typed in
    place, renaming opens the editor.
    """

    keys_scope = Scope.LIST

    stepped_to = Signal(str)
    """The id of the row the analyst went to by key or mouse."""

    picked_many = Signal()
    """Which rows are selected has changed."""

    delete_wanted = Signal()
    duplicate_wanted = Signal()
    merge_wanted = Signal()
    filter_wanted = Signal()
    editor_wanted = Signal()
    new_wanted = Signal()
    preview_wanted = Signal()
    moved = Signal(int)
    reader_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """The menu of what is selected is asked for, at a point of the screen."""
    passage_dropped = Signal(str)
    """What is selected in the text was dropped on the item with this id."""

    def __init__(self, name: str, model: SortedItems, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = model
        self._silent = False
        self._over = -1  # the row that a passage is dragged over
        self.setAccessibleName(name)
        self.setModel(model)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)  # the key for it is the command table's
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAcceptDrops(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked_many.emit())

    def selected_ids(self) -> list[str]:
        """The ids of the selected rows, in the order they are shown."""
        # Select all picks every column, of which the list shows the first.
        picked = (index for index in self.selectionModel().selectedIndexes() if index.column() == 0)
        rows = sorted(picked, key=lambda index: index.row())
        return [self._items.line(index).item.id for index in rows]

    def show_selected(self, item_id: str) -> None:
        """Make an item the only selected row, without telling; "" and an item that is not shown select none."""
        if item_id and [item_id] == self.selected_ids():
            return
        index = self._items.row_of(item_id) if item_id else QModelIndex()
        self._silent = True
        if index.isValid():
            # The view's own way asks the keyboard: with Ctrl held, as in undoing, it would select one more row.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, only)
            self.scrollTo(index)
        else:
            self.selectionModel().clearSelection()
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._silent = False

    def rename_current(self) -> None:
        """Open the name of the current row for typing, in place."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.isValid():
            self.editor_wanted.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # Rows that go take the current one to a neighbour: nobody went there unless the keyboard is here.
        if current.isValid() and self.hasFocus() and not self._silent:
            self.stepped_to.emit(self._items.line(current).item.id)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, row_ended(hint))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Text of this window alone: files, and text of other programs, are sources, and the window takes them.
        if event.source() is not None and event.mimeData().hasText():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._over = index.row() if index.isValid() else -1
        self.viewport().update()
        event.setAccepted(index.isValid())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = -1
        self.viewport().update()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._over = -1
        self.viewport().update()
        event.setAccepted(index.isValid())
        if index.isValid():
            self.passage_dropped.emit(self._items.line(index).item.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        here = self.currentIndex()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and here.isValid():
            if not self.selectedIndexes():  # the ring stands on a row that nobody has chosen yet
                self.setCurrentIndex(here)
                self.stepped_to.emit(self._items.line(here).item.id)
            self.scrollTo(here)
            place = self.viewport().mapToGlobal(self.visualRect(here).center())
        self.menu_wanted.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over >= 0:
            painter = smooth(self.viewport())
            focus_ring(painter, QRectF(self.visualRect(self._items.index(self._over, 0))), 6)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            return  # the name that is typed in place lets Enter through to here
        if self.act(meant(event, self.keys_scope)):
            return
        if event.key() == Key.Key_Escape:
            self.reader_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # As a key of the window it would copy the item that is open, which may be of another kind.
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if pressed and meant(cast("QKeyEvent", event), self.keys_scope) == "edit.duplicate":
            event.accept()
            return True
        return super().event(event)

    def act(self, command: str) -> bool:
        """Do a command of lists; whether a list of items knows it."""
        known: dict[str, Callable[[], object]] = {
            "edit.rename": self.rename_current,
            "edit.delete": self.delete_wanted.emit,
            "edit.duplicate": self.duplicate_wanted.emit,
            "actors.merge": self.merge_wanted.emit,
            "list.edit": self.rename_current,
            "list.preview": self.preview_wanted.emit,
            "list.filter": self.filter_wanted.emit,
            "list.new": self.new_wanted.emit,
            "list.editor": self.editor_wanted.emit,
            "list.up": lambda: self.moved.emit(-1),
            "list.down": lambda: self.moved.emit(1),
            "list.delete": self.delete_wanted.emit,
            "list.back": self.reader_wanted.emit,
        }
        if command not in known:
            return False
        known[command]()
        return True


class FilteredList(QWidget):
    """A list under its filter field; the line "Showing 4 of 12 · Clear" stands there while rows are left out."""

    def __init__(self, name: str, filter_name: str, model: SortedItems, *actions: QWidget) -> None:
        super().__init__()
        self.items = model
        self.list = ItemList(name, model)
        self.filter = QLineEdit()
        self._shown = Label(size=11, colour="sub")
        self._clear = link_button(self.tr("Clear"))
        self._sort = self._sort_button([column.heading for column in model.table.columns])
        self._dress_filter(filter_name)
        self._lay_out(actions)
        self.list.filter_wanted.connect(self.filter.setFocus)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._say_what_is_shown)
        self._say_what_is_shown()

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def height_of_rows(self) -> int:
        """How high this would have to be to show every row; never so low that a row or two could not stand in it."""
        rows = max(self.items.table.rowCount(), 2)
        shown = min(self.items.rowCount(), _MEASURED)
        high = sum(self.list.sizeHintForRow(row) for row in range(shown))
        return self.list.y() + high + max(rows - shown, 0) * max(self.list.sizeHintForRow(0), 24) + 10

    def clear_filter(self) -> None:
        """Show all rows again."""
        self.filter.clear()

    def look(self) -> list[str]:
        """What it is filtered by and the heading of the column that orders it, for `show_look`."""
        return [self.filter.text(), self.items.table.columns[self.items.sortColumn()].heading]

    def show_look(self, told: object) -> None:
        """Filter and order as `look` told; nothing where that makes no sense."""
        match told:
            case [str() as words, str() as heading]:
                self.filter.setText(words)
                headings = [column.heading for column in self.items.table.columns]
                if heading in headings:
                    self.sort_by(headings.index(heading))

    def sort_by(self, column: int) -> None:
        """Order the list by a column, and show so in the menu."""
        self.items.sort_by(column)
        self._orders[column].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Escape and self.filter.hasFocus():
            self.clear_filter()
            self.focus_list()
        elif event.key() in (*_ENTER, Key.Key_Down) and self.filter.hasFocus():
            self.focus_list()
        else:
            super().keyPressEvent(event)

    def _dress_filter(self, name: str) -> None:
        self.filter.setPlaceholderText(name)
        self.filter.setAccessibleName(name)
        self.filter.setFont(fonts.ui_font(12))
        self.filter.setProperty("quiet", True)
        add_search_icon(self.filter, "faint")
        self.filter.textChanged.connect(self._filter)
        self._clear.clicked.connect(self.clear_filter)

    def _lay_out(self, actions: Sequence[QWidget]) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.setContentsMargins(8, 0, 4, 0)
        head.addWidget(self.filter, 1)
        for action in (*actions, self._sort):
            head.addWidget(action)
        told = QHBoxLayout()
        told.setContentsMargins(8, 0, 8, 0)
        told.addWidget(self._shown)
        told.addWidget(self._clear)
        told.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(told)
        column.addWidget(self.list, 1)

    def _sort_button(self, headings: Sequence[str]) -> QWidget:
        button = tool_button("arrow-down-wide-narrow", self.tr("Order of the list"))
        button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        group = QActionGroup(menu)
        self._orders: list[QAction] = []
        for number, heading in enumerate(headings):
            order = group.addAction(self.tr("By {column}").format(column=heading))
            order.setCheckable(True)
            order.triggered.connect(lambda _on, column=number: self.items.sort_by(column))
            self._orders.append(order)
        menu.addActions(self._orders)
        button.setMenu(menu)
        return button

    def _filter(self, words: str) -> None:
        self.items.filter_by(words)
        self._say_what_is_shown()

    def _say_what_is_shown(self) -> None:
        shown, whole = self.items.rowCount(), self.items.table.rowCount()
        filtered = self.items.is_filtered
        words = self.tr("Nothing matches") if not shown else self.tr("Showing {n} of {all}").format(n=shown, all=whole)
        self._shown.setText(words)
        self._shown.setVisible(filtered)
        self._clear.setVisible(filtered)
