import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources.packed import Package, parsed_xml, within
from tests.sources.making import zipped


@pytest.mark.parametrize(
    ("base", "target", "member"),
    [
        ("OEBPS/book.opf", "a.xhtml", "OEBPS/a.xhtml"),
        ("OEBPS/book.opf", "../x.html", "x.html"),
        ("OEBPS/book.opf", "/x/./y.html", "x/y.html"),
        ("OEBPS/book.opf", "../../x.html", ""),
        ("", "file:///etc/passwd", ""),
    ],
)
def test_a_link_leads_to_a_member_or_nowhere(base, target, member):
    assert within(base, target) == member


@given(st.text(), st.text())
def test_no_link_leads_out_of_the_package(base, target):
    assert ".." not in within(base, target).split("/")


def test_entities_are_refused_in_wide_encodings_too():
    attack = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'

    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(SourceError, match="entities"):
            parsed_xml(attack.encode(encoding), "a.docx")


def test_a_part_can_be_read_again_only_while_the_package_may_unpack_more():
    package = Package(zipped([("a", b"x" * 100)]), "a.zip", most=150)

    assert package.part("a") == b"x" * 100
    with pytest.raises(SourceError, match="unpacks to far more"):
        package.part("a")


def test_a_missing_part_is_named():
    with pytest.raises(SourceError, match=r"content\.xml"):
        Package(zipped([("a", b"x")]), "a.odt").part("content.xml")
