"""Painting for both writing directions: what is drawn for one is mirrored for the other, words and icons stay legible.

A painter that `facing` turned runs from the side where lines begin: 0 is the left edge in a desk written from left to
right, the right edge in one written from right to left. Boxes and lines then fall in the right place by themselves;
words and icons, which must not be mirrored with them, are drawn by `draw_words` and `icons.paint`.
"""
# SPDX-License-Identifier: MIT

import unicodedata

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

START = Qt.AlignmentFlag.AlignLeft
"""The side where lines begin, for `draw_words`."""
END = Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignHCenter


def facing(painter: QPainter, area: QRectF) -> None:
    """Have the painter run from the side where its widget's lines begin, mirrored about the middle of `area`.

    It lasts until the painter is restored or ends.
    """
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        painter.setWorldTransform(QTransform(-1, 0, 0, 1, 2 * area.center().x(), 0), True)


def is_turned(painter: QPainter) -> bool:
    """Whether the painter is mirrored."""
    return painter.worldTransform().m11() < 0


def seen(painter: QPainter, area: QRectF) -> QRectF:
    """Where an area of the painter lies on the widget."""
    return painter.worldTransform().mapRect(area) if is_turned(painter) else area


def mirrored(area: QRectF, whole: QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """Where an area of `whole` lies on the widget, for the mouse: itself, or mirrored within `whole`."""
    if direction is not Qt.LayoutDirection.RightToLeft:
        return area
    return QRectF(whole.left() + whole.right() - area.right(), area.y(), area.width(), area.height())


def from_start(point: QPointF, whole: QRectF, direction: Qt.LayoutDirection) -> float:
    """How far a point of the widget is from the side of `whole` where lines begin."""
    return whole.right() - point.x() if direction is Qt.LayoutDirection.RightToLeft else point.x() - whole.x()


def draw_words(painter: QPainter, area: QRectF, words: str, side: Qt.AlignmentFlag = START) -> None:
    """Draw one line in the painter's font and colour, in the middle of the area's height, at this side of it.

    Words keep their own direction: "¶1" and "…" stay as they are read, whatever the desk's direction is.
    """
    turned = is_turned(painter)
    if turned and side is not MIDDLE:
        side = END if side is START else START
    painter.save()
    place = seen(painter, area)
    if turned:
        painter.resetTransform()
    own = Qt.LayoutDirection.RightToLeft if begins_right(words) else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(own)
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, words)
    painter.restore()


def begins_right(text: str) -> bool:
    """Whether the first strong letter is written from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
