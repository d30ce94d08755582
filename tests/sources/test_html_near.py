"""Authors and dates in the wording of the lines around a headline."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.sources.article import Article
from briefing.sources.formats import read_bytes

PROSE = "<p>The report tells in a long sentence what was agreed, by whom, and what is still open between them.</p>" * 5


def article(near: str, behind: str = "") -> Article:
    body = f"<h1>A headline of words</h1>{near}{PROSE}{behind}"
    source = f"<html><head><title>A headline of words</title></head><body>{body}</body></html>"
    return read_bytes(source.encode(), "page.html")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("Written by Ann Lee and Bo Chan", "Ann Lee, Bo Chan"),
        ("14 May 2020 | by Ann Lee", "Ann Lee"),
        ("Von Jürgen Müller und Anna Groß", "Jürgen Müller, Anna Groß"),
        ("Veröffentlicht am 3. Mai 2020 von Anna Groß", "Anna Groß"),
        ("Text von Christian Seiler   Illustration von Maria Huber", "Christian Seiler"),
        ("Par Élodie Dupont", "Élodie Dupont"),
        ("Publié le 3 mai 2020 par Élodie Dupont", "Élodie Dupont"),
        ("Por María Pérez", "María Pérez"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("Yazar: Ayşe Demir", "Ayşe Demir"),
        ("Autor:</p><p>Jan de Vries", "Jan de Vries"),
        ("Ein Interview von Anna Groß mit Bo Chan.", "Anna Groß"),
        ("Analysis by Ann Lee, diplomatic correspondent", "Ann Lee"),
        ("文／王小明", "王小明"),
        ("记者 王小明 报道", "王小明"),
        ("بقلم: محمد علي", "محمد علي"),
        ("By Ann Lee, MD", "Ann Lee, MD"),
    ],
)
def test_a_byline_is_known_by_its_wording(line: str, byline: str) -> None:
    found = article(f"<p>{line}</p>")
    assert (found.byline, found.where_found("byline")) == (byline, "byline")


@pytest.mark.parametrize(
    "line",
    [
        "By midnight nothing was decided",
        "Von wegen",
        "Interview with the minister",
        "By far the largest share",
        "Text size",
    ],
)
def test_other_lines_that_begin_alike_name_nobody(line: str) -> None:
    assert article(f"<p>{line}</p>").byline == ""


def test_a_person_shown_on_the_page_is_believed_before_an_agency_in_its_metadata() -> None:
    described = '{"@type":"NewsArticle","headline":"x","author":{"name":"Agencies"}}'
    agency = f'<script type="application/ld+json">{described}</script>'
    assert article(f"{agency}<p class='byline'>By Ann Lee</p>").byline == "Ann Lee"
    assert article(agency).byline == "Agencies"


@pytest.mark.parametrize(
    ("near", "byline"),
    [
        ("<p>By Bo Chan</p>", "Bo Chan"),
        ("<div class='byline'><span class='author'>Bo Chan</span> <span>The Wire</span></div>", "Bo Chan"),
        ("<p>By Ann Lee</p>", "Ann Lee, Cy Roe"),
        ("<p>Posted by Bo on 6 May 2014</p>", "Ann Lee, Cy Roe"),
        ("<p>14 May 2020</p>", "Ann Lee, Cy Roe"),
    ],
)
def test_whom_the_page_shows_is_believed_before_who_put_the_text_into_the_system(near: str, byline: str) -> None:
    described = '{"@type": "NewsArticle", "headline": "x", "author": [{"name": "Ann Lee"}, {"name": "Cy Roe"}]}'
    assert article(f"{near}<script type='application/ld+json'>{described}</script>").byline == byline


@pytest.mark.parametrize(
    ("near", "behind", "byline", "where"),
    [
        ("<meta name='author' content='Fine Webdesign GmbH'><p>14 May 2020</p>", "", "", ""),
        ("<meta name='author' content='siteadmin'>", "", "", ""),
        (
            "<meta name='author' content='Lu Maler'><p>Erstellt von Fabian am 6. Mai 2014</p>",
            "",
            "Fabian",
            "byline with a date",
        ),
        ("", "<p>© 2019 Ann Lee</p>", "Ann Lee", "copyright line"),
        ("", "<p>© 2019 EHM Productions</p>", "", ""),
        (
            "<meta property='og:site_name' content='The Wire'><meta name='author' content='The Wire'>",
            "",
            "The Wire",
            "meta tags",
        ),
        ("<meta name='citation_author' content='Lee, Ann'>", "", "Ann Lee", "meta tags"),
        (
            "<div class='byline'>red, wire.example/<a href='/a'>Agencies</a></div>",
            "",
            "red, wire.example/Agencies",
            "byline",
        ),
        ("<div class='byline'>Wednesday, 08 Apr 2020</div>", "", "", ""),
    ],
)
def test_where_nobody_is_named_the_next_best_is_kept_with_its_place(
    near: str, behind: str, byline: str, where: str
) -> None:
    found = article(near, behind)
    assert (found.byline, found.where_found("byline")) == (byline, where)


@pytest.mark.parametrize(
    ("signed", "byline"), [("<p>More is not known (dpa).</p>", ""), ("<p>More is not known. (dpa/ap)</p>", "dpa/ap")]
)
def test_an_agency_that_signs_at_the_end_is_the_byline_of_last_resort(signed: str, byline: str) -> None:
    assert article("", signed).byline in {byline, "dpa"}
    assert article("<p>By Ann Lee</p>", signed).byline == "Ann Lee"


@pytest.mark.parametrize(
    ("near", "day"),
    [
        ("<p>26. Januar 2022, 14:30 Uhr</p>", "2022-01-26"),
        ("<p>Updated 3 May 2022</p><p>First published: 1 May 2022</p>", "2022-05-01"),
        ("<ul><li>Datum:26. Januar 2022</li></ul>", "2022-01-26"),
    ],
)
def test_a_day_near_the_headline_is_the_day_of_publication(near: str, day: str) -> None:
    published = article(near).published
    assert published is not None
    assert published.earliest == day


@pytest.mark.parametrize(
    ("near", "day", "where"),
    [
        ("<p>By Ann Lee | 31.10.23</p>", "2023-10-31", "date line on the page"),
        ("<p>Karlsruhe, (12.11.2021). The synod met to speak of what was left of last year.</p>", "2021-11-12", None),
        ("<p>Last updated on 20 Feb 2020</p>", "2020-02-20", "date of the last change"),
        ("<meta property='article:modified_time' content='2020-02-20'>", "2020-02-20", "date of the last change"),
        ("<script>{'publishDate': '2020-02-20T08:00'}</script>", "2020-02-20", "a script of the page"),
        ("<p>19 June 2018</p><div class='date'>20 June 2018</div>", "2018-06-19", "date line on the page"),
        ("<ul><li><a href='/x'>Our show of 01.07.17</a></li></ul>", None, None),
    ],
)
def test_a_day_is_found_where_pages_put_it_and_the_place_is_said(near: str, day: str | None, where: str | None) -> None:
    found = article(near)
    assert (found.published.earliest if found.published else None) == day
    assert where is None or found.where_found("published") == where


def test_a_year_in_a_copyright_line_is_no_day_of_publication() -> None:
    assert article("", "<footer>© 2019 The Strait Post</footer>").published is None


def test_one_meta_tag_may_name_several_properties() -> None:
    source = (
        '<html><head><meta property="dc:creator x:y" content="Ann Lee"><meta name="author" content="Web Shop"></head>'
    )
    assert read_bytes(f"{source}<body>{PROSE}</body></html>".encode(), "page.html").byline == "Ann Lee"
