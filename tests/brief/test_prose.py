"""Citations, blocks, sentences and portion marks of a text, with their exact places."""
# SPDX-License-Identifier: MIT

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.citation_text import citations, slips
from briefing.brief.document import Heading, ListBlock, Marking, Paragraph, QuoteBlock, visible
from briefing.brief.inline import Citation, CitationMark
from briefing.brief.markdown import blocks_of
from briefing.brief.markings import Scheme, portioned, portions, read_scheme, wrong_portions
from briefing.brief.prose import Form, blocks, prose_sentences

_MARKDOWN = st.text(alphabet=st.sampled_from("ab. \n#>-*_`[]@S1¶;()|:!?(TLP^\\{}Ж😀"), max_size=120)


def said(text: str) -> list[str]:
    return [text[one.start : one.end] for one in prose_sentences(text)]


# Citations


def test_citations_say_what_they_name_and_where() -> None:
    text = "So it is [@s1 ¶5; @Q7]. And [@S2]."
    first, second = citations(text)
    assert text[first.start : first.end] == "[@s1 ¶5; @Q7]"
    assert [(part.label, part.locator, text[part.start : part.end]) for part in first.parts] == [
        ("S1", "¶5", "@s1 ¶5"),
        ("Q7", "", "@Q7"),
    ]
    assert second.labels == ("S2",)


def test_citations_in_code_or_behind_a_backslash_are_text() -> None:
    assert citations("`[@S1]` and \\[@S2] but [@S3]")[0].labels == ("S3",)
    assert len(citations("`[@S1]` and \\[@S2] but [@S3]")) == 1


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("[S1 ¶5]", "[@S1 ¶5]"),
        ("(@S1 ¶5)", "[@S1 ¶5]"),
        ("[@ S1]", "[@S1]"),
        ("[@S1, @S2]", "[@S1; @S2]"),
        ("[@source]", ""),
    ],
)
def test_what_is_nearly_a_citation_is_told_of(text: str, fix: str) -> None:
    (fault,) = slips(f"Words {text}.")
    assert f"Words {text}."[fault.start : fault.end] == text
    assert fault.fix == fix


def test_links_and_citations_are_no_slips() -> None:
    assert slips("[S1](https://example.org) [@S1 ¶5] `[S1]` [word]") == []


@given(_MARKDOWN)
def test_the_citations_found_are_those_the_reader_makes(text: str) -> None:
    seen: list[str] = []

    def resolve(label: str, _locator: str) -> tuple[CitationMark, ...]:
        seen.append(label.upper())
        return (CitationMark(label, label),)

    blocks_of(text.replace("`", "").replace("\\", "").replace("|", "").replace("^", ""), resolve)
    found = citations(text.replace("`", "").replace("\\", "").replace("|", "").replace("^", ""))
    inside_code = [one for one in blocks(text) if one.form is Form.CODE]
    if not inside_code and "    " not in text:
        assert set(seen) <= {label for one in found for label in one.labels}


@given(_MARKDOWN)
def test_nothing_raises_and_all_places_are_of_the_text(text: str) -> None:
    for one in citations(text):
        assert text[one.start] == "["
        assert text[one.end - 1] == "]"
        for part in one.parts:
            assert text[part.start : part.end].upper().startswith(f"@{part.label}")
    last = 0
    for block in blocks(text):
        assert last <= block.start <= block.words < block.end <= len(text)
        last = block.end
    ends = 0
    for sentence in prose_sentences(text):
        assert ends <= sentence.start < sentence.end <= len(text)
        ends = sentence.end
        for citation in sentence.citations:
            assert sentence.start <= citation.start < citation.end <= sentence.end
    for fault in [*slips(text), *wrong_portions(text, Scheme())]:
        assert 0 <= fault.start < fault.end <= len(text)


# Blocks and sentences


def test_blocks_are_what_they_are() -> None:
    text = (
        "# Head\nWords on\ntwo lines.\n\n- One\n- Two\n  goes on\n\n1. Three\n\n> Said\n> so.\n\n{{risks}}\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n    code\n\nUnder\n=====\n\n---\n\n[^1]: Noted.\n\n[x]: https://example.org\n"
    )
    assert [(one.form.value, text[one.words : one.end]) for one in blocks(text)] == [
        ("heading", "Head"),
        ("paragraph", "Words on\ntwo lines."),
        ("list entry", "One"),
        ("list entry", "Two\n  goes on"),
        ("list entry", "Three"),
        ("quotation", "Said\n> so."),
        ("directive", "{{risks}}"),
        ("table", "| a | b |\n|---|---|\n| c | d |"),
        ("code", "    code"),
        ("heading", "Under"),
        ("footnote", "Noted."),
    ]


