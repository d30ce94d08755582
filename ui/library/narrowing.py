"""What the library is narrowed and ordered by: its field, chips, menus and heads lead the rows and follow them."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.model import Period
from ui.library.filter_bar import FilterMenu
from ui.library.filtering import Filter
from ui.library.ordering import Sorting
from ui.library.period_sheet import PeriodSheet
from ui.library.words import period_words

if TYPE_CHECKING:
    from briefing.project import Project
    from ui.library.panel import LibraryPanel

_SEARCH_IS_LONG_MS = 500


class Narrowing(QObject):
    """The filter and the order of one library."""

    shown = Signal()
    """What is asked for is said anew."""

    def __init__(self, panel: LibraryPanel, project: Project) -> None:
        super().__init__(panel)
        self._panel = panel
        self._project = project
        self._model, self._head, self._table = panel.model, panel.head, panel.table
        self._long_search = QTimer(self, singleShot=True, interval=_SEARCH_IS_LONG_MS)
        self._long_search.timeout.connect(self._head.say_searching)
        self._connect()

    def show_only(self, wanted: Filter) -> None:
        """Show only what meets a filter."""
        field = self._panel.filter
        if field.text().strip() != wanted.words:
            field.blockSignals(True)
            field.setText(wanted.words)
            field.blockSignals(False)
        self._model.show_only(wanted)
        self.show_filter()
        self._panel.looked.emit()

    def sort_by(self, sorting: Sorting) -> None:
        """Show the sources in another order."""
        self._model.sort_by(sorting)
        self._head.order_menu.show_sorting(sorting)
        self._table.show_sorting(sorting)
        self._panel.looked.emit()

    def show_filter(self) -> None:
        """Say what is asked for, with the names that tags have now."""
        self._head.show_filter(self._model.filter, self._model.tag_names, period_words)
        self.shown.emit()

    def _connect(self) -> None:
        self._panel.filter.textChanged.connect(self._filter_by)
        self._head.filters.wanted.connect(self.show_only)
        self._head.sorting_wanted.connect(self.sort_by)
        self._head.filter_wanted.connect(self.show_only)
        self._head.period_wanted.connect(self._ask_period)
        self._head.about_to_offer.connect(self._fill)
        self._table.sorted_by.connect(self.sort_by)
        self._model.searching.connect(self._searching)

    def _filter_by(self, words: str) -> None:
        self.show_only(replace(self._model.filter, words=words.strip()))

    def _fill(self, menu: FilterMenu) -> None:
        """Offer in a menu what the project's sources differ by."""
        menu.fill(self._project, self._model.tags, self._model.tag_names, self._model.filter)

    def _ask_period(self) -> None:
        sheet = PeriodSheet(self._panel)
        sheet.wanted.connect(self._show_period)
        sheet.ask(self._panel.filter.geometry())

    def _show_period(self, period: Period) -> None:
        self.show_only(replace(self._model.filter, published=period))
        self._panel.view.setFocus()

    def _searching(self, goes_on: bool) -> None:
        """Where a search takes long, say that it goes on."""
        if not goes_on:
            self._long_search.stop()
        elif not self._long_search.isActive():
            self._long_search.start()
