"""The judgements: what the analyst concludes, in the order in which the brief prints them."""
# SPDX-License-Identifier: MIT

from briefing.actions.ordering import move
from briefing.model import Confidence, Judgement, Kind
from ui import wording
from ui.desk import Desk
from ui.kit import EmptyState
from ui.panels.choices import shared_confidence, shared_likelihood
from ui.panels.columns import Column, Line, label_number
from ui.panels.finding_rows import RowWords, Said, TwoLineRows
from ui.panels.judgement_editor import JudgementEditor
from ui.panels.panel import ItemPanel, Listing
from ui.panels.several import SeveralEditor, inclusion
from ui.panels.words import Rating, capital, counted, said, term_of


def judgement_columns() -> list[Column]:
    """Statement, label, order, likelihood and evidence of a judgement."""
    return [
        Column(said("Statement"), lambda line: line.item.statement, lambda line: line.item.statement.casefold()),
        Column(said("Label"), lambda line: line.item.label, label_number),
        Column(
            said("Order in the brief"), lambda line: str(line.item.place), lambda line: (line.item.place, line.item.id)
        ),
        Column(said("Likelihood"), lambda line: _likely(line.item), lambda line: _percent(line.item), backwards=True),
        Column(said("Evidence"), lambda line: str(line.exhibits), lambda line: line.exhibits, backwards=True),
    ]


class JudgementPanel(ItemPanel):
    """The list of judgements with the editor of the open one; Alt+↑↓ change their order in the brief."""

    def __init__(self, desk: Desk) -> None:
        rating = Rating(desk.project)
        self.fields = JudgementEditor(desk, rating)
        example = said("“Ankara will likely keep the system until the summit.” Select words and press J")
        hint = said("Choose a judgement to weigh its evidence")
        super().__init__(desk, Kind.JUDGEMENT, self.fields, EmptyState(example, icon="scale", keys="J"), hint)
        listing = Listing(
            name=self.tr("Judgements"),
            filter_name=self.tr("Filter judgements"),
            columns=judgement_columns(),
            described=described,
            found_in=lambda line: f"{line.item.label} {line.item.statement}",
            order=2,
            renames="statement",
            new=self.tr("New judgement"),
            new_name=self.tr("New judgement"),
        )
        head = self.list_of(listing)
        shared = (shared_likelihood(rating.scale), shared_confidence(), inclusion())
        several = SeveralEditor(desk, Kind.JUDGEMENT, shared)
        self.assemble(head, TwoLineRows("judgement", row_words, head.list), self.fields.statement, 0.4, several)
        head.list.moved.connect(self._move)

    def _move(self, by: int) -> None:
        judgement = self.fields.item()
        if judgement is not None:
            self.desk.do(lambda: move(self.desk.project, judgement, by))
            self.head.list.scrollTo(self.items.row_of(judgement.id))


def row_words(line: Line) -> RowWords:
    """What a row says: the statement, then likelihood, confidence, and what it rests on."""
    judgement: Judgement = line.item
    parts = [Said(_likely(judgement) or said("Likelihood not given"), "sub" if judgement.likelihood else "faint")]
    if judgement.confidence is not None:
        parts.append(Said(_sure(judgement.confidence)))
    parts.append(Said(_sources(line)) if line.exhibits else Said(said("No source"), "warning", "circle-alert"))
    return RowWords(judgement.statement, tuple(parts))


def described(line: Line) -> str:
    """What a screen reader says: "Judgement J1, …, likely, moderate confidence, 2 sources"."""
    judgement: Judgement = line.item
    sure = _sure(judgement.confidence) if judgement.confidence is not None else ""
    name = said("Judgement {label}").format(label=judgement.label)
    rests = _sources(line) if line.exhibits else said("no source")
    return ", ".join(part for part in (name, judgement.statement, _likely(judgement).lower(), sure, rests) if part)


def _likely(judgement: Judgement) -> str:
    term = term_of(judgement.likelihood)
    return capital(wording.said(term.words)) if term is not None else ""


def _percent(judgement: Judgement) -> int:
    term = term_of(judgement.likelihood)
    return term.low if term is not None else -1


def _sure(confidence: Confidence) -> str:
    return {
        Confidence.LOW: said("low confidence"),
        Confidence.MODERATE: said("moderate confidence"),
        Confidence.HIGH: said("high confidence"),
    }[confidence]


def _sources(line: Line) -> str:
    return counted("%Ln source(s)", line.grounds.sources)
