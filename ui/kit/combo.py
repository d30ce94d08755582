"""A choice among a few whose value belongs to the project."""
# SPDX-License-Identifier: MIT

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui import fonts, icons
from ui.kit.draft import Draft, Drafted
from ui.kit.editing import restyle


class ComboField(QComboBox, Drafted):
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

    def value(self) -> str:
        """The id of what is shown; empty where nothing is."""
        return str(self.currentData() or "")

    def show_value(self, value: str, *, keep_typed: bool = True) -> None:
        """Show what the project has; an id that is no option shows nothing."""
        if self._draft.gives_way(value, keep_typed=keep_typed):
            self.setCurrentIndex(self.findData(value))
            self._draft.known(self.value())

    def reword(self, options: Sequence[tuple[str, str]]) -> None:
        """Say options otherwise, by their ids; what is chosen stays."""
        for option, words in options:
            self.setItemText(self.findData(option), words)

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
        restyle(self, why)
