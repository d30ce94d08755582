"""The actors: who acts on the question, and where the sources say so."""
# SPDX-License-Identifier: MIT

from functools import partial

from PySide6.QtWidgets import QWidget

from briefing.actions.actors import merge
from briefing.actions.naming import in_one_line
from briefing.model import Actor, ActorType, Kind
from briefing.model.folding import folded
from briefing.project import Change
from ui.desk import Desk
from ui.kit import EmptyState, tool_button
from ui.panels.actor_editor import ActorEditor
from ui.panels.columns import Column, Line, label_number
from ui.panels.editing import scrolling
from ui.panels.listing import Listing
from ui.panels.merge_sheet import MergeSheet
from ui.panels.panel import ItemPanel
from ui.panels.rows import ActorRows
from ui.panels.several import Shared, inclusion
from ui.panels.words import counted, mentions_words, said, type_words
from ui.turns import Turns


def actor_columns() -> list[Column]:
    """Name, label, type and mentions of an actor."""
    return [
        Column(said("Name"), lambda line: line.item.name, lambda line: folded(line.item.name)),
        Column(said("Label"), lambda line: line.item.label, label_number),
        Column(said("Type"), lambda line: type_words(line.item.type), lambda line: type_words(line.item.type)),
        Column(said("Mentions"), lambda line: str(line.exhibits), lambda line: line.exhibits, backwards=True),
    ]


class ActorPanel(ItemPanel):
    """The list of actors with the editor of the open one; M merges those that are selected."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        empty = partial(EmptyState, said("Select a name and press A"), icon="users-round", keys="A")
        hint = said("Choose an actor to see its mentions and to edit it")
        super().__init__(desk, Kind.ACTOR, empty, hint, parent=parent)
        self._is_merging = False
        self._survivor = ""
        self._then = Turns(self)  # what follows a merge, a turn of the loop each
        self.sheet = MergeSheet(desk.project)
        self._sheet_area = scrolling(self.sheet)
        self.sheet.merge.connect(self._merge)
        self.sheet.closed.connect(self.close_sheet)
        self.merge_button = tool_button("merge", self.tr("Merge the selected actors (M)"))
        self.merge_button.clicked.connect(self.merge_selected)
        listing = Listing(
            name=self.tr("Actors"),
            filter_name=self.tr("Filter actors"),
            columns=actor_columns(),
            described=self._described,
            found_in=_found_in,
            order=3,
            renames="name",
        )
        head = self.list_of(listing, self.merge_button)
        shared = (_shared_type(), inclusion())
        self.fields = ActorEditor(desk, self.form_room)
        self.assemble(
            self.fields,
            head,
            rows=ActorRows(head.items, head.list),
            title=self.fields.name,
            share=0.55,
            shared=shared,
        )
        head.list.merge_wanted.connect(self.merge_selected)
        head.list.picked_many.connect(self._offer_merge)
        self.below.addWidget(self._sheet_area)
        self._offer_merge()

    def merge_selected(self) -> None:
        """Ask in the editor's place which of the selected names survives; says so where fewer than two are."""
        actors = [item for item in self.selected_items() if isinstance(item, Actor)]
        if len(actors) < 2:  # noqa: PLR2004 a merge takes two
            self.desk.tell(self.tr("Select two or more actors to merge them (Shift or Ctrl with a click or an arrow)"))
            return
        self.below.setCurrentWidget(self._sheet_area)
        self.sheet.ask(actors)
        self.parts.give_room(self.sheet.sizeHint().height())

    def close_sheet(self) -> None:
        """Show the editor again, and go back to the list."""
        self.show_editor()
        self.focus()

    def _merge(self, survivor_id: str, other_ids: list[str]) -> None:
        if self._survivor:
            return  # the sheet was pressed again before it was gone
        project = self.desk.project

        def merged() -> Actor:
            return merge(project, project.get(Actor, survivor_id), [project.get(Actor, one) for one in other_ids])

        self._is_merging = True  # the survivor is shown when all is done, and nothing before it
        survivor = self.desk.do(merged)
        self._is_merging = False
        if survivor is None:
            return
        words = counted("%Ln actor(s) merged into", len(other_ids))
        self.desk.tell(f"{words} “{survivor.name}”", undoable=True)
        self._survivor = survivor.id
        self._then.take([self._open_survivor, self._focus_survivor])

    def _open_survivor(self) -> None:
        if not self.desk.is_closed:
            self.open_item(self._survivor)

    def _focus_survivor(self) -> None:
        survivor, self._survivor = self._survivor, ""
        if not self.desk.is_closed:
            self.desk.select(Kind.ACTOR, survivor)
            self.focus()

    def _hear(self, told: Change) -> None:
        if self._is_merging:
            return
        if self.sheet.ids() & told.ids(Kind.ACTOR) and self.below.currentWidget() is self._sheet_area:
            self.show_editor()
        super()._hear(told)

    def _offer_merge(self) -> None:
        self.merge_button.setEnabled(len(self.head.list.selected_ids()) > 1)

    def _described(self, line: Line) -> str:
        actor: Actor = line.item
        mentions = mentions_words(line.exhibits)
        role = in_one_line(actor.role)
        return ", ".join(part for part in (actor.name, type_words(actor.type), role, mentions) if part)


def _shared_type() -> Shared:
    options = [(kind.value, type_words(kind)) for kind in ActorType]
    return Shared(said("Type"), "type", options, ActorType)


def _found_in(line: Line) -> str:
    actor: Actor = line.item
    return " ".join((actor.label, actor.name, *actor.aliases, actor.role))
