"""Sentences: where they end, and where a full stop is no end."""
# SPDX-License-Identifier: MIT

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.sentences import sentence_after, sentence_at, sentences


def cut(text: str, language: str = "") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language=language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The U.S. Army moved in.", "en"),
        ("Mr. Smith met Gen. A. B. Jones on Jan. 5 at 3.15 in St. Petersburg.", "en"),
        ("It cost 2.5 billion, e.g. Two hundred a head.", "en"),
        ("See No. 5 and Fig. 3 for more.", "en"),
        ("“Why now?” he asked.", "en"),
        ("He waited … and went.", "en"),
        ("В 2019 г. Турция купила С-400 за 2,5 млрд. Долларов в казне хватило.", "ru"),
        ("Завод им. Кирова на ул. Ленина работает.", "ru"),
        ("Prof. Dr. Ayşe Yılmaz ile Org. Hulusi Akar konuştu.", "tr"),
        ("Anlaşmanın 5. Maddesi açıktır.", "tr"),
        ("Im 19. Jahrhundert kam z. B. Hr. Weiß.", "de"),
    ],
)
def test_these_are_one_sentence(text: str, language: str) -> None:
    assert cut(text, language) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["He left the U.S.", "The army stayed."],
        ["He said no.", "They went on."],
        ["“It ends here.”", "Then he left."],
        ["(It was so.)", "Nobody came!", "Really?", "Yes."],
        ["Это было в 2019 г.", "Он уехал."],
        ["¿Por qué?", "¡No lo sé!", "Nadie habla."],
        ["Bu 2019'da oldu.", "Sonra bitti."],
        ["In 2019.", "Then in 2020."],
        ["« Il est parti. »", "Personne ne sait."],
        ["هل وصل؟", "نعم وصل."],
    ],
)
def test_these_are_several_sentences(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_chinese_and_japanese_need_no_space_between_sentences() -> None:
    assert cut("他来了。“真的？”是的。") == ["他来了。", "“真的？”", "是的。"]


def test_a_sentence_never_crosses_a_line_break() -> None:
    assert cut("A headline without a stop\n\nThe text begins.") == ["A headline without a stop", "The text begins."]


def test_the_sentence_at_a_place_is_the_one_around_it() -> None:
    text = "First one. Second one.\n\nThird."
    assert sentence_at(text, 0) == (0, 10)
    assert sentence_at(text, 10) == (0, 10)
    assert sentence_at(text, 11) == (11, 22)
    assert sentence_at(text, 22) == (11, 22)
    assert sentence_at(text, 23) is None
    assert sentence_at(text, len(text)) == (24, 30)


def test_the_next_sentence_may_stand_in_the_next_paragraph() -> None:
    text = "First one. Second one.\n\nThird."
    assert sentence_after(text, 10) == (11, 22)
    assert sentence_after(text, 22) == (24, 30)
    assert sentence_after(text, 30) is None


def test_a_range_is_cut_with_positions_of_the_whole_text() -> None:
    text = "One. Two. Three."
    assert sentences(text, 5, 9) == [(5, 9)]


@given(st.text(alphabet='aA.!? \n"”(1г', max_size=60))
def test_sentences_hold_all_visible_text_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    seen = sum(1 for character in text if not character.isspace())
    assert sum(1 for start, end in spans for character in text[start:end] if not character.isspace()) == seen


WORDS = ("The", "He", "Mr.", "U.S.", "2019", "г.", "5", "19.", "end.", "End.", "Why?", "“Yes.”", "。", "etc.", "x" * 45)


@given(st.lists(st.sampled_from(WORDS)))
def test_in_a_long_line_the_sentence_at_a_place_is_the_one_of_the_whole_line(words: list[str]) -> None:
    text = "".join(f"{word} " for word in words * 60)
    whole = sentences(text)
    for position in range(0, len(text), max(1, len(text) // 5)):
        before = [one for one in whole if one.start <= position]
        assert sentence_at(text, position) == before[-1]
        assert sentence_after(text, position) == next((one for one in whole if one.end > position), None)
