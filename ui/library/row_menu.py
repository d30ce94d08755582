"""The menu of a row of the library."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefing.model import ReadingState, Source


class RowMenu(QMenu):
    """Commands for one row or several; gone when it closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(self, words: str, act: Callable[[], object]) -> QAction:
        """One more command."""
        action = self.addAction(words)
        action.triggered.connect(lambda _on=False: act())
        return action

    def offer_states(self, sources: Sequence[Source], mark: Callable[[ReadingState], object]) -> None:
        """The states in which not all of these are, to be marked so."""
        words = {
            ReadingState.NEW: self.tr("Mark as new"),
            ReadingState.READING: self.tr("Mark as reading"),
            ReadingState.DONE: self.tr("Mark as done"),
        }
        for state in ReadingState:
            if any(source.state is not state for source in sources):
                self._offer_state(words[state], state, mark)

    def _offer_state(self, words: str, state: ReadingState, mark: Callable[[ReadingState], object]) -> None:
        self.offer(words, lambda: mark(state))
