"""The fields of an event: what happened or is forecast, when, who took part, where."""
# SPDX-License-Identifier: MIT

from PySide6.QtWidgets import QWidget

from briefing.model import Event, Kind
from briefing.model.vague_dates import read_period, typed_as
from briefing.project import Change
from ui.desk import Desk
from ui.kit import LineField, TextField
from ui.panels.actor_chips import LinkedActors, Places
from ui.panels.editing import Form, ItemEditor, ticks
from ui.panels.evidence_block import EvidenceBlock
from ui.panels.period_field import PeriodField
from ui.panels.switches import Tick
from ui.panels.tag_chips import TagChips


class EventEditor(ItemEditor):
    """One event. Its date may be vague: it is kept in its words, with the interval they are read as."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, Kind.EVENT, parent)
        self.title = LineField(self.tr("Title"), self.tr("What happened, in a few words"))
        self.period = PeriodField(self.tr("Date"), self.tr("March 2024, summer 2019, 3 to 8 May 2026 …"))
        self.forecast = Tick(self.tr("Forecast: it has not happened yet"))
        self.actors = LinkedActors(desk, self.tr("Actors"), self.tr("Link an actor"))
        self.places = Places(desk, self.tr("Place"), self.tr("Add a place"))
        nothing = self.tr("No evidence yet. Select a passage and press L, or 1 to 3.")
        self.evidence = EvidenceBlock(desk, self.tr("Evidence"), nothing, weighed=True)
        self.description = TextField(self.tr("Description"), self.tr("What is known of it"), min_lines=2)
        self.tags = TagChips(desk)
        self.notes = TextField(self.tr("Notes"), self.tr("For yourself: not in the brief"), min_lines=1)
        self.in_brief = Tick(self.tr("In brief"))
        self._tie()
        self._lay_out()

    def concerns(self, change: Change) -> bool:
        return super().concerns(change) or change.touches(Kind.EVIDENCE, Kind.LINK, Kind.ACTOR, Kind.TAG)

    def show_more(self, item: Event) -> None:
        shown = item if self.item_id else None
        self.evidence.show_item(self.item_id)
        for part in (self.actors, self.places, self.tags):
            part.show_for(shown)
        self.period.know(item.period)

    def _tie(self) -> None:
        self.tie(self.title, "title")
        self.tie(self.period, "period", words=typed_as, read=read_period)
        self.tie_tick(self.forecast, "forecast")
        self.tie(self.description, "description")
        self.tie(self.notes, "notes")
        self.tie_tick(self.in_brief, "in_brief")

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("Title"), self.title)
        form.add_field(self.tr("Date"), self.period, hint=self.period.hint)
        form.add_wide(ticks(self.forecast))
        form.add_field(self.tr("Actors"), self.actors)
        form.add_field(self.tr("Place"), self.places)
        form.add_wide(self.evidence)
        form.add_field(self.tr("Description"), self.description)
        form.add_field(self.tr("Tags"), self.tags)
        form.add_field(self.tr("Notes"), self.notes)
        form.add_wide(ticks(self.in_brief))
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Event"))
