"""The bar under the menus: columns at either side, undo and redo, the project's name, Export PDF."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.commands import Commands
from ui.kit import Label, primary_button
from ui.kit.buttons import action_button

_HEIGHT = 46


class ToolBar(QWidget):
    """Buttons for commands; the commands say what is enabled and what the buttons are called."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label(size=13, weight=600, elide=True)
        self._about = Label(size=12, colour="sub", elide=True)
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
        row.addWidget(_export_button(commands))
        row.addSpacing(4)
        row.addWidget(action_button(commands.action("view.panels")))
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Tool bar"))

    def show_project(self, name: str, about: str) -> None:
        """The project's name, and a few words about its brief."""
        self._name.setText(name)
        self._about.setText(about)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().colour("line"))
        painter.end()


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
