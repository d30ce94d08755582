"""What the text fields share: the keys they leave to the window, their menu, their mark, and their text."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

_Hint = QAbstractItemDelegate.EndEditHint
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


def left_to_window(event: QEvent) -> bool:
    """Whether an event asks if the field wants a key that belongs to the window; it is told no then."""
    if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and for_window(event):
        event.ignore()
        return True
    return False


def is_at_hand(field: QWidget) -> bool:
    """Whether the field has the keyboard, or will have it when its window is active again."""
    return field.window().focusWidget() is field


def is_left(event: QFocusEvent) -> bool:
    """Whether the keyboard went to another field: not to a menu over this one, nor to another program."""
    return event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def edit_menu(field: QLineEdit | QPlainTextEdit | QTextEdit) -> QMenu:
    """Cut, copy, paste, select all: Qt's own menu would offer its private undo."""
    menu = QMenu(field)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    selected = field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()
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


def row_ended(hint: QAbstractItemDelegate.EndEditHint) -> QAbstractItemDelegate.EndEditHint:
    """How what was typed in a row ends: Tab keeps it and stays there, where Qt would open the next row's field."""
    return _Hint.NoHint if hint in (_Hint.EditNextItem, _Hint.EditPreviousItem) else hint


def restyle(field: QWidget, why: str) -> None:
    """Draw the field as marked or not, and let a screen reader say why."""
    field.setProperty("marked", bool(why))
    field.setAccessibleDescription(why)
    field.style().unpolish(field)
    field.style().polish(field)


def typed_in(document: QTextDocument) -> str:
    """The text as it was typed, lines parted by LF (toPlainText would turn no-break spaces into spaces)."""
    return document.toRawText().replace("\N{PARAGRAPH SEPARATOR}", "\n").replace("\N{LINE SEPARATOR}", "\n")


def show_in(document: QTextDocument, value: str) -> tuple[int, int] | None:
    """Put in what differs, so that carets keep their places: the UTF-16 units that are new; None where nothing is."""
    before = typed_in(document)
    if before == value:
        return None
    start, old_end, new_end = changed_span(before, value)
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(old_end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(units(value, start, new_end))
    return start, new_end


def changed_span(old: str, new: str) -> tuple[int, int, int]:
    """The span that differs, in UTF-16 units as Qt counts: its start, its end in the old text, its end in the new."""
    start = 0
    shortest = min(len(old), len(new))
    while start < shortest and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shortest - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return count_of_units(old[:start]), count_of_units(old[: len(old) - tail]), count_of_units(new[: len(new) - tail])


def count_of_units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def units(text: str, start: int, end: int) -> str:
    """A part of a text by its UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[start * 2 : end * 2].decode("utf-16-le", "surrogatepass")
