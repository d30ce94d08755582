"""Markdown becomes blocks; whatever is not Markdown stays text, letter for letter."""
# SPDX-License-Identifier: MIT

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.document import (
    Align,
    Citation,
    CitationMark,
    CodeBlock,
    FootnoteMark,
    Heading,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    QuoteBlock,
    Rule,
    Runs,
    Table,
    Text,
    text_of,
)
from briefing.brief.markdown import blocks_of, read_markdown


def known(label: str, locator: str) -> tuple[CitationMark, ...] | None:
    return None if label == "S99" else (CitationMark(label, label[1:], locator),)


def runs_of(text: str) -> Runs:
    (block,) = blocks_of(text, known)
    assert isinstance(block, Paragraph)
    return block.runs


def test_emphasis_strong_and_code_are_styles_of_text() -> None:
    assert runs_of("a *b **c*** `d*`") == (
        Text("a "),
        Text("b ", italic=True),
        Text("c", bold=True, italic=True),
        Text(" "),
        Text("d*", code=True),
    )


@pytest.mark.parametrize(
    "text",
    [
        "R&D <x> stays",
        "<script>alert(1)</script>",
        "<b>not bold</b>",
        "AT&amp;T &lt; &#65;",
        "<!-- not hidden -->",
        "2 < 3 > 1",
        "snake_case_name",
        "<someone@example.org>",
        "5 * 3 = 15",
        "İstanbul’da Şimşek ile Путин, Ελλάδα 😀",
    ],
)
def test_html_and_odd_signs_stay_as_they_were_written(text: str) -> None:
    assert text_of(runs_of(text)) == text


def test_code_keeps_its_signs() -> None:
    assert runs_of("`<b>&amp;</b>`") == (Text("<b>&amp;</b>", code=True),)
    assert blocks_of("    if a < b && c:\n        d") == (CodeBlock("if a < b && c:\n    d"),)


def test_headings_are_levelled_below_what_they_stand_in() -> None:
    assert blocks_of("# One\n\n## Two", top_level=2) == (Heading(2, (Text("One"),)), Heading(3, (Text("Two"),)))


def test_lists_nest_and_keep_their_numbers() -> None:
    (block,) = blocks_of("3. three\n4. four\n\n    - inner\n    - other")
    assert isinstance(block, ListBlock)
    assert (block.ordered, block.start) == (True, 3)
    assert text_of(block) == "3.\nthree\n4.\nfour\ninner\nother"
    inner = block.items[1].blocks[1]
    assert isinstance(inner, ListBlock)
    assert not inner.ordered


def test_a_tight_list_keeps_emphasis_in_its_entries() -> None:
    (block,) = blocks_of("- a *b* c\n- d")
    assert isinstance(block, ListBlock)
    assert block.items[0].blocks == (Paragraph((Text("a "), Text("b", italic=True), Text(" c"))),)


def test_quotes_rules_and_hard_breaks() -> None:
    assert blocks_of("> quoted\n\n---") == (QuoteBlock((Paragraph((Text("quoted"),)),)), Rule())
    assert runs_of("one  \ntwo") == (Text("one"), LineBreak(), Text("two"))


def test_a_table_has_columns_header_and_rows() -> None:
    (table,) = blocks_of("Actor | Sway\n:--|--:\n<x> | **5**")
    assert isinstance(table, Table)
    assert [column.align for column in table.columns] == [Align.LEFT, Align.RIGHT]
    assert text_of(table).split("\n") == ["Actor", "Sway", "<x>", "5"]


def test_links_keep_their_words_and_addresses() -> None:
    assert runs_of("[a *b*](https://example.org/?a=1&b=2)") == (
        Link((Text("a "), Text("b", italic=True)), "https://example.org/?a=1&b=2"),
    )
    assert runs_of("<https://example.org>") == (Link((Text("https://example.org"),), "https://example.org"),)


def test_a_citation_becomes_its_marks() -> None:
    assert runs_of("So it is.[@S1 ¶5; @Q7]") == (
        Text("So it is."),
        Citation((CitationMark("S1", "1", "¶5"), CitationMark("Q7", "7"))),
    )


def test_a_citation_of_what_is_not_there_stays_as_written() -> None:
    assert text_of(runs_of("So.[@S1; @S99]")) == "So.[@S1; @S99]"
    assert text_of(blocks_of("So.[@S1]")[0]) == "So.[@S1]"


def test_footnotes_are_read_apart_from_the_text() -> None:
    read = read_markdown("A claim[^x].\n\n[^x]: A *remark*.", footnote_prefix="s1:")
    assert read.blocks == (Paragraph((Text("A claim"), FootnoteMark("s1:x", "1"), Text("."))),)
    (note,) = read.footnotes
    assert (note.id, note.label) == ("s1:x", "1")
    assert note.blocks == (Paragraph((Text("A "), Text("remark", italic=True), Text("."))),)


@given(st.lists(st.text(alphabet="abcğİışçЖяΩάé<>&'\"0123456789,.;", min_size=1), min_size=1))
def test_words_without_markdown_in_them_survive(words: list[str]) -> None:
    text = "x " + " ".join(words)
    assert text_of(runs_of(text)).split() == text.split()


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read_markdown(text, known)
