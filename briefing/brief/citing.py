"""What can be cited, found by a few typed letters: sources, quotes, items and the passages that were marked."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import accumulate

from briefing.model import Kind
from briefing.project import Change, Reading
from briefing.project.reading import Citable

_TELLS = (Kind.SOURCE, Kind.PASSAGE, Kind.EVIDENCE, Kind.QUOTE, Kind.JUDGEMENT, Kind.REVISION)
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
    """Candidates for a typed prefix. Reads the project once, then answers in memory.

    `heard` must get every change of the project; it then reads again what may be cited. With 10,000 articles and as
    many passages the first answer takes some half a second (ask once in the background), every other some 10 ms.
    """

    def __init__(self, project: Reading) -> None:
        self._project = project
        self._listed: _Listed | None = None

    def heard(self, change: Change) -> None:
        """Forget what was read where the change touches what may be cited."""
        if change.touches(*_TELLS):
            self._listed = None

    def candidates(self, typed: str, limit: int = 20) -> list[Candidate]:
        """The best candidates: labels that begin so first, then titles, then quotes; all typed words must occur.

        Nothing typed gives the newest. "S1 ¶5" and "[@S1" are read as the label they begin with.
        """
        if self._listed is None:
            self._listed = _Listed(self._project.citable())
        wanted = fold(typed.strip().lstrip("[@").rstrip("]"))
        return [_candidate(row) for row in self._listed.best(wanted, limit)]


class _Listed:
    """What can be cited as one folded text, a line each: one search in it is quicker than many in small ones."""

    def __init__(self, rows: list[Citable]) -> None:
        self._rows = rows
        self._lines = [f"{fold(row.label)}\t{fold(row.words)}" for row in rows]
        self._text = "\n".join([*self._lines, ""])
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    def best(self, wanted: str, limit: int) -> list[Citable]:
        """The rows that have all the words, the best first."""
        if not wanted:
            return self._rows[::-1][:limit]
        words = wanted.split()
        ranked = (
            (rank, place) for place in self._with(max(words, key=len)) if (rank := self._rank(place, wanted, words))
        )
        return [self._rows[place] for _, place in nsmallest(limit, ranked)]

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
