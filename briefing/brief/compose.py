"""Compose a brief: the project goes in, the finished tree comes out. Pure: same project, same tree."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from briefing.brief.arranging import arranged, is_mark, with_headings_after_marks
from briefing.brief.asking import Asked, Directive, asked
from briefing.brief.blocks import Block, Bluf, CodeBlock, Heading, ListBlock, Paragraph, ParagraphRole, QuoteBlock, Rule
from briefing.brief.changes import changes_since_issue
from briefing.brief.citation_styles import citation_style_of
from briefing.brief.citations import CitationBook
from briefing.brief.directive_text import directives
from briefing.brief.document import CoverField, Document, Furniture, Marking
from briefing.brief.filling import Filling
from briefing.brief.footnotes import numbered_from
from briefing.brief.inline import Text, plain
from briefing.brief.markdown import read_markdown
from briefing.brief.markings import marks_in, portioned, scheme_of
from briefing.brief.notes import Footnote
from briefing.brief.panels import REGISTRY
from briefing.brief.rating import legend
from briefing.brief.saying import heading_said, said, speaking
from briefing.brief.tables import Table
from briefing.brief.wording import moment_in_words
from briefing.brief.yardstick import yardstick_of
from briefing.errors import ItemError
from briefing.model import Brief, Section
from briefing.project import Reading
from resources import template_kind, template_most_pages

_STANDARD = (
    ("judgements", "Key judgements"),
    ("risks", "Risks"),
    ("matrix", "Likelihood and impact"),
    ("actors", "Key actors"),
    ("quotes", "Evidence"),
)
"""The panels a brief has even where no section of its own asks for them, in their order, before the source list."""

_LAID_OUT_BY_ITSELF = ("", "executive")
"""Templates of a brief that no template was applied to: a new one names the second."""

_KIND = "Intelligence brief"
_SHORT = 4

_IN_BOX = (CodeBlock, Heading, ListBlock, Paragraph, QuoteBlock, Rule, Table)


def compose(
    project: Reading, brief: Brief | None = None, language: str = "", *, body: Composed | None = None
) -> Document:
    """The document of a brief, the project's first where none is named.

    Sections come in their order, their directives filled where they stand. One whose role is the name of a directive
    that its text does not use ends with that panel. A brief without any directive, to which no template was applied,
    gets the standard panels that no section has; every brief gets its source list, last where no section asks for it.
    A section that is not in the brief leaves its panel out. Words that are ours stand in `language`, the brief's own
    where none is named. `body` is what was composed of its sections before, in that language, where it was: it is then
    not composed again. Raises ItemError for a project without a brief.
    """
    chosen = brief or first_brief(project)
    if language:
        chosen = replace(chosen, language=language)
    with speaking(chosen.language):
        return _document(project, chosen, body or composed(project, chosen))


def _document(project: Reading, chosen: Brief, body: Composed) -> Document:
    title = chosen.title.strip() or project.setting("name") or said("Untitled brief")
    return Document(
        title=title,
        subtitle=chosen.subtitle,
        kind=said(template_kind(chosen.template) or _KIND),
        # Never lower than what stands below it, whatever the front matter says; the check says so.
        marking=scheme_of(project).banner(Marking(chosen.tlp, chosen.classification), body.marks),
        serial=chosen.serial,
        version=said("Version {number}", number=chosen.version) if chosen.version else "",
        dated=moment_in_words(chosen.dated) if chosen.dated else "",
        cut_off=said("Information cut-off {moment}", moment=moment_in_words(chosen.cut_off)) if chosen.cut_off else "",
        author=chosen.author,
        fields=_fields(chosen),
        language=chosen.language,
        furniture=_furniture(title, chosen.caveats),
        body=body.body,
        footnotes=body.footnotes,
        most_pages=_most_pages(chosen.template),
    )


def _most_pages(template: str) -> int:
    """What a short template promises; a long brief is as long as it is."""
    promised = template_most_pages(template)
    return promised if promised <= _SHORT else 0


@dataclass(frozen=True, slots=True)
class Composed:
    """What was composed of a brief's sections.

    `printed` are the ids of the sections that have something to show; `missing` the labels that the text cites and
    nothing in the project has, in the order they are met; `sources` the ids of the sources it leans on; `marks` all
    portion marks in it, those of exhibits and sources included.
    """

    body: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    printed: frozenset[str]
    missing: tuple[str, ...]
    sources: tuple[str, ...]
    marks: frozenset[str]


def composed(project: Reading, brief: Brief) -> Composed:
    """The body of a brief, and what was learnt while composing it."""
    writing = _Writing(project, brief)
    body = writing.body()
    sources = tuple(source.id for _, source in writing.book.cited())
    printed = frozenset(writing.printed)
    missing = tuple(writing.book.missing())
    return Composed(body, tuple(writing.footnotes), printed, missing, sources, frozenset(marks_in(body)))


def first_brief(project: Reading) -> Brief:
    """The project's first brief. Raises ItemError where there is none."""
    for brief in project.all(Brief):
        return brief
    raise ItemError("This project has no brief.", remedy="Undo its deletion.")


def _furniture(header: str, footer: str) -> Furniture:
    numbered = said("Page {page} of {pages}")
    return Furniture(header, footer, page=numbered, notes=said("Notes"), draft=said("Draft"))


def _fields(brief: Brief) -> tuple[CoverField, ...]:
    named = (
        ("Author", brief.author),
        ("Unit", brief.unit),
        ("Reviewer", brief.reviewer),
        ("Distribution", brief.distribution),
        ("Supersedes", brief.supersedes),
    )
    return tuple(CoverField(said(name), words) for name, words in named if words)


