"""The library: filter, sources as a list, a table or a rail of signs, and which kinds of marks the text shows."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu, QStackedLayout, QWidget

from briefing.model import Kind, ReadingState, Source
from briefing.project import Change, SourceLine
from ui import theme
from ui.command_table import Scope
from ui.desk import Desk
from ui.kit import EmptyState
from ui.library.arrivals import Arrival, Arrivals
from ui.library.filtering import Filter
from ui.library.forms import Form, Forms
from ui.library.head import LibraryHead
from ui.library.kinds import KindFilter
from ui.library.layout import filter_field, laid_out
from ui.library.model import LibraryModel
from ui.library.narrowing import Narrowing
from ui.library.ordering import Sorting
from ui.library.rail import RailRows
from ui.library.row_commands import RowCommands
from ui.library.source_list import SourceList
from ui.library.table import SourceTable
from ui.library.telling import Role
from ui.place_keys import meant


class LibraryPanel(QWidget):
    """The sources of a project. `opened` tells which one to read."""

    keys_scope = Scope.LIST

    opened = Signal(str)
    """The id of the source to open in the reader."""
    import_wanted = Signal()
    """The + was pressed."""
    chosen = Signal()
    """Other rows are chosen now."""
    wide_wanted = Signal(bool)
    """The library is to become a table over the whole middle, or a list at the side again."""
    list_wanted = Signal()
    """The rail is to be the whole list again."""
    left = Signal()
    """The keyboard is to go back to the text."""
    looked = Signal()
    """Filter, order or columns are others now."""

    def __init__(self, desk: Desk, arrivals: Arrivals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._arrivals = arrivals
        self._kept: tuple[list[str], str] = [], ""
        self.model = LibraryModel(desk.project, arrivals, self)
        self.kinds = KindFilter(desk)
        self.rows = RowCommands(desk, arrivals, self)
        self.list = SourceList(self.model)
        self.table = SourceTable(self.model)
        self.filter: QLineEdit = filter_field()
        self.head = LibraryHead(self)
        self.filters = self.head.filters
        self.filter_menu = self.head.filter_menu
        self.pages = QStackedLayout()
        self.no_source = EmptyState(
            self.tr("Drop articles here, paste text, or import files"), icon="file-plus-corner", keys="Ctrl+I"
        )
        self.no_hit = EmptyState(self.tr("No source matches the filter"), icon="search-x")
        self._total = 0
        self._narrowing = Narrowing(self, desk.project)
        self._forms = Forms(self)
        self.setAccessibleName(self.tr("Sources"))
        laid_out(self)
        self._connect()
        self._narrowing.show_filter()

    # What the window asks

    @property
    def is_wide(self) -> bool:
        """Whether it is a table now."""
        return self._forms.now is Form.TABLE

    @property
    def is_rail(self) -> bool:
        """Whether it is a rail of signs now."""
        return self._forms.now is Form.RAIL

    @property
    def is_whole(self) -> bool:
        """Whether its list or table is shown."""
        return not self.isHidden() and not self.is_rail

    @property
    def view(self) -> SourceList | SourceTable | RailRows:
        """The rows of the form it has now."""
        return self._forms.rows

    def set_wide(self, *, wide: bool) -> None:
        """Become a table, or a list again; the same rows stay chosen, and the keyboard in them."""
        self._forms.show(Form.TABLE if wide else Form.LIST)

    def set_rail(self, *, rail: bool) -> None:
        """Become a rail of signs, or a list again, likewise."""
        self._forms.show(Form.RAIL if rail else Form.LIST)

    def current_source(self) -> str:
        """The id of the source whose row is chosen, "" for none."""
        source = self._current().data(Role.SOURCE)
        return source.id if source is not None else ""

    def has_current(self) -> bool:
        """Whether the keyboard is in the rows and one is chosen: what Delete would take."""
        return self.view.hasFocus() and self.view.currentIndex().isValid()

    def show_source(self, source_id: str) -> None:
        """Choose the row of a source, loading as far as it takes; nothing where the filter hides it."""
        row = self.model.row_of(source_id)
        if row >= 0 and row != self._current().row():
            self.view.choose([row], row)

    def show_arrivals(self) -> None:
        """Bring the first files that are on their way into sight: they are read in their order.

        Not where the pointer is on a row: that one stays under it.
        """
        if self.view.is_pointed_at():
            return
        if self.model.canFetchMore(QModelIndex()):
            self.model.fetchMore(QModelIndex())
            QTimer.singleShot(0, self, self.show_arrivals)
        else:
            places = range(len(self._arrivals))
            waiting = (place for place in places if not self._arrivals[place].is_refused)
            first = self.model.rowCount() - len(self._arrivals) + next(waiting, 0)
            self.view.scrollTo(self.model.index(first, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    @contextmanager
    def kept_still(self) -> Iterator[None]:
        """What becomes the current row meanwhile is not scrolled to where the pointer is on a row: that stays there."""
        view = self.view
        view.setAutoScroll(not view.is_pointed_at())
        try:
            yield
        finally:
            view.setAutoScroll(True)

    def is_in_use(self) -> bool:
        """Whether the analyst is at the rows, with the pointer or the keyboard."""
        return self.view.is_pointed_at() or self.view.hasFocus()

    def focus_rows(self) -> None:
        """Put the keyboard into the rows; one of them is the current one then."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def focus_filter(self) -> None:
        """Put the keyboard into the filter, which the rail has not."""
        if self.is_rail:
            self.list_wanted.emit()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def chosen_sources(self) -> list[Source]:
        """The sources whose rows are chosen, in the order they are shown in."""
        chosen = self.chosen_ids()
        found = {source.id: source for source in self._desk.project.these(Source, chosen)}
        return [found[source_id] for source_id in chosen if source_id in found]

    def chosen_ids(self) -> list[str]:
        """The ids of the sources whose rows are chosen, in the order they are shown in."""
        return self.model.ids_at(self.view.chosen_rows())

    def has_chosen(self) -> bool:
        """Whether the row of a source is chosen."""
        return bool(self.first_chosen_id())

    def first_chosen_id(self) -> str:
        """The id of the first source whose row is chosen; "" for none."""
        first = self.model.source_at(self.view.first_chosen_row())
        return first.id if first is not None else ""

    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return self.view.chosen_count()

    def delete_current(self) -> None:
        """Remove the chosen sources from the project, or dismiss the chosen arrival."""
        arrival: Arrival | None = self._current().data(Role.ARRIVAL)
        if arrival is not None and arrival.is_refused:
            self._arrivals.dismiss(arrival.key)
        sources = self.chosen_sources()
        if sources:
            self.rows.delete(sources)

    def toggle_done(self, source_id: str) -> None:
        """Mark a source as done, or as reading again."""
        source = self._desk.project.find(Source, source_id)
        if source is not None:
            done = source.state is ReadingState.DONE
            self.rows.mark([source], ReadingState.READING if done else ReadingState.DONE)

    def show_only(self, wanted: Filter) -> None:
        """Show only what meets a filter; the chosen rows stay chosen where they are shown."""
        self._narrowing.show_only(wanted)

    def sort_by(self, sorting: Sorting) -> None:
        """Show the sources in another order."""
        self._narrowing.sort_by(sorting)

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        """The commands for a row, or for all that are chosen where it is one of them; None where it has none."""
        line: SourceLine | None = index.data(Role.SOURCE)
        arrival: Arrival | None = index.data(Role.ARRIVAL)
        if line is not None:
            chosen = self.chosen_sources()
            is_chosen = any(source.id == line.id for source in chosen)
            return self.rows.menu_for_sources(chosen if is_chosen else [self._desk.project.get(Source, line.id)])
        if arrival is not None and arrival.is_refused:
            return self.rows.menu_for_refused(arrival)
        return None

    # Living

    def _connect(self) -> None:
        self._narrowing.shown.connect(self._count)
        self.filter.installEventFilter(self)
        self.head.import_wanted.connect(self.import_wanted)
        self.head.wide_wanted.connect(self.wide_wanted)
        self.head.order_menu.columns.aboutToShow.connect(
            lambda: self.table.fill_columns_menu(self.head.order_menu.columns)
        )
        self.table.arranged.connect(self.looked)
        self.table.doubleClicked.connect(self._open)
        self.rows.opened.connect(self.opened)
        for view in (self.list, self.table):
            self.follow_rows(view)
        self._desk.changed.connect(self._hear)
        self.list.rows.dismissed.connect(self._arrivals.dismiss)
        self.model.is_pointed_at = self._is_pointed_at
        self.model.modelAboutToBeReset.connect(self._keep_chosen)
        self.model.modelReset.connect(self._choose_kept)
        for came_or_went in (self.model.rowsInserted, self.model.rowsRemoved):
            came_or_went.connect(self.show_page)

    def follow_rows(self, view: SourceList | SourceTable | RailRows) -> None:
        """Do what the rows of a form ask for."""
        view.installEventFilter(self)
        view.pointer_left.connect(self.model.settle)
        view.customContextMenuRequested.connect(self._offer_menu)
        view.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen.emit())
        if not isinstance(view, SourceTable):
            view.clicked.connect(self._clicked)

    def _current(self) -> QModelIndex:
        """The current row, at its first column."""
        return self.view.currentIndex().siblingAtColumn(0)

    def _is_pointed_at(self) -> bool:
        return self.view.is_pointed_at()

    def _hear(self, change: Change) -> None:
        self.model.hear(change)
        if change.touches(Kind.TAG):
            self._narrowing.show_filter()
        if change.touches(Kind.SOURCE):
            self._count()

    def _keep_chosen(self) -> None:
        """The rows are about to be set anew: those that were chosen are chosen afterwards, where they are shown."""
        self._kept = self.chosen_ids(), self.current_source()

    def _choose_kept(self) -> None:
        self.choose(*self._kept)
        self._count()

    def choose(self, source_ids: Iterable[str], current: str) -> None:
        """Choose the rows of these sources, and make one of them the current one, where they are shown."""
        rows = [row for row in map(self.model.row_of, source_ids) if row >= 0]
        here = self.model.row_of(current) if current else -1
        self.view.choose(rows, here if here >= 0 else next(iter(rows), -1))

    def _count(self) -> None:
        self._total = self._desk.project.count(Source)
        self.show_page()

    def show_page(self) -> None:
        """The rows, or why there are none."""
        self.head.show_count(self.model.source_count(), self._total)
        self._forms.show_count(self.model.source_count(), self._total)
        if self.model.rowCount() or self.is_rail:
            self.pages.setCurrentIndex(self._forms.now.value)
        else:
            self.pages.setCurrentIndex(3 if self.model.filter.is_active else 2)

    def _clicked(self, index: QModelIndex) -> None:
        """A plain click opens; one with Ctrl or Shift only chooses."""
        held = QApplication.keyboardModifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if not held:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        source: SourceLine | None = index.data(Role.SOURCE)
        if source is not None:
            self.opened.emit(source.id)

    def _offer_menu(self, place: QPoint) -> None:
        menu = self.menu_for(self.view.indexAt(place).siblingAtColumn(0))
        if menu is not None:
            menu.popup(self.view.viewport().mapToGlobal(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._filter_key(event) if watched is self.filter else self._row_key(event)
        return super().eventFilter(watched, event)

    def _row_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
            return True
        return self.act(meant(event, self.keys_scope))

    def act(self, command: str) -> bool:
        """Do a command of lists; whether the library knows it."""
        match command:
            case "list.edit":
                self._open(self._current())
            case "list.delete" | "edit.delete":
                self.delete_current()
            case "list.filter":
                self.focus_filter()
            case "list.new":
                self.import_wanted.emit()
            case "list.back":
                self.left.emit()
            case _:
                return False
        return True

    def _step_back(self) -> None:
        """Out of the rows by one level: from the table to the list, from the list to the text."""
        if self.is_wide:
            self.wide_wanted.emit(False)
        else:
            self.left.emit()

    def _filter_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape if self.filter.text():
                self.filter.clear()
            case Qt.Key.Key_Escape if self.model.rowCount():
                self.focus_rows()
            case Qt.Key.Key_Escape:
                self._step_back()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter if self.model.rowCount():
                self.focus_rows()
            case _:
                return False
        return True

    def sizeHint(self) -> QSize:
        return QSize(264, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.end()
