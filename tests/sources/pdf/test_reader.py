import io

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from briefing.errors import SourceError
from briefing.sources import read_bytes
from briefing.sources.pdf import reader, sheets
from tests.sources.pdf.paper import BOLD, FLEET, HARBOUR, HEIGHT, STRAIT, WIDTH, Paper, article_of


def sentence_for(raw):
    with pytest.raises(SourceError) as caught:
        read_bytes(raw, "report.pdf")
    return caught.value.sentence()


def test_every_page_says_what_stood_on_it_and_how_large_it_was():
    paper = Paper()
    paper.text(40, 60, STRAIT, 340)
    paper.turn()
    paper.text(40, 60, HARBOUR, 340)

    article = article_of(paper)

    stood = [(each.page, article.text[each.start : each.end], each.width, each.height) for each in article.pages]
    assert stood == [(1, STRAIT, WIDTH, HEIGHT), (2, HARBOUR, WIDTH, HEIGHT)]


def test_the_article_tells_what_it_is_and_who_read_it():
    paper = Paper()
    paper.text(40, 60, STRAIT, 340)

    article = article_of(paper)

    assert article.media_type == "application/pdf"
    assert article.extractor == "pdf"
    assert "pypdfium2" in article.extractor_version
    assert article.language == "en"
    assert article.original.startswith(b"%PDF-")


def test_a_pdf_is_known_by_its_content():
    paper = Paper()
    paper.text(40, 60, STRAIT, 340)

    article = article_of(paper, "notes.txt")

    assert article.text == STRAIT
    assert article.notes == ("“notes.txt” was read as PDF document, for that is what it holds.",)


def test_what_a_pdf_carries_beside_its_pages_is_named_and_not_read():
    paper = Paper()
    paper.text(40, 60, STRAIT, 340)
    carrying = io.BytesIO()
    with pypdfium2.PdfDocument(paper.made()) as document:
        document.new_attachment("../evil.exe").set_data(b"MZ evil")
        document.save(carrying)

    article = read_bytes(carrying.getvalue(), "a.pdf")

    assert article.text == STRAIT
    assert article.notes == ("Attachments that were not read: evil.exe.",)


def test_reading_twice_gives_the_same():
    paper = Paper()
    paper.text(40, 60, STRAIT, 160)
    paper.text(220, 60, HARBOUR, 160)
    made = paper.made()

    assert read_bytes(made, "a.pdf") == read_bytes(made, "a.pdf")


def test_the_title_of_the_properties_is_believed_where_the_page_shows_it():
    paper = Paper()
    paper.canvas.setTitle("Talks on the strait")
    paper.line(40, 50, "Talks on the strait", 12)
    paper.text(40, 80, STRAIT, 340)

    article = article_of(paper)

    assert (article.title, article.where_found("title")) == ("Talks on the strait", "PDF properties")


def test_the_title_of_the_properties_gives_way_to_the_largest_words_of_the_page():
    paper = Paper()
    paper.canvas.setTitle("Microsoft Word - final2.doc")
    paper.line(40, 50, "Talks on the strait", 20, BOLD)
    paper.text(40, 80, STRAIT, 340)

    article = article_of(paper)

    assert (article.title, article.where_found("title")) == ("Talks on the strait", "largest words of the first page")


def test_author_and_day_are_read_off_the_first_page():
    paper = Paper()
    paper.canvas.setAuthor("scanner01")
    paper.line(40, 50, "Talks on the strait", 20, BOLD)
    paper.line(40, 75, "By Ann Lee and Bo Chan")
    paper.line(40, 95, "14 May 2024")
    paper.text(40, 120, STRAIT, 340)

    article = article_of(paper)

    assert (article.byline, article.where_found("byline")) == ("Ann Lee and Bo Chan", "byline in the text")
    assert article.published is not None
    assert (article.published.earliest, article.where_found("published")) == ("2024-05-14", "date line in the text")


def test_author_and_day_of_the_properties_are_the_last_resort():
    paper = Paper()
    paper.canvas.setAuthor("Ann Lee")
    paper.text(40, 120, STRAIT, 340)

    article = article_of(paper)

    assert (article.byline, article.where_found("byline")) == ("Ann Lee", "PDF properties")
    assert article.where_found("published") == "PDF properties: the day the file was made"


def test_the_publisher_is_whom_the_first_page_names_for_its_rights():
    paper = Paper()
    paper.text(40, 60, STRAIT, 340)
    paper.line(40, 560, "© 2024 The Morning Observer. All rights reserved.", 7)

    assert article_of(paper).publisher == "The Morning Observer"


def test_a_page_on_its_side_is_read_as_it_is_seen():
    paper = Paper(width=HEIGHT, height=WIDTH)
    paper.canvas.rotate(90)
    paper.height = 0
    top = 0
    for line in ("The first line of a page that", "lies on its side, the second", "and the third line of it."):
        paper.line(40, 60 + top, line)
        top += 12

    article = article_of(paper)

    assert article.text == "The first line of a page that lies on its side, the second and the third line of it."


def test_a_stamp_on_its_side_is_no_part_of_the_text():
    paper = Paper()
    paper.text(40, 60, STRAIT, 340)
    paper.canvas.saveState()
    paper.canvas.rotate(90)
    paper.canvas.drawString(150, -20, "Received 4 May")
    paper.canvas.restoreState()

    assert article_of(paper).text == STRAIT


def test_a_locked_pdf_says_that_it_needs_its_password():
    paper = Paper(encrypt=StandardEncryption("secret", "owner"))
    paper.text(40, 60, STRAIT, 340)

    assert sentence_for(paper.made()).startswith("“report.pdf” is locked with a password. Nothing was added")


def test_a_pdf_that_may_be_read_but_not_printed_is_read():
    paper = Paper(encrypt=StandardEncryption("", "owner", canPrint=0))
    paper.text(40, 60, STRAIT, 340)

    assert article_of(paper).text == STRAIT


def test_a_scan_says_that_it_holds_no_text():
    paper = Paper()
    paper.canvas.rect(40, 40, 200, 200)

    assert sentence_for(paper.made()).startswith("No text in this PDF: it may be a scan")


def test_a_damaged_pdf_says_so():
    paper = Paper()
    paper.text(40, 60, STRAIT, 340)

    assert "is damaged" in sentence_for(b"%PDF-1.7\nnothing else")
    assert "is damaged" in sentence_for(paper.made()[:300])


def test_a_pdf_of_too_many_pages_says_how_many_are_read(monkeypatch):
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    paper = Paper()
    for _ in range(2):
        paper.line(40, 60, "A page")
        paper.turn()

    assert "has 3 pages; PDFs of more than 2 pages are not read." in sentence_for(paper.made())


def test_a_page_that_cannot_be_read_is_missed_and_told(monkeypatch):
    paper = Paper()
    paper.text(40, 60, STRAIT, 340)
    paper.turn()
    paper.text(40, 60, FLEET, 340)
    whole = sheets.page_of

    def torn(document, index):
        if index == 1:
            raise pypdfium2.PdfiumError("Failed to load page.")
        return whole(document, index)

    monkeypatch.setattr(sheets, "page_of", torn)
    article = article_of(paper)

    assert article.text == STRAIT
    assert article.notes == ("1 page of the PDF could not be read; its text is missing.",)
