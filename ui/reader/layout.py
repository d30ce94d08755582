"""The lines of an article, laid out where they are looked at: of a text of any length any part is seen at once.

Qt's own layout of a document goes from its beginning to whatever is asked for: seconds for a few megabytes. Here each
paragraph is laid out by itself when it is first asked for. Until then it has the height that its letters will need
about, so that everything below stands near its place; `take_moved` tells whether something has been put right.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextOption,
)

from ui.reader.article import Article
from ui.reader.heights import Heights

BASELINE = 0.8
"""Where a line's letters stand in its height, as a part of it."""
_SAMPLE = 4_000
_LONG = 20_000
# Letters without a space between, as of a picture that was pasted as text: for each line Qt would look for the end of
# the word, which takes minutes for a megabyte.
_WORD = 2_000
_UNBROKEN = re.compile(rf"\S{{{_WORD}}}")
_RAGGED = 1.03  # a line ends at a word, a little before its end


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: the height of its lines, and what is left free above and below it.

    `size` is how much wider than the body's its letters are.
    """

    line: float
    above: float = 0.0
    below: float = 0.0
    size: float = 1.0

    def at(self, unit: float) -> Style:
        """The same in pixels, where a design pixel is so long: whole ones, so that what is behind letters is sharp."""
        return Style(whole(self.line * unit), whole(self.above * unit), whole(self.below * unit), self.size)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles that a text has, in design pixels, and which of them each of its lines has."""

    each: tuple[Style, ...] = ()
    of_lines: Sequence[int] = ()


def whole(length: float) -> float:
    """A length in whole pixels."""
    return float(round(length))


@dataclass(frozen=True, slots=True)
class Column:
    """Where the text stands on the page, in pixels: its left edge and width, and the room above and below it."""

    left: float = 0.0
    width: float = 1.0
    top: float = 0.0
    bottom: float = 0.0


