"""What the actors' and the risks' panels share: list above, editor below, one selection with the whole desk."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing.actions.items import delete
from briefing.model import Item, Kind, kind_of, name_of
from briefing.model.kinds import CLASSES
from briefing.project import Change, StepKind
from ui.desk import Desk
from ui.kit import Label, LineField, flush_all
from ui.panels.columns import ItemTable, SortedItems
from ui.panels.editing import ItemEditor, scrolling
from ui.panels.item_list import FilteredList
from ui.panels.rows import RowDelegate

_LEAST_EDITOR = 90
_NARROWEST = 300


class ItemPanel(QWidget):
    """A list of the items of one kind over the editor of the one that is open.

    The open item is the desk's selected one, both ways. Subclasses build their columns, rows and editor.
    """

    reader_wanted = Signal()
    """Ctrl+Enter: the analyst goes back to the text."""

    counted = Signal(int)
    """How many items there are now."""

    def __init__(self, desk: Desk, kind: Kind, editor: ItemEditor, empty: QWidget, hint: str) -> None:
        """`empty` stands for all of it while there is no item, `hint` under the list while none is open."""
        super().__init__()
        self.desk = desk
        self.kind = kind
        self.editor = editor
        self.head: FilteredList
        self.below = QStackedWidget()
        self.splitter = _TwoParts(Qt.Orientation.Vertical)
        self.share = 0.5
        self._whole = QStackedWidget()
        self._empty = empty
        self._hint = _hint(hint)

    @property
    def items(self) -> SortedItems:
        """The rows as they are shown."""
        return self.head.items

    @property
    def table(self) -> ItemTable:
        """All rows."""
        return self.head.items.table

    def assemble(self, head: FilteredList, rows: RowDelegate, title: LineField, share: float) -> None:
        """Put the parts together.

        `title` is what a new item's name is typed into, `share` (0–1) how much of the height the list may take.
        """
        self.share = share
        self.head = head
        self._title = title
        head.list.setItemDelegate(rows)
        self._scroll = scrolling(self.editor)
        self.below.addWidget(self._scroll)
        self.below.addWidget(self._hint)
        self.splitter.addWidget(head)
        self.splitter.addWidget(self.below)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        head.setMinimumHeight(100)
        self.below.setMinimumHeight(_LEAST_EDITOR)
        self._whole.addWidget(self.splitter)
        self._whole.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)
        self._connect()
        self._show_count()
        self.editor.refresh(keep_typed=False)
        self.show_editor()

    def open_item(self, item_id: str) -> None:
        """Select an item here and show it below; "" shows none. The desk is not told."""
        if item_id and not self.items.row_of(item_id).isValid():
            self.head.clear_filter()
        self.head.list.show_selected(item_id)
        if item_id != self.editor.item_id:
            self._scroll.verticalScrollBar().setValue(0)
        self.editor.show_item(item_id)
        self.show_editor()

    def edit_new(self, item_id: str) -> None:
        """Select an item that was just made; the keyboard goes to its name, which is selected for typing over."""
        self.open_item(item_id)
        self.desk.select(self.kind, item_id)
        self._scroll.verticalScrollBar().setValue(0)
        self._title.choose_all()

    def show_editor(self) -> None:
        """Show the fields again, where something else stood in their place; the hint where no item is open."""
        wanted = self._scroll if self.editor.item_id else self._hint
        if self.below.currentWidget() is not wanted:
            self.below.setCurrentWidget(wanted)
            self.below.setMinimumHeight(_LEAST_EDITOR if wanted is self._scroll else self._hint_height())
            self.share_room()

    def share_room(self) -> None:
        """Give the list its share of the height, but no more than its rows need, and the editor the rest.

        Where no item is open the list has all of it but a line.
        """
        whole = sum(self.splitter.sizes())
        if whole and self.below.currentWidget() is self._scroll:
            wanted = min(round(whole * self.share), self.head.height_of_rows())
            self.splitter.setSizes([wanted, whole - wanted])
        elif whole and self.below.currentWidget() is self._hint:
            line = self._hint_height()
            self.splitter.setSizes([whole - line, line])

    def _hint_height(self) -> int:
        return self._hint.heightForWidth(max(self.width(), _NARROWEST))

    def focus(self) -> None:
        """Put the keyboard into the list, or into the panel where the list is empty."""
        if self.table.rowCount():
            self.head.focus_list()
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def selected_items(self) -> list[Item]:
        """The items whose rows are selected, as the project has them now."""
        found = (self.desk.project.find(CLASSES[self.kind], one) for one in self.head.list.selected_ids())
        return [item for item in found if item is not None]

    def delete_selected(self) -> None:
        """Delete the selected items; a toast offers to undo it."""
        items = self.selected_items()

        def deleted() -> bool:
            delete(self.desk.project, items)
            return True

        if not items:
            return
        if self.desk.do(deleted):
            self.desk.tell(self.deleted_words(items), undoable=True)

    def deleted_words(self, items: list[Item]) -> str:
        """What the toast says: "Risk R3 deleted"."""
        if len(items) > 1:
            return self.tr("{n} items deleted").format(n=len(items))
        label = getattr(items[0], "label", "") if kind_of(items[0]) is Kind.RISK else f"“{name_of(items[0])}”"
        return self.tr("{kind} {name} deleted").format(kind=self.kind.value.capitalize(), name=label)

    def rename_selected(self) -> None:
        """Open the name of the current row for typing, in place."""
        self.head.list.rename_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.back_to_reader()
        elif key == Qt.Key.Key_Escape and self.below.isAncestorOf(self.focusWidget()):
            self.focus()
        else:
            super().keyPressEvent(event)

    def back_to_reader(self) -> None:
        """Commit what is typed and tell that the analyst goes back to the text."""
        flush_all()
        self.reader_wanted.emit()

    def _connect(self) -> None:
        rows = self.head.list
        rows.stepped_to.connect(self._step_to)
        rows.delete_wanted.connect(self.delete_selected)
        rows.reader_wanted.connect(self.back_to_reader)
        rows.editor_wanted.connect(self._into_editor)
        for signal in (self.table.rowsInserted, self.table.rowsRemoved, self.table.modelReset):
            signal.connect(self._show_count)
        self.splitter.resized.connect(self.share_room)
        self.splitter.splitterMoved.connect(self._remember_share)
        self.desk.selected.connect(self._follow)
        self.desk.changed.connect(self._hear)

    def _step_to(self, item_id: str) -> None:
        self.editor.show_item(item_id)
        self.show_editor()
        self._scroll.verticalScrollBar().setValue(0)
        self.desk.select(self.kind, item_id)

    def _follow(self, kind: str, item_id: str) -> None:
        if kind == self.kind.value and item_id != self.editor.item_id:
            self.open_item(item_id)

    def _hear(self, change: Change) -> None:
        """What is shown went: show nothing. Undo or redo brought one back: show that."""
        if self.editor.item_id in change.removed.get(self.kind, ()):
            self.open_item("")
        back = change.added.get(self.kind, ())
        if change.kind in (StepKind.UNDO, StepKind.REDO) and len(back) == 1:
            self.open_item(back[0])
            self.desk.select(self.kind, back[0])

    def _remember_share(self) -> None:
        above, below = self.splitter.sizes()
        if self.below.currentWidget() is self._scroll:
            self.share = above / max(above + below, 1)

    def _into_editor(self) -> None:
        if self.editor.isEnabled():
            self._title.choose_all()

    def _show_count(self) -> None:
        count = self.table.rowCount()
        self._whole.setCurrentWidget(self.splitter if count else self._empty)
        self.share_room()
        self.counted.emit(count)


def _hint(words: str) -> QWidget:
    """A line under the list."""
    hint = QWidget()
    row = QVBoxLayout(hint)
    row.setContentsMargins(16, 8, 16, 10)
    row.addWidget(Label(words, size=12, colour="sub", wrap=True))
    return hint


class _TwoParts(QSplitter):
    """A splitter that tells when its room has changed."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
