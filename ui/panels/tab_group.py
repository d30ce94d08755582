"""Tabs over the panels they open; a panel is made when its tab is first in front."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import measure
from ui.kit import PanelTabs


class TabGroup(QWidget):
    """A row of tabs over the panel of the one in front. `made` gives the panel of a tab, and makes it where need be."""

    def __init__(self, name: str, made: Callable[[str], QWidget]) -> None:
        super().__init__()
        self._name = name
        self._made = made
        self._pages = QStackedWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._pages, 1)
        self.tabs = self._new_tabs()

    @property
    def room(self) -> QWidget:
        """Where its panels stand."""
        return self._pages

    def add(self, tab: str, icon: str, name: str, count: int | None) -> None:
        """Add a tab; the first one comes to the front."""
        self.tabs.add(tab, icon, name, count)
        self._show(self.tabs.opened_id())

    def ready(self, tab: str) -> QWidget:
        """The panel of a tab, made and dressed, whether or not it is in front."""
        panel = self._made(tab)
        if self._pages.indexOf(panel) < 0:
            with measure.fonts_kept(panel):
                self._pages.addWidget(panel)
        return panel

    def clear(self) -> None:
        """Let go of all panels; they live on elsewhere."""
        self._column.removeWidget(self.tabs)
        self.tabs.hide()
        self.tabs.deleteLater()
        self.tabs = self._new_tabs()
        while (page := self._pages.widget(0)) is not None:
            self._pages.removeWidget(page)

    def _new_tabs(self) -> PanelTabs:
        tabs = PanelTabs(self._name)
        tabs.opened.connect(self._show)
        self._column.insertWidget(0, tabs)
        return tabs

    def _show(self, tab: str) -> None:
        if not tab:
            return
        self._pages.setCurrentWidget(self.ready(tab))
