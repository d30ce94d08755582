"""What filters the library: a menu, a row of facets where there is room, and the chips that say what is asked for."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from briefing.model import Period
from briefing.project import Project
from ui.kit import Chip, FlowLayout, Label, link_button
from ui.library.facets import chip_words, counted_values, facet_words, value_words
from ui.library.filtering import FACETS, Facet, Filter, Tags

_ICONS = {
    "state": "circle-dot",
    "published": "calendar",
    "reliability": "shield-check",
    "credibility": "shield-check",
    "language": "languages",
    "format": "file-text",
    "tag": "tag",
}


class FilterMenu(QMenu):
    """Every facet of the project's sources with its values, or only one facet's; those asked for are ticked."""

    wanted = Signal(object)
    """The `Filter` that was asked for."""
    period_wanted = Signal()

    def __init__(self, parent: QWidget, only: str = "") -> None:
        super().__init__(parent)
        self._only = only
        self.setAccessibleName(self.tr("Filter sources by"))

    def fill(self, project: Project, tags: Tags, tag_names: Mapping[str, str], now: Filter) -> None:
        """Offer what the project's sources differ by; a facet's values are counted when they are looked at."""
        self.clear()
        for old in self.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()
        for facet in FACETS:
            offer = partial(self._offer, facet=facet, project=project, tags=tags, tag_names=tag_names, now=now)
            if facet.id == self._only:
                offer(self)
            elif not self._only:
                menu = self.addMenu(facet_words(facet.id))
                menu.aboutToShow.connect(partial(offer, menu))
        if now.is_active and not self._only:
            self.addSeparator()
            self.addAction(self.tr("Clear all filters")).triggered.connect(self._asks(Filter()))

    def _offer(
        self,
        menu: QMenu,
        *,
        facet: Facet,
        project: Project,
        tags: Tags,
        tag_names: Mapping[str, str],
        now: Filter,
    ) -> None:
        menu.clear()
        for value, count in counted_values(facet, project, tags):
            words = value_words(facet.id, value, tag_names).replace("&", "&&")
            action = menu.addAction(f"{words}\t{count}")
            action.setCheckable(True)
            action.setChecked((facet.id, value) in now.chosen)
            action.triggered.connect(self._asks(now.toggled(facet.id, value)))
        if facet.id == "published":
            menu.addSeparator()
            menu.addAction(self.tr("A time…")).triggered.connect(lambda _on=False: self.period_wanted.emit())

    def _asks(self, wanted: Filter) -> Callable[..., None]:
        return lambda _on=False: self.wanted.emit(wanted)


class FacetBar(QWidget):
    """A chip for each facet, always in sight in the wide library; a press offers its values."""

    about_to_offer = Signal(object)
    """A `FilterMenu` is about to be shown: whoever knows the sources fills it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, Chip] = {}
        self.menus: dict[str, FilterMenu] = {}
        flow = FlowLayout(spacing=6)
        flow.setContentsMargins(0, 0, 0, 0)
        for facet in FACETS:
            chip = Chip(facet_words(facet.id), "", icon="chevron-down", outline=True)
            menu = FilterMenu(self, facet.id)
            menu.aboutToShow.connect(lambda menu=menu: self.about_to_offer.emit(menu))
            chip.clicked.connect(lambda _on=False, facet=facet.id: self.open(facet))
            self.chips[facet.id] = chip
            self.menus[facet.id] = menu
            flow.addWidget(chip)
        self.setLayout(flow)
        self.setAccessibleName(self.tr("Filter sources by"))

    def open(self, facet: str) -> None:
        """Offer the values of a facet under its chip."""
        chip = self.chips[facet]
        self.menus[facet].popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def show_filter(self, now: Filter) -> None:
        """Say at each facet how many of its values are asked for."""
        for facet, chip in self.chips.items():
            count = sum(name == facet for name, _ in now.chosen) + (facet == "published" and now.published is not None)
            words = facet_words(facet)
            chip.setText(f"{words} {count}" if count else words)
            chip.setAccessibleName(self.tr("Filter by {0}").format(words))
            chip.set_outline(outline=not count)
            chip.updateGeometry()


class ActiveFilters(QWidget):
    """The chips of what is asked for, and "Showing 4 of 12 · Clear"; not there while nothing is asked for."""

    wanted = Signal(object)
    """The `Filter` without what was taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = Filter()
        self._flow = FlowLayout(spacing=4)
        self.chips: list[Chip] = []
        self.shown = Label(size=11, colour="sub")
        self.clear = link_button(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear all filters"))
        self.clear.clicked.connect(lambda: self.wanted.emit(Filter()))
        self._lay_out()

    def show_filter(self, now: Filter, tag_names: Mapping[str, str], period: Callable[[Period], str]) -> None:
        """Say what is asked for."""
        self._now = now
        self._flow.clear()
        self.chips = []
        for facet, value in sorted(now.chosen):
            words = chip_words(facet, value, tag_names)
            self._add(words, _ICONS[facet], now.toggled(facet, value))
        if now.published is not None:
            self._add(period(now.published), "calendar", replace(now, published=None))
        self.setVisible(now.is_active)
        self.updateGeometry()

    def say_count(self, shown: int, total: int) -> None:
        """Say how many are left."""
        self.shown.setText(self.tr("Showing {0} of {1}").format(shown, total))

    def say_searching(self) -> None:
        """Say that the search for what is left goes on."""
        self.shown.setText(self.tr("Searching…"))

    def _add(self, words: str, icon: str, without: Filter) -> None:
        chip = Chip(words, "", icon=icon, closable=True, description=self.tr("Filter: {0}").format(words))
        chip.closed.connect(lambda: self.wanted.emit(without))
        chip.clicked.connect(lambda: self.wanted.emit(without))
        self._flow.addWidget(chip)
        chip.show()
        self.chips.append(chip)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._flow)
        row = QHBoxLayout()
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.clear)
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
