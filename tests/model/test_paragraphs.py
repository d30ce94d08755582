from hypothesis import given
from hypothesis import strategies as st

from briefing.model.paragraphs import is_visible, paragraph_at, paragraph_in, paragraphs


def test_paragraphs_are_the_lines_one_can_see():
    text = "Title\n\n  \nFirst.\n\u200b\u200e\ufeff\nSecond."

    assert [text[start:end] for start, end in paragraphs(text)] == ["Title", "First.", "Second."]


def test_a_line_of_marks_only_is_not_visible():
    for line in (
        "",
        " \t\u00a0\u3000",
        "\u200b\u200c\u200d\u2060",
        "\u202e\u2066\u2069\u200f",
        "\ufeff",
        "\u00ad",
        "\u2800",
    ):
        assert not is_visible(line)


def test_one_seen_character_makes_a_line_visible():
    for line in ("\u200ba", ".", "\u0301", "😀", "ش", "\ufffd"):
        assert is_visible(line)


def test_positions_belong_to_the_paragraph_they_stand_in_or_follow():
    spans = paragraphs("\nab\n\ncd\n")

    assert [paragraph_at(spans, position) for position in range(9)] == [1, 1, 1, 1, 1, 2, 2, 2, 2]


def test_a_text_without_paragraphs_has_no_number_to_give():
    assert paragraph_at([], 0) == 0


@given(st.text(alphabet="ab \n\u200b😀é"))
def test_every_visible_character_is_in_exactly_the_paragraph_found_for_it(text):
    spans = paragraphs(text)

    for position, character in enumerate(text):
        if is_visible(character):
            start, end = spans[paragraph_at(spans, position) - 1]
            assert start <= position < end
    assert all("\n" not in text[start:end] for start, end in spans)


@given(st.text(alphabet="ab \n\u200b"), st.integers(0, 30))
def test_the_paragraph_of_a_place_needs_no_more_of_the_text_than_its_line(text, position):
    text += "\nThe end."

    assert paragraph_in(text, min(position, len(text))) == paragraph_at(paragraphs(text), min(position, len(text)))
