"""The grades of sources say what STANDARDS says, and cover every value there is."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.model import Credibility, Reliability
from resources import grading


def test_every_letter_and_number_has_its_words() -> None:
    scale = grading("admiralty")
    assert [grade.id for grade in scale.reliability] == [letter.value for letter in Reliability]
    assert [grade.id for grade in scale.credibility] == [number.value for number in Credibility]
    assert all(grade.words for grade in (*scale.reliability, *scale.credibility))


def test_f_is_no_worse_than_e_and_1_needs_two_origins() -> None:
    scale = grading("admiralty")
    assert "not worse than E" in scale.reliability[-1].note
    assert "two independent origins" in scale.credibility[0].note


def test_there_is_no_other_grading() -> None:
    with pytest.raises(KeyError):
        grading("stars")
