"""Fields whose text is a value of the project: they commit what is typed, and leave undo to the project's history.

Qt's own fields keep a private undo and swallow Ctrl+Z and Ctrl+E before the window sees them. These refuse the keys of
`for_window`, keep no undo, and tell `committed` with the new value one second after the last key, when the keyboard
leaves them, and on `flush`. Before any other edit, undo, export or close the window calls `flush_all()`.

How a panel uses one: connect `committed` to the edit; on each change of the project call `show_value`; before it shows
another item call `flush()`, then `show_value(value, keep_typed=False)`; where the edit fails call `mark(why)`.
"""
# SPDX-License-Identifier: MIT

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from ui import fonts, icons
from ui.kit.draft import Draft, anything_pending, flush_all

__all__ = ["ComboField", "LineField", "TextField", "anything_pending", "flush_all", "for_window"]

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_WINDOW_KEYS = {
    (_CONTROL, Qt.Key.Key_Z),
    (_CONTROL | _SHIFT, Qt.Key.Key_Z),
    (_CONTROL, Qt.Key.Key_Y),
    (_CONTROL, Qt.Key.Key_E),
    (_CONTROL, Qt.Key.Key_K),
    (_CONTROL, Qt.Key.Key_Return),
    (_CONTROL, Qt.Key.Key_Enter),
}


def for_window(event: QKeyEvent) -> bool:
    """Whether a key belongs to the window and not to the field: undo, redo, export, palette, back to the text."""
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return (modifiers, Qt.Key(event.key())) in _WINDOW_KEYS


