"""The sheet that makes a new project: a name, Enter. The file is made at once."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing.project import SUFFIX
from ui import fonts, measure
from ui.kit import Label, Popover, link_button, primary_button
from ui.settings import short_path

_WIDTH = 400
_LONGEST_NAME = 80
_NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


class NewProjectSheet(Popover):
    """Asks for a name. `wanted` carries the project's path and name; `folder_wanted` asks for another folder."""

    wanted = Signal(object, str)
    folder_wanted = Signal()

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent, stays=True)
        self._room = parent
        self._folder = folder
        self._back: QWidget | None = None
        self.name = QLineEdit()
        self.name.setFont(fonts.ui_font(14))
        self.name.setPlaceholderText(self.tr("Name of the project"))
        self.name.setAccessibleName(self.tr("Name of the project"))
        self.name.setMaxLength(_LONGEST_NAME)
        self._where = Label(size=12, colour="sub", elide=True)
        self._problem = Label(size=12, colour="bad", wrap=True)
        self._create = primary_button(self.tr("Create"))
        self._change = link_button(self.tr("Other folder…"))
        self._lay_out()
        self.name.textChanged.connect(self._show_where)
        self.name.returnPressed.connect(self._create_now)
        self.name.installEventFilter(self)
        self._create.clicked.connect(self._create_now)
        self._change.clicked.connect(self.folder_wanted)
        self._show_where()

    def ask(self) -> None:
        """Show it in the upper middle of the window and take the keyboard."""
        self._back = self.window().focusWidget()
        place = self._room.rect()
        place.setLeft((place.width() - measure.px(_WIDTH)) // 2)
        place.setBottom(place.top() + place.height() // 6)
        self.show_at(place)
        self.name.setFocus(Qt.FocusReason.PopupFocusReason)
        self.name.selectAll()

    def set_folder(self, folder: Path) -> None:
        """Make the project in this folder."""
        self._folder = folder
        self._show_where()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, why: str) -> None:
        """Say why the project could not be made; the name stays to be changed."""
        self._problem.setText(why)
        self._problem.setVisible(bool(why))
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.name and escape and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_now()
            if self._back is not None:
                self._back.setFocus(Qt.FocusReason.PopupFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _create_now(self) -> None:
        name = self.name.text().strip()
        if name:
            self.refuse("")
            self.wanted.emit(self._path(name), name)

    def _path(self, name: str) -> Path:
        return self._folder / f"{file_name(name)}{SUFFIX}"

    def _show_where(self) -> None:
        name = self.name.text().strip()
        path = self._path(name) if name else self._folder
        self._where.setText(short_path(path))
        self._create.setEnabled(bool(name))
        self.refuse("")

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(Label(self.tr("New project"), size=14, weight=600))
        column.addWidget(self.name)
        where = QHBoxLayout()
        where.addWidget(self._where, 1)
        where.addWidget(self._change)
        column.addLayout(where)
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._create)
        column.addLayout(row)
        self.sheet.addLayout(column)
        measure.keep(self.name, width=_WIDTH - 34)
        self._problem.hide()


def file_name(name: str) -> str:
    """A name that every file system takes; the project itself keeps the name as typed."""
    return " ".join(_NOT_IN_FILE_NAMES.sub(" ", name).split()).strip(" .") or "Project"
