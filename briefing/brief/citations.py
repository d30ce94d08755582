"""Citations: which source stands behind a mark in the text, and the number it has in the source list."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable

from briefing.brief.inline import Citation, CitationMark
from briefing.model import Quote, Source
from briefing.project import Exhibit, Reading


class CitationBook:
    """Numbers sources in the order in which the brief first leans on them."""

    def __init__(self, project: Reading) -> None:
        self._project = project
        self._sources: dict[str, Source] = {}
        for source in project.all(Source):
            self._sources.setdefault(source.label, source)
        self._numbers: dict[str, int] = {}
        self._cited: list[Source] = []
        self._missing: dict[str, None] = {}

    def resolve(self, label: str, locator: str = "") -> CitationMark | None:
        """The mark for "S1" or "Q7", with a place in the source ("¶5"). None when the project has no such thing.

        A quote stands for the passage it was taken from, so it brings its own place.
        """
        known = label.upper()
        if known in self._sources:
            return self._mark(self._sources[known], locator)
        for quote in self._project.where(Quote, label=known):
            for exhibit in self._project.exhibits_of(quote.id):
                return self._mark(exhibit.source, locator or f"¶{exhibit.passage.paragraph}")
        self._missing[label] = None
        return None

    def cite(self, exhibits: Iterable[Exhibit]) -> Citation | None:
        """One citation for several pieces of evidence, each source once; None for no evidence."""
        marks = dict.fromkeys(self._mark(exhibit.source, "") for exhibit in exhibits)
        return Citation(tuple(sorted(marks, key=lambda mark: int(mark.label)))) if marks else None

    def number(self, source: Source) -> int:
        """The source's number in the list; given now where it had none."""
        if source.id not in self._numbers:
            self._cited.append(source)
            self._numbers[source.id] = len(self._cited)
        return self._numbers[source.id]

    def cited(self) -> list[tuple[int, Source]]:
        """Every source the brief leans on with its number, in the order of the numbers."""
        return list(enumerate(self._cited, start=1))

    def missing(self) -> list[str]:
        """Labels that were cited and that nothing in the project has."""
        return list(self._missing)

    def _mark(self, source: Source, locator: str) -> CitationMark:
        number = self.number(source)
        return CitationMark(endnote=endnote_of(number), label=str(number), locator=locator)


def endnote_of(number: int) -> str:
    """The id of the endnote with this number. Made of the number: labels of two merged copies may be the same."""
    return f"source-{number}"
