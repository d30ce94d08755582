"""The sheet that adds an article from a web address: nothing is fetched unless it is asked for here."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing.errors import SourceError
from briefing.sources.web_address import is_web_address, parted
from ui import fonts, measure
from ui.kit import Label, Popover, primary_button
from ui.panels.switches import Tick

_WIDTH = 460


class AddressSheet(Popover):
    """Asks for an address. `wanted` carries it, and whether addresses inside private networks are allowed."""

    wanted = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, stays=True)
        self._back: QWidget | None = None
        self.address = QLineEdit()
        self.address.setFont(fonts.ui_font(13))
        measure.keep(self.address, width=_WIDTH - 34)
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(self.tr("Web address of the article"))
        self.private = Tick(self.tr("Allow addresses inside private networks"))
        self._problem = Label(size=12, colour="bad", wrap=True)
        self._add = primary_button(self.tr("Fetch and add"))
        self._lay_out()
        self.address.textChanged.connect(self._typed)
        self.address.returnPressed.connect(self._take)
        self._add.clicked.connect(self._take)
        self.closed.connect(self.deleteLater)
        self._typed("")

    def ask(self, address: str = "") -> None:
        """Show it in the upper middle of its parent and take the keyboard, with this or a copied address in it."""
        self._back = self.window().focusWidget()
        copied = address or QGuiApplication.clipboard().text().strip()
        if is_web_address(copied) and "\n" not in copied:
            self.address.setText(copied)
            self.address.selectAll()
        room = self.over.rect()
        left = (room.width() - measure.px(_WIDTH)) // 2
        self.show_at(QRect(left, room.top(), measure.px(_WIDTH), room.height() // 6))
        self.address.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _typed(self, _words: str) -> None:
        self._problem.hide()
        self._add.setEnabled(bool(self.address.text().strip()))

    def _take(self) -> None:
        words = self.address.text().strip()
        if not words:
            return
        address = words if "://" in words else f"https://{words}"
        try:
            parted(address)
        except SourceError as error:
            self._problem.setText(f"{error.happened} {error.remedy}")
            self._problem.show()
            self.adjustSize()
            return
        self.wanted.emit(address, self.private.isChecked())
        self._leave()

    def _leave(self) -> None:
        back = self._back
        self.close_now()
        if back is not None:
            back.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("Add from address"), size=14, weight=600))
        column.addWidget(self.address)
        told = self.tr("The page is fetched once, now, and kept in the project. Its server sees that you asked for it.")
        column.addWidget(Label(told, size=11, colour="sub", wrap=True))
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addWidget(self.private)
        row.addStretch(1)
        row.addWidget(self._add)
        column.addLayout(row)
        self.sheet.addLayout(column)
        self._problem.hide()
