"""Vague dates: an interval and the words it was read from, or an error."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Period

offsets = st.integers(-56, 56).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
moments = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=offsets)  # noqa: DTZ001 naive bounds
days = st.dates(date(1000, 1, 1))


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [
        ("", ""),
        ("2019-06-01", "2019-08-31"),
        ("2019-07-17", "2019-07-17"),
        ("2019-07-17", ""),
        ("", "2019-07-17"),
        ("2024-02-29", "2024-02-29"),
        ("2026-03-18T16:00+00:00", "2026-03-18T16:00:00.5Z"),
        ("2026-03-18T23:00:00-05:00", "2026-03-19T04:00:00Z"),
        ("2026-03-18T16:00+00:00", "2026-03-18"),
        ("2026-03-18", "2026-03-18T00:00+14:00"),
    ],
)
def test_days_moments_and_open_ends_are_periods(earliest: str, latest: str) -> None:
    period = Period(earliest, latest, "in the summer of 2019")
    assert (period.earliest, period.latest, period.words) == (earliest, latest, "in the summer of 2019")


@pytest.mark.parametrize(
    "wrong",
    [
        "2019",
        "2019-07",
        "2019-7-17",
        "20190717",
        "2019-W29-3",
        "17.07.2019",
        "2019-02-30",
        "2023-02-29",
        "0000-01-01",
        "2019-07-17T16:00",
        "2019-07-17 16:00+00:00",
        "2019-07-17T25:00+00:00",
        "2019-07-17T16:00:00+99:00",
        "2019-07-17T",
        " 2019-07-17",
        "2019-07-17\n",
        "٢٠١٩-٠٧-١٧",
        "summer",
    ],
)
def test_what_is_no_date_or_no_moment_with_an_offset_is_refused_at_either_end(wrong: str) -> None:
    for ends in ((wrong, ""), ("", wrong), (wrong, wrong), ("0001-01-01", wrong), (wrong, "9999-12-31")):
        with pytest.raises(ValueError):  # noqa: PT011 some words are ours, some of the library
            Period(*ends)


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [
        ("2019-07-18", "2019-07-17"),
        ("2026-03-18T16:00+00:00", "2026-03-18T15:59+00:00"),
        ("2026-03-18T23:00:00-05:00", "2026-03-19T03:59:59Z"),
        ("2026-03-19T00:00+00:00", "2026-03-18"),
    ],
)
def test_a_period_that_ends_before_it_begins_is_refused(earliest: str, latest: str) -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(earliest, latest)


@given(st.lists(days, min_size=2, max_size=2) | st.lists(moments, min_size=2, max_size=2), st.text())
def test_two_ends_make_a_period_one_way_round_only(ends: list[date], words: str) -> None:
    first, last = sorted(ends)
    period = Period(first.isoformat(), last.isoformat(), words)
    assert period.is_exact == (period.earliest == period.latest)
    assert Period.day(first.isoformat(), words).is_exact
    if first < last:
        with pytest.raises(ValueError, match="before it begins"):
            Period(last.isoformat(), first.isoformat(), words)


def test_a_day_is_exact_and_an_open_or_longer_period_is_not() -> None:
    assert Period.day("2019-07-17", "17 July") == Period("2019-07-17", "2019-07-17", "17 July")
    assert Period.day("2019-07-17").is_exact
    assert not Period().is_exact
    assert not Period("2019-07-17").is_exact
    assert not Period("2019-07-17", "2019-07-18").is_exact
