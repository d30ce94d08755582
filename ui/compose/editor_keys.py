"""What Enter and Tab do in the text of a section: lists go on, tables are walked; the field does everything else."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.compose import list_keys, table_keys
from ui.kit.editing import changed_span, units
from ui.reader.positions import TextPositions


class EditorKeys:
    """Works on one editor; each key is one change of its text."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means here; whether it means anything."""
        cursor = self._editor.textCursor()
        line = cursor.block().text()
        if self._editor.isReadOnly() or event.modifiers() & ~(_SHIFT | _KEYPAD):
            return False
        backwards = event.key() == Qt.Key.Key_Backtab
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _SHIFT:
            if table_keys.is_row(line) and not cursor.hasSelection() and not cursor.atBlockStart():
                self._next_row(cursor)
            else:
                self._go_on(cursor, line)
            return True
        if event.key() != Qt.Key.Key_Tab and not backwards:
            return False
        if table_keys.is_row(line):
            return self._next_cell(cursor, -1 if backwards else 1)
        if list_keys.is_entry(line):
            self._move_entries(cursor, outwards=backwards)
            return True
        return False

    def begin_lines(self, sign: str) -> None:
        """Let the chosen lines begin with a sign, or without it where all of them do."""
        cursor, document = self._editor.textCursor(), self._editor.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        lines = [document.findBlockByNumber(number) for number in range(first, last + 1)]
        away = all(line.text().startswith(sign) for line in lines)
        cursor.beginEditBlock()
        for line in lines:
            words = line.text()
            _replace_line(line, words.removeprefix(sign) if away else sign + words.removeprefix(sign))
        cursor.endEditBlock()

    # Lists

    def _go_on(self, cursor: QTextCursor, line: str) -> None:
        """Begin a line: the next entry of a list, the end of one at an empty entry, else a plain one."""
        beginning = list_keys.beginning_of_next(line) if cursor.positionInBlock() else None
        if beginning is not None and list_keys.is_only_beginning(line):
            _select_line(cursor)
            cursor.removeSelectedText()
        else:
            # Qt's own Enter does nothing the second time in quick succession where lines have a height of their own.
            cursor.insertText(f"\n{beginning or ''}")
        self._editor.setTextCursor(cursor)

    def _move_entries(self, cursor: QTextCursor, *, outwards: bool) -> None:
        """Move every chosen line one level in or out."""
        document = self._editor.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            block = document.findBlockByNumber(number)
            moved = list_keys.moved_out(block.text()) if outwards else list_keys.moved_in(block.text())
            _replace_line(block, moved)
        cursor.endEditBlock()

    # Tables

    def _next_cell(self, cursor: QTextCursor, step: int) -> bool:
        """Go to the next cell or the one before, the columns of one width; behind the last cell a row begins."""
        first, lines = self._table(cursor)
        row = cursor.blockNumber() - first
        column = TextPositions(lines[row]).to_code_points(cursor.positionInBlock())
        place = table_keys.next_cell(lines, row, column, step)
        if place is None and step < 0:
            return False
        if place is None:
            lines.append(table_keys.new_row(lines[0]))
            place = (len(lines) - 1, 0)
        self._show_table(first, lines, place)
        return True

    def _next_row(self, cursor: QTextCursor) -> None:
        """Begin a row under this one; an empty row ends the table instead."""
        first, lines = self._table(cursor)
        row = cursor.blockNumber() - first
        if table_keys.is_empty(lines[row]):
            _select_line(cursor)
            cursor.insertText("")
            self._editor.setTextCursor(cursor)
            return
        head_only = len(lines) == 1
        added = [table_keys.new_row(lines[0])]
        if head_only:
            added.insert(0, "|" + "---|" * len(table_keys.cells(lines[0])))
        at = row + 1 if head_only or not table_keys.is_divider(lines[min(row + 1, len(lines) - 1)]) else row + 2
        lines[at:at] = added
        self._show_table(first, lines, (at + len(added) - 1, 0))

    def _table(self, cursor: QTextCursor) -> tuple[int, list[str]]:
        """The number of the first line of the table at the caret, and its lines."""
        first = last = cursor.block()
        while first.previous().isValid() and table_keys.is_row(first.previous().text()):
            first = first.previous()
        while last.next().isValid() and table_keys.is_row(last.next().text()):
            last = last.next()
        document = self._editor.document()
        numbers = range(first.blockNumber(), last.blockNumber() + 1)
        return first.blockNumber(), [document.findBlockByNumber(number).text() for number in numbers]

    def _show_table(self, first: int, lines: list[str], place: tuple[int, int]) -> None:
        """Write the table with its columns aligned, and choose the words of a cell."""
        document = self._editor.document()
        lines = table_keys.aligned(lines)
        cursor = QTextCursor(document.findBlockByNumber(first))
        cursor.beginEditBlock()
        for number, line in enumerate(lines, start=first):
            block = document.findBlockByNumber(number)
            if not block.isValid() or (number > first and not table_keys.is_row(block.text())):
                end = QTextCursor(document.findBlockByNumber(number - 1))
                end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
                end.insertText(f"\n{line}")
            else:
                _replace_line(block, line)
        cursor.endEditBlock()
        row, cell = place
        start, end_of_words = table_keys.cells(lines[row])[cell]
        positions, block = TextPositions(lines[row]), document.findBlockByNumber(first + row)
        cursor = self._editor.textCursor()
        cursor.setPosition(block.position() + positions.to_units(start))
        cursor.setPosition(block.position() + positions.to_units(end_of_words), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)


_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _select_line(cursor: QTextCursor) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)


def _replace_line(block: QTextBlock, words: str) -> None:
    """Put other words into a line; only what differs is touched, so that the caret keeps its place."""
    start, old_end, new_end = changed_span(block.text(), words)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + old_end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(units(words, start, new_end))
