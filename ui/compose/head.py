"""The head over the text: which brief and section, and what can be put in at the caret."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.model import Brief, Section
from ui import measure, theme
from ui.compose.facts import template_of
from ui.desk import Desk
from ui.kit import Label, link_button, tool_button

_HEIGHT = 36
_LONGEST = 260


class WritingHead(QWidget):
    """Says "Executive brief › Key judgements"; buttons stand at its right.

    `surround_wanted` tells the sign to put around what is selected, `cite_wanted` that something is to be cited,
    `briefs_wanted` that the briefs of the project are to be shown.
    """

    surround_wanted = Signal(str)
    lines_wanted = Signal(str)
    """The sign that the chosen lines are to begin with."""
    cite_wanted = Signal()
    briefs_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._brief = link_button("")
        self._brief.clicked.connect(self.briefs_wanted)
        self._section = Label(size=13, weight=600, elide=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(18, 0, 8, 1)
        self.row.setSpacing(8)
        self.row.addWidget(self._brief)
        self.row.addWidget(self._section, 1)
        for icon, words, sign in (
            ("heading", self.tr("Heading"), "### "),
            ("bold", self.tr("Bold"), "**"),
            ("italic", self.tr("Italic"), "*"),
            ("list", self.tr("List"), "- "),
            ("quote", self.tr("Insert citation"), ""),
        ):
            button = tool_button(icon, words)
            button.setEnabled(not desk.project.read_only)
            button.clicked.connect(lambda _on=False, sign=sign: self._press(sign))
            self.row.addWidget(button)
        measure.keep(self, height=_HEIGHT)

    def _press(self, sign: str) -> None:
        if sign.endswith(" "):
            self.lines_wanted.emit(sign)
        elif sign:
            self.surround_wanted.emit(sign)
        else:
            self.cite_wanted.emit()

    def show_place(self, brief: Brief | None, section: Section | None) -> None:
        """Say which brief and which section."""
        template = template_of(brief) if brief is not None else None
        words = template.name if template is not None else self.tr("Briefs")
        several = brief is not None and self._desk.project.count(Brief) > 1
        if brief is not None and several:
            words = f"{brief.label}  {brief.title or words}"
        metrics = self._brief.fontMetrics()
        self._brief.setText(f"{metrics.elidedText(words, Qt.TextElideMode.ElideRight, _LONGEST)}  ›")
        tip = self.tr("Choose among the briefs of the project")
        self._brief.setToolTip(f"{words}\n{tip}")
        self._brief.setAccessibleName(self.tr("Brief: {0}").format(words))
        self._section.setText(section.heading if section is not None else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().colour("line"))
        painter.end()
