"""Setting an article into a Qt document: a block for each line, headings larger, blank lines as one paragraph gap."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from ui import fonts
from ui.reader.article import Article

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
    size = QFontInfo(fonts.reading_font(BODY)).pixelSize()
    return Measures(scale, scale * size / BODY)


def typeset(view: QTextEdit, article: Article, scale: float) -> dict[int, float]:
    """Put the article into the view's document; the caret goes to its beginning.

    The result is the text size of each heading's block, in design pixels; all other blocks have `BODY`.
    """
    unit = measures(scale).unit
    document = view.document()
    document.setDefaultFont(fonts.reading_font(BODY * scale))
    document.setDefaultTextOption(_options())
    view.setPlainText(article.shown)  # the document's own would leave the caret at the end and lay out all the text
    sizes = {line: _HEADING_SIZES.get(level, BODY) for line, level in article.heading_levels().items()}
    right_to_left = article.right_to_left_lines()
    visible = set(article.paragraph_numbers())
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_paragraph(BODY, unit, gap=_PARAGRAPH_GAP))
    cursor.setCharFormat(QTextCharFormat())
    block = document.begin()
    while block.isValid():
        line = block.blockNumber()
        wanted = _format(line, visible, sizes, unit, right_to_left=line in right_to_left)
        if wanted is not None:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(wanted)
        if line in sizes:
            cursor.setPosition(block.position())
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_letters(fonts.reading_font(sizes[line] * scale, _BOLD)))
        block = block.next()
    cursor.endEditBlock()
    return sizes


def _options() -> QTextOption:
    options = QTextOption()
    options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    options.setTextDirection(Qt.LayoutDirection.LeftToRight)
    return options


def _format(
    line: int, visible: set[int], sizes: dict[int, float], unit: float, *, right_to_left: bool
) -> QTextBlockFormat | None:
    """The block format of a line, where it is not the common one."""
    if line not in visible:
        first_of_run = line - 1 in visible
        return _line(unit * (_PARAGRAPH_GAP if first_of_run else _FURTHER_BLANK))
    before_blank = line + 1 not in visible
    if not before_blank and line not in sizes and not right_to_left:
        return None
    wanted = _paragraph(sizes.get(line, BODY), unit, gap=0.0 if before_blank else _PARAGRAPH_GAP)
    if line in sizes and line > 0:
        wanted.setTopMargin((_HEADING_GAP - _PARAGRAPH_GAP) * unit)
    if right_to_left:
        wanted.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return wanted


def _paragraph(size: float, unit: float, *, gap: float) -> QTextBlockFormat:
    wanted = _line(_LINE_HEIGHTS[size] * unit)
    wanted.setBottomMargin(gap * unit)
    return wanted


def _line(height: float) -> QTextBlockFormat:
    wanted = QTextBlockFormat()
    wanted.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    wanted.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return wanted


def _letters(font: QFont) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFont(font)
    return letters
