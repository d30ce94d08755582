"""Adjusting the range of a mark: its ends are moved by keys or by handles, and kept or left as they were."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from ui.reader.article import is_right_to_left
from ui.reader.marks import Mark

if TYPE_CHECKING:
    from ui.reader.page import PageView

_REACH = (9.0, 12.0)  # how far from a handle's middle the mouse takes it, across and down
_LONGEST_WORD = 400
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MOVES = {
    Qt.Key.Key_Left: (QTextCursor.MoveOperation.Left, QTextCursor.MoveOperation.Left),
    Qt.Key.Key_Right: (QTextCursor.MoveOperation.Right, QTextCursor.MoveOperation.Right),
    Qt.Key.Key_Up: (QTextCursor.MoveOperation.Up, QTextCursor.MoveOperation.PreviousBlock),
    Qt.Key.Key_Down: (QTextCursor.MoveOperation.Down, QTextCursor.MoveOperation.NextBlock),
    Qt.Key.Key_Home: (QTextCursor.MoveOperation.StartOfLine, QTextCursor.MoveOperation.StartOfBlock),
    Qt.Key.Key_End: (QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveOperation.EndOfBlock),
}


class Adjusting(QObject):
    """One mark at a time. While it is adjusted its words are selected, and the caret stands at the end that moves."""

    wanted = Signal(object, int, int)
    """A `Mark` shall span these code points from now on."""
    begun = Signal()
    """A mark is adjusted by keys."""
    ended = Signal()
    """It is no longer, whether its range was kept or not."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self._mark: Mark | None = None
        self._by_mouse = False

    @property
    def is_on(self) -> bool:
        """Whether a mark is being adjusted."""
        return self._mark is not None

    @property
    def is_by_mouse(self) -> bool:
        """Whether a handle is held."""
        return self._by_mouse

    def begin(self, mark: Mark) -> None:
        """Adjust this mark by keys; its end moves first."""
        self._mark = mark
        self._page.select(mark.start, mark.end)
        self._page.reveal(mark.start, mark.end)
        self.begun.emit()

    def keep(self) -> None:
        """The words selected now are the mark's."""
        mark = self._let_go()
        start, end = self._page.selection()
        self._page.select(end, end)
        if mark is not None and start < end and (start, end) != (mark.start, mark.end):
            self.wanted.emit(mark, start, end)
        self._page.viewport().update()

    def leave(self) -> None:
        """The mark stays as it was."""
        mark = self._let_go()
        if mark is not None:
            self._page.select(mark.end, mark.end)
        self._page.viewport().update()

    def forget(self) -> None:
        """The selection is used for something else, or the text is another."""
        self._let_go()

    def _let_go(self) -> Mark | None:
        mark, self._mark = self._mark, None
        self._by_mouse = False
        if mark is not None:
            self.ended.emit()
        return mark

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Arrows move the end at hand, with Ctrl by words and paragraphs, with or without Shift; whether it was one."""
        if not self.is_on:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _MOVES:
            self._move(event)
        else:
            return False
        return True

    def _move(self, event: QKeyEvent) -> None:
        forward = event.key() == Qt.Key.Key_Right
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and (forward or event.key() == Qt.Key.Key_Left):
            self._move_by_word(forward=forward)
            return
        by_paragraph = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        cursor = self._page.textCursor()
        cursor.movePosition(_MOVES[Qt.Key(event.key())][by_paragraph], QTextCursor.MoveMode.KeepAnchor)
        self._page.setTextCursor(cursor)
        self._page.reveal(self._page.caret(), self._page.caret())

    def _move_by_word(self, *, forward: bool) -> None:
        """The end of the range goes from end to end of the words, its beginning from beginning to beginning."""
        start, end = self._page.selection()
        caret = self._page.caret()
        is_start = caret == start < end
        text = self._page.text()
        window = max(0, caret - _LONGEST_WORD), min(len(text), caret + _LONGEST_WORD)
        borders = [found.start() if is_start else found.end() for found in _WORD.finditer(text, *window)]
        beyond = [border for border in borders if (border > caret if forward else border < caret)]
        if not beyond:
            return
        moved = beyond[0] if forward else beyond[-1]
        fixed = end if is_start else start
        self._page.select(min(fixed, moved), max(fixed, moved), caret=moved)
        self._page.reveal(moved, moved)

    def take_other_end(self) -> None:
        """Move the other end from now on."""
        start, end = self._page.selection()
        self._page.select(start, end, caret=end if self._page.caret() == start else start)
        self._page.reveal(self._page.caret(), self._page.caret())

    # Handles

    def handles(self, focused: str | None) -> list[tuple[Mark, QPointF, QPointF]]:
        """The selected thing's marks in sight, with the foot of their first and last letter on the page."""
        marks = [self._mark] if self._mark is not None else self._page.marks_in_sight(focused)
        found = []
        for mark in marks:
            span = self._page.selection() if self.is_on else (mark.start, mark.end)
            areas = self._page.areas(*span)
            if areas:
                first, last = areas[0], areas[-1]
                leftward = is_right_to_left(self._page.text()[slice(*span)])
                begin = first.bottomRight() if leftward else first.bottomLeft()
                found.append((mark, begin, last.bottomLeft() if leftward else last.bottomRight()))
        return found

    def press(self, on_page: QPointF, focused: str | None) -> bool:
        """Take the handle at a point of the page, if there is one."""
        for mark, begin, end in self.handles(focused):
            for handle, is_start in ((begin, True), (end, False)):
                across, down = _REACH
                if QRectF(handle.x() - across, handle.y() - down, 2 * across, 2 * down).contains(on_page):
                    self._mark, self._by_mouse = mark, True
                    self._page.select(mark.start, mark.end, caret=mark.start if is_start else mark.end)
                    return True
        return False

    def drag(self, point: QPointF) -> None:
        """Move the end that is held to the letter at a point of the viewport."""
        cursor = self._page.textCursor()
        cursor.setPosition(self._page.cursorForPosition(point.toPoint()).position(), QTextCursor.MoveMode.KeepAnchor)
        self._page.setTextCursor(cursor)
