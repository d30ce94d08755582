"""What is done at the caret of a brief: citing, completing, mending, setting off words."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from briefing.tradecraft.problems import Problem
from ui.compose.check_card import CheckCard
from ui.compose.cite_popup import CitePopup
from ui.compose.citing import Citing
from ui.compose.complete_popup import CompletePopup
from ui.compose.middle import Middle
from ui.compose.problem_card import TextProblems
from ui.compose.word_menu import open_word_menu
from ui.desk import Desk

_STOPS = ".!?…"


class AtCaret(QObject):
    """Works on the field that has the caret; what it shows stands over `page`."""

    def __init__(self, desk: Desk, page: QWidget, middle: Middle, citing: Citing) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._middle = middle
        self._citing = citing
        self._writing = middle.writing
        self.problems = TextProblems(page, middle)
        self.completing = CompletePopup(page)
        self.cite_popup: CitePopup | None = None
        self._writing.cite_wanted.connect(lambda: self.ask_citation(instead_of=2))
        self._writing.typed.connect(self._complete)

    def ask_citation(self, *, instead_of: int = 0) -> None:
        """Ask what to cite; `instead_of` characters before the caret go."""
        editor = self._writing.editor()
        if editor is None or editor.isReadOnly():
            return
        self._middle.show_text()
        self._citing.read_now()
        popup = self.cite_popup = CitePopup(self._page, editor, self._citing.search)
        popup.chosen.connect(lambda citation: editor.cite(citation, instead_of=instead_of))
        self._citing.read.connect(popup.read_again)
        popup.ask(self._caret())

    def ask_source(self, problem: Problem) -> None:
        """Ask what the sentence of a problem rests on: it will stand before its full stop."""
        start, _end = self._middle.span(problem.place)
        self._middle.show_text(focus=False)
        self._writing.go_to(problem.place.section_id, start + len(problem.place.words.rstrip().rstrip(_STOPS)))
        self.ask_citation()

    def cite(self, citation: str) -> None:
        """Put a citation there."""
        editor = self._writing.editor()
        if editor is not None:
            self._middle.show_text()
            editor.cite(citation)

    def surround(self, sign: str) -> None:
        """Put a sign around what is selected: "**" sets it in bold."""
        editor = self._writing.editor()
        if editor is not None:
            self._middle.show_text()
            editor.surround(sign)

    def begin_lines(self, sign: str) -> None:
        """Let the chosen lines begin with a sign ("### ", "- "), or without it where all of them do."""
        editor = self._writing.editor()
        if editor is not None:
            self._middle.show_text()
            editor.begin_lines(sign)

    def mend(self) -> None:
        """Mend the problem at hand: that of the list where it is shown, else what is at the caret."""
        card = self._middle.card()
        if isinstance(card, CheckCard):
            card.mend()
        elif card is None and not self._respell() and not self.problems.mend_here():
            self._desk.tell(self.tr("Nothing is wrong at the caret. F8 goes to the next problem."))

    def toggle_spelling(self) -> None:
        """Look words up or leave it, and say which."""
        spelling = self._writing.spelling
        spelling.switch(on=not spelling.is_on)
        self._desk.tell(spelling.why_off() or self.tr("Words are looked up in {0}.").format(spelling.name()))

    def _respell(self) -> bool:
        editor, caret = self._writing.editor(), self._writing.caret_rect()
        where = self._writing.mapToGlobal(caret.bottomLeft())
        return editor is not None and open_word_menu(editor, self._writing.spelling, where)

    def _caret(self) -> QRect:
        """The caret, as a rectangle of the page."""
        return self._writing.caret_rect().translated(self._writing.mapTo(self._page, QPoint(0, 0)))

    def _complete(self) -> None:
        editor = self._writing.editor()
        if editor is not None and editor.hasFocus():
            self.completing.offer(editor, self._caret())
