"""Vague dates: what a text says about time, kept as an interval together with its words."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Period:
    """An interval of time and the words it was read from.

    `earliest` and `latest` are ISO 8601 dates ("2019-07-17") or date-times with an offset ("2026-03-18T16:00+00:00"),
    both inclusive; "" is an open end. A day has earliest == latest. `words` are the text's own ("summer 2019"), ""
    when typed as a date. Raises ValueError for anything else, and for an interval that ends before it begins.
    """

    earliest: str = ""
    latest: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no date."""
        first, last = (_day(self.earliest), _day(self.latest))
        if first and last and last < first:
            raise ValueError(f"the period ends ({self.latest}) before it begins ({self.earliest})")

    @classmethod
    def day(cls, iso: str, words: str = "") -> Period:
        """The period that is one day, or one moment when `iso` has a time."""
        return cls(iso, iso, words)

    @property
    def is_exact(self) -> bool:
        """Whether it is one day or moment."""
        return bool(self.earliest) and self.earliest == self.latest


def _day(iso: str) -> date | None:
    if not iso:
        return None
    return datetime.fromisoformat(iso).date()
