"""Where positions of the text stand on the page: bands of lines, rectangles of spans, lines at a height.

All coordinates are the document's: (0, 0) is the top left of the page, whatever is scrolled into sight.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from ui.reader.article import Article
from ui.reader.typeset import BODY, Measures

# The band behind a line of text, from its baseline, as parts of the letters' size: 20 px for letters of 16.
_ABOVE_BASELINE = 0.98
_BELOW_BASELINE = 0.28


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """An article laid out in a document; `sizes` are the headings' text sizes by block number (see `typeset`)."""

    document: QTextDocument
    article: Article
    measures: Measures
    sizes: dict[int, float]

    def rectangles(self, start: int, end: int, top: float = -math.inf, bottom: float = math.inf) -> list[QRectF]:
        """The bands behind code points [start, end), line by line; only those that reach into top … bottom."""
        found: list[QRectF] = []
        for block in self._blocks(start, end):
            for line in self._lines(block, start, top):
                first, last = self._text_of(block, line)
                if first >= end:
                    break
                band = self._band(block, line)
                if band.top() > bottom:
                    return found
                left, right = max(start, first), min(end, self.article.without_trailing_space(first, last))
                found.extend(
                    QRectF(x, band.top(), width, band.height())
                    for x, width in self._intervals(block, line, left, right)
                )
        return found

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Top of the first line and bottom of the last line of a span."""
        last = max(start, end - 1)
        return self.band_at(start).top(), self.band_at(last).bottom()

    def band_at(self, position: int) -> QRectF:
        """The band of the line that holds a code point."""
        block, line = self._line_at(position)
        return self._band(block, line) if line is not None else self._bounds(block)

    def line_start(self, position: int) -> int:
        """The code point that begins the laid-out line at a position."""
        block, line = self._line_at(position)
        return self._text_of(block, line)[0] if line is not None else position

    def line_end(self, position: int) -> int:
        """The code point behind the laid-out line at a position."""
        block, line = self._line_at(position)
        return self._text_of(block, line)[1] if line is not None else position

    def position_at(self, y: float) -> int:
        """The code point that begins the line at a height of the page: the last line that begins above it."""
        block = self._block_at(y)
        layout = block.layout()
        origin = layout.position().y()
        number = bisect_right(range(layout.lineCount()), y, key=lambda n: origin + layout.lineAt(n).y()) - 1
        local = layout.lineAt(max(0, number)).textStart() if layout.lineCount() else 0
        return self.article.positions.to_code_points(block.position() + local)

    def _block_at(self, y: float) -> QTextBlock:
        """The last block that begins above y. Qt's own hit test is wrong while its layout is still under way."""
        count = self.document.blockCount()
        beyond = 1
        while beyond < count and self._top(beyond) <= y:  # galloping, so that no more is laid out than needed
            beyond *= 2
        number = bisect_right(range(min(beyond, count)), y, key=self._top) - 1
        return self.document.findBlockByNumber(max(0, number))

    def _top(self, number: int) -> float:
        return self._bounds(self.document.findBlockByNumber(number)).top()

    def baseline(self, block: QTextBlock) -> float:
        """The baseline of a block's first line."""
        layout = block.layout()
        line = layout.lineAt(0)
        return layout.position().y() + line.y() + line.ascent()

    def _blocks(self, start: int, end: int) -> Iterator[QTextBlock]:
        to_units = self.article.positions.to_units
        last = to_units(end)
        block = self.document.findBlock(to_units(start))
        while block.isValid() and block.position() < last:
            self._bounds(block)
            yield block
            block = block.next()

    def _bounds(self, block: QTextBlock) -> QRectF:
        """Asking for it makes Qt lay out everything down to this block, which it otherwise does when idle."""
        return self.document.documentLayout().blockBoundingRect(block)

    def _lines(self, block: QTextBlock, start: int, top: float) -> Iterator[QTextLine]:
        """The block's lines from the one that holds `start` and reaches `top`; found by bisection, not by walking."""
        layout = block.layout()
        origin = layout.position().y()
        number = bisect_left(
            range(layout.lineCount()), top, key=lambda n: origin + layout.lineAt(n).y() + layout.lineAt(n).height()
        )
        local = self.article.positions.to_units(start) - block.position()
        if local > 0:
            number = max(number, layout.lineForTextPosition(local).lineNumber())
        for n in range(number, layout.lineCount()):
            yield layout.lineAt(n)

    def _line_at(self, position: int) -> tuple[QTextBlock, QTextLine | None]:
        units = self.article.positions.to_units(position)
        block = self.document.findBlock(units)
        self._bounds(block)
        line = block.layout().lineForTextPosition(units - block.position())
        return block, line if line.isValid() else None

    def _band(self, block: QTextBlock, line: QTextLine) -> QRectF:
        layout = block.layout()
        size = self.sizes.get(block.blockNumber(), BODY) * self.measures.unit
        baseline = layout.position().y() + line.y() + line.ascent()
        left = layout.position().x() + line.x()
        height = (_ABOVE_BASELINE + _BELOW_BASELINE) * size
        return QRectF(left, round(baseline - _ABOVE_BASELINE * size), line.naturalTextWidth(), round(height))

    def _text_of(self, block: QTextBlock, line: QTextLine) -> tuple[int, int]:
        first = block.position() + line.textStart()
        to_code_points = self.article.positions.to_code_points
        return to_code_points(first), to_code_points(min(first + line.textLength(), self.article.positions.units))

    def _intervals(self, block: QTextBlock, line: QTextLine, left: int, right: int) -> list[tuple[float, float]]:
        """(x, width) of what code points [left, right) of one line take; several where writing directions mix."""
        if left >= right:
            return []
        to_units = self.article.positions.to_units
        origin = block.layout().position().x()
        first, last = to_units(left) - block.position(), to_units(right) - block.position()
        if not self.article.mixes_directions(*self._text_of(block, line)):
            return [_interval(origin, _x(line, first), _x(line, last))]
        runs = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
        return _joined([(origin + run.x(), run.width()) for run in runs])


def _x(line: QTextLine, units: int) -> float:
    # PySide gives the position back beside the coordinate, as C++ changes it in place; its stubs say only "object".
    found = line.cursorToX(units)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _interval(origin: float, one: float, other: float) -> tuple[float, float]:
    return origin + min(one, other), abs(other - one)


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
