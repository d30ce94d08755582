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
from ui.library.panel import NARROWEST
from ui.panels.dock import PanelDock

LIBRARY_WIDTH = 264
DOCK_WIDTH = 396
NARROW_DOCK_WIDTH = 360
NARROW_WINDOW = 1400
TIGHT_WINDOW = 1100
WIDE_WINDOW = 1700


class Columns(QSplitter):
    """Keeps the widths that were chosen by hand; all others follow the window."""

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
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show the columns so; see `state`."""
        chosen = (int(state["library"]), int(state["dock"]))
        # Widths that nobody chose follow the window, which may be a larger one than last time.
        self._sized = bool(state["by_hand"])
        self._widths = chosen if self._sized else self._fitting()
        self._library.setVisible(bool(state["sources"]))
        self._dock.setVisible(bool(state["panels"]))
        self._given_way = None
        self._make_room()
        self.share()

    def show_column(self, column: QWidget, *, shown: bool) -> None:
        """Show or hide the library or the panels. Where there is room for one of them only, the other gives way."""
        column.setVisible(shown)
        if column in self._hid_for_history:
            self._hid_for_history.remove(column)
        other = self._dock if column is self._library else self._library
        if column not in (self._library, self._dock):
            pass
        elif shown and self._is_tight() and not other.isHidden():
            self._given_way = other
            other.hide()
        elif self._given_way is other and not shown:
            self._given_way = column
            other.show()
        elif self._given_way is column:
            self._given_way = None
        self.share()

    def set_wide(self, *, wide: bool) -> None:
        """Give the library the room of the text, or give it back."""
        self._library.set_wide(wide=wide)
        self._text.setVisible(not wide)
        if wide:
            self.show_column(self._library, shown=True)
        self.setStretchFactor(0, 1 if wide else 0)
        self.share()

    def show_history(self, *, shown: bool) -> None:
        """Show or hide the history; where there is little room the library makes way for it, in a tight one all do."""
        if shown:
            sides: tuple[QWidget, QWidget] = (self._library, self._dock)
            gone = [column for column in sides if self._makes_way_for_history(column)]
            self._hid_for_history += gone
            for column in gone:
                column.hide()
        else:
            for column in self._hid_for_history:
                column.show()
            self._hid_for_history = []
        self._history.setVisible(shown)
        self.share()

    def _makes_way_for_history(self, column: QWidget) -> bool:
        if column.isHidden() or (column is self._library and self._library.is_wide):
            return False
        return self._is_tight() or (column is self._library and self.width() < WIDE_WINDOW)

    def _is_only_away(self, column: QWidget) -> bool:
        """Whether a column makes way for another, and will be back."""
        return column is self._given_way or column in self._hid_for_history

    def share(self) -> None:
        """Share the width anew."""
        library, dock = self._widths
        library = 0 if self._library.isHidden() else library
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
                self._given_way.show()
                self._given_way = None
        elif not self._library.isHidden() and not self._dock.isHidden():
            self._given_way = self._library
            self._library.hide()

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
        library = 0 if self._library.is_wide else library
        self._widths = (library or self._widths[0], dock or self._widths[1])
        self.moved.emit()
