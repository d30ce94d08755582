"""How a row of evidence is painted, and what of it lies where for the mouse."""
# SPDX-License-Identifier: MIT

from enum import Enum, auto

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from briefing.actions.naming import shortened
from briefing.model import Stance
from briefing.project import Exhibit
from ui import fonts, icons, measure, theme
from ui.kit.facing import facing, from_start, mirrored
from ui.kit.painting import box
from ui.kit.rows import MOST_LETTERS, paint_ground, paint_words
from ui.panels.words import STANCE_ICONS, stance_words
from ui.unfinished import KeptInPlace

Index = QModelIndex | QPersistentModelIndex
EXHIBIT_ROLE = Qt.ItemDataRole.UserRole
_STANCE_COLOURS = {Stance.FOR: "good", Stance.AGAINST: "bad", Stance.CONTEXT: "sub"}
_LINE = 28
_NOTE = 18
_STANCE = 28  # the hit area of the stance's mark, with the row's margin
_CROSS = 28


class Part(Enum):
    """What of a row the pointer is on."""

    STANCE = auto()
    WORDS = auto()
    CROSS = auto()


class EvidenceRows(QStyledItemDelegate):
    """Stance, address and quote on one line, the note below; a cross while the row is current or under the pointer.

    `in_place` keeps a note while it is typed.
    """

    in_place: KeptInPlace | None = None

    def part_at(self, point: QPointF, row: QRect) -> Part:
        """What lies at a point of a row."""
        begun = from_start(point, QRectF(row), self._direction())
        if begun < _STANCE:
            return Part.STANCE
        return Part.CROSS if begun > row.width() - 1 - _CROSS else Part.WORDS

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        exhibit: Exhibit = index.data(EXHIBIT_ROLE)
        line = max(measure.row(_LINE), round(QFontMetricsF(fonts.reading_font(13)).height()) + 8)
        return QSize(120, line + (measure.px(_NOTE) if exhibit.evidence.note else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        exhibit: Exhibit = index.data(EXHIBIT_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        touched = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
        option.state = state & ~QStyle.StateFlag.State_Selected
        area = QRectF(rect)
        facing(painter, area)
        paint_ground(painter, option)
        line = QRectF(
            area.x(), area.y(), area.width(), area.height() - (measure.px(_NOTE) if exhibit.evidence.note else 0)
        )
        self._paint_stance(painter, line, exhibit.evidence.stance)
        self._paint_words(painter, line.adjusted(_STANCE, 0, -_CROSS, 0), exhibit)
        mark = QRectF(line.right() - 21, line.center().y() - 7, 14, 14)
        icons.paint(
            painter, "x" if state & touched else "corner-down-right", mark, "sub" if state & touched else "faint"
        )
        if exhibit.evidence.note:
            note = QRectF(area.x() + _STANCE, line.bottom() - 3, area.width() - _STANCE - 8, measure.px(_NOTE))
            paint_words(painter, note, exhibit.evidence.note, fonts.ui_font(12), "sub")
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setFont(fonts.ui_font(12))
        field.setPlaceholderText(self.tr("Why it counts"))
        field.setAccessibleName(self.tr("Note on this evidence"))
        if self.in_place is not None:
            exhibit: Exhibit = index.data(EXHIBIT_ROLE)
            self.in_place.watch(field, exhibit.evidence.id)
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        place = QRectF(
            rect.x() + _STANCE - 4, rect.bottom() - measure.px(_LINE) + 1, rect.width() - _STANCE, measure.px(_LINE)
        )
        editor.setGeometry(mirrored(place, QRectF(rect), option.direction).toRect())

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        exhibit: Exhibit = index.data(EXHIBIT_ROLE)
        words = {
            Part.STANCE: self.tr("{stance}: Space or a click changes it").format(
                stance=stance_words(exhibit.evidence.stance)
            ),
            Part.CROSS: self.tr("Remove this evidence (Del)"),
            Part.WORDS: f"{exhibit.source.title}\n“{exhibit.passage.quote}”",
        }[self.part_at(QPointF(event.pos()), view.visualRect(index))]
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def _direction(self) -> Qt.LayoutDirection:
        view = self.parent()
        return view.layoutDirection() if isinstance(view, QWidget) else QGuiApplication.layoutDirection()

    def _paint_stance(self, painter: QPainter, line: QRectF, stance: Stance) -> None:
        colour = _STANCE_COLOURS[stance]
        square = QRectF(line.x() + 4, line.center().y() - 8, 16, 16)
        box(painter, square, 4, fill=theme.current().colour(colour, 34))
        icons.paint(painter, STANCE_ICONS[stance], square.adjusted(2, 2, -2, -2), colour, 2.5)

    def _paint_words(self, painter: QPainter, area: QRectF, exhibit: Exhibit) -> None:
        used = paint_words(painter, area, exhibit.address, fonts.mono_font(11, 600), "accent")
        quote = f"“{shortened(exhibit.passage.quote, MOST_LETTERS)}”"
        paint_words(painter, area.adjusted(used + 8, 0, 0, 0), quote, fonts.reading_font(13), "text")
