"""Vague dates: what a text says about time, kept as an interval together with its words."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d))?", re.ASCII)


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
        first, last = _read(self.earliest), _read(self.latest)
        if first and last and _ends_before(first, last):
            raise ValueError(f"the period ends ({self.latest}) before it begins ({self.earliest})")

    @classmethod
    def day(cls, iso: str, words: str = "") -> Period:
        """The period that is one day, or one moment when `iso` has a time."""
        return cls(iso, iso, words)

    @property
    def is_exact(self) -> bool:
        """Whether it is one day or moment."""
        return bool(self.earliest) and self.earliest == self.latest


def _read(iso: str) -> date | datetime | None:
    if not iso:
        return None
    if not _ISO.fullmatch(iso):
        raise ValueError(f"{iso!r} is neither an ISO date nor a date-time with an offset")
    return datetime.fromisoformat(iso) if "T" in iso else date.fromisoformat(iso)


def _ends_before(first: date | datetime, last: date | datetime) -> bool:
    if isinstance(first, datetime) and isinstance(last, datetime):
        return last < first
    # Of a moment and a whole day only the days can be compared.
    return date(last.year, last.month, last.day) < date(first.year, first.month, first.day)
