"""How a cell of the wide library is painted: words, or the state, the grade, how far was read, the annotations."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from briefing.model import ReadingState
from briefing.project import SourceLine
from ui import fonts, icons, theme
from ui.kit.facing import END, draw_words, facing
from ui.kit.labels import line_height, paint_lines
from ui.library.arrivals import Arrival
from ui.library.columns import COLUMNS, missing_words
from ui.library.telling import Role

STATE_ICONS = {
    ReadingState.NEW: ("circle-dot", "accent"),
    ReadingState.READING: ("circle-dashed", "sub"),
    ReadingState.DONE: ("circle-check", "good"),
}
_PAD = 8.0
_ICON = 14.0
_LABEL = 34.0
_SEEN = 0.99
Index = QModelIndex | QPersistentModelIndex


def paint_cell(painter: QPainter, cell: QRectF, index: Index, lines: int) -> None:
    """Draw a source's cell; a title may have so many lines."""
    source: SourceLine = index.data(Role.SOURCE)
    column = COLUMNS[index.column()]
    inner = cell.adjusted(_PAD, 0, -_PAD, 0)
    painter.save()
    painter.setClipRect(cell)
    facing(painter, cell)
    match column.id:
        case "title":
            _paint_title(painter, inner, source, lines)
        case "state":
            _paint_state(painter, inner, source, index.data())
        case "progress":
            _paint_share(painter, inner, index.data(Role.PROGRESS), index.data())
        case "grade":
            _paint_grade(painter, inner, index.data())
        case _:
            _paint_words(painter, inner, index.data(), column.id, is_number=column.is_number)
    painter.restore()


def paint_arrival(painter: QPainter, row: QRectF, arrival: Arrival) -> None:
    """Draw a file on its way in across a row: its name, and that it is being read or why it could not be."""
    icon, token = ("circle-alert", "bad") if arrival.error else ("loader-circle", "sub")
    painter.save()
    facing(painter, row)
    _paint_icon(painter, row.adjusted(_PAD, 0, 0, 0), icon, token)
    font = fonts.ui_font(13, 600)
    name = row.adjusted(_PAD + _ICON + 8, 0, 0, 0)
    name.setWidth(min(QFontMetricsF(font).horizontalAdvance(arrival.name) + 4, row.width() * 0.4))
    _paint_line(painter, name, arrival.name, font, "text" if arrival.error else "sub")
    reading = QCoreApplication.translate("library", "Reading…")
    words = arrival.error.sentence() if arrival.error else reading
    rest = QRectF(name.right() + 12, row.y(), row.right() - name.right() - 20, row.height())
    _paint_line(painter, rest, words, fonts.ui_font(12), "bad" if arrival.error else "sub")
    painter.restore()


def _paint_title(painter: QPainter, cell: QRectF, source: SourceLine, lines: int) -> None:
    painter.setFont(fonts.mono_font(11))
    painter.setPen(theme.current().colour("sub"))
    label = max(_LABEL, QFontMetricsF(fonts.mono_font(11)).horizontalAdvance(source.label) + 8)
    draw_words(painter, cell, source.label)
    font = fonts.ui_font(13, 600 if source.state is ReadingState.NEW else 400)
    beside = cell.adjusted(label, 0, 0, 0)
    wide = QFontMetricsF(font).horizontalAdvance(source.title) > beside.width()
    _paint_line(painter, beside, source.title, font, "text", lines=lines if wide else 1)


def _paint_state(painter: QPainter, cell: QRectF, source: SourceLine, words: str) -> None:
    icon, token = STATE_ICONS[source.state]
    _paint_icon(painter, cell, icon, token)
    _paint_line(painter, cell.adjusted(_ICON + 6, 0, 0, 0), words, fonts.ui_font(12), "sub")


def _paint_grade(painter: QPainter, cell: QRectF, words: str) -> None:
    graded = bool(words)
    shown = words if graded else missing_words("grade")
    _paint_line(painter, cell, shown, fonts.mono_font(12), "text" if graded else "sub")


def _paint_share(painter: QPainter, cell: QRectF, share: float, words: str) -> None:
    """A bar and the number: the bar alone would say it by length only."""
    if share <= 0:
        return
    desk = theme.current()
    font = fonts.ui_font(11)
    number = QFontMetricsF(font).horizontalAdvance(words) + 4
    _paint_line(painter, cell, words, font, "sub", right=True)
    whole = QRectF(cell.x(), cell.center().y() - 2, cell.width() - number - 4, 4)
    if whole.width() >= _ICON:
        painter.fillRect(whole, desk.colour("edge"))
        seen = QRectF(whole.x(), whole.y(), whole.width() * min(share, 1.0), whole.height())
        painter.fillRect(seen, desk.colour("good" if share >= _SEEN else "accent"))


def _paint_words(painter: QPainter, cell: QRectF, words: str, column_id: str, *, is_number: bool) -> None:
    missing = missing_words(column_id)
    colour = "text" if words and column_id in ("publisher", "published") else "sub"
    _paint_line(painter, cell, words or missing, fonts.ui_font(12), colour, right=is_number)


def _paint_line(
    painter: QPainter, cell: QRectF, words: str, font: QFont, colour: str, *, lines: int = 1, right: bool = False
) -> None:
    """Words in the middle of a cell's height."""
    if not words or cell.width() <= 0:
        return
    painter.setFont(font)
    if right:
        painter.setPen(theme.current().colour(colour))
        draw_words(painter, cell, words, END)
        return
    high = line_height(font) * lines
    middle = QRectF(cell.x(), cell.center().y() - high / 2, cell.width(), high)
    paint_lines(painter, middle, words, font, colour, lines=lines)


def _paint_icon(painter: QPainter, cell: QRectF, icon: str, token: str) -> None:
    icons.paint(painter, icon, QRectF(cell.x(), cell.center().y() - _ICON / 2, _ICON, _ICON), token, 2.0)
