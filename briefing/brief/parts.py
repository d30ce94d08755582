"""The parts of a brief that fill themselves from the project: judgements, actors, risks, evidence, sources, legend."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.brief.blocks import (
    Block,
    Endnote,
    EndnoteList,
    EvidenceQuote,
    Heading,
    KeyJudgement,
    Paragraph,
    ParagraphRole,
    Table,
    TableColumn,
    TableRow,
    cell,
)
from briefing.brief.blocks import Confidence as ConfidenceChip
from briefing.brief.blocks import Likelihood as LikelihoodChip
from briefing.brief.citations import CitationBook
from briefing.brief.exhibits import Legend, LegendEntry, Timeline, TimelineEntry
from briefing.brief.inline import LikelihoodTerm, Runs, Text, plain
from briefing.brief.wording import (
    ACTOR_TYPES,
    CONFIDENCES,
    STANCES,
    TRENDS,
    day_in_words,
    period_in_words,
)
from briefing.model import Actor, Event, Judgement, Likelihood, Quote, Risk, Source
from briefing.project import Exhibit, Reading
from resources import Scale, Term, matrix, scale


def term_of(likelihood: Likelihood | None) -> tuple[Scale, Term] | None:
    """The scale and the term a likelihood names, None where none is set or this Briefing does not know them."""
    if likelihood is None:
        return None
    try:
        known = scale(likelihood.scale)
        return known, known.term(likelihood.term)
    except KeyError:
        return None


def key_judgements(project: Reading, book: CitationBook) -> list[Block]:
    """The judgements of the brief, numbered in the analyst's order."""
    judgements = sorted((one for one in project.all(Judgement) if one.in_brief), key=lambda one: one.place)
    return [_key_judgement(project, book, number, one) for number, one in enumerate(judgements, start=1)]


def actor_table(project: Reading, book: CitationBook) -> list[Block]:
    """The actors of the brief in one table."""
    actors = [actor for actor in project.all(Actor) if actor.in_brief]
    if not actors:
        return []
    columns = tuple(TableColumn(share) for share in (2.6, 3.0, 3.0, 3.0, 1.0))
    header = tuple(cell(plain(word)) for word in ("Actor", "Interest", "Assessed position", "Leverage", "Sources"))
    rows = tuple(_actor_row(project, book, actor) for actor in actors)
    return [Table(columns, header, rows)]


def risk_table(project: Reading, book: CitationBook) -> list[Block]:
    """The risks of the brief: statement, horizon, rating, trend, sources."""
    risks = [risk for risk in project.all(Risk) if risk.in_brief]
    if not risks:
        return []
    columns = (TableColumn(0.6), TableColumn(5.4), TableColumn(2.3), TableColumn(1.3), TableColumn(1.0))
    header = tuple(cell(plain(word)) for word in ("", "Risk", "Likelihood", "Impact", "Sources"))
    return [Table(columns, header, tuple(_risk_row(project, book, risk) for risk in risks))]


def timeline(project: Reading) -> list[Block]:
    """The dated events of the brief, oldest first."""
    events = [event for event in project.all(Event) if event.in_brief and event.period is not None]
    if not events:
        return []
    events.sort(key=_when)
    entries = (TimelineEntry(period_in_words(one.period), plain(one.title), one.forecast) for one in events)
    return [Timeline(tuple(entries))]


def evidence_quotes(project: Reading, book: CitationBook) -> list[Block]:
    """What judgements and risks rest on, word for word, under the name of each; then what was said and by whom."""
    blocks: list[Block] = []
    judgements = sorted(project.all(Judgement), key=lambda one: one.place)
    for number, judgement in enumerate((one for one in judgements if one.in_brief), start=1):
        blocks += _quotes_under(project, book, judgement.id, f"Judgement {number}")
    for risk in project.all(Risk):
        if risk.in_brief:
            blocks += _quotes_under(project, book, risk.id, f"{risk.label} {risk.title}")
    said = [quote for quote in project.all(Quote) if quote.in_brief and project.exhibits_of(quote.id)]
    if said:
        blocks.append(Heading(2, plain("Statements"), in_contents=False))
        for quote in said:
            blocks += [_statement(project, book, quote, exhibit) for exhibit in project.exhibits_of(quote.id)]
    return blocks


