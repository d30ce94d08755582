"""Passages as a brief shows them, word for word with their source, and the list of the sources it leans on."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

from briefing.brief.blocks import Block
from briefing.brief.citations import CitationBook, date_of, endnote_of
from briefing.brief.inline import Link, Run, Text, plain
from briefing.brief.notes import Endnote, EndnoteList, EvidenceQuote
from briefing.brief.saying import said
from briefing.brief.wording import STANCES, day_in_words, grade_in_words
from briefing.model import Actor, Quote, Source
from briefing.project import Exhibit, Reading


def evidence_quote(book: CitationBook, exhibit: Exhibit, *, said_by: str = "", label: str = "") -> EvidenceQuote:
    """A passage, exactly as the source has it, with outlet, date, paragraph, grade and citation."""
    source = exhibit.source
    outlet = source.publisher or f"“{source.title}”"
    place = f", {date_of(source)} ¶{exhibit.passage.paragraph} · {grade_in_words(source)}"
    citation = book.cite([exhibit], named=True)
    # The citation stands at the outlet's name: behind the grade it would read as part of it.
    raised = (citation,) if citation else ()
    return EvidenceQuote(
        quote=plain(exhibit.passage.quote, language=source.language),
        source=(*plain(f"{said_by} · {outlet}" if said_by else outlet), *raised, *plain(place)),
        label=label,
        stance=said(STANCES[exhibit.evidence.stance]),
        translation=plain(exhibit.passage.translation),
        language=source.language,
        portion=source.marking,
        anchor=book.show(exhibit),
    )


def statement(project: Reading, book: CitationBook, quote: Quote, exhibit: Exhibit) -> EvidenceQuote:
    """What somebody said: the passage with its speaker and how we know."""
    speaker = project.find(Actor, quote.speaker_id) if quote.speaker_id else None
    said_by = ", ".join(part for part in (speaker.name if speaker else "", quote.attribution) if part)
    return evidence_quote(book, exhibit, said_by=said_by, label=quote.label)


def source_list(book: CitationBook, *, order: str = "cited", with_descriptors: bool = True) -> list[Block]:
    """Every source the brief leans on; `order` is "cited" (first use), "grade" or "published". Numbers stay."""
    cited = book.cited()
    if order in _ORDERS:
        cited.sort(key=lambda pair: _ORDERS[order](pair[1]))
    notes = tuple(_endnote(book, number, source, with_descriptors=with_descriptors) for number, source in cited)
    return [EndnoteList(notes)] if notes else []


_ORDERS: dict[str, Callable[[Source], str]] = {
    # Not graded comes last: "~" stands behind every letter.
    "grade": lambda source: f"{source.reliability or '~'}{source.credibility or '~'}",
    "published": lambda source: (source.published.earliest or source.published.latest) if source.published else "~",
}


def _endnote(book: CitationBook, number: int, source: Source, *, with_descriptors: bool) -> Endnote:
    """The reference in the order of ICD 206: marking, originator, identifier, date, title, place, access date."""
    runs: list[Run] = []
    originator = ", ".join(part for part in (source.publisher, source.byline) if part)
    if originator:
        runs += [Text(originator, italic=True), Text(", ")]
    label = book.label(source)
    # A list that has the source's own label before it says that once.
    known_as = "" if label == source.label else f"{source.label}, "
    runs.append(Text(f"{known_as}{date_of(source)}, "))
    runs.append(Text(f"“{source.title}”", language=source.language))
    for position, place in enumerate(book.places(source)):
        runs.append(Text(", " if position else said(", at ")))
        words = Text(place.words.replace(" ", "\N{NO-BREAK SPACE}"))
        runs.append(Link((words,), f"#{place.anchor}") if place.anchor else words)
    return Endnote(
        id=endnote_of(number),
        label=label,
        runs=tuple(runs),
        grade=grade_in_words(source),
        link=source.address,
        accessed=said("accessed {day}", day=day_in_words(source.accessed)) if source.accessed else "",
        descriptor=plain(source.descriptor) if with_descriptors else (),
        portion=source.marking,
    )
