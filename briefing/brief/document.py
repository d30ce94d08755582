"""The brief as a tree of frozen values: what is said, in which order, and nothing about how it looks.

::

    Document
    ├── marking, title, subtitle, serial … cut_off   the cover's fields
    ├── furniture                                    what stands on every page
    ├── body: blocks (briefing.brief: blocks, tables, notes, exhibits)
    │         └── runs (briefing.brief.inline)
    └── footnotes

A renderer needs no more than this; two equal trees give the same bytes.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from briefing.brief.blocks import (
    Align,
    Block,
    Blocks,
    Bluf,
    CodeBlock,
    Columns,
    Confidence,
    Heading,
    KeyJudgement,
    Likelihood,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    ParagraphRole,
    QuoteBlock,
    Rule,
    TableOfContents,
    Together,
    lines_of,
    marked,
    some,
)
from briefing.brief.exhibits import (
    Ach,
    AchEvidence,
    AchHypothesis,
    Direction,
    Figure,
    Graph,
    GraphEdge,
    GraphNode,
    Indicator,
    Indicators,
    Legend,
    LegendEntry,
    Matrix,
    MatrixBand,
    MatrixMark,
    MatrixRow,
    Timeline,
    TimelineEntry,
)
from briefing.brief.inline import (
    Citation,
    CitationMark,
    FootnoteMark,
    LikelihoodTerm,
    LineBreak,
    Link,
    Run,
    Runs,
    Text,
    plain,
    visible,
)
from briefing.brief.notes import Endnote, EndnoteList, EvidenceQuote, Footnote
from briefing.brief.tables import Table, TableCell, TableColumn, TableRow, cell

__all__ = [
    "Ach",
    "AchEvidence",
    "AchHypothesis",
    "Align",
    "Block",
    "Blocks",
    "Bluf",
    "Citation",
    "CitationMark",
    "CodeBlock",
    "Columns",
    "Confidence",
    "CoverField",
    "Direction",
    "Document",
    "Endnote",
    "EndnoteList",
    "EvidenceQuote",
    "Figure",
    "Footnote",
    "FootnoteMark",
    "Furniture",
    "Graph",
    "GraphEdge",
    "GraphNode",
    "Heading",
    "Indicator",
    "Indicators",
    "KeyJudgement",
    "Legend",
    "LegendEntry",
    "Likelihood",
    "LikelihoodTerm",
    "LineBreak",
    "Link",
    "ListBlock",
    "ListItem",
    "Marking",
    "Matrix",
    "MatrixBand",
    "MatrixMark",
    "MatrixRow",
    "PageBreak",
    "Paragraph",
    "ParagraphRole",
    "QuoteBlock",
    "Rule",
    "Run",
    "Runs",
    "Table",
    "TableCell",
    "TableColumn",
    "TableOfContents",
    "TableRow",
    "Text",
    "Timeline",
    "TimelineEntry",
    "Together",
    "cell",
    "plain",
    "text_of",
    "visible",
    "walk",
]


@dataclass(frozen=True, slots=True)
class Marking:
    """Who may see the brief.

    `tlp` is a label of TLP 2.0, written exactly as the standard has it ("TLP:AMBER+STRICT"), or empty; `banner` a
    classification in the organisation's own words ("OFFICIAL"), or empty. Both may stand together.
    """

    tlp: str = ""
    banner: str = ""

    def lines(self) -> Iterator[str]:
        """Banner and label."""
        return some(self.banner, self.tlp)


@dataclass(frozen=True, slots=True)
class CoverField:
    """A named field of the cover: "Author" and the name. Printed in the order given."""

    name: str
    words: str

    def lines(self) -> Iterator[str]:
        """Name and words."""
        return some(self.name, self.words)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page beside the text.

    `header` is the running head from page 2 on; `footer` stands at the foot of all pages; `page` numbers them, with
    {page} and {pages} where the numbers go; `notes` heads the footnotes; `draft` is the word on a draft. All in the
    document's language.
    """

    header: str = ""
    footer: str = ""
    page: str = "Page {page} of {pages}"
    notes: str = "Notes"
    draft: str = "Draft"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole brief.

    `kind` is the word above the title ("Intelligence brief"). `serial`, `version`, `dated` and `cut_off` are words
    as they are to be printed, `cut_off` being the time after which nothing was taken in. `author` goes into the
    file's properties only where it is not empty. `fields` are further named fields of the cover (unit, reviewer,
    distribution, supersedes …). `language` is a BCP 47 tag. `subject` describes the file in its properties. `is_draft`
    lays the furniture's word for a draft across every page. `most_pages` is how many it should have at most: one that
    is a little longer is set tighter, as far as it stays legible; 0 leaves it as long as it is.
    """

    title: str
    subtitle: str = ""
    kind: str = ""
    marking: Marking = Marking()
    serial: str = ""
    version: str = ""
    dated: str = ""
    cut_off: str = ""
    author: str = ""
    subject: str = ""
    fields: tuple[CoverField, ...] = ()
    portion: str = ""
    language: str = "en"
    furniture: Furniture = Furniture()
    body: Blocks = ()
    footnotes: tuple[Footnote, ...] = field(default=())
    is_draft: bool = False
    most_pages: int = 0

    def reference(self) -> str:
        """The cover's line of dates and numbers: serial, version, date, cut-off."""
        return " · ".join(some(self.serial, self.version, self.dated, self.cut_off))

    def cover_lines(self) -> Iterator[str]:
        """The words of the cover: kind, reference, title, subtitle, fields."""
        yield from some(self.kind, self.reference(), marked(self.portion, self.title), self.subtitle)
        for each in self.fields:
            yield from each.lines()

    def lines(self) -> Iterator[str]:
        """Marking, cover, body, footnotes. What is repeated on every page counts once, page numbers not at all."""
        yield from self.marking.lines()
        yield from self.cover_lines()
        yield from lines_of(self.body)
        if self.footnotes:
            yield from some(self.furniture.notes)
        yield from lines_of(self.footnotes)


def text_of(node: Document | Block | Run | Runs) -> str:
    """The words a reader sees of `node`, in reading order: a line for each paragraph, cell or label."""
    if isinstance(node, tuple):
        return visible(node)
    if isinstance(node, Text | LineBreak | Link | Citation | FootnoteMark | LikelihoodTerm):
        return node.visible()
    return "\n".join(node.lines())


def walk(value: object) -> Iterator[object]:
    """Every node under `value`, itself first, in the order of the fields: for whoever looks for one kind of node."""
    if isinstance(value, tuple):
        for each in value:
            yield from walk(each)
        return
    names = _fields_of(type(value))
    if names is not None:
        yield value
        for name in names:
            yield from walk(getattr(value, name))


_FIELDS: dict[type, tuple[str, ...] | None] = {}
"""The names of the fields of each class that was met, None for what is no node: a brief has thousands of a few."""


def _fields_of(node_class: type) -> tuple[str, ...] | None:
    if node_class not in _FIELDS:
        _FIELDS[node_class] = tuple(one.name for one in fields(node_class)) if is_dataclass(node_class) else None
    return _FIELDS[node_class]
