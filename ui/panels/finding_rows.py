"""How judgements, events, quotes and notes are painted in their lists."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui import fonts, icons, measure, theme
from ui.kit.badges import badge_place, badge_width, paint_badge
from ui.kit.facing import MIDDLE, draw_words, facing
from ui.kit.painting import box
from ui.kit.rows import paint_words
from ui.panels.columns import LINE_ROLE, Line, SortedItems
from ui.panels.period_field import short_period
from ui.panels.rows import PAD, Index, RowDelegate
from ui.panels.words import said

_GAP = 10
_HEAD = 24


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a row's second line: words in a colour of the theme, behind an icon where there is one."""

    words: str
    colour: str = "sub"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row of two lines says; the first is set in the reading face where it is somebody's words."""

    first: str
    second: tuple[Said, ...]
    quoted: bool = False


class TwoLineRows(RowDelegate):
    """Badge and name on the first line; under the name what there is to know of it."""

    def __init__(self, kind: str, words_of: Callable[[Line], RowWords], parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._words_of = words_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, measure.packed(_first_height() + _second_height() + 12))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        rect: QRect = option.rect
        editor.setGeometry(editor.x(), rect.y() + 1, editor.width(), _first_height() + 10)

    def name_begins(self, line: Line) -> float:
        return max(badge_width(line.item.label), badge_width(f"{line.item.label[:1]}8")) + _GAP

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, selected: bool) -> None:
        line: Line = index.data(LINE_ROLE)
        words = self._words_of(line)
        words_high = _first_height() + _second_height() + 1
        above = area.y() + (area.height() - words_high) / 2
        first = QRectF(area.x(), above, area.width(), _first_height())
        badge = badge_place(area.x(), first.center().y(), line.item.label)
        paint_badge(painter, badge, line.item.label, self._kind, solid=selected)
        begin = self.name_begins(line)
        font = fonts.reading_font(13) if words.quoted else fonts.ui_font(13, 600 if selected else 500)
        ink = "text" if getattr(line.item, "in_brief", True) or self._kind == "note" else "sub"
        paint_words(painter, first.adjusted(begin, 0, 0, 0), words.first, font, ink)
        second = QRectF(area.x() + begin, first.bottom() + 1, area.width() - begin, _second_height())
        self._paint_second(painter, second, words.second)

    def _paint_second(self, painter: QPainter, area: QRectF, parts: tuple[Said, ...]) -> None:
        font = fonts.ui_font(11, 500)
        left = area.x()
        for number, part in enumerate(parts):
            if number:
                left += paint_words(
                    painter, QRectF(left, area.y(), area.right() - left, area.height()), " · ", font, "faint"
                )
            if part.icon:
                icons.paint(painter, part.icon, QRectF(left, area.center().y() - 6, 12, 12), part.colour, 2.0)
                left += 16
            left += paint_words(
                painter, QRectF(left, area.y(), area.right() - left, area.height()), part.words, font, part.colour
            )


class EventRows(RowDelegate):
    """Badges on a line of time, title, date at the far end; forecasts hollow. Undated ones stand under a heading."""

    def __init__(self, model: SortedItems, by_time: int, parent: QWidget) -> None:
        """`by_time` is the column the list is ordered by while it is a line of time."""
        super().__init__(parent)
        self._model = model
        self._by_time = by_time

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        plain = super().sizeHint(option, index)
        return QSize(plain.width(), plain.height() + (measure.px(_HEAD) if self._begins_tray(index) else 0))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        if self._begins_tray(index):
            editor.setGeometry(editor.geometry().adjusted(0, measure.px(_HEAD), 0, 0))

    def name_begins(self, line: Line) -> float:
        return max(badge_width(line.item.label), badge_width("E8")) + _GAP

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        if self._begins_tray(index):
            head = QRectF(rect.x() + PAD, rect.y(), rect.width() - 2 * PAD, measure.px(_HEAD))
            painter.save()
            facing(painter, QRectF(rect))
            paint_words(painter, head, said("No date yet"), fonts.ui_font(11, 600), "sub")
            painter.restore()
            option.rect = rect.adjusted(0, measure.px(_HEAD), 0, 0)
        super().paint(painter, option, index)
        painter.restore()

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, selected: bool) -> None:
        line: Line = index.data(LINE_ROLE)
        event = line.item
        badge = badge_place(area.x(), area.center().y(), event.label)
        self._paint_line_of_time(painter, area, badge, index)
        if event.forecast and not selected:
            desk = theme.current()
            box(painter, badge, 4, fill=desk.colour("panel"), border=desk.colour("event"), style=Qt.PenStyle.DashLine)
            painter.setFont(fonts.ui_font(10, 700))
            painter.setPen(desk.colour("event"))
            draw_words(painter, badge, event.label, MIDDLE)
        else:
            paint_badge(painter, badge, event.label, "event", solid=selected)
        when = short_period(event.period)
        font = fonts.ui_font(12, 500)
        wide = min(QFontMetricsF(font).horizontalAdvance(when), area.width() * 0.45)
        paint_words(painter, QRectF(area.right() - wide, area.y(), wide, area.height()), when, font, "sub")
        words = area.adjusted(self.name_begins(line), 0, -wide - 10, 0)
        paint_words(
            painter,
            words,
            event.title,
            fonts.ui_font(13, 600 if selected else 500),
            "text" if event.in_brief else "sub",
        )

    def _paint_line_of_time(self, painter: QPainter, area: QRectF, badge: QRectF, index: Index) -> None:
        """A thin line from badge to badge, as far as there are dates."""
        row = index.row()
        if self._model.ordered_by != self._by_time or not self._dated(row):
            return
        painter.setPen(QPen(theme.current().colour("event", 120), 1.5))
        x = badge.center().x()
        if self._dated(row - 1):
            painter.drawLine(round(x), round(area.y()), round(x), round(badge.y()))
        if self._dated(row + 1):
            painter.drawLine(round(x), round(badge.bottom()), round(x), round(area.bottom()) + 1)

    def _begins_tray(self, index: Index) -> bool:
        row = index.row()
        if self._model.ordered_by != self._by_time or self._dated(row):
            return False
        return row == 0 or self._dated(row - 1)

    def _dated(self, row: int) -> bool:
        index = self._model.index(row, 0)
        return index.isValid() and is_dated(self._model.line(index))


def is_dated(line: Line) -> bool:
    """Whether an event has a date that is understood."""
    period = line.item.period
    return period is not None and bool(period.earliest or period.latest)


def _first_height() -> int:
    return max(18, round(QFontMetricsF(fonts.ui_font(13)).height()))


def _second_height() -> int:
    return max(14, round(QFontMetricsF(fonts.ui_font(11)).height()))
