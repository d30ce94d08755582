import pytest

from briefing.errors import SourceError
from briefing.sources import read_bytes
from briefing.sources.declared_charset import declared_charset

PARAGRAPHS = [
    "The first paragraph says who did what, when and where, in enough words that nobody takes it for a caption.",
    "The second paragraph quotes an official who did not want to be named because the talks are not public yet.",
    "The third paragraph gives the history of the deal since the year it was signed, for those who forgot it.",
]
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "Organization", "@id": "#us", "name": "The Strait Post"},
  {"@type": "NewsArticle", "headline": "Talks on missiles begin again", "datePublished": "2026-03-18T16:00:00Z",
   "author": [{"@type": "Person", "name": "Ayşe Demir"}, {"@type": "Person", "name": "Bo Chan"}],
   "publisher": {"@id": "#us"}}
]}</script>"""


def page(head="", body_extra="", heading="Talks on missiles begin again"):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
        f"<article><h1>{heading}</h1>{paragraphs}{body_extra}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def read_page(source, name="page.html"):
    return read_bytes(source.encode(), name)


def test_the_article_is_kept_under_its_title_and_the_page_around_it_is_not():
    article = read_page(page())

    assert article.text == "\n\n".join(["Talks on missiles begin again", *PARAGRAPHS])
    assert [(each.start, each.end, each.level) for each in article.headings] == [(0, 29, 1)]
    assert article.extractor == "page parts"
    assert article.extractor_version


def test_metadata_comes_from_json_ld_first_with_where_it_was_found():
    article = read_page(page(JSON_LD + '<meta name="author" content="Somebody Else">'))

    assert article.byline == "Ayşe Demir, Bo Chan"
    assert article.publisher == "The Strait Post"
    assert article.published is not None
    assert article.published.earliest == "2026-03-18T16:00:00+00:00"
    assert article.where_found("byline") == "JSON-LD"
    assert article.language == "en"


def test_metadata_comes_from_opengraph_and_meta_tags_next():
    article = read_page(
        page(
            '<meta property="og:site_name" content="The Strait Post">'
            '<meta property="og:url" content="https://example.org/a">'
            '<meta property="article:published_time" content="2026-03-18">'
            '<meta name="author" content="By Ann Lee, staff writer">'
        )
    )

    assert (article.byline, article.publisher, article.address) == (
        "Ann Lee",
        "The Strait Post",
        "https://example.org/a",
    )
    assert article.published is not None
    assert article.published.earliest == "2026-03-18"
    assert article.where_found("published") == "OpenGraph"


def test_a_byline_and_a_time_on_the_page_are_found_last():
    extra = '<span class="byline">By <a>Ann Lee</a></span><time datetime="2026-03-18T09:00">18 March</time>'

    article = read_page(page(body_extra=extra))

    assert article.byline == "Ann Lee"
    assert article.published is not None
    assert article.published.earliest == "2026-03-18"


def test_the_outlets_name_is_not_part_of_the_title():
    head = (
        "<title>Talks begin again in Ankara | The Strait Post</title>"
        "<meta property='og:site_name' content='The Strait Post'>"
    )

    assert read_page(page(head, heading="")).title == "Talks begin again in Ankara"


def test_the_sites_name_over_the_page_is_not_the_title():
    name = "<h1><a href='https://example.org/'>The Daily Paper of Record</a></h1>"
    source = page("<title>The Daily Paper of Record – Talks on missiles begin again</title>", "")
    article = read_page(source.replace("<body>", f"<body>{name}"))

    assert article.title == "Talks on missiles begin again"


def test_a_kicker_inside_the_headline_is_left_out_where_the_page_does_without():
    kicker = "<span>A year after</span><span>Talks on missiles begin again</span>"
    source = page("<meta property='og:title' content='Talks on missiles begin again'>", "", heading=kicker)

    assert read_page(source).title == "Talks on missiles begin again"


def test_broken_json_ld_is_passed_over():
    assert read_page(page('<script type="application/ld+json">{"@type": "NewsArticle", </script>')).byline == ""


def test_what_the_page_hides_and_runs_is_left_out():
    article = read_page(page(body_extra="<p style='display: none'>hidden order</p><script>alert('x')</script>"))

    assert "hidden order" not in article.text
    assert "alert" not in article.text


def test_a_page_without_an_article_gives_all_it_shows_and_says_so():
    article = read_page("<html><body><div>Cut off in the mid")

    assert article.text == "Cut off in the mid"
    assert article.extractor == "whole page"
    assert "all its visible text" in article.notes[0]


def test_what_follows_the_end_of_the_page_is_not_lost():
    article = read_page("<html><body><p>before</p></body></html>" * 2 + "<p>after</p>")

    assert article.text == "before\n\nbefore\n\nafter"


def test_a_page_nested_too_deeply_is_read_all_the_same():
    depth = 120_000

    article = read_page("<html><body>" + "<div>" * depth + "deep text" + "</div>" * depth)

    assert article.text == "deep text"
    assert "nested too deeply" in article.notes[0]


def test_a_page_with_nothing_to_read_is_refused():
    for source in ("<html><body><script>x()</script></body></html>", "<!-- nothing -->", "<p>&nbsp;</p>"):
        with pytest.raises(SourceError, match="no readable text"):
            read_page(source)


def test_character_references_are_read_as_the_standard_says():
    assert read_page("<p>a &#xD800; &#x110000; &#0; &#x80; &amp; b</p>").text == "a \ufffd \ufffd \ufffd € & b"


def test_a_declared_encoding_holds_only_if_every_byte_fits():
    source = "<html><head><meta charset='{}'></head><body><p>Привет мир, это новость из Анкары</p></body></html>"

    told = read_bytes(source.format("windows-1251").encode("cp1251"), "a.html")
    lied = read_bytes(source.format("utf-8").encode("cp1251"), "a.html")

    assert told.text == lied.text == "Привет мир, это новость из Анкары"
    assert any("utf-8" in note for note in lied.notes)


@pytest.mark.parametrize(
    ("source", "label"),
    [
        (b"<meta charset=windows-1254>", "windows-1254"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        (b"<meta content='text/html; charset=koi8-r'>", ""),
        (b"<!-- <meta charset=koi8-r> --><meta charset=gbk>", "gbk"),
        (b"<p title='<meta charset=koi8-r>'>", ""),
        (b"<?xml version='1.0' encoding='big5'?><html>", "big5"),
        (b"<meta charset=koi8-r", ""),
    ],
)
def test_the_declared_charset_is_looked_for_as_browsers_do(source, label):
    assert declared_charset(source) == label


def test_a_page_is_known_by_its_content_where_the_name_says_nothing():
    assert read_page(page(), "download").media_type == "text/html"
    assert read_page(page(), "source.txt").media_type == "text/plain"


def test_headings_lists_and_tables_keep_their_lines():
    extra = "<h2>What is next</h2><ul><li>One thing of two</li><li>Another thing</li></ul>"

    article = read_page(page(body_extra=extra))

    assert "One thing of two\nAnother thing" in article.text
    assert ("What is next", 2) in [(article.text[each.start : each.end], each.level) for each in article.headings]
