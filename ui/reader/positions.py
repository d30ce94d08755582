"""Positions: the one place that converts code points of a text to Qt's UTF-16 units and back.

A position of ours counts code points of a revision's text. Qt counts UTF-16 units, in which every character above
U+FFFF takes two. Text is never read back from Qt; only numbers cross this file.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_UNSAFE = re.compile("[\r\u2028\u2029\u202d\u202e\ufdd0\ufdd1\ufffc\x00\ud800-\udfff]")

# Qt ends a block at these, or gives them a meaning of its own. Each is shown by one other unit: counting stays equal.
_SHOWN_AS = {
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    # What turns the letters after it against their direction is seen, and turns nothing: "user\u202egnp.exe".
    "\u202d": "→",
    "\u202e": "←",
    "\x00": "\ufffd",
    "\ufdd0": "\ufffd",
    "\ufdd1": "\ufffd",
    "\ufffc": "\ufffd",
}
_ZERO_WIDTH = "\u200b"

_LONGEST = 16_000
"""A line of more code points is set in parts: Qt lays a line out in one piece, and takes 250 ms for a megabyte."""
_NEAR = 2_000
"""So far before that a part may end where a sentence does."""


class TextPositions:
    """The code points and UTF-16 units of one text.

    Building is one pass over the text (it remembers only the characters above U+FFFF); a conversion is one bisection.
    Both directions are exact at character borders. `IndexError` is raised for a position outside the text.
    """

    __slots__ = ("_astral", "_astral_units", "length", "units")

    def __init__(self, text: str) -> None:
        self._astral = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        self._astral_units = [position + before for before, position in enumerate(self._astral)]
        self.length = len(text)
        self.units = self.length + len(self._astral)

    def to_units(self, position: int) -> int:
        """The UTF-16 position of a code point position, 0 to `length`."""
        if not 0 <= position <= self.length:
            raise IndexError(f"code point {position} is outside 0 to {self.length}")
        return position + bisect_left(self._astral, position)

    def to_code_points(self, units: int) -> int:
        """The code point position of a UTF-16 position, 0 to `units`; inside a surrogate pair, the pair's start."""
        if not 0 <= units <= self.units:
            raise IndexError(f"UTF-16 position {units} is outside 0 to {self.units}")
        before = bisect_left(self._astral_units, units)
        inside_pair = before > 0 and self._astral_units[before - 1] + 1 == units
        return units - before if not inside_pair else self._astral[before - 1]


class Lines:
    """The lines of a shown text, which are the blocks of its Qt document: line n is block n."""

    __slots__ = ("_starts", "length")

    def __init__(self, shown: str) -> None:
        self._starts = [0]
        self._starts.extend(found.end() for found in re.finditer("\n", shown))
        self.length = len(shown)

    def __len__(self) -> int:
        return len(self._starts)

    def line_at(self, position: int) -> int:
        """The number of the line that holds this code point position (its line break belongs to it)."""
        return max(0, bisect_right(self._starts, position) - 1)

    def span(self, line: int) -> tuple[int, int]:
        """Code points [start, end) of a line, without its line break."""
        start = self._starts[line]
        last = line + 1 == len(self._starts)
        return start, self.length if last else self._starts[line + 1] - 1

    def lengths(self) -> list[int]:
        """How many code points each line has, without its line break."""
        ends = [*self._starts[1:], self.length + 1]
        return [end - start - 1 for start, end in zip(self._starts, ends, strict=True)]

    def lines_at(self, positions: Iterable[int]) -> Iterator[int]:
        """The same as `line_at` for each of some positions in ascending order."""
        starts, line, last = self._starts, 0, len(self._starts) - 1
        for position in positions:
            while line < last and starts[line + 1] <= position:
                line += 1
            yield line


def parted(text: str) -> tuple[str, list[int]]:
    """A shown text with very long lines in parts, and where each of the parts begins that goes on from another.

    A space gives way to a line break, behind a sentence where one ends near enough: every position stays what it was.
    A word stays whole, however long it is.
    """
    spaces = [space for line in _long_lines(text) for space in _spaces_to_part_at(text, *line)]
    begins = [space + 1 for space in spaces]
    pieces = [text[begin:end] for begin, end in zip([0, *begins], [*spaces, len(text)], strict=True)]
    return "\n".join(pieces), begins


def _long_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > _LONGEST:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > _LONGEST:
            yield start, end
        start = end + 1


def _spaces_to_part_at(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > _LONGEST:
        last = start + _LONGEST
        found = text.rfind(". ", last - _NEAR, last) + 1 or text.rfind(" ", start, last)
        space = found if found > start else text.find(" ", last, end - 1)
        if space < 0:
            return
        yield space
        start = space + 1


def shown(text: str) -> str:
    """The text as it is handed to Qt: one unit stands for each unit of `text`, and only LF ends a block.

    Texts from `briefing.sources` are normalised and come back unchanged, but for overrides of the writing direction,
    which are shown as arrows. Anything else (CR, U+2028, U+2029, NUL, Qt's frame and object marks, lone surrogates) is
    shown by a stand-in of the same width. The text itself stays.
    """
    if text.isascii() and "\r" not in text and "\x00" not in text:
        return text
    if not _UNSAFE.search(text):
        return text
    one_break = text.replace("\r\n", _ZERO_WIDTH + "\n")
    return _UNSAFE.sub(lambda found: _SHOWN_AS.get(found.group(), "\ufffd"), one_break)