def test_sentences_cross_lines_and_know_their_markup() -> None:
    text = "**First one.** The *second\none* ends. Third by Mr. Smith [link](http://a.b/c.d)."
    assert said(text) == ["**First one.**", "The *second\none* ends.", "Third by Mr. Smith [link](http://a.b/c.d)."]


def test_a_citation_belongs_to_the_sentence_before_it() -> None:
    text = "It is. [@S1] It was [@S2]. [@S3]\n\n[@S4] Begins."
    assert said(text) == ["It is. [@S1]", "It was [@S2]. [@S3]", "[@S4] Begins."]
    assert [[label for one in found.citations for label in one.labels] for found in prose_sentences(text)] == [
        ["S1"],
        ["S2", "S3"],
        ["S4"],
    ]


def test_what_says_nothing_has_no_sentences() -> None:
    assert said("# Head.\n\n{{risks}}\n\n| A. | B. |\n|---|---|\n\n---\n\n    code. More.\n\n***\n\n...") == []


# Portion marks


def test_portion_marks_stand_at_the_head_of_a_block() -> None:
    text = "(TLP:AMBER) Words (TLP:RED) here.\n\n- (S) Entry\n\n# (TLP:GREEN) Head\n\n(NATO) says."
    scheme = read_scheme("U = OPEN, S = SECRET")
    assert [(one.mark, text[one.start : one.end]) for one in portions(text, scheme)] == [
        ("TLP:AMBER", "(TLP:AMBER)"),
        ("S", "(S)"),
        ("TLP:GREEN", "(TLP:GREEN)"),
    ]


@pytest.mark.parametrize(
    ("mark", "fix"), [("tlp:amber", "(TLP:AMBER)"), ("TLP: RED", "(TLP:RED)"), ("TLP 0123456789", "")]
)
def test_a_wrong_mark_is_told_of_with_what_is_meant(mark: str, fix: str) -> None:
    text = f"Words.\n\n({mark}) More."
    (fault,) = wrong_portions(text, Scheme())
    assert text[fault.start : fault.end] == f"({mark})"
    assert fault.fix == fix


def test_marks_go_from_the_text_into_the_tree() -> None:
    text = "## (TLP:RED) Head\n\n(TLP:RED) Words.\n\n- (TLP:GREEN) Entry\n\n> (TLP:RED) Said.\n\n(other) Words."
    head, paragraph, entries, quote, other = portioned(blocks_of(text), Scheme())
    assert isinstance(head, Heading)
    assert (head.portion, head.title()) == ("TLP:RED", "(TLP:RED) Head")
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.portion, visible(paragraph.runs)) == ("TLP:RED", "Words.")
    assert isinstance(entries, ListBlock)
    assert entries.items[0].portion == "TLP:GREEN"
    assert isinstance(quote, QuoteBlock)
    assert quote.portion == "TLP:RED"
    assert isinstance(other, Paragraph)
    assert (other.portion, visible(other.runs)) == ("", "(other) Words.")


def test_the_banner_is_never_lower_than_a_portion() -> None:
    scheme = read_scheme("U = OPEN, C = CLOSED, S = SECRET")
    green = Marking("TLP:GREEN", "OPEN")
    assert scheme.banner(green, []) == green
    assert scheme.banner(green, ["TLP:AMBER+STRICT", "TLP:AMBER", "C", "unknown"]) == Marking(
        "TLP:AMBER+STRICT", "CLOSED"
    )
    assert scheme.banner(Marking("TLP:RED", "SECRET"), ["TLP:CLEAR", "U"]) == Marking("TLP:RED", "SECRET")
    assert scheme.banner(Marking(), ["TLP:RED"]) == Marking("TLP:RED")
    assert scheme.banner(Marking("", "OF THE HOUSE"), ["S"]).banner == "OF THE HOUSE"


def test_citations_print_close_to_their_word() -> None:
    (paragraph,) = blocks_of("Word [@J1].", lambda _label, _place: ())
    assert isinstance(paragraph, Paragraph)
    assert not any(isinstance(run, Citation) for run in paragraph.runs)
