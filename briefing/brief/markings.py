"""Markings: TLP 2.0 and the house's own scheme, portion marks at the head of paragraphs, and the banner above them all.

A scheme is an order of levels, the least first. The banner of a brief is never lower than its highest portion.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from briefing.brief.blocks import Block, Heading, ListBlock, ListItem, Paragraph, QuoteBlock
from briefing.brief.directive_text import Fault
from briefing.brief.document import Marking, walk
from briefing.brief.inline import Runs, Text
from briefing.brief.prose import Form, blocks
from briefing.project import Reading

TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""The labels of TLP 2.0 (FIRST), the least first. Written exactly so."""

SCHEME_SETTING = "marking_scheme"
"""The setting with the house's own levels, the least first: "U = UNCLASSIFIED, C = CONFIDENTIAL, S = SECRET"."""

_MARK = re.compile(r"\(([^()\n]{1,40})\)(?=\s|$)")
_TLP_LIKE = re.compile(r"\s*tlp\s*[:\s-]\s*(.*)", re.IGNORECASE)
# What was renamed with TLP 2.0.
_BEFORE = {"WHITE": "TLP:CLEAR"}
_MARKED = (Form.PARAGRAPH, Form.HEADING, Form.ENTRY, Form.QUOTATION, Form.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the house's scheme: the words of the banner and the letters of a portion mark."""

    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """The markings a project knows: TLP always, the house's levels from the least to the highest."""

    levels: tuple[Level, ...] = ()

    def knows(self, mark: str) -> bool:
        """Whether a portion mark is one of TLP's labels or of the house's."""
        return mark in TLP or self._place(mark) >= 0

    def _place(self, mark: str) -> int:
        known = (number for number, level in enumerate(self.levels) if mark in (level.mark, level.words))
        return next(known, -1)

    def highest(self, marks: Iterable[str]) -> Marking:
        """The highest of TLP's labels and of the house's levels among portion marks; unknown ones do not count."""
        listed = list(marks)
        tlp = max((TLP.index(mark) for mark in listed if mark in TLP), default=-1)
        own = max((self._place(mark) for mark in listed), default=-1)
        return Marking(TLP[tlp] if tlp >= 0 else "", self.levels[own].words if own >= 0 else "")

    def banner(self, marking: Marking, marks: Iterable[str]) -> Marking:
        """The marking of a brief, raised to its highest portion where it is lower."""
        portions = self.highest(marks)
        return Marking(
            self.highest([marking.tlp, portions.tlp]).tlp or marking.tlp,
            self._higher(marking.banner, portions.banner),
        )

    def _higher(self, one: str, other: str) -> str:
        if not other or (one and self._place(one) < 0):
            # A marking in words that the scheme does not know is the analyst's own decision.
            return one
        return self.highest([one, other]).banner


def scheme_of(project: Reading) -> Scheme:
    """The scheme of a project."""
    return read_scheme(project.setting(SCHEME_SETTING))


def read_scheme(written: str) -> Scheme:
    """A scheme as it is written in the settings: levels separated by commas, each "MARK = WORDS" or words alone."""
    levels = []
    for part in re.split(r"[,;\n]", written):
        mark, equals, words = part.partition("=")
        if mark.strip() and (not equals or words.strip()):
            levels.append(Level((words if equals else mark).strip(), mark.strip()))
    return Scheme(tuple(levels))


@dataclass(frozen=True, slots=True)
class WrittenPortion:
    """A portion mark as written: its words, code points [start, end) from bracket to bracket."""

    mark: str
    start: int
    end: int


def portions(text: str, scheme: Scheme) -> list[WrittenPortion]:
    """The portion marks at the heads of a text's paragraphs, headings, entries and quotations."""
    return [portion for portion in _written(text) if scheme.knows(portion.mark)]


def wrong_portions(text: str, scheme: Scheme) -> list[Fault]:
    """What looks like a portion mark of TLP and is none, with what is meant."""
    faults = []
    for portion in _written(text):
        like = _TLP_LIKE.match(portion.mark)
        if like and not scheme.knows(portion.mark):
            label = _meant(like[1].upper().replace(" ", ""))
            meant = f" ({label}) is meant?" if label else f" There are {', '.join(TLP)}."
            message = f"“{portion.mark}” is no label of TLP 2.0.{meant}"
            faults.append(Fault(portion.start, portion.end, message, f"({label})" if label else ""))
    return faults


def _meant(colour: str) -> str:
    """The label that somebody meant by what follows "TLP:"; "" where that could be any."""
    names = [label.removeprefix("TLP:") for label in TLP]
    close = get_close_matches(colour, names, n=1, cutoff=0.6)
    return f"TLP:{close[0]}" if close else _BEFORE.get(colour, "")


def portioned(found: Iterable[Block], scheme: Scheme) -> list[Block]:
    """Blocks whose words begin with a portion mark carry it as their portion."""
    return [_portioned(block, scheme) for block in found]


def marks_in(body: Iterable[Block]) -> Iterator[str]:
    """The portion marks of everything in a document's body, exhibits and sources included."""
    for node in walk(tuple(body)):
        mark: str = getattr(node, "portion", "")
        if mark:
            yield mark


def _written(text: str) -> Iterator[WrittenPortion]:
    for block in blocks(text):
        found = _MARK.match(text, block.words, block.end) if block.form in _MARKED else None
        if found is not None:
            yield WrittenPortion(found[1], found.start(), found.end())


def _portioned(block: Block, scheme: Scheme) -> Block:
    match block:
        case Paragraph() | Heading():
            mark, runs = _taken(block.runs, scheme)
            return replace(block, runs=runs, portion=mark) if mark else block
        case ListBlock():
            return replace(block, items=tuple(_entry(entry, scheme) for entry in block.items))
        case QuoteBlock(blocks=(Paragraph() as first, *rest)):
            mark, runs = _taken(first.runs, scheme)
            return replace(block, blocks=(replace(first, runs=runs), *rest), portion=mark) if mark else block
        case _:
            return block


def _entry(entry: ListItem, scheme: Scheme) -> ListItem:
    match entry.blocks:
        case (Paragraph() as first, *rest):
            mark, runs = _taken(first.runs, scheme)
            below = tuple(portioned(rest, scheme))
            return ListItem((replace(first, runs=runs), *below), mark or entry.portion)
        case _:
            return entry


def _taken(runs: Runs, scheme: Scheme) -> tuple[str, Runs]:
    """The mark at the head of runs, and the runs without it."""
    if not runs or not isinstance(runs[0], Text):
        return "", runs
    found = _MARK.match(runs[0].text)
    if found is None or not scheme.knows(found[1]):
        return "", runs
    rest = runs[0].text[found.end() :].lstrip()
    return found[1], ((replace(runs[0], text=rest), *runs[1:]) if rest else runs[1:])
