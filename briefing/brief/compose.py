"""Compose a brief: the project goes in, the finished tree comes out. Pure: same project, same tree."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

from briefing.brief import parts
from briefing.brief.blocks import Block, Bluf, Footnote, Heading, Paragraph, ParagraphRole
from briefing.brief.citations import CitationBook
from briefing.brief.document import CoverField, Document, Furniture, Marking
from briefing.brief.footnotes import numbered_from
from briefing.brief.inline import plain
from briefing.brief.markdown import read_markdown
from briefing.brief.matrix import risk_matrix
from briefing.brief.quotes import source_list
from briefing.brief.rating import legend
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
"""The parts a brief has even where no section of its own asks for them, in their order, the source list last."""


def compose(project: Reading, brief: Brief | None = None) -> Document:
    """The document of a brief, the project's first where none is named.

    Sections come in their order. One whose role is a part that fills itself (judgements, actors, risks, matrix,
    timeline, quotes, sources) prints its own text and then the part; standard parts that no section has follow at the
    end, the source list last. A section that is not in the brief leaves its part out. Raises ItemError for a project
    without a brief.
    """
    chosen = brief or _first_brief(project)
    writing = _Writing(project, chosen)
    title = chosen.title.strip() or project.setting("name") or "Untitled brief"
    return Document(
        title=title,
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
        furniture=Furniture(header=title, footer=chosen.caveats),
        body=writing.body(),
        footnotes=tuple(writing.footnotes),
    )


def missing_citations(project: Reading, brief: Brief | None = None) -> list[str]:
    """Labels the brief's text cites that nothing in the project has, in the order they are met."""
    writing = _Writing(project, brief or _first_brief(project))
    writing.body()
    return writing.book.missing()


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


class _Writing:
    """One brief while it is composed: numbers of sources and footnotes are given in the order of the pages."""

    def __init__(self, project: Reading, brief: Brief) -> None:
        self.project = project
        self.book = CitationBook(project)
        self.footnotes: list[Footnote] = []
        self._sections = sorted(project.where(Section, brief_id=brief.id), key=lambda section: section.place)
        self._filled: set[str] = set()
        self._texts = 0

    def body(self) -> tuple[Block, ...]:
        """All blocks, from the first section to the legend."""
        blocks: list[Block] = []
        for section in self._of_role("sources", wanted=False):
            blocks += self._section(section)
        taken = {section.role for section in self._sections}
        for role, heading in _STANDARD:
            if role not in taken:
                blocks += _headed(heading, self._part(role))
        # Only now every source that the brief leans on has its number.
        for section in self._of_role("sources", wanted=True):
            blocks += self._section(section)
        if not blocks:
            blocks = [Paragraph(plain("There is nothing in this brief yet."), role=ParagraphRole.NOTE)]
        cited = [source for _, source in self.book.cited()]
        return (*blocks, *legend(self.project, tuple(blocks), cited))

    def _of_role(self, role: str, *, wanted: bool) -> list[Section]:
        return [section for section in self._sections if section.in_brief and (section.role == role) is wanted]

    def _section(self, section: Section) -> list[Block]:
        written = self._written(section)
        if section.role == "summary":
            return [Bluf(tuple(written))] if written else []
        return _headed(section.heading, written + self._part(section.role))

    def _written(self, section: Section) -> list[Block]:
        """The section's own text. Its headings stand below the section's; its footnotes go on from those before."""
        self._texts += 1
        text = read_markdown(section.body, self.book.resolve, top_level=2, footnote_prefix=f"text-{self._texts}-")
        text = numbered_from(text, len(self.footnotes) + 1)
        self.footnotes += text.footnotes
        return list(text.blocks)

    def _part(self, role: str) -> list[Block]:
        """A part that fills itself, once: a second section of the same role has only its text."""
        fill = _PARTS.get(role)
        if fill is None or role in self._filled:
            return []
        self._filled.add(role)
        return fill(self.project, self.book)


def _headed(heading: str, blocks: list[Block]) -> list[Block]:
    if not blocks or not heading:
        return blocks
    return [Heading(1, plain(heading)), *blocks]


def _matrix(project: Reading, _book: CitationBook) -> list[Block]:
    found = risk_matrix(project)
    return [found] if found is not None else []


def _timeline(project: Reading, _book: CitationBook) -> list[Block]:
    return parts.timeline(project)


def _sources(_project: Reading, book: CitationBook) -> list[Block]:
    return source_list(book)


_PARTS: dict[str, Callable[[Reading, CitationBook], list[Block]]] = {
    "judgements": parts.key_judgements,
    "actors": parts.actor_table,
    "risks": parts.risk_table,
    "matrix": _matrix,
    "timeline": _timeline,
    "quotes": parts.evidence_quotes,
    "sources": _sources,
}
