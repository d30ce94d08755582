"""Setting an article into a Qt document: a block for each line, headings larger, blank lines as one paragraph gap."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui import fonts
from ui.reader.article import Article
from ui.reader.layout import Style

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


def styles(article: Article, sizes: dict[int, float], unit: float) -> list[Style]:
    """How each line of the article is set; `sizes` are the headings' (see `typeset`), `unit` a design pixel."""
    visible = set(article.paragraph_numbers())
    last = len(article.lines) - 1
    line_height, gap = whole(_LINE_HEIGHTS[BODY] * unit), whole(_PARAGRAPH_GAP * unit)
    body, with_gap = Style(line_height), Style(line_height, below=gap)
    first_blank, further_blank = Style(gap), Style(whole(_FURTHER_BLANK * unit))
    found: list[Style] = []
    for line in range(last + 1):
        if line not in visible:
            found.append(first_blank if line - 1 in visible else further_blank)
            continue
        before_blank = line + 1 not in visible
        if line in sizes:
            found.append(_heading(sizes[line], unit, is_first=line == 0, before_blank=before_blank))
        else:
            found.append(body if before_blank else with_gap)
    return found


def _heading(size: float, unit: float, *, is_first: bool, before_blank: bool) -> Style:
    above = 0.0 if is_first else _HEADING_GAP - _PARAGRAPH_GAP
    below = 0.0 if before_blank else _PARAGRAPH_GAP
    return Style(whole(_LINE_HEIGHTS[size] * unit), whole(above * unit), whole(below * unit), size / BODY)


def whole(length: float) -> float:
    """A length in whole pixels, so that what is painted behind letters has sharp edges at any size."""
    return float(round(length))


def _letters(font: QFont) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFont(font)
    return letters
