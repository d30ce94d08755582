"""What can be cited, in pages of rows that are searched as one text each."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import accumulate

from briefing.model import Kind
from briefing.model.folding import folded
from briefing.project.citable import Citable

PAGE = 100


class Listed:
    """The rows of one kind in pages. While they are read again, those read before still answer."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._new: list[Page] | None = None
        self._page_of: dict[str, Page] = {}
        self.last_id = ""

    def __bool__(self) -> bool:
        return bool(self._page_of)

    def take(self, rows: list[Citable]) -> bool:
        """Take the next rows that were read; whether there are more."""
        page = Page(row for row in rows if row.kind is not Kind.QUOTE or row.quote)
        if self._new is None:
            self._add(page)
        else:
            self._new.append(page)
        self.last_id = rows[-1].id if rows else ""
        more = len({row.id for row in rows}) == PAGE
        if not more and self._new is not None:
            pages, self._new = self._new, None
            self._pages, self._page_of = [], {}
            for one in pages:
                self._add(one)
        return more

    def begin_again(self) -> None:
        """Read all rows anew; those of now stay until then."""
        self._new = [] if self._pages else None
        self.last_id = ""

    def put(self, rows: list[Citable]) -> bool:
        """Take rows that are new or have other words; whether any that was there has other words now."""
        differs = any(self._page_of[row.id].differs(row) for row in rows if row.id in self._page_of)
        self.drop([row.id for row in rows])
        for row in reversed(rows):
            # A page each: a row that is put often would else leave pages full of holes.
            self._add(Page([row]), first=True)
            if self._new is not None:
                self._new.insert(0, Page([row]))
        return differs

    def drop(self, ids: Iterable[str]) -> None:
        """Forget rows."""
        for one in ids:
            page = self._page_of.pop(one, None)
            if page is not None:
                page.drop(one)
            for new in self._new or ():
                new.drop(one)

    def newest(self) -> Iterator[Citable]:
        """All rows, the newest first: ids are given in the order of time."""
        return merge(*(page.left() for page in self._pages), key=lambda row: row.id, reverse=True)

    def oldest(self, found_in: Callable[[Page], Iterator[Citable]]) -> Iterator[Citable]:
        """The rows found in each page, the oldest first."""
        return merge(*map(found_in, self._pages), key=lambda row: row.id)

    def _add(self, page: Page, *, first: bool = False) -> None:
        self._pages.insert(0 if first else len(self._pages), page)
        self._page_of.update((row.id, page) for row in page.left())


class Page:
    """Some rows, the newest first."""

    def __init__(self, rows: Iterable[Citable]) -> None:
        self._rows: list[Citable | None] = list(rows)
        self._labels = _Lines(row.label for row in self.left())
        self._words = _Lines(row.words for row in self.left())

    def left(self) -> Iterator[Citable]:
        """The rows that are not dropped."""
        return (row for row in self._rows if row is not None)

    def drop(self, item_id: str) -> None:
        """Forget the rows of an item."""
        self._rows = [None if row is not None and row.id == item_id else row for row in self._rows]

    def differs(self, row: Citable) -> bool:
        """Whether an item stands here with other words."""
        return any(one.id == row.id and one != row for one in self.left())

    def labelled(self, words: str) -> Iterator[Citable]:
        """The rows with these words in their label, the oldest first."""
        return self._at(self._labels.having(words))

    def saying(self, words: str) -> Iterator[Citable]:
        """The rows with these words, the oldest first."""
        return self._at(self._words.having(words))

    def with_all(self, words: list[str]) -> Iterator[Citable]:
        """The rows with all of the words, wherever they stand, the oldest first."""
        lines = self._words
        if not all(map(lines.has, words)):
            return iter(())
        first, *others = sorted(words, key=len, reverse=True)
        return self._at(place for place in lines.having(first) if all(word in lines.line(place) for word in others))

    def _at(self, places: Iterable[int]) -> Iterator[Citable]:
        return (row for row in map(self._rows.__getitem__, places) if row is not None)


class _Lines:
    """Folded lines as one text: one search in it is quicker than many in small ones. A line feed begins each."""

    def __init__(self, lines: Iterable[str]) -> None:
        alike = list(map(fold, lines))
        self._text = "\n".join(["", *alike, ""])
        self._starts = list(accumulate((len(line) + 1 for line in alike), initial=0))

    def has(self, words: str) -> bool:
        """Whether any line has them."""
        return words in self._text

    def line(self, place: int) -> str:
        """One of the lines."""
        return self._text[self._starts[place] : self._starts[place + 1]]

    def having(self, words: str) -> Iterator[int]:
        """The lines with these words, the last one first; with a line feed before or after them those cut so."""
        at = self._text.rfind(words)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._text.rfind(words, 0, self._starts[place] + len(words) - 1)


def fold(text: str) -> str:
    """Text as it is compared: folded as everywhere, white space of any length as one space."""
    return " ".join(folded(text).split())
