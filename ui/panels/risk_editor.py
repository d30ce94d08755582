"""The fields of a risk: what may happen to which objective, how likely, how grave, on what evidence."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from briefing.actions.naming import in_one_line
from briefing.model import Confidence, Kind, Risk, Trend
from briefing.model.vague_dates import read_period, typed_as
from briefing.project import Change
from ui import icons
from ui.desk import Desk
from ui.kit import LineField, TextField
from ui.kit.buttons import name_icons
from ui.panels.actor_chips import LinkedActors
from ui.panels.choices import confidence_control, trend_control
from ui.panels.editing import Form, ItemEditor, ticks
from ui.panels.evidence_block import EvidenceBlock
from ui.panels.period_field import PeriodField
from ui.panels.rating import RatingBlock
from ui.panels.switches import Tick
from ui.panels.tag_chips import TagChips
from ui.panels.words import Rating, categories


class RiskEditor(ItemEditor):
    """One risk, in the order in which it is filled: title, matrix, confidence, actors, evidence, then the words."""

    def __init__(self, desk: Desk, rating: Rating, parent: QWidget | None = None) -> None:
        super().__init__(desk, Kind.RISK, parent)
        self.title = LineField(self.tr("Title"), self.tr("What may happen, in a few words"))
        self.rating = RatingBlock(desk, rating)
        self.confidence = confidence_control()
        self.trend = trend_control()
        self.actors = LinkedActors(desk, self.tr("Actors"), self.tr("Link an actor"))
        nothing = self.tr("No evidence yet. Select a passage and press L, or 1 to 3.")
        self.evidence = EvidenceBlock(desk, self.tr("Evidence"), nothing, weighed=True)
        self.tags = TagChips(desk)
        self.basis = TextField(self.tr("Basis of the confidence"), self.tr("Why no higher, why no lower"), min_lines=1)
        self.statement = TextField(self.tr("Statement"), self.tr("If … then …, because …"), min_lines=2)
        self.objective = TextField(self.tr("Objective at risk"), self.tr("Whose, and which"), min_lines=1)
        self.category = LineField(self.tr("Category"), self.tr("Political, Military …"))
        self.horizon = PeriodField(self.tr("Horizon"), self.tr("by the end of 2026, Q3 2026 …"))
        self.notes = TextField(self.tr("Notes"), self.tr("For yourself: not in the brief"), min_lines=1)
        self.in_brief = Tick(self.tr("In brief"))
        self._tie()
        self._lay_out()

    def concerns(self, change: Change) -> bool:
        touched = change.touches(Kind.EVIDENCE, Kind.LINK, Kind.ACTOR, Kind.RISK, Kind.TAG, Kind.SETTING)
        return super().concerns(change) or touched

    def show_more(self, item: Risk) -> None:
        shown = item if self.item_id else None
        self.rating.show_risk(shown)
        self.evidence.show_item(self.item_id)
        self.actors.show_for(shown)
        self.tags.show_for(shown)
        self.horizon.know(item.horizon)

    def _tie(self) -> None:
        self.tie(self.title, "title", read=in_one_line)
        for field, attribute in (
            (self.statement, "statement"),
            (self.objective, "objective"),
            (self.category, "category"),
            (self.basis, "confidence_basis"),
            (self.notes, "notes"),
        ):
            self.tie(field, attribute)
        self.tie(self.horizon, "horizon", words=typed_as, read=read_period)
        self.tie_choice(self.confidence, "confidence", Confidence)
        self.tie_choice(self.trend, "trend", Trend)
        self.tie_tick(self.in_brief, "in_brief")
        self._offer_categories()

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("Title"), self.title)
        form.add_wide(self.rating)
        form.add_field(self.tr("Confidence"), self.confidence)
        form.add_field(self.tr("Trend"), self.trend)
        form.add_field(self.tr("Actors"), self.actors)
        form.add_wide(self.evidence)
        form.add_field(self.tr("Statement"), self.statement)
        form.add_field(self.tr("Objective"), self.objective)
        form.add_field(self.tr("Category"), self.category)
        form.add_field(self.tr("Horizon"), self.horizon, hint=self.horizon.hint)
        form.add_field(self.tr("Basis"), self.basis)
        form.add_field(self.tr("Tags"), self.tags)
        form.add_field(self.tr("Notes"), self.notes)
        form.add_wide(ticks(self.in_brief))
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Risk"))

    def _offer_categories(self) -> None:
        completer = QCompleter(categories(), self.category)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.category.flush, Qt.ConnectionType.QueuedConnection)
        self.category.setCompleter(completer)
        unfold = self.category.addAction(icons.icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        unfold.setToolTip(self.tr("All categories (↓)"))
        unfold.triggered.connect(self.unfold_categories)
        name_icons(self.category)

    def unfold_categories(self) -> None:
        """Show every category to choose from."""
        completer = self.category.completer()
        completer.setCompletionPrefix("")
        self.category.setFocus(Qt.FocusReason.OtherFocusReason)
        completer.complete()
