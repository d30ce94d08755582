"""The file says what everything in it is: headings, lists, tables, notes, links, pictures with their texts."""
# SPDX-License-Identifier: MIT

from itertools import pairwise

import pytest

from briefing.brief.document import (
    Document,
    EvidenceQuote,
    Heading,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Text,
    cell,
    plain,
)
from briefing.render import render_pdf
from briefing.render.typeset import Attachment, check_pdf
from tests.render import sample_document
from tests.render.reading import objects_of
from tests.render.typeset.tree import Tagged, tags_of


@pytest.fixture(scope="module")
def tags() -> list[Tagged]:
    return tags_of(render_pdf(sample_document.everything()))


def test_every_kind_of_element_is_there(tags: list[Tagged]) -> None:
    wanted = "Document H1 H2 H3 P L LI Lbl LBody Table TR TH TD Figure Note Link TOC TOCI Reference Code Div"
    assert set(wanted.split()) <= {each.tag for each in tags}


def test_headings_skip_no_level(tags: list[Tagged]) -> None:
    levels = [int(each.tag[1]) for each in tags if each.tag in {"H1", "H2", "H3", "H4", "H5", "H6"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_pictures_have_their_text(tags: list[Tagged]) -> None:
    figures = [each.alt for each in tags if each.tag == "Figure"]
    assert "Four stripes" in figures
    assert all(figures)


def test_cells_stand_in_rows_and_rows_in_tables(tags: list[Tagged]) -> None:
    for each in tags:
        if each.tag in {"TH", "TD"}:
            assert each.above[-1] == "TR"
        if each.tag == "TR":
            assert each.above[-1] in {"Table", "THead", "TBody"}


def test_the_columns_are_read_one_after_the_other(tags: list[Tagged]) -> None:
    order = [each.tag for each in tags if "Div" in each.above]
    assert order.index("L") < order.index("Figure")


def test_a_repeated_head_is_no_content() -> None:
    made = render_pdf(Document("T", body=(sample_document.actor_table(120), sample_document.SOURCES)))
    found = tags_of(made)
    pages = {each.page for each in found if each.tag == "TD"}
    assert len(pages) > 2
    assert {each.page for each in found if "THead" in each.above} <= {min(pages)}


def test_words_of_another_language_say_so() -> None:
    runs = (Text("Mr "), Text("Путин", language="ru"), Text(" spoke"))
    found = tags_of(render_pdf(Document("T", body=(Paragraph(runs),))))
    assert "ru" in {each.language for each in found if each.tag == "Span"}
    quote = EvidenceQuote(plain("нет"), plain("source"), language="ru")
    found = tags_of(render_pdf(Document("T", body=(quote,))))
    assert "ru" in {each.language for each in found if each.tag == "BlockQuote"}


def test_lists_within_lists_are_within_their_entries() -> None:
    inner = ListBlock((ListItem((Paragraph(plain("inner")),)),))
    outer = ListBlock((ListItem((Paragraph(plain("outer")), inner)), ListItem(())))
    found = tags_of(render_pdf(Document("T", body=(outer,))))
    depths = [each.above.count("L") for each in found if each.tag == "LBody"]
    # pdfium leaves out the body of an entry without words.
    assert sorted(depths) == [1, 2]


def test_every_place_that_a_link_may_lead_to_is_in_the_file() -> None:
    document = sample_document.everything()
    objects = objects_of(render_pdf(document))
    row = TableRow((cell(plain("x")),), anchor="row")
    anchored = (
        Heading(1, plain("H"), anchor="h"),
        Paragraph((Link(plain("to row"), "#row"), Link(plain("to h"), "#h"))),
        Table((TableColumn(),), (), (row,), anchor="table"),
    )
    more = objects_of(render_pdf(Document("T", body=anchored)))
    for each in (objects, more):
        for place in {part.split(b"/")[0].split(b">")[0] for part in each.split(b"/Dest/")[1:]}:
            assert b"/" + place + b"[" in each


def test_a_project_can_travel_in_the_file() -> None:
    attachment = Attachment("brief.brief", b"the project", "The project of this brief", "application/vnd.sqlite3")
    made = render_pdf(sample_document.executive(), attachment=attachment)
    check_pdf(made)
    objects = objects_of(made)
    assert b"the project" in objects
    assert b"/AFRelationship/Source" in objects
    assert b"<pdfaid:part>3" in made


def test_no_tool_or_path_or_date_leaks() -> None:
    objects = objects_of(render_pdf(sample_document.everything()))
    for word in (b"ReportLab", b"reportlab", b"/home/", b"/usr/", b"CreationDate", b"Producer", b"site-packages"):
        assert word not in objects
