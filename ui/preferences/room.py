"""The room of the preferences' pages: each is made when it is first wanted, the rest one by one after that."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.kit import Label
from ui.preferences.keys_page import KeysPage
from ui.preferences.page import PreferencesPage
from ui.turns import Turns

Page = PreferencesPage | KeysPage


class PagePlan(NamedTuple):
    """A page before it is made."""

    name: str
    title: str
    make: Callable[[], Page]

    @classmethod
    def of(cls, name: str, title: str, fill: Callable[[PreferencesPage], object]) -> PagePlan:
        """The plan of a page with settings, which `fill` puts there."""

        def make() -> PreferencesPage:
            page = PreferencesPage(name, title)
            fill(page)
            return page

        return cls(name, title, make)


class PageRoom(QStackedWidget):
    """All pages at once would hold the window; so only the one in front is made before anything is shown."""

    became_whole = Signal()
    """All pages are made."""

    def __init__(self, plans: Sequence[PagePlan]) -> None:
        super().__init__()
        self.plans = plans
        self._made: dict[int, Page] = {}
        self._turns = Turns(self)
        self._nothing = Label(self.tr("No setting is called so."), colour="sub")
        self.addWidget(self._nothing)

    @property
    def is_whole(self) -> bool:
        """Whether all pages are made."""
        return len(self._made) == len(self.plans)

    def made(self) -> list[Page]:
        """The pages that are made, in their order."""
        return [self._made[place] for place in sorted(self._made)]

    def page(self, name: str) -> Page:
        """The page with this name; ValueError where there is none."""
        return self._page_at(self.place_of(name))

    def place_of(self, name: str) -> int:
        """Where a page stands; ValueError where there is none with this name."""
        return [plan.name for plan in self.plans].index(name)

    def show_at(self, place: int) -> None:
        """Bring the page at a place to the front."""
        self.setCurrentWidget(self._page_at(place))

    def show_nothing(self) -> None:
        """Say that no setting matches."""
        self.setCurrentWidget(self._nothing)

    def make_rest(self) -> None:
        """Make the pages that are not made yet, each in a turn of its own."""
        left = (place for place in range(len(self.plans)) if place not in self._made)
        self._turns.take(partial(self._page_at, place) for place in left)

    def _page_at(self, place: int) -> Page:
        if place in self._made:
            return self._made[place]
        page = self._made[place] = self.plans[place].make()
        if isinstance(page, PreferencesPage):
            page.refresh()
        self.addWidget(page)
        if self.is_whole:
            self.became_whole.emit()
        return page
