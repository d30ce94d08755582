"""The orders of the library: as added, by date, title, grade or state."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.model import ReadingState
from briefing.project import Listed
from ui.library.filtering import folded

_STATES = (ReadingState.NEW, ReadingState.READING, ReadingState.DONE)
_UNGRADED = "Z"  # after F and 6: what is not graded comes last


@dataclass(frozen=True, slots=True)
class Order:
    """An order of sources: its id, and what a source is ordered by; equal ones stand as they were added."""

    id: str
    key: Callable[[Listed], Any]

    def place(self, source: Listed) -> tuple[Any, str]:
        """What sources are compared by."""
        return self.key(source), source.id


def _latest_first(source: Listed) -> tuple[int, int]:
    period = source.published
    day = (period.latest or period.earliest)[:10] if period is not None else ""
    return (0, -date.fromisoformat(day).toordinal()) if day else (1, 0)


def _best_first(source: Listed) -> tuple[str, str]:
    return source.reliability or _UNGRADED, source.credibility or _UNGRADED


def _newest_first(source: Listed) -> int:
    """The id is a UUIDv7: it grows with the time at which the source was added."""
    return -int(source.id.replace("-", ""), 16)


ADDED = Order("added", lambda _source: 0)
ORDERS: tuple[Order, ...] = (
    ADDED,
    Order("newest", _newest_first),
    Order("published", _latest_first),
    Order("title", lambda source: folded(source.title)),
    Order("grade", _best_first),
    Order("state", lambda source: _STATES.index(source.state)),
)


def order_called(order_id: str) -> Order:
    """The order with this id; the one as added where there is none."""
    return next((order for order in ORDERS if order.id == order_id), ADDED)
