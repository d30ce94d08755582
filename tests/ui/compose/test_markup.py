"""What stands in a line of Markdown, as the editor shows it."""
# SPDX-License-Identifier: MIT

from hypothesis import given
from hypothesis import strategies as st

from ui.compose.markup import Part, spans


def parts(line: str, **known: frozenset[str]) -> list[tuple[Part, str]]:
    return [(span.part, line[span.start : span.end]) for span in spans(line, ("likely", "very likely"), **known)]


def test_citations_headings_lists_and_emphasis() -> None:
    assert (Part.CITATION, "[@S1 ¶5]") in parts("It is so [@S1 ¶5].")
    assert (Part.HEADING, "Outlook") in parts("## Outlook")
    assert (Part.SIGN, "2.") in parts("2. Second")
    assert (Part.STRONG, "must") in parts("It **must** go")
    assert (Part.EMPHASIS, "may") in parts("It *may* go")


def test_the_longest_term_of_the_scale_is_the_one_that_is_marked() -> None:
    assert (Part.ESTIMATE, "very likely") in parts("It is very likely to hold.")
    assert parts("It is unlikely.") == []


def test_a_citation_of_nothing_is_told_apart() -> None:
    known = frozenset({"S1"})
    assert (Part.MISSING, "[@S9]") in parts("So [@S9] and [@S1].", known=known)
    assert (Part.CITATION, "[@S1]") in parts("So [@S9] and [@S1].", known=known)


def test_a_wrong_directive_is_marked_where_it_is_wrong() -> None:
    line = "{{risks ordr=score}}"
    assert (Part.DIRECTIVE, line) in parts(line)
    assert any(part is Part.FAULT and "ordr" in words for part, words in parts(line))
    assert [part for part, _ in parts("{{risks order=score}}")] == [Part.DIRECTIVE]


def test_in_code_nothing_is_markup() -> None:
    assert [part for part, _ in parts("`[@S1] **x**`")] == [Part.CODE]


@given(st.text(alphabet="*_[]@S1¶#-{}|`> a😀é", max_size=40).filter(lambda line: "\n" not in line))
def test_every_span_lies_within_its_line(line: str) -> None:
    for span in spans(line, ("likely",), frozenset()):
        assert 0 <= span.start <= span.end <= len(line)
