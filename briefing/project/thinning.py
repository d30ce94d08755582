"""Which backups are kept: one an hour of today, one a day of this week, one a week of this quarter, one a month."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MONTH = timedelta(days=30)
_QUARTER = timedelta(days=91)


class Keeping(StrEnum):
    """How many backups are kept: one a day at most, thinned out as they grow old, or every one."""

    DAILY = "daily"
    THINNED = "thinned"
    EVERY = "every"


_SPANS: dict[Keeping, tuple[tuple[timedelta, timedelta], ...]] = {
    Keeping.DAILY: ((_WEEK, _DAY), (_QUARTER, _WEEK)),
    Keeping.THINNED: ((_DAY, _HOUR), (_WEEK, _DAY), (_QUARTER, _WEEK)),
}
"""Up to which age one of each span is kept; beyond the last, one a month."""

_EPOCH = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


def to_drop(made: Sequence[datetime], now: datetime, keeping: Keeping = Keeping.THINNED) -> set[datetime]:
    """The times of backups that are no longer needed at `now`. The newest is always kept; of each span the oldest is.

    The oldest, so that what stands today stands in a week, and a span does not lose its backup to a later one again
    and again until it has none.
    """
    if keeping is Keeping.EVERY:
        return set()
    kept: dict[tuple[timedelta, int], datetime] = {}
    for moment in sorted(made):
        span = next((span for most, span in _SPANS[keeping] if now - moment <= most), _MONTH)
        kept.setdefault((span, (moment - _EPOCH) // span), moment)
    newest = {max(made)} if made else set()
    return set(made) - set(kept.values()) - newest


def over_bound(sizes: Sequence[tuple[datetime, int]], most: int) -> set[datetime]:
    """The oldest backups beyond `most` bytes in all, sizes given with their times. The newest is always kept."""
    total = 0
    dropped = set()
    for place, (moment, size) in enumerate(sorted(sizes, reverse=True)):
        total += size
        if total > most and place > 0:
            dropped.add(moment)
    return dropped
