"""A greyed entry of a menu says why it cannot be chosen now, to a pointer that rests on it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip


class MenuReasons(QObject):
    """Watches menus; `why_not` tells the reason by an action's name, "" for none."""

    def __init__(self, why_not: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._why_not = why_not

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QMenu) or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        action = watched.actionAt(event.pos())
        named = action is not None and action.objectName() and not action.isEnabled()
        words = self._why_not(action.objectName()) if named else ""
        if not words:
            QToolTip.hideText()
            return False
        words = words[:1].upper() + words[1:]
        QToolTip.showText(event.globalPos(), words, watched, watched.actionGeometry(action))
        return True
