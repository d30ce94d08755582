"""Why a command cannot be chosen now: in words, and said by its greyed entry to a pointer that rests on it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip

from ui.command_table import Needs, Scope


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


def why_words(need: Needs) -> str:
    """What to do first where this is needed, in a few words."""
    told = {
        Needs.PROJECT: QCoreApplication.translate("Commands", "open a project first"),
        Needs.WRITABLE: QCoreApplication.translate("Commands", "not while the project is read-only"),
        Needs.SOURCE: QCoreApplication.translate("Commands", "open a source first"),
        Needs.CHOSEN_SOURCE: QCoreApplication.translate("Commands", "choose a source first"),
        Needs.QUOTE: QCoreApplication.translate("Commands", "select some text first"),
        Needs.SELECTION: QCoreApplication.translate("Commands", "select some text first"),
        Needs.ITEM: QCoreApplication.translate("Commands", "choose something first"),
        Needs.SEVERAL: QCoreApplication.translate("Commands", "select two actors first"),
        Needs.COMPOSING: QCoreApplication.translate("Commands", "switch to Compose first"),
        Needs.WRITING: QCoreApplication.translate("Commands", "switch to Compose first"),
        Needs.UNDO: QCoreApplication.translate("Commands", "nothing to undo"),
        Needs.REDO: QCoreApplication.translate("Commands", "nothing to redo"),
    }
    return told.get(need, "")


def place_words(scope: Scope) -> str:
    """Where the keyboard must be for the commands of a place, in a few words."""
    told = {
        Scope.READER: QCoreApplication.translate("Commands", "go to the text first"),
        Scope.LIST: QCoreApplication.translate("Commands", "go to a list first"),
        Scope.EVIDENCE: QCoreApplication.translate("Commands", "go to the evidence of an item first"),
        Scope.OUTLINE: QCoreApplication.translate("Commands", "go to the sections of the brief first"),
        Scope.PREVIEW: QCoreApplication.translate("Commands", "go to the pages of the brief first"),
        Scope.START: QCoreApplication.translate("Commands", "on the start screen, in the recent projects"),
    }
    return told.get(scope, "")
