"""Dates, grades and likelihoods in words."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.brief.inline import LikelihoodTerm, Text, visible
from briefing.brief.rating import rating_runs, statement_runs
from briefing.brief.wording import day_in_words, ended, grade_in_words, moment_in_words, period_in_words
from briefing.brief.yardstick import standard
from briefing.model import Credibility, Likelihood, Period, Reliability, Source

ICD203 = standard("icd203")


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-01-05", "5 January 2026"),
        ("2026-01-05T16:00+00:00", "5 January 2026, 16:00 UTC"),
        ("2026-01-05T01:30+03:00", "4 January 2026, 22:30 UTC"),
        ("2026-01-05T16:00Z", "5 January 2026, 16:00 UTC"),
        ("2026-01-05T16:00", "5 January 2026, 16:00"),
        ("next week", "next week"),
        ("", ""),
    ],
)
def test_a_moment_is_told_in_utc_and_what_is_none_stays(iso: str, words: str) -> None:
    assert moment_in_words(iso) == words


def test_a_day_of_a_moment_is_the_day_it_names() -> None:
    assert day_in_words("2025-12-18T23:30+03:00") == "18 December 2025"
    assert day_in_words("18.12.2025") == "18.12.2025"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, ""),
        (Period(), ""),
        (Period.day("2019-07-17", "that Wednesday"), "17 July 2019"),
        (Period("2025-12-18T09:00+00:00", "2025-12-18T10:00+00:00"), "18 December 2025"),
        (Period("2019-06-01", "2019-08-31", "summer 2019"), "summer 2019"),
        (Period("2019-06-01", "2019-08-31"), "1 June 2019 to 31 August 2019"),
        (Period("2019-06-01", ""), "from 1 June 2019"),
        (Period("", "2019-08-31"), "until 31 August 2019"),
        (Period("", "", "some day"), "some day"),
    ],
)
def test_a_period_is_a_day_or_its_own_words_or_its_ends(period: Period | None, words: str) -> None:
    assert period_in_words(period) == words


def test_no_grade_is_said_to_be_none() -> None:
    assert grade_in_words(Source()) == "not graded"
    assert grade_in_words(Source(reliability=Reliability.B)) == "B–"
    assert grade_in_words(Source(reliability=Reliability.F, credibility=Credibility.CANNOT_BE_JUDGED)) == "F6"


@pytest.mark.parametrize(("given", "made"), [("So", "So."), ("So.", "So."), ("So?” ", "So?”"), (" ", "")])
def test_a_sentence_ends_once(given: str, made: str) -> None:
    assert ended(given) == made


@pytest.mark.parametrize(
    ("term", "statement", "printed"),
    [
        ("likely", "It is likely to rain.", "It is likely (55–80 %) to rain."),
        ("likely", "Likely it rains, likely it pours.", "Likely (55–80 %) it rains, likely it pours."),
        ("likely", "It is probable.", "It is probable (55–80 %)."),
        ("likely", "Snow is very likely, rain is likely.", "Snow is very likely, rain is likely (55–80 %)."),
        ("unlikely", "It is unlikely.", "It is unlikely (20–45 %)."),
        ("unlikely", "It is very unlikely.", "It is very unlikely."),
        ("likely", "It is unlikely.", "It is unlikely."),
        ("very_likely", "It is very\nlikely.", "It is very\nlikely (80–95 %)."),
        ("likely", "A likelyish word.", "A likelyish word."),
        ("likely", "It will rain.", "It will rain."),
        ("likely", "", ""),
        ("unheard_of", "It is likely.", "It is likely."),
    ],
)
def test_the_term_of_a_judgement_gets_its_band_once(term: str, statement: str, printed: str) -> None:
    runs = statement_runs(statement, Likelihood("icd203", term), ICD203)
    assert visible(runs).replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    "statement",
    [
        "It is likely (55–80 %) to rain.",
        "It is likely (55-80%) to rain.",
        "It is likely (55\u00a0–\u00a080\u00a0%) to rain.",
        "It is likely, 55 to 80 per cent, to rain.",
        "It is likely (55% to 80%), and likely again.",
    ],
)
def test_a_band_the_analyst_wrote_is_not_doubled(statement: str) -> None:
    assert statement_runs(statement, Likelihood("icd203", "likely"), ICD203) == (Text(statement),)


def test_other_numbers_are_no_band() -> None:
    runs = statement_runs("It is likely that 55 of 80 ships leave.", Likelihood("icd203", "likely"), ICD203)
    assert any(isinstance(run, LikelihoodTerm) for run in runs)


def test_a_rating_says_its_band_or_that_there_is_none() -> None:
    assert visible(rating_runs(Likelihood("icd203", "very_likely"), ICD203)) == "very likely (80–95\u00a0%)"
    assert visible(rating_runs(None, ICD203)) == "not rated"
    assert visible(rating_runs(Likelihood("mine", "sure"), ICD203)) == "not rated"
