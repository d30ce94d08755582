"""Vague dates: what analysts type for a time becomes an interval, and their words are never lost."""
# SPDX-License-Identifier: MIT

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Period
from briefing.model.vague_dates import dates_of, is_understood, read_period, typed_as


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-03", "2026-03-01", "2026-03-31"),
        ("March 2026", "2026-03-01", "2026-03-31"),
        ("Feb. 2028", "2028-02-01", "2028-02-29"),
        ("in September 2026", "2026-09-01", "2026-09-30"),
        ("18 March 2026", "2026-03-18", "2026-03-18"),
        ("March 18, 2026", "2026-03-18", "2026-03-18"),
        ("18.3.2026", "2026-03-18", "2026-03-18"),
        ("the 3rd of May 2026", "2026-05-03", "2026-05-03"),
        ("summer 2026", "2026-06-01", "2026-08-31"),
        ("Summer of 2026", "2026-06-01", "2026-08-31"),
        ("winter 2026", "2026-12-01", "2027-02-28"),
        ("winter 2027/28", "2027-12-01", "2028-02-29"),
        ("Q3 2026", "2026-07-01", "2026-09-30"),
        ("2026 Q1", "2026-01-01", "2026-03-31"),
        ("H2 2026", "2026-07-01", "2026-12-31"),
        ("the first half of 2026", "2026-01-01", "2026-06-30"),
        ("last quarter of 2026", "2026-10-01", "2026-12-31"),
        ("early 2026", "2026-01-01", "2026-04-30"),
        ("mid-2026", "2026-05-01", "2026-08-31"),
        ("late March 2026", "2026-03-21", "2026-03-31"),
        ("by the end of 2026", "", "2026-12-31"),
        ("by the end of March 2026", "", "2026-03-31"),
        ("by the start of 2027", "", "2027-01-01"),
        ("before the end of 2028", "", "2028-12-31"),
        ("at the end of June 2026", "2026-06-21", "2026-06-30"),
        ("by mid-2026", "", "2026-08-31"),
        ("until June 2026", "", "2026-06-30"),
        ("before 2027", "", "2026-12-31"),
        ("after March 2026", "2026-04-01", ""),
        ("since July 2019", "2019-07-01", ""),
        ("from 2026 onwards", "2026-01-01", ""),
        ("2026–2028", "2026-01-01", "2028-12-31"),
        ("2026-2028", "2026-01-01", "2028-12-31"),
        ("2026 to 2028", "2026-01-01", "2028-12-31"),
        ("March to June 2026", "2026-03-01", "2026-06-30"),
        ("March-June 2026", "2026-03-01", "2026-06-30"),
        ("18–20 March 2026", "2026-03-18", "2026-03-20"),
        ("between March 2026 and the end of 2027", "2026-03-01", "2027-12-31"),
        ("from 18 March 2026 until Q4 2026", "2026-03-18", "2026-12-31"),
        ("summer 2026 – winter 2026", "2026-06-01", "2027-02-28"),
    ],
)
def test_words_for_a_time_are_read_and_kept(typed: str, earliest: str, latest: str) -> None:
    assert read_period(typed) == Period(earliest, latest, typed)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2026-03-18", Period.day("2026-03-18")),
        (" 2026-03-18 – 2026-04-01 ", Period("2026-03-18", "2026-04-01")),
        ("2026-03-18 - 2026-04-01", Period("2026-03-18", "2026-04-01")),
        ("from 2026-03-18", Period("2026-03-18", "")),
        ("until 2026-03-18", Period("", "2026-03-18")),
        ("2026-03-18T16:00+00:00", Period.day("2026-03-18T16:00+00:00")),
    ],
)
def test_dates_that_are_typed_need_no_words(typed: str, period: Period) -> None:
    assert read_period(typed) == period


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "the next two years",
        "30 February 2026",
        "03/04/2026",
        "Q5 2026",
        "2028–2026",
        "2026-13-40",
        "end of days",
    ],
)
def test_what_cannot_be_read_is_kept_with_open_ends(typed: str) -> None:
    period = read_period(typed)

    assert period == Period(words=typed)
    assert not is_understood(period)


def test_nothing_typed_is_no_period() -> None:
    assert read_period("  \n") is None
    assert typed_as(None) == ""


def test_dates_in_brackets_say_what_the_words_mean() -> None:
    assert read_period("over the winter (2026-12-01 – 2027-02-15)") == Period(
        "2026-12-01", "2027-02-15", "over the winter"
    )
    assert read_period("after the vote (by June 2026)") == Period("", "2026-06-30", "after the vote")
    assert read_period("next year (or so)") == Period(words="next year (or so)")


def test_the_ends_are_shown_as_dates() -> None:
    assert dates_of(Period("2026-06-01", "2026-08-31", "summer 2026")) == "2026-06-01 – 2026-08-31"
    assert dates_of(Period("", "2026-12-31")) == "until 2026-12-31"
    assert dates_of(Period("2026-01-01", "")) == "from 2026-01-01"
    assert dates_of(Period(words="soon")) == ""


@given(st.text())
def test_no_text_is_refused_or_lost(typed: str) -> None:
    period = read_period(typed)

    assert (period is None) == (not typed.split())
    if period is not None and period.words and "(" not in typed:
        assert period.words == " ".join(typed.split())


@given(st.dates(), st.dates())
def test_a_period_of_dates_is_read_back_from_what_the_field_shows(one: object, other: object) -> None:
    first, last = sorted(str(day) for day in (one, other))
    for period in (Period(first, last), Period(first, ""), Period("", last), Period.day(first)):
        assert read_period(typed_as(period)) == period


@pytest.mark.parametrize(
    ("typed", "dates"),
    [
        ("Mart 2024", "2024-03-01 – 2024-03-31"),
        ("ŞUBAT 2020", "2020-02-01 – 2020-02-29"),
        ("18 Aralık 2025", "2025-12-18"),
        ("2019 yazı", "2019-06-01 – 2019-08-31"),
        ("2023'ün ilk yarısı", "2023-01-01 – 2023-06-30"),
        ("Eylül 2019 başı", "2019-09-01 – 2019-09-10"),
        ("2020 öncesi", "until 2019-12-31"),
        ("2020 ile 2022 arasında", "2020-01-01 – 2022-12-31"),
        ("18. Dez. 2025", "2025-12-18"),
        ("Anfang 2023", "2023-01-01 – 2023-04-30"),
        ("2. Quartal 2023", "2023-04-01 – 2023-06-30"),
        ("von März bis Mai 2024", "2024-03-01 – 2024-05-31"),
        ("seit März 2024", "from 2024-03-01"),
        ("l'été 2019", "2019-06-01 – 2019-08-31"),
        ("1er mars 2024", "2024-03-01"),
        ("mi-mars 2024", "2024-03-11 – 2024-03-20"),
        ("du 3 au 5 mars 2024", "2024-03-03 – 2024-03-05"),
        ("jusqu'en 2024", "until 2024-12-31"),
        ("18 декабря 2025 г.", "2025-12-18"),
        ("в марте 2024 года", "2024-03-01 – 2024-03-31"),
        ("летом 2019", "2019-06-01 – 2019-08-31"),
        ("с марта по май 2024", "2024-03-01 – 2024-05-31"),
        ("the 1990s", "1990-01-01 – 1999-12-31"),
    ],
)
def test_months_and_seasons_are_read_in_the_languages_of_the_sources(typed: str, dates: str) -> None:
    period = read_period(typed)
    assert period is not None
    assert dates_of(period) == dates
    assert typed_as(period) == typed
