"""One open project in the window: library, reading and panels side by side, and what ties them together."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from briefing.model import Kind, Risk
from briefing.model.kinds import CLASSES
from briefing.project import Change, Project
from ui.desk import Desk
from ui.history import HistoryColumn
from ui.jobs import Jobs
from ui.library import Arrivals, LibraryPanel
from ui.library.summary import ImportSummary
from ui.panels.annotations import AnnotationsHere
from ui.panels.dock import PanelDock
from ui.window.ahead import Ahead
from ui.window.annotating import Annotating
from ui.window.brief_foot import BriefFoot
from ui.window.columns import Columns
from ui.window.exporting import Exporting
from ui.window.importing import Importing
from ui.window.modes import Modes
from ui.window.reading import Reading
from ui.window.remembering import Remembering
from ui.window.source_work import SourceWork
from ui.window.whereabouts import Whereabouts


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
        self.here = AnnotationsHere(self.desk, self)
        self.here.hide()
        self.is_version = False
        self.summary = ImportSummary(self.arrivals)
        self.annotating = Annotating(self.desk, self.reading)
        self.importing = Importing(self.desk, jobs, self.arrivals, self)
        self.exporting = Exporting(self.desk, jobs, self)
        self.sources = SourceWork(self, jobs)
        self.remembering = Remembering(self)
        self.whereabouts = Whereabouts(self)
        # Room before what stands in it: each time widgets get another parent, the style sheet is put on them anew.
        room = QStackedWidget(self)
        self._columns = Columns(self.library, self.reading, self.dock, self.history, room)
        self.modes = Modes(self, self._columns, room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.modes.stack, 1)
        column.addWidget(self.summary)
        self.ahead = Ahead(self)
        self.brief_foot = BriefFoot(self, jobs)
        self._connect()

    # What the window asks

    def begin(self) -> None:
        """Show the place the project was left at; a project new to the window shows its first source."""
        self.ahead.soon()
        first = self.library.model.source_at(0)
        if self.remembering.put_back():
            if first is None and self.modes.composing() is None:
                self.reading.focus_text()  # in an empty project that is the button that imports
            return
        for risk in self.desk.project.page(Risk, limit=1):
            self.desk.select(Kind.RISK, risk.id)
        if first is not None:
            self.reading.open_source(first.id)
        self.reading.focus_text()

    def end(self) -> None:
        """Keep the place, commit what is being typed and close the project."""
        self.remembering.keep()
        self.sources.end()
        self.brief_foot.check.end()
        self.modes.end()
        self.desk.close()
        # Changes that an import committed last may still be on their way here.
        self.desk.blockSignals(True)

    def columns(self) -> dict[str, Any]:
        """Widths of the columns at the sides, and which of them are shown."""
        return self._columns.state()

    def set_columns(self, columns: dict[str, Any]) -> None:
        """Show the columns so; see `columns`."""
        self._columns.restore(columns)

    def reset_columns(self) -> None:
        """Let the widths of the columns follow the window again."""
        self._columns.reset()
        self._moved()

    def set_wide(self, *, wide: bool) -> None:
        """Widen the library over the text, with the card of what is chosen beside it; or narrow it back."""
        if wide == self.library.is_wide:
            return
        focused = QApplication.focusWidget() or self
        had_focus = self.reading.isAncestorOf(focused) or self.library.isAncestorOf(focused)
        if wide:
            # Else Qt, where it hides the text, looks through the whole window for what is to have the keyboard.
            self.library.focus_rows()
        self._columns.set_wide(wide=wide)
        if wide:
            self.sources.show_card_of_library()
            self.library.focus_rows()
        elif had_focus:
            self.focus_text()
        self._moved()

    def focus_text(self) -> None:
        """Put the keyboard into the text that is written or read, or into the library where that is wide."""
        page = self.modes.composing()
        if page is not None:
            page.focus()
        elif self.library.is_wide:
            self.library.focus_rows()
        else:
            self.reading.focus_text()

    def show_column(self, column: QWidget, *, shown: bool) -> None:
        """Show or hide the library or the panels; the keyboard never stays in a hidden one."""
        focused = QApplication.focusWidget() or self
        had_focus = next((one for one in (self.library, self.dock, self.history) if one.isAncestorOf(focused)), None)
        if shown:
            self.modes.read()
        if column is self.library and not shown:
            self.set_wide(wide=False)
        self._columns.show_column(column, shown=shown)
        if had_focus is not None and (had_focus.isHidden() or (had_focus is column and not shown)):
            self.focus_text()
        self._moved()

    def show_history(self, *, shown: bool) -> None:
        """Show or hide the history beside the panels; where there is little room, in exchange for the library."""
        had_focus = self.history.isAncestorOf(QApplication.focusWidget() or self)
        self._columns.show_history(shown=shown)
        self.show_column(self.history, shown=shown)
        if had_focus and not shown:
            self.focus_text()

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

    def go_to_text(self) -> None:
        """Put the keyboard into the text that is written, else into the one that is read, where the library was too."""
        if self.modes.composing() is not None:
            self.focus_text()
        else:
            self.focus_pane(self.reading)

    def go_to_kind(self, kind: Kind) -> None:
        """Show the panel of a kind and put the keyboard into it."""
        self.show_column(self.dock, shown=True)
        self.dock.open(kind)

    def go_to_item(self, kind: Kind, item_id: str) -> None:
        """Show an item that is selected: in its panel where it has one, else where the text speaks of it."""
        try:
            self.dock.show_panel(kind)
        except KeyError:
            self._show_first_passage(item_id)
        else:
            self.go_to_kind(kind)

    def _show_first_passage(self, item_id: str) -> None:
        exhibits = self.desk.project.exhibits_of(item_id)
        if exhibits:
            passage = exhibits[0].passage
            self.reading.show_passage(exhibits[0].source.id, passage.start, passage.end, item_id)
            self.focus_pane(self.reading)

    def toggle_annotations(self) -> None:
        """Show the list of the marks in the text in front, in the place of the panels, or the panels again."""
        if self.dock.covered_by(self.here):
            self.dock.uncover()
            self.reading.focus_text()
            return
        page = self.reading.page()
        if page is not None:
            self.here.show_source(page.source_id, page.caret())
            self.show_column(self.dock, shown=True)
            self.dock.cover(self.here)
            self.here.focus()

    def panes(self) -> list[QWidget]:
        """What F6 goes round: those that are shown, in the order of the window."""
        writing = self.modes.composing()
        if writing is not None:
            return writing.panes()
        page = self.reading.page()
        panes = (self.library, page, self.reading.brief_strip, *self.dock.panes(), self.history, self.summary)
        return [pane for pane in panes if pane is not None and pane.isVisible()]

    def focus_pane(self, pane: QWidget) -> None:
        """Put the keyboard into a pane."""
        writing = self.modes.composing()
        if writing is not None and pane in writing.panes():
            writing.focus_pane(pane)
            return
        self.modes.read()
        if pane is self.library:
            self.library.focus_rows()
        elif pane is self.dock:
            self._focus_dock()
        elif pane in self.dock.panes():
            self.dock.focus_group(pane)
        elif pane is self.history:
            self.history.focus()
        elif pane is self.summary:
            self.summary.focus()
        elif pane is self.reading.brief_strip:
            self.reading.brief_strip.focus()
        else:
            self.set_wide(wide=False)
            self.reading.focus_text()

    def _focus_dock(self) -> None:
        if self.sources.is_card_shown():
            self.sources.card.focus()
            return
        if self.dock.covered_by(self.here):
            self.here.focus()
            return
        self.dock.focus(self.desk.selected_item[0])

    def step_source(self, step: int) -> None:
        """Open the source so many rows on from the one being read."""
        page = self.reading.page()
        neighbour = self.library.model.neighbour(page.source_id, step) if page is not None else None
        if neighbour is not None:
            self.reading.open_source(neighbour.id)
            self.reading.focus_text()

    # Building

    def _connect(self) -> None:
        self._columns.moved.connect(self._moved)
        self.library.opened.connect(self._read)
        self.library.wide_wanted.connect(lambda wide: self.set_wide(wide=wide))
        self.library.list_wanted.connect(lambda: self.go(self.library))
        self.library.left.connect(self._leave_library)
        self.library.looked.connect(self._moved)
        self.library.chosen.connect(self._moved)
        self.desk.passage_wanted.connect(lambda *_place: self._show_text())
        self.library.kinds.changed.connect(self.reading.set_kinds)
        self.library.kinds.changed.connect(lambda _kinds: self._moved())
        self.reading.shown.connect(self._source_shown)
        self.reading.looked.connect(self._moved)
        self.reading.scrolled.connect(self.remembering.moved)
        self.modes.changed.connect(lambda _mode: self.remembering.moved(far=True))
        self.annotating.made.connect(self.dock.edit_new)
        self.here.left.connect(self.toggle_annotations)
        self.here.chosen.connect(self._open_annotation)
        self.here.stepped_to.connect(self._show_annotation)
        self.dock.reader_wanted.connect(self.focus_text)
        self.history.close_wanted.connect(lambda: self.show_history(shown=False))
        self.history.steps.source_wanted.connect(self._read)
        self.importing.taken_in.connect(self._show_arrived)
        self.arrivals.came.connect(self.library.show_arrivals)
        self.desk.selected.connect(lambda _kind, _id: self._moved())
        self.desk.changed.connect(self._changed)
        self.desk.changed.connect(self.summary.hear)

    # Living

    def _show_text(self) -> None:
        self.modes.read()
        self.set_wide(wide=False)

    def _leave_library(self) -> None:
        """Back to the text; a list that stands in the place of the panels gives it back to them."""
        if self._columns.is_list_for_panels:
            self.show_column(self.library, shown=False)
        self.focus_text()

    def _read(self, source_id: str) -> None:
        self._show_text()
        self.reading.open_source(source_id)
        self.reading.focus_text()

    def _open_annotation(self, kind: str, item_id: str) -> None:
        """Open the item of a mark in its panel, which takes the place of the list."""
        self.desk.select(kind, item_id)
        self.go_to_kind(Kind(kind))

    def _show_annotation(self, start: int, end: int) -> None:
        page = self.reading.page()
        if page is not None and page.source_id == self.here.source_id:
            page.reveal(start, end)

    def _source_shown(self, source_id: str) -> None:
        if source_id and self.dock.covered_by(self.here):
            self.here.show_source(source_id)
        if source_id:
            self.library.show_source(source_id)
        self._moved()

    def _show_arrived(self, source_ids: list[str]) -> None:
        """The first that came is shown, unless something is being read, whose row stays the chosen one.

        Rows the analyst is at stay as they are.
        """
        if self.reading.page() is not None:
            return
        if not self.library.is_wide:
            with self.library.kept_still():
                self._read(source_ids[0])
        elif not self.library.is_in_use():
            self.library.show_source(source_ids[0])

    def _moved(self) -> None:
        self.remembering.moved()
        self.looked.emit()

    def _changed(self, _change: Change) -> None:
        self.looked.emit()
