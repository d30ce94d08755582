"""Finding words in the article in front: its hits, the one at hand, and the place the search began from."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import math
import time
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.model.folding import FoldedText, Span
from ui.reader.page import PageView
from ui.reader.place import Place

_AT_ONCE_SECONDS = 0.015
_STEP_SECONDS = 0.008
_A_FEW = 100
_SHORT = 100_000  # letters, looked through at once


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
    """The hits in one page at a time. `show_in` begins on a page, `end` takes everything away again.

    A long text is looked through when there is nothing else to do; what was found so far is shown meanwhile.
    """

    changed = Signal()
    """Other hits, or another one at hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: PageView | None = None
        self._start: _Start | None = None
        self._folded: tuple[bool, FoldedText] | None = None
        self._work: Iterator[None] | None = None
        self._soon = QTimer(self)
        self._soon.timeout.connect(self._go_on)
        self._spans: list[Span] = []
        self._current = -1
        self._caret = 0  # where it stood when the hit at hand was shown
        self.wanted = Wanted()

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self._spans)

    @property
    def is_looking(self) -> bool:
        """Whether there may be more."""
        return self._work is not None

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
        text = page.text() if page is not None else ""
        self._work = self._looking(text) if text and self.wanted.words else None
        self._go_on(_AT_ONCE_SECONDS if len(text) > _SHORT else math.inf, tell=False)

    def _go_on(self, seconds: float = _STEP_SECONDS, *, tell: bool = True) -> None:
        """Look on for so long; the rest when there is nothing else to do."""
        until = time.perf_counter() + seconds
        while self._work is not None and time.perf_counter() < until:
            if next(self._work, self) is self:
                self._work = None
        if self._work is None:
            self._soon.stop()
        elif not self._soon.isActive():
            self._soon.start(0)
        self._take_nearest()
        if tell:
            self.changed.emit()

    def _looking(self, text: str) -> Iterator[None]:
        folded = self._fold(text, case=self.wanted.case)
        while not folded.is_ready:
            folded.read_some()
            yield
        finding = folded.finding(self.wanted.words, whole_words=self.wanted.whole_words)
        while found := list(islice(finding, _A_FEW)):
            self._spans.extend(found)
            yield

    def _take_nearest(self) -> None:
        """Take the first hit at or behind the place where the search began to hand, as soon as it is found."""
        if self._current >= 0 or self._start is None:
            self._mark()
            return
        nearest = self._nearest(min(self._start.selection[0], self._start.caret))
        if self._spans and (nearest < len(self._spans) or not self.is_looking):
            self._current = nearest % len(self._spans)
        self._show()

    def _fold(self, text: str, *, case: bool) -> FoldedText:
        if self._folded is None or self._folded[0] != case or self._folded[1].text is not text:
            self._folded = (case, FoldedText(text, case=case, now=False))
        return self._folded[1]

    def _nearest(self, position: int) -> int:
        return bisect_left(self._spans, (position, 0))

    def _mark(self) -> None:
        if self._page is not None:
            self._page.set_hits(self._spans, self._current)

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        self._mark()
        self._caret = page.caret()
        span = self.span()
        if span is not None:
            page.reveal(*span)

    def _forget_page(self) -> None:
        page, self._page = self._page, None
        self._work = None
        self._soon.stop()
        self._start = self._folded = None
        self._spans, self._current = [], -1
        if page is not None:
            page.set_hits((), -1)
