"""Days and moments as people type them for a brief's front matter, kept as ISO 8601; moments in UTC."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from briefing.model.vague_dates import read_period

_MOMENT = re.compile(
    r"(?P<day>.+?)"
    r"(?:(?:\s*T|[\s,]+)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d)?|(?P<short>\d\d)(?=\s*(?:Z|UTC|GMT|[+-]\d)))?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_DATE_TIME_GROUP = re.compile(r"(\d\d)(\d\d)(\d\d)Z\s*([A-Z]{3})\s*(?:20)?(\d\d)", re.IGNORECASE)
_END_OF_DAY = time(23, 59)


def read_day(typed: str) -> str:
    """The day somebody typed ("6 January 2026", "2026-01-06", "6.1.2026") as an ISO date; "" for nothing.

    ValueError, in words for the one who typed, for anything but one day.
    """
    words = " ".join(typed.split())
    if not words:
        return ""
    day = _day_in(words)
    if day is None:
        raise ValueError("This is not read as a day. Type it like 2026-01-06 or 6 January 2026.")
    return day.isoformat()


def read_moment(typed: str) -> str:
    """The moment somebody typed as an ISO date-time in UTC ("2026-01-05T16:00+00:00"); "" for nothing.

    Without an offset it is UTC; a day without a time is its last minute; a date-time group (051600ZJAN26) is read too.
    ValueError, in words for the one who typed, for anything else.
    """
    words = " ".join(typed.split())
    if not words:
        return ""
    moment = _moment_in(words)
    if moment is None:
        raise ValueError("This is not read as a time: type 2026-01-05 16:00 or 5 January 2026 16:00 +03:00.")
    return moment.astimezone(UTC).isoformat(timespec="minutes")


def moment_words(iso: str) -> str:
    """A stored moment as it is shown and typed: "2026-01-05 16:00 UTC"; what is no moment is shown as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if moment.tzinfo is None:
        return iso
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _moment_in(words: str) -> datetime | None:
    group = _DATE_TIME_GROUP.fullmatch(words)
    if group is not None:
        day, hour, minute, month, year = group.groups()
        words = f"{day} {month} 20{year} {hour}:{minute}Z"
    found = _MOMENT.fullmatch(words)
    day_read = _day_in(found["day"]) if found is not None else None
    if found is None or day_read is None:
        return None
    try:
        at = time(int(found["hour"]), int(found["minute"] or found["short"] or 0)) if found["hour"] else _END_OF_DAY
        return datetime.combine(day_read, at, _zone(found["zone"] or "Z"))
    except (ValueError, OverflowError):  # 25:00, an offset of 99 hours
        return None


def _zone(words: str) -> timezone:
    if words[0] not in "+-":
        return UTC
    sign = -1 if words[0] == "-" else 1
    digits = words[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def _day_in(words: str) -> date | None:
    period = read_period(words)
    if period is None or not period.is_exact or len(period.earliest) != len("2026-01-06"):
        return None
    return date.fromisoformat(period.earliest)
