"""The list of steps: what was done, by whom and when, opened down to the field; one item's own; undo to here."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from briefing.actions.naming import in_one_line
from briefing.model import CLASSES, Evidence, Kind, Passage, Revision, Section
from ui import fonts
from ui.desk import Desk
from ui.history.model import HistoryModel
from ui.history.nodes import Action, Field, More, Node, Touched
from ui.history.rows import HistoryRows, HistoryTree
from ui.kit import Label, SegmentedControl, link_button
from ui.kit.labels import IconMark

_ALL, _ITEM = "all", "item"


class StepsPanel(QWidget):
    """Steps newest first over a foot that says whether the chain holds and offers to go back.

    `source_wanted` asks to show a source. What is shown follows the project while the panel is visible.
    """

    source_wanted = Signal(str)
    checkpoint_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = HistoryModel(desk.project, self)
        self.tree = self._tree()
        self.scope = SegmentedControl(
            ((_ALL, self.tr("All steps")), (_ITEM, self.tr("Selected item"))), self.tr("What to show")
        )
        self.name = self._name_field()
        self.back = link_button("")
        self._mark = IconMark("shield-check", "sub", size=14)
        self.chain = Label(size=11, colour="sub", elide=True)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._stale = True
        self._lay_out()
        self._connect()
        self.show_checked(None)

    def show_all(self, recovered: frozenset[int] = frozenset()) -> None:
        """Show the whole history from its end; `recovered` steps stand out."""
        self.scope.set_chosen(_ALL)
        self.model.show_item(None)
        self.model.mark_recovered(recovered)
        self._stale = False
        self.tree.scrollToTop()
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self._show_offer()

    def show_checked(self, found: list[str] | None) -> None:
        """Say what the check of the file found: nothing wrong, this, or None before it ended."""
        if found is None:
            self._mark.show_icon("shield-check", "sub")
            self._say(self.tr("Not checked since opening"), "sub")
        elif not found:
            self._mark.show_icon("shield-check", "good")
            steps = self.tr("%Ln step(s)", "", self.model.count)
            self._say(self.tr("Checked: {0}, all as recorded").format(steps), "sub")
        else:
            self._mark.show_icon("shield-alert", "bad")
            self._say(self.tr("Not whole: {0}").format(found[0]), "bad")

    def go_back_to(self, action: Action) -> None:
        """Undo, or redo, until this action is the one that was done last; each is a step of its own."""
        undos, redos = self.model.standing.way_to(action.step)
        replaying = self._desk.replaying
        turns = [replaying.undo] * undos or [replaying.redo] * redos

        def tell() -> None:
            said = self.tr("%Ln action(s) taken back", "", undos)
            self._desk.tell(said if undos else self.tr("%Ln action(s) done again", "", redos))

        if turns:
            self._desk.do(lambda: replaying.one_by_one([*turns, tell]))

    def current(self) -> Node | None:
        """The row that is chosen."""
        return self.model.node(self.tree.currentIndex())

    def focus(self) -> None:
        """Put the keyboard into the list."""
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Building

    def _tree(self) -> HistoryTree:
        tree = HistoryTree()
        tree.setModel(self.model)
        tree.setItemDelegate(HistoryRows(tree, self.model))
        tree.setHeaderHidden(True)
        tree.setIndentation(16)
        tree.setUniformRowHeights(False)
        tree.setAnimated(False)
        tree.setMouseTracking(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.setAccessibleName(self.tr("Steps of the history"))
        return tree

    def _name_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setFont(fonts.ui_font(12))
        field.setPlaceholderText(self.tr("Name this moment as a checkpoint"))
        field.setAccessibleName(self.tr("Name of a checkpoint"))
        field.setMaxLength(80)
        field.setEnabled(not self._desk.project.read_only)
        if self._desk.project.read_only:
            field.hide()  # never shown here: without a parent it would be a window of its own
        return field

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.scope)
        head.addWidget(self.name)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.setSpacing(6)
        foot.addWidget(self._mark)
        foot.addWidget(self.chain, 1)
        offer = QHBoxLayout()
        offer.setContentsMargins(10, 4, 12, 0)
        offer.addWidget(self.back)
        offer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addLayout(offer)
        column.addLayout(foot)
        self.scope.set_chosen(_ALL)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._catch_up)
        self.scope.chosen.connect(lambda _scope: self._follow())
        self.name.returnPressed.connect(self._name_moment)
        self.tree.clicked.connect(self._clicked)
        self.tree.activated.connect(self._clicked)
        self.tree.expanded.connect(self._open_below)
        self.tree.selectionModel().currentChanged.connect(lambda _new, _old: self._show_offer())
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.model.modelReset.connect(self._show_offer)
        self.back.clicked.connect(self._go_back)
        self._desk.selected.connect(lambda _kind, _id: self._follow())
        self._desk.changed.connect(lambda _change: self._grow_old())
        self._desk.history_changed.connect(self._grow_old)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tree.scheduleDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start()

    # Living

    def _grow_old(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _catch_up(self) -> None:
        self._stale = False
        self._desk.look(self.model.catch_up)
        self._show_offer()

    def _follow(self) -> None:
        """Show the selected item's own history, or all of it."""
        kind, item_id = self._desk.selected_item
        if self.scope.chosen_id() == _ITEM and item_id:
            self._desk.look(lambda: self.model.show_item((Kind(kind), item_id)))
            self.tree.expandAll()
        elif self.scope.chosen_id() == _ALL:
            self._desk.look(lambda: self.model.show_item(None))

    def _open_below(self, index: QModelIndex) -> None:
        """The fields of few items are shown at once."""
        node = self.model.node(index)
        if isinstance(node, Action) and node.parts is not None and len(node.parts) <= _FEW:
            for row in range(len(node.parts)):
                self.tree.expand(self.model.index(row, 0, index))

    def _clicked(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if isinstance(node, Action):
            if self.model.canFetchMore(index):
                self.model.fetchMore(index)
            changed = [(part.change.kind, part.change.id) for part in node.parts or []]
        elif isinstance(node, Touched):
            changed = [(node.change.kind, node.change.id)]
        elif isinstance(node, Field):
            changed = [(node.touched.change.kind, node.touched.change.id)]
        else:
            return
        for kind, item_id in changed:
            if self._go_to(kind, item_id):
                return

    def _go_to(self, kind: Kind, item_id: str) -> bool:
        """Move to an item; whether it is there and has a place to be shown at."""
        project = self._desk.project
        item = project.find(CLASSES[kind], item_id)
        if item is None:
            return False
        match item:
            case Evidence():
                return self._go_to(Kind(item.item_kind), item.item_id)
            case Passage():
                revision = project.find(Revision, item.revision_id)
                if revision is None:
                    return False
                self._desk.passage_wanted.emit(revision.source_id, revision.id, item.start, item.end)
            case Revision():
                self.source_wanted.emit(item.source_id)
            case Section():
                self._desk.select(Kind.BRIEF, item.brief_id)
            case _ if kind is Kind.SOURCE:
                self.source_wanted.emit(item_id)
            case _ if kind in _SELECTABLE:
                self._desk.select(kind, item_id)
            case _:
                return False
        return True

    def _show_offer(self) -> None:
        words_now = self._offer_words(self.current())
        self.back.setText(words_now)
        self.back.setVisible(bool(words_now))

    def _offer_words(self, node: Node | None) -> str:
        action = _action_of(node)
        if action is None or self._desk.project.read_only:
            return ""
        undos, redos = self.model.standing.way_to(action.step)
        if undos:
            return self.tr("Undo to here · %Ln action(s)", "", undos)
        if redos:
            return self.tr("Redo to here · %Ln action(s)", "", redos)
        return ""

    def _go_back(self) -> None:
        action = _action_of(self.current())
        if action is not None:
            self.go_back_to(action)

    def _show_menu(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        action = _action_of(self.model.node(index))
        if action is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Go to the item"), lambda: self._clicked(index))
        offered = self._offer_words(action)
        if offered:
            menu.addAction(offered, lambda: self.go_back_to(action))
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _name_moment(self) -> None:
        name = in_one_line(self.name.text())
        if name:
            self.checkpoint_wanted.emit(name)
            self.name.clear()

    def _say(self, sentence: str, colour: str) -> None:
        self.chain.setText(sentence)
        self.chain.set_colour(colour)
        self.chain.setToolTip(sentence)


_FEW = 12
_SELECTABLE = (Kind.ACTOR, Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE, Kind.BRIEF)


def _action_of(node: Node | None) -> Action | None:
    if isinstance(node, Field):
        return node.touched.action
    return node.action if isinstance(node, Touched | More) else node
