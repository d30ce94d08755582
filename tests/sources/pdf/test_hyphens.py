import pytest

from briefing.sources.pdf.hyphens import Joints


def joined(*lines):
    """Lines as one paragraph, with no other evidence than themselves."""
    return Joints(lines).joined(lines)


def test_a_divided_word_that_stands_elsewhere_whole_is_made_whole():
    assert joined("the elec-", "tion was an election") == "the election was an election"


def test_another_form_of_the_word_is_evidence_enough():
    assert joined("two constituen-", "cies, each a constituency") == "two constituencies, each a constituency"


def test_a_compound_that_stands_elsewhere_keeps_its_hyphen():
    text = joined("an anti-", "establishment vote and the anti-establishment camp")

    assert text == "an anti-establishment vote and the anti-establishment camp"


@pytest.mark.parametrize(
    ("above", "below"), [("the pro-", "Beijing camp"), ("mid-", "2019 talks"), ("a G-", "sync"), ("S-", "400 missiles")]
)
def test_a_hyphen_stays_before_a_capital_and_beside_a_figure_or_a_single_letter(above, below):
    assert joined(above, below) == above + below


def test_words_in_capitals_are_divided_too():
    assert joined("THE CONSTI-", "TUENCY") == "THE CONSTITUENCY"


def test_the_sign_tells_where_a_document_has_one_for_divisions_alone():
    text = joined("a well-known re\u2010", "elect\u2010", "ion of an all-", "powerful man")

    assert text == "a well-known reelection of an all-powerful man"


def test_a_document_that_divides_no_words_keeps_all_its_hyphens():
    lines = [
        "the long-term plan of a first-rate team",
        "is a well-known and much-praised one, a",
        "so-called co-operation of like-minded or",
        "half-hearted people with a well-",
        "meant aim, and nothing more",
    ]

    assert joined(*lines).endswith("half-hearted people with a well-meant aim, and nothing more")


def test_a_chain_of_small_words_keeps_its_hyphens():
    assert joined("an attack to stop, an end-to-", "end test of an elec-", "tion, an election") == (
        "an attack to stop, an end-to-end test of an election, an election"
    )


def test_a_name_that_begins_with_mc_is_one_word():
    assert joined("Mr Mc-", "Donald") == "Mr McDonald"


def test_a_dash_before_a_line_end_stays_as_it_was_spaced():
    assert joined("he said—", "and left") == "he said—and left"
    assert joined("he said –", "and left") == "he said – and left"


def test_scripts_without_spaces_are_joined_without_one():
    assert joined("海峡会谈", "重新开始") == "海峡会谈重新开始"


def test_lines_that_begin_anew_keep_their_line_breaks():
    lines = ["Who rides so late", "through night and wind"]

    assert Joints(lines).joined(lines, {1}) == "Who rides so late\nthrough night and wind"