@dataclass(frozen=True, slots=True)
class _Awaited:
    """Stands where a directive is filled when all others are."""

    directive: Directive
    asked: Asked

    def lines(self) -> Iterator[str]:
        """Nothing yet."""
        return iter(())


class _Writing:
    """One brief while it is composed: numbers of sources and footnotes are given in the order of the pages."""

    def __init__(self, project: Reading, brief: Brief) -> None:
        self.project = project
        self.book = CitationBook(project, citation_style_of(project, brief))
        self.footnotes: list[Footnote] = []
        self.scheme = scheme_of(project)
        self._filling = Filling(project, brief, self.book, yardstick_of(project), changes_since_issue(project, brief))
        self._sections = sorted(project.where(Section, brief_id=brief.id), key=lambda section: section.place)
        self._asked_for = {section.role for section in self._sections}
        in_texts = {found.name for section in self._sections for found in directives(section.body)}
        self._is_standard = not in_texts and brief.template in _LAID_OUT_BY_ITSELF
        self._asked_for |= in_texts
        self._filled: set[str] = set()
        self.printed: set[str] = set()
        self._texts = 0

    def body(self) -> tuple[Block, ...]:
        """All blocks, from the first section to the legend."""
        blocks: list[Block] = []
        for section in self._of_role("sources", wanted=False):
            blocks += self._section(section)
        if self._is_standard:
            for role, heading in _STANDARD:
                if role not in self._asked_for:
                    blocks += _headed(heading, self._panel(role))
        for section in self._of_role("sources", wanted=True):
            blocks += self._section(section)
        blocks = self._settled(blocks)
        if "sources" not in self._asked_for:
            blocks += _headed(said("Sources"), self._settled(self._panel("sources")))
        if all(map(is_mark, blocks)):
            blocks = [Paragraph(plain(said("There is nothing in this brief yet.")), role=ParagraphRole.NOTE)]
        cited = [source for _, source in self.book.cited()]
        return arranged((*blocks, *legend(self.project, tuple(blocks), cited)))

    def _of_role(self, role: str, *, wanted: bool) -> list[Section]:
        return [section for section in self._sections if section.in_brief and (section.role == role) is wanted]

    def _section(self, section: Section) -> list[Block]:
        written = self._written(section)
        blocks = self._in_place(section, written)
        if not all(map(is_mark, blocks)):
            self.printed.add(section.id)
        return blocks

    def _in_place(self, section: Section, written: list[Block]) -> list[Block]:
        if section.role == "summary":
            return _boxed(written)
        if section.role not in {found.name for found in directives(section.body)}:
            written += self._panel(section.role)
        # What is still awaited may come to nothing: its heading is then left out too.
        return _headed(section.heading, written)

    def _written(self, section: Section) -> list[Block]:
        """The section's own text. Its headings stand below the section's; its footnotes go on from those before."""
        self._texts += 1
        prefix = f"text-{self._texts}-"
        text = read_markdown(section.body, self.book.resolve, top_level=2, footnote_prefix=prefix, fill=self._fill)
        text = numbered_from(text, len(self.footnotes) + 1)
        self.footnotes += text.footnotes
        return portioned(text.blocks, self.scheme)

    def _fill(self, written: str) -> list[Block]:
        """The blocks of a directive; one that is wrong is printed with what is wrong, so that nobody overlooks it."""
        (found,) = directives(written)
        known, wanted, faults = asked(found)
        if known is None or faults:
            wrong = " ".join(fault.message for fault in faults)
            return [Paragraph((Text(written, code=True), Text(f" {wrong}")), role=ParagraphRole.NOTE)]
        self._filled.add(known.name)
        return self._filled_in(known, wanted)

    def _panel(self, role: str) -> list[Block]:
        """A panel that nobody asked for in words, once: a second section of the same role has only its text."""
        known = REGISTRY.get(role)
        if known is None or role in self._filled:
            return []
        self._filled.add(role)
        return self._filled_in(known, Asked())

    def _filled_in(self, known: Directive, wanted: Asked) -> list[Block]:
        return [_Awaited(known, wanted)] if known.waits else known.fill(self._filling, wanted)

    def _settled(self, blocks: Iterable[Block]) -> list[Block]:
        """The blocks with what was awaited in its place; a heading that has nothing to head goes."""
        settled: list[Block] = []
        for block in blocks:
            if isinstance(block, _Awaited):
                settled += block.directive.fill(self._filling, block.asked)
            else:
                settled.append(block)
        return _without_bare_headings(with_headings_after_marks(settled))


def _headed(heading: str, blocks: list[Block]) -> list[Block]:
    if not heading or all(map(is_mark, blocks)):
        return blocks
    return [Heading(1, plain(heading_said(heading))), *blocks]


def _boxed(written: list[Block]) -> list[Block]:
    """The text of a summary in its box; panels asked for in it stand below the box."""
    text = [block for block in written if isinstance(block, _IN_BOX)]
    return [
        *([Bluf(tuple(text), said("BLUF"))] if text else []),
        *(block for block in written if not isinstance(block, _IN_BOX)),
    ]


def _without_bare_headings(blocks: list[Block]) -> list[Block]:
    """The blocks without headings of sections that came to nothing."""
    pairs = zip_longest(blocks, blocks[1:])
    return [block for block, after in pairs if block is not None and not (_is_first(block) and _ends(after))]


def _is_first(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _ends(block: Block | None) -> bool:
    return block is None or _is_first(block) or is_mark(block)
