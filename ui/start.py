"""The start screen: new, open, the sample project, and the projects that were open lately."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QVBoxLayout, QWidget

from ui import fonts, measure
from ui.command_table import Scope
from ui.commands import Commands
from ui.kit import EmptyState, Label, SectionHeader
from ui.kit.buttons import add_search_icon
from ui.lookout import Lookout
from ui.place_keys import meant
from ui.recent_list import PATH, PINNED, THERE, RecentProjects
from ui.recent_view import Part, RecentList
from ui.settings import Settings
from ui.start_parts import Card, DropHint, Foot, Panel

_WIDEST = 1120
_FILTER_FROM = 6


class StartScreen(QWidget):
    """Everything here is also a command; the recent projects are opened by Enter or a click."""

    keys_scope = Scope.START

    project_wanted = Signal(str)
    """The path of the recent project to open."""
    locate_wanted = Signal(str)
    """The path at which a recent project is no longer found."""

    def __init__(self, commands: Commands, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._settings = settings
        self.lookout = Lookout(self)
        self.recents = RecentProjects(self.lookout, self)
        self.list = self._list()
        self._awaited = ""
        """The project to open as soon as its drive has answered."""
        self.lookout.seen.connect(self._answered)
        self._header = SectionHeader(self.tr("Recent projects"))
        self._filter = self._filter_field()
        self._pages = QStackedLayout()
        self._foot = Foot(commands)
        self.cards = [
            Card(commands.action("file.new"), self.tr("Type a name; the file is made at once"), "file-plus-corner"),
            Card(
                commands.action("file.open"), self.tr("A .brief file, or a PDF with its project inside"), "folder-open"
            ),
            Card(commands.action("help.sample"), self.tr("Eight articles, annotated; opens a copy"), "flask-conical"),
        ]
        self.cards[0].make_first()
        self.cards[2].setText(self.tr("Try the sample project"))
        self._lay_out(commands)
        self.refresh()

    def refresh(self) -> None:
        """Show the recent projects as they are now."""
        recents = self._settings.values.recents
        self.lookout.look(recent.path for recent in recents)
        self._header.set_count(len(recents) or None)
        self._filter.setVisible(len(recents) >= _FILTER_FROM or bool(self._filter.text()))
        self._show_matching()

    def show_version(self, version: str) -> None:
        """Say at the foot which version this is; it is looked up after the first picture."""
        self._foot.show_version(version)

    def focus_first(self) -> None:
        """The keyboard goes to the last project, so that Enter reopens it; to New where there is none."""
        target = self.list if self.recents.rowCount() else self.cards[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.list:
                return self.act(meant(event, self.keys_scope))
            if watched is self._filter:
                return self._walk_from_filter(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What no part of it wanted.
        if event.key() == Qt.Key.Key_Escape:
            self._filter.clear()
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def act(self, command: str) -> bool:
        """Do a command of the recent projects with the current one; whether there are both."""
        index = self.list.currentIndex()
        if command == "start.filter" and self._filter.isVisible():
            self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._filter.selectAll()
            return True
        if not index.isValid():
            return False
        match command:
            case "start.open":
                self._open(index)
            case "start.forget" | "edit.delete":
                self.forget(index)
            case "start.pin":
                self.pin(index)
            case _:
                return False
        return True

    def pin(self, index: QModelIndex) -> None:
        """Keep a project first in the list, or no longer."""
        path = str(index.data(PATH))
        self._settings.pin_project(path, pinned=not index.data(PINNED))
        self.refresh()
        self.list.setCurrentIndex(self.recents.index(self.recents.row_of(path)))

    def forget(self, index: QModelIndex) -> None:
        """Take a project out of the list; its file stays."""
        row = index.row()
        self._settings.forget_project(str(index.data(PATH)))
        self.refresh()
        self.list.setCurrentIndex(self.recents.index(self.recents.near(row)))
        if not self.recents.rowCount():
            self.focus_first()

    def _open(self, index: QModelIndex) -> None:
        """Open a project; one that is not found is looked for, and one whose drive is silent waits for its answer."""
        path = str(index.data(PATH) or "")
        if path and self.lookout.of(path) is None:
            self._awaited = path
        elif path:
            (self.project_wanted if index.data(THERE) else self.locate_wanted).emit(path)

    def _answered(self, path: str) -> None:
        if path == self._awaited and self.isVisible():
            self._awaited = ""
            (self.project_wanted if self.lookout.is_there(path) else self.locate_wanted).emit(path)

    def _press(self, index: QModelIndex, part: Part) -> None:
        match part:
            case Part.PIN:
                self.pin(index)
            case Part.REMOVE:
                self.forget(index)
            case Part.LOCATE:
                self._open(index)
            case Part.WORDS if index.data(THERE):
                self._open(index)

    def _walk_from_filter(self, event: QKeyEvent) -> bool:
        """Down goes into the list, Enter opens what is at hand there, Esc empties the field and then leaves it."""
        match event.key():
            case Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open(self.list.currentIndex())
            case Qt.Key.Key_Escape if self._filter.text():
                self._filter.clear()
            case Qt.Key.Key_Escape:
                self.focus_first()
            case _:
                return False
        return True

    def _show_matching(self) -> None:
        recents = self._settings.values.recents
        self.recents.show_recents(recents, self._filter.text())
        self._pages.setCurrentIndex(1 if not recents else 2 if not self.recents.rowCount() else 0)
        self.list.setCurrentIndex(self.recents.index(self.recents.latest()))

    def _offer(self, place: QPoint) -> None:
        """The menu of a row: what its keys do."""
        index = self.list.indexAt(place)
        if not index.isValid() or not index.flags():
            return
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, index)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def fill_menu(self, menu: QMenu, index: QModelIndex) -> None:
        """Put what can be done with a row into a menu, with the keys that do it."""
        open_it = self.tr("Open") if index.data(THERE) else self.tr("Locate…")
        pin = self.tr("Unpin") if index.data(PINNED) else self.tr("Pin")
        keys = self._commands.keys
        menu.addAction(f"{open_it}\t{keys('start.open')}", lambda: self._open(index))
        menu.addAction(f"{pin}\t{keys('start.pin')}", lambda: self.pin(index))
        forget = self.tr("Remove from the list")
        menu.addAction(f"{forget}\t{keys('edit.delete')}", lambda: self.forget(index))

    def _list(self) -> RecentList:
        found = RecentList(self.recents)
        found.setAccessibleName(self.tr("Recent projects"))
        found.pressed_on.connect(self._press)
        found.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        found.customContextMenuRequested.connect(self._offer)
        found.installEventFilter(self)
        return found

    def _filter_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setFont(fonts.ui_font())
        field.setPlaceholderText(self.tr("Filter projects"))
        field.setAccessibleName(self.tr("Filter projects"))
        add_search_icon(field)
        measure.keep(field, width=184)
        field.textChanged.connect(self._show_matching)
        field.installEventFilter(self)
        return field

    def _lay_out(self, commands: Commands) -> None:
        sheet = QWidget()
        measure.whenever(sheet, lambda: sheet.setMaximumSize(measure.px(_WIDEST), measure.px(620)))
        row = QHBoxLayout(sheet)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(56)
        row.addLayout(self._left(), 2)
        row.addWidget(self._right(), 3)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(sheet, 100)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addLayout(middle, 10)
        whole.addStretch(1)
        whole.addWidget(self._foot)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Label(self.tr("Briefing"), size=22, weight=600))
        column.addWidget(
            Label(self.tr("From articles to a sourced brief. Nothing leaves this machine."), colour="sub", wrap=True)
        )
        column.addSpacing(8)
        for card in self.cards:
            column.addWidget(card)
        column.addSpacing(8)
        column.addWidget(DropHint(), 1)
        return column

    def _right(self) -> QWidget:
        panel = Panel()
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        self._header.add(self._filter)
        column.addWidget(self._header)
        column.addLayout(self._pages, 1)
        self._pages.addWidget(self.list)
        self._pages.addWidget(EmptyState(self.tr("Projects you open are listed here"), icon="clock"))
        clear = QAction(self.tr("Clear the filter"), self)
        clear.triggered.connect(self._filter.clear)
        self._pages.addWidget(EmptyState(self.tr("Nothing matches"), icon="search", action=clear, keys="Esc"))
        return panel
