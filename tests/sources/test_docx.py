import pytest

from briefing.errors import SourceError
from briefing.sources import read_bytes
from tests.sources.making import docx, paragraph

STYLES = (
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="House"/><w:basedOn w:val="H1"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def styled(text, style):
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def entry(text, level=0):
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def text_of(body, **parts):
    return read_bytes(docx(body, **parts), "a.docx").text


def test_headings_are_known_by_their_style_or_what_it_is_based_on():
    body = styled("The title", "T") + styled("First part", "H1") + paragraph("Text.") + styled("Second part", "Own")

    article = read_bytes(docx(body, styles=STYLES), "a.docx")

    assert article.text == "The title\n\nFirst part\n\nText.\n\nSecond part"
    assert [(article.text[each.start : each.end], each.level) for each in article.headings] == [
        ("The title", 1),
        ("First part", 2),
        ("Second part", 2),
    ]
    assert article.title == "The title"
    assert article.where_found("title") == "title style"


def test_metadata_comes_from_the_properties_and_says_so():
    core = (
        "<dc:title>Grain routes</dc:title><dc:creator>Ann Lee;Bo Chan</dc:creator>"
        "<dcterms:created>2026-03-18T09:00:00Z</dcterms:created>"
    )

    article = read_bytes(docx(paragraph("Ships left the port on Monday morning again."), core=core), "a.docx")

    assert (article.title, article.byline) == ("Grain routes", "Ann Lee, Bo Chan")
    assert article.published is not None
    assert article.published.earliest == "2026-03-18T09:00:00+00:00"
    assert article.where_found("published") == "document properties: created"
    assert article.where_found("byline") == "document properties"


def test_a_date_line_in_the_text_is_believed_before_the_files_own_date():
    core = "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    body = paragraph("Grain routes") + paragraph("14 December 2020") + paragraph("Ships left the port again.")

    article = read_bytes(docx(body, core=core), "a.docx")

    assert article.published is not None
    assert article.published.earliest == "2020-12-14"


def test_what_a_program_wrote_as_title_or_author_is_not_taken_for_one():
    core = "<dc:title>Document1</dc:title><dc:creator>Microsoft Office User</dc:creator>"

    article = read_bytes(docx(paragraph("Grain routes") + paragraph("Ships left."), core=core), "a.docx")

    assert (article.title, article.byline) == ("Grain routes", "")


def test_revisions_are_read_as_accepted_and_comments_left_out():
    body = (
        '<w:p><w:r><w:t xml:space="preserve">The talks </w:t></w:r>'
        "<w:del><w:r><w:delText>failed</w:delText></w:r></w:del><w:ins><w:r><w:t>began</w:t></w:r></w:ins>"
        '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r></w:p>'
    )

    assert text_of(body) == "The talks began"


def test_fields_show_their_result_and_not_their_code():
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        "<w:p>"
        + mark.format("begin")
        + "<w:r><w:instrText>PAGEREF x</w:instrText><w:t>code</w:t></w:r>"
        + mark.format("separate")
        + "<w:r><w:t>12</w:t></w:r>"
        + mark.format("end")
        + "<w:r><w:t> pages</w:t></w:r></w:p>"
    )

    assert text_of(body) == "12 pages"


def test_list_entries_carry_the_numbers_a_reader_sees():
    body = entry("one") + entry("a", 1) + entry("b", 1) + entry("two") + entry("c", 1)

    assert text_of(body, numbering=NUMBERING) == "1. one\n1.a) a\n1.b) b\n2. two\n2.a) c"


def test_tables_are_read_row_by_row_and_layout_tables_as_paragraphs():
    def cell(*texts):
        return "<w:tc>" + "".join(map(paragraph, texts)) + "</w:tc>"

    table = f"<w:tbl><w:tr>{cell('Port')}{cell('Ships')}</w:tr><w:tr>{cell('Odesa')}{cell('12')}</w:tr></w:tbl>"
    layout = f"<w:tbl><w:tr>{cell('One.', 'Two.')}{cell('Aside.')}</w:tr></w:tbl>"

    assert (
        text_of(table + paragraph("Between.") + layout)
        == "Port\tShips\nOdesa\t12\n\nBetween.\n\nOne.\n\nTwo.\n\nAside."
    )


def test_notes_stand_after_the_text_behind_their_marks():
    body = '<w:p><w:r><w:t>Claim</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>' + paragraph("End.")
    notes = f'<w:footnote w:id="7">{paragraph("Source.")}</w:footnote>'

    assert text_of(body, footnotes=notes) == "Claim[1]\n\nEnd.\n\n[1] Source."


def test_a_text_box_offered_in_two_versions_is_read_once():
    box = f"<w:pict><w:txbxContent>{paragraph('In the box.')}</w:txbxContent></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Beside it.</w:t></w:r><w:r>{both}</w:r></w:p>"

    assert text_of(body) == "Beside it.\n\nIn the box."


def test_nested_content_controls_links_and_line_signs_are_read():
    inner = "<w:hyperlink><w:r><w:t>link</w:t><w:tab/><w:t>tab</w:t><w:br/><w:t>new</w:t></w:r></w:hyperlink>"
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"

    assert text_of(control.format(control.format(f"<w:p>{inner}</w:p>"))) == "link\ttab\nnew"


def test_a_drop_cap_is_joined_with_its_word():
    body = paragraph("S", '<w:framePr w:dropCap="drop"/>') + paragraph("hips left the port.")

    assert text_of(body) == "Ships left the port."


def test_formulas_are_written_on_the_line():
    power = "<m:sSup><m:e><m:r><m:t>r</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    body = f"<w:p><m:oMath><m:r><m:t>A=π</m:t></m:r>{power}</m:oMath></w:p>"

    assert text_of(body) == "A = πr²"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (docx(paragraph("x" * 200), doctype='<!DOCTYPE x [<!ENTITY a "b">]>'), "declares XML entities"),
        (docx(paragraph("Some text."))[:-80], "damaged"),
        (docx(""), "no readable text"),
        (docx("<w:sdt>" * 300 + "</w:sdt>" * 300), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(raw, sentence):
    with pytest.raises(SourceError, match=sentence):
        read_bytes(raw, "a.docx")


def test_a_part_that_bursts_is_refused_and_one_that_is_not_needed_is_never_unpacked():
    body = paragraph("A" * 40_000_000)

    with pytest.raises(SourceError, match="unpacks to far more"):
        read_bytes(docx(body), "a.docx")
    assert text_of(paragraph("Short."), media="A" * 40_000_000) == "Short."


def test_a_word_document_with_another_suffix_is_read_and_that_is_told():
    article = read_bytes(docx(paragraph("Named wrongly.")), "a.html")

    assert article.text == "Named wrongly."
    assert "Word document" in article.notes[-1]
