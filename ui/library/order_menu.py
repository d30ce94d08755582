"""The menu that orders the library, for those who use no column heads; in the wide one it also chooses columns."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.kit import tool_button
from ui.library.ordering import AS_ADDED, ORDERS, Order, Sorting
from ui.library.words import said


class OrderMenu(QMenu):
    """Every order, the one in use ticked, and whether it is turned round; the actions bear the orders' ids."""

    wanted = Signal(object)
    """The `Sorting` that was chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = AS_ADDED
        self._group = QActionGroup(self)
        for order in ORDERS:
            action = self._group.addAction(_order_words(order))
            action.setObjectName(order.id)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, order=order: self.wanted.emit(Sorting(order)))
        self.addActions(self._group.actions())
        self.addSeparator()
        self.turned = self.addAction(self.tr("Turned round"))
        self.turned.setCheckable(True)
        self.turned.triggered.connect(lambda _on: self.wanted.emit(self._now.turned_round()))
        self.addSeparator()
        self.columns = self.addMenu(self.tr("Columns"))
        self.columns.menuAction().setVisible(False)
        self.show_sorting(AS_ADDED)

    def show_sorting(self, now: Sorting) -> None:
        """Tick the order in use."""
        self._now = now
        for action in self._group.actions():
            action.setChecked(action.objectName() == now.order.id)
        self.turned.setChecked(now.turned)


def order_button(menu: OrderMenu) -> QToolButton:
    """The button that opens it."""
    button = tool_button("arrow-down-wide-narrow", said("Order of the sources"))
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _order_words(order: Order) -> str:
    return {
        "added": said("As added"),
        "title": said("By title"),
        "publisher": said("By outlet"),
        "published": said("By date, latest first"),
        "language": said("By language"),
        "format": said("By kind"),
        "grade": said("By grade, best first"),
        "tags": said("By tags"),
        "state": said("By state, new first"),
        "progress": said("By how much was seen"),
        "annotations": said("By annotations, most first"),
    }[order.id]
