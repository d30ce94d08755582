"""What all panels share: list above, editor below, one selection with the whole desk."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing.actions.adding import add_item
from briefing.actions.duplicating import DUPLICABLE, duplicate
from briefing.actions.items import change, delete
from briefing.actions.naming import in_one_line
from briefing.model import Item, Kind, kind_of, name_of
from briefing.model.kinds import CLASSES
from briefing.project import Change, StepKind
from ui.desk import Desk
from ui.kind_words import kind_words
from ui.kit import LineField, TextField, flush_all, tool_button
from ui.panels.columns import ItemTable, SortedItems
from ui.panels.editing import ItemEditor, attempted
from ui.panels.item_list import FilteredList
from ui.panels.listing import Listing
from ui.panels.parts import PanelParts
from ui.panels.rows import RowDelegate
from ui.panels.several import SeveralEditor, Shared
from ui.unfinished import KeptInPlace


class ItemPanel(QWidget):
    """A list of the items of one kind over the editor of the one that is open, or over what several have in common.

    The open item is the desk's selected one, both ways. Subclasses say what the list shows and build rows and editor.
    """

    reader_wanted = Signal()
    """Ctrl+Enter: the analyst goes back to the text."""

    counted = Signal(int)
    """How many items there are now."""

    menu_wanted = Signal(object, QPoint)
    """The menu of this panel's rows is asked for, at a point of the screen."""

    def __init__(
        self,
        desk: Desk,
        kind: Kind,
        empty: Callable[[], QWidget],
        hint: str,
        *,
        parent: QWidget | None,
    ) -> None:
        """`empty` makes what stands for all while there is no item, `hint` stands under the list while none is open."""
        super().__init__(parent)
        self.desk = desk
        self.kind = kind
        self.editor: ItemEditor
        self.head: FilteredList
        self._whole = QStackedWidget(self)
        # Each in its place from the first: the style sheet is put anew on all widgets that get another parent.
        self.parts = PanelParts(hint, self._whole)
        self.below = self.parts.below
        self._make_empty = empty
        self._previewed = -1
        self.new_action = QAction(self)

    @property
    def form_room(self) -> QWidget:
        """Where the editor stands."""
        return self.parts.form_room

    @property
    def items(self) -> SortedItems:
        """The rows as they are shown."""
        return self.head.items

    @property
    def table(self) -> ItemTable:
        """All rows."""
        return self.head.items.table

    def list_of(self, listing: Listing, *actions: QWidget) -> FilteredList:
        """The list that a listing tells of, with buttons beside its filter."""
        self._listing = listing
        table = ItemTable(
            self.desk,
            self.kind,
            listing.columns,
            described=listing.described,
            rename=self._rename if listing.renames else None,
            speaks_of=listing.speaks_of,
            parent=self,
        )
        items = SortedItems(table, listing.found_in, self)
        buttons = [*actions]
        if listing.new_name:
            add = tool_button("plus", f"{listing.new_name}  Ins")
            add.setAccessibleName(listing.new_name)
            if self.desk.project.read_only:
                add.hide()
            add.clicked.connect(self.add_new)
            buttons.insert(0, add)
        head = FilteredList(listing.name, listing.filter_name, items, *buttons)
        head.sort_by(listing.order)
        self.setAccessibleName(listing.name)
        # Before the editor is made: Tab goes round in the order in which widgets came.
        self.parts.take_list(head)
        return head

    def assemble(
        self,
        editor: ItemEditor,
        head: FilteredList,
        *,
        rows: RowDelegate,
        title: LineField | TextField,
        share: float,
        shared: Sequence[Shared],
    ) -> None:
        """Put the parts together.

        `title` is what a new item's name is typed into, `share` (0–1) how much of the height the list may take,
        `shared` what several items can be given at once.
        """
        self.editor = editor
        self.parts.share = share
        self.head = head
        self.shared = tuple(shared)
        self._title = title
        head.list.setItemDelegate(rows)
        if self._listing.renames:
            rows.in_place = KeptInPlace(rows, self.desk.unfinished, self.kind, self._listing.renames)
        self.parts.take_form(editor)
        self._whole.addWidget(self.parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)
        QWidget.setTabOrder(head.list, title)
        self._connect()
        self._show_count()
        self.editor.refresh(keep_typed=False)
        self.show_editor()

    @cached_property
    def several(self) -> SeveralEditor:
        """What several items have in common, made when several are first selected."""
        several = SeveralEditor(self.desk, self.kind, self.shared)
        self.parts.take_several(several)
        return several

    @cached_property
    def _empty(self) -> QWidget:
        empty = self._make_empty()
        self._whole.addWidget(empty)
        return empty

    def reword_shared(self, attribute: str, options: Sequence[tuple[str, str]]) -> None:
        """Say the options of a field that several items can be given otherwise."""
        self.shared = tuple(
            replace(each, options=options) if each.attribute == attribute else each for each in self.shared
        )
        if self.parts.has_several():
            self.several.reword(attribute, options)

    def open_item(self, item_id: str) -> None:
        """Select an item here and show it below; "" shows none. The desk is not told."""
        if item_id and not self.items.row_of(item_id).isValid():
            self.head.clear_filter()
        self.head.list.show_selected(item_id)
        if item_id != self.editor.item_id:
            self.parts.scroll_to(0)
            self._previewed = -1
        self.editor.show_item(item_id)
        self.show_editor()

    def edit_new(self, item_id: str) -> None:
        """Select an item that was just made; the keyboard goes to its name, which is selected for typing over."""
        self.open_item(item_id)
        self.desk.select(self.kind, item_id)
        self.parts.scroll_to(0)
        self._title.choose_all()

    def show_editor(self) -> None:
        """Show the fields again, where something else stood in their place; the hint where no item is open.

        Where several rows are selected the fields are those they have in common.
        """
        chosen = self.head.list.selected_ids()
        if len(chosen) > 1:
            self.several.show_items(chosen)
            self.parts.show_several()
        elif self.editor.item_id:
            self.parts.show_form()
        else:
            self.parts.show_hint()

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

        if not items or self._refuses():
            return
        if self.desk.do(deleted):
            self.desk.tell(self.deleted_words(items), undoable=True)

    def duplicate_selected(self) -> None:
        """Make a copy of the item at hand, where there may be two alike, and take the keyboard to its name."""
        items = self.selected_items()
        if self.kind not in DUPLICABLE or len(items) != 1 or self._refuses():
            return
        made = self.desk.do(lambda: duplicate(self.desk.project, items[0]))
        if made is not None:
            self.edit_new(made.id)

    def deleted_words(self, items: list[Item]) -> str:
        """What the toast says: "Risk R3 deleted"."""
        if len(items) > 1:
            return self.tr("%Ln item(s) deleted", "", len(items))
        label = f"“{name_of(items[0])}”" if kind_of(items[0]) is Kind.ACTOR else getattr(items[0], "label", "")
        return self.tr("{kind} {name} deleted").format(kind=kind_words(self.kind), name=label)

    def add_new(self) -> None:
        """Make a new item that no words in a text stand for yet, and take the keyboard to its name."""
        if not self._listing.new_name or self._refuses():
            return
        made = self.desk.do(lambda: add_item(self.desk.project, self.kind, self._listing.new))
        if made is not None:
            self.edit_new(made.id)

    def _refuses(self) -> bool:
        """Whether nothing can be changed here, which is said then."""
        if self.desk.project.read_only:
            self.desk.tell(self.tr("Read-only: nothing can be changed here"))
        return self.desk.project.read_only

    def preview(self) -> None:
        """Show a passage of the current item in its text, the next one each time; the keyboard stays here."""
        exhibits = self.desk.project.exhibits_of(self.editor.item_id) if self.editor.item_id else []
        if exhibits:
            self._previewed = (self._previewed + 1) % len(exhibits)
            shown = exhibits[self._previewed]
            passage = shown.passage
            self.desk.passage_wanted.emit(shown.source.id, passage.revision_id, passage.start, passage.end)

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

    def _tie_dropped(self, item_id: str) -> None:
        """What is selected in the text was dropped on a row."""
        if not self.desk.project.read_only:
            self.desk.tie_wanted.emit(item_id)

    def _connect(self) -> None:
        rows = self.head.list
        rows.stepped_to.connect(self._step_to)
        rows.delete_wanted.connect(self.delete_selected)
        rows.duplicate_wanted.connect(self.duplicate_selected)
        rows.reader_wanted.connect(self.back_to_reader)
        rows.editor_wanted.connect(self._into_editor)
        rows.picked_many.connect(self._show_what_is_picked)
        rows.new_wanted.connect(self.add_new)
        rows.preview_wanted.connect(self.preview)
        rows.passage_dropped.connect(self._tie_dropped)
        rows.menu_wanted.connect(lambda place: self.menu_wanted.emit(self, place))
        self.new_action.setText(self._listing.new_name)
        self.new_action.setIconText(self._listing.new_name)
        self.new_action.setEnabled(bool(self._listing.new_name) and not self.desk.project.read_only)
        self.new_action.triggered.connect(self.add_new)
        for signal in (self.table.rowsInserted, self.table.rowsRemoved, self.table.modelReset):
            signal.connect(self._show_count)
        self.desk.selected.connect(self._follow)
        self.desk.changed.connect(self._hear)

    def _step_to(self, item_id: str) -> None:
        self.editor.show_item(item_id)
        self.show_editor()
        self.parts.scroll_to(0)
        self.desk.select(self.kind, item_id)

    def _show_what_is_picked(self) -> None:
        several = len(self.head.list.selected_ids()) > 1
        if several or self.parts.shows_several():
            self.show_editor()

    def _rename(self, item: Item, name: str) -> bool:
        """Write what was typed in place of a name; why that makes no sense is told."""
        fields = {self._listing.renames: in_one_line(name)}
        refused = attempted(self.desk, lambda: change(self.desk.project, item, **fields))
        if refused:
            self.desk.tell(refused)
        return not refused

    def _follow(self, kind: str, item_id: str) -> None:
        if kind == self.kind.value and item_id != self.editor.item_id:
            self.open_item(item_id)

    def _hear(self, told: Change) -> None:
        """What is shown went: show nothing. Undo or redo brought one back: show that."""
        if self.editor.item_id in told.removed.get(self.kind, ()):
            self.open_item("")
        back = told.added.get(self.kind, ())
        if told.kind in (StepKind.UNDO, StepKind.REDO) and len(back) == 1:
            self.open_item(back[0])
            self.desk.select(self.kind, back[0])

    def _into_editor(self) -> None:
        if self.editor.isEnabled():
            self._title.choose_all()

    def _show_count(self) -> None:
        count = self.table.rowCount()
        self._whole.setCurrentWidget(self.parts if count else self._empty)
        self.parts.share_out()
        self.counted.emit(count)
