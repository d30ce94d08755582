"""What can be cited, found by a few typed letters: sources, quotes, items and the passages that were marked."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge, nsmallest
from itertools import accumulate, chain, islice

from briefing.model import Evidence, Kind, Source
from briefing.model.paragraphs import paragraphs
from briefing.project import Change, Reading
from briefing.project.citable import Citable

_KINDS = (Kind.PASSAGE, Kind.QUOTE, Kind.RISK, Kind.JUDGEMENT, Kind.SOURCE)
_PAGE = 100
_LONGEST = 200
_ADDRESS = re.compile(r"(s[0-9]{1,9})[ ¶:]+([0-9]{1,6})")
# The combining marks of Latin, Greek and Cyrillic letters, as they stand by themselves after NFKD.
_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to cite: what is written ("[@S1 ¶5]"), its kind, what it is called, and its words.

    `title` is the source's title or the judgement; `quote` the words of a passage, "" for a source as a whole.
    """

    citation: str
    kind: Kind
    title: str
    quote: str = ""
    item_id: str = ""


class CitationSearch:
    """Candidates for a typed prefix, found in memory.

    What can be cited is read in small pages, the newest first (`read_some`, some 5 ms each), whenever its owner has
    time: ten thousand articles take more than a moment. Until it is whole it finds what was read so far. `heard` must
    get every change of the project.
    """

    def __init__(self, project: Reading) -> None:
        self._project = project
        self._listed = {kind: _Listed() for kind in _KINDS}
        self._unread = list(_KINDS)

    @property
    def is_whole(self) -> bool:
        """Whether everything there is can be found as it is now."""
        return not self._unread

    def read_some(self) -> bool:
        """Read the next page; whether there is more to read. Raises ProjectError as any reading does."""
        if self._unread:
            # By turns, so that the newest of every kind are there after five.
            kind = self._unread.pop(0)
            listed = self._listed[kind]
            rows = self._project.citable(kind, before=listed.last_id, limit=_PAGE)
            if listed.take(rows):
                self._unread.append(kind)
        return bool(self._unread)

    def read_all(self) -> None:
        """Read everything now."""
        while self.read_some():
            pass

    def heard(self, change: Change) -> None:
        """Follow a change: what is new can be found at once, much at a time is read again in pages."""
        renamed = False
        for kind in _KINDS:
            listed = self._listed[kind]
            listed.drop(change.removed.get(kind, ()))
            fresh = (*change.added.get(kind, ()), *change.changed.get(kind, ()))
            if len(fresh) > _PAGE:
                self._read_again(kind)
            elif fresh:
                renamed |= listed.put(self._project.citable_of(kind, fresh)) and kind is Kind.SOURCE
        if renamed:
            # Passages are shown with the title of their source.
            self._read_again(Kind.PASSAGE)
        if renamed or self._ties_quotes(change):
            self._read_again(Kind.QUOTE)

    def candidates(self, typed: str, limit: int = 20) -> list[Candidate]:
        """The best candidates: labels that begin so first, then titles, then quotes; all typed words must occur.

        Nothing typed gives the newest, passages first. "S1 ¶5" and "[@S1" are read as the label they begin with.
        """
        wanted = fold(typed.strip().lstrip("[@").rstrip("]"))
        every = [self._listed[kind] for kind in _KINDS]
        if not wanted:
            return [_candidate(row) for row in islice(chain.from_iterable(one.newest() for one in every), limit)]
        hits = chain.from_iterable(one.with_words(wanted) for one in every)
        found = [_candidate(row) for _, row in nsmallest(limit, hits, key=_place_of)]
        return [*self._paragraph(wanted, found), *found][:limit]

    def _paragraph(self, wanted: str, found: list[Candidate]) -> list[Candidate]:
        """The paragraph of a source that is asked for by its number, marked or not: "S1 ¶5", "s1 5"."""
        address = _ADDRESS.fullmatch(wanted)
        citation = f"[@{address[1].upper()} ¶{address[2]}]" if address else ""
        if address is None or any(one.citation == citation for one in found):
            return []
        for source in self._project.where(Source, label=address[1].upper()):
            revision = self._project.current_revision(source.id)
            text = self._project.text(revision) if revision is not None else ""
            spans = dict(enumerate(paragraphs(text), start=1))
            if int(address[2]) in spans:
                start, end = spans[int(address[2])]
                return [Candidate(citation, Kind.SOURCE, source.title, text[start:end][:_LONGEST], source.id)]
        return []

    def _read_again(self, kind: Kind) -> None:
        self._listed[kind].begin_again()
        if kind not in self._unread:
            self._unread.append(kind)

    def _ties_quotes(self, change: Change) -> bool:
        """Whether a quote got other words: new evidence, or evidence that went."""
        if change.removed.get(Kind.EVIDENCE) or change.changed.get(Kind.PASSAGE):
            return bool(self._listed[Kind.QUOTE])
        made, read = change.added.get(Kind.EVIDENCE, ()), change.ids(Kind.QUOTE)
        found = (self._project.find(Evidence, one) for one in made[:_PAGE])
        tied = {one.item_id for one in found if one is not None and one.item_kind == Kind.QUOTE.value}
        return len(made) > _PAGE or bool(tied - read)


