"""Running heads and feet: what stands in the margins of page after page and is no part of the article."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.sources.pdf.pages import Page
from briefing.sources.pdf.rows import Row

# Heads and feet stand in the outer fifth of the page, and are not many rows.
_OUTER = 0.2
_MOST_ROWS = 4
# Left and right pages may differ, so a page is compared with the next two.
_COMPARED_PAGES = 2
_SAME_HEIGHT = 3.0
_SAME_WORDS = 0.7
_LONGEST = 160
# A running head takes no more than a fraction of the pages' letters in size; a repeated title is kept once.
_TITLE_SIZE = 1.25
_NUMBER = re.compile(r"\d+")
_LONE_NUMBER = re.compile(
    r"[\s\W]*(?:(?:page|pg|p|seite|s|página|pág|pagina|sayfa|стр|страница|сторінка|σελίδα|σελ|str|strona|sida|side)\b"
    r"[.\s]*)?(?:\d{1,4}|[ivxl]{1,7}|[a-z]?\d{1,3}[-–.]\d{1,4})(?:\s*(?:/|of|von|de|sur|di|van|из|z|av)\s*\d{1,4})?[\s\W]*",
    re.IGNORECASE,
)
_SAID_NUMBER = re.compile(
    r"\b(?:page|pg\.?|seite|página|pág\.?|pagina|sayfa|стр\.?|страница|σελίδα|strona|sida|side)\s*\d{1,4}\b"
    r"|\b\d{1,4}\s*(?:/|of|von|sur|из)\s*\d{1,4}\s*$",
    re.IGNORECASE,
)
_ALONE = 0.8
_SMALLER = 0.97


@dataclass(slots=True)
class Sheet:
    """A page whose rows are divided: the article's own, and the heads and feet that were taken out."""

    page: Page
    rows: list[Row]
    margin: list[Row] = field(default_factory=list)


def without_margins(sheets: list[Sheet], body_size: float) -> None:
    """Move the running heads and feet of all pages from `rows` to `margin`.

    A row goes when a page near by has the same words (numbers apart) at the same height; so does what stands still
    further out, and a page number that stands alone.
    """
    for from_top in (True, False):
        edges = [_Edge(sheet, from_top=from_top) for sheet in sheets]
        _mark_repeated(edges)
        _mark_slots(edges)
        if from_top:
            _mark_small_heads(edges, body_size)
        for edge in edges:
            edge.mark_page_number(body_size)
    _mark_heads_of_lone_pages(sheets, body_size)
    _keep_title(sheets, body_size)


class _Edge:
    """The outer rows at the top or bottom of one page, the outermost first, and which of them are no text."""

    def __init__(self, sheet: Sheet, *, from_top: bool) -> None:
        height = sheet.page.height
        ordered = sheet.rows if from_top else sheet.rows[::-1]
        if from_top:
            outer = [row for row in ordered[:_MOST_ROWS] if row.bottom < height * _OUTER]
        else:
            outer = [row for row in ordered[:_MOST_ROWS] if row.top > height * (1 - _OUTER)]
        self.sheet = sheet
        self.from_top = from_top
        self.rows = [row for row in outer if len(row.text) <= _LONGEST]
        self.words = [_words(row.text) for row in self.rows]
        self.marked = 0
        # Rows of ordinary text further in; what the outer rows' distance is measured to.
        self._following = ordered

    def same(self, other: _Edge) -> int:
        """How many rows, from the edge, end with one that `other` has as well."""
        count = 0
        for index, row in enumerate(self.rows):
            for at, candidate in enumerate(other.rows):
                if _at_one_height(row, candidate) and _alike(self.words[index], other.words[at]):
                    count = index + 1
        return count

    def mark(self, count: int) -> None:
        """Take the outermost `count` rows for a head or foot, and out of the text."""
        for row in self.rows[self.marked : count]:
            self.sheet.rows.remove(row)
            self.sheet.margin.append(row)
        self.marked = max(self.marked, count)

    def mark_page_number(self, body_size: float) -> None:
        """Take a page number that stands alone, and a small row that says "Page 3 of 7"."""
        if self.marked >= len(self.rows):
            return
        row = self.rows[self.marked]
        text = row.text
        said = _SAID_NUMBER.search(text) and row.main.size <= body_size * _SMALLER
        if (said or _LONE_NUMBER.fullmatch(text)) and self.stands_alone(row):
            self.mark(self.marked + 1)

    def stands_alone(self, row: Row) -> bool:
        """Whether white divides a row from the text further in."""
        position = self._following.index(row)
        if position + 1 >= len(self._following):
            return False
        inner = self._following[position + 1]
        gap = inner.top - row.bottom if self.from_top else row.top - inner.bottom
        return gap > _ALONE * row.main.height


