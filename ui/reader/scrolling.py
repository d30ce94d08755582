"""Where a page is scrolled to: its place is kept however its lines move, and brought back at any size."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTextEdit

from ui.reader.geometry import PageGeometry
from ui.reader.laying_out import LayingOut
from ui.reader.layout import PageLayout
from ui.reader.place import Place

_NEAR = 3
"""So many heights of the view away, scrolling is a step from what is in sight; farther, it is a jump to a new place."""
_LINE = 27.0


class Scrolling(QObject):
    """Scrolls a view over a page whose blocks are laid out one by one."""

    scrolled = Signal()
    """The user has scrolled."""
    moved = Signal()
    """Lines stand elsewhere on the page than before."""

    def __init__(self, view: QTextEdit, lines: PageLayout, page: PageGeometry) -> None:
        super().__init__(view)
        self._view = view
        self._bar = view.verticalScrollBar()
        self._lines = lines
        self._page = page
        self._anchor = Place()
        self._last = 0
        self._is_held = False  # scrolling now is ours, not the user's
        self._rest = LayingOut(lines, self)
        self._rest.went_on.connect(self.settle)
        self._bar.valueChanged.connect(self._follow)

    @property
    def is_under_way(self) -> bool:
        """Whether some of the text has no lines yet."""
        return self._rest.is_under_way

    def show(self, page: PageGeometry) -> None:
        """The lines are those of this page now."""
        self._page = page

    def begin(self) -> None:
        """The lines have to be laid out anew: those in sight when they are asked for, the rest by and by."""
        self._rest.begin()

    @contextmanager
    def held(self) -> Iterator[None]:
        """What scrolls in here is not the user."""
        before, self._is_held = self._is_held, True
        yield
        self._is_held = before

    def place(self) -> Place:
        """What stands at the top now."""
        return self._anchor

    def go_to(self, place: Place) -> None:
        """Scroll so that the place's line stands where it stood."""
        self._anchor = place
        if not self._view.isVisible():
            return  # its width is not its own yet, and what is laid out now would be again when it is shown
        self._lay_out_around(place.position)
        self._lines.take_moved()
        self.moved.emit()
        self._hold_anchor()
        self._view.viewport().update()

    def reveal(self, start: int, end: int) -> None:
        """Scroll code points [start, end) into sight, a third down, unless they are well in sight."""
        self._lay_out_around(start)
        self.settle()
        top, bottom = self._page.extent(start, end)
        height = self._view.viewport().height()
        margin = self._page.measures.unit * _LINE
        in_sight = top - margin >= self._bar.value() and bottom + margin <= self._bar.value() + height
        if not in_sight:
            self._anchor_at(round(top - height / 3.0))

    def settle(self) -> None:
        """Bring the scroll bar up to what is laid out by now; what stands at the top stays there."""
        if not self._lines.take_moved():
            return
        self.moved.emit()
        before = self._bar.value()
        self._hold_anchor()
        if self._bar.value() != before:
            self._view.viewport().update()

    def _lay_out_around(self, position: int) -> None:
        number = self._page.article.lines.line_at(position)
        if len(self._lines):
            self._lines.lay_out_around(number, float(self._view.viewport().height()))

    def _hold_anchor(self) -> None:
        with self.held():
            self._lines.documentSizeChanged.emit(self._lines.documentSize())
            self._bar.setValue(self._value())

    def _value(self) -> int:
        """Where the bar stands when the anchor is in its place."""
        anchor = self._anchor
        if anchor == Place():
            return 0
        return round(self._page.band_at(anchor.position).top() + anchor.offset * self._page.measures.unit)

    def _follow(self, value: int) -> None:
        if not self._is_held:
            near = abs(value - self._last) <= _NEAR * self._view.viewport().height()
            self._anchor_at(self._near(value) if near else value)
        self._last = self._bar.value()

    def _near(self, value: int) -> int:
        """Where a step from what is in sight leads, when what is passed over is laid out."""
        step = value - self._last
        if step < 0:
            self._lines.lay_out_around(self._page.article.lines.line_at(self._anchor.position), -float(step))
        return self._value() + step if self._anchor != Place() else value

    def _anchor_at(self, value: int) -> None:
        """Take what stands at this height of the page as the place from now on."""
        with self.held():
            if self._lines.take_moved():
                self.moved.emit()
                self._lines.documentSizeChanged.emit(self._lines.documentSize())
            self._bar.setValue(value)
        start = self._page.position_at(self._bar.value())
        top = self._page.band_at(start).top()
        self._anchor = Place(start, (self._bar.value() - top) / self._page.measures.unit)
        self._view.viewport().update()
        self.scrolled.emit()
