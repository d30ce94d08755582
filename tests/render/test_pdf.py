"""The PDF says what the tree says, looks the same each time, and can be found one's way in."""
# SPDX-License-Identifier: MIT

import ctypes
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfTextObj

from briefing.brief.document import (
    Block,
    Citation,
    CitationMark,
    Columns,
    Document,
    Figure,
    Heading,
    Link,
    ListBlock,
    ListItem,
    Marking,
    Matrix,
    MatrixMark,
    PageBreak,
    Paragraph,
    QuoteBlock,
    Table,
    TableColumn,
    TableRow,
    Text,
    cell,
    plain,
    text_of,
    walk,
)
from briefing.errors import RenderError
from briefing.render import render_pdf
from briefing.render.typeset import SETTERS
from tests.render import sample_document
from tests.render.reading import bookmarks_of, objects_of, pages_of, words_of

LETTERS = (
    "".join(map(chr, range(0x21, 0x7F)))
    + "çğıöşüÇĞİÖŞÜâîû"
    + "".join(map(chr, range(0x410, 0x450)))
    + "ёЁіїєґ"
    + "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
    + "“”‘’«»–—…€№¶§°½"
)
LINE = st.text(alphabet=LETTERS + " ", min_size=1, max_size=38).filter(str.strip)


def brief(*blocks: Block) -> Document:
    return Document("T", body=blocks)


def without_furniture(words: list[str], pages: int = 1) -> list[str]:
    """The words of a document titled "T" without its title and, on its only page, "Page 1 of 1"."""
    left = Counter(words)
    left -= Counter(["T", *["Page", "1", "of", str(pages)]])
    return sorted(left.elements())


@settings(max_examples=15, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=20))
def test_any_text_survives_through_the_door(lines: list[str]) -> None:
    # A column of single signs is taken for one upright word by the reader, hence the word in front.
    document = brief(*(Paragraph((Text(f"Line {line}", bold=at % 3 == 0),)) for at, line in enumerate(lines)))
    made = words_of(render_pdf(document))
    wanted = unicodedata.normalize("NFC", " ".join(text_of(block) for block in document.body)).split()
    assert without_furniture(made) == sorted(wanted)


@pytest.mark.parametrize("make", [sample_document.executive, sample_document.everything])
def test_every_word_of_the_tree_is_on_the_pages(make: object) -> None:
    document: Document = make()  # type: ignore[operator]  # one of the two builders above
    printed = Counter(re.findall(r"\w+", " ".join(pages_of(render_pdf(document)))))
    wanted = Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text_of(document))))
    # The one is set in small capitals; the other would head those footnotes that no page took.
    assert set(wanted - printed) <= {"istanbul", "Notes"}
    assert make is sample_document.executive or "İSTANBUL" in printed


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's pdftotext is not installed")
def test_names_in_other_scripts_are_found_by_poppler_too() -> None:
    names = ["Erdoğan", "Şimşek", "İstanbul", "Путин", "Ελλάδα", "ἄνθρωπος"]
    made = render_pdf(brief(*(Paragraph(plain(name)) for name in names)))
    run = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True)  # noqa: S607
    assert set(names) <= set(run.stdout.decode().split())


@pytest.mark.parametrize("text", ["R&D <x> a</para>b <br/> &amp; &#65; ${x} %s", "]]> <a href='x'>y</a>"])
def test_signs_of_markup_are_printed_as_they_are(text: str) -> None:
    assert " ".join(text.split()) in " ".join(words_of(render_pdf(brief(Paragraph(plain(text))))))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("สวัสดี", "U+0E2A, THAI CHARACTER SO SUA"),
        ("ᠮᠣᠩᠭᠣᠯ", "U+182E, MONGOLIAN LETTER MA"),
        ("a 🛰 b", "U+1F6F0, SATELLITE"),
        ("\ue000", "U+E000, a character without a name"),
    ],
)
def test_a_character_that_cannot_be_set_is_named_with_its_place(text: str, named: str) -> None:
    table = Table((TableColumn(),), (), (TableRow((cell(plain(f"before {text}")),)),))
    with pytest.raises(RenderError) as refused:
        render_pdf(brief(Heading(1, plain("Key actors")), table))
    assert named in refused.value.happened
    assert "in a table under “Key actors”" in refused.value.happened
    assert "near “before" in refused.value.happened
    assert "No file was written" in refused.value.safe


@pytest.mark.parametrize("where", ["title", "subtitle", "kind", "serial"])
def test_the_cover_is_looked_at_too(where: str) -> None:
    with pytest.raises(RenderError, match="title or the fields of the cover"):
        render_pdf(replace(brief(), **{where: "ส"}))