def source_list(book: CitationBook) -> list[Block]:
    """Every source the brief leans on, in the order of first use."""
    notes = tuple(_endnote(number, source) for number, source in book.cited())
    return [EndnoteList(notes)] if notes else []


def legend(project: Reading) -> Block:
    """How to read the scales this brief uses."""
    used = scale(project.setting("scale", "icd203"))
    terms = "; ".join(f"{term.words} {term.band}" for term in used.terms)
    return Legend(
        "How to read this",
        (
            LegendEntry("Likelihood", plain(f"{terms} ({used.name}).")),
            LegendEntry(
                "Confidence",
                plain("how good the basis of a judgement is (sources, corroboration, gaps), not how likely it is."),
            ),
            LegendEntry(
                "Grade",
                plain(
                    "letter A to E from completely reliable to unreliable, F not judged; number 1 to 5 from confirmed "
                    "by independent sources to improbable, 6 not judged (Admiralty code)."
                ),
            ),
            LegendEntry("¶", plain("paragraph of the source as read.")),
        ),
    )


def statement_runs(statement: str, likelihood: Likelihood | None) -> Runs:
    """A judgement in runs: its likelihood term, where the sentence has it, carries its band."""
    found = term_of(likelihood)
    if found is None:
        return plain(statement)
    known, term = found
    words = [re.escape(word) for word in (term.words, term.alternative) if word]
    match = re.search(rf"(?<!\w)({'|'.join(words)})(?!\w)", statement, re.IGNORECASE)
    if match is None or _has_band(statement, match.end(), term):
        return plain(statement)
    level = known.terms.index(term) + 1
    marked = LikelihoodTerm(match.group(), term.band, level, len(known.terms))
    return (*plain(statement[: match.start()]), marked, *plain(statement[match.end() :]))


def likelihood_words(likelihood: Likelihood | None) -> str:
    """The term with its band ("likely 55–80 %"), "not rated" where there is none."""
    found = term_of(likelihood)
    return f"{found[1].words} {found[1].band}" if found else "not rated"


def _has_band(statement: str, end: int, term: Term) -> bool:
    following = "".join(statement[end : end + 16].split())
    return following.startswith("(" + "".join(term.band.split()))


def _key_judgement(project: Reading, book: CitationBook, number: int, judgement: Judgement) -> KeyJudgement:
    citation = book.cite(project.exhibits_of(judgement.id))
    runs = statement_runs(judgement.statement, judgement.likelihood)
    return KeyJudgement(
        number=str(number),
        runs=(*runs, citation) if citation else runs,
        likelihood=_likelihood_chip(judgement.likelihood),
        confidence=_confidence_chip(judgement),
        basis=plain(judgement.confidence_basis),
        anchor=judgement.label,
    )


def _likelihood_chip(likelihood: Likelihood | None) -> LikelihoodChip | None:
    found = term_of(likelihood)
    if found is None:
        return None
    known, term = found
    words = term.words[:1].upper() + term.words[1:]
    return LikelihoodChip(words, term.band, known.terms.index(term) + 1, len(known.terms))


def _confidence_chip(judgement: Judgement) -> ConfidenceChip | None:
    if judgement.confidence is None:
        return None
    word, level = CONFIDENCES[judgement.confidence]
    return ConfidenceChip(word, level)


def _actor_row(project: Reading, book: CitationBook, actor: Actor) -> TableRow:
    citation = book.cite(project.exhibits_of(actor.id))
    name: Runs = (Text(actor.name, bold=True), *plain(f", {actor.role or ACTOR_TYPES[actor.type]}"))
    return TableRow(
        (
            cell(name, heads_row=True),
            cell(plain(actor.interest)),
            cell(plain(actor.position)),
            cell(plain(actor.leverage)),
            cell((citation,) if citation else ()),
        ),
        anchor=actor.label,
    )


