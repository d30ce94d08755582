"""What a brief stands on, in print: passages word for word, the list of sources, footnotes."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.brief.blocks import Blocks, lines_of, marked, some
from briefing.brief.inline import Runs, visible


@dataclass(frozen=True, slots=True)
class EvidenceQuote:
    """A passage from a source, word for word, with where it stands.

    `label` is its name in the brief ("Q7"); `quote` the source's own words in `language`; `translation` their sense
    in the document's language; `source` names outlet, date and place; `stance` is the word for, against or context;
    `anchor` names it for links.
    """

    quote: Runs
    source: Runs
    label: str = ""
    stance: str = ""
    translation: Runs = ()
    language: str = ""
    portion: str = ""
    anchor: str = ""

    def lines(self) -> Iterator[str]:
        """Label and stance, quote, translation, source."""
        yield from some(self.label, self.stance, marked(self.portion, visible(self.quote)))
        yield from some(visible(self.translation), visible(self.source))


@dataclass(frozen=True, slots=True)
class Endnote:
    """One source in the source list.

    `id` is what citations point to, `label` its number; `runs` the reference in the order of ICD 206; `grade` the
    Admiralty code ("B2"); `link` the address, printed and clickable; `accessed` when it was read, in words;
    `descriptor` what bears on the quality of the source.
    """

    id: str
    label: str
    runs: Runs
    grade: str = ""
    link: str = ""
    accessed: str = ""
    descriptor: Runs = ()
    portion: str = ""

    def lines(self) -> Iterator[str]:
        """Label, reference, link, access date, grade, descriptor."""
        yield from some(self.label, marked(self.portion, visible(self.runs)))
        yield from some(self.link, self.accessed, self.grade, visible(self.descriptor))


@dataclass(frozen=True, slots=True)
class EndnoteList:
    """The source list."""

    notes: tuple[Endnote, ...]

    def lines(self) -> Iterator[str]:
        """The lines of all notes."""
        return lines_of(self.notes)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A remark that the text points to by a `FootnoteMark` with this `id`; `label` is its sign."""

    id: str
    label: str
    blocks: Blocks

    def lines(self) -> Iterator[str]:
        """Sign and remark."""
        yield from some(self.label)
        yield from lines_of(self.blocks)
