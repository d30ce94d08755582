"""The list of sources at the side: one column of rows, each a source or a file on its way in."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.library.columns import TITLE
from ui.library.model import LibraryModel
from ui.library.rows import SourceRow, row_height
from ui.library.rows_list import RowsList


class SourceList(RowsList):
    """Shows what its delegate paints of the first column, whose roles tell all the rest."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__(model)
        self.rows = SourceRow(self)
        self.setItemDelegate(self.rows)
        self.setModelColumn(TITLE)

    def height_of_row(self) -> int:
        return row_height()

    def paint_row(self, painter: QPainter, row: QRect, number: int, *, pointed: bool) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = row
        here = self.hasFocus() and number == self.currentIndex().row()
        states = (
            (QStyle.StateFlag.State_Selected, self.is_chosen(number)),
            (QStyle.StateFlag.State_MouseOver, pointed),
            (QStyle.StateFlag.State_HasFocus, here),
        )
        for state, holds in states:
            option.state = option.state | state if holds else option.state & ~state
        self.rows.paint(painter, option, self.library.index(number, TITLE))