def _risk_row(project: Reading, book: CitationBook, risk: Risk) -> TableRow:
    citation = book.cite(project.exhibits_of(risk.id))
    about = [Text(risk.title, bold=True)]
    if risk.statement:
        about.append(Text(f" {risk.statement}"))
    horizon = period_in_words(risk.horizon)
    rating = likelihood_words(risk.likelihood)
    details = ", ".join(part for part in (TRENDS.get(risk.trend, "") if risk.trend else "", horizon) if part)
    return TableRow(
        (
            cell((Text(risk.label, bold=True),), heads_row=True),
            cell(tuple(about)),
            cell(plain(f"{rating}; {details}" if details else rating)),
            cell(plain(_impact_words(risk))),
            cell((citation,) if citation else ()),
        )
    )


def _impact_words(risk: Risk) -> str:
    return matrix("icd203").impact(risk.impact.value).words if risk.impact else "not rated"


def _quotes_under(project: Reading, book: CitationBook, item_id: str, title: str) -> list[Block]:
    exhibits = project.exhibits_of(item_id)
    if not exhibits:
        return []
    quotes = [_evidence_quote(book, exhibit) for exhibit in exhibits]
    return [Heading(2, plain(title), in_contents=False), *quotes]


def _evidence_quote(book: CitationBook, exhibit: Exhibit, *, said_by: str = "", label: str = "") -> EvidenceQuote:
    source = exhibit.source
    where = ", ".join(_outlet_and_date(source))
    mark = book.resolve(source.label, f"¶{exhibit.passage.paragraph}")
    words = plain(f"{said_by} · {where}" if said_by else where)
    citation = book.cite([exhibit])
    grade = plain(f" · {source.grade}") if source.grade else ()
    place = plain(f" {mark.locator}") if mark else ()
    return EvidenceQuote(
        quote=plain(" ".join(exhibit.passage.quote.split()), language=source.language),
        source=(*words, *place, *grade, *((citation,) if citation else ())),
        label=label,
        stance=STANCES[exhibit.evidence.stance],
        translation=plain(exhibit.passage.translation),
        language=source.language,
        portion=source.marking.removeprefix("TLP:") if source.marking else "",
    )


def _statement(project: Reading, book: CitationBook, quote: Quote, exhibit: Exhibit) -> EvidenceQuote:
    speaker = project.find(Actor, quote.speaker_id) if quote.speaker_id else None
    said_by = ", ".join(part for part in (speaker.name if speaker else "", quote.attribution) if part)
    return _evidence_quote(book, exhibit, said_by=said_by, label=quote.label)


def _outlet_and_date(source: Source) -> Iterator[str]:
    yield source.publisher or f"“{source.title}”"
    date = period_in_words(source.published)
    yield date or "undated"


def _endnote(number: int, source: Source) -> Endnote:
    runs: list[Text] = []
    if source.publisher:
        runs.append(Text(source.publisher, italic=True))
        runs.append(Text(", "))
    if source.byline:
        runs.append(Text(f"{source.byline}, "))
    runs.append(Text(f"“{source.title}”", language=source.language))
    runs.append(Text(f", {period_in_words(source.published) or 'undated'}"))
    runs.append(Text(f" [{source.label}]"))
    return Endnote(
        id=source.label,
        label=str(number),
        runs=tuple(runs),
        grade=source.grade,
        link=source.address,
        accessed=f"accessed {day_in_words(source.accessed)}" if source.accessed else "",
        descriptor=plain(source.descriptor),
        portion=source.marking.removeprefix("TLP:") if source.marking else "",
    )


def _when(event: Event) -> str:
    return (event.period.earliest or event.period.latest) if event.period else ""


def nothing_yet(words: str) -> Block:
    """A sentence that stands where a part has nothing to show."""
    return Paragraph(plain(words), role=ParagraphRole.NOTE)
