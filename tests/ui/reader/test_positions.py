"""Positions agree with Qt's own counting, whatever characters an article holds."""
# SPDX-License-Identifier: MIT

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from ui.reader.positions import Lines, TextPositions, parted, shown

# Emoji with joiners and skin tones, a combining accent, NBSP, Hebrew, Arabic, every kind of line break, and the
# characters Qt keeps for itself.
AWKWARD = "a é\u0301😀👩🏽\u200d🚀\u00a0אبم\n\r\u2028\u2029\u0085\x0b\x0c\t\ufffc\ufdd0\ufdd1\x00\ufeff𝔘𐤀\ud83d\ude00"
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(AWKWARD), st.characters()), max_size=40)


def document(text: str) -> QTextDocument:
    result = QTextDocument()
    result.setPlainText(shown(text))
    return result


@given(TEXTS)
@example("a\r\nb")
@example("\r\n\r\n")
@example("😀\u2028👩🏽\u200d🚀\u2029x\u00a0e\u0301")
@example("\ud83d")
@example("\ude00\ud83d")
def test_each_code_point_is_where_qt_has_it(text: str) -> None:
    positions = TextPositions(text)
    page = document(text)
    assert page.characterCount() - 1 == positions.units
    cursor = QTextCursor(page)
    for position, character in enumerate(shown(text)):
        cursor.setPosition(positions.to_units(position))
        cursor.setPosition(positions.to_units(position + 1), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == ("\u2029" if character == "\n" else character)


@given(TEXTS)
@example("a\r\n\r\nb\r")
def test_each_line_is_one_block_of_qt(text: str) -> None:
    positions = TextPositions(text)
    lines = Lines(shown(text))
    page = document(text)
    assert len(lines) == page.blockCount()
    for number in range(len(lines)):
        block = page.findBlockByNumber(number)
        start, end = lines.span(number)
        assert positions.to_units(start) == block.position()
        assert positions.to_units(end) == block.position() + block.length() - 1
        assert lines.line_at(start) == lines.line_at(end) == number


@given(TEXTS)
def test_there_and_back_is_the_same_position(text: str) -> None:
    positions = TextPositions(text)
    assert [positions.to_code_points(positions.to_units(p)) for p in range(len(text) + 1)] == list(range(len(text) + 1))


@given(TEXTS)
def test_what_is_shown_has_the_width_of_the_text(text: str) -> None:
    assert [len(c.encode("utf-16-le", "surrogatepass")) for c in shown(text)] == [
        len(c.encode("utf-16-le", "surrogatepass")) for c in text
    ]


def test_a_clean_text_is_shown_as_it_is() -> None:
    text = "Erdoğan 😀\nПутин\u00a0— שלום"
    assert shown(text) is text


def test_what_turns_letters_against_their_direction_is_seen_and_turns_nothing() -> None:
    assert shown("user\u202egnp.exe\u202c and \u202dtext") == "user←gnp.exe\u202c and →text"


def test_a_place_inside_an_emoji_is_the_emoji() -> None:
    positions = TextPositions("a😀b")
    assert [positions.to_code_points(units) for units in range(5)] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize("outside", [-1, 4])
def test_a_position_outside_the_text_is_refused(outside: int) -> None:
    positions = TextPositions("a😀b")
    with pytest.raises(IndexError):
        positions.to_units(outside)
    with pytest.raises(IndexError):
        positions.to_code_points(outside * 2)


def test_a_very_long_line_is_shown_in_parts_that_end_with_sentences() -> None:
    words = "The minister said that the first battery would be ready. " * 2_000
    text = f"Short.\n{words}\n{'x' * 50_000} and so on."
    parts, begins = parted(text)
    changed = [place for place, (was, now) in enumerate(zip(text, parts, strict=True)) if was != now]
    assert [place + 1 for place in changed] == begins
    assert {(text[place - 1 : place + 1], parts[place]) for place in changed[:-1]} == {(". ", "\n")}
    lines = [line for line in parts.split("\n") if "x" not in line]
    assert len(lines) > 7
    assert max(map(len, lines)) <= 16_000


def test_what_has_no_very_long_line_is_shown_whole() -> None:
    text = "A line.\n" * 10_000
    assert parted(text) == (text, [])
