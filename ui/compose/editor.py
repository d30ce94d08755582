"""The field in which a section is written: Markdown as it is, highlighted; as high as its text; commits itself."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from briefing.brief.ground import Ground
from ui import fonts, theme
from ui.compose.chips import paint_chips
from ui.compose.dropping import TakesCitations
from ui.compose.editor_keys import EditorKeys
from ui.compose.highlighting import BODY, Highlighter
from ui.compose.hint import laid_out
from ui.kit.draft import Draft, Drafted
from ui.kit.editing import edit_menu, for_window, left_to_window, show_in, typed_in
from ui.reader.positions import TextPositions, shown

_LINE = 27.0


class SectionEditor(TakesCitations, Drafted):
    """One section's text. Undo is the project's; Up and Down leave it at its ends; Tab moves only entries of lists.

    `committed` carries the text one idle second after the last key. `left` tells that the caret wants to go on upwards
    (-1) or downwards (1), at so many pixels from the left; `cite_wanted` that "[[" was typed.
    """

    committed = Signal(str)
    typing = Signal(str, bool)
    typed = Signal()
    left = Signal(int, float)
    caret_moved = Signal()
    cite_wanted = Signal()
    word_menu_wanted = Signal(QPoint)
    """A menu was asked for at a misspelt word, at this place of the screen."""
    taken = Signal()
    """The keyboard came here."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = 1.0
        self._text = ""
        self._hint = ""
        self._dress(name)
        self.highlighter = Highlighter(self.document())
        self._keys = EditorKeys(self)
        self._draft = Draft(self, self.value)
        self._draft.committed.connect(self.committed)
        self._draft.typing.connect(self.typing)
        self._draft.marked.connect(self._show_mark)
        self.textChanged.connect(self._changed)
        self.citation_dropped.connect(self._take_dropped)
        self.cursorPositionChanged.connect(self.caret_moved)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.set_scale(100)

    def show_hint(self, words: str) -> None:
        """Say this where nothing is written: wrapped as text is, and the field as high as it."""
        if words != self._hint:
            self._hint = words
            self._grow()
            self.viewport().update()

    # The text

    def value(self) -> str:
        """The text as it was typed, lines parted by LF (toPlainText would turn no-break spaces into spaces)."""
        return typed_in(self.document())

    def show_value(self, value: str, *, keep_typed: bool = True) -> tuple[int, int] | None:
        """Show what the project has; the caret keeps its place, and text being typed is kept if `keep_typed`.

        The code points that are new in the text; None where nothing is.
        """
        value = shown(value)
        new = show_in(self.document(), value) if self._draft.gives_way(value, keep_typed=keep_typed) else None
        if new is None:
            return None
        positions = TextPositions(value)
        return positions.to_code_points(new[0]), positions.to_code_points(new[1])

    def set_ground(self, ground: Ground) -> None:
        """What the text can stand on."""
        self.highlighter.set_ground(ground)

    def set_scale(self, percent: int) -> None:
        """Show the text at this size."""
        letters = fonts.reading_font(BODY, scale=percent / 100)
        if percent / 100 == self._scale and letters == self.document().defaultFont():
            return
        self._scale = percent / 100
        self.document().setDefaultFont(letters)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self._line())
        self.highlighter.set_scale(self._scale)
        self._grow()

    # Places: code points

    def caret(self) -> int:
        """Where the caret stands."""
        return self._positions().to_code_points(self.textCursor().position())

    def select(self, start: int, end: int) -> None:
        """Select code points, as far as the text has them, the caret at their end."""
        positions = self._positions()
        cursor = self.textCursor()
        cursor.setPosition(positions.to_units(min(start, positions.length)))
        cursor.setPosition(positions.to_units(min(end, positions.length)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def insert(self, words: str, *, instead_of: int = 0) -> None:
        """Put words at the caret, in place of so many code points before it and of what is selected."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        for _ in range(instead_of):
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)

    def cite(self, citation: str, *, instead_of: int = 0) -> None:
        """Put a citation at the caret, parted by a space from the word before it."""
        caret = self.caret() - instead_of
        before = self.value()[:caret][-1:]
        self.insert(
            citation if not before or before.isspace() or before in "([" else f" {citation}", instead_of=instead_of
        )

    def _take_dropped(self, citation: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cite(citation)

    def surround(self, sign: str) -> None:
        """Put a sign before and behind what is selected; where nothing is, the caret stands between them."""
        cursor = self.textCursor()
        chosen = cursor.selectedText().replace("\N{PARAGRAPH SEPARATOR}", "\n")
        self.insert(f"{sign}{chosen}{sign}")
        if not chosen:
            caret = self.caret() - len(sign)
            self.select(caret, caret)

    def begin_lines(self, sign: str) -> None:
        """Let the chosen lines begin with a sign ("### ", "- "), or without it where all of them do."""
        if not self.isReadOnly():
            self._keys.begin_lines(sign)

    def typed_before(self, count: int) -> str:
        """The last characters before the caret."""
        caret = self.caret()
        return self.value()[max(0, caret - count) : caret]

    def line_at_caret(self) -> tuple[str, int]:
        """The line (a paragraph) that has the caret, and the caret's code point in it."""
        cursor = self.textCursor()
        line = cursor.block().text()
        return line, TextPositions(line).to_code_points(cursor.positionInBlock())

    def misspelt_at(self, position: int) -> tuple[int, int] | None:
        """The misspelt word at a code point: its code points [start, end); None where there is none."""
        block = self.document().findBlock(self.to_units(position))
        base = self._positions().to_code_points(block.position())
        for start, end in self.highlighter.misspelt(block.text()):
            if base + start <= position <= base + end:
                return base + start, base + end
        return None

    def to_units(self, position: int) -> int:
        """Qt's position of a code point, as far as the text has it."""
        positions = self._positions()
        return positions.to_units(min(max(position, 0), positions.length))

    def line_box(self, position: int) -> QRectF:
        """The line that holds a code point: a rectangle of this widget over its whole width."""
        return self.line_boxes([position])[0]

    def line_boxes(self, positions: Sequence[int]) -> list[QRectF]:
        """The same for several: the text is looked through once."""
        known = self._positions()
        return [self._box_at(known.to_units(min(max(one, 0), known.length))) for one in positions]

    def _box_at(self, units: int) -> QRectF:
        block = self.document().findBlock(units)
        line = block.layout().lineForTextPosition(units - block.position())
        top = self.document().documentLayout().blockBoundingRect(block).top()
        if not line.isValid():
            return QRectF(0, top, self.width(), _LINE * self._scale)
        return QRectF(0, top + line.y(), self.width(), line.height())

    def _positions(self) -> TextPositions:
        return TextPositions(self.value())

    # Measures

    def sizeHint(self) -> QSize:
        return QSize(480, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(_LINE * self._scale) + 8)

    def _height(self) -> int:
        line = _LINE * self._scale
        written = self.document().size().height()
        if self._hint and self.document().isEmpty():
            written = self._hint_laid_out().lineCount() * line
        return max(round(line), math.ceil(written)) + 2

    def _hint_laid_out(self) -> QTextLayout:
        return laid_out(self._hint, self.document(), self.viewport().width(), _LINE * self._scale)

    def _grow(self, *_size: object) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _line(self) -> QTextBlockFormat:
        wanted = QTextBlockFormat()
        wanted.setLineHeight(_LINE * self._scale, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return wanted

    def _dress(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        options = QTextOption()
        options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(options)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.HighlightedText, QPalette().color(QPalette.ColorRole.Text))
        self.setPalette(palette)

    def _changed(self) -> None:
        text = self.value()
        if text != self._text:  # highlighting counts as a change too
            self._text = text
            self._grow()  # the hint can be higher than what is written in its place
            self._draft.typed()
            self.typed.emit()

    def _show_mark(self, why: str) -> None:
        self.viewport().setToolTip(why)
        self.setAccessibleDescription(why)
        self.viewport().update()

    # Keys

    def event(self, event: QEvent) -> bool:
        return False if left_to_window(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if for_window(event):
            event.ignore()
        elif not self._keys.take(event) and not self._leaves(event):
            super().keyPressEvent(event)
            if event.text() == "[" and self.typed_before(2) == "[[":
                self.cite_wanted.emit()

    def _leaves(self, event: QKeyEvent) -> bool:
        """Up in the first line and Down in the last go on to the neighbour; Tab goes on to the next field."""
        key = event.key()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Qt moves the keyboard on only from fields that never take a tab for themselves.
            self.setTabChangesFocus(True)
            self.focusNextPrevChild(key == Qt.Key.Key_Tab)
            self.setTabChangesFocus(False)
            return True
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        cursor = self.textCursor()
        moved = QTextCursor(cursor)
        moved.movePosition(QTextCursor.MoveOperation.Up if step < 0 else QTextCursor.MoveOperation.Down)
        if moved.position() != cursor.position():
            return False
        self.left.emit(step, float(self.cursorRect().x()))
        return True

    def enter_from(self, step: int, across: float) -> None:
        """Take the keyboard from the section before (1) or behind (-1), the caret as far from the left."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        down = 4.0 if step > 0 else self._height() - 8.0
        self.setTextCursor(self.cursorForPosition(QPointF(across, down).toPoint()))

    # Qt's events

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._draft.flush()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        if not self.textCursor().hasSelection() and self.misspelt_at(self.caret()) is not None:
            self.word_menu_wanted.emit(event.globalPos())
            return
        edit_menu(self).exec(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the text is as high as it is; what it stands in scrolls

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chips(painter, QRectF(event.rect()), self.document(), self.highlighter)
        if self._hint and self.document().isEmpty():
            painter.setPen(theme.current().colour("faint"))
            self._hint_laid_out().draw(painter, QPointF(0, 0))
        painter.end()
        super().paintEvent(event)
