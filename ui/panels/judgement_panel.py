"""The judgements: what the analyst concludes, in the order in which the brief prints them."""
# SPDX-License-Identifier: MIT

from functools import partial

from PySide6.QtWidgets import QWidget

from briefing.actions.ordering import move
from briefing.model import Confidence, Judgement, Kind
from briefing.model.folding import folded
from ui.desk import Desk
from ui.kit import EmptyState
from ui.panels.choices import likelihood_options, shared_confidence, shared_likelihood
from ui.panels.columns import Column, Line, label_number
from ui.panels.finding_rows import RowWords, Said, TwoLineRows
from ui.panels.judgement_editor import JudgementEditor
from ui.panels.listing import Listing
from ui.panels.panel import ItemPanel
from ui.panels.several import inclusion
from ui.panels.words import Rating, capital, counted, said
from ui.wording import called


def judgement_columns(rating: Rating) -> list[Column]:
    """Statement, label, order, likelihood and evidence of a judgement."""
    return [
        Column(said("Statement"), lambda line: line.item.statement, lambda line: folded(line.item.statement)),
        Column(said("Label"), lambda line: line.item.label, label_number),
        Column(
            said("Order in the brief"), lambda line: str(line.item.place), lambda line: (line.item.place, line.item.id)
        ),
        Column(
            said("Likelihood"), lambda line: _likely(rating, line.item), lambda line: _percent(rating, line.item), True
        ),
        Column(said("Evidence"), lambda line: str(line.exhibits), lambda line: line.exhibits, backwards=True),
    ]


class JudgementPanel(ItemPanel):
    """The list of judgements with the editor of the open one; Alt+↑↓ change their order in the brief."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.rating = rating = Rating(desk)
        example = said("“Ankara will likely keep the system until the summit.” Select words and press J")
        hint = said("Choose a judgement to weigh its evidence")
        empty = partial(EmptyState, example, icon="scale", keys="J")
        super().__init__(desk, Kind.JUDGEMENT, empty, hint, parent=parent)
        listing = Listing(
            name=self.tr("Judgements"),
            filter_name=self.tr("Filter judgements"),
            columns=judgement_columns(rating),
            described=partial(described, rating),
            found_in=lambda line: f"{line.item.label} {line.item.statement}",
            order=2,
            renames="statement",
            new=self.tr("New judgement"),
            new_name=self.tr("New judgement"),
            speaks_of=(Kind.SETTING,),
        )
        head = self.list_of(listing)
        shared = (shared_likelihood(rating.scale), shared_confidence(), inclusion())
        rating.reworded.connect(lambda: self.reword_shared("likelihood", likelihood_options(rating.scale)))
        self.fields = JudgementEditor(desk, rating, self.form_room)
        self.assemble(
            self.fields,
            head,
            rows=TwoLineRows("judgement", partial(row_words, rating), head.list),
            title=self.fields.statement,
            share=0.4,
            shared=shared,
        )
        head.list.moved.connect(self._move)

    def _move(self, by: int) -> None:
        judgement = self.fields.item()
        if judgement is not None:
            self.desk.do(lambda: move(self.desk.project, judgement, by))
            self.head.list.scrollTo(self.items.row_of(judgement.id))


def row_words(rating: Rating, line: Line) -> RowWords:
    """What a row says: the statement, then likelihood, confidence, and what it rests on."""
    judgement: Judgement = line.item
    parts = [
        Said(_likely(rating, judgement) or said("Likelihood not given"), "sub" if judgement.likelihood else "faint")
    ]
    if judgement.confidence is not None:
        parts.append(Said(_sure(judgement.confidence)))
    parts.append(Said(_sources(line)) if line.exhibits else Said(said("No source"), "warning", "circle-alert"))
    return RowWords(judgement.statement, tuple(parts))


def described(rating: Rating, line: Line) -> str:
    """What a screen reader says: "Judgement J1, …, likely, moderate confidence, 2 sources"."""
    judgement: Judgement = line.item
    sure = _sure(judgement.confidence) if judgement.confidence is not None else ""
    name = said("Judgement {label}").format(label=judgement.label)
    rests = _sources(line) if line.exhibits else said("no source")
    return ", ".join(
        part for part in (name, judgement.statement, _likely(rating, judgement).lower(), sure, rests) if part
    )


def _likely(rating: Rating, judgement: Judgement) -> str:
    term = rating.term(judgement.likelihood)
    return capital(called(term)) if term is not None else ""


def _percent(rating: Rating, judgement: Judgement) -> int:
    term = rating.term(judgement.likelihood)
    return term.low if term is not None else -1


def _sure(confidence: Confidence) -> str:
    return {
        Confidence.LOW: said("low confidence"),
        Confidence.MODERATE: said("moderate confidence"),
        Confidence.HIGH: said("high confidence"),
    }[confidence]


def _sources(line: Line) -> str:
    return counted("%Ln source(s)", line.grounds.sources)
