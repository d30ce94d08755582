"""Fields whose text is a value of the project: they commit what is typed, and leave undo to the project's history.

Qt's own fields keep a private undo and swallow Ctrl+Z and Ctrl+E before the window sees them. These refuse the keys in
`WINDOW_KEYS`, keep no undo, and tell `committed` with the new value one second after the last key, when the keyboard
leaves them, and on `flush`. Before any other edit, undo, export or close the window calls `flush_all()`.
"""
# SPDX-License-Identifier: MIT

from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ui import fonts, icons
