"""The orders of the library: by what its columns show, each either way; what is not known comes last in both."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import total_ordering
from typing import Any, Protocol, TypeAlias, TypeVar

from briefing.model import ReadingState
from briefing.model.folding import folded
from briefing.project import Listed
from ui.library.words import format_words, language_words

_STATES = (ReadingState.NEW, ReadingState.READING, ReadingState.DONE)
_UNGRADED = "Z"  # after F and 6: a half that is not graded comes after those that are


class Facts(Protocol):
    """What is known of a source beside its own fields."""

    def tags_of(self, source: Listed) -> list[str]:
        """The names of its tags."""

    def share_read(self, source: Listed) -> float:
        """How much of its text was in sight, 0 to 1."""

    def annotations_of(self, source: Listed) -> int:
        """How many annotations stand in it."""


L = TypeVar("L", bound=Listed)
Key = Callable[[Listed, Facts], Any]
Keyed: TypeAlias = tuple[Any, L]
"""A source after what it is compared by: `Order.key`."""


@dataclass(frozen=True, slots=True)
class Order:
    """What sources are ordered by: `key` gives what is compared, None where it is not known.

    `falling` orders begin with the largest: the latest date, the most annotations.
    """

    id: str
    key: Key
    falling: bool = False


@dataclass(frozen=True, slots=True)
class Sorting:
    """An order, or that order turned round; equal sources stand as they were added."""

    order: Order
    turned: bool = False

    @property
    def falls(self) -> bool:
        """Whether the largest comes first."""
        return self.order.falling != self.turned

    @property
    def is_as_added(self) -> bool:
        """Whether sources stand in the order of their ids, in which the project gives them."""
        return self.order is ADDED and not self.turned

    def turned_round(self) -> Sorting:
        """The same order from its other end."""
        return replace(self, turned=not self.turned)

    def in_order(self, keyed: Iterable[Keyed[L]]) -> list[L]:
        """Sources in this order, each given with its order's key; they come as they were added."""
        known: list[Keyed[L]] = []
        unknown: list[L] = []
        for key, source in keyed:
            if key is None:
                unknown.append(source)
            else:
                known.append((key, source))
        known.sort(key=lambda pair: pair[0], reverse=self.falls)
        return [*(source for _, source in known), *unknown]

    def place(self, source: Listed, facts: Facts) -> tuple[Any, ...]:
        """What a source is compared by to find its place among sorted ones."""
        key = self.order.key(source, facts)
        if key is None:
            return True, 0, source.id
        return False, _Falling(key) if self.falls else key, source.id


@total_ordering
class _Falling:
    """A value that comes before smaller ones."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Falling) and self._value == other._value

    def __lt__(self, other: _Falling) -> bool:
        return bool(other._value < self._value)

    __hash__ = None  # type: ignore[assignment] # it only compares


def _published(source: Listed, _facts: Facts) -> int | None:
    period = source.published
    day = (period.latest or period.earliest)[:10] if period is not None else ""
    return date.fromisoformat(day).toordinal() if day else None


def _grade(source: Listed, _facts: Facts) -> tuple[str, str] | None:
    if not source.grade:
        return None
    return source.reliability or _UNGRADED, source.credibility or _UNGRADED


def _words(words: Callable[[Listed], str]) -> Key:
    return lambda source, _facts: folded(words(source)) or None


ADDED = Order("added", lambda source, _facts: source.id)
"""As they were added: an id is a UUIDv7, which grows with the time."""

ANNOTATIONS = Order("annotations", lambda source, facts: facts.annotations_of(source) or None, falling=True)

ORDERS: tuple[Order, ...] = (
    ADDED,
    Order("title", _words(lambda source: source.title)),
    Order("publisher", _words(lambda source: source.publisher)),
    Order("published", _published, falling=True),
    Order("language", _words(lambda source: language_words(source.language))),
    Order("format", _words(lambda source: format_words(source.media_type))),
    Order("grade", _grade),
    Order("tags", lambda source, facts: [folded(name) for name in facts.tags_of(source)] or None),
    Order("state", lambda source, _facts: _STATES.index(source.state)),
    Order("progress", lambda source, facts: facts.share_read(source) or None, falling=True),
    ANNOTATIONS,
)
AS_ADDED = Sorting(ADDED)


def order_called(order_id: str) -> Order:
    """The order with this id; the one as added where there is none."""
    return next((order for order in ORDERS if order.id == order_id), ADDED)
