"""The cut-off and the date of a brief: typed as people type them, kept as ISO."""
# SPDX-License-Identifier: MIT

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.moments import moment_words, read_day, read_moment


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-01-05 16:00", "2026-01-05T16:00+00:00"),
        ("2026-01-05 16:00 UTC", "2026-01-05T16:00+00:00"),
        ("2026-01-05T16:00Z", "2026-01-05T16:00+00:00"),
        ("2026-01-05T16:00:30+03:00", "2026-01-05T13:00+00:00"),
        ("2026-01-05 1600Z", "2026-01-05T16:00+00:00"),
        ("5 January 2026, 16:00", "2026-01-05T16:00+00:00"),
        ("5 Jan 2026 16.00 +0300", "2026-01-05T13:00+00:00"),
        ("5.1.2026 9:05", "2026-01-05T09:05+00:00"),
        ("051600ZJAN26", "2026-01-05T16:00+00:00"),
        ("05 1600Z Jan 2026".replace(" ", ""), "2026-01-05T16:00+00:00"),
        ("2026-01-05", "2026-01-05T23:59+00:00"),
        ("5 January 2026", "2026-01-05T23:59+00:00"),
        ("  ", ""),
    ],
)
def test_a_cut_off_is_read_in_many_ways(typed: str, kept: str) -> None:
    assert read_moment(typed) == kept


@pytest.mark.parametrize("typed", ["yesterday", "2026-01-05 25:00", "January 2026", "16:00", "2026-02-30 10:00"])
def test_what_is_no_moment_is_said_so(typed: str) -> None:
    with pytest.raises(ValueError, match="not read as a time"):
        read_moment(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("6 January 2026", "2026-01-06"), ("2026-01-06", "2026-01-06"), ("6.1.2026", "2026-01-06"), ("", "")],
)
def test_a_day_is_read_in_many_ways(typed: str, kept: str) -> None:
    assert read_day(typed) == kept


def test_a_month_is_no_day() -> None:
    with pytest.raises(ValueError, match="not read as a day"):
        read_day("January 2026")


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001 hypothesis wants it naive
def test_a_moment_shown_is_read_back(moment: datetime) -> None:
    iso = moment.replace(second=0, microsecond=0, tzinfo=UTC).isoformat(timespec="minutes")

    assert read_moment(moment_words(iso)) == iso
