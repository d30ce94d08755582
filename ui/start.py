"""The start screen: new, open, the sample project, and the projects that were open lately."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui import fonts, icons, measure, theme
from ui.command_table import Scope
from ui.commands import Commands
from ui.kit import EmptyState, KeyCap, Label, SectionHeader
from ui.kit.buttons import add_search_icon
from ui.kit.facing import draw_words, facing
from ui.kit.labels import IconMark
from ui.kit.painting import box, focus_ring, smooth
from ui.place_keys import meant
from ui.recent_list import PATH, PINNED, THERE, RecentProjects, RecentRow
from ui.settings import Settings

_CARD_HEIGHT = 64
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
        self.recents = RecentProjects(self)
        self.list = self._list()
        self._header = SectionHeader(self.tr("Recent projects"))
        self._filter = self._filter_field()
        self._pages = QStackedLayout()
        self._foot = _Foot(commands)
        self.cards = [
            _Card(commands.action("file.new"), self.tr("Type a name; the file is made at once"), "file-plus-corner"),
            _Card(
                commands.action("file.open"), self.tr("A .brief file, or a PDF with its project inside"), "folder-open"
            ),
            _Card(commands.action("help.sample"), self.tr("Eight articles, annotated; opens a copy"), "flask-conical"),
        ]
        self.cards[0].make_first()
        self.cards[2].setText(self.tr("Try the sample project"))
        self._lay_out(commands)
        self.refresh()

    def refresh(self) -> None:
        """Show the recent projects as they are now."""
        recents = self._settings.values.recents
        self.recents.show_recents(recents, self._filter.text())
        self._header.set_count(len(recents) or None)
        self._filter.setVisible(len(recents) >= _FILTER_FROM)
        self._pages.setCurrentIndex(0 if recents else 1)
        self.list.setCurrentIndex(self.recents.index(self.recents.latest()))

    def show_version(self, version: str) -> None:
        """Say at the foot which version this is; it is looked up after the first picture."""
        self._foot.show_version(version)

    def focus_first(self) -> None:
        """The keyboard goes to the last project, so that Enter reopens it; to New where there is none."""
        target = self.list if self.recents.rowCount() else self.cards[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.act(meant(event, self.keys_scope))
        return super().eventFilter(watched, event)

    def act(self, command: str) -> bool:
        """Do a command of the recent projects with the current one; whether there are both."""
        index = self.list.currentIndex()
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
        self.list.setCurrentIndex(self.recents.index(min(row, self.recents.rowCount() - 1)))

    def _open(self, index: QModelIndex) -> None:
        """Open a project; one that is not found is looked for."""
        if index.isValid():
            wanted = self.project_wanted if index.data(THERE) else self.locate_wanted
            wanted.emit(str(index.data(PATH)))

    def _offer(self, place: QPoint) -> None:
        """The menu of a row: what its keys do."""
        index = self.list.indexAt(place)
        if not index.isValid():
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

    def _list(self) -> QListView:
        found = QListView()
        found.setModel(self.recents)
        found.setItemDelegate(RecentRow(found))
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setUniformItemSizes(True)
        found.setMouseTracking(True)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setAccessibleName(self.tr("Recent projects"))
        found.clicked.connect(self._open)
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
        field.textChanged.connect(lambda words: self.recents.show_recents(self._settings.values.recents, words))
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
        column.addWidget(_DropHint(), 1)
        return column

    def _right(self) -> QWidget:
        panel = _Panel()
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        self._header.add(self._filter)
        column.addWidget(self._header)
        column.addLayout(self._pages, 1)
        self._pages.addWidget(self.list)
        self._pages.addWidget(EmptyState(self.tr("Projects you open are listed here"), icon="clock"))
        return panel


class _Card(QAbstractButton):
    """A command as a card: icon, name, what it does, key."""

    def __init__(self, action: QAction, about: str, icon: str) -> None:
        super().__init__()
        self._about = about
        self._icon = icon
        self._first = False
        self.setText(action.iconText())
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(action.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)  # Qt does not mirror margins
        row.addStretch(1)
        self._cap = _cap_of(action)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._cap)

    def make_first(self) -> None:
        """Draw it as the one to begin with."""
        self._first = True

    def sizeHint(self) -> QSize:
        name, about = QFontMetrics(fonts.ui_font(13, 600)), QFontMetrics(fonts.ui_font(12))
        words = max(name.horizontalAdvance(self.text()), about.horizontalAdvance(self._about))
        return QSize(64 + words + 28 + self._cap.sizeHint().width(), measure.bar(_CARD_HEIGHT, 2))

    def minimumSizeHint(self) -> QSize:
        """As wide as its name; what it does may be cut, and is said whole by the tooltip."""
        name = QFontMetrics(fonts.ui_font(13, 600)).horizontalAdvance(self.text())
        return QSize(64 + name + 28 + self._cap.sizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        rect = QRectF(self.rect())
        facing(painter, rect)
        ground = desk.colour("hover" if self.underMouse() else "paper")
        box(painter, rect, 8, fill=ground, border=desk.colour("strong" if self.underMouse() else "edge"))
        square = QRectF(12, (rect.height() - 40) / 2, 40, 40)
        box(painter, square, 6, fill=desk.colour("accent" if self._first else "picked"))
        ink = "accent_text" if self._first else "accent"
        icons.paint(painter, self._icon, square.adjusted(11, 11, -11, -11), ink)
        words = rect.adjusted(64, 0, -24 - self._cap.width(), 0)
        painter.setFont(fonts.ui_font(13, 600))
        painter.setPen(desk.colour("text"))
        first, second = measure.px(20), measure.px(20)
        top = words.center().y() - (first + second) / 2
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(words.width()))
        draw_words(painter, QRectF(words.x(), top, words.width(), first), name)
        painter.setFont(fonts.ui_font(12))
        painter.setPen(desk.colour("sub"))
        about = painter.fontMetrics().elidedText(self._about, Qt.TextElideMode.ElideRight, round(words.width()))
        draw_words(painter, QRectF(words.x(), top + first, words.width(), second), about)
        self.setToolTip("" if (name, about) == (self.text(), self._about) else f"{self.text()}: {self._about}")
        if self.hasFocus():
            focus_ring(painter, rect, 8)
        painter.end()


def _cap_of(action: QAction) -> KeyCap:
    """The key of a command, as it is now and whenever it is changed; nothing where it has none."""
    cap = KeyCap("")
    cap.follow(action)
    return cap


class _DropHint(QWidget):
    """Says that articles may be dropped; the whole window takes them."""

    def __init__(self) -> None:
        super().__init__()
        first = self.tr("Drop articles anywhere to begin with them")
        second = self.tr("PDF, web page, Word, e-mail, text")
        self.setAccessibleName(f"{first}. {second}")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(IconMark("import", "sub", size=22), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Label(first, weight=600, wrap=True), Label(second, size=12, colour="sub", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setPen(QPen(theme.current().colour("edge"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class _Panel(QWidget):
    """The box around the recent projects."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = smooth(self)
        box(painter, QRectF(self.rect()), 8, fill=desk.colour("panel"), border=desk.colour("line"))
        painter.end()


class _Foot(QWidget):
    """Keys that work here, and the version."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        for command in ("help.keys", "edit.preferences", "view.theme"):
            action = commands.action(command)
            row.addWidget(_cap_of(action))
            row.addWidget(Label(action.iconText(), size=12, colour="sub"))
            row.addSpacing(10)
        row.addStretch(1)
        self._version = Label(size=12, colour="sub")
        row.addWidget(self._version)

    def show_version(self, version: str) -> None:
        """Say which version this is."""
        self._version.setText(self.tr("Version {0}").format(version))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("line"))
        painter.end()
