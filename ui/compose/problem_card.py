"""A problem in the text: waved where it stands, told by a card while the caret rests there, mended by one key."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from briefing.tradecraft.problems import Problem, Severity
from ui import theme
from ui.compose.editor import SectionEditor
from ui.compose.middle import Middle
from ui.compose.strip import LOOKS
from ui.kit import Label, Popover, push_button
from ui.kit.labels import IconMark
from ui.reader.positions import TextPositions

_WIDTH = 460
_RESTS_MS = 500
_IN_MARGIN = "B204"
"""A sentence without a source: the margin says so beside each, a wave under all of them would be no help."""


class ProblemCard(Popover):
    """Says what is wrong, what is meant and what mends it. `fix_wanted` and `accept_wanted` tell the problem."""

    keeps_tab = False  # Tab comes to it from the text it stands on

    fix_wanted = Signal(object)
    accept_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.problem: Problem | None = None
        self._mark = IconMark("octagon-x", "bad", size=16)
        self._title = Label(size=13, weight=600, wrap=True)
        self._standard = Label(size=12, colour="sub")
        self._message = Label(size=12, colour="sub", wrap=True)
        self._fix = push_button("")
        self._accept = push_button(self.tr("Accept with a reason…"))
        for label in (self._title, self._message):
            label.setFixedWidth(_WIDTH - 60 if label is self._message else _WIDTH - 190)
        self._lay_out()
        self._fix.clicked.connect(lambda: self.fix_wanted.emit(self.problem))
        self._accept.clicked.connect(lambda: self.accept_wanted.emit(self.problem))

    def show_problem(self, problem: Problem, key: str) -> None:
        """Say this one; `key` is the one that mends it."""
        self.problem = problem
        self._mark.show_icon(*LOOKS[problem.severity])
        self._title.setText(problem.title)
        self._standard.setText(f"{problem.standard}  {problem.code}".strip())
        self._message.setText(f"{problem.message} {problem.fix.words}")
        self._fix.setText(f"{problem.fix.words.rstrip('.')}  {key}".strip())
        self._fix.setVisible(bool(problem.fix.replacement))
        self.setAccessibleName(f"{problem.title}. {self._message.text()}")
        self.adjustSize()

    def words(self) -> str:
        """What it says."""
        return f"{self._title.text()}: {self._message.text()}"

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addWidget(self._standard, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 2, 0, 0)
        buttons.addWidget(self._fix)
        buttons.addWidget(self._accept)
        buttons.addStretch(1)
        said = QHBoxLayout()
        said.setContentsMargins(24, 0, 0, 0)
        said.addWidget(self._message)
        column = QVBoxLayout()
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(said)
        column.addLayout(buttons)
        self.sheet.addLayout(column)


class TextProblems(QObject):
    """Waves the problems of the text, and shows the card of the one at the caret."""

    def __init__(self, page: QWidget, middle: Middle) -> None:
        super().__init__(page)
        self._page = page
        self._middle = middle
        self._problems: list[Problem] = []
        self._told = ""
        self.key = ""
        self.card = ProblemCard(page)
        self._rests = QTimer(self, singleShot=True, interval=_RESTS_MS)
        self._rests.timeout.connect(self._tell)
        theme.changes().changed.connect(self._dress_again)
        self.card.closed.connect(self._rests.stop)
        self.card.fix_wanted.connect(self._mend)
        self.card.accept_wanted.connect(self._accept)
        middle.writing.moved.connect(self._moved)
        middle.writing.shown.connect(self._wave)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Wave these where they stand."""
        self._problems = [one for one in problems if one.is_open and one.place.section_id and one.place.words]
        self._wave()
        if self.card.isVisible() and self.at_caret() != self.card.problem:
            self.card.close_now()

    def _wave(self) -> None:
        for section_id, block in self._middle.writing.blocks.items():
            here = [one for one in self._problems if one.place.section_id == section_id and one.code != _IN_MARGIN]
            block.editor.setExtraSelections(self._waves(block.editor, here) if here else [])

    def at_caret(self) -> Problem | None:
        """The gravest problem whose words hold the caret."""
        editor, section_id = self._middle.writing.editor(), self._middle.writing.current_id()
        here = [one for one in self._problems if one.place.section_id == section_id]
        if editor is None or not here:
            return None
        text, caret = editor.value(), editor.caret()
        spans = ((one, *self._middle.span(one.place, text)) for one in here)
        return next((one for one, start, end in spans if start <= caret <= end), None)

    def mend_here(self) -> bool:
        """Mend what is at the caret where a word does it, else say what it is; whether there is anything."""
        found = self.at_caret()
        if found is None:
            return False
        if found.fix.replacement:
            self._mend(found)
        else:
            self.show_here()
        return True

    def show_here(self) -> None:
        """Show the card of what is at the caret."""
        found = self.at_caret()
        if found is not None:
            self._show(found)

    def _dress_again(self, _theme: object) -> None:
        self.show_problems(self._problems)

    def _waves(self, editor: SectionEditor, problems: Sequence[Problem]) -> list[QTextEdit.ExtraSelection]:
        text = editor.value()
        positions = TextPositions(text)
        found = []
        for problem in problems:
            start, end = self._middle.span(problem.place, text)
            wave = QTextEdit.ExtraSelection()
            cursor = QTextCursor(editor.document())
            cursor.setPosition(positions.to_units(start))
            cursor.setPosition(positions.to_units(end), QTextCursor.MoveMode.KeepAnchor)
            letters = QTextCharFormat()
            letters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            letters.setUnderlineColor(theme.current().colour(LOOKS[problem.severity][1]))
            wave.cursor, wave.format = cursor, letters
            found.append(wave)
        return found

    def _moved(self) -> None:
        found = self.at_caret()
        if self.card.isVisible() and found != self.card.problem:
            self.card.close_now()
        if found is None:
            self._told = ""
        elif found.key != self._told and found.code != _IN_MARGIN:
            self._rests.start()

    def _tell(self) -> None:
        found, editor = self.at_caret(), self._middle.writing.editor()
        if found is not None and editor is not None and editor.hasFocus() and found.severity is not Severity.ADVICE:
            self._show(found)

    def _show(self, problem: Problem) -> None:
        editor = self._middle.writing.editor()
        if editor is None or self._middle.card() is not None:
            return
        # Told once: it does not come back at every key while the caret stays there.
        self._told = problem.key
        self.card.show_problem(problem, self.key)
        _, end = self._middle.span(problem.place)
        line = editor.line_box(end).toAlignedRect()
        corner = editor.viewport().mapTo(self._page, line.topLeft())
        self.card.show_at(line.translated(corner - line.topLeft()).adjusted(0, 0, 0, 2))

    def _mend(self, problem: object) -> None:
        self.card.close_now()
        if isinstance(problem, Problem):
            self._middle.mend(problem)

    def _accept(self, problem: object) -> None:
        """The list of the check, with this problem at hand and the keyboard in its reason."""
        self.card.close_now()
        if isinstance(problem, Problem):
            self._middle.show_card(self._middle.check)
            self._middle.check.ask_reason(problem)
