"""A pointer that moves over one widget only, whatever other windows of the tests lie at that place of the screen."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def point_at(widget: QWidget, place: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer to a place of a widget, a button held or none.

    QTest.mouseMove moves the one cursor of the screen: what lies on top there gets the event, and a button which
    another test left pressed counts as held.
    """
    where = QPointF(place)
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        QPointF(widget.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, moved)
