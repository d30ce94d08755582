"""The article being read, as values: its text, what Qt is shown, its lines and numbered paragraphs. No Qt."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.model.paragraphs import paragraphs
from briefing.model.positions import Heading
from ui.reader.positions import Lines, TextPositions, parted, shown

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SPACES = re.compile(r"\s+")
_MOST_TIMES = 4  # a title and the line that repeats it differ in spaces only


@dataclass(frozen=True)
class Article:
    """A text in one revision with what its layout needs; all positions are code points of `text`."""

    title: str = ""
    text: str = ""
    headings: tuple[Heading, ...] = ()
    language: str = ""
    shown: str = field(init=False)
    positions: TextPositions = field(init=False, repr=False)
    lines: Lines = field(init=False, repr=False)
    paragraphs: list[tuple[int, int]] = field(init=False, repr=False)
    continued: frozenset[int] = field(init=False, repr=False)
    """The lines that go on from the line before: parts of one very long line, see `positions.parted`."""
    _numbers: dict[int, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        whole = shown(self.text)
        as_shown, begins = parted(whole)
        object.__setattr__(self, "shown", as_shown)
        object.__setattr__(self, "positions", TextPositions(self.text))
        object.__setattr__(self, "lines", Lines(as_shown))
        object.__setattr__(self, "paragraphs", paragraphs(whole))
        object.__setattr__(self, "continued", frozenset(self.lines.lines_at(begins)))
        starts = (start for start, _ in self.paragraphs)
        numbers = {line: n for n, line in enumerate(self.lines.lines_at(starts), start=1)}
        object.__setattr__(self, "_numbers", numbers)

    @property
    def header(self) -> str:
        """The title, where the text does not begin with it; else empty."""
        return "" if self._first_line_is_title() else self.title.strip()

    def paragraph_numbers(self) -> dict[int, int]:
        """The n of ¶n for each line that has something to see."""
        return self._numbers

    def heading_levels(self) -> dict[int, int]:
        """The level (1 to 6) of each line that is a heading; the title's own line is one of level 1."""
        levels = {self.lines.line_at(self.paragraphs[0][0]): 1} if self._first_line_is_title() else {}
        for heading in self.headings:
            if heading.start >= heading.end or heading.start >= len(self.text):
                continue
            last = self.lines.line_at(min(heading.end, len(self.text)) - 1)
            for line in range(self.lines.line_at(heading.start), last + 1):
                levels.setdefault(line, heading.level)
        return levels

    def right_to_left_lines(self) -> set[int]:
        """The lines whose first letter is written from right to left."""
        found: set[int] = set()
        for match in _RIGHT_TO_LEFT.finditer(self.shown):
            line = self.lines.line_at(match.start())
            if line not in found and is_right_to_left(self.shown[slice(*self.lines.span(line))]):
                found.add(line)
        for line in sorted(self.continued):
            (found.add if line - 1 in found else found.discard)(line)
        return found

    def mixes_directions(self, start: int, end: int) -> bool:
        """Whether right-to-left characters stand in [start, end)."""
        return _RIGHT_TO_LEFT.search(self.shown, start, end) is not None

    def without_trailing_space(self, start: int, end: int) -> int:
        """`end` moved left over white space, never past `start`."""
        while end > start and self.shown[end - 1].isspace():
            end -= 1
        return end

    def paragraph_start_after(self, position: int) -> int:
        """Where the next numbered paragraph begins; the end of the text after the last."""
        number = bisect_right(self.paragraphs, position, key=_start)
        return self.paragraphs[number][0] if number < len(self.paragraphs) else len(self.text)

    def paragraph_start_before(self, position: int) -> int:
        """Where the paragraph at this position begins, or the one before it if it begins right here."""
        number = bisect_left(self.paragraphs, position, key=_start)
        return self.paragraphs[number - 1][0] if number else 0

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """Code points of the line at a position, without its break: what a triple click takes."""
        first = last = self.lines.line_at(position)
        while first in self.continued:
            first -= 1
        while last + 1 in self.continued:
            last += 1
        return self.lines.span(first)[0], self.lines.span(last)[1]

    def _first_line_is_title(self) -> bool:
        title = _folded(self.title)
        if not title or not self.paragraphs:
            return False
        start, end = self.paragraphs[0]
        # A text may be one single paragraph, and this is asked whenever the page is painted.
        return end - start <= _MOST_TIMES * len(self.title) and _folded(self.shown[start:end]) == title


def article(title: str, text: str, headings: Sequence[Heading] = (), language: str = "") -> Article:
    """An article to be read; see `Article`."""
    return Article(title, text, tuple(headings), language)


def _folded(words: str) -> str:
    return _SPACES.sub(" ", words).strip().casefold()


def _start(span: tuple[int, int]) -> int:
    return span[0]


def is_right_to_left(words: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    for character in words:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False
