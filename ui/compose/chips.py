"""The boxes under citations and directives: painted beneath the letters, so that the text itself never changes."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock, QTextDocument

from ui import theme
from ui.compose.highlighting import Highlighter
from ui.compose.markup import Part
from ui.kit.painting import box
from ui.reader.positions import TextPositions

_LINE = 27.0
_HEIGHT = 21.0
_LOOKS = {Part.CITATION: ("picked", "accent"), Part.MISSING: ("bad_tint", "bad"), Part.DIRECTIVE: ("hover", "strong")}


def paint_chips(painter: QPainter, seen: QRectF, document: QTextDocument, highlighter: Highlighter) -> None:
    """Paint the boxes of all blocks in sight."""
    layout = document.documentLayout()
    first = layout.hitTest(QPointF(0, seen.top()), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, first))
    while block.isValid():
        frame = layout.blockBoundingRect(block)
        if frame.top() > seen.bottom():
            return
        if frame.intersects(seen):
            for area, part in chips(block, highlighter):
                fill, edge = (theme.current().colour(token) for token in _LOOKS[part])
                edge.setAlpha(140)
                box(painter, area.translated(frame.topLeft()), 4, fill=fill, border=edge)
        block = block.next()


def chips(block: QTextBlock, highlighter: Highlighter) -> list[tuple[QRectF, Part]]:
    """The boxes of a block, from its corner; one that is parted by a line's end has two."""
    positions = TextPositions(block.text())
    return [
        (area.adjusted(-2, 0, 2, 0), span.part)
        for span in highlighter.spans(block.text())
        if span.part in _LOOKS
        for area in _boxes(block, positions.to_units(span.start), positions.to_units(span.end))
    ]


def _boxes(block: QTextBlock, start: int, end: int) -> list[QRectF]:
    """Where units [start, end) of a block stand, a rectangle a line, from the block's corner."""
    found = []
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = line.cursorToX(first), line.cursorToX(last)
            left, right = _number(left), _number(right)
            height = min(line.height() - 4, _HEIGHT * line.height() / _LINE)
            top = line.y() + (line.height() - height) / 2
            found.append(QRectF(min(left, right), top, abs(right - left), height))
    return found


def _number(told: object) -> float:
    """PySide gives the edge alone or with the position it was asked for."""
    return float(told[0] if isinstance(told, tuple) else told)  # type: ignore[arg-type]  # it is a float then
