"""The list of recent projects on the screen: how its rows are painted, and what of a row the mouse finds where."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui import fonts, icons, measure, theme
from ui.kit.facing import END, MIDDLE, START, draw_words, facing, mirrored
from ui.kit.painting import box, focus_ring
from ui.recent_list import PATH, PINNED, ROW, THERE, RecentProjects, RecentRow, about, day_words, icon_of
from ui.settings import Recent

_ROW = 52
_HEADING = 32
_HIT = 28
_EDGE = 8
_DAY = 92
_SOURCES = 84

Index = QModelIndex | QPersistentModelIndex


class Part(Enum):
    """What of a row the pointer is on."""

    WORDS = auto()
    PIN = auto()
    LOCATE = auto()
    REMOVE = auto()


class RecentList(QListView):
    """Rows to walk by keys; a press opens a project that is there, pins it, locates or removes one that is not."""

    pressed_on = Signal(QModelIndex, object)
    """A row, and the `Part` of it."""

    def __init__(self, projects: RecentProjects, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RecentRows(self)
        self._pressed = QModelIndex()
        self.setModel(projects)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def part_at(self, index: QModelIndex, point: QPointF) -> Part:
        """What of a row lies at a point of the list."""
        return self._rows.part_at(index, point, QRectF(self.visualRect(index)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_same = index.isValid() and index == self._pressed and bool(index.flags())
        if is_same and event.button() is Qt.MouseButton.LeftButton:
            self.pressed_on.emit(index, self.part_at(index, event.position()))


class RecentRows(QStyledItemDelegate):
    """Icon, name and folder; at the far end Enter on the row at hand, day, size and pin, or what helps to find it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: RecentRow = index.data(ROW)
        height = measure.row(_ROW, 2) if row.recent is not None else measure.bar(_HEADING, 1)
        return QSize(option.rect.width(), height)

    def part_at(self, index: Index, point: QPointF, rect: QRectF) -> Part:
        """What of a row lies at a point; `rect` is where the row lies."""
        for part, area in self._parts(index, rect).items():
            if mirrored(area, rect, self._direction()).contains(point):
                return part
        return Part.WORDS

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RecentRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        facing(painter, rect)
        if row.recent is None:
            low = rect.adjusted(12, measure.px(8), 0, 0)
            _words(painter, low, row.section, fonts.ui_font(11, 600), "sub")
        else:
            self._paint_project(painter, option, index, row.recent)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not index.isValid() or index.data(ROW).recent is None:
            return super().helpEvent(event, view, option, index)
        pin = self.tr("No longer keep it first (P)") if index.data(PINNED) else self.tr("Keep it first (P)")
        said = {
            Part.WORDS: str(index.data(PATH)),
            Part.PIN: pin,
            Part.LOCATE: self.tr("Say where the project lies now (Enter)"),
            Part.REMOVE: self.tr("Take it out of this list (Del)"),
        }
        part = self.part_at(index, QPointF(event.pos()), QRectF(option.rect))
        QToolTip.showText(event.globalPos(), said[part], view)
        return True

    def _direction(self) -> Qt.LayoutDirection:
        view = self.parent()
        return view.layoutDirection() if isinstance(view, QWidget) else Qt.LayoutDirection.LeftToRight

    def _parts(self, index: Index, rect: QRectF) -> dict[Part, QRectF]:
        """Where what can be pressed lies in a row that runs from left to right."""
        if index.data(THERE):
            side = measure.sign(_HIT)
            return {Part.PIN: QRectF(rect.right() - _EDGE - side, rect.center().y() - side / 2, side, side)}
        parts: dict[Part, QRectF] = {}
        right = rect.right() - _EDGE
        for part, words in ((Part.REMOVE, self.tr("Remove")), (Part.LOCATE, self.tr("Locate…"))):
            width = QFontMetricsF(fonts.ui_font(12, 500)).horizontalAdvance(words) + 12
            parts[part] = QRectF(right - width, rect.center().y() - measure.px(14), width, measure.px(28))
            right -= width
        return parts

    def _paint_project(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, recent: Recent) -> None:
        desk = theme.current()
        whole = QRectF(option.rect)
        rect = whole.adjusted(0, 1, 0, -1)
        state: QStyle.StateFlag = option.state
        row: RecentRow = index.data(ROW)
        if state & QStyle.StateFlag.State_Selected:
            box(painter, rect, 6, fill=desk.colour("picked"))
        elif state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, 6, fill=desk.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, 6)
        icon, token = icon_of(row)
        icons.paint(painter, icon, QRectF(rect.x() + 12, rect.center().y() - 8, 16, 16), token)
        is_at_hand = bool(state & QStyle.StateFlag.State_Selected)
        right = self._paint_end(painter, whole, index, recent, is_at_hand=is_at_hand)
        words = QRectF(rect.x() + 40, rect.y(), right - rect.x() - 52, rect.height())
        first, second = measure.px(20), measure.px(18)
        top = words.y() + (words.height() - first - second) / 2
        name = QRectF(words.x(), top, words.width(), first)
        _words(painter, name, recent.name, fonts.ui_font(13, 600), "text" if row.is_there else "sub")
        _words(painter, QRectF(words.x(), top + first, words.width(), second), about(row), fonts.ui_font(11), "sub")

    def _paint_end(self, painter: QPainter, rect: QRectF, index: Index, recent: Recent, *, is_at_hand: bool) -> float:
        """What stands at the far end, as far as half of the row is left for the name; where it begins."""
        parts = self._parts(index, rect)
        for part, area in parts.items():
            self._paint_part(painter, part, area, is_pinned=recent.pinned)
        right = min(area.x() for area in parts.values())
        if Part.PIN not in parts:
            # Days stand in one line whatever follows them.
            right = min(right, rect.right() - _EDGE - measure.sign(_HIT) - measure.px(_SOURCES))
        sources = self.tr("%Ln source(s)", "", recent.sources) if Part.PIN in parts else ""
        for words, width, side in (
            (sources, measure.px(_SOURCES), END),
            (day_words(recent.opened), measure.px(_DAY), START),
        ):
            if right - width - rect.x() < rect.width() / 2:
                return right
            if words:
                column = QRectF(right - width, rect.y(), width - 8, rect.height())
                painter.setFont(fonts.ui_font(12))
                painter.setPen(theme.current().colour("sub"))
                draw_words(painter, column, words, side)
                right -= width
        return self._paint_enter(painter, rect, right) if is_at_hand else right

    def _paint_part(self, painter: QPainter, part: Part, area: QRectF, *, is_pinned: bool) -> None:
        if part is Part.PIN:
            side = measure.sign(14)
            mark = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
            icons.paint(painter, "pin", mark, "accent" if is_pinned else "faint")
            return
        painter.setFont(fonts.ui_font(12, 500))
        painter.setPen(theme.current().colour("accent"))
        draw_words(painter, area, self.tr("Remove") if part is Part.REMOVE else self.tr("Locate…"), MIDDLE)

    def _paint_enter(self, painter: QPainter, rect: QRectF, right: float) -> float:
        """The cap of the key that opens the row at hand."""
        font = fonts.ui_font(10, 600)
        metrics = QFontMetricsF(font)
        height = max(16.0, metrics.height() + 3)
        width = metrics.horizontalAdvance(self.tr("Enter")) + 9
        cap = QRectF(right - width - 12, rect.center().y() - height / 2, width, height)
        box(painter, cap, 4, fill=theme.current().colour("hover"), border=theme.current().colour("edge"))
        painter.setFont(font)
        painter.setPen(theme.current().colour("sub"))
        draw_words(painter, cap, self.tr("Enter"), MIDDLE)
        return cap.x() - 4


def _words(painter: QPainter, area: QRectF, words: str, font: QFont, colour: str) -> None:
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(theme.current().colour(colour))
    draw_words(painter, area, shown)