def test_invisible_characters_do_not_stop_a_brief() -> None:
    text = "soft\u00adhyphen zero\u200bwidth mark\u200e space\u2003wide no\u2011break e\u0301"
    assert {"softhyphen", "zerowidth", "mark", "space", "wide", "no-break", "é"} <= set(
        words_of(render_pdf(brief(Paragraph(plain(text)))))
    )


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from briefing.render import render_pdf; from tests.render.sample_document import everything;"
        "print(hashlib.sha256(render_pdf(everything())).hexdigest())"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)  # noqa: S603
        digests.add(run.stdout)
    assert len(digests) == 1


def test_a_document_rendered_after_others_has_the_same_bytes() -> None:
    alone = render_pdf(sample_document.executive())
    render_pdf(sample_document.everything())
    assert render_pdf(sample_document.executive()) == alone


def test_headings_are_bookmarks_that_lead_to_their_pages() -> None:
    document = brief(
        Heading(1, plain("First & <foremost>")),
        Paragraph(plain("text")),
        PageBreak(),
        Heading(2, plain("Below it")),
        Paragraph(plain("text")),
        Heading(1, plain("Путин")),
    )
    found = [(mark.title, mark.level, mark.page) for mark in bookmarks_of(render_pdf(document))]
    assert found == [("First & <foremost>", 0, 1), ("Below it", 1, 2), ("Путин", 0, 2)]


def test_pages_are_numbered_and_marked_at_top_and_bottom() -> None:
    body = tuple(Paragraph(plain("A paragraph of the brief. " * 20)) for _number in range(40))
    document = replace(brief(*body), marking=Marking("TLP:AMBER+STRICT", "OFFICIAL"))
    pages = pages_of(render_pdf(document))
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert text.count("TLP:AMBER+STRICT") == 2
        assert text.count("OFFICIAL") == 2


def test_the_tlp_label_stands_at_the_right_in_twelve_points_or_more() -> None:
    made = render_pdf(replace(brief(Paragraph(plain("x"))), marking=Marking("TLP:RED")))
    with pypdfium2.PdfDocument(made) as pdf:
        page = pdf[0]
        search = page.get_textpage().search("TLP:RED")
        for top in (False, True):
            place = search.get_next()
            assert place is not None
            boxes = [page.get_textpage().get_charbox(index) for index in range(place[0], sum(place))]
            assert max(right for _left, _low, right, _high in boxes) > page.get_width() - 60
            # Capitals of this face are some two thirds of its size.
            assert max(high - low for _left, low, _right, high in boxes) > 0.64 * 12
            assert (boxes[0][1] > page.get_height() / 2) is not top


def test_an_invented_tlp_label_is_refused() -> None:
    with pytest.raises(RenderError, match="TLP:PURPLE"):
        render_pdf(replace(brief(), marking=Marking("TLP:PURPLE")))


def test_properties_hold_the_title_and_language_and_no_tool() -> None:
    made = render_pdf(replace(brief(Paragraph(plain("x"))), title="Başlık: R&D", language="tr", subject="S-400"))
    with pypdfium2.PdfDocument(made) as pdf:
        told = pdf.get_metadata_dict()
    assert told["Title"] == "Başlık: R&D"
    assert told["Subject"] == "S-400"
    assert told["Author"] == told["Creator"] == told["Producer"] == ""
    assert b"/Lang (tr)" in objects_of(made)


def test_every_font_is_embedded() -> None:
    made = render_pdf(sample_document.everything())
    with pypdfium2.PdfDocument(made) as pdf:
        fonts = [each.get_font() for page in pdf for each in page.get_objects() if isinstance(each, PdfTextObj)]
        assert fonts
        assert all(pypdfium2.raw.FPDFFont_GetIsEmbedded(font) for font in fonts)
    assert b"Helvetica" not in objects_of(made)


def test_a_citation_leads_to_its_source_and_back() -> None:
    made = render_pdf(sample_document.executive())
    links = _internal_links(made)
    with pypdfium2.PdfDocument(made) as pdf:
        last = len(pdf) - 1
    assert (0, last) in links  # from the key judgements to the source list
    assert (last, 0) in links


def test_a_citation_in_the_line_stands_between_brackets_and_leads_there_and_back() -> None:
    mark = CitationMark("S1", "1", "¶5", "Bosphorus Wire, 12 March 2026")
    cited = Paragraph((Text("It waits"), Citation((mark, CitationMark("S2", "2", "", "Anadolu Defteri"))), Text(".")))
    made = render_pdf(brief(cited, PageBreak(), sample_document.SOURCES))
    text = " ".join(pages_of(made)[0].replace("\u00a0", " ").split())
    assert "It waits [Bosphorus Wire, 12 March 2026, ¶5; Anadolu Defteri]." in text
    assert {(0, 1), (1, 0)} <= _internal_links(made)


