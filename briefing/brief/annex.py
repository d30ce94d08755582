"""The annex of all quotes: every passage that was kept as evidence, word for word, under the source it stands in."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from textwrap import shorten

from briefing.brief.blocks import Block, Heading, PageBreak, Paragraph, ParagraphRole
from briefing.brief.citations import date_of
from briefing.brief.document import Document
from briefing.brief.inline import plain
from briefing.brief.markings import marks_in, scheme_of
from briefing.brief.notes import EvidenceQuote
from briefing.brief.saying import said, speaking
from briefing.brief.wording import STANCES, grade_in_words
from briefing.model import CLASSES, Kind, Source, name_of
from briefing.project import Exhibit, Reading

TITLE = "Annex: all quotes"
NOTHING = "No passage has been kept as evidence yet."
_LONGEST_NAME = 70


def with_annex(document: Document, project: Reading) -> Document:
    """The document with every quote of the project behind it, on pages of their own.

    Sources come in the order of their labels, passages in that of the text. A passage that is evidence of several items
    is printed once and names them all; one that belongs to nothing in the brief is printed too. The marking is that of
    the highest of all.
    """
    with speaking(document.language):
        return _with_annex(document, project)


def _with_annex(document: Document, project: Reading) -> Document:
    blocks: list[Block] = []
    for source in project.all(Source):
        exhibits = project.exhibits_in(source.id)
        if exhibits:
            blocks.append(Heading(2, plain(_headline(source)), in_contents=False))
            blocks += _quotes(project, exhibits)
    if not blocks:
        blocks = [Paragraph(plain(said(NOTHING)), role=ParagraphRole.NOTE)]
    body = (*document.body, PageBreak(), Heading(1, plain(said(TITLE))), *blocks)
    return replace(
        document, body=body, marking=scheme_of(project).banner(document.marking, marks_in(body)), most_pages=0
    )


def _headline(source: Source) -> str:
    named = ", ".join(part for part in (source.publisher, f"“{source.title}”") if part)
    return f"{source.label} {named}".strip()


def _quotes(project: Reading, exhibits: Iterable[Exhibit]) -> list[Block]:
    by_passage: dict[str, list[Exhibit]] = {}
    for exhibit in sorted(exhibits, key=lambda one: (one.passage.start, one.passage.end, one.passage.id)):
        by_passage.setdefault(exhibit.passage.id, []).append(exhibit)
    return [_quote(project, same) for same in by_passage.values()]


def _quote(project: Reading, same: list[Exhibit]) -> EvidenceQuote:
    """One passage; what it is evidence of stands in its source line."""
    source, passage = same[0].source, same[0].passage
    place = f"¶{passage.paragraph} · {date_of(source)} · {grade_in_words(source)}"
    used = "; ".join(dict.fromkeys(_use(project, exhibit) for exhibit in same))
    return EvidenceQuote(
        quote=plain(passage.quote, language=source.language),
        source=plain(f"{place} · {used}" if used else place),
        translation=plain(passage.translation),
        language=source.language,
        portion=source.marking,
    )


def _use(project: Reading, exhibit: Exhibit) -> str:
    evidence = exhibit.evidence
    owner = project.find(CLASSES[Kind(evidence.item_kind)], evidence.item_id)
    if owner is None:
        return ""
    name = shorten(name_of(owner), _LONGEST_NAME, placeholder=" …")
    return " ".join(part for part in (f"{said(STANCES[evidence.stance])}:", getattr(owner, "label", ""), name) if part)
