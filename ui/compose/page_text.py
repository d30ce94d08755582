"""The text of a PDF's pages: its words, where they stand on the paper, and which of them stands at a point."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtPdf import QPdfDocument

from ui.compose.matching import Words, words_of_page
from ui.reader.positions import TextPositions


class PageText:
    """Reads a document page by page, when asked. Positions are code points, boxes are in points from the corner."""

    def __init__(self, document: QPdfDocument | None = None) -> None:
        """Without a document there is no text."""
        self._document = document
        self._words: dict[int, Words] = {}
        self._boxes: dict[int, list[tuple[int, QRectF]]] = {}

    def of(self, page: int) -> str:
        """The text of a page as the PDF has it."""
        return self._document.getAllText(page).text() if self._document is not None else ""

    def words(self, page: int) -> Words:
        """The words of a page's text."""
        if page not in self._words:
            self._words[page] = words_of_page(self.of(page))
        return self._words[page]

    def box_of(self, page: int, start: int, end: int) -> QRectF:
        """Where the code points [start, end) of a page stand."""
        if self._document is None:
            return QRectF()
        positions = TextPositions(self.of(page))
        first, last = positions.to_units(start), positions.to_units(end)
        selection = self._document.getSelectionAtIndex(page, first, max(1, last - first))
        found = QRectF()
        for polygon in selection.bounds():
            found = found.united(polygon.boundingRect())
        return found

    def position_at(self, page: int, point: QPointF) -> int:
        """Where the word at a point of the page begins; -1 where there is no text."""
        nearest = min(self._boxes_of_words(page), key=lambda one: _distance(one[1], point), default=None)
        return nearest[0] if nearest is not None else -1

    def _boxes_of_words(self, page: int) -> list[tuple[int, QRectF]]:
        """Every word's beginning and its box; one that is parted at a line's end has two."""
        if self._document is None:
            return []
        if page not in self._boxes:
            positions = TextPositions(self.of(page))
            found = self._boxes[page] = []
            for start, end in self.words(page).places:
                first, last = positions.to_units(start), positions.to_units(end)
                bounds = self._document.getSelectionAtIndex(page, first, last - first).bounds()
                found += [(start, polygon.boundingRect()) for polygon in bounds]
        return self._boxes[page]


def _distance(box: QRectF, point: QPointF) -> float:
    """How far a point lies from a rectangle, lines above and below counting more than what stands beside."""
    across = max(box.left() - point.x(), 0.0, point.x() - box.right())
    down = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return across + 3 * down
