"""Mode Compose as a whole: outline, text and pages side by side, what the check finds below."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefing.actions.previewing import Preview
from briefing.errors import BriefingError
from briefing.model import Brief, Kind, Section
from briefing.project import Change
from briefing.tradecraft.problems import Place, Problem
from ui.compose.at_caret import AtCaret
from ui.compose.candidates import times_used
from ui.compose.cards import Card
from ui.compose.citing import Citing
from ui.compose.facts import show_facts, template_name
from ui.compose.head import WritingHead
from ui.compose.middle import Middle
from ui.compose.outline import WIDTH as OUTLINE_WIDTH
from ui.compose.outline import Outline
from ui.compose.outline_model import outline_lines
from ui.compose.page_view import PagePlace
from ui.compose.preview import WIDTH as PREVIEW_WIDTH
from ui.compose.preview import PreviewColumn
from ui.compose.previewing import Previewing
from ui.compose.strip import ProblemStrip
from ui.compose.tray import EvidenceTray
from ui.compose.two_ways import TwoWays
from ui.compose.writing import Writing
from ui.desk import Desk

_OUTLINE_FROM = 1400
_COUNT_AFTER_MS = 150
_SAY_AFTER_MS = 60


class ComposePage(QWidget):
    """Made when a brief is first written in; the panels of the mode Read are not touched by it.

    `looked` tells that the place changed, `item_wanted` that a problem is at an item of the project (kind, id).
    """

    looked = Signal()
    item_wanted = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.brief_id = ""
        self.outline = Outline(desk)
        self.writing = Writing(desk)
        self.head = WritingHead(desk)
        self.preview = PreviewColumn()
        self.strip = ProblemStrip()
        self.citing = Citing(desk, self)
        self.tray = EvidenceTray(self.citing.search)
        self.middle = Middle(desk, self.writing)
        self.two_ways = TwoWays(self.writing, self.preview)
        self.at_caret = AtCaret(desk, self, self.middle, self.citing)
        self.previewing = Previewing(desk, self.writing.unwritten, self)
        self.problems: tuple[Problem, ...] = ()
        self._is_checked = False
        self._places: dict[str, tuple[str, int]] = {}
        self._outline_by_hand: bool | None = None
        self._outline_soon = QTimer(self, singleShot=True, interval=0)
        # At every key the caret moves; what the window around says of it can come a moment later.
        self._moved_soon = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._tray_soon = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()
        QTimer.singleShot(0, self, self.previewing.warm)  # a thread begins; the page is seen first
        brief = desk.brief()
        self.show_brief(brief.id if brief is not None else "")

    # What it shows

    def show_brief(self, brief_id: str) -> None:
        """Write in this brief from now on, where it was left; "" for none."""
        if self.brief_id:
            self._places[self.brief_id] = self.writing.place()
        self.brief_id = brief_id
        self.desk.choose_brief(brief_id)
        self.problems, self._is_checked = (), False
        self.writing.show_brief(brief_id)
        self.previewing.show_brief(brief_id)
        self.middle.show_brief(brief_id)
        self.strip.wait()
        if brief_id in self._places:
            self.writing.go_to(*self._places[brief_id], focus=False)
        if self.brief() is None:
            self.preview.clear()
            self.show_card(self.middle.briefs)
        else:
            self.preview.view.await_pages(template_name(self.brief()))
            self.show_text(focus=False)
        self.tray.read_again()
        self._count_used()
        self._say_brief()
        self.looked.emit()

    def brief(self) -> Brief | None:
        """The brief that is written; None where the project has none."""
        return self.desk.project.find(Brief, self.brief_id) if self.brief_id and not self.desk.is_closed else None

    def enter(self) -> None:
        """It is shown: the preview lives."""
        self.previewing.switch(on=True)

    def leave(self) -> None:
        """It is not shown any more."""
        self.previewing.switch(on=False)

    def end(self) -> None:
        """The project closes."""
        self.citing.end()
        self.writing.spelling.end()
        self.previewing.close()

    def focus(self) -> None:
        """Put the keyboard into what stands in the middle."""
        self.middle.focus()

    def card(self) -> Card | None:
        """What stands in the place of the text; None while the text does."""
        return self.middle.card()

    def show_card(self, card: Card) -> None:
        """Let a card stand in the place of the text."""
        self.middle.show_card(card)

    def show_text(self, *, focus: bool = True) -> None:
        """Let the text stand in its place again."""
        self.middle.show_text(focus=focus)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        every: tuple[QWidget, ...] = (self.outline, self.middle, self.tray, self.preview)
        return [pane for pane in every if pane.isVisible()]

    def focus_pane(self, pane: QWidget) -> None:
        """Put the keyboard into one of them."""
        if pane is self.outline:
            self.outline.focus()
        elif pane is self.tray:
            self.tray.focus()
        elif pane is self.preview:
            self.preview.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus()

    def arrange(self, *, outline: bool | None, preview: bool) -> None:
        """Show or hide what stands beside the text, as wide as at first; None lets the width of the window decide."""
        self._outline_by_hand = outline
        self._show_outline()
        self.preview.setVisible(preview)
        self._splitter.setSizes([OUTLINE_WIDTH, 700, PREVIEW_WIDTH])
        self.looked.emit()

    def toggle_outline(self) -> None:
        """Show or hide the outline."""
        self._outline_by_hand = self.outline.isHidden()
        self._show_outline()

    def toggle_preview(self) -> None:
        """Show or hide the pages."""
        had_focus = self.preview.isAncestorOf(self.window().focusWidget() or self)
        self.preview.setVisible(self.preview.isHidden())
        if had_focus:
            self.focus()

    def set_text_scale(self, percent: int) -> None:
        """Show the text at this size."""
        self.writing.set_scale(percent)

    def place_words(self) -> str:
        """Where the caret stands: "Discussion"."""
        section = self.desk.project.find(Section, self.writing.current_id()) if not self.desk.is_closed else None
        return section.heading if section is not None else ""

    def extent_words(self) -> str:
        """How long the brief is, and how much of it has a source: "348 words · 9 of 12 sentences sourced"."""
        count = sum(len(section.body.split()) for section in self.writing.sections() if section.in_brief)
        covered = self.writing.coverage().values()
        total = sum(len(one.stands) for one in covered)
        sourced = sum(one.sourced for one in covered)
        told = self.tr("{0} of {1} sentences sourced").format(sourced, total) if total else ""
        words = self.tr("%Ln word(s)", "", count) if count else ""
        return " · ".join(part for part in (words, told) if part)

    def next_problem(self, by: int = 1) -> None:
        """Go to the place of the next problem that is open."""
        found = self.strip.step(by)
        if found is not None:
            self.show_place(found.place)

    def show_place(self, place: Place) -> None:
        """Show where a problem is: words in a section, a field of the front matter, or an item of the project."""
        if place.section_id:
            start, end = self.middle.span(place)
            self.show_text(focus=False)
            self.writing.go_to(place.section_id, start, end)
        elif place.item_id:
            self.item_wanted.emit(place.item_kind, place.item_id)
        elif place.field:
            self.middle.show_field(place.field)

    def state(self) -> dict[str, Any]:
        """The place, as plain values."""
        section_id, caret = self.writing.place()
        at = self.preview.view.place()
        return {
            "brief": self.brief_id,
            "section": section_id,
            "caret": caret,
            "scroll": self.writing.verticalScrollBar().value(),
            "page": [at.page, at.share],
            "zoom": self.preview.view.zoom(),
            "preview": not self.preview.isHidden(),
            "outline": self._outline_by_hand,
            "places": {key: list(place) for key, place in self._places.items()},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show a place again; see `state`."""
        self._places = {str(key): (str(at[0]), int(at[1])) for key, at in state.get("places", {}).items()}
        if state["brief"] != self.brief_id and self.desk.project.find(Brief, state["brief"]) is not None:
            self.show_brief(state["brief"])
        self.writing.go_to(state["section"], int(state["caret"]), focus=False)
        self.preview.setVisible(bool(state["preview"]))
        self.preview.view.set_zoom(float(state["zoom"]))
        self.two_ways.keep(PagePlace(int(state["page"][0]), float(state["page"][1])))
        self._outline_by_hand = state["outline"]
        self._show_outline()
        scroll = int(state["scroll"])
        QTimer.singleShot(0, self, lambda: self.writing.verticalScrollBar().setValue(scroll))

    # Living

    def _connect(self) -> None:
        self.writing.typed.connect(self.previewing.want)
        self.writing.moved.connect(self._moved_soon.start)
        self.writing.covered.connect(self._outline_soon.start)
        self.writing.shown.connect(self._outline_soon.start)
        self.outline.chosen.connect(self.two_ways.write_in)
        self.outline.heading_wanted.connect(self.writing.focus_heading)
        self.outline.fact_wanted.connect(self.middle.show_fact)
        self.previewing.begun.connect(self.preview.show_busy)
        self.previewing.ready.connect(self._show_preview)
        self.previewing.failed.connect(self._show_failure)
        self.preview.view.looked.connect(self.looked)
        self.two_ways.text_wanted.connect(lambda: self.show_text(focus=False))
        self.middle.covered.connect(self.tray.setHidden)
        self.middle.place_wanted.connect(lambda problem: self.show_place(problem.place))
        self.middle.cite_wanted.connect(self.at_caret.ask_source)
        self.strip.place_wanted.connect(lambda problem: self.show_place(problem.place))
        self.strip.list_wanted.connect(lambda: self.show_card(self.middle.check))
        self.head.briefs_wanted.connect(lambda: self.show_card(self.middle.briefs))
        self.head.surround_wanted.connect(self.at_caret.surround)
        self.head.cite_wanted.connect(self.at_caret.ask_citation)
        self.head.lines_wanted.connect(self.at_caret.begin_lines)
        self._moved_soon.timeout.connect(self._moved)
        self._outline_soon.timeout.connect(self._say_outline)
        self._connect_citing()
        self.desk.changed.connect(self._hear)
        self.desk.brief_chosen.connect(self._follow)

    def _connect_citing(self) -> None:
        self.writing.typed.connect(self._tray_soon.start)
        self.writing.shown.connect(self._tray_soon.start)
        self._tray_soon.timeout.connect(self._count_used)
        self.tray.chosen.connect(self.at_caret.cite)
        self.tray.left.connect(self.writing.focus)
        self.citing.read.connect(self.tray.read_again)

    def _follow(self, brief_id: str) -> None:
        if brief_id != self.brief_id:
            self.show_brief(brief_id)

    def _count_used(self) -> None:
        self.tray.show_used(times_used(section.body for section in self.writing.sections()))

    def _hear(self, change: Change) -> None:
        if change.touches(Kind.BRIEF):
            self._say_brief()
        self.citing.hear(change)
        if change.touches(Kind.EVIDENCE, Kind.PASSAGE, Kind.QUOTE, Kind.SOURCE):
            self.tray.read_again()
        self.middle.read_again()
        self.previewing.want()

    def _show_preview(self, made: Preview) -> None:
        self.problems, self._is_checked = made.problems, True
        self.preview.show_preview(made)
        self.two_ways.pages_changed()
        self.strip.show_problems(self.problems)
        self.at_caret.problems.show_problems(self.problems)
        self.middle.show_problems(self.problems, made.passed)
        self._say_outline()
        self._say_brief()
        if self.previewing.is_waiting:
            self.preview.show_busy()

    def _show_failure(self, error: BriefingError) -> None:
        self.preview.show_failure(error)

    def _say_outline(self) -> None:
        if self.desk.is_closed:
            return
        sections, coverage = self.writing.sections(), self.writing.coverage()
        lines = outline_lines(sections, self.problems, coverage, is_checked=self._is_checked)
        self.outline.show_lines(self.brief_id, lines)
        self.outline.show_current(self.writing.current_id())
        self.looked.emit()

    def _say_brief(self) -> None:
        brief = self.brief()
        if brief is not None:
            show_facts(self.outline, self.desk.project, brief, self.preview.view.page_count())
        self.head.show_place(brief, self.desk.project.find(Section, self.writing.current_id()))

    def _moved(self) -> None:
        if self.desk.is_closed:
            return
        self.outline.show_current(self.writing.current_id())
        self.head.show_place(self.brief(), self.desk.project.find(Section, self.writing.current_id()))
        self.looked.emit()

    # Building

    def _lay_out(self) -> None:
        # From the outside in: each time widgets get another parent, the style sheet is put on all of them anew.
        centre = QWidget(self._splitter)
        inner = QVBoxLayout(centre)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.head)
        inner.addWidget(self.middle, 1)
        inner.addWidget(self.tray)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for place, part in enumerate((self.outline, centre, self.preview)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(place, 1 if part is centre else 0)
        self._splitter.setSizes([OUTLINE_WIDTH, 700, PREVIEW_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.strip)
        self.setAccessibleName(self.tr("Compose"))

    def _show_outline(self) -> None:
        wide = self.width() >= _OUTLINE_FROM
        shown = wide if self._outline_by_hand is None else self._outline_by_hand
        if shown is self.outline.isHidden():
            self.outline.setVisible(shown)
            self.looked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_outline()
