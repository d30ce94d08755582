"""Where positions of the text stand on the page: bands of lines, rectangles of spans, lines at a height.

All coordinates are the document's: (0, 0) is the top left of the page, whatever is scrolled into sight. Blocks move as
those above them are laid out; what is kept of a line is therefore counted from its block's own corner.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from ui.reader.article import Article
from ui.reader.layout import PageLayout
from ui.reader.typeset import BODY, Measures

# The band behind a line of text, from its baseline, as parts of the letters' size: 20 px for letters of 16.
_ABOVE_BASELINE = 0.98
_BELOW_BASELINE = 0.28
# Blocks with more lines than this are walked from where it is needed only: a text may be one single paragraph.
_FEW_LINES = 64
_FEW_BLOCKS = 8
# A mark's line may hang below its block.
_OVERHANG = 40.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A laid-out line: its code points [start, end), to `visible_end` without white space, and the band behind it.

    The band is counted from the corner of the line's block. `mixes` says that it holds letters written from right to
    left, `place` its block and which of its lines it is.
    """

    start: int
    end: int
    visible_end: int
    band: QRectF
    mixes: bool
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """An article with its layout; `sizes` are the headings' text sizes by block number (see `typeset`).

    What was measured of a line is kept until `forget`: marks that share a line measure it once.
    """

    lines: PageLayout
    article: Article
    measures: Measures
    sizes: dict[int, float]
    _measured: dict[tuple[int, int], _Line] = field(default_factory=dict)
    _short: dict[int, list[_Line]] = field(default_factory=dict)

    def forget(self) -> None:
        """The lines were laid out anew."""
        self._measured.clear()
        self._short.clear()

    @property
    def document(self) -> QTextDocument:
        """What is laid out: a block for each line of the article."""
        return self.lines.document()

    def rectangles(self, start: int, end: int, top: float = -math.inf, bottom: float = math.inf) -> list[QRectF]:
        """The bands behind code points [start, end), line by line; only those that reach into top … bottom."""
        found: list[QRectF] = []
        if start >= end:
            return found
        for number in self._numbers(start, end, top, bottom):
            origin = self.lines.origin(number)
            for line in self._lines(number, start, top - origin.y()):
                if line.start >= end or origin.y() + line.band.top() > bottom:
                    break
                if line.end <= start or origin.y() + line.band.bottom() < top:
                    continue
                left, right = max(start, line.start), min(end, line.visible_end)
                found.extend(
                    QRectF(origin.x() + x, origin.y() + line.band.top(), width, line.band.height())
                    for x, width in self._intervals(line, left, right)
                )
        return found

    def _numbers(self, start: int, end: int, top: float, bottom: float) -> range:
        """The blocks that hold [start, end) and reach into top … bottom; of a long span few have to be laid out."""
        line_at = self.article.lines.line_at
        first, last = line_at(start), line_at(end - 1)
        if last - first > _FEW_BLOCKS and top > -math.inf:
            first = max(first, self.lines.number_at(top - _OVERHANG))
        if last - first > _FEW_BLOCKS and bottom < math.inf:
            last = min(last, self.lines.number_at(bottom + _OVERHANG))
        return range(first, last + 1)

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Top of the first line and bottom of the last line of a span."""
        last = max(start, end - 1)
        return self.band_at(start).top(), self.band_at(last).bottom()

    def band_at(self, position: int) -> QRectF:
        """The band of the line that holds a code point."""
        number = self.article.lines.line_at(position)
        line = self._line_at(position)
        return line.band.translated(self.lines.origin(number)) if line is not None else self._bounds(number)

    def line_end(self, position: int) -> int:
        """The code point behind the laid-out line at a position."""
        line = self._line_at(position)
        return line.end if line is not None else position

    def position_at(self, y: float) -> int:
        """The code point that begins the line at a height of the page: the last line that begins above it."""
        number = self.lines.number_at(y)
        top = self._bounds(number).top()
        block = self.document.findBlockByNumber(number)
        layout = block.layout()
        found = bisect_right(range(layout.lineCount()), y, key=lambda n: top + layout.lineAt(n).y()) - 1
        local = layout.lineAt(max(0, found)).textStart() if layout.lineCount() else 0
        return self.article.positions.to_code_points(block.position() + local)

    def baseline(self, number: int) -> float:
        """The baseline of a block's first line."""
        top = self._bounds(number).top()
        line = self.document.findBlockByNumber(number).layout().lineAt(0)
        return top + line.y() + line.ascent()

    def _bounds(self, number: int) -> QRectF:
        """Where a block stands; asking for it lays it out."""
        return self.lines.blockBoundingRect(self.document.findBlockByNumber(number))

    def _lines(self, number: int, start: int, top: float) -> Iterable[_Line]:
        """The lines of a block that is laid out, from one at or before `start` and `top` (from the block's corner).

        In a very long block that one is found by bisection.
        """
        if number not in self._short:
            block = self.document.findBlockByNumber(number)
            count = block.layout().lineCount()
            if count > _FEW_LINES:
                return (self._line(block, n) for n in range(self._first_line(block, start, top), count))
            self._short[number] = [self._line(block, n) for n in range(count)]
        return self._short[number]

    def _first_line(self, block: QTextBlock, start: int, top: float) -> int:
        layout = block.layout()
        lines = range(layout.lineCount())
        first = bisect_left(lines, top, key=lambda n: layout.lineAt(n).y() + layout.lineAt(n).height())
        local = self.article.positions.to_units(start) - block.position()
        return max(first, layout.lineForTextPosition(local).lineNumber()) if local > 0 else first

    def _line_at(self, position: int) -> _Line | None:
        number = self.article.lines.line_at(position)
        known = self._short.get(number)
        if known:
            return known[max(0, bisect_right(known, position, key=_line_start) - 1)]
        self._bounds(number)
        block = self.document.findBlockByNumber(number)
        line = block.layout().lineForTextPosition(self.article.positions.to_units(position) - block.position())
        return self._line(block, line.lineNumber()) if line.isValid() else None

    def _line(self, block: QTextBlock, n: int) -> _Line:
        """The n-th line of a block that is laid out."""
        key = block.blockNumber(), n
        if key not in self._measured:
            line = block.layout().lineAt(n)
            start, end = self._text_of(block, line)
            self._measured[key] = _Line(
                start,
                end,
                self.article.without_trailing_space(start, end),
                self._band(block, line),
                self.article.mixes_directions(start, end),
                key,
            )
        return self._measured[key]

    def _band(self, block: QTextBlock, line: QTextLine) -> QRectF:
        size = self.sizes.get(block.blockNumber(), BODY) * self.measures.unit
        baseline = line.y() + line.ascent()
        height = (_ABOVE_BASELINE + _BELOW_BASELINE) * size
        return QRectF(line.x(), round(baseline - _ABOVE_BASELINE * size), line.naturalTextWidth(), round(height))

    def _text_of(self, block: QTextBlock, line: QTextLine) -> tuple[int, int]:
        first = block.position() + line.textStart()
        to_code_points = self.article.positions.to_code_points
        return to_code_points(first), to_code_points(min(first + line.textLength(), self.article.positions.units))

    def _intervals(self, measured: _Line, left: int, right: int) -> list[tuple[float, float]]:
        """(x, width) of what code points [left, right) of one line take; several where writing directions mix.

        They count from the corner of its block.
        """
        if left >= right:
            return []
        number, n = measured.place
        block = self.document.findBlockByNumber(number)
        layout = block.layout()
        begin = block.position()
        to_units = self.article.positions.to_units
        first, last = to_units(left) - begin, to_units(right) - begin
        line = layout.lineAt(n)
        if not measured.mixes:
            return [_interval(_x(line, first), _x(line, last))]
        runs = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
        return _joined([(run.x(), run.width()) for run in runs])


def _line_start(line: _Line) -> int:
    return line.start


def _x(line: QTextLine, units: int) -> float:
    # PySide gives the position back beside the coordinate, as C++ changes it in place; its stubs say only "object".
    found = line.cursorToX(units)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _interval(one: float, other: float) -> tuple[float, float]:
    return min(one, other), abs(other - one)


def _joined(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Pieces that touch become one."""
    result: list[tuple[float, float]] = []
    for x, width in sorted(pieces):
        if result and x <= result[-1][0] + result[-1][1] + 1.0:
            before = result[-1][0]
            result[-1] = (before, max(result[-1][1], x + width - before))
        else:
            result.append((x, width))
    return result
