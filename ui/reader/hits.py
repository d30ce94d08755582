"""Finding words in the article in front: its hits, the one at hand, and the place the search began from."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from briefing.model.folding import FoldedText, Span
from ui.reader.page import PageView
from ui.reader.place import Place


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, with capitals as typed or not, whole words only or not."""

    words: str = ""
    case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class _Start:
    """How the text was looked at before anything was looked for."""

    place: Place
    selection: Span
    caret: int


class Hits(QObject):
    """The hits in one page at a time. `show_in` begins on a page, `end` takes everything away again."""

    changed = Signal()
    """Other hits, or another one at hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: PageView | None = None
        self._start: _Start | None = None
        self._folded: tuple[str, bool, FoldedText] | None = None
        self._spans: list[Span] = []
        self._current = -1
        self._caret = 0  # where it stood when the hit at hand was shown
        self.wanted = Wanted()

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self._spans)

    @property
    def number(self) -> int:
        """Which of them is at hand, from 1; 0 for none."""
        return self._current + 1

    def show_in(self, page: PageView | None) -> None:
        """Look in this page from now on; the one before shows no hits any more."""
        if self._page is page:
            return
        self._forget_page()
        self._page = page
        if page is not None:
            self._start = _Start(page.place(), page.selection(), page.caret())
            self._search()
        self.changed.emit()

    def look_for(self, wanted: Wanted) -> None:
        """Find this; the first hit at or behind the place where the search began comes to hand."""
        self.wanted = wanted
        self._search()
        self.changed.emit()

    def step(self, by: int) -> None:
        """Take the hit so many on to hand, from the caret where that was moved; after the last comes the first."""
        page = self._page
        if page is None or not self._spans:
            return
        if page.caret() != self._caret:
            self._current = self._nearest(page.caret()) - (by > 0)
        self._current = (self._current + by) % len(self._spans)
        self._show()
        self.changed.emit()

    def span(self) -> Span | None:
        """Code points of the hit at hand."""
        return self._spans[self._current] if 0 <= self._current < len(self._spans) else None

    def take(self) -> None:
        """Select the hit at hand in the text; the search began here then."""
        page, span = self._page, self.span()
        if page is None or span is None:
            return
        page.select(*span)
        self._caret = span[1]
        self._start = _Start(page.place(), span, span[1])

    def restore(self) -> None:
        """Look at the text as before anything was looked for."""
        page, start = self._page, self._start
        if page is not None and start is not None:
            page.select(*start.selection, caret=start.caret)
            page.go_to(start.place)

    def end(self) -> None:
        """Take the hits away."""
        self._forget_page()
        self.changed.emit()

    def _search(self) -> None:
        page = self._page
        self._spans, self._current = [], -1
        if page is None:
            return
        if self.wanted.words:
            folded = self._fold(page.text(), case=self.wanted.case)
            self._spans = folded.find(self.wanted.words, whole_words=self.wanted.whole_words)
        if self._spans and self._start is not None:
            self._current = self._nearest(min(self._start.selection[0], self._start.caret)) % len(self._spans)
        self._show()

    def _fold(self, text: str, *, case: bool) -> FoldedText:
        if self._folded is None or self._folded[1] != case or self._folded[0] is not text:
            self._folded = (text, case, FoldedText(text, case=case))
        return self._folded[2]

    def _nearest(self, position: int) -> int:
        return bisect_left(self._spans, (position, 0))

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        page.set_hits(self._spans, self._current)
        self._caret = page.caret()
        span = self.span()
        if span is not None:
            page.reveal(*span)

    def _forget_page(self) -> None:
        page, self._page = self._page, None
        self._start = self._folded = None
        self._spans, self._current = [], -1
        if page is not None:
            page.set_hits((), -1)
