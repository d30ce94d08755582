import pytest

from briefing.errors import SourceError
from briefing.sources import read_bytes
from tests.sources.making import epub

PAGE = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>{}</body></html>"


def test_chapters_are_read_in_the_order_of_the_spine_with_their_headings():
    chapters = [
        ("b.xhtml", PAGE.format("<h1>One</h1><p>First&nbsp;text.</p>")),
        ("a.xhtml", PAGE.format("<h2>Two</h2>")),
    ]

    article = read_bytes(epub(chapters), "a.epub")

    assert article.text == "One\n\nFirst\u00a0text.\n\nTwo"
    assert [each.level for each in article.headings] == [1, 2]


def test_metadata_is_the_books_own_with_authors_apart_from_translators():
    metadata = (
        '<dc:title>Grain</dc:title><dc:creator opf:role="aut">Ann Lee</dc:creator>'
        '<dc:creator opf:role="trl">Bo Chan</dc:creator><dc:publisher>Port Press</dc:publisher>'
        '<dc:date opf:event="modification">2026-01-01</dc:date><dc:date opf:event="publication">2024-05</dc:date>'
    )

    article = read_bytes(epub([("a.xhtml", PAGE.format("<p>Text.</p>"))], metadata=metadata), "a.epub")

    assert (article.title, article.byline, article.publisher) == ("Grain", "Ann Lee", "Port Press")
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == ("2024-05-01", "2024-05-31")
    assert article.where_found("published") == "book metadata"


def test_entities_that_xhtml_declares_are_no_text():
    doctype = "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x 'boo'>]>"

    assert read_bytes(epub([("a.xhtml", doctype + PAGE.format("<p>Text.</p>"))]), "a.epub").text == "Text."


def test_a_missing_chapter_is_told():
    raw = epub([("a.xhtml", PAGE.format("<p>Text.</p>"))])
    broken = epub([("a.xhtml", PAGE.format("<p>Text.</p>")), ("b.xhtml", "")]).replace(
        b"OEBPS/b.xhtml", b"OEBPS/z.xhtml"
    )

    assert read_bytes(raw, "a.epub").notes == ()
    assert "1 of the book's 2 parts" in read_bytes(broken, "a.epub").notes[0]


@pytest.mark.parametrize("root", ["../../../etc/passwd", "/OEBPS/../../book.opf", "file:///etc/passwd"])
def test_a_book_that_points_outside_of_itself_is_refused(root):
    with pytest.raises(SourceError, match="points outside"):
        read_bytes(epub([("a.xhtml", PAGE.format("<p>Text.</p>"))], root=root), "a.epub")


def test_a_book_that_its_seller_protects_is_refused_but_garbled_fonts_do_no_harm():
    entry = (
        "<encryption><EncryptedData><EncryptionMethod Algorithm='{}'/><CipherData><CipherReference URI='{}'/>"
        "</CipherData></EncryptedData></encryption>"
    )
    chapters = [("a.xhtml", PAGE.format("<p>Text.</p>"))]

    def book(algorithm, part):
        return epub(chapters, extra=[("META-INF/encryption.xml", entry.format(algorithm, part))])

    assert read_bytes(book("http://ns.adobe.com/pdf/enc#RC", "OEBPS/font.otf"), "a.epub").text == "Text."
    with pytest.raises(SourceError, match="DRM"):
        read_bytes(book("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/a.xhtml"), "a.epub")
