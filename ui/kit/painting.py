"""What the kit's painted widgets draw alike: rounded boxes, focus rings, and the kinds' icons."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import theme

KIND_ICONS = {
    "actor": "user-round",
    "risk": "triangle-alert",
    "judgement": "scale",
    "event": "calendar-clock",
    "quote": "quote",
    "note": "sticky-note",
}


def smooth(widget: QWidget) -> QPainter:
    """An antialiasing painter on the widget."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    width: float = 1.0,
) -> None:
    """A rounded box that stays within `rect`, its border on whole pixels."""
    painter.setPen(QPen(border, width, style) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2 if border is not None else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The accent ring, 2 px, just inside `rect`: what has the keyboard is never unmarked."""
    box(painter, rect, radius, border=theme.current().colour("accent"), width=2.0)
