"""The library: filter, list of sources, and which kinds of marks the text shows."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.actions.items import delete
from briefing.actions.sources import set_state
from briefing.model import Kind, Period, ReadingState, Source
from briefing.project import Change, SourceLine
from ui import fonts, icons, theme
from ui.desk import Desk
from ui.kit import EmptyState, SectionHeader, tool_button
from ui.library.arrivals import Arrival, Arrivals
from ui.library.filter_bar import ActiveFilters, FilterMenu, order_button
from ui.library.filtering import Filter
from ui.library.kinds import KindFilter
from ui.library.model import LibraryModel, Role
from ui.library.ordering import Order
from ui.library.period_sheet import PeriodSheet
from ui.library.row_menu import RowMenu
from ui.library.rows import SourceRow
from ui.library.words import period_words

NARROWEST = 248


class LibraryPanel(QWidget):
    """The sources of a project. `opened` tells which one to read."""

    opened = Signal(str)
    """The id of the source to open in the reader."""
    import_wanted = Signal()
    """The + was pressed."""
    chosen = Signal()
    """Other rows are chosen now."""
    menu_asked = Signal(object, object)
    """A `QMenu` for a row is about to be shown, and the sources it is for: whoever has commands for them adds them."""
    retry_wanted = Signal(str)
    """The key of a refused file that is to be read again."""
    paste_wanted = Signal()
    """The text of a refused file is to be pasted."""

    def __init__(self, desk: Desk, arrivals: Arrivals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._arrivals = arrivals
        self.model = LibraryModel(desk.project, arrivals, self)
        self.kinds = KindFilter(desk)
        self.list = self._list()
        self.filter = self._filter_field()
        self._header = SectionHeader(self.tr("Sources"))
        self.filters = ActiveFilters()
        self.filters.wanted.connect(self.show_only)
        self.filter_menu = FilterMenu(self)
        self.filter_menu.wanted.connect(self.show_only)
        self.filter_menu.period_wanted.connect(self._ask_period)
        self.filter_menu.aboutToShow.connect(self._fill_filter_menu)
        self._pages = QStackedLayout()
        self._no_source = EmptyState(
            self.tr("Drop articles here, paste text, or import files"), icon="file-plus-corner", keys="Ctrl+I"
        )
        self._no_hit = EmptyState(self.tr("No source matches the filter"), icon="search-x")
        self.setMinimumWidth(NARROWEST)
        self.setAccessibleName(self.tr("Sources"))
        self._lay_out()
        desk.changed.connect(self._hear)
        for came_or_went in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            came_or_went.connect(self._count)
        self.list.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen.emit())
        self._show_filter()

    # What the window asks

    def current_source(self) -> str:
        """The id of the source whose row is chosen, "" for none."""
        source = self.list.currentIndex().data(Role.SOURCE)
        return source.id if source is not None else ""

    def has_current(self) -> bool:
        """Whether the keyboard is in the list and a row is chosen: what Delete would take."""
        return self.list.hasFocus() and self.list.currentIndex().isValid()

    def show_source(self, source_id: str) -> None:
        """Choose the row of a source, loading as far as it takes; nothing where the filter hides it."""
        row = self.model.row_of(source_id)
        if row >= 0 and self.model.index(row) != self.list.currentIndex():
            index = self.model.index(row)
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def show_arrivals(self) -> None:
        """Bring the files that are on their way into sight."""
        self.list.scrollToBottom()

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def chosen_sources(self) -> list[Source]:
        """The sources whose rows are chosen, in the order of the list."""
        found = (self._desk.project.find(Source, line.id) for line in self._chosen_lines())
        return [source for source in found if source is not None]

    def delete_current(self) -> None:
        """Remove the chosen sources from the project, or dismiss the chosen arrival."""
        index = self.list.currentIndex()
        arrival: Arrival | None = index.data(Role.ARRIVAL)
        if arrival is not None and arrival.is_refused:
            self._arrivals.dismiss(arrival.key)
        sources = self.chosen_sources()
        if sources:
            self._delete(sources)

    def toggle_done(self, source_id: str) -> None:
        """Mark a source as done, or as being read again."""
        source = self._desk.project.find(Source, source_id)
        if source is not None:
            done = source.state is ReadingState.DONE
            self._mark([source], ReadingState.READING if done else ReadingState.DONE)

    def show_only(self, wanted: Filter) -> None:
        """Show only what meets a filter; the chosen rows stay chosen where they are shown."""
        if self.filter.text().strip() != wanted.words:
            self.filter.blockSignals(True)
            self.filter.setText(wanted.words)
            self.filter.blockSignals(False)
        self._keeping_rows(lambda: self.model.show_only(wanted))
        self._show_filter()

    def sort_by(self, order: Order) -> None:
        """Show the sources in another order."""
        self._keeping_rows(lambda: self.model.sort_by(order))

    # Building

    def _list(self) -> QListView:
        found = QListView()
        found.setModel(self.model)
        rows = SourceRow(found)
        rows.dismissed.connect(self._arrivals.dismiss)
        found.setItemDelegate(rows)
        found.setUniformItemSizes(True)
        found.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        found.setMouseTracking(True)
        found.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        found.setAccessibleName(self.tr("Sources"))
        found.customContextMenuRequested.connect(self._offer_menu)
        found.clicked.connect(self._clicked)
        found.installEventFilter(self)
        return found

    def _filter_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setProperty("quiet", True)
        field.setFont(fonts.ui_font())
        field.setPlaceholderText(self.tr("Filter sources"))
        field.setAccessibleName(self.tr("Filter sources"))
        field.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._filter_by)
        field.installEventFilter(self)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(self._pages, 1)
        column.addWidget(self.kinds)
        for page in (self._padded(self.list), self._no_source, self._no_hit):
            self._pages.addWidget(page)

    def _head(self) -> QVBoxLayout:
        add = tool_button("plus", self.tr("Import sources (Ctrl+I)"))
        add.clicked.connect(self.import_wanted)
        for button in (order_button(self.sort_by), self._filter_button(), add):
            self._header.add(button)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.setSpacing(6)
        head.addWidget(self._header)
        head.addWidget(self.filter)
        head.addWidget(self.filters)
        return head

    def _filter_button(self) -> QToolButton:
        button = tool_button("list-filter", self.tr("Filter sources by state, date, grade, language or tag"))
        button.setMenu(self.filter_menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _padded(self, widget: QWidget) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(8, 0, 2, 0)
        box.addWidget(widget)
        return holder

    # Living

    def _hear(self, change: Change) -> None:
        self.model.hear(change)
        if change.touches(Kind.TAG):
            self._show_filter()
        self._count()

    def _filter_by(self, words: str) -> None:
        self.show_only(replace(self.model.filter, words=words.strip()))

    def _keeping_rows(self, work: Callable[[], object]) -> None:
        """Do what sets the rows anew; those that were chosen are chosen afterwards, as far as they are shown."""
        kept = [line.id for line in self._chosen_lines()]
        work()
        rows = [row for row in map(self.model.row_of, kept) if row >= 0]
        selection = self.list.selectionModel()
        for row in rows:
            selection.select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)
        if rows and not self.list.currentIndex().isValid():
            selection.setCurrentIndex(self.model.index(rows[0]), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _chosen_lines(self) -> list[SourceLine]:
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        found = (self.model.source_at(row) for row in rows)
        return [line for line in found if line is not None]

    def _show_filter(self) -> None:
        self.filters.show_filter(self.model.filter, self.model.tag_names, period_words)
        self._count()

    def _fill_filter_menu(self) -> None:
        sources = self._desk.project.source_lines()
        self.filter_menu.fill(sources, self.model.tags, self.model.tag_names, self.model.filter)

    def _ask_period(self) -> None:
        sheet = PeriodSheet(self)
        sheet.wanted.connect(self._show_period)
        sheet.ask(self.filter.geometry())

    def _show_period(self, period: Period) -> None:
        self.show_only(replace(self.model.filter, published=period))
        self.list.setFocus()

    def _count(self) -> None:
        total = self._desk.project.count(Source)
        self._header.set_count(total)
        self.filters.say_count(self.model.source_count(), total)
        empty = self.model.rowCount() == 0
        page = (2 if self.model.filter.is_active else 1) if empty else 0
        self._pages.setCurrentIndex(page)

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

    def _mark(self, sources: Sequence[Source], state: ReadingState) -> None:
        self._desk.do(lambda: set_state(self._desk.project, sources, state))

    def _delete(self, sources: Sequence[Source]) -> None:
        project = self._desk.project

        def work() -> bool:
            delete(project, sources)
            return True

        if not self._desk.do(work):
            return
        if len(sources) == 1:
            self._desk.tell(self.tr("Source {0} removed").format(sources[0].label), undoable=True)
        else:
            self._desk.tell(self.tr("{0} sources removed").format(len(sources)), undoable=True)

    def _offer_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        menu = self.menu_for(index)
        if menu is not None:
            menu.popup(self.list.viewport().mapToGlobal(place))

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        """The commands for a row, or for all that are chosen where it is one of them; None where it has none."""
        line: SourceLine | None = index.data(Role.SOURCE)
        arrival: Arrival | None = index.data(Role.ARRIVAL)
        if line is not None:
            chosen = self.chosen_sources()
            is_chosen = any(source.id == line.id for source in chosen)
            return self._menu_for_sources(chosen if is_chosen else [self._desk.project.get(Source, line.id)])
        if arrival is not None and arrival.is_refused:
            return self._menu_for_refused(arrival)
        return None

    def _menu_for_sources(self, sources: list[Source]) -> QMenu:
        menu = RowMenu(self)
        if len(sources) == 1:
            menu.offer(self.tr("Open"), lambda: self.opened.emit(sources[0].id))
        menu.offer_states(sources, lambda state: self._mark(sources, state))
        menu.addSeparator()
        self.menu_asked.emit(menu, sources)
        menu.addSeparator()
        removing = self.tr("Remove {0} sources").format(len(sources))
        menu.offer(self.tr("Remove source") if len(sources) == 1 else removing, lambda: self._delete(sources))
        return menu

    def _menu_for_refused(self, arrival: Arrival) -> QMenu:
        menu = RowMenu(self)
        if arrival.entry is not None:
            menu.offer(self.tr("Try again"), lambda: self.retry_wanted.emit(arrival.key))
        menu.offer(self.tr("Paste its text"), self.paste_wanted.emit)
        menu.offer(self.tr("Dismiss"), lambda: self._arrivals.dismiss(arrival.key))
        if self._arrivals.refused_count() > 1:
            menu.offer(self.tr("Dismiss all that could not be read"), self._arrivals.dismiss_refused)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.list:
                return self._list_key(event)
            return self._filter_key(event)
        return super().eventFilter(watched, event)

    def _list_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self._open(self.list.currentIndex())
            case Qt.Key.Key_Delete:
                self.delete_current()
            case Qt.Key.Key_Slash:
                self.focus_filter()
            case _:
                return False
        return True

    def _filter_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape if self.filter.text():
                self.filter.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter if self.model.rowCount():
                self.list.setFocus()
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.model.index(0))
            case _:
                return False
        return True

    def sizeHint(self) -> QSize:
        return QSize(264, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.end()
