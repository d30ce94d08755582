"""A small sheet that asks for the time sources were published in: "March 2024", "2025-12-01 – 2025-12-20"."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from briefing.model.vague_dates import dates_of, is_understood, read_period
from ui import fonts, measure
from ui.kit import Label, Popover


class PeriodSheet(Popover):
    """`wanted` carries the Period that was typed; the sheet deletes itself when it closes."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setFont(fonts.ui_font())
        measure.keep(self.field, width=200)
        self.field.setPlaceholderText(self.tr("March 2024, since 2025 …"))
        self.field.setAccessibleName(self.tr("Published in"))
        self._hint = Label(size=11, colour="sub")
        self.field.textChanged.connect(self._show_hint)
        self.field.returnPressed.connect(self._take)
        column = QVBoxLayout()
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("Published in"), size=12, weight=600))
        column.addWidget(self.field)
        column.addWidget(self._hint)
        self.sheet.addLayout(column)
        self.closed.connect(self.deleteLater)

    def ask(self, place: QRect) -> None:
        """Show it at a place of its parent and take the keyboard."""
        self._show_hint("")
        self.show_at(place)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # the field has had it
        super().keyPressEvent(event)

    def _show_hint(self, typed: str) -> None:
        period = read_period(typed)
        if period is None:
            self._hint.setText(self.tr("A day, month, year or season"))
        else:
            self._hint.setText(dates_of(period) if is_understood(period) else self.tr("Not read as a time"))

    def _take(self) -> None:
        period = read_period(self.field.text())
        if period is not None and is_understood(period):
            self.wanted.emit(period)
            self.close_now()
