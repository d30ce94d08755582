"""What of a page is the article: prose where it stands closest, without what stands around and between."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.sources.formats import read_bytes
from briefing.sources.html_furniture import is_furniture

PROSE = [
    f"Paragraph {number} reports what the ministry said about the talks, and it is long enough to be taken for prose."
    for number in range(1, 7)
]
TEASERS = "".join(
    f"<li><h4><a href='/{number}'>Another story {number}</a></h4><p>The beginning of another story, cut off…</p></li>"
    for number in range(9)
)


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def text_of(body: str) -> str:
    source = f"<html><head><title>Talks begin</title></head><body>{body}</body></html>"
    return read_bytes(source.encode(), "page.html").text


def test_menus_teasers_comments_and_notices_around_an_article_are_left_out() -> None:
    text = text_of(
        "<div class='menu'><a href='/'>Home</a> <a href='/w'>World</a></div>"
        f"<div class='story'><h1>Talks begin</h1>{paragraphs(PROSE)}</div>"
        f"<div class='box'><ul>{TEASERS}</ul></div>"
        f"<div id='comments'>{paragraphs(['I do not believe a word of what this ministry says.'] * 3)}</div>"
        "<p>This website uses cookies to improve your experience. Accept</p>"
    )
    assert text.split("\n\n") == ["Talks begin", *PROSE]


def test_an_article_inside_a_block_with_a_misleading_name_is_still_found() -> None:
    text = text_of(f"<div class='widget sidebar-content'><h1>Talks begin</h1>{paragraphs(PROSE)}</div>")
    assert text.split("\n\n") == ["Talks begin", *PROSE]


def test_headings_between_paragraphs_stay_and_those_over_left_out_lists_go() -> None:
    text = text_of(
        f"<article><h1>Talks begin</h1>{paragraphs(PROSE[:3])}<h2>What comes next</h2>{paragraphs(PROSE[3:])}"
        "<h2>More on this</h2><ul><li><a href='/a'>One story</a></li><li><a href='/b'>One more</a></li></ul></article>"
    )
    assert text.split("\n\n") == ["Talks begin", *PROSE[:3], "What comes next", *PROSE[3:]]


def test_a_label_over_links_at_the_end_goes_with_them() -> None:
    links = "<ul><li><a href='/a'>Talks</a></li><li><a href='/b'>Missiles</a></li></ul>"
    text = text_of(f"<article><h1>Talks begin</h1>{paragraphs([*PROSE, 'Subjects of this story'])}{links}</article>")
    assert text.split("\n\n") == ["Talks begin", *PROSE]


def test_other_articles_below_one_another_with_linked_headings_are_left_out() -> None:
    others = "".join(f"<h3><a href='/{n}'>Story number {n}</a></h3><p>{PROSE[n]}</p>" for n in range(5))
    text = text_of(f"<div><h1>Talks begin</h1>{paragraphs(PROSE)}<h2>Elsewhere</h2>{others}</div>")
    assert text.split("\n\n") == ["Talks begin", *PROSE]


def test_a_summary_between_headline_and_body_stays_whatever_its_box_is_called() -> None:
    lead = "The summary tells in one long sentence what the talks are about, who sits there, and why it took a year."
    text = text_of(
        f"<div><header class='article-meta'><h1>Talks begin</h1><p>{lead} It stays here too.</p></header>"
        f"<div class='article-body'>{paragraphs(PROSE)}</div></div>"
    )
    assert text.split("\n\n") == ["Talks begin", f"{lead} It stays here too.", *PROSE]


def test_paragraphs_divided_by_line_breaks_only_are_paragraphs() -> None:
    text = text_of(f"<h1>Talks begin</h1><div>{'<br><br>'.join(PROSE)}</div>")
    assert text.split("\n\n") == ["Talks begin", *PROSE]


def test_links_to_other_stories_inside_the_text_are_left_out() -> None:
    related = "<p><b>Related:</b> <a href='/x'>Another story about the same talks</a></p>"
    text = text_of(f"<h1>Talks begin</h1>{paragraphs(PROSE[:3])}{related}{paragraphs(PROSE[3:])}")
    assert text.split("\n\n") == ["Talks begin", *PROSE]


def test_a_page_that_hides_everything_but_a_notice_is_not_read_as_the_notice() -> None:
    notice = "<p>This copy is for your personal, non-commercial use only. To order copies, visit our page.</p>"
    text = text_of(f"<div class='print-only'>{notice}</div><main><h1>Talks begin</h1>{paragraphs(PROSE)}</main>")
    assert text.split("\n\n") == ["Talks begin", *PROSE]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200 + paragraphs(PROSE * 2000),
        "<p>" + "word<br>" * 40_000,
        "<div>a</div>" * 40_000,
        "<h1>a b c d</h1>" * 10_000 + paragraphs(PROSE),
        "<a href='/author/x'>By A Bee</a><span class='author'></span>" * 10_000 + paragraphs(PROSE),
        "<table><tr><td>" * 80 + paragraphs(PROSE * 300),
    ],
    ids=["nested", "line breaks", "labels", "headlines", "authors", "tables"],
)
def test_markup_without_measure_is_read_without_the_slow_extractor(
    markup: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object, **__: object) -> None:
        raise AssertionError("asked for a page it takes minutes for")

    monkeypatch.setattr("briefing.sources.html_body._MOST_PARTS", 1500)
    monkeypatch.setattr("briefing.sources.html_body._MOST_ELEMENTS", 4000)
    monkeypatch.setattr("trafilatura.bare_extraction", slow)
    assert text_of(markup)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our daily newsletter", "© 2026 The Strait Post", "All rights reserved.",
        "Related: More on the talks",
        "Lesen Sie auch: Was die Gespräche kosten", "Lire aussi : ce que coûtent les négociations", "Advertisement",
        "Diese Website verwendet Cookies.", "Читайте также: чего стоили переговоры", "Follow us on Facebook",
        "Das könnte Sie auch interessieren:", "Te puede interesar", "Sur le même sujet : les talks", "相关阅读：会谈",
        "Kommentare werden vor der Veröffentlichung geprüft.", "Zobacz także: rozmowy", "Weitere Artikel",
    ],
)  # fmt: skip
def test_sentences_of_the_page_are_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ministry reserves all rights to the islands.", "Cookies were served to the delegates.",
        "He follows the talks on Facebook.", "Relatedly, the minister resigned.", "Copy editors were not asked.",
        "Copyright was not on the table.",
        "More news is expected after the talks end on Thursday, said the two delegations.",
        "You may like it or not, the minister said.", "По теме переговоров он не высказался.",
        "Sur le même sujet, le ministre s'est tu.", "相关新闻发布会于周二举行。", "Le puede interesar al ministro.",
        "Diese Artikel könnten gefälscht sein.", "Comments by the minister were closed to the press.",
    ],
)  # fmt: skip
def test_sentences_of_an_article_are_not_taken_for_them(line: str) -> None:
    assert not is_furniture(line)
