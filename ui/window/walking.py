"""Where Tab goes: through everything that takes the keyboard, in the order in which a window is read.

Qt's own order is that in which widgets were made: a chip that came later stood behind everything else, and Tab left
a sheet for what lies under it. Here the order is read off the places: blocks one under another, what stands side by
side in the direction of the language (a recursive XY cut: Nagy and Seth, 1984).
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

COMES_AFTER = "comes_after"
"""The property of a stop that has its turn after another one, wherever it stands: what clears a field, after it."""

_AROUND = 8  # px of what stands beside a stop that is shown with it
_OVERLAP = 4  # px by which neighbours may reach into one another


class _Block(NamedTuple):
    """A child and the stops in it."""

    place: QRect
    stops: list[QWidget]


def walk(window: QWidget, *, onward: bool) -> bool:
    """Take the keyboard to the next stop, or to the one before; whether there was one to go to."""
    here = window.focusWidget()
    scope = _scope(here, window)
    ring = stops(scope)
    if not ring:
        return False
    at = _place_in(ring, here)
    step = 1 if onward else -1
    target = ring[min(step, 0)] if at is None else ring[(at + step) % len(ring)]
    reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    _reveal(target)
    return True


def stops(widget: QWidget) -> list[QWidget]:
    """What Tab comes to in a widget, itself first, in reading order."""
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    # Asked for widgets only: PySide looks through all of its types for each layout and animation that it takes over.
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = (child for child in children if child.isVisible() and not child.isWindow() and not _keeps_tab(child))
    blocks = [block for block in (_Block(child.geometry(), stops(child)) for child in shown) if block.stops]
    found = [widget] if _is_stop(widget) else []
    found += [stop for block in _in_reading_order(blocks, mirrored=mirrored) for stop in block.stops]
    for late in [stop for stop in found if stop.property(COMES_AFTER) in found]:
        found.remove(late)
        found.insert(found.index(late.property(COMES_AFTER)) + 1, late)
    return found


def _scope(here: QWidget | None, window: QWidget) -> QWidget:
    """The sheet that has the keyboard, which Tab does not leave; the window where none has."""
    while here is not None and here is not window:
        if _keeps_tab(here):
            return here
        here = here.parentWidget()
    return window


def _keeps_tab(widget: QWidget) -> bool:
    return bool(getattr(widget, "keeps_tab", False))


def _is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isEnabled() and widget.focusProxy() is None and not widget.size().isEmpty()


def _place_in(ring: Sequence[QWidget], here: QWidget | None) -> int | None:
    """Where a widget, or the nearest one it stands in, has its turn."""
    while here is not None:
        if here in ring:
            return ring.index(here)
        here = here.parentWidget()
    return None


def _in_reading_order(blocks: list[_Block], *, mirrored: bool) -> list[_Block]:
    if len(blocks) <= 1:
        return blocks
    rows = _cut(blocks, lambda place: (place.top(), place.bottom()))
    if len(rows) > 1:
        return [block for row in rows for block in _in_reading_order(row, mirrored=mirrored)]
    columns = _cut(blocks, lambda place: (place.left(), place.right()))
    if len(columns) > 1:
        across = reversed(columns) if mirrored else columns
        return [block for column in across for block in _in_reading_order(column, mirrored=mirrored)]
    return sorted(blocks, key=lambda block: (block.place.top(), block.place.left()))


def _cut(blocks: list[_Block], extent: Callable[[QRect], tuple[int, int]]) -> list[list[_Block]]:
    """Blocks parted where a line can be drawn between them without touching any."""
    parts: list[list[_Block]] = []
    reached = 0
    for block in sorted(blocks, key=lambda one: extent(one.place)):
        first, last = extent(block.place)
        if not parts or first > reached - _OVERLAP:
            parts.append([])
            reached = last
        parts[-1].append(block)
        reached = max(reached, last)
    return parts


def _reveal(widget: QWidget) -> None:
    """Scroll a stop into sight, in every area that it stands in."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            _reveal_in(area, widget)
        area = area.parentWidget()


def _reveal_in(area: QScrollArea, widget: QWidget) -> None:
    """Scroll all of a stop into sight where it has room: Qt shows no more of a table or a text than its cursor."""
    content = area.widget()
    if widget.height() > area.viewport().height() or content is None:
        area.ensureWidgetVisible(widget)
        return
    middle = widget.mapTo(content, widget.rect().center())
    area.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + _AROUND)
