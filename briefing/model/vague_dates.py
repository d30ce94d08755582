"""Reading vague dates: "summer 2026", "by the end of 2026", "Q3 2026" become periods that keep their words.

English words and ISO dates; those of German, French, Russian and Turkish are put into English first. Nothing here knows
today's date, so "next year" is not read; and 03/04/2026 is not, because it means two days. Seasons are the northern
hemisphere's, by whole months; a winter is named by the year it begins in. Early, middle and late are thirds of a year
or a month.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from briefing.model.dates import Period
from briefing.model.dates_abroad import in_english

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}

_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_RANGE = re.compile(r"\s*(?:–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b|\s-\s)\s*")
_IN_BRACKETS = re.compile(r"(?P<words>[^()]*\S)\s*\((?P<dates>[^()]+)\)")
_UPPER = re.compile(r"(?:by|until|till|up to|through|no later than|not later than|to)\s+(?:the\s+)?")
_LOWER = re.compile(r"(?:from|since|starting|as of)\s+(?:the\s+)?")
_AT_AN_END = re.compile(r"(?:by|until|till|before) the (?P<end>start|beginning|end) of (?P<whole>.+)")
_ONWARDS = re.compile(r"\s+(?:onwards?|on)")


@dataclass(frozen=True, slots=True)
class _Days:
    """Whole days, both inclusive; None is an open end."""

    first: date | None
    last: date | None


def read_period(typed: str) -> Period | None:
    """The period somebody typed; None for nothing but white space.

    What cannot be read is kept: a period of these words with both ends open. ISO dates and date-times, alone or two
    with a dash between them, are kept without words. "over the winter (2026-12-01 – 2027-02-15)" keeps the words and
    takes its ends from the brackets.
    """
    words = " ".join(typed.split())
    if not words:
        return None
    return _exact(words) or _bracketed(words) or _vague(words, words)


def is_understood(period: Period) -> bool:
    """Whether at least one end of the period is known."""
    return bool(period.earliest or period.latest)


def typed_as(period: Period | None) -> str:
    """What to show in a field for a period: its words, else its dates; `read_period` reads them again."""
    if period is None:
        return ""
    return period.words or dates_of(period)


def dates_of(period: Period) -> str:
    """The ends of a period as ISO dates: "2026-06-01 – 2026-08-31", "until 2026-12-31", "from 2026-01-01" or ""."""
    if period.earliest == period.latest:
        return period.earliest
    if not period.earliest:
        return f"until {period.latest}"
    if not period.latest:
        return f"from {period.earliest}"
    return f"{period.earliest} – {period.latest}"


def _exact(words: str) -> Period | None:
    """ISO dates or date-times with an offset: one, two, or one with an open side."""
    parts = re.split(r"\s*–\s*|\s+-\s+|\s*/\s*", words)
    if len(parts) == 1:
        opened = re.fullmatch(r"(from|until)\s+(\S+)", words)
        if opened is None:
            return Period.day(words) if _is_iso(words) else None
        side, iso = opened.groups()
        if not _is_iso(iso):
            return None
        return Period(earliest=iso) if side == "from" else Period(latest=iso)
    if len(parts) == 2 and all(_is_iso(part) for part in parts) and parts[0][:10] <= parts[1][:10]:  # noqa: PLR2004 ends
        return Period(parts[0], parts[1])
    return None


def _is_iso(words: str) -> bool:
    if not re.match(r"\d{4}-\d\d-\d\d(?:$|T)", words):
        return False
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return False
    return len(words) == len("2026-01-01") or moment.tzinfo is not None


def _bracketed(words: str) -> Period | None:
    found = _IN_BRACKETS.fullmatch(words)
    if found is None:
        return None
    dates = _exact(found["dates"].strip()) or _vague(found["dates"].strip(), "")
    if not is_understood(dates):
        return None
    return Period(dates.earliest, dates.latest, found["words"])


def _vague(words: str, kept: str) -> Period:
    said = words.lower().replace(",", " ").strip(" .")
    days = _read(said) or _read(in_english(said))
    if days is None or (days.first and days.last and days.last < days.first):
        return Period(words=kept)
    return Period(_iso(days.first), _iso(days.last), kept)


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _read(words: str) -> _Days | None:
    words = " ".join(words.split())
    return _one(words) or _between(words) or _with_open_end(words)


def _with_open_end(words: str) -> _Days | None:
    if until := _AT_AN_END.fullmatch(words):
        limit = _one(until["whole"])
        return _Days(None, limit.first if until["end"] in {"start", "beginning"} else limit.last) if limit else None
    if upper := _UPPER.match(words):
        limit = _one(words[upper.end() :])
        return _Days(None, limit.last) if limit else None
    if words.startswith("before "):
        limit = _one(words.removeprefix("before ").removeprefix("the "))
        return _Days(None, limit.first - timedelta(days=1)) if limit and limit.first else None
    if words.startswith("after "):
        limit = _one(words.removeprefix("after ").removeprefix("the "))
        return _Days(limit.last + timedelta(days=1), None) if limit and limit.last else None
    lower = _LOWER.match(words)
    start = _ONWARDS.sub("", words[lower.end() :] if lower else words)
    if lower or start != words:
        limit = _one(start)
        return _Days(limit.first, None) if limit else None
    return None


def _between(words: str) -> _Days | None:
    """Two dates with a word or a dash between them; the first may leave its month or year to the second."""
    inner = re.sub(r"^(?:from|between)\s+", "", words)
    parts = re.split(r"\s+and\s+", inner) if words.startswith("between ") else _RANGE.split(inner)
    if len(parts) == 1:
        parts = _years_or_months_with_a_hyphen(inner)
    if len(parts) != 2 or not parts[0]:  # noqa: PLR2004 a first and a last
        return None
    begin, end = (part.removeprefix("the ") for part in parts)
    last = _one(end)
    if last is None:
        return None
    for borrowed in ("", *_borrowed(end)):
        first = _one(f"{begin} {borrowed}".strip())
        if first is not None:
            return _Days(first.first, last.last)
    return None


def _years_or_months_with_a_hyphen(words: str) -> list[str]:
    """Both sides of "2026-2028", "March-June 2026" or "18-20 March 2026", which are no ISO dates."""
    found = re.fullmatch(r"(\d{4}|\d{1,2}|[a-z]+)-(\d{4}|\d{1,2} [a-z]+ \d{4}|[a-z]+ \d{4})", words)
    return list(found.groups()) if found else [words]


def _borrowed(end: str) -> list[str]:
    """What a first date may take from the second: "2026", then "March 2026"."""
    found = re.search(rf"(?:{_MONTH} )?{_YEAR}$", end)
    if found is None:
        return []
    month = found["month"]
    return [found["year"], *([f"{month} {found['year']}"] if month else [])]


def _one(words: str) -> _Days | None:
    for pattern, days in _FORMS:
        found = pattern.fullmatch(words)
        if found is not None:
            try:
                return days(found)
            except ValueError:  # 30 February, the year 0
                return None
    return None


def _year(found: re.Match[str]) -> _Days:
    return _months(int(found["year"]), 1, 12)


def _decade(found: re.Match[str]) -> _Days:
    first = int(found["decade"]) * 10
    return _Days(date(first, 1, 1), date(first + 9, 12, 31))


def _month(found: re.Match[str]) -> _Days:
    number = _MONTHS.get(found["month"]) or int(found["month"])
    return _months(int(found["year"]), number, 1)


def _day(found: re.Match[str]) -> _Days:
    number = _MONTHS.get(found["month"]) or int(found["month"])
    day = date(int(found["year"]), number, int(found["day"]))
    return _Days(day, day)


def _season(found: re.Match[str]) -> _Days:
    return _months(int(found["year"]), _SEASONS[found["season"]], 3)


def _part(found: re.Match[str]) -> _Days:
    """A quarter or a half of a year: "Q3 2026", "the second half of 2026"."""
    ordinal = found["ordinal"]
    length = 3 if found["part"].startswith("q") else 6
    parts = 12 // length
    number = parts if ordinal == "last" else _ORDINALS.get(ordinal) or int(ordinal)
    if not 1 <= number <= parts:
        raise ValueError(f"a year has no part {number} of {parts}")
    return _months(int(found["year"]), (number - 1) * length + 1, length)


def _third(found: re.Match[str]) -> _Days:
    """Early, mid or late in a year or a month; "the end of" anything else is read as its last day elsewhere."""
    third = _THIRDS[found["third"]]
    year = int(found["year"])
    if not found["month"]:
        return _months(year, third * 4 + 1, 4)
    month = _MONTHS[found["month"]]
    first = date(year, month, third * 10 + 1)
    last = _last_of(year, month) if third == 2 else date(year, month, third * 10 + 10)  # noqa: PLR2004 the last third
    return _Days(first, last)


def _months(year: int, first: int, length: int) -> _Days:
    end = first + length - 1
    return _Days(date(year, first, 1), _last_of(year + (end - 1) // 12, (end - 1) % 12 + 1))


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_Reader = Callable[[re.Match[str]], _Days]
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(rf"(?:in |on |at |during |the )*{form}"), reader)
    for form, reader in (
        (_YEAR, _year),
        (r"(?P<decade>\d{3})0s", _decade),
        (rf"{_YEAR}-(?P<month>\d\d)", _month),
        (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _day),
        (rf"{_MONTH} (?:of )?{_YEAR}", _month),
        (rf"{_DAY} (?:of )?{_MONTH} {_YEAR}", _day),
        (rf"{_MONTH} {_DAY} {_YEAR}", _day),
        (rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}", _day),
        (rf"(?P<season>{'|'.join(_SEASONS)}) (?:of )?{_YEAR}(?:[/–-]\d\d(?:\d\d)?)?", _season),
        (rf"(?P<part>q)(?P<ordinal>[1-4])[ /]{_YEAR}", _part),
        (rf"(?P<part>h)(?P<ordinal>[12])[ /]{_YEAR}", _part),
        (rf"{_YEAR}[ -]?(?P<part>[qh])(?P<ordinal>[1-4])", _part),
        (rf"(?P<ordinal>{'|'.join(_ORDINALS)}) (?P<part>quarter|half) (?:of )?{_YEAR}", _part),
        (rf"(?P<third>{'|'.join(_THIRDS)})[ -](?:in |of )?(?:{_MONTH} )?{_YEAR}", _third),
    )
)
