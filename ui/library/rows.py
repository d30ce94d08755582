"""How a row of the library is painted: state, title, outlet and date, label and grade, number of annotations."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSizeF,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.project import SourceLine
from ui import fonts, icons, measure, theme
from ui.kit.facing import END, draw_words, facing, mirrored
from ui.kit.labels import line_height, paint_lines
from ui.kit.painting import box, focus_ring
from ui.library.arrivals import Arrival
from ui.library.cells import STATE_ICONS
from ui.library.telling import Role, is_partly_seen
from ui.library.words import origin_words

_LEFT = 32.0
_RIGHT = 12.0
_TOP = 10.0
_GAP = 4.0  # between the rows and the scroll bar
_ICON = 14.0
_LEAST_FOR_TAGS = 40.0
_PROGRESS = 54.0
Index = QModelIndex | QPersistentModelIndex


def row_height() -> int:
    """How high each row is, in pixels."""
    title = 2 * line_height(fonts.ui_font(13, 600))
    small = line_height(fonts.ui_font(11))
    return measure.packed(2 * _TOP + title + 2 * small + 4)


class SourceRow(QStyledItemDelegate):
    """Paints sources and arrivals; all rows are equally high."""

    dismissed = Signal(str)
    """The key of the arrival whose cross was pressed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, QRectF(option.rect))
        rect = QRectF(option.rect).adjusted(0, 1, -_GAP, -1)
        self._paint_ground(painter, option, rect)
        arrival = index.data(Role.ARRIVAL)
        if arrival is not None:
            self._paint_arrival(painter, rect, arrival)
        else:
            self._paint_source(painter, rect, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        desk = theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, rect, 6, fill=desk.colour("picked"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, 6, fill=desk.colour("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, 6)

    def _paint_source(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        source: SourceLine = index.data(Role.SOURCE)
        icon, token = STATE_ICONS[source.state]
        # All rows are equally high: what a short title leaves is divided above and below.
        high, inner = _title_height(source.title, rect.width() - _LEFT - _RIGHT), rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        inner.setTop(rect.y() + _TOP + (2 * line_height(fonts.ui_font(13, 600)) - high) / 2)
        icons.paint(painter, icon, QRectF(rect.x() + 11, inner.y() + 3, _ICON, _ICON), token, 2.0)
        paint_lines(painter, inner, source.title, fonts.ui_font(13, 600), "text")
        small = fonts.ui_font(11)
        lines = inner.adjusted(0, high + 2, 0, 0)
        lines.setHeight(line_height(small))
        paint_lines(painter, lines, origin_words(source), small, "sub", lines=1)
        label = lines.translated(0, lines.height() + 2)
        right = self._paint_annotations(painter, label, index.data(Role.ANNOTATIONS))
        left = self._paint_label(painter, label, source)
        left = self._paint_progress(painter, QRectF(left, label.y(), right - left, label.height()), index)
        between = QRectF(left, label.y(), right - left, label.height())
        if index.data(Role.TAGS) and between.width() > _LEAST_FOR_TAGS:
            paint_lines(painter, between, ", ".join(index.data(Role.TAGS)), small, "sub", lines=1)

    def _paint_progress(self, painter: QPainter, room: QRectF, index: Index) -> float:
        """A short bar: how much of the text was seen, between nothing and all; where what follows may begin."""
        share: float = index.data(Role.PROGRESS)
        if not is_partly_seen(share) or room.width() < _PROGRESS:
            return room.x()
        desk = theme.current()
        whole = QRectF(room.x(), room.center().y() - 1.5, _PROGRESS, 3)
        painter.fillRect(whole, desk.colour("edge"))
        painter.fillRect(QRectF(whole.topLeft(), QSizeF(_PROGRESS * share, 3)), desk.colour("accent"))
        return whole.right() + 10

    def _paint_label(self, painter: QPainter, line: QRectF, source: SourceLine) -> float:
        """Label and grade; returns where what follows them may begin."""
        words = f"{source.label} {source.grade}".strip()
        font = fonts.mono_font(11)
        painter.setFont(font)
        painter.setPen(theme.current().colour("sub"))
        draw_words(painter, line, words)
        return line.x() + QFontMetricsF(font).horizontalAdvance(words) + 10

    def _paint_annotations(self, painter: QPainter, line: QRectF, annotations: int) -> float:
        """The number of annotations at the right; returns where it begins."""
        if not annotations:
            return line.right()
        painter.setPen(theme.current().colour("sub"))
        count = QLocale().toString(annotations)
        small = fonts.ui_font(11, 500)
        painter.setFont(small)
        draw_words(painter, line, count, END)
        left = line.right() - QFontMetricsF(small).horizontalAdvance(count) - 18
        icons.paint(painter, "highlighter", QRectF(left, line.center().y() - 6, 12, 12), "sub", 2.0)
        return left - 8

    def editorEvent(
        self, event: QEvent, _model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A press on the cross of a refused file dismisses it."""
        arrival: Arrival | None = index.data(Role.ARRIVAL)
        pressed = event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        if arrival is None or not arrival.is_refused or not pressed or not isinstance(event, QMouseEvent):
            return False
        row = QRectF(option.rect)
        if not mirrored(_cross(row), row, option.direction).contains(event.position()):
            return False
        self.dismissed.emit(arrival.key)
        return True

    def _paint_arrival(self, painter: QPainter, rect: QRectF, arrival: Arrival) -> None:
        icon, token = ("circle-alert", "bad") if arrival.error else ("loader-circle", "sub")
        icons.paint(painter, icon, QRectF(rect.x() + 11, rect.y() + _TOP + 3, _ICON, _ICON), token, 2.0)
        inner = rect.adjusted(_LEFT, _TOP, -_RIGHT, -_TOP)
        title = fonts.ui_font(13, 600)
        name = inner.adjusted(0, 0, -18, 0) if arrival.error else inner
        if arrival.error:
            icons.paint(painter, "x", _cross(rect).adjusted(6, 6, -6, -6), "sub", 2.0)
        paint_lines(painter, name, arrival.name, title, "text" if arrival.error else "sub", lines=1)
        below = inner.adjusted(0, line_height(title) + 2, 0, 0)
        words = arrival.error.sentence() if arrival.error else self.tr("Reading…")
        paint_lines(painter, below, words, fonts.ui_font(11), "bad" if arrival.error else "sub", lines=3)


def _cross(row: QRectF) -> QRectF:
    """Where a refused file is dismissed."""
    return QRectF(row.right() - 32, row.y() + 6, 24, 24)


def _title_height(title: str, width: float) -> float:
    font = fonts.ui_font(13, 600)
    wide = QFontMetricsF(font).horizontalAdvance(title) > width
    return line_height(font) * (2 if wide else 1)
