"""The marking a source was received with: a TLP label by a press, or the words of another scheme."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import fonts, theme
from ui.kit import FlowLayout, LineField
from ui.kit.facing import MIDDLE, draw_words
from ui.kit.painting import box, smooth
from ui.kit.pressing import PushButton

# TLP 2.0 (FIRST): the labels and their colours, on black in every theme.
TLP_COLOURS = {
    "TLP:CLEAR": "#FFFFFF",
    "TLP:GREEN": "#33FF00",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:RED": "#FF2B2B",
}


class MarkingRow(QWidget):
    """The labels of TLP 2.0 side by side, and a field that has whichever marking holds.

    `chosen` carries the label that was pressed, "" where the one that holds was pressed again.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Marking"))
        self.field = LineField(self.tr("Marking"), self.tr("None, or the marking of your house"))
        self.labels = {label: _TlpButton(label, colour) for label, colour in TLP_COLOURS.items()}
        self.choices = QWidget()
        flow = FlowLayout(self.choices, spacing=6)
        for label, button in self.labels.items():
            button.clicked.connect(lambda _on=False, label=label: self._press(label))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choices)
        column.addWidget(self.field)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_marking(self, marking: str) -> None:
        """Show which label holds; the field is tied by whoever owns it."""
        for label, button in self.labels.items():
            button.setChecked(label == marking)

    def _press(self, label: str) -> None:
        on = self.labels[label].isChecked()
        self.chosen.emit(label if on else "")


class _TlpButton(PushButton):
    """A label as the standard paints it; the one that holds has a ring."""

    def __init__(self, label: str, colour: str) -> None:
        super().__init__(label)
        self._ink = QColor(colour)
        self.setCheckable(True)
        self.setAccessibleName(label)
        self.setFont(fonts.ui_font(10, 700))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 18, 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        area = QRectF(self.rect())
        box(painter, area.adjusted(3, 3, -3, -3), 3, fill=QColor("#000000"), border=desk.colour("edge"))
        painter.setFont(self.font())
        painter.setPen(self._ink)
        draw_words(painter, area, self.text(), MIDDLE)
        if self.isChecked() or self.hasFocus():
            ink = desk.colour("accent")
            style = Qt.PenStyle.SolidLine if self.isChecked() else Qt.PenStyle.DotLine
            box(painter, area, 5, border=ink, width=2.0, style=style)
        painter.end()
