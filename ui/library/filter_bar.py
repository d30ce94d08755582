"""The buttons that order and filter the library, and the chips that say by what it is filtered."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefing.model import Period
from briefing.project import Listed
from ui.kit import Chip, FlowLayout, Label, link_button, tool_button
from ui.library.facets import chip_words, counted_values, facet_words, value_words
from ui.library.filtering import Filter, Tags
from ui.library.ordering import ORDERS, Order
from ui.library.words import said

_ICONS = {
    "state": "circle-dot",
    "published": "calendar",
    "reliability": "shield-check",
    "credibility": "shield-check",
    "language": "languages",
    "format": "file-text",
    "tag": "tag",
}


class FilterMenu(QMenu):
    """Every facet of the project's sources with its values; those asked for are ticked."""

    wanted = Signal(object)
    """The `Filter` that was asked for."""
    period_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filter sources by"))

    def fill(self, sources: Sequence[Listed], tags: Tags, tag_names: Mapping[str, str], now: Filter) -> None:
        """Offer what these sources differ by."""
        self.clear()
        for facet, values in counted_values(sources, tags):
            menu = self.addMenu(facet_words(facet.id))
            for value, count in values:
                words = value_words(facet.id, value, tag_names).replace("&", "&&")
                action = menu.addAction(f"{words}\t{count}")
                action.setCheckable(True)
                action.setChecked((facet.id, value) in now.chosen)
                action.triggered.connect(self._asks(now.toggled(facet.id, value)))
            if facet.id == "published":
                menu.addSeparator()
                menu.addAction(self.tr("A time…")).triggered.connect(lambda _on=False: self.period_wanted.emit())
        if now.is_active:
            self.addSeparator()
            self.addAction(self.tr("Clear all filters")).triggered.connect(self._asks(Filter()))

    def _asks(self, wanted: Filter) -> Callable[..., None]:
        return lambda _on=False: self.wanted.emit(wanted)


class ActiveFilters(QWidget):
    """The chips of what is asked for, and "Showing 4 of 12 · Clear"; not there while nothing is asked for."""

    wanted = Signal(object)
    """The `Filter` without what was taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = Filter()
        self._flow = FlowLayout(spacing=4)
        self.chips: list[Chip] = []
        self.shown = Label(size=11, colour="sub")
        self.clear = link_button(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear all filters"))
        self.clear.clicked.connect(lambda: self.wanted.emit(Filter()))
        self._lay_out()

    def show_filter(self, now: Filter, tag_names: Mapping[str, str], period: Callable[[Period], str]) -> None:
        """Say what is asked for."""
        self._now = now
        self._flow.clear()
        self.chips = []
        for facet, value in sorted(now.chosen):
            words = chip_words(facet, value, tag_names)
            self._add(words, _ICONS[facet], now.toggled(facet, value))
        if now.published is not None:
            self._add(period(now.published), "calendar", replace(now, published=None))
        self.setVisible(now.is_active)
        self.updateGeometry()

    def say_count(self, shown: int, total: int) -> None:
        """Say how many are left."""
        self.shown.setText(self.tr("Showing {0} of {1}").format(shown, total))

    def _add(self, words: str, icon: str, without: Filter) -> None:
        chip = Chip(words, "", icon=icon, closable=True, description=self.tr("Filter: {0}").format(words))
        chip.closed.connect(lambda: self.wanted.emit(without))
        chip.clicked.connect(lambda: self.wanted.emit(without))
        self._flow.addWidget(chip)
        chip.show()
        self.chips.append(chip)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._flow)
        row = QHBoxLayout()
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.clear)
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


def order_button(chosen: Callable[[Order], object]) -> QToolButton:
    """The button that orders the list; its menu's actions bear the orders' ids."""
    button = tool_button("arrow-down-wide-narrow", said("Order of the sources"))
    menu = QMenu(button)
    group = QActionGroup(menu)
    for order in ORDERS:
        action = group.addAction(_order_words(order))
        action.setObjectName(order.id)
        action.setCheckable(True)
        action.setChecked(order is ORDERS[0])
        action.triggered.connect(lambda _on, order=order: chosen(order))
    menu.addActions(group.actions())
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _order_words(order: Order) -> str:
    return {
        "added": said("As added"),
        "newest": said("Last added first"),
        "published": said("By date, latest first"),
        "title": said("By title"),
        "grade": said("By grade, best first"),
        "state": said("By state, new first"),
    }[order.id]