class PageLayout(QAbstractTextDocumentLayout):
    """Lays out one document, a block of which is a line of the article.

    `show` tells what, then `set_unit` how large its letters are, then `fit` how wide the column is.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._styles: list[Style] = []
        self._designs = Styles()
        self._shapes: list[int] = []
        self._right_to_left: set[int] = set()
        self._unbroken: set[int] = set()
        self._lengths: list[int] = []
        self._sample = " "
        self._advance = 1.0
        self._column = Column()
        self._heights = Heights()
        self._laid = bytearray()
        self._moved = False
        self._is_fit = self._is_estimated = False
        self._origins: dict[int, QPointF] = {}

    def __len__(self) -> int:
        """How many blocks there are."""
        return len(self._laid)

    def show(self, article: Article, styles: Styles) -> None:
        """The document holds this article now."""
        self._designs = styles
        self._sample = _sample(article.shown)
        self._lengths = article.lines.lengths()
        self._right_to_left = article.right_to_left_lines()
        self._unbroken = {
            number
            for number, length in enumerate(self._lengths)
            if length >= _WORD and _UNBROKEN.search(article.shown, *article.lines.span(number))
        }
        # Lines of one style and length are estimated together: a long text has very many lines.
        count = len(styles.each)
        self._shapes = [length * count + of for length, of in zip(self._lengths, styles.of_lines, strict=True)]
        self._laid = bytearray(len(self._lengths))

    def set_unit(self, unit: float) -> None:
        """A design pixel is so long now, and the letters of the document are as large as that: all stands anew."""
        self._styles = [style.at(unit) for style in self._designs.each]
        font = QFontMetricsF(self.document().defaultFont())
        self._advance = font.horizontalAdvance(self._sample) / len(self._sample)
        self._heights = Heights()
        self._is_fit = self._is_estimated = False

    def clear(self) -> None:
        """The document is about to hold another article: what Qt asks meanwhile lays nothing out."""
        self._styles, self._lengths, self._shapes = [], [], []
        self._laid = bytearray()
        self._heights = Heights()
        self._origins.clear()

    def fit(self, column: Column) -> None:
        """Set the text into this column, all lines anew; nothing where it is set so."""
        if self._is_fit and column == self._column:
            return
        self._column = column
        self._is_fit, self._is_estimated = True, False
        # The lines they had stay in Qt's blocks until these are set again: to clear all of them takes too long.
        self._laid = bytearray(len(self._lengths))
        self._moved = True
        self._origins.clear()

    @property
    def bottom(self) -> float:
        """How much room is left free under the text."""
        return self._column.bottom

    def top_of(self, number: int) -> float:
        """Where the n-th block begins on the page."""
        return self._column.top + self._all_heights().before(number)

    def origin(self, number: int) -> QPointF:
        """The corner of the n-th block's lines on the page; asking for it lays them out."""
        if number not in self._origins:
            self.lay_out(number)
            self._origins[number] = QPointF(self._column.left, self.top_of(number) + self._style(number).above)
        return self._origins[number]

    def number_at(self, y: float) -> int:
        """The number of the last block that begins at or above a height of the page."""
        return self._all_heights().at(y - self._column.top)

    def is_laid_out(self, number: int) -> bool:
        """Whether the n-th block has its lines."""
        return bool(self._laid[number])

    def lay_out(self, number: int) -> None:
        """Give the n-th block its lines, where it has none."""
        if not self._laid[number]:
            self._set(number, self.document().findBlockByNumber(number))

    def lay_out_around(self, number: int, height: float) -> None:
        """Give the n-th block and its neighbours their lines, as far as this height reaches up and down."""
        self.lay_out(number)
        for step, last in ((-1, -1), (1, len(self._laid))):
            left = height
            one = number + step
            while left > 0 and one != last:
                self.lay_out(one)
                left -= self._all_heights()[one]
                one += step

    def lay_out_between(self, top: float, bottom: float) -> None:
        """Give everything between two heights of the page its lines."""
        number = self.number_at(top)
        y = self.top_of(number)
        while number < len(self._laid) and y <= bottom:
            self.lay_out(number)
            y += self._all_heights()[number]
            number += 1

    def take_moved(self) -> bool:
        """Whether blocks have turned out other than estimated since this was asked last: those below have moved."""
        moved, self._moved = self._moved, False
        return moved

    # What Qt asks

    def documentChanged(self, _begin: int, _removed: int, _added: int) -> None:
        """Nothing: whoever changes the text calls `show`."""

    def documentSize(self) -> QSizeF:
        column = self._column
        return QSizeF(column.left + column.width, column.top + self._all_heights().total() + column.bottom)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The block's lines, laid out now, with its place on the page as Qt reads it from the block's own layout."""
        number = block.blockNumber()
        if not 0 <= number < len(self._laid):
            return QRectF()  # the text is being put in
        style = self._style(number)
        origin = self.origin(number)
        block.layout().setPosition(origin)
        height = self._all_heights()[number] - style.above - style.below
        return QRectF(origin.x(), origin.y(), self._column.width, height)

    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override] # a point, always
        """The position nearest to a point; -1 where it must be on letters and is not."""
        if not self._laid:
            return 0
        block = self.document().findBlockByNumber(self.number_at(point.y()))
        area = self.blockBoundingRect(block)
        layout = block.layout()
        line = layout.lineAt(self._line_at(layout, area, point.y()))
        x = point.x() - area.left()
        off = not area.contains(point) or not line.x() <= x <= line.x() + line.naturalTextWidth()
        if accuracy is Qt.HitTestAccuracy.ExactHit and off:
            return -1
        found = line.xToCursor(x)
        return block.position() + (found if isinstance(found, int) else int(str(found)))

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip = context.clip
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        block = self.document().findBlockByNumber(self.number_at(clip.top()))
        while block.isValid():
            area = self.blockBoundingRect(block)
            if area.top() > clip.bottom():
                break
            block.layout().draw(painter, QPointF(), [], clip)
            caret = context.cursorPosition - block.position()
            if 0 <= caret < block.length():
                block.layout().drawCursor(painter, QPointF(), caret, self._caret_width())
            block = block.next()

    def _caret_width(self) -> int:
        width = self.property("cursorWidth")
        return width if isinstance(width, int) else 1

    def _line_at(self, layout: QTextLayout, area: QRectF, y: float) -> int:
        count = layout.lineCount()
        return min(max(int((y - area.top()) / max(1.0, area.height()) * count), 0), count - 1)

    # Laying out

    def _set(self, number: int, block: QTextBlock) -> None:
        style = self._style(number)
        layout = block.layout()
        is_right, is_unbroken = number in self._right_to_left, number in self._unbroken
        layout.setTextOption(_OPTIONS[is_right, is_unbroken])
        # Of a very long line Qt keeps how its letters are set; it would find that out again at each painting.
        layout.setCacheEnabled(self._lengths[number] > _LONG)
        layout.beginLayout()
        y = 0.0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(self._column.width)
            line.setPosition(QPointF(0.0, y + BASELINE * style.line - line.ascent() - max(0.0, line.leading())))
            y += style.line
            line = layout.createLine()
        layout.endLayout()
        self._laid[number] = True
        height = style.above + y + style.below
        heights = self._all_heights()
        if height != heights[number]:
            heights.put(number, height)
            self._moved = True
            self._origins.clear()

    def _all_heights(self) -> Heights:
        """The heights of all blocks, estimated when they are first asked for: a column is often set twice in a row."""
        if not self._is_estimated:
            self._is_estimated = True
            estimated = {shape: self._estimate(shape) for shape in set(self._shapes)}
            self._heights = Heights(map(estimated.__getitem__, self._shapes))
        return self._heights

    def _estimate(self, shape: int) -> float:
        """How high a line of a length and style is about."""
        length, of = divmod(shape, len(self._styles))
        style = self._styles[of]
        per_letter = self._advance * _RAGGED / max(1.0, self._column.width)
        return style.above + (int(length * per_letter * style.size) + 1) * style.line + style.below

    def _style(self, number: int) -> Style:
        return self._styles[self._designs.of_lines[number]]


def _sample(text: str) -> str:
    """Some letters of a text, from its middle: by them it is estimated how wide its letters are."""
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    return text[middle : middle + _SAMPLE].replace("\n", " ") or " "


def _option(*, is_right: bool, is_unbroken: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft)
    wrap = QTextOption.WrapMode
    option.setWrapMode(wrap.WrapAnywhere if is_unbroken else wrap.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_right else Qt.LayoutDirection.LeftToRight)
    return option


_OPTIONS = {
    (is_right, is_unbroken): _option(is_right=is_right, is_unbroken=is_unbroken)
    for is_right in (False, True)
    for is_unbroken in (False, True)
}
