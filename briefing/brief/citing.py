"""What can be cited, found by a few typed letters: sources, quotes, items and the passages that were marked."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from briefing.model import Kind
from briefing.project import Change, Reading

_TELLS = (Kind.SOURCE, Kind.PASSAGE, Kind.EVIDENCE, Kind.QUOTE, Kind.JUDGEMENT, Kind.REVISION)
_WORD = re.compile(r"\w+")


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


@dataclass(frozen=True, slots=True)
class _Entry:
    candidate: Candidate
    label: str
    folded: str


class CitationSearch:
    """Candidates for a typed prefix. Reads the project once (some 0.1 s for 10,000 articles), then answers in memory.

    `heard` must get every change of the project; it then reads again what may be cited.
    """

    def __init__(self, project: Reading) -> None:
        self._project = project
        self._entries: list[_Entry] | None = None

    def heard(self, change: Change) -> None:
        """Forget what was read where the change touches what may be cited."""
        if change.touches(*_TELLS):
            self._entries = None

    def candidates(self, typed: str, limit: int = 20) -> list[Candidate]:
        """The best candidates: labels that begin so first, then titles, then quotes; all typed words must occur.

        Nothing typed gives the newest. "S1 ¶5" and "[@S1" are read as the label they begin with.
        """
        if self._entries is None:
            self._entries = list(self._read())
        wanted = fold(typed.strip().lstrip("[@").rstrip("]"))
        if not wanted:
            return [entry.candidate for entry in self._entries[::-1][:limit]]
        words = wanted.split()
        ranked = (
            (rank, place)
            for place, entry in enumerate(self._entries)
            if (rank := _rank(entry, wanted, words)) is not None
        )
        return [self._entries[place].candidate for _, place in nsmallest(limit, ranked)]

    def _read(self) -> Iterator[_Entry]:
        for row in self._project.citable():
            yield _Entry(
                Candidate(row.citation, row.kind, row.title, row.quote, row.id), fold(row.label), fold(row.words)
            )


def fold(text: str) -> str:
    """Text as it is compared: without case, accents and the Turkish dot, ł and ø as l and o."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ё": "е"})


def _rank(entry: _Entry, wanted: str, words: list[str]) -> int | None:
    if entry.label == wanted:
        return 0
    if entry.label.startswith(wanted):
        return 1
    if entry.folded.startswith(wanted):
        return 2
    if wanted in entry.folded:
        return 3
    return 4 if all(word in entry.folded for word in words) else None
