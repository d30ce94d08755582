"""Before a page is made, everything that would come out wrong is named with its place, all of it at once."""
# SPDX-License-Identifier: MIT

import re
from io import BytesIO

import pytest
from PIL import Image

from briefing.brief.document import (
    Block,
    Document,
    Figure,
    FootnoteMark,
    Heading,
    Link,
    Marking,
    Paragraph,
    plain,
)
from briefing.errors import RenderError
from briefing.render import render_pdf
from tests.render import sample_document


def refused(*blocks: Block, **options: object) -> RenderError:
    with pytest.raises(RenderError) as caught:
        render_pdf(Document("T", marking=Marking("TLP:CLEAR"), body=(Heading(1, plain("Outlook")), *blocks)), **options)
    assert "No file was written" in caught.value.safe
    assert caught.value.remedy
    return caught.value


def picture(across: int, down: int) -> bytes:
    written = BytesIO()
    Image.new("RGB", (across, down), "#336699").save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (Paragraph((Link(plain("below"), "#nowhere"),)), "link “below”.*not in the brief.*paragraph under “Outlook”"),
        (Paragraph((Link(plain("a file"), "file:///home/ada/x"),)), "link “a file”.*no web or mail address"),
        (Paragraph((Link(plain("script"), "javascript:alert(1)"),)), "link “script”.*no web or mail address"),
        (Paragraph((sample_document.cited("9"),)), "citation 9.*not in the brief’s list, in a paragraph"),
        (Paragraph((FootnoteMark("gone", "z"),)), "footnote sign z has no footnote"),
        (
            Heading(3, plain("Far below")),
            "“Far below” skips a level: it is of level 3, right below “Outlook” of level 1",
        ),
        (Figure(picture(9, 9), "image/png", "A port", width=1.5), "“A port” would overflow: it is to be 150%"),
        (Figure(picture(4, 900), "image/png", "A pole"), "“A pole” would overflow the page: it is 225 times as high"),
        (Figure(picture(900, 4), "image/png", "A road"), "“A road” would overflow the line: it is 225 times as wide"),
        (Figure(picture(9, 9), "image/png", " "), "picture number 1 has no description"),
        (Figure(b"none", "image/png", "A port"), "“A port” cannot be read"),
        (Paragraph(plain("ส")), r"U\+0E2A.*in a paragraph under “Outlook”, near “ส”"),
    ],
)
def test_a_fault_is_named_with_its_place(block: Block, told: str) -> None:
    error = refused(block)
    assert error.problems == (error.happened,)
    assert re.search(told, error.happened)


def test_all_faults_are_told_at_once() -> None:
    error = refused(
        Heading(3, plain("Far below")),
        Paragraph((Link(plain("below"), "#nowhere"), FootnoteMark("gone", "z"))),
        Paragraph(plain("ส or ก")),
        wrong=["The brief bears no marking."],
    )
    assert len(error.problems) == 6
    assert error.happened.startswith("6 things keep this brief from being printed: (1) The brief bears no marking. (2)")
    assert all(said in error.details for said in error.problems)
    assert len(error.details.splitlines()) == 6


def test_of_very_many_faults_the_sentence_tells_the_first_and_the_details_all() -> None:
    error = refused(*(Paragraph((FootnoteMark(f"gone {number}", str(number)),)) for number in range(40)))
    assert "And 32 more: see the details." in error.happened
    assert len(error.details.splitlines()) == 40


def test_a_brief_whose_text_begins_without_a_section_heading_is_printed() -> None:
    assert render_pdf(Document("T", body=(Heading(2, plain("Own heading")), Heading(3, plain("Below")))))


@pytest.mark.parametrize(("label", "portion"), [("TLP:GREEN", "AMBER"), ("TLP:AMBER", "AMBER+STRICT")])
def test_a_part_marked_more_strictly_than_the_whole_is_named(label: str, portion: str) -> None:
    body = (Heading(1, plain("Outlook")), Paragraph(plain("x"), portion=portion))
    with pytest.raises(RenderError, match=rf"paragraph under “Outlook” is marked {re.escape(portion)}.*{label}"):
        render_pdf(Document("T", marking=Marking(label), body=body))
    assert render_pdf(Document("T", marking=Marking(f"TLP:{portion}"), body=body))


def test_a_part_marked_by_the_whole_label_is_held_against_the_brief_s_too() -> None:
    body = (Heading(1, plain("Outlook")), Paragraph(plain("x"), portion="TLP:RED"))
    with pytest.raises(RenderError, match=r"is marked RED.*TLP:AMBER") as refusal:
        render_pdf(Document("T", marking=Marking("TLP:AMBER"), body=body))
    assert "Mark the brief TLP:RED" in refusal.value.remedy
