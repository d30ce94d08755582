import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.text import normalised

ANY_TEXT = st.text(alphabet=st.characters(codec=None))


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_break_becomes_one_line_feed(line_break):
    assert normalised(f"one{line_break}two") == "one\ntwo"


def test_marks_and_controls_go_but_tabs_stay():
    assert normalised("\ufeffa\x00\x07b\tc\x1b\x7f") == "ab\tc"


def test_a_zero_width_space_inside_the_text_is_no_byte_order_mark():
    assert normalised("a\ufeffb") == "a\ufeffb"


def test_what_cannot_be_saved_is_replaced():
    assert normalised("\ud800 \udfff \ufdd0 \ufdd1") == "\ufffd \ufffd \ufffd \ufffd"


def test_accents_are_not_composed_so_quotes_stay_exact():
    assert normalised("e\u0301 \u00e9 \u212b") == "e\u0301 \u00e9 \u212b"


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing(text):
    assert normalised(normalised(text)) == normalised(text)


@given(ANY_TEXT)
def test_the_stored_text_can_be_saved_and_has_one_kind_of_line_break(text):
    stored = normalised(text)

    assert stored.encode("utf-8").decode("utf-8") == stored
    assert (
        stored.split("\n") == [line.rstrip("\x1c\x1d\x1e") for line in stored.splitlines()]
        or stored.endswith("\n")
        or not stored
    )
