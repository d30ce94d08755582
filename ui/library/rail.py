"""The rail: the library where there is no room for its list, each source a sign and the number it is cited by."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from briefing.model import ReadingState
from briefing.project import SourceLine
from ui import fonts, icons, measure, theme
from ui.kit import tool_button
from ui.kit.facing import MIDDLE, draw_words, facing
from ui.kit.labels import line_height
from ui.kit.painting import box, focus_ring
from ui.library.arrivals import Arrival
from ui.library.cells import STATE_ICONS
from ui.library.columns import TITLE
from ui.library.model import LibraryModel
from ui.library.rows_list import RowsList
from ui.library.rows_view import Index
from ui.library.telling import Role, rail_words

WIDTH = 40
_WORDS_WIDE = 34
_SIGN = 14
_ROOM = 9
_LABEL_SIZES = (11, 10, 9, 8)
_DOT = 2.5
_CENTRE = Qt.AlignmentFlag.AlignHCenter


def rail_width() -> int:
    """How wide the rail is, in pixels, at the text size in force."""
    return max(WIDTH, measure.px(_WORDS_WIDE))


class Rail(QWidget):
    """What opens the list, over the rows."""

    list_wanted = Signal()
    """The whole list is to be shown again."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__()
        self.rows = RailRows(model)
        self.open = tool_button("panel-left-open", self.tr("Show the list of sources (Alt+S)"))
        self.filtered = tool_button("list-filter", "", colour="accent")
        self.filtered.hide()
        for button in (self.open, self.filtered):
            button.clicked.connect(self.list_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        for button in (self.open, self.filtered):
            column.addWidget(button, alignment=_CENTRE)
        column.addSpacing(2)
        column.addWidget(self.rows, 1)

    def show_count(self, shown: int, total: int, *, filtered: bool) -> None:
        """Say that a filter leaves out sources, where one does."""
        self.filtered.setVisible(filtered)
        words = self.tr("Showing {n} of {all}: show the filter").format(n=shown, all=total)
        self.filtered.setToolTip(words)
        self.filtered.setAccessibleName(words)


class RailRows(RowsList):
    """The sources by their numbers; which one is meant is said beside the row that has the pointer or the keyboard."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__(model)
        self.setModelColumn(TITLE)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def height_of_row(self) -> int:
        return measure.packed(2 * _ROOM + measure.sign(_SIGN) + line_height(fonts.mono_font(_LABEL_SIZES[0])) + 2)

    # Saying which source a row is

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            QTimer.singleShot(0, self, self._say_current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._say_current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._say(self.row_at(event.pos().y()))
            return True
        return super().viewportEvent(event)

    def _say_current(self) -> None:
        if self.hasFocus():
            self._say(self.currentIndex().row())

    def _say(self, number: int) -> None:
        if number < 0:
            QToolTip.hideText()
            return
        row = self.rect_of(number)
        beside = QPoint(row.right() - 6, row.top() - 12)
        QToolTip.showText(self.viewport().mapToGlobal(beside), rail_words(self.library.index(number, TITLE)), self, row)

    # Painting

    def paint_row(self, painter: QPainter, row: QRect, number: int, *, pointed: bool) -> None:
        facing(painter, QRectF(row))
        whole = QRectF(row).adjusted(3, 1, -3, -1)
        self._paint_ground(painter, whole, number, pointed=pointed)
        index = self.library.index(number, TITLE)
        arrival: Arrival | None = index.data(Role.ARRIVAL)
        if arrival is None:
            self._paint_source(painter, whole, index, chosen=self.is_chosen(number))
        else:
            icon, token = ("circle-alert", "bad") if arrival.error else ("loader-circle", "sub")
            icons.paint(painter, icon, _sign_in(whole, whole.center().y()), token, 2.0)

    def _paint_ground(self, painter: QPainter, row: QRectF, number: int, *, pointed: bool) -> None:
        desk = theme.current()
        if self.is_chosen(number):
            box(painter, row, 6, fill=desk.colour("picked"))
            box(painter, QRectF(row.x(), row.y() + 8, 3, row.height() - 16), 1.5, fill=desk.colour("accent"))
        elif pointed:
            box(painter, row, 6, fill=desk.colour("hover"))
        if self.hasFocus() and number == self.currentIndex().row():
            focus_ring(painter, row, 6)

    def _paint_source(self, painter: QPainter, row: QRectF, index: Index, *, chosen: bool) -> None:
        source: SourceLine = index.data(Role.SOURCE)
        words = line_height(fonts.mono_font(_LABEL_SIZES[0]))
        top = row.center().y() - (measure.sign(_SIGN) + 2 + words) / 2
        sign = _sign_in(row, top + measure.sign(_SIGN) / 2)
        icon, token = STATE_ICONS[source.state]
        icons.paint(painter, icon, sign, token, 2.0)
        colour = theme.current().colour("text" if chosen or source.state is ReadingState.NEW else "sub")
        if index.data(Role.ANNOTATIONS):
            self._paint_dot(painter, sign, theme.current().colour("sub"))
        painter.setPen(colour)
        painter.setFont(_fitting(source.label, row.width() - 2))
        draw_words(painter, QRectF(row.x(), sign.bottom() + 2, row.width(), words), source.label, MIDDLE)

    def _paint_dot(self, painter: QPainter, sign: QRectF, colour: QColor) -> None:
        """There are annotations: a dot beside the sign."""
        dot = QRectF(sign.right() + 1, sign.y() - 1, 2 * _DOT, 2 * _DOT)
        box(painter, dot, _DOT, fill=colour)


def _sign_in(row: QRectF, middle: float) -> QRectF:
    size = measure.sign(_SIGN)
    return QRectF(row.center().x() - size / 2, middle - size / 2, size, size)


def _fitting(label: str, width: float) -> QFont:
    """The largest letters in which a label has room: a project of 10,000 sources has long ones."""
    wanted = (fonts.mono_font(size) for size in _LABEL_SIZES)
    return next(
        (font for font in wanted if QFontMetricsF(font).horizontalAdvance(label) <= width),
        fonts.mono_font(_LABEL_SIZES[-1]),
    )
