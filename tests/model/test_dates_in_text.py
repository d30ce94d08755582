"""Dates are found inside the words they stand in."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.model import Period
from briefing.model.dates_in_text import is_only_a_date, period_in


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "kept"),
    [
        ("The contract was signed in 2017 and disputed ever since", "2017-01-01", "2017-12-31", "in 2017"),
        ("test-fired them in the autumn of 2020.", "2020-09-01", "2020-11-30", "in the autumn of 2020"),
        ("On 14 December 2020 the United States imposed sanctions", "2020-12-14", "2020-12-14", "On 14 December 2020"),
        ("between March and June 2026, officials said", "2026-03-01", "2026-06-30", "between March and June 2026"),
        ("a settlement by the end of 2026 (likely)", "", "2026-12-31", "by the end of 2026"),
    ],
)
def test_the_longest_date_is_found_with_its_words(words: str, earliest: str, latest: str, kept: str) -> None:
    assert period_in(words) == Period(earliest, latest, kept)


@pytest.mark.parametrize("words", ["", "soon", "12 December", "in four to six months", "Section 1245x", "03/04/2026"])
def test_what_names_no_date_gives_none(words: str) -> None:
    assert period_in(words) is None


def test_a_date_alone_is_told_from_a_date_among_words() -> None:
    assert is_only_a_date(" (12 July 2019), ")
    assert not is_only_a_date("on 12 July 2019 aircraft landed")
