"""The library: filter, list of sources, and which kinds of marks the text shows."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from briefing.actions.items import change, delete
from briefing.model import ReadingState, Source
from briefing.project import Change
from ui import fonts, icons, theme
from ui.desk import Desk
from ui.kit import EmptyState, Label, SectionHeader, link_button, tool_button
from ui.library.arrivals import Arrival, Arrivals
from ui.library.kinds import KindFilter
from ui.library.model import LibraryModel, Role
from ui.library.rows import SourceRow

NARROWEST = 248


class LibraryPanel(QWidget):
    """The sources of a project. `opened` tells which one to read."""

    opened = Signal(str)
    """The id of the source to open in the reader."""
    import_wanted = Signal()
    """The + was pressed."""

    def __init__(self, desk: Desk, arrivals: Arrivals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._arrivals = arrivals
        self.model = LibraryModel(desk.project, arrivals, self)
        self.kinds = KindFilter(desk)
        self.list = self._list()
        self.filter = self._filter_field()
        self._header = SectionHeader(self.tr("Sources"))
        self._shown = Label(size=11, colour="sub")
        self._clear = link_button(self.tr("Clear"))
        self._clear.clicked.connect(self.filter.clear)
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
        self._count()

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

    def delete_current(self) -> None:
        """Remove the chosen source from the project, or dismiss the chosen arrival."""
        index = self.list.currentIndex()
        arrival: Arrival | None = index.data(Role.ARRIVAL)
        if arrival is not None and arrival.is_refused:
            self._arrivals.dismiss(arrival.key)
        source: Source | None = index.data(Role.SOURCE)
        if source is not None:
            self._delete(source)

    def toggle_done(self, source_id: str) -> None:
        """Mark a source as done, or as being read again."""
        project = self._desk.project
        source = project.find(Source, source_id)
        if source is not None:
            done = source.state is ReadingState.DONE
            state = ReadingState.READING if done else ReadingState.DONE
            self._desk.do(lambda: change(project, source, state=state))

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
        found.setMouseTracking(True)
        found.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        found.setAccessibleName(self.tr("Sources"))
        found.customContextMenuRequested.connect(self._offer_menu)
        found.clicked.connect(self._open)
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
        self._header.add(add)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.setSpacing(6)
        head.addWidget(self._header)
        head.addWidget(self.filter)
        found = QHBoxLayout()
        found.addWidget(self._shown)
        found.addStretch(1)
        found.addWidget(self._clear)
        head.addLayout(found)
        return head

    def _padded(self, widget: QWidget) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(8, 0, 2, 0)
        box.addWidget(widget)
        return holder

    # Living

    def _hear(self, change: Change) -> None:
        self.model.hear(change)
        self._count()

    def _filter_by(self, words: str) -> None:
        kept = self.current_source()
        self.model.set_filter(words)
        if kept:
            self.show_source(kept)

    def _count(self) -> None:
        total = self._desk.project.count(Source)
        self._header.set_count(total)
        filtered = bool(self.model.filter)
        self._shown.setVisible(filtered)
        self._clear.setVisible(filtered)
        words = self.tr("Showing {0} of {1}").format(self.model.source_count(), total)
        self._shown.setText(words)
        empty = self.model.rowCount() == 0
        page = (2 if filtered else 1) if empty else 0
        self._pages.setCurrentIndex(page)

    def _open(self, index: QModelIndex) -> None:
        source: Source | None = index.data(Role.SOURCE)
        if source is not None:
            self.opened.emit(source.id)

    def _delete(self, source: Source) -> None:
        project = self._desk.project

        def work() -> bool:
            delete(project, [source])
            return True

        if self._desk.do(work):
            self._desk.tell(self.tr("Source {0} removed").format(source.label), undoable=True)

    def _offer_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        menu = self.menu_for(index)
        if menu is not None:
            menu.popup(self.list.viewport().mapToGlobal(place))

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        """The commands for a row; None where it has none."""
        source: Source | None = index.data(Role.SOURCE)
        arrival: Arrival | None = index.data(Role.ARRIVAL)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if source is not None:
            done = source.state is ReadingState.DONE
            _offer(menu, self.tr("Open"), lambda: self.opened.emit(source.id))
            words = self.tr("Mark as being read") if done else self.tr("Mark as done")
            _offer(menu, words, lambda: self.toggle_done(source.id))
            menu.addSeparator()
            _offer(menu, self.tr("Remove source"), lambda: self._delete(source))
        elif arrival is not None and arrival.is_refused:
            _offer(menu, self.tr("Dismiss"), lambda: self._arrivals.dismiss(arrival.key))
        else:
            return None
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


def _offer(menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda _checked=False: act())
    return action
