"""Likelihood scales and matrices say what the standards say."""
# SPDX-License-Identifier: MIT

import itertools

import pytest

from resources import MatrixBands, Scale, matrix, scale
from resources.matrices import MATRICES
from resources.scales import SCALES


@pytest.mark.parametrize("name", SCALES)
def test_terms_rise_from_the_least_likely_to_the_most_likely(name: str) -> None:
    terms = scale(name).terms
    assert len(terms) == 7
    assert len({term.id for term in terms}) == 7
    for lower, higher in itertools.pairwise(terms):
        assert lower.low < lower.high <= higher.low < higher.high


def test_icd_203_has_two_word_sets_and_bands_that_touch() -> None:
    icd203 = scale("icd203")
    assert [(term.low, term.high) for term in icd203.terms] == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)
    ]  # fmt: skip
    assert icd203.term("roughly_even_chance").alternative == "roughly even odds"
    assert icd203.term("almost_certain").band == "95–99\N{NO-BREAK SPACE}%"


def test_phia_keeps_its_gaps_and_its_open_ends() -> None:
    phia = scale("phia")
    assert all(lower.high < higher.low for lower, higher in itertools.pairwise(phia.terms))
    assert phia.term("realistic_possibility").band == "40–<50\N{NO-BREAK SPACE}%"
    assert "gaps" in phia.note


def rows_of(bands: MatrixBands, terms: Scale) -> list[list[int]]:
    return [[bands.band(term.id, impact.id).number for impact in bands.impacts] for term in terms.terms]


@pytest.mark.parametrize("name", MATRICES)
def test_no_band_falls_with_rising_likelihood_or_impact(name: str) -> None:
    bands = matrix(name)
    table = rows_of(bands, scale(bands.scale))
    assert len(table) == len(bands.rows)
    assert all(row == sorted(row) for row in table)
    assert all(list(column) == sorted(column) for column in zip(*table, strict=True))
    assert {number for row in table for number in row} == {band.number for band in bands.bands}


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        scale("../secret")
    with pytest.raises(KeyError):
        matrix("five")
    with pytest.raises(KeyError):
        scale("icd203").term("probable")
    with pytest.raises(KeyError):
        matrix("icd203").band("likely", "awful")
    with pytest.raises(KeyError):
        matrix("icd203").band("probable", "major")
