"""The blocks that carry a brief's text: headings, paragraphs, lists, quotes, judgements, columns.

Each block gives its visible text by `lines()`, in reading order. Tables stand in `briefing.brief.tables`, quotes of
evidence, sources and footnotes in `briefing.brief.notes`, exhibits (matrix, timeline, graph, …) in
`briefing.brief.exhibits`.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from briefing.brief.inline import Runs, visible


class Block(Protocol):
    """Anything that stands in a document's body: a frozen value that knows its own words."""

    def lines(self) -> Iterator[str]:
        """The visible text, a line for each paragraph, cell or label, in reading order."""
        ...


Blocks = tuple[Block, ...]


class Align(Enum):
    """Where text stands in its column."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class ParagraphRole(Enum):
    """What a paragraph is for; a theme gives each role its face."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    SOURCE_LINE = "source line"


def lines_of(blocks: Blocks) -> Iterator[str]:
    """The visible lines of several blocks."""
    for block in blocks:
        yield from block.lines()


def some(*lines: str) -> Iterator[str]:
    """Those of the lines that are not empty."""
    return (line for line in lines if line)


def marked(portion: str, text: str) -> str:
    """`text` behind its portion mark, if it has one: "(C) …"."""
    return f"({portion}) {text}" if portion else text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it also makes a bookmark of the file.

    `level` counts from 1 (a main part of the brief) to 6. `anchor` names it for links, unique in the document; empty
    where nothing leads to it. `number` is printed before the words ("2.1"). `in_contents` lists it in the table of
    contents. `portion` is the classification of the words themselves, without brackets.
    """

    level: int
    runs: Runs
    anchor: str = ""
    number: str = ""
    in_contents: bool = True
    portion: str = ""

    def title(self) -> str:
        """The heading's words with number and portion mark, on one line."""
        words = " ".join(visible(self.runs).split())
        return marked(self.portion, f"{self.number} {words}".strip())

    def lines(self) -> Iterator[str]:
        """The title."""
        return some(self.title())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `portion` is its classification without brackets; `anchor` names it for links."""

    runs: Runs
    role: ParagraphRole = ParagraphRole.BODY
    portion: str = ""
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """The paragraph's words."""
        return some(marked(self.portion, visible(self.runs)))


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text whose spaces and line breaks are kept, in a face of equal widths. `language` names the code's, if any."""

    text: str
    language: str = ""

    def lines(self) -> Iterator[str]:
        """The lines of the text."""
        return some(*self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list: usually a paragraph, perhaps followed by a nested list."""

    blocks: Blocks
    portion: str = ""

    def lines(self) -> Iterator[str]:
        """The lines of what the entry holds, after its portion mark."""
        for position, line in enumerate(lines_of(self.blocks)):
            yield marked(self.portion, line) if position == 0 else line


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. `ordered` numbers its entries from `start`; else they have bullets, which are not part of the text."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1

    def label(self, position: int) -> str:
        """What stands before the entry at `position` (from 0): "3." in an ordered list, nothing in a bulleted one."""
        return f"{self.start + position}." if self.ordered else ""

    def lines(self) -> Iterator[str]:
        """Each entry's lines, the first one behind its number."""
        for position, item in enumerate(self.items):
            yield from some(self.label(position))
            yield from item.lines()


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """Words of someone else, set apart. `attribution` says who and where; `language` is the quote's BCP 47 tag."""

    blocks: Blocks
    attribution: Runs = ()
    portion: str = ""
    language: str = ""

    def lines(self) -> Iterator[str]:
        """The quote, then who said it."""
        yield from some(f"({self.portion})" if self.portion else "")
        yield from lines_of(self.blocks)
        yield from some(visible(self.attribution))


@dataclass(frozen=True, slots=True)
class Bluf:
    """The bottom line up front, in a box: what is new and what follows, in one or two sentences.

    `label` is the word beside it, in the document's language.
    """

    blocks: Blocks
    label: str = "BLUF"

    def lines(self) -> Iterator[str]:
        """The label and the text."""
        yield from some(self.label)
        yield from lines_of(self.blocks)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely, as a chip: word, dots, band.

    `term` is the scale's word ("likely"), `band` its range ("55–80 %"), `level` of `levels` its place, 1 the least
    likely.
    """

    term: str
    band: str
    level: int
    levels: int = 7

    def label(self) -> str:
        """The chip's words."""
        return f"{self.term} {self.band}".strip()


@dataclass(frozen=True, slots=True)
class Confidence:
    """How good the basis of a judgement is, as a chip: word and dots.

    `grade` is the word ("Moderate"), `noun` what it grades, in the document's language; `level` of `levels`, 1 the
    lowest.
    """

    grade: str
    level: int
    noun: str = "confidence"
    levels: int = 3

    def label(self) -> str:
        """The chip's words."""
        return f"{self.grade} {self.noun}".strip()


@dataclass(frozen=True, slots=True)
class KeyJudgement:
    """One numbered judgement of the brief.

    `number` is its label ("1"); `runs` the judgement, with its likelihood in the sentence; `likelihood` and
    `confidence` are the chips beneath; `basis` says in sentences of its own what the confidence rests on (a
    confidence never stands in the sentence of a likelihood). `change` says what is new against the last issue.
    """

    number: str
    runs: Runs
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    basis: Runs = ()
    change: Runs = ()
    portion: str = ""
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """Number, judgement, chips, basis, change."""
        yield from some(self.number, marked(self.portion, visible(self.runs)))
        if self.likelihood:
            yield self.likelihood.label()
        if self.confidence:
            yield self.confidence.label()
        yield from some(visible(self.basis), visible(self.change))


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """The list of the headings down to `depth` levels, with their pages."""

    depth: int = 2

    def lines(self) -> Iterator[str]:
        """Nothing: its words are those of the headings."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side. `shares` are the widths in proportion, one for each column; empty means equal ones."""

    columns: tuple[Blocks, ...]
    shares: tuple[float, ...] = ()

    def lines(self) -> Iterator[str]:
        """The first column to its end, then the next."""
        for blocks in self.columns:
            yield from lines_of(blocks)


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page where they fit on one."""

    blocks: Blocks

    def lines(self) -> Iterator[str]:
        """The lines of all blocks."""
        return lines_of(self.blocks)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between two parts of the text."""

    def lines(self) -> Iterator[str]:
        """Nothing."""
        return iter(())


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    def lines(self) -> Iterator[str]:
        """Nothing."""
        return iter(())
