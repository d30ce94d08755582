"""The middle of the window: the open sources as tabs, one of them in front."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing.errors import BriefingError
from briefing.model import Kind, Source
from briefing.project import Change, StepKind
from ui.desk import Desk
from ui.kit import EmptyState
from ui.reader import KindChoice, Place
from ui.window.brief_strip import BriefStrip
from ui.window.find_bar import FindBar
from ui.window.hints import HintBar
from ui.window.page import SourcePage
from ui.window.tab_bar import SourceTabs

_NARROWEST = 300
_MOST_CLOSED = 20


@dataclass(frozen=True, slots=True)
class View:
    """How a text was looked at: scroll place, selected code points, caret."""

    place: Place = Place()  # noqa: RUF009 -- a frozen value
    selection: tuple[int, int] = (0, 0)
    caret: int = 0


class Reading(QWidget):
    """Opens, shows and closes sources. A text is read and laid out when its tab first comes to the front."""

    shown = Signal(str)
    """The id of the source in front now, "" for none."""
    looked = Signal()
    """Caret or selection of the page in front have moved, or another page is in front."""
    scrolled = Signal()
    """The page in front was scrolled."""
    page_made = Signal(object)
    """A `SourcePage` was made: who answers its signals connects now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: dict[str, SourcePage] = {}
        self._kept: dict[str, View] = {}
        self._stale: set[str] = set()
        self._closed: list[tuple[str, View]] = []
        self._kinds: frozenset[str] | None = None
        self._choices: tuple[KindChoice, ...] = ()
        self._scale = 100
        self._pop_up = (True, True)
        self.tabs = SourceTabs()
        self.text_area = QStackedWidget()
        self.find_bar = FindBar()
        self.hint_bar = HintBar()
        self.brief_strip = BriefStrip()
        self.empty = EmptyState(" ", icon="file-text")
        self._say_what_to_do()
        self._lay_out()
        self.tabs.currentChanged.connect(self._bring_to_front)
        self.tabs.closed.connect(self.close_source)
        self.find_bar.text_wanted.connect(self.focus_text)
        self.find_bar.taken.connect(self._offer_what_is_selected)
        desk.changed.connect(self._hear)

    # What the window asks

    def page(self) -> SourcePage | None:
        """The page in front; None where no source is open."""
        return self._pages.get(self.tabs.current_id())

    def open_source(self, source_id: str, *, front: bool = True) -> None:
        """Give a source a tab, if it has none, and bring it to the front."""
        if self.tabs.place_of(source_id) < 0:
            source = self._desk.project.find(Source, source_id)
            if source is None:
                return
            # The first tab of an empty bar comes to the front by itself, before it has its id.
            self.tabs.blockSignals(True)
            self.tabs.add(source_id, source.label, source.title)
            self.tabs.blockSignals(False)
            self.tabs.show()
        if front and self.tabs.current_id() != source_id:
            self.tabs.setCurrentIndex(self.tabs.place_of(source_id))
        elif front:
            self._bring_to_front()

    def close_source(self, source_id: str) -> None:
        """Close the tab of a source; nothing where it has none."""
        place = self.tabs.place_of(source_id)
        if place < 0:
            return
        self._closed = [*self._closed, (source_id, self.view(source_id))][-_MOST_CLOSED:]
        page = self._pages.pop(source_id, None)
        self._kept.pop(source_id, None)
        self.tabs.removeTab(place)
        if page is not None:
            self.text_area.removeWidget(page)
            page.deleteLater()
        if self.tabs.count() == 0:
            self.tabs.hide()
            self._bring_to_front()

    def step_tab(self, by: int) -> None:
        """Bring the tab so many places on to the front, round at the ends."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
            self.focus_text()

    def close_others(self) -> None:
        """Close all tabs but the one in front."""
        for source_id in self.tabs.source_ids():
            if source_id != self.tabs.current_id():
                self.close_source(source_id)

    def may_reopen(self) -> bool:
        """Whether a tab was closed whose source is still there."""
        while self._closed and self._desk.project.find(Source, self._closed[-1][0]) is None:
            self._closed.pop()
        return bool(self._closed)

    def reopen(self) -> None:
        """Open the source whose tab was closed last, at the place where it was left."""
        if self.may_reopen():
            source_id, view = self._closed.pop()
            if self.tabs.place_of(source_id) < 0:
                self.keep_view(source_id, view)
            self.open_source(source_id)
            self.focus_text()

    def show_passage(self, source_id: str, start: int, end: int, item_id: str = "") -> None:
        """Open a source at code points [start, end); the marks of an item there stand out for a moment."""
        self.open_source(source_id)
        page = self.page()
        if page is None or page.source_id != source_id:
            return
        page.select(start, start)
        page.reveal(start, end)
        if item_id:
            page.flash(item_id)
            page.reveal(start, end)

    def set_text_scale(self, percent: int) -> None:
        """Set the text of all sources larger or smaller."""
        self._scale = percent
        for page in self._pages.values():
            page.set_text_scale(percent)

    def set_pop_up(self, *, shown: bool, likely: bool) -> None:
        """Open the pop-up at selections, and offer the items that they likely belong to, or not."""
        self._pop_up = (shown, likely)
        for page in self._pages.values():
            page.pops_up, page.offers_likely = self._pop_up

    def set_kinds(self, kinds: frozenset[str]) -> None:
        """Show only marks of these kinds."""
        self._kinds = kinds
        for page in self._pages.values():
            page.set_visible_kinds(kinds)

    def find_words(self) -> None:
        """Ask what to find in the page in front."""
        self._with_page(self.find_bar.open_on)

    def find_these(self, words: str) -> None:
        """Find these words in the page in front."""
        self.find_words()
        self.find_bar.field.setText(words)

    def find_again(self, by: int) -> None:
        """Go to the next hit in the page in front, or the previous one."""
        self._with_page(lambda page: self.find_bar.step_in(page, by))

    def set_kind_choices(self, choices: Sequence[KindChoice]) -> None:
        """What the pop-up at a selection offers to make of it."""
        self._choices = tuple(choices)
        for page in self._pages.values():
            page.set_kind_choices(choices)

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        page = self.page()
        (page or self.empty).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer_what_is_selected(self) -> None:
        page = self.page()
        if page is not None:
            page.open_popup()

    # Where the analyst was

    def view(self, source_id: str) -> View:
        """How an open source is looked at now."""
        page = self._pages.get(source_id)
        if page is None:
            return self._kept.get(source_id, View())
        return View(page.place(), page.selection(), page.caret())

    def keep_view(self, source_id: str, view: View) -> None:
        """Look at a source so as soon as its text is there."""
        page = self._pages.get(source_id)
        if page is None:
            self._kept[source_id] = view
        else:
            _look(page, view)

    # Living

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.text_area, 1)
        column.addWidget(self.find_bar)
        column.addWidget(self.hint_bar)
        column.addWidget(self.brief_strip)
        self.text_area.addWidget(self.empty)
        self.tabs.hide()
        self.brief_strip.hide()
        self.setMinimumWidth(_NARROWEST)

    def offer_import(self, action: QAction) -> None:
        """Offer this command where there is nothing to read."""
        self.empty.offer(action)
        self._say_what_to_do()

    def _say_what_to_do(self) -> None:
        """What stands where no text is open."""
        if self._desk.project.count(Source):
            self.empty.set_sentence(self.tr("Choose a source at the left to read it"))
        else:
            self.empty.set_sentence(self.tr("Nothing to read yet. Drop articles on the window, paste text, or import"))
        self.empty.withdraw(withdrawn=bool(self._desk.project.count(Source)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Escape that the text had no use for.
        if event.key() != Qt.Key.Key_Escape or not self.hint_bar.dismiss():
            super().keyPressEvent(event)

    def _with_page(self, act: Callable[[SourcePage], object]) -> None:
        page = self.page()
        if page is not None:
            act(page)

    def _bring_to_front(self, _place: int = -1) -> None:
        source_id = self.tabs.current_id()
        page = self._pages.get(source_id) or self._made(source_id)
        if page is not None and source_id in self._stale:
            self._stale.discard(source_id)
            page.load_marks()
        self.text_area.setCurrentWidget(page or self.empty)
        if page is not None and source_id in self._kept:
            _look(page, self._kept.pop(source_id))
        self.find_bar.follow(page)
        self.hint_bar.fall_silent()
        self.shown.emit(source_id if page is not None else "")
        self.looked.emit()

    def _made(self, source_id: str) -> SourcePage | None:
        if not source_id:
            return None
        try:
            page = SourcePage(self._desk.project, source_id, text_scale=self._scale)
        except BriefingError as error:
            self._desk.failed.emit(error)
            return None
        page.pops_up, page.offers_likely = self._pop_up
        if self._choices:
            page.set_kind_choices(self._choices)
        if self._kinds is not None:
            page.set_visible_kinds(self._kinds)
        page.set_focus_mark(self._desk.selected_item[1] or None)
        page.selection_changed.connect(lambda _start, _end: self.looked.emit())
        page.cursorPositionChanged.connect(self.looked)
        page.place_changed.connect(self.scrolled)
        self._pages[source_id] = page
        self.text_area.addWidget(page)
        self.page_made.emit(page)
        return page

    def _hear(self, change: Change) -> None:
        for source_id in change.removed.get(Kind.SOURCE, ()):
            self.close_source(source_id)
        for source_id in change.changed.get(Kind.SOURCE, ()):
            source = self._desk.project.find(Source, source_id)
            if source is not None:
                self.tabs.rename(source_id, source.label, source.title)
        if change.touches(Kind.SOURCE):
            self._say_what_to_do()
            self._open_what_came_back(change)
        if change.touches(Kind.EVIDENCE, Kind.PASSAGE):
            self._stale = set(self._pages)
            page = self.page()
            if page is not None:
                self._stale.discard(page.source_id)
                page.follow(change)
                self.looked.emit()

    def _open_what_came_back(self, change: Change) -> None:
        """Undo and Redo show the source they bring back, unless something is being read."""
        back = change.added.get(Kind.SOURCE, ())
        if change.kind in (StepKind.UNDO, StepKind.REDO) and back and self.page() is None:
            self.open_source(min(back))


def _look(page: SourcePage, view: View) -> None:
    start, end = view.selection
    page.select(start, end, caret=view.caret)
    page.go_to(view.place)
