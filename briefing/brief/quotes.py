"""Passages as a brief shows them, word for word with their source, and the list of the sources it leans on."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.brief.blocks import Block, Endnote, EndnoteList, EvidenceQuote
from briefing.brief.citations import CitationBook, endnote_of
from briefing.brief.inline import Text, plain
from briefing.brief.wording import STANCES, day_in_words, grade_in_words, period_in_words
from briefing.model import Actor, Quote, Source
from briefing.project import Exhibit, Reading


def evidence_quote(book: CitationBook, exhibit: Exhibit, *, said_by: str = "", label: str = "") -> EvidenceQuote:
    """A passage, exactly as the source has it, with outlet, date, paragraph, grade and citation."""
    source = exhibit.source
    outlet = source.publisher or f"“{source.title}”"
    place = f", {date_of(source)} ¶{exhibit.passage.paragraph} · {grade_in_words(source)}"
    citation = book.cite([exhibit])
    # The raised number stands at the outlet's name: behind the grade it would read as part of it.
    raised = (citation,) if citation else ()
    return EvidenceQuote(
        quote=plain(exhibit.passage.quote, language=source.language),
        source=(*plain(f"{said_by} · {outlet}" if said_by else outlet), *raised, *plain(place)),
        label=label,
        stance=STANCES[exhibit.evidence.stance],
        translation=plain(exhibit.passage.translation),
        language=source.language,
        portion=_portion(source),
    )


def statement(project: Reading, book: CitationBook, quote: Quote, exhibit: Exhibit) -> EvidenceQuote:
    """What somebody said: the passage with its speaker and how we know."""
    speaker = project.find(Actor, quote.speaker_id) if quote.speaker_id else None
    said_by = ", ".join(part for part in (speaker.name if speaker else "", quote.attribution) if part)
    return evidence_quote(book, exhibit, said_by=said_by, label=quote.label)


def source_list(book: CitationBook) -> list[Block]:
    """Every source the brief leans on, in the order of first use."""
    notes = tuple(_endnote(number, source) for number, source in book.cited())
    return [EndnoteList(notes)] if notes else []


def date_of(source: Source) -> str:
    """When the source was published, in words: "undated" where that is not known."""
    return period_in_words(source.published) or "undated"


def _endnote(number: int, source: Source) -> Endnote:
    runs: list[Text] = []
    if source.publisher:
        runs += [Text(source.publisher, italic=True), Text(", ")]
    if source.byline:
        runs.append(Text(f"{source.byline}, "))
    runs.append(Text(f"“{source.title}”", language=source.language))
    runs.append(Text(f", {date_of(source)} [{source.label}]"))
    return Endnote(
        id=endnote_of(number),
        label=str(number),
        runs=tuple(runs),
        grade=grade_in_words(source),
        link=source.address,
        accessed=f"accessed {day_in_words(source.accessed)}" if source.accessed else "",
        descriptor=plain(source.descriptor),
        portion=_portion(source),
    )


def _portion(source: Source) -> str:
    return source.marking.removeprefix("TLP:")
