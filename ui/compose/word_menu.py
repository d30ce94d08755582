"""The menu at a misspelt word: what may be meant, and taking it among one's own words."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.compose.editor import SectionEditor
from ui.compose.spelling import Spelling


class WordMenu(QMenu):
    """Opens at once and fills itself when the suggestions are there."""

    def __init__(self, editor: SectionEditor, spelling: Spelling, start: int, end: int) -> None:
        super().__init__(editor)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editor = editor
        self._span = (start, end)
        self.word = editor.value()[start:end]
        self._waiting = self.addAction(self.tr("Looking for what is meant…"))
        self._waiting.setEnabled(False)
        self.addSeparator()
        own = self.addAction(self.tr("Add “{0}” to your words").format(self.word))
        own.triggered.connect(lambda: spelling.accept(self.word))
        spelling.suggested.connect(self._show)
        spelling.suggest(self.word)

    def _show(self, about: str, words: list[str]) -> None:
        """Offer these; the first is at hand."""
        if about != self.word:
            return
        self._waiting.setText(self.tr("Nothing like it is known"))
        for word in words:
            action = self.addAction(word)
            self.insertAction(self._waiting, action)
            action.triggered.connect(partial(self._put, word))
        self._waiting.setVisible(not words)
        first = self.actions()[0]
        if first.isEnabled():
            self.setActiveAction(first)

    def _put(self, word: str) -> None:
        start, end = self._span
        if self._editor.value()[start:end] == self.word:
            self._editor.select(start, end)
            self._editor.insert(word)


def open_word_menu(editor: SectionEditor, spelling: Spelling, where: QPoint) -> bool:
    """Open the menu of the misspelt word at the caret; whether there is one."""
    span = editor.misspelt_at(editor.caret())
    if span is None or editor.isReadOnly():
        return False
    WordMenu(editor, spelling, *span).popup(where)
    return True
