"""Finding the sources that a filter shows, in an order: some hundred at a time, so that nobody waits for the rest."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal

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


class Searches(QObject):
    """The search behind the rows: it goes on between two looks for events. A new one takes the place of the last."""

    going_on = Signal(bool)
    """A search goes on now, or is over."""
    found = Signal(object)
    """The sources that a search found, in its order."""

    def __init__(self, project: Project, facts: SourceFacts, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._facts = facts
        self._search: Search | None = None

    @property
    def is_going_on(self) -> bool:
        """Whether a search goes on."""
        return self._search is not None

    def begin(self, wanted: Filter, sorting: Sorting) -> None:
        """Look for what meets a filter; a short search is over at once."""
        self._search = Search(self._project, self._facts, wanted, sorting)
        self._go_on()

    def end(self) -> None:
        """Give the search up, where one goes on."""
        self._search = None
        self._soon.stop()
        self.going_on.emit(False)

    @cached_property
    def _soon(self) -> QTimer:
        soon = QTimer(self, interval=0)
        soon.timeout.connect(self._go_on)
        return soon

    def _go_on(self) -> None:
        search = self._search
        if search is None:
            return
        if search.go_on():
            self._soon.start()
            self.going_on.emit(True)
            return
        self.end()
        self.found.emit(search.found())
