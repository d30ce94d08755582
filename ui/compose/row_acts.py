"""The buttons at the end of a card's row: where they stand, for the painter and for the mouse alike."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ui import fonts, measure, theme
from ui.kit.facing import END, MIDDLE, draw_words, mirrored
from ui.kit.painting import box

if TYPE_CHECKING:
    from ui.compose.cards import Row

_HIGH, _PAD, _GAP, _END = 28, 10, 8, 12
_WIDEST = 190
_MOST = 0.55
"""So much of a row may be buttons; where they need more, the first stands alone."""


def act_boxes(row: Row, area: QRectF, direction: Qt.LayoutDirection) -> dict[str, QRectF]:
    """The boxes of a row's buttons on the widget, by the names of the acts."""
    return {name: mirrored(found, area, direction) for name, found in _boxes(row, area).items()}


def paint_acts(painter: QPainter, row: Row, area: QRectF, *, at_hand: bool) -> float:
    """Draw the buttons at the end of a row; returns how much of it they take. The key works on the row `at_hand`."""
    boxes = _boxes(row, area)
    said = dict(row.acts)
    for number, (name, found) in enumerate(boxes.items()):
        box(painter, found, 6, fill=theme.current().colour("paper"), border=theme.current().colour("edge"))
        inner = found.adjusted(_PAD, 0, -_PAD, 0)
        keys = row.keys if not number and at_hand else ""
        if keys:
            cap = QRectF(inner.right() - _cap_width(keys), found.center().y() - 9, _cap_width(keys), 18)
            box(painter, cap, 4, fill=theme.current().colour("hover"), border=theme.current().colour("edge"))
            _write(painter, fonts.ui_font(10, 600), "sub")
            draw_words(painter, cap, keys.replace("+", " "), MIDDLE)
            inner.setRight(cap.left() - _GAP)
        metrics = QFontMetricsF(_font())
        words = metrics.elidedText(said[name], Qt.TextElideMode.ElideRight, inner.width() + 1)
        _write(painter, _font(), "text")
        draw_words(painter, inner, words, MIDDLE if not keys else END)
    return max((area.right() - found.left() for found in boxes.values()), default=0.0)


def _boxes(row: Row, area: QRectF) -> dict[str, QRectF]:
    """The same before it is mirrored: from the end of the row, the first act farthest from it."""
    widths = {name: _width(words, row.keys if not number else "") for number, (name, words) in enumerate(row.acts)}
    if len(widths) > 1 and sum(widths.values()) > area.width() * _MOST:
        widths = dict(list(widths.items())[:1])
    high = max(measure.px(_HIGH), round(QFontMetricsF(_font()).height()) + 8)
    right = area.right() - _END
    boxes: dict[str, QRectF] = {}
    for name in reversed(widths):
        boxes[name] = QRectF(right - widths[name], area.center().y() - high / 2, widths[name], high)
        right -= widths[name] + _GAP
    return {name: boxes[name] for name in widths}


def _width(words: str, keys: str) -> float:
    said = min(QFontMetricsF(_font()).horizontalAdvance(words), measure.px(_WIDEST))
    return round(said + 2 * _PAD + (_cap_width(keys) + _GAP if keys else 0)) + 1.0


def _cap_width(keys: str) -> float:
    return round(QFontMetricsF(fonts.ui_font(10, 600)).horizontalAdvance(keys.replace("+", " "))) + 9.0


def _font() -> QFont:
    return fonts.ui_font(12, 500)


def _write(painter: QPainter, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.current().colour(colour))
