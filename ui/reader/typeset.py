"""Setting an article into a Qt document: a block for each line, headings larger, blank lines as one paragraph gap."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from ui import fonts
from ui.reader.article import Article
from ui.reader.layout import Style, Styles

BODY = 16.0
TITLE = 22.0
_LINE_HEIGHTS = {16.0: 27.0, 17.0: 27.0, 19.0: 28.0, 22.0: 31.0}
_HEADING_SIZES = {1: TITLE, 2: 19.0, 3: 17.0}
_PARAGRAPH_GAP = 12.0
_HEADING_GAP = 20.0
_FURTHER_BLANK = 1.0
_BOLD = 700


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths of the page at one text size.

    `scale` is the text size (1.0 is 100 %), `unit` what a design pixel of the text is now, in pixels of the screen.
    """

    scale: float
    unit: float
    column: float = 628.0
    left: float = 60.0
    right: float = 92.0

    def column_in(self, width: float) -> tuple[float, float]:
        """Left edge and width of the text column in a view of this width; numbers and stripes keep their room."""
        column = max(120.0, min(self.column * self.unit, width - self.left - self.right))
        return max(self.left, (width - column - 28.0) // 2), column


def measures(scale: float) -> Measures:
    """The page's measures at a text size (1.0 is 100 %)."""
    size = QFontInfo(fonts.reading_font(BODY, scale=1.0)).pixelSize()
    return Measures(scale, scale * size / BODY, fonts.in_force.column)


def typeset(view: QTextEdit, article: Article, scale: float) -> dict[int, float]:
    """Put the article into the view's document; the caret goes to its beginning.

    The result is the text size of each heading's block, in design pixels; all other blocks have `BODY`.
    """
    document = view.document()
    document.setDefaultFont(fonts.reading_font(BODY, scale=scale))
    caret = view.textCursor()
    caret.clearSelection()
    view.setTextCursor(caret)
    view.setCurrentCharFormat(QTextCharFormat())  # Qt sets all of the new text in the letters at the caret: a title's
    view.setPlainText(article.shown)  # the document's own would leave the caret at the end
    return _set_headings(document, article, scale)


def set_larger(document: QTextDocument, article: Article, scale: float) -> None:
    """Give the letters of an article that stands in a document another size: the text, the caret and the rest stay."""
    document.setDefaultFont(fonts.reading_font(BODY, scale=scale))
    _set_headings(document, article, scale)


def _set_headings(document: QTextDocument, article: Article, scale: float) -> dict[int, float]:
    sizes = {line: _HEADING_SIZES.get(level, BODY) for line, level in article.heading_levels().items()}
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for line, size in sizes.items():
        block = document.findBlockByNumber(line)
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_letters(fonts.reading_font(size, _BOLD, scale=scale)))
    cursor.endEditBlock()
    return sizes


def styles(article: Article, sizes: dict[int, float]) -> Styles:
    """How each line of the article is set, in design pixels; `sizes` are the headings' (see `typeset`)."""
    visible = article.continued.union(article.paragraph_numbers())
    body = Style(_LINE_HEIGHTS[BODY])
    with_gap = Style(body.line, below=_PARAGRAPH_GAP)
    known = {body: 0, with_gap: 1, Style(_PARAGRAPH_GAP): 2, Style(_FURTHER_BLANK): 3}
    of_lines: list[int] = []
    for line in range(len(article.lines)):
        without_gap = line + 1 not in visible or line + 1 in article.continued
        if line not in visible:
            of_lines.append(2 if line - 1 in visible else 3)
        elif line in sizes:
            is_first = line == 0 or line in article.continued
            heading = _heading(sizes[line], is_first=is_first, without_gap=without_gap)
            of_lines.append(known.setdefault(heading, len(known)))
        else:
            of_lines.append(0 if without_gap else 1)
    return Styles(tuple(known), of_lines)


def _heading(size: float, *, is_first: bool, without_gap: bool) -> Style:
    above = 0.0 if is_first else _HEADING_GAP - _PARAGRAPH_GAP
    below = 0.0 if without_gap else _PARAGRAPH_GAP
    return Style(_LINE_HEIGHTS[size], above, below, size / BODY)


def _letters(font: QFont) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFont(font)
    return letters
