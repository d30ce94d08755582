import pytest

from briefing.errors import SourceError
from briefing.sources import read_bytes
from tests.sources.making import odt, zipped

NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="." text:start-value="4"/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def text_of(body, **parts):
    return read_bytes(odt(body, **parts), "a.odt").text


def test_headings_paragraphs_and_metadata_are_read():
    meta = (
        "<dc:title>Grain routes</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator>"
        "<meta:creation-date>2026-03-18T09:00:00</meta:creation-date>"
    )
    body = '<text:h text:outline-level="2">Routes</text:h><text:p>Ships left the port.</text:p>'

    article = read_bytes(odt(body, meta=meta), "a.odt")

    assert article.text == "Routes\n\nShips left the port."
    assert [each.level for each in article.headings] == [2]
    assert (article.title, article.byline) == ("Grain routes", "Ann Lee")
    assert article.published is not None
    assert article.published.earliest == "2026-03-18"
    assert article.where_found("title") == "document properties"


def test_white_space_collapses_and_explicit_spaces_stay():
    body = "<text:p>  one \n two<text:s text:c='3'/>three<text:tab/>four<text:line-break/> five </text:p>"

    assert text_of(body) == "one two   three\tfour\nfive"


def test_deleted_text_comments_and_hidden_text_are_left_out():
    styles = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:p>seen"
        '<office:annotation><text:p>comment</text:p></office:annotation><text:span text:style-name="H"> hidden'
        "</text:span></text:p>"
    )

    assert text_of(body, styles=styles) == "seen"


def test_list_entries_carry_the_numbers_a_reader_sees():
    body = (
        '<text:list text:style-name="L"><text:list-item><text:p>four</text:p><text:list><text:list-item>'
        "<text:p>inner</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>five</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>six</text:p>'
        "</text:list-item></text:list>"
    )

    assert text_of(body, styles=NUMBERS) == "4. four\na) inner\n5. five\n6. six"


def test_notes_tables_and_boxes_are_read_in_their_places():
    body = (
        "<text:p>Claim<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Source.</text:p>"
        "</text:note-body></text:note></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Odesa</text:p></table:table-cell>"
        "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>Beside.<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame></text:p>"
    )

    assert text_of(body) == "Claim[1]\n\nOdesa\t12\n\nBeside.\n\nIn the box.\n\n[1] Source."


def test_an_encrypted_text_is_refused_in_words():
    manifest = "<manifest><encryption-data/></manifest>"
    raw = zipped(
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", b"\x01\x02"),
            ("META-INF/manifest.xml", manifest),
        ]
    )

    with pytest.raises(SourceError, match="password"):
        read_bytes(raw, "a.odt")