def _mark_repeated(edges: list[_Edge]) -> None:
    counts = [0] * len(edges)
    for index, edge in enumerate(edges):
        for other in range(index + 1, min(index + 1 + _COMPARED_PAGES, len(edges))):
            counts[index] = max(counts[index], edge.same(edges[other]))
            counts[other] = max(counts[other], edges[other].same(edge))
    for edge, count in zip(edges, counts, strict=True):
        edge.mark(count)


def _mark_slots(edges: list[_Edge]) -> None:
    """Where most pages have a head, another row at just that place and size is one too: a chapter of one page."""
    places = Counter(_place(row) for edge in edges for row in edge.rows[: edge.marked])
    usual = {place for place, count in places.items() if count * 2 > len(edges)}
    for edge in edges:
        if edge.marked < len(edge.rows):
            row = edge.rows[edge.marked]
            if _place(row) in usual and edge.stands_alone(row):
                edge.mark(edge.marked + 1)


def _mark_small_heads(edges: list[_Edge], body_size: float) -> None:
    """A small row alone at one place on two pages that follow each other is a head, though the words differ.

    Left and right heads of two pages are never repeated. At the foot, it might be a footnote.
    """
    found: list[_Edge] = []
    for edge, other in pairwise(edges):
        if all(_is_small_head(each, body_size) for each in (edge, other)):
            here, there = edge.rows[0], other.rows[0]
            if _place(here) == _place(there):
                found += (edge, other)
    for edge in found:
        edge.mark(1)


def _is_small_head(edge: _Edge, body_size: float) -> bool:
    return (
        bool(edge.rows)
        and not edge.marked
        and edge.rows[0].main.size <= body_size * _SMALLER
        and edge.stands_alone(edge.rows[0])
    )


def _mark_heads_of_lone_pages(sheets: list[Sheet], body_size: float) -> None:
    """A page without neighbours: a small row alone at the top, set like the foot below, is its running head."""
    if len(sheets) != 1 or not sheets[0].margin:
        return
    edge = _Edge(sheets[0], from_top=True)
    foot = sheets[0].margin[-1]
    if not edge.rows or foot.top < sheets[0].page.height / 2:
        return
    row = edge.rows[0]
    small = row.main.size <= body_size * _SMALLER and abs(row.main.size - foot.main.size) < foot.main.size / 20
    if small and edge.stands_alone(row):
        edge.mark(1)


def _keep_title(sheets: list[Sheet], body_size: float) -> None:
    """Give the first of the repeated rows back where it is set like a title."""
    for sheet in sheets[:1]:
        for row in [row for row in sheet.margin if row.main.size > body_size * _TITLE_SIZE]:
            sheet.margin.remove(row)
            sheet.rows.append(row)
            sheet.rows.sort(key=lambda each: each.main.middle)


def _words(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.sub("#", text.casefold()).split())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return True
    return len(one & other) >= _SAME_WORDS * len(one | other)


def _at_one_height(one: Row, other: Row) -> bool:
    return abs(one.main.middle - other.main.middle) <= _SAME_HEIGHT


def _place(row: Row) -> tuple[int, float]:
    return round(row.main.middle / _SAME_HEIGHT), round(row.main.size, 1)
