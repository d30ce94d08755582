"""Numbered paragraphs: ¶n is the n-th line of a revision's text that has something to see."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

# White space (Z*), controls (Cc), invisible formatting (Cf: zero-width space, byte-order and bidi marks, soft hyphen).
_UNSEEN_CATEGORIES = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
# Letters and symbols by category, yet blank on the page: Hangul fillers and the empty Braille cell.
_UNSEEN_CHARACTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Nearly every line has one of these, and a long text has very many lines.
_PLAINLY_SEEN = re.compile("[!-~]")


def is_visible(line: str) -> bool:
    """Whether a line has at least one character a reader can see.

    White space, controls, zero-width and bidirectional marks, byte-order marks, soft hyphens, variation selectors,
    Hangul fillers and the empty Braille cell are not seen; everything else is, a lone combining accent included.
    """
    return _PLAINLY_SEEN.search(line) is not None or any(_is_seen(character) for character in line)


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""The spans [start, end) of the visible lines of a normalised text, in code points, without their line feeds.

    ¶n is entry n - 1. Lines are divided by "\n" only (see `briefing.sources.text.normalised`).
    """
    spans = []
    start = 0
    seen = _PLAINLY_SEEN.search
    for line in text.split("\n"):
        end = start + len(line)
        if line and (seen(line) or is_visible(line)):
            spans.append((start, end))
        start = end + 1
    return spans


def paragraph_at(spans: Sequence[tuple[int, int]], position: int) -> int:
    """The number n of ¶n at a code point: the last visible line that begins at or before it.

    `spans` are those of `paragraphs`. A position in front of the first paragraph gives 1; no paragraphs at all give 0.
    """
    if not spans:
        return 0
    return max(1, bisect_right(spans, position, key=_start))


def paragraph_in(text: str, position: int) -> int:
    """The number n of ¶n at a code point of a text with something to see. What follows its line is not looked at."""
    end = text.find("\n", position)
    return max(1, paragraph_at(paragraphs(text if end < 0 else text[:end]), position))


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _is_seen(character: str) -> bool:
    if character.isascii():
        return character > " " and character != "\x7f"
    if character in _UNSEEN_CHARACTERS or _is_variation_selector(character):
        return False
    return unicodedata.category(character) not in _UNSEEN_CATEGORIES


def _is_variation_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
