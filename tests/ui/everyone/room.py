"""Whether what stands in the window has room for its words."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)


def cuts(widget: QWidget) -> Iterator[str]:
    """Where a widget has no room for its words and does not say them in its tooltip."""
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        wide, room = widget.widget().width(), widget.viewport().width()
        if wide > room:
            yield f"{wide} px wide in {room} px"
    elif isinstance(widget, QLabel) and widget.textFormat() is Qt.TextFormat.PlainText and widget.text():
        yield from _cuts_of_label(widget)
    elif isinstance(widget, QAbstractButton) and not _is_icon(widget):
        wanted = widget.sizeHint().width()
        if widget.width() < wanted - 1 and widget.text() not in widget.toolTip():
            yield f"{widget.text()!r} in {widget.width()} of {wanted} px"
    if isinstance(widget, QAbstractButton | QLineEdit) and widget.text() + getattr(widget, "placeholderText", str)():
        high = widget.fontMetrics().height()
        if widget.height() < high - 1:
            yield f"{widget.text()!r} in {widget.height()} of {high} px height"
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield from _beyond_parent(widget)


def _beyond_parent(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    if not parent.rect().contains(widget.geometry()):
        yield f"{widget.geometry().getRect()} beyond {type(parent).__name__} {parent.rect().getRect()}"


def _cuts_of_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        if label.height() < label.heightForWidth(label.width()) - 1:
            yield f"{label.text()!r} in {label.height()} of {label.heightForWidth(label.width())} px height"
        return
    wide = label.fontMetrics().horizontalAdvance(label.text())
    if label.width() < wide - 1 and label.toolTip() != label.text():
        yield f"{label.text()!r} in {label.width()} of {wide} px"
    if label.height() < label.fontMetrics().height() - 1:
        yield f"{label.text()!r} in {label.height()} px height"


def _is_icon(button: QAbstractButton) -> bool:
    return isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
