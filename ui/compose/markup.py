"""What stands in a line of Markdown: headings, signs of lists, emphasis, citations, directives, estimates. Pure.

Positions are code points of the line.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from briefing.brief.asking import asked
from briefing.brief.citation_text import citations, code_spans
from briefing.brief.directive_text import directives


class Part(Enum):
    """What a part of a line is."""

    HEADING = "heading"
    SIGN = "sign"  # of a heading, a list, a quotation, emphasis
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    CITATION = "citation"
    MISSING = "missing"  # a citation of what the project does not have
    DIRECTIVE = "directive"
    FAULT = "fault"  # a part of a directive that means nothing
    ESTIMATE = "estimate"  # a term of the likelihood scale
    MARK = "mark"  # a portion mark
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Span:
    """Code points [start, end) of a line, and what they are; `tip` says more."""

    part: Part
    start: int
    end: int
    tip: str = ""


_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_SIGN = re.compile(r"[ \t]*([-+*]|[0-9]{1,9}[.)])[ \t]+|[ ]{0,3}(>)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*\w])(\*|_)(?![*_\s])([^*_\n]+?)(?<!\s)\1(?![*\w])")
_MARK = re.compile(r"[ \t]*(?:[-+*>#]+[ \t]+|[0-9]{1,9}[.)][ \t]+)?(\([A-Z][A-Z:+/ ]{0,24}\))[ \t]")


def spans(line: str, terms: tuple[str, ...] = (), known: frozenset[str] | None = None) -> list[Span]:
    """What stands in a line; `terms` are those of the likelihood scale, `known` the labels that can be cited.

    Where `known` is None no citation is called missing.
    """
    written = directives(line)
    if written:
        (directive,) = written
        faults = [Span(Part.FAULT, fault.start, fault.end, fault.message) for fault in asked(directive)[2]]
        return [Span(Part.DIRECTIVE, directive.start, directive.end), *faults]
    return list(_of_words(line, terms, known))


def _of_words(line: str, terms: tuple[str, ...], known: frozenset[str] | None) -> Iterator[Span]:
    code = code_spans(line)
    cited = citations(line)
    taken = [*code, *((one.start, one.end) for one in cited)]
    heading = _HEADING.match(line)
    if heading is not None:
        yield Span(Part.HEADING, heading.end(), len(line))
        yield Span(Part.SIGN, *heading.span(1))
    elif line.lstrip().startswith("|"):
        yield Span(Part.TABLE, 0, len(line))
    else:
        yield from _sign(line)
    for start, end in code:
        yield Span(Part.CODE, start, end)
    yield from _emphasised(line, taken)
    for found in _term_pattern(terms).finditer(line) if terms else ():
        if not _within(found.start(), taken):
            yield Span(Part.ESTIMATE, *found.span())
    mark = _MARK.match(line)
    if mark is not None:
        yield Span(Part.MARK, *mark.span(1))
    for one in cited:
        gone = [] if known is None else [label for label in one.labels if label not in known]
        yield Span(Part.MISSING if gone else Part.CITATION, one.start, one.end, ", ".join(gone))


def _sign(line: str) -> Iterator[Span]:
    sign = _SIGN.match(line)
    if sign is not None:
        yield Span(Part.SIGN, *sign.span(1 if sign[1] else 2))


def _emphasised(line: str, taken: list[tuple[int, int]]) -> Iterator[Span]:
    strong = [found for found in _STRONG.finditer(line) if not _within(found.start(), taken)]
    for found in strong:
        yield Span(Part.STRONG, *found.span(2))
        yield from _signs(found)
    for found in _EMPHASIS.finditer(line):
        if not _within(found.start(), taken):
            yield Span(Part.EMPHASIS, *found.span(2))
            yield from _signs(found)


def _signs(found: re.Match[str]) -> Iterator[Span]:
    width = len(found[1])
    yield Span(Part.SIGN, found.start(), found.start() + width)
    yield Span(Part.SIGN, found.end() - width, found.end())


def _within(position: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in taken)


@lru_cache(maxsize=8)
def _term_pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(term) for term in longest_first)})\b", re.IGNORECASE)
