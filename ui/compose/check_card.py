"""Before it goes out: everything the check finds, each a link to its place; then the export, clean or marked DRAFT."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from briefing.tradecraft.checking import is_clean
from briefing.tradecraft.problems import Problem, Severity
from ui import fonts
from ui.compose.cards import Card, Row, RowList
from ui.compose.strip import LOOKS, severity_words
from ui.kit import Label, primary_button, push_button


class CheckCard(Card):
    """`place_wanted` tells the problem whose place is to be shown, `accepted` one that stays, with the reason.

    `fix_wanted` tells one whose first fix is to be made, `export_wanted` whether the PDF is to be marked DRAFT.
    """

    place_wanted = Signal(object)
    fix_wanted = Signal(object)
    accepted = Signal(object, str)
    reopened = Signal(object)
    export_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Before it goes out"))
        self._problems: Sequence[Problem] = ()
        self.list = RowList(self.tr("Problems"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Reason to accept the chosen problem; Enter records it"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setFont(fonts.ui_font())
        self._fix = push_button(self.tr("Fix  Ctrl+."))
        self._open = push_button(self.tr("Open again"))
        self._passed = Label(size=12, colour="sub")
        self._left = Label(size=12, weight=600)
        self.draft = push_button(self.tr("Export marked DRAFT  Shift+Enter"))
        self.go = primary_button(self.tr("Export PDF…"), icon="file-output")
        self._lay_out()
        self.list.picked.connect(self.place_wanted)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.list.rows.modelReset.connect(self._offer)
        self.reason.returnPressed.connect(self._accept)
        self._fix.clicked.connect(self.mend)
        self._open.clicked.connect(lambda: self.reopened.emit(self.list.current()))
        self.draft.clicked.connect(lambda: self.export_wanted.emit(True))
        self.go.clicked.connect(lambda: self.export_wanted.emit(False))

    def show_problems(self, problems: Sequence[Problem], passed: int) -> None:
        """Show what was found, the gravest first, and how many rules found nothing."""
        self._problems = problems
        rows: list[Row] = []
        for severity in Severity:
            here = [one for one in problems if one.severity is severity and one.is_open]
            rows += [Row(severity_words(severity, len(here)))] if here else []
            rows += [_row(one) for one in here]
        accepted = [one for one in problems if not one.is_open]
        rows += [Row(self.tr("Accepted with a reason"))] if accepted else []
        rows += [_row(one) for one in accepted]
        self.list.show_rows(rows)
        musts = sum(one.severity is Severity.MUST and one.is_open for one in problems)
        blocked = self.tr("{0} must be fixed, or accepted with a reason. Each line is a link to its place.")
        free = self.tr("Nothing keeps the brief from going out. Each line is a link to its place.")
        self.about.setText(blocked.format(musts) if musts else free)
        self._passed.setText(self.tr("%Ln check(s) passed", "", passed))
        self._left.setText(self.tr("{0} must fix left").format(musts) if musts else "")
        self.go.setEnabled(is_clean(list(problems)))
        self.go.setToolTip(self._left.text())
        self._offer()

    def focus(self) -> None:
        """Put the keyboard into the list; where it is empty, on to the export."""
        shown = self.list if self.list.rows.rowCount() else self.go
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_reason(self, problem: Problem) -> None:
        """Put a problem at hand, and the keyboard into the field for the reason to accept it."""
        for number in range(self.list.rows.rowCount()):
            index = self.list.rows.index(number)
            chosen = self.list.rows.row(index).ref
            if isinstance(chosen, Problem) and chosen.key == problem.key:
                self.list.setCurrentIndex(index)
        self._offer()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def mend(self) -> None:
        """Make the first fix of the problem at hand."""
        chosen = self.list.current()
        if isinstance(chosen, Problem) and chosen.fix.replacement:
            self.fix_wanted.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shift:
            self.export_wanted.emit(True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled() and self.go.hasFocus():
            self.export_wanted.emit(False)
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        chosen = self.list.current()
        is_problem = isinstance(chosen, Problem)
        self._fix.setVisible(is_problem and isinstance(chosen, Problem) and bool(chosen.fix.replacement))
        self._open.setVisible(isinstance(chosen, Problem) and not chosen.is_open)
        self.reason.setVisible(isinstance(chosen, Problem) and chosen.is_open)

    def _accept(self) -> None:
        chosen = self.list.current()
        if isinstance(chosen, Problem) and self.reason.text().strip():
            words = self.reason.text()
            self.reason.clear()
            self.accepted.emit(chosen, words)
            self.focus()

    def _lay_out(self) -> None:
        self.column.addWidget(self.list, 1)
        beside = QHBoxLayout()
        beside.addWidget(self.reason, 1)
        beside.addWidget(self._open)
        beside.addWidget(self._fix)
        self.column.addLayout(beside)
        end = QHBoxLayout()
        end.addWidget(self._passed)
        end.addStretch(1)
        end.addWidget(self._left)
        end.addSpacing(8)
        end.addWidget(self.draft)
        end.addWidget(self.go)
        self.column.addLayout(end)


def _row(problem: Problem) -> Row:
    icon, colour = LOOKS[problem.severity]
    place = problem.place.in_words()
    quoted = f"“{' '.join(problem.place.words.split())}”  " if problem.place.section_id and problem.place.words else ""
    detail = f"{quoted}{problem.message} {problem.fix.words}" if problem.is_open else problem.accepted
    return Row(problem.title, place, detail, f"{problem.standard}  {problem.code}".strip(), icon, colour, problem)
