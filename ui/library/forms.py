"""The forms of the library: a list at the side, a table over the middle, a rail where there is room for neither."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui import measure
from ui.library.rail import Rail, rail_width
from ui.library.source_list import SourceList
from ui.library.table import SourceTable

if TYPE_CHECKING:
    from ui.library.panel import LibraryPanel
    from ui.library.rail import RailRows

NARROWEST = 248
_WIDEST = 16_777_215  # Qt's own for a widget that nothing holds


class Form(Enum):
    """What the library is shown as; its value is the page it has in the panel."""

    LIST = 0
    TABLE = 1
    RAIL = 4


class Forms:
    """Which form a library has, and the rows of each; the rail is made when it is first wanted."""

    def __init__(self, panel: LibraryPanel) -> None:
        self._panel = panel
        self.now = Form.LIST
        self.rail: Rail | None = None
        measure.whenever(panel, self._fit)

    @property
    def rows(self) -> SourceList | SourceTable | RailRows:
        """The rows of the form that is shown."""
        if self.now is Form.RAIL and self.rail is not None:
            return self.rail.rows
        return self._panel.table if self.now is Form.TABLE else self._panel.list

    def show(self, form: Form) -> None:
        """Take this form; the same rows stay chosen, and the keyboard in them."""
        if form is self.now:
            return
        panel = self._panel
        kept, current = panel.chosen_ids(), panel.current_source()
        had_focus = self._takes_focus_along(form)
        if form is Form.RAIL:
            self._make_rail()
        if had_focus:
            # Qt looks through the whole window for the next stop where the rows that have the keyboard are hidden.
            panel.setFocus()
        self.now = form
        panel.head.setVisible(form is not Form.RAIL)
        panel.head.show_width(wide=form is Form.TABLE)
        panel.kinds.setVisible(form is Form.LIST)
        self._fit()
        panel.choose(kept, current)
        panel.show_page()
        self.rows.scrollTo(self.rows.currentIndex())
        if had_focus:
            self.rows.setFocus()

    def show_count(self, shown: int, total: int) -> None:
        """Have the rail say that a filter leaves out sources, where one does."""
        if self.rail is not None:
            self.rail.show_count(shown, total, filtered=self._panel.model.filter.is_active)

    def _takes_focus_along(self, form: Form) -> bool:
        """Whether the keyboard is in what will be hidden: the rows, or all else of the library beside a rail."""
        focused = QApplication.focusWidget()
        if focused is None or not self._panel.isAncestorOf(focused):
            return False
        return focused is self.rows or Form.RAIL in (form, self.now)

    def _make_rail(self) -> None:
        if self.rail is None:
            self.rail = Rail(self._panel.model)
            self._panel.pages.addWidget(self.rail)
            self._panel.follow_rows(self.rail.rows)
            self.rail.list_wanted.connect(self._panel.list_wanted)

    def _fit(self) -> None:
        narrow = self.now is Form.RAIL
        self._panel.setMinimumWidth(rail_width() if narrow else NARROWEST)
        self._panel.setMaximumWidth(rail_width() if narrow else _WIDEST)
