"""Buttons that need no class of their own: Qt's, named, measured and styled."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from ui import fonts, icons, measure, theme
from ui.kit.painting import box, smooth
from ui.kit.pressing import PushButton, ToolButton

_RING = 3.0  # how far within its edge a primary button has its ring


def say(button: QAbstractButton, words: str) -> None:
    """Put words on a button that paints them itself: an "&" in a name is a letter, and no key that presses it."""
    button.setText(words)
    button.setShortcut(QKeySequence())


def add_search_icon(field: QLineEdit, colour: str = "sub") -> None:
    """Put the lens where the field begins."""
    field.addAction(icons.icon("search", colour), QLineEdit.ActionPosition.LeadingPosition)
    name_icons(field)


def name_icons(field: QLineEdit) -> None:
    """Name the icons inside a field: they are buttons to Qt, which tells screen readers nothing of them by itself."""
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(button.toolTip() or field.accessibleName())


def tool_button(icon: str, name: str, *, colour: str = "sub", parent: QWidget | None = None) -> QToolButton:
    """A 28 px button with only an icon; `name` is its tooltip and what a screen reader says."""
    button = ToolButton(parent)
    button.setIcon(icons.icon(icon, colour))
    button.setToolTip(name)
    button.setAccessibleName(name)
    return _measured(button)


def action_button(action: QAction, *, parent: QWidget | None = None) -> QToolButton:
    """A 28 px button for a command: icon, tooltip with key, state and name follow the action."""
    button = ToolButton(parent)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(action.iconText())
    return _measured(button)


def push_button(text: str, *, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button with words, and an icon before them where `icon` names one."""
    return _dressed(PushButton(text, parent), icon)


def primary_button(text: str, *, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """The one button of a place that does what the place is for."""
    button = _dressed(_PrimaryButton(text, parent), icon)
    button.setFont(fonts.ui_font(13, 600))
    button.setProperty("kind", "primary")
    if icon:
        button.setIcon(icons.icon(icon, "accent_text"))
    return button


def link_button(text: str, *, parent: QWidget | None = None) -> QPushButton:
    """A button that looks like a link, for actions beside a heading or in a message."""
    button = PushButton(text, parent)
    button.setFont(fonts.ui_font(12, 500))
    button.setProperty("kind", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


class _PrimaryButton(PushButton):
    """Has its ring within its ground, around the words: around the button it would be seen on no ground but its own."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = smooth(self)
            ring = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
            box(painter, ring, 4, border=theme.current().colour("accent_text"), width=2.0)
            painter.end()


def _dressed(button: QPushButton, icon: str) -> QPushButton:
    button.setFont(fonts.ui_font(13, 500))
    if icon:
        button.setIcon(icons.icon(icon))
        measure.whenever(button, lambda: button.setIconSize(QSize(measure.sign(16), measure.sign(16))))
    return button


def _fit(button: QToolButton) -> None:
    """A button with a sign grows with the words beside it."""
    button.setIconSize(QSize(measure.sign(16), measure.sign(16)))
    button.setFixedSize(measure.sign(28), measure.sign(28))


def _measured(button: QToolButton) -> QToolButton:
    measure.whenever(button, lambda: _fit(button))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoRaise(True)
    return button
