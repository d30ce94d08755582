"""The middle of Compose: the text, and the cards that stand in its place for a while."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

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

C = TypeVar("C", bound=Card)


class Middle(QStackedWidget):
    """Shows the text or a card; each card is made when it is first wanted: the text is there sooner without them.

    `place_wanted` tells the problem whose place is to be shown, `cite_wanted` one whose sentence needs a source,
    `covered` whether a card stands in its place now. The others hand on what the cards ask for: an export (whether
    marked DRAFT), an issue now, the PDF of an issue.
    """

    place_wanted = Signal(object)
    cite_wanted = Signal(object)
    covered = Signal(bool)
    export_wanted = Signal(bool)
    issue_wanted = Signal()
    pdf_wanted = Signal(object)

    def __init__(self, desk: Desk, writing: Writing) -> None:
        super().__init__()
        self._desk = desk
        self._brief_id = ""
        self._fix_key = ""
        self.writing = writing
        self.problems: Sequence[Problem] = ()
        self.passed: Sequence[str] = ()
        self.addWidget(writing)

    @cached_property
    def check(self) -> CheckCard:
        """What the check found."""
        card = self._added(CheckCard(is_read_only=self._desk.project.read_only))
        card.place_wanted.connect(self.place_wanted)
        card.fix_wanted.connect(self.mend)
        card.cite_wanted.connect(self.cite_wanted)
        card.accepted.connect(self.accept)
        card.reopened.connect(lambda problem: self._desk.do(lambda: reopen(self._desk.project, problem)))
        card.export_wanted.connect(self.export_wanted)
        card.key = self._fix_key
        card.show_problems(self.problems, self.passed)
        return card

    @cached_property
    def front(self) -> FrontCard:
        """The front matter."""
        card = self._added(FrontCard(self._desk))
        card.show_brief(self._brief_id)
        return card

    @cached_property
    def templates(self) -> TemplateCard:
        """The templates to lay the brief out by."""
        card = self._added(TemplateCard(self._desk))
        card.applied.connect(self.show_text)
        card.show_brief(self._brief_id)
        return card

    @cached_property
    def issues(self) -> IssuesCard:
        """The issues of the brief."""
        card = self._added(IssuesCard(self._desk))
        card.issue_wanted.connect(self.issue_wanted)
        card.pdf_wanted.connect(self.pdf_wanted)
        return card

    @cached_property
    def briefs(self) -> BriefsCard:
        """The briefs of the project."""
        card = self._added(BriefsCard(self._desk))
        card.opened.connect(self.show_text)
        card.new_wanted.connect(lambda: self.show_card(self.new_brief))
        return card

    @cached_property
    def new_brief(self) -> NewBriefCard:
        """What asks for a new brief."""
        card = self._added(NewBriefCard(self._desk))
        card.made.connect(self.show_text)
        return card

    def show_brief(self, brief_id: str) -> None:
        """Speak of this brief from now on."""
        self._brief_id = brief_id
        self.problems, self.passed = (), ()
        for front in self._made(FrontCard):
            front.show_brief(brief_id)
        for templates in self._made(TemplateCard):
            templates.show_brief(brief_id)

    def show_problems(self, problems: Sequence[Problem], passed: Sequence[str]) -> None:
        """What the check found, and what the rules look for that found nothing."""
        self.problems, self.passed = problems, passed
        for card in self._made(CheckCard):
            card.show_problems(problems, passed)

    def show_fix_key(self, key: str) -> None:
        """The key that makes the first fix of a problem is this one from now on."""
        self._fix_key = key
        for card in self._made(CheckCard):
            card.show_key(key)

    def card(self) -> Card | None:
        """What stands in the place of the text; None while the text does."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Card) else None

    def show_card(self, card: Card) -> None:
        """Let a card stand in the place of the text, with the keyboard in it."""
        self.setCurrentWidget(card)
        self.read_again()
        if isinstance(card, NewBriefCard):
            card.show_templates()
        self.covered.emit(True)
        card.focus()

    def show_text(self, *, focus: bool = True) -> None:
        """Let the text stand in its place again."""
        self.setCurrentWidget(self.writing)
        self.covered.emit(False)
        if focus:
            self.writing.focus()

    def leave_check(self) -> None:
        """The brief is out: the text stands there again where the check did, and has the keyboard if that had."""
        card = self.card()
        if isinstance(card, CheckCard):
            self.show_text(focus=card.isAncestorOf(self.window().focusWidget() or self))

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
        if isinstance(card, CheckCard):
            card.show_problems(self.problems, self.passed)
        elif isinstance(card, IssuesCard | TemplateCard):
            card.show_brief(brief_id)
        elif isinstance(card, BriefsCard):
            card.show_briefs()

    def show_fact(self, fact: str) -> None:
        """Show the card of a fact of the outline: "template", "front", "issues"; no other is one."""
        if fact == "template":
            self.show_card(self.templates)
        elif fact == "front":
            self.show_card(self.front)
        elif fact == "issues":
            self.show_card(self.issues)

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

    def _added(self, card: C) -> C:
        self.addWidget(card)
        card.left.connect(self.show_text)
        return card

    def _made(self, kind: type[C]) -> Iterator[C]:
        """The card of this kind, if somebody has wanted it by now."""
        return (card for card in map(self.widget, range(self.count())) if isinstance(card, kind))
