"""Fields whose text is a value of the project: they commit what is typed, and leave undo to the project's history.

Qt's own fields keep a private undo and swallow Ctrl+Z and Ctrl+E before the window sees them. These refuse the keys of
`for_window`, keep no undo, and tell `committed` with the new value one second after the last key, when the keyboard
leaves them, and on `flush`. Before any other edit, undo, export or close the window calls `flush_all()`.

How a panel uses one: connect `committed` to the edit; on each change of the project call `show_value`; before it shows
another item call `flush()`, then `show_value(value, keep_typed=False)`; where the edit fails call `mark(why)`.
"""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui import fonts, icons
from ui.kit.buttons import name_icons
from ui.kit.combo import ComboField
from ui.kit.draft import Draft, Drafted, anything_pending, flush_all
from ui.kit.editing import (
    changed_span,
    count_of_units,
    edit_menu,
    for_window,
    is_at_hand,
    is_left,
    left_to_window,
    restyle,
    show_in,
    typed_in,
)

__all__ = ["ComboField", "LineField", "TextField", "anything_pending", "flush_all", "for_window"]


class LineField(QLineEdit, Drafted):
    """One line of text that commits itself. `committed` carries the new text."""

    committed = Signal(str)
    typing = Signal(str, bool)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.ui_font())
        self._draft = Draft(self, self.text)
        self._draft.committed.connect(self.committed)
        self._draft.typing.connect(self.typing)
        self._draft.marked.connect(self._show_mark)
        self._warning: QAction | None = None
        self.textChanged.connect(self._draft.typed)
        self.returnPressed.connect(self._draft.flush)

    def show_value(self, value: str, *, keep_typed: bool = True) -> None:
        """Show what the project has; the caret keeps its place, and text being typed is kept if `keep_typed`."""
        if not self._draft.gives_way(value, keep_typed=keep_typed, in_use=is_at_hand(self)) or self.text() == value:
            return
        caret = self.cursorPosition()
        start, old_end, new_end = changed_span(self.text(), value)
        self.setText(value)
        if caret >= old_end:
            caret += new_end - old_end
        elif caret > start:
            caret = new_end
        self.setCursorPosition(caret)

    def event(self, event: QEvent) -> bool:
        return False if left_to_window(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if for_window(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu over the field takes the keyboard only for a moment.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._draft.flush()
        if is_left(event):
            self.deselect()  # Qt would go on painting it as if keys went there
            self._show_meaning()
            self.setCursorPosition(0)  # long words show their beginning

    def choose_all(self) -> None:
        """Take the keyboard and select all of the text, its beginning in sight."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        length = count_of_units(self.text())
        self.setSelection(length, -length)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self).exec(event.globalPos())

    def _show_meaning(self) -> None:
        """The keyboard is gone: what was typed may stand there as the project has it."""
        if self._draft.meaning is not None:
            self.show_value(self._draft.meaning, keep_typed=False)

    def _show_mark(self, why: str) -> None:
        if why and self._warning is None:
            # Not before: a button in each of a hundred fields takes longer than the fields.
            sign = icons.icon("triangle-alert", "bad")
            self._warning = self.addAction(sign, QLineEdit.ActionPosition.TrailingPosition)
        if self._warning is not None:
            self._warning.setVisible(bool(why))
            self._warning.setToolTip(why)
            name_icons(self)
        restyle(self, why)


class TextField(QPlainTextEdit, Drafted):
    """Several lines of text that commit themselves; as high as the text between `min_lines` and `max_lines`."""

    committed = Signal(str)
    typing = Signal(str, bool)

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        min_lines: int = 2,
        max_lines: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = (min_lines, max_lines)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.ui_font())
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self._draft = Draft(self, self.value)
        self._draft.committed.connect(self.committed)
        self._draft.typing.connect(self.typing)
        self._draft.marked.connect(self._show_mark)
        self.textChanged.connect(self._draft.typed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def value(self) -> str:
        """The text as it was typed, lines parted by LF (toPlainText would turn no-break spaces into spaces)."""
        return typed_in(self.document())

    def show_value(self, value: str, *, keep_typed: bool = True) -> None:
        """Show what the project has; the caret keeps its place, and text being typed is kept if `keep_typed`."""
        if self._draft.gives_way(value, keep_typed=keep_typed, in_use=is_at_hand(self)):
            show_in(self.document(), value)

    def choose_all(self) -> None:
        """Take the keyboard and select all of the text."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height_for(self._lines[0]))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height_for(self._lines[0]))

    def event(self, event: QEvent) -> bool:
        return False if left_to_window(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if for_window(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.moveCursor(QTextCursor.MoveOperation.End)  # what is typed goes on where the text ends

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._draft.flush()
        if is_left(event):
            self._show_meaning()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self).exec(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A field that shows all of its text leaves the wheel to the panel it stands in.
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._draft.failure:
            painter = QPainter(self.viewport())
            icons.paint(painter, "triangle-alert", QRectF(self.viewport().width() - 20, 6, 16, 16), "bad")
            painter.end()

    def _grow(self) -> None:
        least, most = self._lines
        lines = round(self.document().size().height())
        wanted = self._height_for(min(max(lines, least), most))
        if self.height() != wanted:
            self.setFixedHeight(wanted)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def _height_for(self, lines: int) -> int:
        return round(lines * QFontMetricsF(self.font()).lineSpacing() + 2 * self.document().documentMargin()) + 6

    def _show_meaning(self) -> None:
        """The keyboard is gone: what was typed may stand there as the project has it."""
        if self._draft.meaning is not None:
            self.show_value(self._draft.meaning, keep_typed=False)

    def _show_mark(self, why: str) -> None:
        self.viewport().setToolTip(why)
        restyle(self, why)
