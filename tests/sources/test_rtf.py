import pytest

from briefing.errors import SourceError
from briefing.sources import read_bytes


def text_of(source):
    return read_bytes(source.encode("latin-1"), "a.rtf").text


def test_each_byte_is_read_in_the_code_page_of_its_font():
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS Mincho;}}"

    text = text_of(rf"{{\rtf1\ansi{fonts}\f0 caf\'e9 {{\f1 \'cc\'e8\'f0}} {{\f2 \'93\'fa\'96{{}}{{}}}}\'80\par}}")

    assert text.startswith("café Мир 日")
    assert text.endswith("€")


def test_unicode_is_read_and_its_stand_in_passed_over():
    assert text_of(r"{\rtf1\uc1 na\u239?ve \u-10179?\u-8704? {\uc0 \u8364}5\par}") == "naïve 😀 €5"


def test_raw_utf8_against_the_rules_is_read_as_what_it_is():
    raw = r"{\rtf1\ansi Анкара\par}".encode()

    assert read_bytes(raw, "a.rtf").text == "Анкара"


def test_what_is_not_text_is_left_out():
    source = (
        r"{\rtf1{\*\generator X;}{\header Head\par}{\pict\bin4 {{{{}{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}"
        r" seen{\v hidden}{\deleted gone}{\*\annotation note}\par}"
    )

    assert text_of(source) == "link seen"


def test_headings_lists_tables_and_notes_are_set():
    source = (
        r"{\rtf1{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Title;}}"
        r"\pard\s2 Grain\par\pard\s1 Routes\par\pard Claim{\super\chftn}{\footnote{\super\chftn} Source.}\par"
        r"{\listtext 1.\tab}one\par{\listtext 2.\tab}two\par"
        r"\trowd\intbl Odesa\cell 12\cell\row\trowd\intbl Izmail\cell 3\cell\row\pard End.\par}"
    )

    article = read_bytes(source.encode(), "a.rtf")

    assert article.text == "Grain\n\nRoutes\n\nClaim[1]\n\n1. one\n2. two\nOdesa\t12\nIzmail\t3\n\nEnd.\n\n[1] Source."
    assert [each.level for each in article.headings] == [1, 2]
    assert (article.title, article.where_found("title")) == ("Grain", "title style")


def test_lists_of_the_old_kind_go_on_counting():
    first = r"{\pntext 1.\tab}{\*\pn\pnlvlbody\pndec{\pntxta .}}"

    assert (
        text_of(rf"{{\rtf1\pard{first}one\par two\par three\par\pard End.\par}}") == "1. one\n2. two\n3. three\n\nEnd."
    )


def test_title_author_and_date_are_the_documents_own():
    info = r"{\info{\title Grain routes}{\author Ann Lee}{\creatim\yr2026\mo3\dy18}}"

    article = read_bytes(rf"{{\rtf1{info}Ships left the port on Monday.\par}}".encode(), "a.rtf")

    assert (article.title, article.byline) == ("Grain routes", "Ann Lee")
    assert article.published is not None
    assert article.published.earliest == "2026-03-18"


@pytest.mark.parametrize("source", ["{" * 50_000 + "deep" + "}" * 50_000, r"deep{\bin2000000000 xx", "deep}}}}"])
def test_broken_nesting_and_false_lengths_do_no_harm(source):
    assert text_of(r"{\rtf1 " + source) == "deep"


def test_nesting_beyond_reason_is_refused():
    with pytest.raises(SourceError, match="nested too deeply"):
        text_of(r"{\rtf1 " + "{" * 200_000)
