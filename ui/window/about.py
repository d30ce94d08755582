"""The sheet that says what Briefing is, its version, and where its log lies."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import Label, push_button
from ui.messages import diagnostics
from ui.settings import log_folder


class AboutSheet(QDialog):
    """A small window of its own; Esc closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("About Briefing"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        log = f"{self.tr('Log')}: {log_folder()}"
        self._told = f"{diagnostics()}\n{log}"
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label("Briefing", size=22, weight=600))
        column.addWidget(
            Label(self.tr("From articles to a sourced brief. Nothing leaves this machine."), colour="sub", wrap=True)
        )
        told = Label(diagnostics(), size=12, wrap=True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(told)
        # The path of a folder may be long: it does not make the sheet wider, and Copy gives it whole.
        path = Label(log, size=12, elide=True)
        path.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column.addWidget(path)
        column.addLayout(self._buttons())
        self.setMinimumWidth(420)

    def _buttons(self) -> QHBoxLayout:
        copy = push_button(self.tr("Copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._told))
        close = push_button(self.tr("Close"))
        close.clicked.connect(self.close)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        return row
