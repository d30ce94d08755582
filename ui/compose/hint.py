"""What stands in an empty section: laid out as text of the section would be, since Qt's own placeholder is not."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextDocument, QTextLayout

_BASELINE = 0.8
"""Where letters stand in a line of a fixed height: as Qt's layout of documents places them."""


def laid_out(hint: str, document: QTextDocument, width: int, line_height: float) -> QTextLayout:
    """The hint in the letters of a document, wrapped at so many pixels, its lines as high as those of the text."""
    laid = QTextLayout(hint, document.defaultFont())
    laid.setTextOption(document.defaultTextOption())
    laid.beginLayout()
    line = laid.createLine()
    while line.isValid():
        line.setLineWidth(max(1, width))
        above = laid.lineCount() - 1 + _BASELINE
        line.setPosition(QPointF(0, above * line_height - line.ascent()))
        line = laid.createLine()
    laid.endLayout()
    return laid
