"""Finding the sources that a filter shows, in an order: some hundred at a time, so that nobody waits for the rest."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.project import Project, SourceLine
from ui.library.facts import SourceFacts
from ui.library.filtering import Filter
from ui.library.ordering import ANNOTATIONS, Keyed, Sorting

AT_ONCE = 500
"""How many sources are looked at between two looks for events: a few milliseconds."""


class Search:
    """One walk through all sources of a project."""

    def __init__(self, project: Project, facts: SourceFacts, wanted: Filter, sorting: Sorting) -> None:
        self._project = project
        self._facts = facts
        self._shows = wanted.test(facts.tags)
        self._sorting = sorting
        self._found: list[Keyed[SourceLine]] = []
        self._after = ""

    def go_on(self) -> bool:
        """Look at the next few hundred; whether there may be more. Raises ProjectError as any reading does."""
        page = self._project.source_lines(after=self._after, limit=AT_ONCE)
        shown = [line for line in page if self._shows(line)]
        if self._sorting.order is ANNOTATIONS:
            self._facts.count(shown)
        key = self._sorting.order.key
        self._found.extend((key(line, self._facts), line) for line in shown)
        if page:
            self._after = page[-1].id
        return len(page) == AT_ONCE

    def found(self) -> list[SourceLine]:
        """What was found, in its order."""
        return self._sorting.in_order(self._found)
