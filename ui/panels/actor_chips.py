"""Actors linked to an item as chips: who takes part, where it happened, who said it."""
# SPDX-License-Identifier: MIT

from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from briefing.actions.adding import add_place, add_speaker
from briefing.actions.items import change, link, linked_actors, unlink
from briefing.model import Actor, ActorType, Kind
from briefing.model.folding import folded
from ui.desk import Desk
from ui.panels.chips import ChipRow
from ui.panels.words import ACTOR_ICONS, said


class ActorChips(ChipRow):
    """Chips of actors; a name is completed from those there are. A press on a chip shows its actor.

    What a subclass links them by stands in `linked`, `join`, `part` and `add_new`.
    """

    def __init__(self, desk: Desk, name: str, add_name: str) -> None:
        super().__init__(name, add_name, said("Name, then Enter"), writable=not desk.project.read_only)
        self.desk = desk
        self.item: Any = None
        self.added.connect(self._add)
        self.closed.connect(self._close)
        self.pressed.connect(lambda actor_id: desk.select(Kind.ACTOR, actor_id))

    def show_for(self, item: Any) -> None:
        """Show the actors of this item, as the project has them now; None for none."""
        self.item = item
        linked = self.linked() if item is not None else []
        taken = {actor.id for actor in linked}
        self.show_chips((actor.id, actor.name, ACTOR_ICONS[actor.type]) for actor in linked)
        self.offer(
            sorted(
                (actor.name for actor in self.desk.project.all(Actor) if actor.id not in taken and self.suits(actor)),
                key=folded,
            )
        )

    def suits(self, _actor: Actor) -> bool:
        """Whether an actor is offered."""
        return True

    def linked(self) -> list[Actor]:
        """The actors of the item."""
        raise NotImplementedError

    def join(self, actor: Actor) -> object:
        """Link an actor: one action."""
        raise NotImplementedError

    def part(self, actor: Actor) -> None:
        """Take an actor's link away: one action."""
        raise NotImplementedError

    def add_new(self, name: str) -> object:
        """Link somebody nobody has spoken of yet: one action, or words that say why not."""
        self.desk.tell(said("There is no actor “{name}” yet: mark it in a text with A").format(name=name))
        return None

    def _add(self, typed: str) -> None:
        if self.item is None:
            return
        wanted = folded(typed)
        for actor in self.desk.project.all(Actor):
            if wanted in map(folded, (actor.name, *actor.aliases)):
                self.desk.do(partial(self.join, actor))
                break
        else:
            self.desk.do(lambda: self.add_new(typed))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self, actor_id: str) -> None:
        actor = self.desk.project.find(Actor, actor_id)
        if self.item is not None and actor is not None:
            self.desk.do(lambda: self.part(actor))


class LinkedActors(ActorChips):
    """Those who take part: links of the role "actor"."""

    role = "actor"

    def linked(self) -> list[Actor]:
        return linked_actors(self.desk.project, self.item, self.role)

    def join(self, actor: Actor) -> object:
        return link(self.desk.project, self.item, actor, self.role)

    def part(self, actor: Actor) -> None:
        unlink(self.desk.project, self.item, actor, self.role)


class Places(LinkedActors):
    """Where it happened: actors that are places; a name that none has yet becomes one."""

    role = "place"

    def suits(self, actor: Actor) -> bool:
        return actor.type is ActorType.PLACE

    def add_new(self, name: str) -> object:
        return add_place(self.desk.project, self.item, name)


class Speaker(ActorChips):
    """Who said it: one actor at most; another name takes its place, a new one becomes an actor."""

    def linked(self) -> list[Actor]:
        found = self.desk.project.find(Actor, self.item.speaker_id) if self.item.speaker_id else None
        return [found] if found is not None else []

    def join(self, actor: Actor) -> object:
        self.close_field()
        return change(self.desk.project, self.item, speaker_id=actor.id)

    def part(self, _actor: Actor) -> None:
        change(self.desk.project, self.item, speaker_id=None)

    def add_new(self, name: str) -> object:
        self.close_field()
        return add_speaker(self.desk.project, self.item, name)
