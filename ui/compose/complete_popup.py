"""What can stand in a directive, offered while it is typed: arrows choose, Tab or Enter takes, Esc leaves."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.compose.cards import Row, RowList
from ui.compose.directive_words import Completion, completions
from ui.compose.editor import SectionEditor
from ui.kit import Popover

_WIDTH, _ROW, _MOST_SHOWN = 440, 48, 5


class CompletePopup(Popover):
    """Stands under the caret of an editor; the editor keeps the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor: SectionEditor | None = None
        self._start = 0
        self.list = RowList(self.tr("What can stand here"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout()
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        self.sheet.addLayout(column)
        self.list.picked.connect(self._take)
        self.closed.connect(self._let_go)

    def offer(self, editor: SectionEditor, caret: QRect) -> None:
        """Offer what the word at the caret can become; `caret` is a rectangle of the parent. Closes for nothing."""
        line, at = editor.line_at_caret()
        start, found = completions(line, at)
        if not found or not editor.hasFocus() or editor.isReadOnly():
            self.close_now()
            return
        if self._editor is not editor:
            self._let_go()
            self._editor = editor
            editor.installEventFilter(self)
        self._start = start
        self.list.show_rows([Row(one.word, "", one.meaning, "", "braces", "judgement", one) for one in found])
        self.list.setCurrentIndex(self.list.rows.index(0))
        self.list.setFixedSize(_WIDTH, min(len(found), _MOST_SHOWN) * _ROW + 4)
        self.show_at(caret)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return False
            return self._key(event.key())
        if watched is self._editor and event.type() is QEvent.Type.FocusOut:
            self.close_now()
            return False
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        row = self.list.currentIndex().row()
        match key:
            case Qt.Key.Key_Escape:
                self.close_now()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take(self.list.current())
            case Qt.Key.Key_Down:
                self.list.setCurrentIndex(self.list.rows.index(min(row + 1, self.list.rows.rowCount() - 1)))
            case Qt.Key.Key_Up:
                self.list.setCurrentIndex(self.list.rows.index(max(row - 1, 0)))
            case _:
                return False
        return True

    def _take(self, chosen: object) -> None:
        editor = self._editor
        if editor is None or not isinstance(chosen, Completion):
            return
        line, at = editor.line_at_caret()
        closing = "" if "}}" in line[at:] else "}}"
        self.close_now()
        editor.insert(f"{chosen.typed}{closing}", instead_of=at - self._start)
        caret = editor.caret() - len(closing)
        editor.select(caret, caret)

    def _let_go(self) -> None:
        if self._editor is not None:
            self._editor.removeEventFilter(self)
            self._editor = None
