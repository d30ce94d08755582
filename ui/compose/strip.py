"""The strip of problems across the page: how many of which gravity, and the one at hand as a link to its place."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing.tradecraft.problems import Problem, Severity
from ui import measure, theme
from ui.kit import Label, link_button
from ui.kit.labels import IconMark

_HEIGHT = 36
LOOKS = {
    Severity.MUST: ("octagon-x", "bad"),
    Severity.SHOULD: ("circle-alert", "warning"),
    Severity.ADVICE: ("info", "accent"),
}


class ProblemStrip(QWidget):
    """`place_wanted` tells the problem whose place is to be shown, `list_wanted` that all of them are."""

    place_wanted = Signal(object)
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._problems: list[Problem] = []
        self._at = -1
        self._counts = {severity: Label(size=12) for severity in Severity}
        self._marks = {severity: IconMark(*LOOKS[severity], size=15) for severity in Severity}
        self._clean = Label(size=12, colour="sub")
        self._link = link_button("")
        self._message = Label(size=12, weight=500, elide=True)
        self._next = link_button(self.tr("Next"))
        self._all = link_button(self.tr("All problems"))
        self._lay_out()
        self._link.clicked.connect(self._go)
        self._next.clicked.connect(self._go_next)
        self._all.clicked.connect(self.list_wanted)
        self.show_problems([])

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these; the one at hand stays at hand while there is such a one."""
        key = self._problems[self._at].key if self._at >= 0 else ""
        self._problems = [problem for problem in problems if problem.is_open]
        self._at = next((row for row, one in enumerate(self._problems) if one.key == key), -1)
        for severity, label in self._counts.items():
            count = sum(problem.severity is severity for problem in self._problems)
            label.setText(severity_words(severity, count))
            label.setVisible(count > 0)
            self._marks[severity].setVisible(count > 0)
        self._clean.setText(self.tr("Nothing stands in the way"))
        self._clean.setVisible(not self._problems)
        self._all.setEnabled(bool(problems))
        self._next.setVisible(bool(self._problems))
        self._say()

    def wait(self) -> None:
        """Say that nothing is known yet."""
        self.show_problems(())
        self._clean.setText(self.tr("Checking…"))
        self._say()

    def show_key(self, keys: str) -> None:
        """The key that goes to the next problem."""
        self._next.setText(self.tr("Next {0}").format(keys).strip())

    def problems(self) -> list[Problem]:
        """Those that are open."""
        return self._problems

    def step(self, by: int) -> Problem | None:
        """Take the next one at hand, the first again after the last; None where there is none."""
        if not self._problems:
            return None
        before = self._at if self._at >= 0 else (-1 if by > 0 else 0)
        self._at = (before + by) % len(self._problems)
        self._say()
        return self._problems[self._at]

    def words(self) -> str:
        """What it says, whole."""
        counts = [label.text() for severity, label in self._counts.items() if not label.isHidden()]
        return ", ".join([*counts, self._message.text()] if self._problems else [self._clean.text()])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("line"))
        painter.end()

    def _say(self) -> None:
        shown = self._problems[max(self._at, 0)] if self._problems else None
        self._link.setText(shown.place.in_words().replace("&", "&&") if shown else "")
        self._link.setVisible(shown is not None)
        self._message.setText(f"{shown.title}: {shown.message}" if shown else "")
        self.setAccessibleName(f"{self.tr('Problems')}: {self.words()}")

    def _go(self) -> None:
        if self._problems:
            self.place_wanted.emit(self._problems[max(self._at, 0)])

    def _go_next(self) -> None:
        found = self.step(1)
        if found is not None:
            self.place_wanted.emit(found)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 0)
        row.setSpacing(6)
        row.addWidget(Label(self.tr("Problems"), size=13, weight=600))
        row.addSpacing(4)
        for severity, label in self._counts.items():
            row.addWidget(self._marks[severity])
            row.addWidget(label)
            row.addSpacing(4)
        row.addWidget(self._clean)
        row.addWidget(self._link)
        row.addWidget(self._message, 1)
        row.addWidget(self._next)
        row.addSpacing(8)
        row.addWidget(self._all)
        measure.keep(self, height=_HEIGHT)


def severity_words(severity: Severity, count: int) -> str:
    """How many there are of a gravity: "1 must fix"."""
    words = {
        Severity.MUST: QCoreApplication.translate("compose", "{0} must fix"),
        Severity.SHOULD: QCoreApplication.translate("compose", "{0} should fix"),
        Severity.ADVICE: QCoreApplication.translate("compose", "{0} advice"),
    }
    return words[severity].format(count)
