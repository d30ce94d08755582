"""The wide library: the same sources as a table, a row each, sorted by a press on a column's head."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QByteArray, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from ui import fonts, measure, theme
from ui.kit.labels import line_height
from ui.kit.painting import box, focus_ring
from ui.library.arrivals import Arrival
from ui.library.cells import paint_arrival, paint_cell
from ui.library.columns import COLUMNS, TITLE, column_words
from ui.library.model import LibraryModel
from ui.library.ordering import AS_ADDED, Sorting
from ui.library.rows_view import RowsView
from ui.library.telling import Role

_TALL_BELOW = 300  # a title column narrower than this has two lines
_LEAST_TITLE = 240
_LEFT_OUT = ("language", "format", "tags", "progress", "annotations")
_FIRST = [column.id for column in COLUMNS].index("state")
_SIDEWAYS = (QTableView.CursorAction.MoveLeft, QTableView.CursorAction.MoveRight)
T = TypeVar("T")


class SourceTable(RowsView, QTableView):
    """A table whose rows are chosen whole; the title takes the room that the other columns leave."""

    sorted_by = Signal(object)
    """The `Sorting` that a press on a head asks for."""
    arranged = Signal()
    """Columns were moved, sized, shown or hidden."""
    _lines = 1  # how many a title has room for

    def __init__(self, model: LibraryModel) -> None:
        super().__init__(model)
        self._sorting = AS_ADDED
        self._quiet = False
        self._by_hand = False
        self._set_up_rows()
        self._set_up_head()

    def header(self) -> QHeaderView:
        """The heads of the columns."""
        return self.horizontalHeader()

    def show_sorting(self, sorting: Sorting) -> None:
        """Show by which column the rows are ordered, and which way."""
        self._sorting = sorting
        place = next((place for place, column in enumerate(COLUMNS) if column.order is sorting.order), -1)
        # Qt's own styles point down for what they call ascending; people read an arrow the other way.
        arrow = Qt.SortOrder.AscendingOrder if sorting.falls else Qt.SortOrder.DescendingOrder
        self._quietly(lambda: self.header().setSortIndicator(place, arrow))

    def columns_state(self) -> str:
        """Widths, order and choice of the columns, for `restore_columns`; "" while nobody chose them."""
        return "" if not self._by_hand else bytes(self.header().saveState().toBase64().data()).decode("ascii")

    def restore_columns(self, state: str) -> None:
        """Bring back what `columns_state` told; what makes no sense here is passed over."""
        kept = QByteArray.fromBase64(state.encode("ascii"))
        self._by_hand = bool(state) and self._quietly(lambda: self.header().restoreState(kept))
        self._behave()
        self.show_sorting(self._sorting)

    def fill_columns_menu(self, menu: QMenu) -> None:
        """Offer each column but the title to be shown or hidden."""
        menu.clear()
        for place, column in enumerate(COLUMNS):
            if place == TITLE:
                continue
            action = QAction(column_words(column.id), menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.triggered.connect(lambda on, place=place: self._show_column(place, shown=on))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("As at first")).triggered.connect(lambda _on=False: self._arrange_as_first())

    # Keys

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if action in _SIDEWAYS and self.currentIndex().isValid():
            return self.currentIndex()
        if action is QTableView.CursorAction.MoveHome:
            return self.library.index(0, 0)
        if action is QTableView.CursorAction.MoveEnd:
            self.library.load_all()
            return self.library.index(self.library.rowCount() - 1, 0)
        return super().moveCursor(action, modifiers).siblingAtColumn(0)

    # Building

    def _set_up_rows(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        head = self.verticalHeader()
        head.hide()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(1)

    def _set_up_head(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        for choosing in (head.sectionPressed, head.sectionEntered):
            choosing.disconnect()  # a press sorts: Qt would choose the whole column as well
        head.setMinimumSectionSize(44)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        measure.whenever(head, lambda: head.setFixedHeight(measure.bar(30)))
        head.setFont(fonts.ui_font(11, 600))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.setAccessibleName(self.tr("Columns"))
        head.customContextMenuRequested.connect(self._offer_columns)
        head.sectionClicked.connect(self._head_pressed)
        head.sectionMoved.connect(self._moved)
        head.sectionResized.connect(self._sized)
        self._arrange_as_first()
        measure.at_changes(self, self._follow_text_size)

    def _arrange_as_first(self) -> None:
        self._by_hand = False
        head = self.header()
        self._quietly(lambda: self._place_all(head))
        self._behave()
        self.show_sorting(self._sorting)
        self.arranged.emit()

    def _place_all(self, head: QHeaderView) -> None:
        for place, column in enumerate(COLUMNS):
            head.moveSection(head.visualIndex(place), place)
            head.setSectionHidden(place, False)
            head.resizeSection(place, measure.px(column.width))
        head.moveSection(_FIRST, 0)

    def _behave(self) -> None:
        """The title takes the room that the other columns leave."""
        self._quietly(self._stretch_title)
        self._fit()

    def _stretch_title(self) -> None:
        head = self.header()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)

    def _show_column(self, place: int, *, shown: bool) -> None:
        self._by_hand = True
        self.setColumnHidden(place, not shown)
        self._fit_lines()
        self.arranged.emit()

    # Living

    def _follow_text_size(self) -> None:
        if not self._by_hand:
            self._arrange_as_first()

    def _head_pressed(self, place: int) -> None:
        """First the column's own way, then turned round, then as added again."""
        order = COLUMNS[place].order
        now = self._sorting
        again = AS_ADDED if now.turned else now.turned_round()
        wanted = again if now.order is order else Sorting(order)
        self.sorted_by.emit(wanted)
        self.show_sorting(wanted)

    def _moved(self, _place: int, _from: int, _to: int) -> None:
        self._told_by_hand()

    def _sized(self, place: int, _old: int, _new: int) -> None:
        if place != TITLE:  # the title follows the others and the window
            self._told_by_hand()

    def _told_by_hand(self) -> None:
        if not self._quiet:
            self._by_hand = True
            self._fit_lines()
            self.arranged.emit()

    def _quietly(self, work: Callable[[], T]) -> T:
        self._quiet = True
        try:
            return work()
        finally:
            self._quiet = False

    def _fit(self) -> None:
        """Until somebody chose columns, leave out some where the title would have no room."""
        if not self._by_hand:
            self._quietly(self._leave_out)
        self._fit_lines()

    def _leave_out(self) -> None:
        widths = [measure.px(column.width) for column in COLUMNS]
        room = self.viewport().width() - measure.px(_LEAST_TITLE) - sum(widths[TITLE + 1 :])
        for place, column in enumerate(COLUMNS):
            if column.id in _LEFT_OUT:
                left_out = room < 0
                room += widths[place] if left_out else 0
                self.setColumnHidden(place, left_out)

    def _fit_lines(self) -> None:
        # Asking for a width makes Qt lay out the columns, which tells of sizes nobody chose.
        wide = self._quietly(lambda: self.columnWidth(TITLE))
        lines = 2 if wide < measure.px(_TALL_BELOW) else 1
        if lines != self._lines:
            self._lines = lines
            self.fit_rows()

    def _offer_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_columns_menu(menu)
        menu.popup(self.header().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Its rows

    def fit_rows(self) -> None:
        high = self.height_of_row()
        if self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setDefaultSectionSize(high)

    def rect_of(self, number: int) -> QRect:
        return QRect(0, self.rowViewportPosition(number), self.viewport().width(), self.rowHeight(number))

    def row_at(self, height: int) -> int:
        return self.rowAt(height)

    def height_of_row(self) -> int:
        font = fonts.ui_font(13)
        return round(max(QFontMetricsF(font).height(), line_height(font) * self._lines)) + 14

    def paint_row(self, painter: QPainter, row: QRect, number: int, *, pointed: bool) -> None:
        whole = QRectF(row).adjusted(0, 1, 0, -1)
        self._paint_ground(painter, whole, number, pointed=pointed)
        arrival: Arrival | None = self.library.index(number, TITLE).data(Role.ARRIVAL)
        if arrival is not None:
            paint_arrival(painter, whole, arrival)
            return
        for place in range(len(COLUMNS)):
            if not self.isColumnHidden(place):
                paint_cell(painter, self._cell(place, whole), self.library.index(number, place), self._lines)

    def _paint_ground(self, painter: QPainter, row: QRectF, number: int, *, pointed: bool) -> None:
        desk = theme.current()
        if self.is_chosen(number):
            box(painter, row, 4, fill=desk.colour("picked"))
        elif pointed:
            box(painter, row, 4, fill=desk.colour("hover"))
        if self.hasFocus() and number == self.currentIndex().row():
            focus_ring(painter, row, 4)

    def _cell(self, place: int, row: QRectF) -> QRectF:
        head = self.header()
        return QRectF(head.sectionViewportPosition(place), row.y(), head.sectionSize(place), row.height())
