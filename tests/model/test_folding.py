"""Folding: words are found however they were accented, and exactly where they stand."""
# SPDX-License-Identifier: MIT

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.folding import FoldedText, folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İSTANBUL", "istanbul"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("Артём", "Артем"),
        ("ЁЛКА", "елка"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("Straße", "STRASSE"),
        ("Škoda", "S\u030ckoda"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("Αθήνα", "ΑΘΗΝΑ"),
        ("أحمد", "احمد"),
        ("مُحَمَّد", "محمد"),
        ("القـــاهرة", "القاهره"),
        ("ﻣﺼﺮ", "مصر"),
        ("ایران", "ايران"),
        ("۲۰۲۶", "2026"),
        ("שָׁלוֹם", "שלום"),
        ("ﬁnal", "final"),
        ("S‑400’s", "S-400's"),
        ("Ａｎｋａｒａ", "ankara"),
        ("co\u00adoperate", "cooperate"),
        ("F\u00a035", "F 35"),
    ],
)
def test_what_readers_take_for_one_word_folds_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("हिन्दी", "हनद"), ("가", "각"), ("か", "が"), ("น้ำ", "นา")])
def test_letters_of_other_scripts_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def found(text: str, words: str, *, case: bool = False, whole_words: bool = False) -> list[str]:
    spans = FoldedText(text, case=case).find(words, whole_words=whole_words)
    return [text[start:end] for start, end in spans]


def test_words_are_found_where_they_stand() -> None:
    text = "🛰️ İstanbul: ‘Łódź’ e\u0301te\u0301 … ISTANBUL’a"
    assert found(text, "istanbul") == ["İstanbul", "ISTANBUL"]
    assert found(text, "lodz'") == ["Łódź’"]
    assert found(text, "ETE") == ["e\u0301te\u0301"]
    assert FoldedText(text).find("istanbul")[0] == (3, 11)


def test_a_part_of_a_wide_letter_is_the_whole_letter() -> None:
    assert FoldedText("aßb").find("s") == [(1, 2)]
    assert FoldedText("aßb").find("sb") == [(1, 3)]


def test_case_and_whole_words_when_asked() -> None:
    text = "Turkey, turkey-based, Turkeys, TURKEY’s"
    assert len(found(text, "turkey")) == 4
    assert found(text, "Turkey", case=True) == ["Turkey", "Turkey"]
    assert found(text, "turkey", whole_words=True) == ["Turkey", "turkey", "TURKEY"]


def test_words_are_found_across_the_end_of_a_line() -> None:
    assert FoldedText("the joint\n strike fighter").find("Joint  Strike") == [(4, 17)]


def test_signs_mean_themselves_and_nothing_finds_nothing() -> None:
    assert found("a.b (c) [d] $5", "(c) [d] $5") == ["(c) [d] $5"]
    assert found("abc", ".") == []
    assert found("abc", "  ") == []
    assert found("abc", "\u0301") == []


letters = st.text(st.sampled_from("aAsSßİıée\u0301\u00ad ﬁ🛰\ufe0fЁе\nأاـ-‑"), max_size=40)


@given(letters, st.integers(0, 40), st.integers(1, 6))
def test_every_piece_of_a_text_is_found_at_its_place(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    if not folded(piece).strip() or folded(piece) != folded(piece).strip():
        return
    spans = FoldedText(text).find(piece)
    assert spans
    assert all(
        folded(text[a:b]).split() == folded(piece).split() or piece_is_within(text, (a, b), piece) for a, b in spans
    )
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


def piece_is_within(text: str, span: tuple[int, int], piece: str) -> bool:
    """A wide letter (ß, ﬁ) is taken whole where the piece is only a part of it."""
    return " ".join(folded(piece).split()) in " ".join(folded(text[slice(*span)]).split())
