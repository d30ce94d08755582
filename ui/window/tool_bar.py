"""The bar under the menus: columns at either side, undo and redo, the project's name, Export PDF."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import fonts, icons, measure, theme
from ui.commands import Commands
from ui.kit import Label, SegmentedControl, primary_button
from ui.kit.buttons import action_button
from ui.kit.facing import MIDDLE, draw_words, facing
from ui.kit.painting import box, focus_ring, smooth
from ui.kit.pressing import pressed_by_enter

_HEIGHT = 46
_FIELD = 380
_SWITCH = 168
_ABOUT_FROM = 1000  # in a narrower window the project's name stands alone


class ToolBar(QWidget):
    """Buttons for commands; the commands say what is enabled and what the buttons are called."""

    mode_wanted = Signal(str)
    """A mode was chosen: "read" or "compose"."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label(size=13, weight=600, elide=True)
        self._about = Label(size=12, colour="sub", elide=True)
        self._modes = _mode_switch(commands)
        self._modes.chosen.connect(self.mode_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(action_button(commands.action("view.sources")))
        row.addSpacing(6)
        row.addWidget(action_button(commands.action("edit.undo")))
        row.addWidget(action_button(commands.action("edit.redo")))
        row.addSpacing(10)
        row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        row.addWidget(self._about, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(CommandField(commands), 8)
        row.addStretch(1)
        row.addWidget(self._modes)
        row.addSpacing(6)
        row.addWidget(_export_button(commands))
        row.addSpacing(4)
        row.addWidget(action_button(commands.action("view.panels")))
        measure.keep(self, height=_HEIGHT)
        self.setAccessibleName(self.tr("Tool bar"))

    def show_project(self, name: str, about: str) -> None:
        """The project's name, and a few words about its brief."""
        self._name.setText(name)
        self._about.setText(about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._about.setVisible(self.width() >= measure.px(_ABOUT_FROM))

    def show_mode(self, mode: str) -> None:
        """Show which mode it is."""
        if self._modes.chosen_id() != mode:
            self._modes.set_chosen(mode)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().colour("line"))
        painter.end()


class CommandField(QAbstractButton):
    """Looks like a field and opens the palette, where one types."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._action = commands.action("go.palette")
        self.setText(self._action.iconText())
        self.setAccessibleName(self._action.iconText())
        self.setToolTip(self._action.toolTip())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        measure.whenever(self, lambda: self.setMaximumWidth(measure.px(_FIELD)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._action.trigger)
        commands.keys_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(measure.px(_FIELD), measure.bar(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, measure.bar(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        rect = QRectF(self.rect())
        facing(painter, rect)
        box(painter, rect, 6, fill=desk.colour("hover" if self.underMouse() else "paper"), border=desk.colour("edge"))
        icons.paint(painter, "search", QRectF(11, rect.center().y() - 8, 16, 16), "sub")
        keys = self._commands.keys("go.palette").replace("+", " ")
        painter.setFont(fonts.ui_font(10, 600))
        width = painter.fontMetrics().horizontalAdvance(keys) + 10 if keys else 0
        cap = QRectF(rect.right() - width - 8, rect.center().y() - measure.px(8), width, measure.px(16))
        if keys:
            box(painter, cap, 4, fill=desk.colour("hover"), border=desk.colour("edge"))
            painter.setPen(desk.colour("sub"))
            draw_words(painter, cap, keys, MIDDLE)
        painter.setFont(fonts.ui_font(13))
        painter.setPen(desk.colour("faint"))
        room = rect.adjusted(36, 0, -width - 16, 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(room.width()))
        draw_words(painter, room, words)
        if self.hasFocus():
            focus_ring(painter, rect, 6)
        painter.end()


def _mode_switch(commands: Commands) -> SegmentedControl:
    modes = ("read", "compose")
    words = [(mode, commands.action(f"view.{mode}").iconText()) for mode in modes]
    switch = SegmentedControl(words, QCoreApplication.translate("ToolBar", "Mode"))
    measure.keep(switch, width=_SWITCH)
    for mode in modes:
        switch.set_enabled(mode, enabled=True, why=commands.action(f"view.{mode}").toolTip())
    return switch


def _export_button(commands: Commands) -> QPushButton:
    """The one primary button of the window; it follows its command."""
    action = commands.action("file.export_pdf")
    button = primary_button(action.iconText(), icon="file-output")
    button.setToolTip(action.toolTip())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button