class _Listed:
    """The rows of one kind in pages. While they are read again, those read before still answer."""

    def __init__(self) -> None:
        self._pages: list[_Page] = []
        self._new: list[_Page] | None = None
        self._page_of: dict[str, _Page] = {}
        self.last_id = ""

    def __bool__(self) -> bool:
        return bool(self._page_of)

    def take(self, rows: list[Citable]) -> bool:
        """Take the next rows that were read; whether there are more."""
        page = _Page(row for row in rows if row.kind is not Kind.QUOTE or row.quote)
        if self._new is None:
            self._add(page)
        else:
            self._new.append(page)
        self.last_id = rows[-1].id if rows else ""
        more = len({row.id for row in rows}) == _PAGE
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
            self._add(_Page([row]), first=True)
            if self._new is not None:
                self._new.insert(0, _Page([row]))
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

    def with_words(self, wanted: str) -> Iterator[tuple[int, Citable]]:
        """Rows that have all the words, each with its rank, 1 for the best."""
        words = wanted.split()
        return chain.from_iterable(page.with_words(wanted, words) for page in self._pages)

    def _add(self, page: _Page, *, first: bool = False) -> None:
        self._pages.insert(0 if first else len(self._pages), page)
        self._page_of.update((row.id, page) for row in page.left())


class _Page:
    """Some rows as one folded text, a line each: one search in it is quicker than many in small ones."""

    def __init__(self, rows: Iterable[Citable]) -> None:
        self._rows: list[Citable | None] = list(rows)
        self._lines = [f"{fold(row.label)}\t{fold(row.words)}" for row in self.left()]
        self._text = "\n".join([*self._lines, ""])
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    def left(self) -> Iterator[Citable]:
        """The rows that are not dropped."""
        return (row for row in self._rows if row is not None)

    def drop(self, item_id: str) -> None:
        """Forget the rows of an item."""
        self._rows = [None if row is not None and row.id == item_id else row for row in self._rows]

    def differs(self, row: Citable) -> bool:
        """Whether an item stands here with other words."""
        return any(one.id == row.id and one != row for one in self.left())

    def with_words(self, wanted: str, words: list[str]) -> Iterator[tuple[int, Citable]]:
        """The rows that have all the words, each with its rank."""
        for place in self._with(max(words, key=len)):
            row, rank = self._rows[place], self._rank(place, wanted, words)
            if row is not None and rank:
                yield rank, row

    def _with(self, word: str) -> Iterator[int]:
        at = self._text.find(word)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._text.find(word, self._starts[place + 1])

    def _rank(self, place: int, wanted: str, words: list[str]) -> int:
        """1 for the best, 0 for a row that lacks one of the words."""
        label, _, rest = self._lines[place].partition("\t")
        if label.startswith(wanted):
            return 1 if label == wanted else 2
        if wanted in rest:
            return 3 if rest.startswith(wanted) else 4
        return 5 if all(word in rest for word in words) else 0


def _place_of(hit: tuple[int, Citable]) -> tuple[int, int, str]:
    """The best first; among equals sources first and passages last, the oldest first."""
    rank, row = hit
    return rank, -_KINDS.index(row.kind), row.id


def _candidate(row: Citable) -> Candidate:
    return Candidate(row.citation, row.kind, row.title, row.quote, row.id)


def fold(text: str) -> str:
    """Text as it is compared: without case, accents and the Turkish dot, ł and ø as l and o."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = text.casefold()
    plain = unicodedata.normalize("NFKD", folded.translate(_LETTERS) if _SPECIAL.search(folded) else folded)
    return " ".join(_ACCENTS.sub("", plain).split())


_SPECIAL = re.compile("[ıłøđё]")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ё": "е"})
