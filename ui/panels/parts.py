"""The two parts of a panel, over each other, and how they share the height: the list, and what stands below it."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.kit import Label
from ui.panels.editing import fill, scroll_area, scrolling
from ui.panels.item_list import FilteredList

_LEAST_LIST = 100
_LEAST_FORM = 90
_NARROWEST = 300


class PanelParts(QSplitter):
    """Below the list stands the form of the open item; in its place a hint, what several items share, or a sheet.

    `share` (0–1) is how much of the height the list may take.
    """

    def __init__(self, hint: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.share = 0.5
        self.below = QStackedWidget(self)
        self._list: FilteredList | None = None
        self._form = scroll_area(self.below)
        self._hint = _hint(hint)
        self._several: QWidget | None = None
        self.splitterMoved.connect(self._remember_share)

    @property
    def form_room(self) -> QWidget:
        """Where the form stands."""
        return self._form.viewport()

    def take_list(self, head: FilteredList) -> None:
        """This is the list."""
        head.setMinimumHeight(_LEAST_LIST)
        self.insertWidget(0, head)
        self._list = head

    def take_form(self, form: QWidget) -> None:
        """This is the form of the open item."""
        fill(self._form, form)
        for page in (self._form, self._hint):
            self.below.addWidget(page)
        self.below.setMinimumHeight(_LEAST_FORM)

    def take_several(self, fields: QWidget) -> None:
        """These are the fields that several items share."""
        self._several = scrolling(fields, self.below)
        self.below.addWidget(self._several)

    def show_form(self) -> None:
        """Show the form of the open item."""
        self._show(self._form)

    def show_hint(self) -> None:
        """Show the line that stands there while no item is open."""
        self._show(self._hint)

    def show_several(self) -> None:
        """Show what several items share."""
        if self._several is not None:
            self._show(self._several)

    def give_room(self, wanted: int) -> None:
        """Let what stands below be so high, as far as the list leaves room for it."""
        above, below = self.sizes()
        high = max(below, min(wanted, above + below - _LEAST_LIST))
        self.setSizes([above + below - high, high])

    def has_several(self) -> bool:
        """Whether there are fields that several items share by now."""
        return self._several is not None

    def shows_several(self) -> bool:
        """Whether the fields that several items share stand there."""
        return self._several is not None and self.below.currentWidget() is self._several

    def share_out(self) -> None:
        """Give the list its share of the height, but no more than its rows need, and the form the rest.

        Where no item is open the list has all of it but a line.
        """
        whole = sum(self.sizes())
        shown = self.below.currentWidget()
        if not whole or self._list is None:
            return
        if shown is self._hint:
            line = self._hint_height()
            self.setSizes([whole - line, line])
        elif shown is self._form or shown is self._several:
            wanted = min(round(whole * self.share), self._list.height_of_rows())
            self.setSizes([wanted, whole - wanted])
            self._list.list.scrollTo(self._list.list.currentIndex())

    def scroll_place(self) -> int:
        """How far down the form is scrolled."""
        return self._form.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        """Scroll the form so far down, as soon as it has its height."""
        bar = self._form.verticalScrollBar()
        if bar.maximum() >= place:
            bar.setValue(place)
        else:
            bar.rangeChanged.connect(lambda: bar.setValue(place), Qt.ConnectionType.SingleShotConnection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()

    def _show(self, page: QWidget) -> None:
        if self.below.currentWidget() is not page:
            self.below.setCurrentWidget(page)
            self.below.setMinimumHeight(self._hint_height() if page is self._hint else _LEAST_FORM)
            self.share_out()

    def _hint_height(self) -> int:
        return self._hint.heightForWidth(max(self.width(), _NARROWEST))

    def _remember_share(self) -> None:
        above, below = self.sizes()
        if self.below.currentWidget() is self._form:
            self.share = above / max(above + below, 1)


def _hint(words: str) -> QWidget:
    """A line under the list."""
    hint = QWidget()
    row = QVBoxLayout(hint)
    row.setContentsMargins(16, 8, 16, 10)
    row.addWidget(Label(words, size=12, colour="sub", wrap=True))
    return hint
