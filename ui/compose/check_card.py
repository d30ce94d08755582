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
from ui.kit import Label, link_button, primary_button, push_button

_FIX, _CITE, _ACCEPT, _OPEN = "fix", "cite", "accept", "open"
_UNSOURCED = "B204"
"""A sentence without a source: what mends it is a citation, which is asked for at its end."""


class CheckCard(Card):
    """`place_wanted` tells the problem whose place is to be shown, `accepted` one that stays, with the reason.

    `fix_wanted` tells one whose first fix is to be made, `export_wanted` whether the PDF is to be marked DRAFT.
    """

    place_wanted = Signal(object)
    fix_wanted = Signal(object)
    cite_wanted = Signal(object)
    """The sentence of this `Problem` needs a source: it is to be asked for."""
    accepted = Signal(object, str)
    reopened = Signal(object)
    export_wanted = Signal(bool)

    def __init__(self, *, is_read_only: bool = False) -> None:
        super().__init__(self.tr("Before it goes out"))
        self.is_read_only = is_read_only
        self._problems: Sequence[Problem] = ()
        self._passed_rules: Sequence[str] = ()
        self.key = ""
        self.list = RowList(self.tr("Problems"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Reason to accept the chosen problem; Enter records it"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setFont(fonts.ui_font())
        self._open = push_button(self.tr("Open again"))
        self.passed = link_button("")
        self.passed.setCheckable(True)
        self.passed_rules = Label(size=12, colour="sub", wrap=True)
        self.passed_rules.hide()
        self._left = Label(size=12, weight=600)
        self.draft = push_button(self.tr("Export marked DRAFT  Shift+Enter"))
        self.go = primary_button(self.tr("Export PDF…"), icon="file-output")
        self._lay_out()
        self.list.picked.connect(self.place_wanted)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.list.rows.modelReset.connect(self._offer)
        self.reason.returnPressed.connect(self._accept)
        self.list.act_wanted.connect(self._act)
        self.passed.toggled.connect(lambda on: self._unfold(on=on))
        self._open.clicked.connect(lambda: self.reopened.emit(self.list.current()))
        self.draft.clicked.connect(lambda: self.export_wanted.emit(True))
        self.go.clicked.connect(lambda: self.export_wanted.emit(False))

    def show_problems(self, problems: Sequence[Problem], passed: Sequence[str]) -> None:
        """Show what was found, the gravest first, and what the rules look for that found nothing."""
        self._problems, self._passed_rules = problems, passed
        rows: list[Row] = []
        for severity in Severity:
            here = [one for one in problems if one.severity is severity and one.is_open]
            rows += [Row(severity_words(severity, len(here)))] if here else []
            rows += [self._row(one) for one in here]
        accepted = [one for one in problems if not one.is_open]
        rows += [Row(self.tr("Accepted with a reason"))] if accepted else []
        rows += [self._row(one) for one in accepted]
        self.list.show_rows(rows)
        musts = sum(one.severity is Severity.MUST and one.is_open for one in problems)
        blocked = self.tr("{0} must be fixed, or accepted with a reason. Each line is a link to its place.")
        free = self.tr("Nothing keeps the brief from going out. Each line is a link to its place.")
        self.about.setText(blocked.format(musts) if musts else free)
        self._unfold(on=self.passed.isChecked())
        self._left.setText(self.tr("{0} must fix left").format(musts) if musts else "")
        self.go.setEnabled(is_clean(list(problems)))
        self.go.setToolTip(self._left.text())
        self._offer()

    def show_key(self, key: str) -> None:
        """Say from now on that this key makes the first fix of the problem at hand."""
        self.key = key
        self.show_problems(self._problems, self._passed_rules)

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
        acts = self._acts(chosen) if isinstance(chosen, Problem) else ()
        if acts and acts[0][0] in (_FIX, _CITE):
            self._act(acts[0][0], chosen)

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
        self.column.addLayout(beside)
        self.column.addWidget(self.passed_rules)
        end = QHBoxLayout()
        end.addWidget(self.passed)
        end.addStretch(1)
        end.addWidget(self._left)
        end.addSpacing(8)
        end.addWidget(self.draft)
        end.addWidget(self.go)
        self.column.addLayout(end)

    def _unfold(self, *, on: bool) -> None:
        """Say how many checks passed, and which where that is asked for."""
        count = len(self._passed_rules)
        self.passed.setText(("▾ " if on else "▸ ") + self.tr("%Ln check(s) passed", "", count))
        told = self.tr("Hide which") if on else self.tr("Show which")
        self.passed.setAccessibleName(f"{self.tr('%Ln check(s) passed', '', count)}. {told}")
        self.passed.setToolTip(told)
        self.passed_rules.setText(self.tr("Found nowhere: {0}.").format(" · ".join(self._passed_rules)))
        self.passed_rules.setVisible(on and count > 0)

    def _act(self, act: str, problem: object) -> None:
        """A button of a row: what stands in it is done to its problem."""
        if not isinstance(problem, Problem):
            return
        if act == _FIX:
            self.fix_wanted.emit(problem)
        elif act == _CITE:
            self.cite_wanted.emit(problem)
        elif act == _ACCEPT:
            self.ask_reason(problem)
        else:
            self.reopened.emit(problem)

    def _row(self, problem: Problem) -> Row:
        icon, colour = LOOKS[problem.severity]
        place, quoted = problem.place.in_words(), ""
        if problem.place.section_id and problem.place.words:
            quoted = f"“{' '.join(problem.place.words.split())}”  "
        detail = f"{quoted}{problem.message} {problem.fix.words}" if problem.is_open else problem.accepted
        aside = f"{problem.standard}  {problem.code}".strip()
        acts = self._acts(problem)
        keys = self.key if acts and acts[0][0] in (_FIX, _CITE) else ""
        return Row(problem.title, place, detail, aside, icon, colour, problem, acts, keys)

    def _acts(self, problem: Problem) -> tuple[tuple[str, str], ...]:
        """What can be done to a problem where it is listed; nothing in a project that is only read."""
        if self.is_read_only:
            return ()
        if not problem.is_open:
            return ((_OPEN, self.tr("Open again")),)
        accept = (_ACCEPT, self.tr("Accept…"))
        if problem.fix.replacement:
            return ((_FIX, problem.fix.words.rstrip(".")), accept)
        return ((_CITE, self.tr("Add source")), accept) if problem.code == _UNSOURCED else (accept,)
