"""Words are divided as their language does."""
# SPDX-License-Identifier: MIT

import pyphen
import pytest

from briefing.render.typeset.hyphens import hyphenator, patterns_of

WORDS = {
    "en_GB": "infrastructure international corroborated assessment government certification",
    "de_DE": "Zusammenarbeit Flugabwehrraketensystem Regierungserklärung wahrscheinlich",
    "ru_RU": "Министерство правительства сотрудничество вооружённых",
    "fr": "gouvernement vraisemblablement approvisionnement",
}


@pytest.mark.parametrize("language", sorted(WORDS))
def test_our_reader_of_patterns_says_what_pyphen_says(language: str) -> None:
    theirs = pyphen.Pyphen(lang=language, left=3, right=3)
    ours = patterns_of(language.replace("_", "-"))
    assert ours is not None
    assert any(ours.points(word) for word in WORDS[language].split())
    for word in WORDS[language].split():
        assert ours.points(word) == [int(point) for point in theirs.positions(word)]


def test_turkish_is_divided_by_its_syllables() -> None:
    assert hyphenator("tr")["İstanbulluların"] == ["İstan", "bul", "lu", "la", "rın"]
    assert "-".join(hyphenator("tr")["savunmanın"]) == "savun-ma-nın"


def test_short_words_numbers_and_names_with_digits_stay_whole() -> None:
    for word in ("Ankara", "S-400s", "12345678", "F110engine"):
        assert hyphenator("en")[word] == [word]


def test_a_language_without_patterns_is_left_alone() -> None:
    assert not hyphenator("xx")
    assert hyphenator("xx")["incomprehensible"] == ["incomprehensible"]


def test_signs_around_a_word_stay_with_it() -> None:
    assert "".join(hyphenator("en")["(infrastructure),"]) == "(infrastructure),"
    assert len(hyphenator("en")["(infrastructure),"]) > 1
