"""Blocks: the lines of a column, put together to paragraphs, headings, captions and footnotes."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.sources.pdf.columns import Column
from briefing.sources.pdf.rows import Row, words_of
from briefing.sources.text import normalised

# A new block begins where the way down is longer than usual by this factor and these points.
_WIDER = 1.2
_WIDER_BY = 1.5
_OTHER_SIZE = 0.08
BOLDER = 150
# In letter sizes: how far a first line is indented, and how much room is too little to call a line short.
_INDENT = 0.7
_DEEPEST_INDENT = 5.0
_SLACK = 0.6
_SPACE = 0.3
_USUAL_PITCH = 1.25
_MARK = re.compile(r"(?:[•◦▪‣●○■–—*·-]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[a-zA-Z][.)])(?:\s|$)")
_SENTENCE_END = re.compile(r"[.!?:;…。！？؟][\"'”’»)\]]*$")


@dataclass(slots=True)
class Line:
    """One line of a column: its words, edges, letter size and weight, and the room its first word takes."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    weight: int
    first_width: float
    middle: float = field(init=False)

    def __post_init__(self) -> None:
        """Half way between top and bottom is asked for again and again."""
        self.middle = (self.top + self.bottom) / 2


@dataclass(slots=True)
class Block:
    """Lines that belong together, with the edges of their column and what stands where in it.

    `breaks` are the indexes of lines that begin anew inside the block (verse, addresses, rows of a table).
    `begins_column` and `ends_column` tell whether a text may go on from, or to, another column there.
    """

    page: int
    lines: list[Line]
    left: float
    right: float
    is_table: bool = False
    breaks: set[int] = field(default_factory=set)
    begins_column: bool = False
    ends_column: bool = False

    @property
    def size(self) -> float:
        """The letter size of most of its text."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def weight(self) -> int:
        """The weight all of it has at least."""
        return min(line.weight for line in self.lines)

    @property
    def is_full(self) -> bool:
        """Whether the last line reaches the column's edge, so that the text may go on."""
        return self.lines[-1].right > self.right - 2 * self.lines[-1].size

    @property
    def is_indented(self) -> bool:
        """Whether the first line is set in, as a new paragraph's is."""
        return self.lines[0].left > self.left + _INDENT * self.lines[0].size

    @property
    def is_verse(self) -> bool:
        """Whether each of its lines stands for itself."""
        return len(self.lines) > 1 and len(self.breaks) == len(self.lines) - 1

    @property
    def last_words(self) -> str:
        """The last line."""
        return self.lines[-1].text


def lines_of(column: Column) -> list[Line]:
    """The lines of a column, their words in the normal form of all sources."""
    return [_line(row, tabs=column.is_table) for row in column.rows]


def _line(row: Row, *, tabs: bool) -> Line:
    main = row.main
    return Line(
        text=normalised(words_of(row, tabs=tabs)),
        left=row.left,
        right=row.right,
        top=main.top,
        bottom=main.bottom,
        size=main.size,
        weight=min([run.weight for run in row.runs]),
        first_width=row.runs[0].first_width,
    )


def usual_pitches(columns: Iterable[list[Line]]) -> dict[float, float]:
    """By letter size: the way from one line's middle to the next one's that is most common in the document."""
    ways: defaultdict[float, Counter[float]] = defaultdict(Counter)
    for lines in columns:
        for upper, lower in pairwise(lines):
            way = lower.middle - upper.middle
            if _alike(upper, lower) and way > upper.size / 2:
                ways[_key(upper.size)][round(way * 2) / 2] += 1
    # Among equally common ways the closest is the one inside paragraphs.
    return {size: max(found, key=lambda way: (found[way], -way)) for size, found in ways.items()}


