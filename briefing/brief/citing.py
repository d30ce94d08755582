"""What can be cited, found by a few typed letters: sources, quotes, items and the passages that were marked."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from briefing.brief.citable_pages import PAGE, Listed, Page, fold
from briefing.model import Evidence, Kind, Source
from briefing.model.paragraphs import paragraphs
from briefing.project import Change, Reading
from briefing.project.citable import Citable

_KINDS = (Kind.PASSAGE, Kind.QUOTE, Kind.RISK, Kind.JUDGEMENT, Kind.SOURCE)
_LONGEST = 200
_ADDRESS = re.compile(r"(s[0-9]{1,9})[ ¶:]+([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to cite: what is written ("[@S1 ¶5]"), its kind, what it is called, and its words.

    `title` is the source's title or the judgement; `quote` the words of a passage, "" for a source as a whole. `tied`
    is the label of what it bears on ("R1"), of kind `tied_kind`; `place` where its words stand ("S1 ¶5"), `grade` how
    its source is graded ("B2").
    """

    citation: str
    kind: Kind
    title: str
    quote: str = ""
    item_id: str = ""
    tied_kind: str = ""
    tied: str = ""
    place: str = ""
    grade: str = ""


class CitationSearch:
    """Candidates for a typed prefix, found in memory.

    What can be cited is read in small pages, the newest first (`read_some`, some 5 ms each), whenever its owner has
    time: ten thousand articles take more than a moment. Until it is whole it finds what was read so far. `heard` must
    get every change of the project.
    """

    def __init__(self, project: Reading) -> None:
        self._project = project
        self._listed = {kind: Listed() for kind in _KINDS}
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
            rows = self._project.citable(kind, before=listed.last_id, limit=PAGE)
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
            fresh = change.ids(kind) - set(change.removed.get(kind, ()))
            if kind is Kind.PASSAGE:
                fresh |= self._tied_passages(change)
            if len(fresh) > PAGE:
                self._read_again(kind)
            elif fresh:
                renamed |= listed.put(self._project.citable_of(kind, fresh)) and kind is Kind.SOURCE
        if renamed or change.removed.get(Kind.EVIDENCE):
            # Passages are shown with the title and grade of their source, and with what they bear on.
            self._read_again(Kind.PASSAGE)
        if renamed or self._ties_quotes(change):
            self._read_again(Kind.QUOTE)

    def candidates(self, typed: str, limit: int = 20) -> list[Candidate]:
        """The best candidates: labels that begin so first, then titles, then quotes; all typed words must occur.

        Nothing typed gives the newest, passages first. "S1 ¶5" and "[@S1" are read as the label they begin with.
        """
        wanted = fold(typed.strip().lstrip("[@").rstrip("]"))
        if not wanted:
            every = chain.from_iterable(self._listed[kind].newest() for kind in _KINDS)
            return [_candidate(row) for row in islice(every, limit)]
        rows: dict[Citable, None] = {}
        for row in self._ranked(wanted):
            rows[row] = None
            if len(rows) == limit:
                break
        found = list(map(_candidate, rows))
        return [*self._paragraph(wanted, found), *found][:limit]

    def _ranked(self, wanted: str) -> Iterator[Citable]:
        """The best first, found as they are asked for; among equals sources first and passages last, the oldest first.

        A row comes again where it fits a lower rank too.
        """
        words = wanted.split()
        ranks: tuple[Callable[[Page], Iterator[Citable]], ...] = (
            lambda page: page.labelled(f"\n{wanted}\n"),
            lambda page: page.labelled(f"\n{wanted}"),
            lambda page: page.saying(f"\n{wanted}"),
            lambda page: page.saying(wanted),
            lambda page: page.with_all(words),
        )
        for rank in ranks:
            for kind in reversed(_KINDS):
                yield from self._listed[kind].oldest(rank)

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
                return [self._of_paragraph(citation, source, text[start:end])]
        return []

    @staticmethod
    def _of_paragraph(citation: str, source: Source, words: str) -> Candidate:
        place = citation.strip("[@]")
        return Candidate(
            citation, Kind.SOURCE, source.title, words[:_LONGEST], source.id, place=place, grade=source.grade
        )

    def _read_again(self, kind: Kind) -> None:
        self._listed[kind].begin_again()
        if kind not in self._unread:
            self._unread.append(kind)

    def _tied_passages(self, change: Change) -> set[str]:
        """The passages that now bear on something, or on something else."""
        tied = [*change.added.get(Kind.EVIDENCE, ()), *change.changed.get(Kind.EVIDENCE, ())]
        if len(tied) > PAGE:
            # So many are read again from the first page on.
            return set(tied)
        found = (self._project.find(Evidence, one) for one in tied)
        return {one.passage_id for one in found if one is not None}

    def _ties_quotes(self, change: Change) -> bool:
        """Whether a quote got other words: new evidence, or evidence that went."""
        if change.removed.get(Kind.EVIDENCE) or change.changed.get(Kind.PASSAGE):
            return bool(self._listed[Kind.QUOTE])
        made, read = change.added.get(Kind.EVIDENCE, ()), change.ids(Kind.QUOTE)
        found = (self._project.find(Evidence, one) for one in made[:PAGE])
        tied = {one.item_id for one in found if one is not None and one.item_kind == Kind.QUOTE.value}
        return len(made) > PAGE or bool(tied - read)


def _candidate(row: Citable) -> Candidate:
    tied_kind, _, tied = row.tied.partition(" ")
    return Candidate(row.citation, row.kind, row.title, row.quote, row.id, tied_kind, tied, row.place, row.grade)
