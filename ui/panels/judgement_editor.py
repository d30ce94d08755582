"""The fields of a judgement: what is concluded, how likely, how sure, on what, and what would change it."""
# SPDX-License-Identifier: MIT

from PySide6.QtWidgets import QWidget

from briefing.model import Confidence, Judgement, Kind
from briefing.model.vague_dates import read_period, typed_as
from briefing.project import Change
from ui.desk import Desk
from ui.kit import TextField
from ui.panels.actor_chips import LinkedActors
from ui.panels.choices import BandStrip, LikelihoodField, confidence_control, likelihood_id, read_likelihood
from ui.panels.editing import Form, ItemEditor, ticks
from ui.panels.evidence_block import EvidenceBlock
from ui.panels.period_field import PeriodField
from ui.panels.supports import SupportRows, assumptions, indicators
from ui.panels.switches import Tick
from ui.panels.tag_chips import TagChips
from ui.panels.words import Rating


class JudgementEditor(ItemEditor):
    """One judgement, in the order in which it is filled: sentence, likelihood, confidence, evidence, the rest."""

    def __init__(self, desk: Desk, rating: Rating, parent: QWidget | None = None) -> None:
        super().__init__(desk, Kind.JUDGEMENT, parent)
        self._rating = rating
        example = self.tr("Ankara will likely keep the system until the summit.")
        self.statement = TextField(self.tr("Statement"), example, min_lines=2)
        self.likelihood = LikelihoodField(rating)
        self.band = BandStrip()
        self.confidence = confidence_control()
        self.basis = TextField(self.tr("Basis of the confidence"), self.tr("Why no higher, why no lower"), min_lines=1)
        nothing = self.tr("No source. Select a passage that bears on it and press L, or 1 to 3.")
        self.evidence = EvidenceBlock(desk, self.tr("Evidence"), nothing, weighed=True)
        self.evidence.say_nothing_so(nothing, "warning")
        self.assumptions = SupportRows(desk, assumptions())
        self.would_change = TextField(self.tr("What would change it"), self.tr("An event, a document …"), min_lines=1)
        self.indicators = SupportRows(desk, indicators())
        self.actors = LinkedActors(desk, self.tr("Actors"), self.tr("Link an actor"))
        self.horizon = PeriodField(self.tr("Horizon"), self.tr("by the end of 2026, Q3 2026 …"))
        self.tags = TagChips(desk)
        self.notes = TextField(self.tr("Notes"), self.tr("For yourself: not in the brief"), min_lines=1)
        self.in_brief = Tick(self.tr("In brief"))
        self._tie()
        self._lay_out()

    def concerns(self, change: Change) -> bool:
        touched = change.touches(Kind.EVIDENCE, Kind.LINK, Kind.ACTOR, Kind.TAG, Kind.SETTING)
        return super().concerns(change) or touched or change.touches(Kind.ASSUMPTION, Kind.INDICATOR)

    def before_showing(self, item: Judgement) -> None:
        self.likelihood.know(item.likelihood)

    def show_more(self, item: Judgement) -> None:
        shown = item if self.item_id else None
        self.band.show_term(self._rating.term(item.likelihood))
        self.evidence.show_item(self.item_id)
        for part in (self.assumptions, self.indicators, self.actors, self.tags):
            part.show_for(shown)
        self.horizon.know(item.horizon)

    def _tie(self) -> None:
        self.tie(self.statement, "statement")
        self.tie(self.likelihood, "likelihood", words=likelihood_id, read=read_likelihood)
        self.tie_choice(self.confidence, "confidence", Confidence)
        self.tie(self.basis, "confidence_basis")
        self.tie(self.would_change, "would_change")
        self.tie(self.horizon, "horizon", words=typed_as, read=read_period)
        self.tie(self.notes, "notes")
        self.tie_tick(self.in_brief, "in_brief")

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("Statement"), self.statement)
        form.add_field(self.tr("Likelihood"), self.likelihood, hint=self.band)
        form.add_field(self.tr("Confidence"), self.confidence)
        form.add_wide(self.evidence)
        form.add_field(self.tr("Basis"), self.basis)
        form.add_wide(self.assumptions)
        form.add_field(self.tr("Changed by"), self.would_change)
        form.add_wide(self.indicators)
        form.add_field(self.tr("Actors"), self.actors)
        form.add_field(self.tr("Horizon"), self.horizon, hint=self.horizon.hint)
        form.add_field(self.tr("Tags"), self.tags)
        form.add_field(self.tr("Notes"), self.notes)
        form.add_wide(ticks(self.in_brief))
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Judgement"))
