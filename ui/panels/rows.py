"""How rows of the panels are painted: an actor with its mentions, a risk with its band."""
# SPDX-License-Identifier: MIT

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing.actions.naming import in_one_line
from briefing.model import Actor, Risk
from ui import fonts, icons, measure, theme
from ui.kit.badges import badge_place, badge_width, paint_badge
from ui.kit.facing import END, MIDDLE, draw_words, facing, mirrored
from ui.kit.painting import box
from ui.kit.rows import is_selected, paint_ground, paint_words
from ui.panels.columns import LINE_ROLE, Line, SortedItems
from ui.panels.words import ACTOR_ICONS, Rating
from ui.unfinished import KeptInPlace

Index = QModelIndex | QPersistentModelIndex
PAD = 8
_BAR = 40
_WIDE_LABEL = "R8"  # digits differ in width; titles begin in one line all the same


class RowDelegate(QStyledItemDelegate):
    """What all rows share: their height, the ground of the selected one, the ring of the current one, renaming."""

    in_place: KeptInPlace | None = None
    """Keeps a name while it is typed; None where rows have none to type."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, QRectF(rect))
        paint_ground(painter, option)
        self.paint_row(painter, QRectF(rect).adjusted(PAD, 0, -PAD, 0), index, selected=is_selected(option))
        painter.restore()

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, selected: bool) -> None:
        """Draw the row's own words and marks into `area`."""
        raise NotImplementedError

    def name_begins(self, line: Line) -> float:
        """How far from the row's start its name stands."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, measure.row(27))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setFont(fonts.ui_font(13, 500))
        field.setAccessibleName(self.tr("New name"))
        if self.in_place is not None:
            self.in_place.watch(field, index.data(LINE_ROLE).item.id)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        super().setEditorData(editor, index)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.text() != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        begin = round(PAD + self.name_begins(index.data(LINE_ROLE))) - 9
        place = QRectF(rect.adjusted(begin, 0, -2, 0))
        editor.setGeometry(mirrored(place, QRectF(rect), option.direction).toRect())


class ActorRows(RowDelegate):
    """Icon of its type, name, role in a fainter ink; at the far end a bar and the number of mentions."""

    def __init__(self, model: SortedItems, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, selected: bool) -> None:
        line: Line = index.data(LINE_ROLE)
        actor: Actor = line.item
        icons.paint(painter, ACTOR_ICONS[actor.type], QRectF(area.x(), area.center().y() - 8, 16, 16), "actor")
        end = self._paint_mentions(painter, area, line)
        words = area.adjusted(self.name_begins(line), 0, end - area.right() - 8, 0)
        name_font = fonts.ui_font(13, 600 if selected else 500)
        used = paint_words(painter, words, actor.name, name_font, "text" if actor.in_brief else "sub")
        rest = words.adjusted(used + 8, 0, 0, 0)
        if actor.role and rest.width() > _BAR:
            paint_words(painter, rest, in_one_line(actor.role), fonts.ui_font(12), "faint")

    def name_begins(self, line: Line) -> float:
        return 24.0

    def _paint_mentions(self, painter: QPainter, area: QRectF, line: Line) -> float:
        """Draw bar and number; returns where they begin."""
        desk = theme.current()
        painter.setFont(fonts.ui_font(12, 500))
        painter.setPen(desk.colour("sub"))
        draw_words(painter, area, str(line.exhibits), END)
        most = max(self._model.table.most, 1)
        width = QFontMetricsF(painter.font()).horizontalAdvance(str(most))
        bar = QRectF(area.right() - max(width, 16) - 8 - _BAR, area.center().y() - 1.5, _BAR, 3)
        box(painter, bar, 1.5, fill=desk.colour("line"))
        if line.exhibits:
            share = max(bar.width() * line.exhibits / most, 3)
            box(painter, QRectF(bar.x(), bar.y(), share, 3), 1.5, fill=desk.colour("sub"))
        return bar.x()


class RiskRows(RowDelegate):
    """Badge, title; at the far end the word of its band, with the band's colour and number beside it."""

    def __init__(self, rating: Rating, parent: QWidget) -> None:
        super().__init__(parent)
        self._rating = rating

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, selected: bool) -> None:
        line: Line = index.data(LINE_ROLE)
        risk: Risk = line.item
        badge = badge_place(area.x(), area.center().y(), risk.label)
        paint_badge(painter, badge, risk.label, "risk", solid=selected)
        end = self._paint_band(painter, area, risk)
        words = area.adjusted(self.name_begins(line), 0, end - area.right() - 10, 0)
        title_font = fonts.ui_font(13, 600 if selected else 500)
        paint_words(painter, words, risk.title, title_font, "text" if risk.in_brief else "sub")

    def name_begins(self, line: Line) -> float:
        return max(badge_width(line.item.label), badge_width(_WIDE_LABEL)) + 10.0

    def _paint_band(self, painter: QPainter, area: QRectF, risk: Risk) -> float:
        """Draw word and colour of the band; returns where they begin."""
        desk = theme.current()
        band = self._rating.band(risk)
        words = self._rating.band_words(risk)
        painter.setFont(fonts.ui_font(12, 500))
        painter.setPen(desk.colour("faint" if band is None else "sub"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        if band is None:
            draw_words(painter, area, words, END)
            return area.right() - width
        side = measure.px(16)
        square = QRectF(area.right() - side, area.center().y() - side / 2, side, side)
        draw_words(painter, area.adjusted(0, 0, -side - 6, 0), words, END)
        box(painter, square, 4, fill=desk.colour(desk.ramp[band.number - 1]))
        painter.setFont(fonts.ui_font(10, 600))
        painter.setPen(desk.colour(desk.ramp_text[band.number - 1]))
        draw_words(painter, square, str(band.number), MIDDLE)
        return square.x() - 6 - width
