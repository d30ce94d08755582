"""The prose of a Markdown text: its blocks and its sentences, with their exact places.

Markup is covered, never cut out, so that a place in what is read is the same place in what was written. Positions are
code points.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from briefing.brief.citation_text import WrittenCitation, citations, code_spans
from briefing.brief.directive_text import LINE
from briefing.model.sentences import sentences


class Form(Enum):
    """What a block of a text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ENTRY = "list entry"
    QUOTATION = "quotation"
    FOOTNOTE = "footnote"
    TABLE = "table"
    CODE = "code"
    DIRECTIVE = "directive"


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """A block: code points [start, end) of the text, `words` where its words begin, behind its markup."""

    form: Form
    start: int
    words: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: code points [start, end), the citations that stand in it or right behind it, its form."""

    start: int
    end: int
    form: Form
    citations: tuple[WrittenCitation, ...] = ()


_SENTENCES_IN = (Form.PARAGRAPH, Form.ENTRY, Form.QUOTATION, Form.FOOTNOTE)
_BEGINNINGS = (
    (Form.HEADING, re.compile(r" {0,3}#{1,6}[ \t]*")),
    (Form.FOOTNOTE, re.compile(r" {0,3}\[\^[^\]\n]+\]:[ \t]*")),
    (Form.QUOTATION, re.compile(r" {0,3}>[ \t]?")),
    (Form.ENTRY, re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])[ \t]+")),
)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$|=+[ \t]*$|-+[ \t]*$")
_INDENTED = re.compile(r"(?: {4}|\t)")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)+$")
_DEFINITION = re.compile(r" {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*\S+[^\n]*$")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\n]+\]")
_TARGET = re.compile(r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_STARS = re.compile(r"\*|(?<!\w)_+|_+(?!\w)")
_QUOTE_MARK = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)


def blocks(text: str) -> list[ProseBlock]:
    """The blocks of a text, in order; lines that print nothing (rules, link definitions) belong to none."""
    return [block for block in _Blocks(text).found() if block.words < block.end]


def prose_sentences(text: str, language: str = "") -> list[Sentence]:
    """The sentences of a text that say something: not headings, tables, code or directives.

    A citation that stands behind the full stop belongs to the sentence before it. `language` is an ISO 639-1 code.
    """
    written = citations(text)
    covered = covered_text(text, written)
    found: list[Sentence] = []
    for block in blocks(text):
        if block.form in _SENTENCES_IN:
            here = [one for one in written if block.words <= one.start < block.end]
            found += _with_citations(list(_spans(covered, block, language)), here, block.form)
    return found


def covered_text(text: str, written: list[WrittenCitation]) -> str:
    """The text with its markup covered by signs that a sentence may hold; as long as the text."""
    covered = list(text)
    for start, end in code_spans(text):
        covered[start:end] = "x" * (end - start)
    for citation in written:
        covered[citation.start : citation.end] = " " * (citation.end - citation.start)
    rest = "".join(covered)
    for pattern in (_FOOTNOTE_MARK, _TARGET, _QUOTE_MARK):
        rest = pattern.sub(lambda found: " " * len(found[0]), rest)
    # A quotation mark may open and close a sentence like the stars of emphasis do.
    rest = _STARS.sub(lambda found: '"' * len(found[0]), rest)
    return rest.replace("\n", " ")


def _spans(covered: str, block: ProseBlock, language: str) -> Iterator[tuple[int, int]]:
    for span in sentences(covered, block.words, block.end, language):
        if any(sign.isalnum() for sign in covered[span.start : span.end]):
            yield span.start, span.end


def _with_citations(spans: list[tuple[int, int]], written: list[WrittenCitation], form: Form) -> list[Sentence]:
    held: list[list[WrittenCitation]] = [[] for _ in spans]
    for citation in written:
        before = [number for number, (start, _) in enumerate(spans) if start <= citation.start]
        if spans:
            held[before[-1] if before else 0].append(citation)
    return [
        Sentence(min([start, *(one.start for one in mine)]), max([end, *(one.end for one in mine)]), form, tuple(mine))
        for (start, end), mine in zip(spans, held, strict=True)
    ]


class _Blocks:
    """One walk over the lines of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done: list[ProseBlock] = []
        self.open: ProseBlock | None = None
        self.in_list = False

    def found(self) -> list[ProseBlock]:
        start = 0
        for line in self.text.split("\n"):
            self._line(line, start)
            start += len(line) + 1
        self._close()
        return self.done

    def _line(self, line: str, start: int) -> None:
        end = start + len(line.rstrip())
        if not line.strip():
            self._close()
        elif LINE.match(line):
            self._close()
            self._open(Form.DIRECTIVE, start, start, end)
            self._close()
            self.in_list = False
        elif self._is_underline(line):
            self._close()
        elif _DEFINITION.match(line) and self.open is None:
            return
        elif self.open is None and _INDENTED.match(line) and not self.in_list:
            self._open(Form.CODE, start, start, end)
        elif not self._begins(line, start, end):
            self._goes_on(start, end, line)

    def _begins(self, line: str, start: int, end: int) -> bool:
        """Open a block by the sign at the line's beginning."""
        for form, pattern in _BEGINNINGS:
            sign = pattern.match(line)
            if sign is None or (self.open is not None and not self._interrupts(form)):
                continue
            self._close()
            self._open(form, start, start + sign.end(), end)
            self.in_list = form is Form.ENTRY
            if form is Form.HEADING:
                self._close()
            return True
        return False

    def _interrupts(self, form: Form) -> bool:
        """Whether a block of this form begins within another one: an entry only within a list, a quotation never."""
        if self.open is None or self.open.form in {Form.CODE, Form.TABLE}:
            return False
        if form is Form.ENTRY:
            return self.open.form is Form.ENTRY
        return form in {Form.HEADING, Form.FOOTNOTE}

    def _goes_on(self, start: int, end: int, line: str) -> None:
        if self.open is None:
            if not line[:1].isspace():
                self.in_list = False
            self._open(Form.PARAGRAPH, start, start + len(line) - len(line.lstrip()), end)
            return
        if self.open.form is Form.PARAGRAPH and _DIVIDER.match(line):
            self.open = ProseBlock(Form.TABLE, self.open.start, self.open.words, end)
            return
        self.open = ProseBlock(self.open.form, self.open.start, self.open.words, end)

    def _is_underline(self, line: str) -> bool:
        """Whether a line is a rule, or makes a heading of the line above it."""
        if not _RULE.match(line):
            return False
        if self.open is not None and self.open.form is Form.PARAGRAPH and line.strip()[0] in "=-":
            self.open = ProseBlock(Form.HEADING, self.open.start, self.open.words, self.open.end)
        return True

    def _open(self, form: Form, start: int, words: int, end: int) -> None:
        self.open = ProseBlock(form, start, min(words, end), end)

    def _close(self) -> None:
        if self.open is not None:
            self.done.append(self.open)
        self.open = None
