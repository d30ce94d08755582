"""The strip under the text: the brief it is read for, how many sections say something, what is still open."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import measure, theme
from ui.kit import Label, ProgressLine, tool_button
from ui.kit.labels import IconMark
from ui.kit.line_button import LineButton

if TYPE_CHECKING:
    from briefing.model import Brief
    from briefing.tradecraft.problems import Problem
    from briefing.tradecraft.progress import Progress

_HEIGHT = 40
_LINE = 64
_LINE_FROM, _TITLE_FROM = 470, 560
"""From these widths of the strip on there is room for the line, and for the brief's title."""
_MARKS = {"error": ("octagon-x", "bad"), "warning": ("circle-alert", "warning"), "info": ("info", "accent")}
_CLEAN = ("circle-check", "good")


class BriefStrip(QWidget):
    """Shows what it is told. Each of its parts is a button; `Esc` in it goes back to the text."""

    write_wanted = Signal(str)
    """The brief is to be written, in the section with this id; "" for where it was left."""
    problem_wanted = Signal(object)
    """The place of this `Problem` is to be shown."""
    panel_wanted = Signal()
    """The panel of the brief is to be shown."""
    new_wanted = Signal()
    """There is no brief: one is to be begun."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brief: Brief | None = None
        self._progress: Progress | None = None
        self._is_looked_at = False
        self._name = Label(self.tr("Brief"), size=13, weight=600)
        self._title = Label(size=13, colour="sub", elide=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.sections = LineButton()
        self._line = ProgressLine(self.tr("Sections that say something"), width=_LINE, colour="good")
        self.problem = LineButton()
        self.panel = tool_button("panel-right", self.tr("Show the brief in its panel"))
        self._lay_out()
        self.sections.clicked.connect(self._write)
        self.problem.clicked.connect(self._show_problem)
        self.panel.clicked.connect(self.panel_wanted)
        measure.at_changes(self, self._say)
        self.show_brief(None)

    def show_brief(self, brief: Brief | None) -> None:
        """Show what this brief is called; how far it is comes with `show_progress`, and until then nothing is said."""
        if brief is None or self._brief is None or brief.id != self._brief.id:
            self._progress = None
            self._is_looked_at = False
        self._brief = brief
        self._say()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the brief is; None where that cannot be told."""
        self._progress = progress
        self._is_looked_at = True
        self._say()

    def focus(self) -> None:
        """Put the keyboard into its first part."""
        self.sections.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def words(self) -> str:
        """What it says, whole."""
        parts = (self.sections.text(), self.problem.text() if not self.problem.isHidden() else "")
        return ", ".join(part for part in (self._title.text(), *parts) if part)

    def _say(self) -> None:
        brief, progress = self._brief, self._progress
        self._title.setText(brief.title if brief is not None else "")
        self._fit_title()
        self.sections.show_words(self._section_words(), "accent")
        self._line.setVisible(progress is not None and self.width() >= measure.px(_LINE_FROM))
        self._line.set_share(progress.share if progress is not None else 0.0)
        self.panel.setVisible(brief is not None)
        self.problem.setVisible(progress is not None)
        if progress is not None:
            self._say_problem(progress.open_problems)
        self.setAccessibleName(f"{self.tr('Brief')}: {self.words()}")

    def _fit_title(self) -> None:
        """The title has what the others leave, and no more than it needs."""
        self._title.setMaximumWidth(self._title.fontMetrics().horizontalAdvance(self._title.text()) + 2)

    def _section_words(self) -> str:
        if self._brief is None:
            return self.tr("No brief yet: begin one")
        if self._progress is None:
            return self.tr("Write it") if self._is_looked_at else self.tr("Checking…")
        return self.tr("{0} of {1} sections").format(self._progress.filled, self._progress.sections)

    def _say_problem(self, problems: Sequence[Problem]) -> None:
        if problems:
            icon, colour = _MARKS[problems[0].severity.value]
            place = problems[0].place
            about = place.label or place.heading
            self.problem.show_words(problem_words(problems), "text", icon, colour, about=about)
        else:
            self.problem.show_words(self.tr("Nothing stands in the way"), "sub", *_CLEAN)

    def _write(self) -> None:
        if self._brief is None:
            self.new_wanted.emit()
        else:
            empty = self._progress.empty if self._progress is not None else ()
            self.write_wanted.emit(empty[0] if empty else "")

    def _show_problem(self) -> None:
        problems = self._progress.open_problems if self._progress is not None else ()
        if problems:
            self.problem_wanted.emit(problems[0])
        else:
            self.write_wanted.emit("")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 10, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("file-text", "sub"))
        row.addWidget(self._name)
        row.addWidget(self._title, 100)
        row.addWidget(self.sections)
        row.addWidget(self._line)
        row.addStretch(1)
        row.addWidget(self.problem)
        row.addWidget(self.panel)
        measure.keep(self, height=_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._title.setVisible(self.width() >= measure.px(_TITLE_FROM))
        self._line.setVisible(self._progress is not None and self.width() >= measure.px(_LINE_FROM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), desk.colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, desk.colour("line"))
        painter.end()


def problem_words(problems: Sequence[Problem]) -> str:
    """The gravest of open problems in words, and how many there are beside it; there is at least one."""
    first = problems[0]
    alike = sum(one.code == first.code for one in problems)
    told = _counted(first.code, alike) or first.title
    others = len(problems) - (alike if _counted(first.code, alike) else 1)
    more = QCoreApplication.translate("BriefStrip", "{0} more").format(others)
    return f"{told} · {more}" if others else told


def _counted(code: str, count: int) -> str:
    """The problems met most, counted; "" for the others, which are called by their title."""
    translate = QCoreApplication.translate
    if code == "B401":
        return translate("BriefStrip", "%Ln judgement(s) without a source", "", count)
    if code == "B402":
        return translate("BriefStrip", "%Ln risk(s) without a source", "", count)
    if code == "B204":
        return translate("BriefStrip", "%Ln sentence(s) without a source", "", count)
    if code == "B303":
        return translate("BriefStrip", "%Ln empty section(s)", "", count)
    return ""
