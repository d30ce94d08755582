"""What rows of every list share: the ground of one that is selected or pointed at, and words cut to their room."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from ui import theme
from ui.kit.facing import END, START, draw_words
from ui.kit.painting import box, focus_ring

MOST_LETTERS = 2_000
"""No row is so wide that more could be read in it; Qt looks at all it is given, and a quote may be a whole book."""


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Whether the row is selected."""
    state: QStyle.StateFlag = option.state
    return bool(state & QStyle.StateFlag.State_Selected)


def row_of_menu(view: QAbstractItemView, event: QContextMenuEvent) -> tuple[QModelIndex, QPoint]:
    """The row whose menu is asked for, which is the current one then, and where on the screen; invalid for none."""
    if event.reason() is not QContextMenuEvent.Reason.Keyboard:
        index = view.indexAt(event.pos())
        if index.isValid():
            view.setCurrentIndex(index)
        return index, event.globalPos()
    index = view.currentIndex()
    view.scrollTo(index)
    return index, view.viewport().mapToGlobal(view.visualRect(index).center())


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The ground of a row that is selected or under the pointer, and the ring of the one with the keyboard."""
    desk = theme.current()
    state: QStyle.StateFlag = option.state
    rect: QRect = option.rect
    area = QRectF(rect).adjusted(0, 0.5, 0, -0.5)
    if is_selected(option):
        box(painter, area, 6, fill=desk.colour("picked"))
    elif state & QStyle.StateFlag.State_MouseOver:
        box(painter, area, 6, fill=desk.colour("hover"))
    if state & QStyle.StateFlag.State_HasFocus:
        focus_ring(painter, area, 6)


def paint_words(
    painter: QPainter, area: QRectF, words: str, font: QFont, colour: str, *, at_end: bool = False
) -> float:
    """Draw one line of words, cut with "…" where they do not fit; returns how wide they are."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words[:MOST_LETTERS], Qt.TextElideMode.ElideRight, max(area.width(), 0))
    painter.setFont(font)
    painter.setPen(theme.current().colour(colour))
    draw_words(painter, area, shown, END if at_end else START)
    return metrics.horizontalAdvance(shown)
