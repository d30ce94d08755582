"""The middle of Compose: the text, and the cards that stand in its place for a while."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from briefing.actions.accepting import accept, reopen
from briefing.actions.items import change
from briefing.tradecraft.problems import Place, Problem
from ui.compose.brief_cards import FrontCard, IssuesCard, TemplateCard
from ui.compose.briefs_card import BriefsCard, NewBriefCard
from ui.compose.cards import Card
from ui.compose.check_card import CheckCard
from ui.compose.writing import Writing
from ui.desk import Desk


class Middle(QStackedWidget):
    """Shows the text or a card. `place_wanted` tells the problem whose place is to be shown.

    `covered` tells whether a card stands in the place of the text now.
    """

    place_wanted = Signal(object)
    covered = Signal(bool)

    def __init__(self, desk: Desk, writing: Writing) -> None:
        super().__init__()
        self._desk = desk
        self.writing = writing
        self.check = CheckCard()
        self.front = FrontCard(desk)
        self.templates = TemplateCard(desk)
        self.issues = IssuesCard(desk)
        self.briefs = BriefsCard(desk)
        self.new_brief = NewBriefCard(desk)
        self.problems: Sequence[Problem] = ()
        self.passed = 0
        self.addWidget(writing)
        for card in self._cards():
            self.addWidget(card)
            card.left.connect(self.show_text)
        self._connect()

    def show_brief(self, brief_id: str) -> None:
        """Speak of this brief from now on."""
        self.problems, self.passed = (), 0
        self.front.show_brief(brief_id)
        self.templates.show_brief(brief_id)

    def show_problems(self, problems: Sequence[Problem], passed: int) -> None:
        """What the check found, and how many rules found nothing."""
        self.problems, self.passed = problems, passed
        self.check.show_problems(problems, passed)

    def card(self) -> Card | None:
        """What stands in the place of the text; None while the text does."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Card) else None

    def show_card(self, card: Card) -> None:
        """Let a card stand in the place of the text, with the keyboard in it."""
        self.setCurrentWidget(card)
        self.read_again()
        if card is self.new_brief:
            self.new_brief.show_templates()
        self.covered.emit(True)
        card.focus()

    def show_text(self, *, focus: bool = True) -> None:
        """Let the text stand in its place again."""
        self.setCurrentWidget(self.writing)
        self.covered.emit(False)
        if focus:
            self.writing.focus()

    def focus(self) -> None:
        """Put the keyboard into what is shown."""
        card = self.card()
        if card is not None:
            card.focus()
        else:
            self.writing.focus()

    def read_again(self) -> None:
        """Let the card that is shown say what is so now."""
        card, brief = self.card(), self._desk.brief()
        brief_id = brief.id if brief is not None else ""
        if card is self.check:
            self.check.show_problems(self.problems, self.passed)
        elif card is self.issues:
            self.issues.show_brief(brief_id)
        elif card is self.templates:
            self.templates.show_brief(brief_id)
        elif card is self.briefs:
            self.briefs.show_briefs()

    def show_fact(self, fact: str) -> None:
        """Show the card of a fact of the outline: "template", "front", "issues"; no other is one."""
        cards: dict[str, Card] = {"template": self.templates, "front": self.front, "issues": self.issues}
        if fact in cards:
            self.show_card(cards[fact])

    def show_field(self, field: str) -> None:
        """Show a field of the front matter."""
        self.show_card(self.front)
        self.front.focus_field(field)

    def mend(self, problem: Problem) -> None:
        """Make the first fix of a problem: other words at its place, or another value of its field."""
        words, brief = problem.fix.replacement or "", self._desk.brief()
        block = self.writing.block(problem.place.section_id)
        if block is not None:
            start, end = self.span(problem.place)
            if block.editor.value()[start:end] == problem.place.words and end > start:
                block.editor.select(start, end)
                block.editor.insert(words)
                block.flush()
        elif problem.place.field and brief is not None:
            self._desk.do(lambda: change(self._desk.project, brief, **{problem.place.field: words}))

    def accept(self, problem: Problem, reason: str) -> None:
        """Leave a problem as it is, for a reason that is recorded."""
        self._desk.do(lambda: accept(self._desk.project, problem, reason))

    def span(self, place: Place, text: str | None = None) -> tuple[int, int]:
        """Where the words of a problem stand now: they may have moved since it was found.

        `text` is that of its section, where it is at hand.
        """
        if text is None:
            block = self.writing.block(place.section_id)
            text = block.editor.value() if block is not None else ""
        if text[place.start : place.end] == place.words:
            return place.start, place.end
        before = text.rfind(place.words, 0, place.start + len(place.words))
        start = before if before >= 0 else text.find(place.words)
        return (start, start + len(place.words)) if start >= 0 else (min(place.start, len(text)),) * 2

    def _cards(self) -> tuple[Card, ...]:
        return (self.check, self.front, self.templates, self.issues, self.briefs, self.new_brief)

    def _connect(self) -> None:
        self.templates.applied.connect(self.show_text)
        self.briefs.opened.connect(self.show_text)
        self.briefs.new_wanted.connect(lambda: self.show_card(self.new_brief))
        self.new_brief.made.connect(self.show_text)
        self.check.place_wanted.connect(self.place_wanted)
        self.check.fix_wanted.connect(self.mend)
        self.check.accepted.connect(self.accept)
        self.check.reopened.connect(lambda problem: self._desk.do(lambda: reopen(self._desk.project, problem)))
