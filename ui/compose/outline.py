"""The outline: the sections of a brief, their problems, how much has a source; below, facts of the brief."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefing.actions.briefs import add_section, move_section
from briefing.actions.items import change, delete
from briefing.model import Brief, Section
from ui import fonts, icons, measure, theme
from ui.command_table import Scope
from ui.compose.outline_model import LINE_ROLE, Index, OutlineLine, OutlineModel
from ui.desk import Desk
from ui.kit import Label, link_button, tool_button
from ui.kit.facing import facing
from ui.kit.rows import is_selected, paint_ground, paint_words
from ui.kit.rule import Rule
from ui.place_keys import meant

WIDTH = 220
_ROW = 28
_LINK_PAD = 4
_HEAD = 36


class Outline(QWidget):
    """`chosen` tells the section to write in, `heading_wanted` the one whose heading is to be changed.

    `fact_wanted` tells which fact was pressed: "template", "front" or "issues".
    """

    chosen = Signal(str)
    heading_wanted = Signal(str)
    fact_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._brief_id = ""
        self.model = OutlineModel(self)
        self.list = _SectionList(self.tr("Sections of the brief"), self.model)
        self._count = Label(size=12, colour="sub")
        self._add = tool_button("plus", self.tr("Add a section"))
        self._facts: dict[str, Facts] = {}
        self._lay_out()
        self._add.clicked.connect(self.add)
        self._add.setEnabled(not desk.project.read_only)
        self.list.activated_row.connect(lambda line: self.chosen.emit(line.section.id))
        self.list.renamed_row.connect(lambda line: self.heading_wanted.emit(line.section.id))
        self.list.moved_row.connect(self._move)
        self.list.deleted_row.connect(self._delete)
        self.list.menu_wanted.connect(self._open_menu)
        self.setAccessibleName(self.tr("Outline"))

    def show_lines(self, brief_id: str, lines: Sequence[OutlineLine]) -> None:
        """Show these sections; the one at hand stays at hand where it is moved, its neighbour where it goes."""
        self._brief_id = brief_id
        here = self.list.current_line()
        row = self.list.currentIndex().row()
        self.model.show_lines(lines)
        self._count.setText(str(len(lines)))
        if not self.list.currentIndex().isValid() and lines:
            moved = self.model.row_of(here.section.id) if here is not None else -1
            row = moved if moved >= 0 else min(max(row, 0), len(lines) - 1)
            self.list.setCurrentIndex(self.model.index(row))

    def show_current(self, section_id: str) -> None:
        """Mark the section that has the caret; whoever walks the list by keys keeps the row at hand."""
        row = self.model.row_of(section_id)
        if row >= 0 and not self.list.hasFocus() and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))

    def show_fact(self, fact: str, words: str, tip: str = "") -> None:
        """Say a fact of the brief: "template", "length", "cut_off", "issue" or "marking"."""
        self._facts[fact].tell(words, tip)

    def show_plate(self, fact: str, colour: str) -> None:
        """Show a fact as the plate that a PDF prints: in this colour on black; as a link again for ""."""
        self._facts[fact].wear(colour)

    def focus(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self) -> None:
        """Add a section behind the current one, and ask for its heading."""
        brief = self._desk.project.find(Brief, self._brief_id)
        if brief is None:
            return
        here = self.list.current_line()
        after = here.section if here is not None else None
        heading = self.tr("New section")
        made = self._desk.do(lambda: add_section(self._desk.project, brief, heading, after=after))
        if made is not None:
            self.heading_wanted.emit(made.id)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.end()

    def _move(self, line: OutlineLine, by: int) -> None:
        section = self._desk.project.find(Section, line.section.id)
        if section is not None and not self._desk.project.read_only:
            to = self.model.row_of(section.id) + by
            self._desk.do(lambda: move_section(self._desk.project, section, to))
            self.show_current(section.id)

    def _delete(self, line: OutlineLine) -> None:
        section = self._desk.project.find(Section, line.section.id)
        if section is None or self._desk.project.read_only:
            return
        self._desk.do(lambda: delete(self._desk.project, [section]))
        self._desk.tell(self.tr("Section “{0}” deleted").format(section.heading), undoable=True)

    def _leave_out(self, line: OutlineLine) -> None:
        section = self._desk.project.find(Section, line.section.id)
        if section is not None:
            self._desk.do(lambda: change(self._desk.project, section, in_brief=not section.in_brief))

    def _open_menu(self, line: OutlineLine, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        left_out = self.tr("Leave out of the brief") if line.section.in_brief else self.tr("Take into the brief")
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Write"), lambda: self.chosen.emit(line.section.id)),
            (self.tr("Rename"), lambda: self.heading_wanted.emit(line.section.id)),
            (self.tr("Move up") + "\tAlt+Up", lambda: self._move(line, -1)),
            (self.tr("Move down") + "\tAlt+Down", lambda: self._move(line, 1)),
            (left_out, lambda: self._leave_out(line)),
            (self.tr("Delete") + "\tDel", lambda: self._delete(line)),
        )
        for words, act in acts:
            action = menu.addAction(words)
            action.triggered.connect(act)
            action.setEnabled(not self._desk.project.read_only or action is menu.actions()[0])
        menu.exec(where)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.addWidget(Label(self.tr("Outline"), size=13, weight=600))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._add)
        top = QWidget()
        measure.keep(top, height=_HEAD)
        top.setLayout(head)
        grid = QGridLayout()
        grid.setContentsMargins(16, 10, 12, 12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (fact, page, name) in enumerate(
            (
                ("template", "template", self.tr("Template")),
                ("length", "", self.tr("Length")),
                ("cut_off", "front", self.tr("Cut-off")),
                ("issue", "issues", self.tr("Issue")),
                ("marking", "front", self.tr("Marking")),
            )
        ):
            self._facts[fact] = Facts(name, pressed=page != "")
            self._facts[fact].button.clicked.connect(lambda _on=False, page=page: self.fact_wanted.emit(page))
            grid.addWidget(Label(name, size=12, colour="sub"), row, 0)
            grid.addWidget(self._facts[fact].shown(), row, 1, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        rows = QHBoxLayout()
        rows.setContentsMargins(8, 4, 8, 4)
        rows.addWidget(self.list)
        column.addLayout(rows, 1)
        column.addWidget(Rule())
        column.addLayout(grid)


class Facts:
    """The words of a fact: a link where something can be done about it."""

    def __init__(self, name: str, *, pressed: bool) -> None:
        self.button = link_button("")
        self.label = Label(size=12, weight=500, elide=True)
        # As a link stands, with the room around its words.
        self.label.setContentsMargins(0, 0, _LINK_PAD, 0)
        self._name = name
        self._pressed = pressed

    def shown(self) -> QWidget:
        """The widget that stands there."""
        return self.button if self._pressed else self.label

    def tell(self, words: str, tip: str) -> None:
        """Say this."""
        shown = QFontMetricsF(self.button.font()).elidedText(words, Qt.TextElideMode.ElideRight, WIDTH - 92)
        self.button.setText(shown)
        self.button.setToolTip(tip or words)
        self.button.setAccessibleName(f"{self._name}: {words}")
        self.label.setText(words)
        self.label.setMinimumHeight(self.button.sizeHint().height())

    def wear(self, colour: str) -> None:
        """Stand on black in this colour, as TLP asks for; "" for the look of a link."""
        plate = f"QPushButton {{ background: black; color: {colour}; font-weight: 700; border-radius: 4px; }}"
        sheet = plate if colour else ""
        if self.button.styleSheet() != sheet:
            self.button.setStyleSheet(sheet)


class _SectionList(QListView):
    """Enter writes, F2 renames, Alt+Up and Alt+Down move, Del deletes, unless the user has other keys for it."""

    keys_scope = Scope.OUTLINE
    activated_row = Signal(object)
    renamed_row = Signal(object)
    deleted_row = Signal(object)
    moved_row = Signal(object, int)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, name: str, model: OutlineModel) -> None:
        super().__init__()
        self._outline = model
        self.setModel(model)
        self.setItemDelegate(_SectionRow(self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self.activated_row.emit(model.line(index)))
        self.customContextMenuRequested.connect(self._ask_menu)

    def current_line(self) -> OutlineLine | None:
        """The row that is current."""
        index = self.currentIndex()
        return self._outline.line(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.act(meant(event, self.keys_scope)):
            super().keyPressEvent(event)

    def act(self, command: str) -> bool:
        """Do a command of sections; whether there is such a one."""
        line = self.current_line()
        if line is None:
            return False
        match command:
            case "outline.write":
                self.activated_row.emit(line)
            case "edit.rename":
                self.renamed_row.emit(line)
            case "edit.delete":
                self.deleted_row.emit(line)
            case "outline.up":
                self.moved_row.emit(line, -1)
            case "outline.down":
                self.moved_row.emit(line, 1)
            case _:
                return False
        return True

    def _ask_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self._outline.line(index), self.viewport().mapToGlobal(point))


class _SectionRow(QStyledItemDelegate):
    """Icon, heading, and at the right how much of it has a source."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | Index) -> QSize:
        return QSize(120, max(measure.row(_ROW), round(QFontMetricsF(fonts.ui_font(13)).height()) + 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Index) -> None:
        line: OutlineLine = index.data(LINE_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, rect)
        paint_ground(painter, option)
        icon, token = line.icon()
        icons.paint(painter, icon, QRectF(rect.x() + 8, rect.center().y() - 7, 14, 14), token, 2.0)
        told = rect.adjusted(30, 0, -8, 0)
        width = paint_words(painter, told, line.told(), fonts.ui_font(11), "sub", at_end=True)
        heading = line.section.heading or self.tr("Untitled section")
        font = fonts.ui_font(13, 600 if is_selected(option) else 500)
        room = rect.adjusted(30, 0, -width - 14, 0)
        paint_words(painter, room, heading, font, "text" if line.section.in_brief else "disabled")
        painter.restore()
