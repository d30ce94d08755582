"""Where the pop-up stands: clear of the selected lines, over text already read rather than text to come."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

_CLEARANCE = 6.0
EDGE = 8


def popup_place(size: QSizeF, selected: QRectF, view: QRectF, text_bottom: float) -> QPointF:
    """The top left of a pop-up of `size` for a selection.

    `selected` bounds the selected lines, `view` is what is in sight, `text_bottom` is where the article's text ends,
    all in the view's coordinates. Under the selection only where no text follows there; else above it; else under it;
    where neither has room, at the top of the view: the selection then fills the view, and reading goes on downwards.
    """
    above = selected.top() - _CLEARANCE - size.height()
    under = selected.bottom() + _CLEARANCE
    fits_above = above >= view.top() + EDGE
    fits_under = under + size.height() <= view.bottom() - EDGE
    nothing_follows = text_bottom <= selected.bottom() + _CLEARANCE
    if fits_under and (nothing_follows or not fits_above):
        y = under
    elif fits_above:
        y = above
    else:
        y = view.top() + EDGE
    rightmost = max(view.left() + EDGE, view.right() - EDGE - size.width())
    x = min(max(selected.left(), view.left() + EDGE), rightmost)
    return QPointF(round(x), round(y))
