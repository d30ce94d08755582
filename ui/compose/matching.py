"""Finding the same words in a brief's texts and on its pages: a click on a page leads to the text, and back. Pure.

Pages say more than texts (numbers of endnotes, hyphens at line ends, marks) and less (Markdown, citations), so places
are found by the run of words around them, of which most must agree.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.brief.citation_text import citations
from briefing.brief.directive_text import LINE

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_HYPHEN = re.compile("[-\u00ad\u2010\u0002\ufffe]\r?\n")
_FEWEST = 3
_AROUND = 7
_AGREE = 0.6


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in lower case, and where each stands: positions of the text, [start, end)."""

    said: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def number_at(self, position: int) -> int:
        """The number of the word at or before a position; 0 before the first."""
        before = [number for number, (start, _) in enumerate(self.places) if start <= position]
        return before[-1] if before else 0


def words_of_page(text: str) -> Words:
    """The words of a page's text; one that is parted at a line's end is one."""
    # The hyphen and the break go, positions stay: both are covered by signs that belong to words.
    joined = _HYPHEN.sub(lambda found: "'" * (len(found[0])), text)
    found = list(_WORD_ACROSS.finditer(joined))
    return Words(
        tuple(_GAP.sub("", one[0]).casefold().replace("’", "'") for one in found), tuple(one.span() for one in found)
    )


_GAP = re.compile("'{2,}")
_WORD_ACROSS = re.compile(r"[^\W\d_]+(?:(?:'{2,}|['’])[^\W\d_]+)*")


def words_of_text(text: str) -> Words:
    """The words of a section's Markdown that are printed: no citations, no directives. Positions are code points."""
    covered = list(text)
    spans = [(one.start, one.end) for one in citations(text)] + [line.span() for line in LINE.finditer(text)]
    for start, end in spans:
        covered[start:end] = " " * (end - start)
    found = list(_WORD.finditer("".join(covered)))
    return Words(tuple(one[0].casefold().replace("’", "'") for one in found), tuple(one.span() for one in found))


def place_of(wanted: Sequence[str], anchor: int, within: Words) -> tuple[int, float]:
    """Where the word `wanted[anchor]` stands in other words: its number there, and how well the words around agree.

    The measure is the share of the words around that agree, 0 to 1; (-1, 0.0) where too few do.
    """
    best, best_share = -1, 0.0
    for number, word in enumerate(within.said):
        if word == wanted[anchor]:
            share = _agreement(wanted, anchor, within.said, number)
            if share > best_share:
                best, best_share = number, share
    return (best, best_share) if best_share >= _AGREE else (-1, 0.0)


def around(words: Words, number: int) -> tuple[list[str], int]:
    """The words around one, and which of them it is."""
    first = max(0, number - _AROUND)
    return list(words.said[first : number + _AROUND + 1]), number - first


def text_at(page: Words, position: int, texts: Iterable[tuple[str, Words]]) -> tuple[str, int, int] | None:
    """Which text says what stands at a position of a page: its id and the place of the word in it; None for none."""
    if not page.said:
        return None
    here = page.number_at(position)
    listed = list(texts)
    # A word that stands in no text (a label, a heading of ours) has a neighbour that does.
    for number in sorted(range(max(0, here - 3), min(len(page.said), here + 4)), key=lambda one: abs(one - here)):
        wanted, anchor = around(page, number)
        best: tuple[float, str, int, int] | None = None
        for text_id, words in listed:
            found, share = place_of(wanted, anchor, words)
            if found >= 0 and (best is None or share > best[0]):
                best = (share, text_id, *words.places[found])
        if best is not None:
            return best[1:]
    return None


def span_on_page(wanted: Sequence[str], page: Words) -> tuple[int, int, float] | None:
    """Where a run of words stands on a page: positions [start, end) and how well it agrees; None where it does not."""
    if not wanted or not page.said:
        return None
    first, share = _found_from(wanted, page, 0)
    if first < 0:
        return None
    last = min(first + len(wanted) - 1, len(page.said) - 1)
    tail, _ = place_of(wanted[-_AROUND:], min(len(wanted), _AROUND) - 1, _part(page, first, len(wanted)))
    if tail >= 0:
        last = first + tail
    return page.places[first][0], page.places[last][1], share


def run_before(wanted: Sequence[str], within: Words, end: int) -> int:
    """The number of the word at which the last run of exactly these words before word `end` begins; -1 for none."""
    length = len(wanted)
    for number in range(min(end, len(within.said)) - 1, -1, -1) if length else ():
        if within.said[number : number + length] == tuple(wanted):
            return number
    return -1


def _found_from(wanted: Sequence[str], page: Words, anchor: int) -> tuple[int, float]:
    """The number of the word on the page at which a run of words begins."""
    for step in range(min(_FEWEST, len(wanted))):
        found, share = place_of(wanted[: 2 * _AROUND], anchor + step, page)
        if found >= 0:
            return max(0, found - step), share
    return -1, 0.0


def _part(page: Words, first: int, length: int) -> Words:
    end = first + round(length * 1.3) + 4
    return Words(page.said[first:end], page.places[first:end])


def _agreement(wanted: Sequence[str], anchor: int, there: Sequence[str], number: int) -> float:
    """The share of the wanted words that stand near their place beside a word; a short run must agree as a whole."""
    agreeing = 0
    for offset, word in enumerate(wanted):
        place = number + offset - anchor
        near = there[max(0, place - 1) : place + 2]
        agreeing += word in near
    return agreeing / len(wanted)
