"""What stands where: pages begin and end well, long words and rows go on, pictures keep their measure."""
# SPDX-License-Identifier: MIT

import pypdfium2
import pytest

from briefing.brief.document import (
    Columns,
    Document,
    Figure,
    Heading,
    Legend,
    LegendEntry,
    PageBreak,
    Paragraph,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    Text,
    cell,
    plain,
)
from briefing.errors import RenderError
from briefing.render import render_pdf
from tests.render import sample_document
from tests.render.reading import pages_of, words_of

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<rect x="5" y="5" width="190" height="90" fill="#EEF2F7" stroke="#14304F"/>
<g transform="translate(100,50) rotate(20)"><ellipse rx="40" ry="20" style="fill:#9C2230"/></g>
<path d="M10 80 Q 60 10 100 60 T 190 20 A 5 5 0 0 1 195 25 z" fill="none" stroke="blue"/>
<text x="100" y="55" text-anchor="middle" font-size="12">Ankara</text></svg>"""


def brief(*blocks: object) -> Document:
    return Document("T", body=blocks)  # type: ignore[arg-type]  # blocks of the tree


def boxes_of(made: bytes) -> list[tuple[float, float, float, float]]:
    with pypdfium2.PdfDocument(made) as pdf:
        return [each.get_bounds() for page in pdf for each in page.get_objects()]


def test_nothing_stands_outside_the_page() -> None:
    long = "x" * 400 + " https://example.org/" + "path/" * 60
    table = Table((TableColumn(),) * 5, (), (TableRow(tuple(cell(plain(long)) for _each in range(5))),))
    made = render_pdf(brief(Paragraph(plain(long)), table, Columns(((Paragraph(plain(long)),),) * 3)))
    for left, low, right, high in boxes_of(made):
        assert left >= 0
        assert low >= 0
        assert right <= 596
        assert high <= 842


def test_no_line_begins_with_a_per_cent_sign() -> None:
    words = " ".join(f"{'w' * (number % 9)} is 45 %" for number in range(90))
    (page,) = pages_of(render_pdf(brief(Paragraph(plain(words)))))
    assert page.count("%") == 90
    assert not [line for line in page.split("\n") if line.startswith("%")]


def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph() -> None:
    for lines in range(36, 44):
        filler = [Paragraph(plain(f"filler{number}")) for number in range(lines)]
        words = " ".join(f"w{number:03}" for number in range(75))
        pages = pages_of(render_pdf(brief(*filler, Paragraph(plain(words)))))
        counts = [sum(line.startswith("w") for line in page.split("\n")) for page in pages]
        assert 1 not in counts


def test_rows_that_a_tall_cell_ties_together_stand_together() -> None:
    rows = []
    for number in range(40):
        rows.append(TableRow((TableCell((Paragraph(plain(f"group{number}")),), rows=2), cell(plain(f"a{number}")))))
        rows.append(TableRow((cell(plain(f"b{number}")),)))
    for page in pages_of(render_pdf(brief(Table((TableColumn(), TableColumn()), (), tuple(rows))))):
        for number in range(40):
            assert (f"a{number}\n" in page + "\n") == (f"b{number}\n" in page + "\n")


def test_hairlines_part_tied_rows_beside_the_tall_cell() -> None:
    tall = TableRow((TableCell((Paragraph(plain("tall")),), rows=2), cell(plain("a"))))
    made = render_pdf(brief(Table((TableColumn(), TableColumn()), (), (tall, TableRow((cell(plain("b")),))))))
    lines = [(left, right) for left, low, right, high in boxes_of(made) if high - low < 1.5 and right - left > 100]
    (short,) = [line for line in lines if line[0] > 200]
    (whole,) = [line for line in lines if line[0] < 200]
    assert abs(short[1] - whole[1]) < 1


def test_a_head_that_fills_a_page_is_not_repeated_for_ever() -> None:
    head = (cell(plain("headword " * 900)), cell(plain("b")))
    rows = tuple(TableRow((cell(plain(f"row{number}")), cell(plain("x")))) for number in range(80))
    words = words_of(render_pdf(brief(Table((TableColumn(), TableColumn(4)), head, rows))))
    assert {f"row{number}" for number in range(80)} <= set(words)


def test_a_source_line_stays_with_the_last_rows_of_its_table() -> None:
    for count in range(24, 40):
        table = sample_document.actor_table(count)
        sourced = Table(table.columns, table.header, table.rows, source=plain("Sourceline"))
        page = next(
            text for text in pages_of(render_pdf(brief(sourced, sample_document.SOURCES))) if "Sourceline" in text
        )
        assert "Actor" in page


def test_divided_words_are_found_whole() -> None:
    words = "interoperability misunderstanding counterintelligence rapprochement administration internationalisation"
    text = " ".join(words.split() * 40)
    made = render_pdf(brief(Columns(((Paragraph((Text(text, language="en"),)),), ()), (1, 1))))
    joined = "".join(words_of(made)).replace("\u00ad", "").replace("-", "").replace("\x02", "")
    assert joined.count("counterintelligence") == 40


def test_a_drawing_is_printed_with_its_words() -> None:
    made = render_pdf(brief(Figure(DRAWING, "image/svg+xml", "A drawing", width=0.5)))
    assert "Ankara" in words_of(made)


@pytest.mark.parametrize(
    "drawing", [b"<svg", b"<html/>", b'<svg viewBox="0 0 9 9"><image/></svg>', b'<svg viewBox="0 0 0 9"/>']
)
def test_a_drawing_that_cannot_be_drawn_is_named(drawing: bytes) -> None:
    with pytest.raises(RenderError, match="Launch site"):
        render_pdf(brief(Figure(drawing, "image/svg+xml", "Launch site")))


def test_a_heading_keeps_with_what_follows_in_columns_too() -> None:
    for lines in range(36, 50):
        filler = tuple(Paragraph(plain(f"filler{number}")) for number in range(lines))
        column = (*filler, Heading(2, plain("Lonely")), Paragraph(plain("follower " * 30)))
        pages = pages_of(render_pdf(brief(Columns((column, ())))))
        assert "follower" in next(page for page in pages if "Lonely" in page)


def test_a_long_title_runs_shortened_above_the_pages_that_follow() -> None:
    title = "Turkey is looking for a way out of its S-400s, but American law sets the pace"
    blocks = (Paragraph(plain("one")), PageBreak(), Paragraph(plain("two")))
    first, second = pages_of(render_pdf(Document(title, body=blocks)))
    assert "sets the pace" in " ".join(first.split())
    assert "Turkey is looking for a way out …" in second


def test_a_sign_of_the_legend_is_not_parted_from_what_it_means() -> None:
    for words in range(24, 36):
        entries = (LegendEntry("Grade", plain("long " * words)), LegendEntry("¶", plain("paragraph of the source")))
        (page,) = pages_of(render_pdf(brief(Legend("", entries))))
        assert not any(line.rstrip().endswith("¶") for line in page.splitlines())
