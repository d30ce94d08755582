"""A place on a page leads to the words of a text, and back, over hyphens, endnote numbers and markup."""
# SPDX-License-Identifier: MIT

from ui.compose.matching import place_of, run_before, span_on_page, text_at, words_of_page, words_of_text

TEXT = (
    "**The obstacle is a verb.** Section 1245 forbids the transfer of an F-35 [@S7 ¶6] until two secretaries certify "
    "that Turkey no longer *possesses* the system.\n\n{{risks limit=5}}\n\nNothing else was said about modernisation."
)
PAGE = (
    "TLP:AMBER\r\nDISCUSSION\r\nThe obstacle is a verb. Section 1245 forbids the transfer of an F-357 ¶6 until two "
    "secre\ufffe\r\ntaries certify that Turkey no longer possesses the system.1 \r\nR1 Sanctions persist likely\r\n"
    "Nothing else was said about modernisation.\r\nPage 2 of 6"
)


def test_the_words_of_a_text_leave_out_what_is_not_printed() -> None:
    said = words_of_text(TEXT).said
    assert "possesses" in said
    assert "risks" not in said
    assert "s" not in said


def test_a_word_that_is_parted_at_a_lines_end_is_one() -> None:
    assert "secretaries" in words_of_page(PAGE).said
    words = words_of_page(PAGE)
    start, end = words.places[words.said.index("secretaries")]
    assert PAGE[start:end] == "secre\ufffe\r\ntaries"


def test_a_click_on_a_word_finds_it_in_the_text() -> None:
    found = text_at(words_of_page(PAGE), PAGE.index("possesses") + 2, [("d", words_of_text(TEXT))])
    assert found is not None
    section, start, end = found
    assert (section, TEXT[start:end]) == ("d", "possesses")


def test_what_no_text_says_is_found_in_none() -> None:
    other = words_of_text("Entirely different words about the weather in Ankara this week.")
    assert text_at(words_of_page(PAGE), PAGE.index("forbids"), [("w", other)]) is None


def test_of_two_texts_that_share_words_the_one_that_agrees_better_is_meant() -> None:
    near = words_of_text("Nothing else was said about defence.")
    found = text_at(
        words_of_page(PAGE), PAGE.index("modernisation"), [("near", near), ("discussion", words_of_text(TEXT))]
    )
    assert found is not None
    assert found[0] == "discussion"


def test_a_paragraph_is_found_on_the_page_from_its_first_word_to_its_last() -> None:
    span = span_on_page(words_of_text(TEXT.split("\n", maxsplit=1)[0]).said, words_of_page(PAGE))
    assert span is not None
    assert PAGE[span[0] : span[1]].startswith("The obstacle")
    assert PAGE[span[0] : span[1]].endswith("the system")


def test_a_heading_is_found_before_a_place() -> None:
    page = words_of_page(PAGE)
    assert run_before(("discussion",), page, len(page.said)) >= 0
    assert run_before(("outlook",), page, len(page.said)) == -1


def test_no_words_are_nowhere() -> None:
    page = words_of_page("")
    assert text_at(page, 0, [("d", words_of_text(TEXT))]) is None
    assert span_on_page((), words_of_page(PAGE)) is None
    assert place_of(["alone"], 0, page) == (-1, 0.0)
