"""The columns of an open project: library, text, panels and history side by side, and how they share the width."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui import measure
from ui.history import HistoryColumn
from ui.history.column import WIDTH as HISTORY_WIDTH
from ui.library import LibraryPanel
from ui.library.forms import NARROWEST
from ui.library.rail import rail_width
from ui.panels.dock import PanelDock

LIBRARY_WIDTH = 264
DOCK_WIDTH = 396
NARROW_DOCK_WIDTH = 360
NARROW_WINDOW = 1400
TIGHT_WINDOW = 1100
WIDE_WINDOW = 1700


class Columns(QSplitter):
    """Keeps the widths that were chosen by hand; all others follow the window.

    Where text and one column at its side are all there is room for, the library is a rail of signs; its whole list
    takes the place of the panels, when it is asked for.
    """

    moved = Signal()
    """Somebody moved a border between two columns."""

    def __init__(
        self, library: LibraryPanel, text: QWidget, dock: PanelDock, history: HistoryColumn, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._library, self._text, self._dock, self._history = library, text, dock, history
        self._sized = False
        self._hid_for_history: list[QWidget] = []
        self._given_way: QWidget | None = None
        self._prefers_list = False
        self._was_rail = False
        self._widths = (LIBRARY_WIDTH, DOCK_WIDTH)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, part in enumerate((library, text, dock, history)):
            self.addWidget(part)
            self.setStretchFactor(place, 1 if part is text else 0)
        self.splitterMoved.connect(lambda _position, _handle: self._measure())
        measure.at_changes(self, self._follow)

    def state(self) -> dict[str, Any]:
        """Widths of the columns at the sides, and which of them are shown."""
        return {
            "library": self._widths[0],
            "dock": self._widths[1],
            "sources": self._is_only_away(self._library) or not self._library.isHidden(),
            "panels": self._is_only_away(self._dock) or not self._dock.isHidden(),
            "by_hand": self._sized,
            "list": self._prefers_list,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show the columns so; see `state`."""
        chosen = (int(state["library"]), int(state["dock"]))
        # Widths that nobody chose follow the window, which may be a larger one than last time.
        self._sized = bool(state["by_hand"])
        self._widths = chosen if self._sized else self._fitting()
        self._library.set_rail(rail=False)
        self._library.setVisible(bool(state["sources"]))
        self._dock.setVisible(bool(state["panels"]))
        self._prefers_list = bool(state.get("list"))
        self._given_way = None
        self._make_room()
        self.share()

    def reset(self) -> None:
        """Forget the widths that were chosen by hand, and what was preferred where there is room for one."""
        self._sized = self._prefers_list = False
        self._follow()

    def show_column(self, column: QWidget, *, shown: bool) -> None:
        """Show or hide a column. Where there is room for one at the side, what stands there gives way."""
        if shown and column is not self._history and self._is_tight() and not self._history.isHidden():
            self.show_history(shown=False)
        if column in self._hid_for_history:
            self._hid_for_history.remove(column)
        if column is self._library:
            self._show_library(shown=shown)
        else:
            column.setVisible(shown)
        if column is self._dock:
            self._dock_chosen(shown=shown)
        self.share()

    def set_wide(self, *, wide: bool) -> None:
        """Give the library the room of the text, or give it back."""
        if wide:
            self._was_rail = self._library.is_rail
        self._library.set_wide(wide=wide)
        self._text.setVisible(not wide)
        if wide:
            self.show_column(self._library, shown=True)
        elif self._was_rail:
            self.show_column(self._library, shown=False)
        self.setStretchFactor(0, 1 if wide else 0)
        self._make_room()
        self.share()

    def show_history(self, *, shown: bool) -> None:
        """Show or hide the history; where there is little room the library makes way for it, in a tight one all do."""
        if shown:
            sides: tuple[QWidget, QWidget] = (self._library, self._dock)
            gone = [column for column in sides if self._makes_way_for_history(column)]
            self._hid_for_history += gone
            for column in gone:
                self._withdraw(column)
        else:
            for column in self._hid_for_history:
                self._bring_back(column)
            self._hid_for_history = []
            self._make_room()
        self._history.setVisible(shown)
        self.share()

    def _show_library(self, *, shown: bool) -> None:
        """The whole library; what is hidden where there is little room stays as a rail."""
        if shown:
            self._bring_back(self._library)
            if self._given_way is self._library:
                self._given_way = None
            if self._is_tight() and not self._dock.isHidden():
                self._give_way(self._dock)
        elif self._is_tight() and self._library.is_whole:
            if self._given_way is self._dock:
                self._dock.show()
            self._give_way(self._library)
        else:
            self._library.hide()

    def _dock_chosen(self, *, shown: bool) -> None:
        """Somebody showed the panels, or hid them: they no longer wait for their turn."""
        if self._given_way is self._dock:
            self._given_way = None
        if shown and self._is_tight() and self._library.is_whole:
            self._give_way(self._library)

    def _give_way(self, column: QWidget) -> None:
        self._given_way = column
        self._prefers_list = column is self._dock
        self._withdraw(column)

    def _withdraw(self, column: QWidget) -> None:
        """Make the library a rail, or hide any other column."""
        if column is self._library:
            self._library.set_rail(rail=True)
        else:
            column.hide()

    def _bring_back(self, column: QWidget) -> None:
        if column is self._library and self._library.is_rail:
            self._library.set_rail(rail=False)
        column.show()

    def _makes_way_for_history(self, column: QWidget) -> bool:
        if column is self._library:
            is_side = self._library.is_whole and not self._library.is_wide
            return is_side and (self._is_tight() or self.width() < WIDE_WINDOW)
        return not column.isHidden() and self._is_tight()

    def _is_only_away(self, column: QWidget) -> bool:
        """Whether a column makes way for another, and will be back."""
        return column is self._given_way or column in self._hid_for_history

    @property
    def is_list_for_panels(self) -> bool:
        """Whether the list stands where the panels would, there being room for one of them."""
        return self._given_way is self._dock and self._library.is_whole and not self._library.is_wide

    def share(self) -> None:
        """Share the width anew."""
        library, dock = self._widths
        library = 0 if self._library.isHidden() else rail_width() if self._library.is_rail else library
        dock = 0 if self._dock.isHidden() else dock
        history = 0 if self._history.isHidden() else min(measure.px(HISTORY_WIDTH), self.width() // 2)
        if self._library.is_wide:
            self.setSizes([max(self.width() - dock - history, 1), 0, dock, history])
        else:
            self.setSizes([library, max(self.width() - library - dock - history, 1), dock, history])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        """The window or its words have another size."""
        if not self._sized:
            self._widths = self._fitting()
        self._make_room()
        self.share()

    def _is_tight(self) -> bool:
        """Whether text and one column at its side are all there is room for."""
        return 0 < self.width() < measure.px(TIGHT_WINDOW)

    def _make_room(self) -> None:
        """Have the library give way to the panels where the window is tight, and bring back what gave way where not."""
        if self._library.is_wide:
            return
        if not self._is_tight():
            if self._given_way is not None:
                self._bring_back(self._given_way)
                self._given_way = None
        elif self._library.is_whole and not self._dock.isHidden():
            self._give_way(self._dock if self._prefers_list else self._library)

    def _fitting(self) -> tuple[int, int]:
        """How wide library and panels are until somebody moves them; neither is wider than the text."""
        narrow = self.width() < measure.px(NARROW_WINDOW)
        library, dock = (NARROWEST, NARROW_DOCK_WIDTH) if narrow else (LIBRARY_WIDTH, DOCK_WIDTH)
        most = max(self.width() // 2, NARROWEST)
        return min(measure.px(library), most), min(measure.px(dock), most)

    def _measure(self) -> None:
        """Take the widths of the columns that are shown; a hidden one keeps the width it had."""
        self._sized = True
        library, _, dock, _ = self.sizes()
        library = 0 if self._library.is_wide or self._library.is_rail else library
        self._widths = (library or self._widths[0], dock or self._widths[1])
        self.moved.emit()
