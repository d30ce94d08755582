"""How rows of the history are painted: an action with time and author, an item, a field's old and new value."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ui import fonts, icons, measure, theme
from ui.history import words
from ui.history.model import NODE, HistoryModel
from ui.history.nodes import Action, Field, More, Touched
from ui.kind_words import kind_words
from ui.kit.facing import draw_words, facing, seen
from ui.kit.labels import broken, line_height
from ui.kit.painting import focus_ring

Index = QModelIndex | QPersistentModelIndex
_DAY = 30
_ROW = 46
_ITEM = 26
_LEFT = 26
_RIGHT = 12
_MOST_LINES = 6

_STEP_ICONS = {"checkpoint": "flag", "undo": "undo-2", "redo": "redo-2", "create": "file-plus-corner"}


class HistoryRows(QStyledItemDelegate):
    """Paints the three kinds of rows of a `HistoryModel` in its tree."""

    def __init__(self, view: QTreeView, model: HistoryModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        node = index.data(NODE)
        if isinstance(node, Action):
            return QSize(120, measure.row(_ROW, 2) + (measure.px(_DAY) if node.day else 0))
        if isinstance(node, Field):
            return QSize(120, self._height_of(node))
        return QSize(120, measure.row(_ITEM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = index.data(NODE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, QRectF(self._view.viewport().rect()))
        rect = seen(painter, QRectF(option.rect))
        if isinstance(node, Action):
            self._paint_action(painter, option, rect, node)
            rect = rect.adjusted(0, measure.px(_DAY) if node.day else 0, 0, 0)
        elif isinstance(node, Touched):
            self._ground(painter, option, rect)
            self._paint_item(painter, rect, node)
        elif isinstance(node, More):
            self._ground(painter, option, rect)
            said = self._model.more_words(node)
            _words(painter, rect.adjusted(22, 0, -_RIGHT, 0), said, fonts.ui_font(12), "sub")
        elif isinstance(node, Field):
            self._ground(painter, option, rect)
            self._paint_field(painter, rect, node)
        if self._model.hasChildren(index):
            arrow = "chevron-down" if self._view.isExpanded(self._model.index_at(index)) else "chevron-right"
            icons.paint(painter, arrow, QRectF(rect.x() - 14, rect.center().y() - 6, 12, 12), "sub")
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        desk = theme.current()
        whole = QRectF(0, rect.y(), self._view.viewport().width(), rect.height())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, desk.colour("picked"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, desk.colour("hover"))
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, whole.adjusted(1, 1, -1, -1), 4)

    def _paint_action(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, action: Action) -> None:
        if action.day:
            self._paint_day(painter, QRectF(rect.x(), rect.y(), rect.width(), measure.px(_DAY)), action.day)
            rect = rect.adjusted(0, measure.px(_DAY), 0, 0)
        self._ground(painter, option, rect)
        desk = theme.current()
        if action.recovered:
            painter.fillRect(QRectF(0, rect.y() + 4, 3, rect.height() - 8), desk.colour("good"))
        icon, colour = self._mark(action)
        icons.paint(painter, icon, QRectF(rect.x() + 2, rect.y() + 8, 16, 16), colour)
        area = rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        above = area.y() + (area.height() - measure.px(37)) / 2
        upper = QRectF(area.x(), above, area.width(), measure.px(20))
        lower = QRectF(area.x(), upper.bottom(), area.width(), measure.px(17))
        named = action.step.kind.value == "checkpoint"
        holds = self._model.holds(action)
        font = fonts.ui_font(13, 600 if named or self._is_now(action) else 500)
        _words(painter, upper, self._label(action), font, "text" if holds and not self._turns(action) else "faint")
        about = f"{words.time_words(action.step.at)} · {action.step.author}"
        used = _words(painter, lower, about, fonts.ui_font(11), "sub")
        state = self._model.state_words(action)
        if state and not self._turns(action) and not named:
            rest = lower.adjusted(used + 8, 0, 0, 0)
            _words(painter, rest, state, fonts.ui_font(11, 600), "accent" if self._is_now(action) else "faint")

    def _paint_day(self, painter: QPainter, rect: QRectF, day: str) -> None:
        desk, width = theme.current(), self._view.viewport().width()
        # The tree paints the ground of a chosen row under its arrow, as high as the whole row.
        painter.fillRect(QRectF(0, rect.y(), width, measure.px(_DAY)), desk.colour("panel"))
        painter.fillRect(QRectF(0, rect.y() + 6, width, 1), desk.colour("line"))
        _words(painter, QRectF(14, rect.y() + 8, rect.right() - 14, measure.px(20)), day, fonts.ui_font(11, 600), "sub")

    def _paint_item(self, painter: QPainter, rect: QRectF, touched: Touched) -> None:
        change = touched.change
        icon = words.KIND_ICONS.get(change.kind, words.OTHER_ICON)
        token = change.kind.value if change.kind.value in theme.KINDS else "sub"
        icons.paint(painter, icon, QRectF(rect.x() + 2, rect.center().y() - 7, 14, 14), token)
        what = words.what_words(change)
        font = fonts.ui_font(11)
        width = QFontMetricsF(font).horizontalAdvance(what) + 4
        area = rect.adjusted(22, 0, -_RIGHT, 0)
        name = touched.name or kind_words(change.kind)
        if change.kind.value not in theme.KINDS and touched.name:
            name = f"{kind_words(change.kind)} · {touched.name}"
        _words(painter, area.adjusted(0, 0, -width - 8, 0), name, fonts.ui_font(12, 500), "text")
        at = QRectF(area.right() - width, area.y(), width, area.height())
        _words(painter, at, what, font, {"added": "good", "removed": "bad"}.get(change.what, "sub"))

    def _paint_field(self, painter: QPainter, rect: QRectF, field: Field) -> None:
        area = rect.adjusted(2, 3, -_RIGHT, -4)
        name_font, font = fonts.ui_font(11), fonts.ui_font(12)
        height = line_height(font)
        first = QRectF(area.x(), area.y(), area.width(), height)
        used = _words(painter, first, field.name, name_font, "sub")
        if self._fits_one_line(field, area.width()):
            words_at = first.adjusted(used + 10, 0, 0, 0)
            if field.touched.change.what == "changed":
                used = _words(painter, words_at, field.old, _struck(font), "faint")
                words_at = words_at.adjusted(used + 6, 0, 0, 0)
                used = _words(painter, words_at, "→", font, "sub")
                words_at = words_at.adjusted(used + 6, 0, 0, 0)
            _words(painter, words_at, _value(field), font, "text")
            return
        top = area.y() + height
        for text, kind, colour in _paragraphs(field, font):
            lines, _ = broken(text, kind, area.width() - 10, _MOST_LINES)
            painter.fillRect(QRectF(area.x(), top + 1, 2, height * len(lines) - 2), theme.current().colour("edge"))
            for line in lines:
                _words(painter, QRectF(area.x() + 10, top, area.width() - 10, height), line, kind, colour)
                top += height
            top += 3

    def _height_of(self, field: Field) -> int:
        font = fonts.ui_font(12)
        height = line_height(font)
        width = self._width_of_fields()
        if self._fits_one_line(field, width):
            return height + 7
        lines = sum(len(broken(text, kind, width - 10, _MOST_LINES)[0]) for text, kind, _ in _paragraphs(field, font))
        return height * (lines + 1) + 3 * len(_paragraphs(field, font)) + 7

    def _width_of_fields(self) -> float:
        return self._view.viewport().width() - 3 * self._view.indentation() - _RIGHT - 2

    def _fits_one_line(self, field: Field, width: float) -> bool:
        metrics = QFontMetricsF(fonts.ui_font(12))
        shown = f"{field.name} {_value(field)}"
        if field.touched.change.what == "changed":
            shown += f"{field.old} → "
        return metrics.horizontalAdvance(shown) + 24 < width

    def _label(self, action: Action) -> str:
        match action.step.kind.value:
            case "undo":
                return self.tr("Undo: {0}").format(action.step.label)
            case "redo":
                return self.tr("Redo: {0}").format(action.step.label)
        return action.step.label

    def _mark(self, action: Action) -> tuple[str, str]:
        kind = action.step.kind.value
        if self._is_now(action):
            return "map-pin", "accent"
        if kind in _STEP_ICONS:
            return _STEP_ICONS[kind], "warning" if kind == "checkpoint" else "faint"
        return ("circle-check", "good") if self._model.holds(action) else ("circle", "faint")

    def _is_now(self, action: Action) -> bool:
        return action.step.id == self._model.standing.now

    def _turns(self, action: Action) -> bool:
        return action.step.kind.value in ("undo", "redo") and not self._is_now(action)


class HistoryTree(QTreeView):
    """A tree whose arrows are painted with its rows, whose ground reaches under them."""

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: see `HistoryRows`."""


def _words(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: str) -> float:
    """Draw one line, cut with "…" where it does not fit; returns how wide it is."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0.0))
    painter.setFont(font)
    painter.setPen(theme.current().colour(colour))
    draw_words(painter, rect, shown)
    return metrics.horizontalAdvance(shown)


def _value(field: Field) -> str:
    return field.old if field.touched.change.what == "removed" else field.new


def _struck(font: QFont) -> QFont:
    struck = QFont(font)
    struck.setStrikeOut(True)
    return struck


def _paragraphs(field: Field, font: QFont) -> list[tuple[str, QFont, str]]:
    """What stands below a field's name where one line is too short: the old value struck out, the new one."""
    if field.touched.change.what != "changed":
        return [(_value(field), font, "text")]
    return [(field.old, _struck(font), "faint"), (field.new, font, "text")]
