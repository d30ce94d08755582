"""The fields of a risk: what may happen to which objective, how likely, how grave, on what evidence."""
# SPDX-License-Identifier: MIT

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout

from briefing.actions.items import link, linked_actors, unlink
from briefing.model import Actor, Confidence, Kind, Risk, Trend
from briefing.model.vague_dates import dates_of, is_understood, read_period, typed_as
from briefing.project import Change
from ui import icons
from ui.desk import Desk
from ui.kit import Label, LineField, SectionHeader, SegmentedControl, TextField
from ui.panels.chips import ChipRow
from ui.panels.editing import Form, ItemEditor, ticks
from ui.panels.evidence import EvidenceList
from ui.panels.rating import RatingBlock
from ui.panels.switches import Tick
from ui.panels.words import ACTOR_ICONS, Rating, categories


class RiskEditor(ItemEditor):
    """One risk, in the order in which it is filled: title, matrix, confidence, actors, evidence, then the words."""

    def __init__(self, desk: Desk, rating: Rating) -> None:
        super().__init__(desk, Kind.RISK)
        self.title = LineField(self.tr("Title"), self.tr("What may happen, in a few words"))
        self.rating = RatingBlock(desk, rating)
        self.confidence = SegmentedControl(
            [
                (Confidence.LOW.value, self.tr("Low")),
                (Confidence.MODERATE.value, self.tr("Moderate")),
                (Confidence.HIGH.value, self.tr("High")),
            ],
            self.tr("Confidence"),
            clearable=True,
        )
        self.trend = SegmentedControl(
            [
                (Trend.RISING.value, self.tr("Rising")),
                (Trend.STEADY.value, self.tr("Steady")),
                (Trend.FALLING.value, self.tr("Falling")),
            ],
            self.tr("Trend"),
            clearable=True,
        )
        self.actors = ChipRow(self.tr("Actors"), self.tr("Link an actor"), self.tr("Name, then Enter"))
        self.evidence = EvidenceList(desk, self.tr("Evidence"))
        self._evidence_head = SectionHeader(self.tr("Evidence"), 0)
        self._no_evidence = Label(
            self.tr("No evidence yet. Select a passage and press L, or 1 to 3."), size=12, colour="faint", wrap=True
        )
        self.basis = TextField(self.tr("Basis of the confidence"), self.tr("Why no higher, why no lower"), min_lines=1)
        self.statement = TextField(self.tr("Statement"), self.tr("If … then …, because …"), min_lines=2)
        self.objective = TextField(self.tr("Objective at risk"), self.tr("Whose, and which"), min_lines=1)
        self.category = LineField(self.tr("Category"), self.tr("Political, Military …"))
        self.horizon = LineField(self.tr("Horizon"), self.tr("by the end of 2026, Q3 2026 …"))
        self.horizon_hint = Label(size=11, colour="sub", wrap=True)
        self.notes = TextField(self.tr("Notes"), self.tr("For yourself: not in the brief"), min_lines=1)
        self.in_brief = Tick(self.tr("In brief"))
        self._tie()
        self._lay_out()

    def concerns(self, change: Change) -> bool:
        return super().concerns(change) or change.touches(Kind.EVIDENCE, Kind.LINK, Kind.ACTOR, Kind.RISK)

    def show_more(self, item: Risk) -> None:
        self.rating.show_risk(item if self.item_id else None)
        self.evidence.show_item(self.item_id)
        count = self.evidence.exhibits.rowCount()
        self._evidence_head.set_count(count)
        self._no_evidence.setVisible(not count)
        linked = linked_actors(self.desk.project, item) if self.item_id else []
        self.actors.show_chips((actor.id, actor.name, ACTOR_ICONS[actor.type]) for actor in linked)
        self.actors.offer(self._candidates(linked))
        self._show_horizon(self.horizon.text())

    def _tie(self) -> None:
        self.tie(self.title, "title", read=lambda typed: " ".join(typed.split()))
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
        self.horizon.textChanged.connect(self._show_horizon)
        self.actors.added.connect(self._link)
        self.actors.closed.connect(self._unlink)
        self.actors.pressed.connect(lambda actor_id: self.desk.select(Kind.ACTOR, actor_id))
        self._offer_categories()

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("Title"), self.title)
        form.add_wide(self.rating)
        form.add_field(self.tr("Confidence"), self.confidence)
        form.add_field(self.tr("Trend"), self.trend)
        form.add_field(self.tr("Actors"), self.actors)
        evidence = QVBoxLayout()
        evidence.setSpacing(0)
        for part in (self._evidence_head, self._no_evidence, self.evidence):
            evidence.addWidget(part)
        form.add_wide(evidence)
        form.add_field(self.tr("Statement"), self.statement)
        form.add_field(self.tr("Objective"), self.objective)
        form.add_field(self.tr("Category"), self.category)
        form.add_field(self.tr("Horizon"), self.horizon, hint=self.horizon_hint)
        form.add_field(self.tr("Basis"), self.basis)
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

    def unfold_categories(self) -> None:
        """Show every category to choose from."""
        completer = self.category.completer()
        completer.setCompletionPrefix("")
        self.category.setFocus(Qt.FocusReason.OtherFocusReason)
        completer.complete()

    def _show_horizon(self, typed: str) -> None:
        """Say under the field how its words are read, or that they are kept as they are."""
        period = read_period(typed)
        shown = self.item()
        if shown is not None and typed_as(shown.horizon) == typed:
            period = shown.horizon  # its ends may have been set otherwise than by these words
        if period is None or (is_understood(period) and not period.words):
            self.horizon_hint.hide()
            return
        understood = is_understood(period)
        self.horizon_hint.setText(
            self.tr("Read as {dates}").format(dates=dates_of(period))
            if understood
            else self.tr("Kept in your words. For dates, add them: “{words} (2026-01-01 – 2026-06-30)”").format(
                words=period.words
            )
        )
        self.horizon_hint.set_colour("sub" if understood else "warning")
        self.horizon_hint.show()

    def _candidates(self, linked: list[Actor]) -> list[str]:
        taken = {actor.id for actor in linked}
        return sorted((actor.name for actor in self.desk.project.all(Actor) if actor.id not in taken), key=str.casefold)

    def _link(self, typed: str) -> None:
        project = self.desk.project
        wanted = typed.casefold()
        for actor in project.all(Actor):
            if wanted in {name.casefold() for name in (actor.name, *actor.aliases)}:
                self._do_link(actor)
                return
        self.desk.tell(self.tr("There is no actor “{name}” yet: mark it in a text with A").format(name=typed))

    def _do_link(self, actor: Actor) -> None:
        risk: Any = self.item()
        if risk is not None:
            self.desk.do(lambda: link(self.desk.project, risk, actor, "actor"))
            self.actors.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unlink(self, actor_id: str) -> None:
        risk: Any = self.item()
        actor = self.desk.project.find(Actor, actor_id)
        if risk is not None and actor is not None:
            self.desk.do(lambda: unlink(self.desk.project, risk, actor, "actor"))
