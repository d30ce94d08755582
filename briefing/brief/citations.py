"""Citations: which source stands behind a mark in the text, and the number it has in the source list."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import shorten

from briefing.brief.citation_styles import CitationStyle
from briefing.brief.inline import Citation, CitationMark
from briefing.brief.saying import said
from briefing.brief.wording import period_in_words
from briefing.model import LABEL_LETTERS, Kind, Quote, Source
from briefing.model.kinds import CLASSES, EVIDENCED
from briefing.project import Exhibit, Reading

_NUMBER = re.compile(r"([0-9]{1,9})")
_LONGEST_TITLE = 40
_BY_LETTER = {LABEL_LETTERS[kind]: CLASSES[kind] for kind in EVIDENCED if kind in LABEL_LETTERS}
"""What a citation may name beside a source: an item stands for the sources its evidence stands in."""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place of a source that the brief leans on: "¶5", and the anchor of the quote where the brief prints it."""

    words: str
    anchor: str = ""


class CitationBook:
    """Numbers sources in the order in which the brief first leans on them, and remembers where in them it leans.

    One book serves one composing: it also gives every anchor once, however often a panel is printed.
    """

    def __init__(self, project: Reading, style: CitationStyle = CitationStyle.NUMBER) -> None:
        self._project = project
        self._style = style
        self._source_ids: dict[str, str] = {}
        for source_id, label in project.labels(Kind.SOURCE):
            self._source_ids.setdefault(label, source_id)
        self._sources: dict[str, Source] = {}
        self._numbers: dict[str, int] = {}
        self._cited: list[Source] = []
        self._missing: dict[str, None] = {}
        self._places: dict[str, dict[str, None]] = {}
        self._shown: dict[tuple[str, str], str] = {}
        self._quoted: dict[str, str] = {}
        self._anchors: set[str] = set()

    def resolve(self, label: str, locator: str = "") -> tuple[CitationMark, ...] | None:
        """The marks for "S1", "Q7" or "J2", with a place in the source ("¶5"). None: the project has no such thing.

        A quote stands for the passage it was taken from, so it brings its own place; a judgement or another item
        stands for the sources of its evidence, and gives no mark where it has none.
        """
        known = label.upper()
        if known in self._source_ids:
            return (self._mark(self._source(known), locator),)
        exhibits = self._exhibits_of(known)
        if exhibits is None:
            self._missing[label] = None
            return None
        if known.startswith(LABEL_LETTERS[Kind.QUOTE]):
            return tuple(self._mark(one.source, locator or place_of(one)) for one in exhibits[:1])
        citation = self.cite(exhibits)
        return citation.marks if citation else ()

    def cite(self, exhibits: Iterable[Exhibit], *, named: bool = False) -> Citation | None:
        """One citation for several pieces of evidence, each source once; None for no evidence.

        `named` says that the outlet is named before it: a citation that names outlets has the number instead.
        """
        marks: dict[CitationMark, None] = {}
        for exhibit in exhibits:
            mark = self._mark(exhibit.source, "")
            is_said = named and self._style is CitationStyle.OUTLET
            marks[replace(mark, words="") if is_said else mark] = None
            self._lean(exhibit.source, place_of(exhibit))
        return Citation(tuple(sorted(marks, key=lambda mark: _by_number(mark.label)))) if marks else None

    def show(self, exhibit: Exhibit) -> str:
        """The anchor of a passage that is printed now, "" where it was printed before.

        Made of its number: the tree holds no ids, so that two projects that say the same give the same tree.
        """
        passage = exhibit.passage.id
        if passage in self._quoted:
            return ""
        anchor = self._quoted[passage] = f"quote-{len(self._quoted) + 1}"
        self._shown.setdefault((exhibit.source.id, place_of(exhibit)), anchor)
        return anchor

    def anchor(self, name: str) -> str:
        """The name itself at its first asking and "" later: an anchor is unique in a document."""
        if not name or name in self._anchors:
            return ""
        self._anchors.add(name)
        return name

    def places(self, source: Source) -> list[CitedPlace]:
        """Where in a source the brief leans on it, by paragraph, each with the anchor of a printed quote."""
        named = self._places.get(source.id, {})
        return [CitedPlace(words, self._shown.get((source.id, words), "")) for words in sorted(named, key=_by_number)]

    def number(self, source: Source) -> int:
        """The source's number in the list; given now where it had none."""
        if source.id not in self._numbers:
            self._cited.append(source)
            self._numbers[source.id] = len(self._cited)
        return self._numbers[source.id]

    def label(self, source: Source) -> str:
        """The label of the source's endnote: its number, or its own where citations are addresses."""
        number = self.number(source)
        return source.label or str(number) if self._style is CitationStyle.ADDRESS else str(number)

    def cited(self) -> list[tuple[int, Source]]:
        """Every source the brief leans on with its number, in the order of the labels."""
        return sorted(enumerate(self._cited, start=1), key=lambda pair: _by_number(self.label(pair[1])))

    def missing(self) -> list[str]:
        """Labels that were cited and that nothing in the project has."""
        return list(self._missing)

    def _source(self, label: str) -> Source:
        """Read when it is cited: of ten thousand articles a brief names a few."""
        if label not in self._sources:
            self._sources[label] = self._project.get(Source, self._source_ids[label])
        return self._sources[label]

    def _exhibits_of(self, label: str) -> list[Exhibit] | None:
        """The evidence of the item with this label, None where there is no such item, or it is a quote of nothing."""
        item_class = _BY_LETTER.get(label.rstrip("0123456789"))
        for item in self._project.where(item_class, label=label) if item_class else ():
            exhibits = self._project.exhibits_of(item.id)
            return None if isinstance(item, Quote) and not exhibits else exhibits
        return None

    def _lean(self, source: Source, locator: str) -> None:
        if locator:
            self._places.setdefault(source.id, {})[locator] = None

    def _mark(self, source: Source, locator: str) -> CitationMark:
        number = self.number(source)
        self._lean(source, locator)
        return CitationMark(endnote_of(number), self.label(source), locator, self._words(source))

    def _words(self, source: Source) -> str:
        """What stands for a source in the line, "" where its label is raised."""
        match self._style:
            case CitationStyle.ADDRESS:
                return self.label(source)
            case CitationStyle.OUTLET:
                outlet = source.publisher or f"“{shorten(source.title, _LONGEST_TITLE, placeholder=' …')}”"
                return f"{outlet}, {date_of(source)}"
            case _:
                return ""


def endnote_of(number: int) -> str:
    """The id of the endnote with this number. Made of the number: labels of two merged copies may be the same."""
    return f"source-{number}"


def place_of(exhibit: Exhibit) -> str:
    """Where a passage stands in its source: "¶5"."""
    return f"¶{exhibit.passage.paragraph}" if exhibit.passage.paragraph else ""


def date_of(source: Source) -> str:
    """When the source was published, in words: "undated" where that is not known."""
    return period_in_words(source.published) or said("undated")


def _by_number(words: str) -> tuple[int, str]:
    found = _NUMBER.search(words)
    return (int(found[1]) if found else 0, words)
