"""One open project in the window: library, reading and panels side by side, and what ties them together."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from briefing.model import Kind, Risk, Source
from briefing.model.kinds import CLASSES
from briefing.project import Change, Project
from ui.desk import Desk
from ui.history import HistoryColumn
from ui.history.column import WIDTH as HISTORY_WIDTH
from ui.jobs import Jobs
from ui.library import Arrivals, LibraryPanel
from ui.library.panel import NARROWEST
from ui.numbers import numbered
from ui.panels.dock import PanelDock
from ui.window.annotating import Annotating
from ui.window.exporting import Exporting
from ui.window.importing import Importing
from ui.window.reading import Reading
from ui.window.remembering import Remembering
from ui.window.source_work import SourceWork

LIBRARY_WIDTH = 264
DOCK_WIDTH = 396
NARROW_DOCK_WIDTH = 360
NARROW_WINDOW = 1400
WIDE_WINDOW = 1700


class Workspace(QWidget):
    """Made when a project is opened, gone when it is closed; holds everything that belongs to this project."""

    looked = Signal()
    """Something the status bar or the commands speak of has changed."""

    def __init__(self, project: Project, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = Desk(project, self)
        self.arrivals = Arrivals(self)
        self.library = LibraryPanel(self.desk, self.arrivals)
        self.reading = Reading(self.desk)
        self.dock = PanelDock(self.desk)
        self.history = HistoryColumn(self.desk)
        self.history.hide()
        self.is_version = False
        self._hid_library = False
        self.annotating = Annotating(self.desk, self.reading)
        self.importing = Importing(self.desk, jobs, self.arrivals, self)
        self.exporting = Exporting(self.desk, jobs, self)
        self.sources = SourceWork(self, jobs)
        self.remembering = Remembering(self)
        self._sized = False
        self._widths = (LIBRARY_WIDTH, DOCK_WIDTH)
        self._splitter = self._columns()
        self._connect()

    # What the window asks

    def begin(self) -> None:
        """Show the place the project was left at; a project new to the window shows its first source."""
        if self.remembering.put_back():
            return
        for risk in self.desk.project.page(Risk, limit=1):
            self.desk.select(Kind.RISK, risk.id)
        first = self.library.model.source_at(0)
        if first is not None:
            self.reading.open_source(first.id)
            self.reading.focus_text()

    def end(self) -> None:
        """Keep the place, commit what is being typed and close the project."""
        self.remembering.keep()
        self.sources.end()
        self.desk.close()
        # Changes that an import committed last may still be on their way here.
        self.desk.blockSignals(True)

    def columns(self) -> dict[str, Any]:
        """Widths of the columns at the sides, and which of them are shown."""
        return {
            "library": self._widths[0],
            "dock": self._widths[1],
            "sources": self._hid_library or not self.library.isHidden(),
            "panels": not self.dock.isHidden(),
            "by_hand": self._sized,
        }

    def set_columns(self, columns: dict[str, Any]) -> None:
        """Show the columns so; see `columns`."""
        chosen = (int(columns["library"]), int(columns["dock"]))
        # Widths that nobody chose follow the window, which may be a larger one than last time.
        self._sized = bool(columns["by_hand"])
        self._widths = chosen if self._sized else self._fitting_widths()
        self.library.setVisible(bool(columns["sources"]))
        self.dock.setVisible(bool(columns["panels"]))
        self._share_width()

    def show_column(self, column: QWidget, *, shown: bool) -> None:
        """Show or hide the library or the panels; the keyboard never stays in a hidden one."""
        had_focus = column.isAncestorOf(QApplication.focusWidget() or self)
        column.setVisible(shown)
        self._share_width()
        if had_focus and not shown:
            self.reading.focus_text()
        self._moved()

    def show_history(self, *, shown: bool) -> None:
        """Show or hide the history beside the panels; where there is little room, in exchange for the library."""
        if shown and self.width() < WIDE_WINDOW and not self.library.isHidden():
            self._hid_library = True
            self.library.hide()
        elif not shown and self._hid_library:
            self._hid_library = False
            self.library.show()
        self.show_column(self.history, shown=shown)

    def exists(self, kind: str, item_id: str) -> bool:
        """Whether the project has this item."""
        return self.desk.project.find(CLASSES[Kind(kind)], item_id) is not None

    def focused_pane(self) -> str:
        """Where the keyboard is, or was last: "sources", "panels" or "text"."""
        focused = self.focusWidget() or self
        if self.library.isAncestorOf(focused):
            return "sources"
        return "panels" if self.dock.isAncestorOf(focused) else "text"

    def go(self, pane: QWidget) -> None:
        """Show a pane and put the keyboard into it."""
        self.show_column(pane, shown=True)
        self.focus_pane(pane)

    def go_to_kind(self, kind: Kind) -> None:
        """Show the panel of a kind and put the keyboard into it."""
        self.show_column(self.dock, shown=True)
        self.dock.open(kind)

    def next_pane(self, step: int) -> None:
        """Put the keyboard so many panes on from the one that has it."""
        panes = self.panes()
        focused = QApplication.focusWidget()
        within = [pane is focused or pane.isAncestorOf(focused or self) for pane in panes]
        here = within.index(True) if True in within else -step
        if panes:
            self.focus_pane(panes[(here + step) % len(panes)])

    def panes(self) -> list[QWidget]:
        """What F6 goes round: those that are shown, in the order of the window."""
        page = self.reading.page()
        panes = (self.library, page, self.dock, self.history)
        return [pane for pane in panes if pane is not None and pane.isVisible()]

    def focus_pane(self, pane: QWidget) -> None:
        """Put the keyboard into a pane."""
        if pane is self.library:
            self.library.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is self.dock:
            self._focus_dock()
        elif pane is self.history:
            self.history.focus()
        else:
            self.reading.focus_text()

    def _focus_dock(self) -> None:
        if self.sources.is_card_shown():
            self.sources.card.focus()
            return
        shown = [kind for kind in (Kind.RISK, Kind.ACTOR, Kind.BRIEF) if self.dock.is_shown(kind)]
        chosen = self.desk.selected_item[0]
        self.dock.open(chosen if chosen in shown else shown[0])

    def step_source(self, step: int) -> None:
        """Open the source so many rows on from the one being read."""
        page = self.reading.page()
        neighbour = self.library.model.neighbour(page.source_id, step) if page is not None else None
        if neighbour is not None:
            self.reading.open_source(neighbour.id)
            self.reading.focus_text()

    def place_words(self) -> str:
        """Where the analyst is: "S1 · 1 of 8 · ¶5 of 18 · 534 words"; "" where nothing is read."""
        page = self.reading.page()
        source = self.desk.project.find(Source, page.source_id) if page is not None else None
        if page is None or source is None or page.revision is None:
            return ""
        number, count = page.paragraph()
        words = numbered(page.revision.words, self.tr("{n} word"), self.tr("{n} words"))
        paragraph = self.tr("¶{0} of {1}").format(number, count)
        return " · ".join(part for part in (source.label, self._rank(source), paragraph, words) if part)

    def _rank(self, source: Source) -> str:
        """Where a source stands among those the library shows: "1 of 8"; "" where its filter leaves it out."""
        model = self.library.model
        row = model.row_of(source.id)
        filtered = bool(self.library.filter.text().strip())
        shown = model.source_count() if filtered else self.desk.project.count(Source)
        return self.tr("{0} of {1}").format(row + 1, shown) if row >= 0 else ""

    def short_place(self) -> str:
        """Where the analyst is, for the recent projects: "S1 ¶5"."""
        page = self.reading.page()
        source = self.desk.project.find(Source, page.source_id) if page is not None else None
        return f"{source.label} ¶{page.paragraph()[0]}" if page is not None and source is not None else ""

    # Building

    def _columns(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for place, part in enumerate((self.library, self.reading, self.dock, self.history)):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, 1 if part is self.reading else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        splitter.splitterMoved.connect(lambda _position, _handle: self._splitter_moved())
        return splitter

    def _connect(self) -> None:
        self.library.opened.connect(self._read)
        self.library.kinds.changed.connect(self.reading.set_kinds)
        self.library.kinds.changed.connect(lambda _kinds: self._moved())
        self.reading.shown.connect(self._source_shown)
        self.reading.looked.connect(self._moved)
        self.reading.scrolled.connect(self.remembering.moved)
        self.annotating.made.connect(self.dock.edit_new)
        self.dock.reader_wanted.connect(self.reading.focus_text)
        self.history.close_wanted.connect(lambda: self.show_history(shown=False))
        self.history.steps.source_wanted.connect(self._read)
        self.importing.taken_in.connect(self._show_arrived)
        self.arrivals.came.connect(self.library.show_arrivals)
        self.desk.selected.connect(lambda _kind, _id: self._moved())
        self.desk.changed.connect(self._changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._sized:
            self._widths = self._fitting_widths()
        self._share_width()

    def _fitting_widths(self) -> tuple[int, int]:
        """How wide library and panels are until somebody moves them."""
        narrow = self.width() < NARROW_WINDOW
        return (NARROWEST, NARROW_DOCK_WIDTH) if narrow else (LIBRARY_WIDTH, DOCK_WIDTH)

    def _measure_columns(self) -> None:
        """Take the widths of the columns that are shown; a hidden one keeps the width it had."""
        library, _, dock, _ = self._splitter.sizes()
        self._widths = (library or self._widths[0], dock or self._widths[1])

    def _share_width(self) -> None:
        library, dock = self._widths
        library = 0 if self.library.isHidden() else library
        dock = 0 if self.dock.isHidden() else dock
        history = 0 if self.history.isHidden() else HISTORY_WIDTH
        self._splitter.setSizes([library, max(self.width() - library - dock - history, 1), dock, history])

    def _splitter_moved(self) -> None:
        self._sized = True
        self._measure_columns()
        self._moved()

    # Living

    def _read(self, source_id: str) -> None:
        self.reading.open_source(source_id)
        self.reading.focus_text()

    def _source_shown(self, source_id: str) -> None:
        if source_id:
            self.library.show_source(source_id)
        self._moved()

    def _show_arrived(self, source_ids: list[str]) -> None:
        """The first that came is shown, unless something is being read."""
        if self.reading.page() is None:
            self._read(source_ids[0])
        else:
            self.library.show_source(source_ids[0])

    def _moved(self) -> None:
        self.remembering.moved()
        self.looked.emit()

    def _changed(self, _change: Change) -> None:
        self.looked.emit()