def blocks_of(lines: list[Line], page: int, pitches: dict[float, float], *, is_table: bool = False) -> list[Block]:
    """The blocks of one column, from top to bottom."""
    if not lines:
        return []
    left = _edge(lines)
    right = max(line.right for line in lines)
    blocks = [Block(page, [lines[0]], left, right, is_table)]
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        block = blocks[-1]
        if _is_apart(above, line, pitches):
            blocks.append(Block(page, [line], left, right, is_table))
        elif is_table:
            block.breaks.add(len(block.lines))
            block.lines.append(line)
        else:
            below = lines[index + 1] if index + 1 < len(lines) else None
            _continue(blocks, above, line, below)
    blocks[0].begins_column = True
    blocks[-1].ends_column = True
    for block in blocks:
        _set_verse(block)
    return blocks


def _set_verse(block: Block) -> None:
    """Where most lines of a block begin anew, all do: the others only happened to be long."""
    others = range(1, len(block.lines))
    capital = all(not line.text.lstrip("\"'„“«»‘’—–- ")[:1].islower() for line in block.lines)
    if len(block.breaks) * 2 >= len(others) and capital:
        block.breaks.update(others)


def _continue(blocks: list[Block], above: Line, line: Line, below: Line | None) -> None:
    """Put a line that follows closely where it belongs: on with the block, on a line of its own, or in a new one."""
    block = blocks[-1]
    if _is_indented(block, above, line, below) or (_MARK.match(line.text) and _may_begin(block, above, line)):
        blocks.append(Block(block.page, [line], block.left, block.right))
        return
    if _is_centred(above, line):
        block.breaks.add(len(block.lines))
    elif _is_short(block, above, line):
        # A paragraph of several lines has ended; single short lines are verse or an address.
        if len(block.lines) - max(block.breaks, default=0) > 1 and _SENTENCE_END.search(above.text):
            blocks.append(Block(block.page, [line], block.left, block.right))
            return
        block.breaks.add(len(block.lines))
    block.lines.append(line)


def _is_centred(above: Line, line: Line) -> bool:
    """Whether two lines stand under each other by their middles and not by their edges: lines of a title page."""
    shift = line.left - above.left
    uneven = abs(shift) > _INDENT * line.size
    return uneven and abs(shift + line.right - above.right) < line.size / 2 and not line.text[:1].islower()


def _edge(lines: list[Line]) -> float:
    """The column's left edge: where most lines begin."""
    starts = Counter(round(line.left) for line in lines)
    most = max(starts.values())
    return min(line.left for line in lines if starts[round(line.left)] * 2 >= most)


def _is_apart(above: Line, line: Line, pitches: dict[float, float]) -> bool:
    if not _alike(above, line):
        return True
    usual = pitches.get(_key(line.size), _USUAL_PITCH * line.size)
    way = line.middle - above.middle
    return way > usual * _WIDER and way > usual + _WIDER_BY


def _alike(one: Line, other: Line) -> bool:
    return (
        abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)
        and abs(one.weight - other.weight) < BOLDER
    )


def _is_indented(block: Block, above: Line, line: Line, below: Line | None) -> bool:
    shift = line.left - above.left
    if not _INDENT * line.size < shift < _DEEPEST_INDENT * line.size or line.left <= block.left + _INDENT * line.size:
        return False
    if len(block.lines) == 1 and (_MARK.match(above.text) or block.lines[0].left < block.left):
        return False
    # A first line is set in alone; lines that go on so are the rest of a hanging one.
    return below is None or below.left < line.left - _INDENT * line.size or not _alike(line, below)


def _may_begin(block: Block, above: Line, line: Line) -> bool:
    """Whether a line that looks like an item of a list stands where one can begin."""
    first = block.lines[0]
    moved = abs(line.left - above.left) > _INDENT * line.size
    return (
        moved
        or bool(_MARK.match(first.text))
        or bool(_SENTENCE_END.search(above.text))
        or _has_room(block, above, line)
    )


def _is_short(block: Block, above: Line, line: Line) -> bool:
    """Whether the line above ended before it had to."""
    if not _has_room(block, above, line):
        return False
    return bool(_SENTENCE_END.search(above.text)) or not line.text[:1].islower()


def _has_room(block: Block, above: Line, line: Line) -> bool:
    room = block.right - above.right - line.first_width
    return room > (_SPACE + _SLACK) * line.size


def _key(size: float) -> float:
    return round(size * 2) / 2
