"""What Tab and Enter do to a table of Markdown: from cell to cell, a new row, columns of one width. Pure functions.

Positions are code points of a line.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from briefing.brief.citation_text import code_spans

_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_NARROWEST = 3


def is_row(line: str) -> bool:
    """Whether a line is a row of a table as it is written here: it begins with a bar."""
    return line.lstrip().startswith("|")


def is_divider(line: str) -> bool:
    """Whether a line parts the head from the rows: "|---|:-:|"."""
    return is_row(line) and "-" in line and _DIVIDER.match(line) is not None


def cells(line: str) -> list[tuple[int, int]]:
    """The spans [start, end) of the words in a row's cells; an empty cell's stands between its spaces."""
    bars = _bars(line)
    if not bars or line[bars[-1] + 1 :].strip():
        bars.append(len(line))
    return [_words(line, start + 1, end) for start, end in pairwise(bars)]


def next_cell(lines: Sequence[str], row: int, column: int, step: int) -> tuple[int, int] | None:
    """Row and number of the cell one step on or back, over dividers; None beyond the table's ends.

    `column` is a code point of the row.
    """
    here = sum(start <= column for start, _ in cells(lines[row])) - 1
    place = (row, max(0, here) + step)
    while 0 <= place[0] < len(lines) and is_row(lines[place[0]]):
        count = len(cells(lines[place[0]]))
        if not is_divider(lines[place[0]]) and 0 <= place[1] < count:
            return place
        to = place[0] + step
        if not (0 <= to < len(lines)) or not is_row(lines[to]):
            return None
        place = (to, 0 if step > 0 else len(cells(lines[to])) - 1)
    return None


def new_row(line: str) -> str:
    """An empty row with as many cells as this one."""
    return "|" + "  |" * max(1, len(cells(line)))


def is_empty(line: str) -> bool:
    """Whether no cell of a row has words."""
    return is_row(line) and not is_divider(line) and all(start == end for start, end in cells(line))


def aligned(lines: Sequence[str]) -> list[str]:
    """The rows of a table with columns of one width; what its divider says of left, middle and right stays."""
    rows = [[line[start:end] for start, end in cells(line)] for line in lines]
    written = [row for line, row in zip(lines, rows, strict=True) if not is_divider(line)]
    widths = [max(_NARROWEST, *map(len, column)) for column in zip_longest(*written, fillvalue="")]
    sides = next((row for line, row in zip(lines, rows, strict=True) if is_divider(line)), [])
    found = []
    for line, row in zip(lines, rows, strict=True):
        told = [*row, *[""] * (len(widths) - len(row))]
        if is_divider(line):
            parts = [_rule(side, width) for side, width in zip(told, widths, strict=False)]
        else:
            parts = [_set(words, _side(sides, at), widths[at]) for at, words in enumerate(told)]
        found.append(f"| {' | '.join(parts)} |")
    return found


def _side(sides: Sequence[str], column: int) -> str:
    return sides[column] if column < len(sides) else ""


def _set(words: str, side: str, width: int) -> str:
    if side.startswith(":") and side.endswith(":"):
        return words.center(width)
    return words.rjust(width) if side.endswith(":") else words.ljust(width)


def _rule(side: str, width: int) -> str:
    left, right = side.startswith(":"), side.endswith(":")
    return f"{':' if left else '-'}{'-' * (width - 2)}{':' if right else '-'}"


def _bars(line: str) -> list[int]:
    """Where the bars stand that part cells: not those in code, nor those behind a backslash."""
    code = code_spans(line)
    return [
        at
        for at, sign in enumerate(line)
        if sign == "|" and line[at - 1 : at] != "\\" and not any(start <= at < end for start, end in code)
    ]


def _words(line: str, start: int, end: int) -> tuple[int, int]:
    """The span of the words in a cell; the middle of the room in an empty one, so that a space is left before it."""
    told = line[start:end]
    if not told.strip():
        at = min(start + 1, end)
        return at, at
    return start + len(told) - len(told.lstrip()), end - (len(told) - len(told.rstrip()))
