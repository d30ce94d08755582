"""The key judgements of a brief."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.brief.asking import Asked, Choice, Count, Labels, directive
from briefing.brief.blocks import Block, KeyJudgement
from briefing.brief.filling import Filling, chosen, limited
from briefing.brief.inline import Runs, Text, plain
from briefing.brief.panels.changes import moved_in_words
from briefing.brief.rating import confidence_chip, likelihood_chip, statement_runs
from briefing.brief.saying import said
from briefing.model import Confidence, Judgement
from briefing.project import Reading

_CONFIDENCES = tuple(Confidence)


def judgements_of(project: Reading) -> list[Judgement]:
    """The judgements of the brief in the analyst's order."""
    return sorted((one for one in project.all(Judgement) if one.in_brief), key=lambda one: one.place)


@directive(
    "judgements",
    "the key judgements, numbered, each with likelihood, confidence and what would change it",
    order=Choice(("place", "likelihood", "confidence"), "in whose order"),
    limit=Count("at most so many"),
    only=Labels("only these", "J1,J3"),
    confidence=Choice(tuple(_CONFIDENCES), "only with these confidences", several=True),
    basis=Choice(("yes", "no"), "whether basis and what would change it are printed"),
    without=Labels("not these", "J2"),
)
def key_judgements(filling: Filling, asked: Asked) -> list[Block]:
    """The judgements of the brief, numbered."""
    numbered = [
        (number, one)
        for number, one in enumerate(judgements_of(filling.project), start=1)
        if asked.allows("confidence", one.confidence)
    ]
    kept = {one.id for one in chosen((one for _, one in numbered), asked)}
    pairs = sorted((pair for pair in numbered if pair[1].id in kept), key=lambda pair: _rank(filling, pair[1], asked))
    with_basis = asked.one("basis", "yes") == "yes"
    return [_key_judgement(filling, number, one, with_basis=with_basis) for number, one in limited(pairs, asked)]


def _rank(filling: Filling, judgement: Judgement, asked: Asked) -> float:
    match asked.one("order", "place"):
        case "likelihood":
            found = filling.yardstick.term_of(judgement.likelihood)
            return -found[1].low if found else 1.0
        case "confidence":
            return -_CONFIDENCES.index(judgement.confidence) if judgement.confidence else 1.0
        case _:
            return judgement.place


def _key_judgement(filling: Filling, number: int, judgement: Judgement, *, with_basis: bool) -> KeyJudgement:
    statement = statement_runs(judgement.statement, judgement.likelihood, filling.yardstick)
    return KeyJudgement(
        number=str(number),
        runs=(*statement, *filling.cited(judgement.id)),
        likelihood=likelihood_chip(judgement.likelihood, filling.yardstick),
        confidence=confidence_chip(judgement.confidence),
        basis=_basis(judgement) if with_basis else (),
        change=moved_in_words(filling, judgement.id),
        anchor=filling.book.anchor(judgement.label),
    )


def _basis(judgement: Judgement) -> Runs:
    basis: Runs = plain(judgement.confidence_basis)
    if judgement.would_change.strip():
        words = said("What would change it: ")
        lead = Text(f" {words}" if basis else words, italic=True)
        basis = (*basis, lead, Text(judgement.would_change))
    return basis
