"""Compose a brief: the project goes in, the finished tree comes out. Pure: same project, same tree."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

from briefing.brief import parts
from briefing.brief.blocks import Block, Bluf, Heading
from briefing.brief.citations import CitationBook
from briefing.brief.document import CoverField, Document, Furniture, Marking
from briefing.brief.inline import plain
from briefing.brief.markdown import blocks_of
from briefing.brief.matrix import risk_matrix
from briefing.brief.wording import day_in_words, moment_in_words
from briefing.errors import ItemError
from briefing.model import Brief, Section
from briefing.project import Reading

_STANDARD = (
    ("judgements", "Key judgements"),
    ("risks", "Risks"),
    ("matrix", "Likelihood and impact"),
    ("actors", "Key actors"),
    ("quotes", "Evidence"),
    ("sources", "Sources"),
)
"""The parts a brief has even where no section of its own asks for them, in their order."""


def compose(project: Reading, brief: Brief | None = None) -> Document:
    """The document of a brief, the project's first where none is named.

    Sections come in their order. One whose role is a part that fills itself (judgements, actors, risks, matrix,
    timeline, quotes, sources) prints its own text and then the part; standard parts that no section has follow at the
    end, the source list last. A section that is not in the brief leaves its part out. Raises ItemError for a project
    without a brief.
    """
    chosen = brief or _first_brief(project)
    book = CitationBook(project)
    body = _body(project, chosen, book)
    return Document(
        title=chosen.title,
        subtitle=chosen.subtitle,
        kind="Intelligence brief",
        marking=Marking(chosen.tlp, chosen.classification),
        serial=chosen.serial,
        version=f"Version {chosen.version}" if chosen.version else "",
        dated=day_in_words(chosen.dated) if chosen.dated else "",
        cut_off=f"Information cut-off {moment_in_words(chosen.cut_off)}" if chosen.cut_off else "",
        author=chosen.author,
        fields=_fields(chosen),
        language=chosen.language,
        furniture=Furniture(header=chosen.title, footer=chosen.caveats),
        body=body,
    )


def missing_citations(project: Reading, brief: Brief | None = None) -> list[str]:
    """Labels the brief's text cites that nothing in the project has, in the order they are met."""
    book = CitationBook(project)
    _body(project, brief or _first_brief(project), book)
    return book.missing()


def _first_brief(project: Reading) -> Brief:
    for brief in project.all(Brief):
        return brief
    raise ItemError("This project has no brief.", remedy="Undo its deletion.")


def _fields(brief: Brief) -> tuple[CoverField, ...]:
    named = (
        ("Author", brief.author),
        ("Unit", brief.unit),
        ("Reviewer", brief.reviewer),
        ("Distribution", brief.distribution),
        ("Supersedes", brief.supersedes),
    )
    return tuple(CoverField(name, words) for name, words in named if words)


def _body(project: Reading, brief: Brief, book: CitationBook) -> tuple[Block, ...]:
    sections = sorted(project.where(Section, brief_id=brief.id), key=lambda section: section.place)
    taken = {section.role for section in sections}
    blocks: list[Block] = []
    for section in sections:
        if section.in_brief and section.role != "sources":
            blocks += _section(project, section, book)
    for role, heading in _STANDARD:
        if role not in taken and role != "sources":
            blocks += _headed(heading, _part(role, project, book))
    blocks += _sources(project, sections, book)
    return (*blocks, parts.legend(project))


def _section(project: Reading, section: Section, book: CitationBook) -> list[Block]:
    written = list(blocks_of(section.body, book.resolve))
    if section.role == "summary":
        return [Bluf(tuple(written))] if written else []
    return _headed(section.heading, written + _part(section.role, project, book))


def _sources(project: Reading, sections: list[Section], book: CitationBook) -> list[Block]:
    """Last, because only now every source that the brief leans on has its number."""
    for section in sections:
        if section.role == "sources":
            if not section.in_brief:
                return []
            return _headed(section.heading, list(blocks_of(section.body, book.resolve)) + parts.source_list(book))
    return _headed("Sources", parts.source_list(book))


def _headed(heading: str, blocks: list[Block]) -> list[Block]:
    if not blocks:
        return []
    return [Heading(1, plain(heading)), *blocks] if heading else blocks


def _part(role: str, project: Reading, book: CitationBook) -> list[Block]:
    fill = _PARTS.get(role)
    return fill(project, book) if fill is not None else []


def _matrix(project: Reading, _book: CitationBook) -> list[Block]:
    found = risk_matrix(project)
    return [found] if found is not None else []


def _timeline(project: Reading, _book: CitationBook) -> list[Block]:
    return parts.timeline(project)


_PARTS: dict[str, Callable[[Reading, CitationBook], list[Block]]] = {
    "judgements": parts.key_judgements,
    "actors": parts.actor_table,
    "risks": parts.risk_table,
    "matrix": _matrix,
    "timeline": _timeline,
    "quotes": parts.evidence_quotes,
}
