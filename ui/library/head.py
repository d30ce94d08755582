"""What stands over the library's rows: its name and count, its buttons, the filter and what it asks for."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from briefing.model import Period
from ui import icons
from ui.kit import SectionHeader, tool_button
from ui.library.filter_bar import ActiveFilters, FacetBar, FilterMenu
from ui.library.filtering import Filter
from ui.library.order_menu import OrderMenu, order_button

if TYPE_CHECKING:
    from ui.library.panel import LibraryPanel


class LibraryHead(QWidget):
    """Says what was asked for, and changes nothing itself."""

    import_wanted = Signal()
    wide_wanted = Signal(bool)
    sorting_wanted = Signal(object)
    filter_wanted = Signal(object)
    period_wanted = Signal()
    about_to_offer = Signal(object)
    """A `FilterMenu` is about to be shown and wants to be filled."""

    def __init__(self, panel: LibraryPanel) -> None:
        super().__init__()
        self.filters = ActiveFilters()
        self.facets = FacetBar()
        self.filter_menu = FilterMenu(self)
        self.order_menu = OrderMenu(self)
        self._title = SectionHeader(self.tr("Sources"))
        self.widen = tool_button("maximize-2", "")
        self._filter_button = self._menu_button()
        self._is_wide = False
        self._lay_out(panel)
        self._connect()
        self.show_width(wide=False)

    def show_width(self, *, wide: bool) -> None:
        """Show what there is room for."""
        self._is_wide = wide
        self._title.set_title(self.tr("Library") if wide else self.tr("Sources"))
        self.facets.setVisible(wide)
        self._filter_button.setVisible(not wide)
        self.order_menu.columns.menuAction().setVisible(wide)
        words = self.tr("Back to the list (Esc)") if wide else self.tr("Widen to the library (Ctrl+Shift+L)")
        self.widen.setIcon(icons.icon("minimize-2" if wide else "maximize-2"))
        self.widen.setToolTip(words)
        self.widen.setAccessibleName(words)

    def show_filter(self, now: Filter, tag_names: Mapping[str, str], period: Callable[[Period], str]) -> None:
        """Say what is asked for."""
        self.filters.show_filter(now, tag_names, period)
        self.facets.show_filter(now)

    def show_count(self, shown: int, total: int) -> None:
        """Say how many sources there are, and how many of them are shown."""
        self._title.set_count(total)
        self.filters.say_count(shown, total)

    def say_searching(self) -> None:
        """Say that what the filter shows is still being found."""
        self.filters.say_searching()

    def _menu_button(self) -> QToolButton:
        button = tool_button("list-filter", self.tr("Filter sources by state, date, grade, language or tag"))
        button.setMenu(self.filter_menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _lay_out(self, panel: LibraryPanel) -> None:
        add = tool_button("plus", self.tr("Import sources (Ctrl+I)"))
        add.clicked.connect(self.import_wanted)
        for button in (order_button(self.order_menu), self._filter_button, self.widen, add):
            self._title.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(6)
        for widget in (self._title, panel.filter, self.facets, self.filters):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.widen.clicked.connect(lambda: self.wide_wanted.emit(not self._is_wide))
        self.order_menu.wanted.connect(self.sorting_wanted)
        self.facets.about_to_offer.connect(self.about_to_offer)
        self.filter_menu.aboutToShow.connect(lambda: self.about_to_offer.emit(self.filter_menu))
        for menu in (self.filter_menu, *self.facets.menus.values()):
            menu.wanted.connect(self.filter_wanted)
            menu.period_wanted.connect(self.period_wanted)