def _internal_links(made: bytes) -> set[tuple[int, int]]:
    """The pages (from, to) that links join."""
    raw = pypdfium2.raw
    links = set()
    with pypdfium2.PdfDocument(made) as pdf:
        for number, page in enumerate(pdf):
            position = ctypes.c_int(0)
            link = raw.FPDF_LINK()
            while raw.FPDFLink_Enumerate(page, position, link):
                place = raw.FPDFLink_GetDest(pdf, link)
                if place:
                    links.add((number, raw.FPDFDest_GetDestPageIndex(pdf, place)))
    return links


def test_a_table_of_three_hundred_actors_repeats_its_header_on_every_page() -> None:
    document = brief(sample_document.SOURCES, Heading(1, plain("Key actors")), sample_document.actor_table(300))
    made = render_pdf(document)
    pages = pages_of(made)
    assert len(pages) > 7
    for text in pages:
        assert "Actor\n" in text or "Actor " in text
        assert "Leverage" in text
    words = Counter(words_of(made))
    assert all(words[str(number)] >= 1 for number in range(7, 301))
    assert pages[-1].count("\n") > 4


def test_a_cell_longer_than_a_page_is_printed_whole() -> None:
    long = " ".join(f"w{number}" for number in range(4000))
    table = Table(
        (TableColumn(1), TableColumn(3)),
        (cell(plain("Name")), cell(plain("Story"))),
        (TableRow((cell(plain("short")), cell(plain("short")))), TableRow((cell(plain("long")), cell(plain(long))))),
    )
    words = set(words_of(render_pdf(brief(Heading(1, plain("H")), table))))
    assert {f"w{number}" for number in range(4000)} <= words


def test_long_columns_quotes_and_lists_go_on_over_pages() -> None:
    def many(name: str, count: int) -> tuple[Block, ...]:
        return tuple(Paragraph(plain(f"{name}{number} " + "and so on " * 12)) for number in range(count))

    document = brief(
        Columns((many("left", 60), many("right", 20)), (2, 1)),
        QuoteBlock(many("quote", 40), plain("who")),
        ListBlock(tuple(ListItem(many(f"item{number}x", 3)) for number in range(30)), ordered=True),
    )
    words = set(words_of(render_pdf(document)))
    wanted = {f"left{n}" for n in range(60)} | {f"right{n}" for n in range(20)} | {f"quote{n}" for n in range(40)}
    assert wanted | {f"item{n}x{m}" for n in range(30) for m in range(3)} <= words


def test_a_heading_never_ends_a_page() -> None:
    for lines in range(30, 52):
        filler = Paragraph(tuple(plain("line")) + tuple(plain(" ")) + tuple(plain("word " * 16 * lines)))
        heading = Heading(1, plain("Lonely"))
        made = pages_of(render_pdf(brief(filler, heading, Paragraph(plain("follower " * 60)))))
        page = next(text for text in made if "Lonely" in text)
        assert "follower" in page


def test_a_crowded_cell_of_the_matrix_shows_every_risk() -> None:
    marks = tuple(MatrixMark(f"R{number}", plain(f"risk {number}"), 2, 3) for number in range(1, 31))
    matrix: Matrix = sample_document.matrix(marks)
    words = Counter(words_of(render_pdf(brief(matrix))))
    assert all(words[f"R{number}"] == 2 for number in range(1, 31))


def test_an_empty_brief_is_a_page_with_its_title() -> None:
    assert "T" in words_of(render_pdf(brief()))


def test_addresses_in_other_scripts_become_ascii() -> None:
    made = render_pdf(brief(Paragraph((Link(plain("x"), "https://example.org/Путин (1)?a=b&c=d"),))))
    assert b"https://example.org/%D0%9F%D1%83%D1%82%D0%B8%D0%BD%20" in objects_of(made)


def test_a_damaged_picture_is_named() -> None:
    figure = Figure(b"not a picture", "image/png", "Launch site")
    with pytest.raises(RenderError, match="Launch site"):
        render_pdf(brief(figure))
    with pytest.raises(RenderError, match="Launch site"):
        render_pdf(brief(replace(figure, media_type="image/svg+xml")))
    with pytest.raises(RenderError, match="image/webp"):
        render_pdf(brief(replace(figure, media_type="image/webp")))


def test_every_kind_of_block_stands_in_a_document_of_these_tests() -> None:
    documents = (sample_document.executive(), sample_document.everything())
    met = {type(node) for each in documents for node in walk((each.body, each.footnotes))}
    assert not set(SETTERS) - met