class LineField(QLineEdit):
    """One line of text that commits itself. `committed` carries the new text."""

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.ui_font())
        self._draft = Draft(self, self.text)
        self._draft.committed.connect(self.committed)
        self._draft.marked.connect(self._show_mark)
        self._warning = self.addAction(icons.icon("triangle-alert", "bad"), QLineEdit.ActionPosition.TrailingPosition)
        self._warning.setVisible(False)
        self.textChanged.connect(self._draft.typed)
        self.returnPressed.connect(self._draft.flush)

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not committed."""
        return self._draft.pending

    def flush(self) -> None:
        """Commit now what was typed."""
        self._draft.flush()

    def show_value(self, value: str, *, keep_typed: bool = True) -> None:
        """Show what the project has; the caret keeps its place, and text being typed is kept if `keep_typed`."""
        keep = keep_typed and self._draft.pending
        if not keep_typed:
            self._draft.drop()
        self._draft.known(value)
        if keep or self.text() == value:
            return
        caret = self.cursorPosition()
        start, old_end, new_end = _changed(self.text(), value)
        self.setText(value)
        self.setCursorPosition(caret if caret <= start else caret + new_end - old_end if caret >= old_end else new_end)

    def mark(self, why: str) -> None:
        """Show that the text could not be written, and why; "" takes the mark away."""
        self._draft.mark(why)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and for_window(event):
            event.ignore()
            return False
        return super().event(event)

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        _edit_menu(self).exec(event.globalPos())

    def _show_mark(self, why: str) -> None:
        self._warning.setVisible(bool(why))
        self._warning.setToolTip(why)
        _restyle(self, why)


class TextField(QPlainTextEdit):
    """Several lines of text that commit themselves; as high as the text between `min_lines` and `max_lines`."""

    committed = Signal(str)

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
        self._draft.marked.connect(self._show_mark)
        self.textChanged.connect(self._draft.typed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not committed."""
        return self._draft.pending

    def value(self) -> str:
        """The text as it was typed, lines parted by LF (toPlainText would turn no-break spaces into spaces)."""
        return self.document().toRawText().replace("\N{PARAGRAPH SEPARATOR}", "\n").replace("\N{LINE SEPARATOR}", "\n")

    def flush(self) -> None:
        """Commit now what was typed."""
        self._draft.flush()

    def show_value(self, value: str, *, keep_typed: bool = True) -> None:
        """Show what the project has; the caret keeps its place, and text being typed is kept if `keep_typed`."""
        keep = keep_typed and self._draft.pending
        if not keep_typed:
            self._draft.drop()
        self._draft.known(value)
        if keep or self.value() == value:
            return
        start, old_end, new_end = _changed(self.value(), value)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(old_end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(_units(value, start, new_end))

    def mark(self, why: str) -> None:
        """Show that the text could not be written, and why; "" takes the mark away."""
        self._draft.mark(why)

    def sizeHint(self) -> QSize:
        return QSize(240, self._height_for(self._lines[0]))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height_for(self._lines[0]))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and for_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if for_window(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._draft.flush()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        _edit_menu(self).exec(event.globalPos())

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

    def _show_mark(self, why: str) -> None:
        self.viewport().setToolTip(why)
        _restyle(self, why)


class ComboField(QComboBox):
    """A choice among a few that commits itself. `options` are pairs of id and words; `committed` carries the id."""

    committed = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(fonts.ui_font())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._walking = False
        for option, words in options:
            self.addItem(words, option)
        self._draft = Draft(self, self.value)
        self._draft.known(self.value())
        self._draft.committed.connect(self.committed)
        self._draft.marked.connect(self._show_mark)
        self.activated.connect(self._picked)

    @property
    def pending(self) -> bool:
        """Whether something was chosen that is not committed."""
        return self._draft.pending

    def value(self) -> str:
        """The id of what is shown; empty where nothing is."""
        return str(self.currentData() or "")

    def flush(self) -> None:
        """Commit now what was chosen."""
        self._draft.flush()

    def show_value(self, value: str, *, keep_typed: bool = True) -> None:
        """Show what the project has; an id that is no option shows nothing."""
        keep = keep_typed and self._draft.pending
        if not keep_typed:
            self._draft.drop()
        if not keep:
            self.setCurrentIndex(self.findData(value))
        self._draft.known(value if keep else self.value())

    def mark(self, why: str) -> None:
        """Show that the choice could not be written, and why; "" takes the mark away."""
        self._draft.mark(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Walking with arrows goes through choices nobody means; they are committed after the pause.
        self._walking = True
        super().keyPressEvent(event)
        self._walking = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._draft.flush()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 8 if mirrored else self.width() - 22
        painter = QPainter(self)
        colour = "bad" if self._draft.failure else "sub" if self.isEnabled() else "disabled"
        name = "triangle-alert" if self._draft.failure else "chevron-down"
        icons.paint(painter, name, QRectF(left, self.height() / 2 - 7, 14, 14), colour)
        painter.end()

    def _picked(self) -> None:
        if self._walking:
            self._draft.typed()
        else:
            self._draft.flush()

    def _show_mark(self, why: str) -> None:
        self.setToolTip(why)
        _restyle(self, why)


def _edit_menu(field: LineField | TextField) -> QMenu:
    """Cut, copy, paste, select all: Qt's own menu would offer its private undo."""
    menu = QMenu(field)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    selected = field.hasSelectedText() if isinstance(field, LineField) else field.textCursor().hasSelection()
    for words, act, offered in (
        (field.tr("Cut"), field.cut, selected and not field.isReadOnly()),
        (field.tr("Copy"), field.copy, selected),
        (field.tr("Paste"), field.paste, not field.isReadOnly()),
        (field.tr("Select all"), field.selectAll, True),
    ):
        action = menu.addAction(words)
        action.triggered.connect(act)
        action.setEnabled(offered)
    return menu


def _restyle(field: QWidget, why: str) -> None:
    """Draw the field as marked or not, and let a screen reader say why."""
    field.setProperty("marked", bool(why))
    field.setAccessibleDescription(why)
    field.style().unpolish(field)
    field.style().polish(field)


def _changed(old: str, new: str) -> tuple[int, int, int]:
    """The span that differs, in UTF-16 units as Qt counts: its start, its end in the old text, its end in the new."""
    start = 0
    shortest = min(len(old), len(new))
    while start < shortest and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shortest - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return _length(old[:start]), _length(old[: len(old) - tail]), _length(new[: len(new) - tail])


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _units(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[start * 2 : end * 2].decode("utf-16-le", "surrogatepass")
