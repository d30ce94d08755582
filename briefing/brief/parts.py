"""The parts of a brief that fill themselves from the project: key judgements, actors, risks, timeline."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

from briefing.brief.blocks import Block, Heading, KeyJudgement, Paragraph, Table, TableCell, TableColumn, TableRow, cell
from briefing.brief.citations import CitationBook
from briefing.brief.exhibits import Timeline, TimelineEntry
from briefing.brief.inline import Citation, LineBreak, Run, Runs, Text, plain
from briefing.brief.quotes import evidence_quote, statement
from briefing.brief.rating import confidence_chip, likelihood_chip, rating_runs, statement_runs
from briefing.brief.wording import ACTOR_TYPES, CONFIDENCES, TRENDS, capitalised, ended, period_in_words
from briefing.model import Actor, Event, Judgement, Quote, Risk
from briefing.project import Reading
from resources import matrix


def judgements_of(project: Reading) -> list[Judgement]:
    """The judgements of the brief in the analyst's order."""
    return sorted((one for one in project.all(Judgement) if one.in_brief), key=lambda one: one.place)


def risks_of(project: Reading) -> list[Risk]:
    """The risks of the brief in the order they were made."""
    return [risk for risk in project.all(Risk) if risk.in_brief]


def key_judgements(project: Reading, book: CitationBook) -> list[Block]:
    """The judgements of the brief, numbered."""
    return [_key_judgement(project, book, number, one) for number, one in enumerate(judgements_of(project), start=1)]


def actor_table(project: Reading, book: CitationBook) -> list[Block]:
    """The actors of the brief in one table."""
    actors = [actor for actor in project.all(Actor) if actor.in_brief]
    if not actors:
        return []
    columns = tuple(TableColumn(share) for share in (2.6, 3.0, 3.0, 3.0, 1.0))
    header = _header("Actor", "Interest", "Assessed position", "Leverage", "Sources")
    return [Table(columns, header, tuple(_actor_row(project, book, actor) for actor in actors))]


def risk_table(project: Reading, book: CitationBook) -> list[Block]:
    """The risks of the brief: what each is, its rating with trend and horizon, and the sources it rests on."""
    risks = risks_of(project)
    if not risks:
        return []
    columns = tuple(TableColumn(share) for share in (0.6, 5.4, 2.3, 1.3, 1.0))
    header = _header("", "Risk", "Likelihood", "Impact", "Sources")
    return [Table(columns, header, tuple(_risk_row(project, book, risk) for risk in risks))]


def timeline(project: Reading) -> list[Block]:
    """The dated events of the brief, oldest first."""
    events = [event for event in project.all(Event) if event.in_brief and _when(event)]
    if not events:
        return []
    entries = (TimelineEntry(period_in_words(one.period), plain(one.title), one.forecast) for one in events)
    return [Timeline(tuple(entry for _, entry in sorted(zip(map(_when, events), entries, strict=True), key=_first)))]


def evidence_quotes(project: Reading, book: CitationBook) -> list[Block]:
    """What judgements and risks rest on, word for word, under the name of each; then what was said and by whom."""
    blocks: list[Block] = []
    for number, judgement in enumerate(judgements_of(project), start=1):
        blocks += _quotes_under(project, book, judgement.id, f"Judgement {number}")
    for risk in risks_of(project):
        blocks += _quotes_under(project, book, risk.id, f"{risk.label} {risk.title}")
    said = [
        statement(project, book, quote, exhibit)
        for quote in project.all(Quote)
        if quote.in_brief
        for exhibit in project.exhibits_of(quote.id)
    ]
    return [*blocks, *_under("Statements", said)]


def _key_judgement(project: Reading, book: CitationBook, number: int, judgement: Judgement) -> KeyJudgement:
    basis: Runs = plain(judgement.confidence_basis)
    if judgement.would_change.strip():
        lead = Text(" What would change it: " if basis else "What would change it: ", italic=True)
        basis = (*basis, lead, Text(judgement.would_change))
    return KeyJudgement(
        number=str(number),
        runs=(*statement_runs(judgement.statement, judgement.likelihood), *_cited(project, book, judgement.id)),
        likelihood=likelihood_chip(judgement.likelihood),
        confidence=confidence_chip(judgement.confidence),
        basis=basis,
        anchor=judgement.label,
    )


def _actor_row(project: Reading, book: CitationBook, actor: Actor) -> TableRow:
    name = Paragraph((Text(actor.name, bold=True),))
    role = Paragraph(plain(actor.role or capitalised(ACTOR_TYPES[actor.type])))
    return TableRow(
        (
            TableCell((name, role), heads_row=True),
            cell(plain(actor.interest)),
            cell(plain(actor.position)),
            cell(plain(actor.leverage)),
            cell(_cited(project, book, actor.id)),
        ),
        anchor=actor.label,
    )


def _risk_row(project: Reading, book: CitationBook, risk: Risk) -> TableRow:
    details = "; ".join(words for words in (TRENDS[risk.trend] if risk.trend else "", _horizon(risk)) if words)
    rating = rating_runs(risk.likelihood)
    return TableRow(
        (
            cell((Text(risk.label, bold=True),), heads_row=True),
            _risk_in_words(risk),
            cell((*rating, *plain(f"; {details}")) if details else rating),
            cell(plain(matrix("icd203").impact(risk.impact.value).words if risk.impact else "not rated")),
            cell(_cited(project, book, risk.id)),
        ),
        anchor=risk.label,
    )


def _risk_in_words(risk: Risk) -> TableCell:
    """Title and statement, then the objective, then the confidence: never in a sentence with the likelihood."""
    about: tuple[Run, ...] = (Text(risk.title, bold=True),)
    if risk.statement:
        about = (*about, LineBreak(), Text(risk.statement))
    paragraphs = [Paragraph(about)]
    if risk.objective:
        paragraphs.append(Paragraph((Text("Objective at risk: ", italic=True), Text(ended(risk.objective)))))
    if risk.confidence:
        words = f"{CONFIDENCES[risk.confidence][0]} confidence. {ended(risk.confidence_basis)}".strip()
        paragraphs.append(Paragraph(plain(words)))
    return TableCell(tuple(paragraphs))


def _horizon(risk: Risk) -> str:
    return period_in_words(risk.horizon)


def _quotes_under(project: Reading, book: CitationBook, item_id: str, title: str) -> list[Block]:
    return _under(title, [evidence_quote(book, exhibit) for exhibit in project.exhibits_of(item_id)])


def _under(title: str, blocks: Iterable[Block]) -> list[Block]:
    below = list(blocks)
    return [Heading(2, plain(title), in_contents=False), *below] if below else []


def _cited(project: Reading, book: CitationBook, item_id: str) -> tuple[Citation, ...]:
    citation = book.cite(project.exhibits_of(item_id))
    return (citation,) if citation else ()


def _header(*words: str) -> tuple[TableCell, ...]:
    return tuple(cell(plain(each)) for each in words)


def _when(event: Event) -> str:
    return (event.period.earliest or event.period.latest) if event.period else ""


def _first(pair: tuple[str, TimelineEntry]) -> str:
    return pair[0]
