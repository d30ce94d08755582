"""OpenDocument texts (.odt): own walk of content.xml, notes after the text, metadata from meta.xml."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from lxml import etree

from briefing.sources.article import Article
from briefing.sources.blocks import below_title, set_as_text
from briefing.sources.days import moment
from briefing.sources.odt_body import Story, blocks_in, named, notes_of
from briefing.sources.odt_lists import Lists
from briefing.sources.opening import refusal
from briefing.sources.packed import Package, damaged, encrypted, first_text
from briefing.sources.told import Reading, Told, as_article

EXTRACTOR = "OpenDocument text"
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_PROPERTIES = "document properties"


def read_odt(raw: bytes, name: str) -> Article:
    """The article in an OpenDocument text. Raises SourceError as `read_docx` does."""
    package = Package(raw, name)
    if b"encryption-data" in _manifest(package):
        raise encrypted(name)
    try:
        return _read(package, raw, name)
    except RecursionError as error:
        raise refusal(f"“{name}” is nested too deeply to be read.", "Save it as plain text.", error) from error


def _read(package: Package, raw: bytes, name: str) -> Article:
    content = package.tree("content.xml")
    body = next((each for each in content.iter("{*}text") if named(each) == "office:text"), None)
    if body is None:
        raise damaged(name)
    styles = [each for each in (package.tree_if_sound("styles.xml"), content) if each is not None]
    story = Story.of(styles, Lists.read(styles), package.tree_if_sound)
    blocks = [*blocks_in(body, story), *notes_of(story)]
    text, headings = set_as_text(below_title(blocks, story.title))
    reading = Reading(text=text, headings=headings, extractor=EXTRACTOR, media_type=_MEDIA_TYPE)
    return as_article(raw, name, reading, _told(package.tree_if_sound("meta.xml"), story.title))


def _manifest(package: Package) -> bytes:
    part = "META-INF/manifest.xml"
    return package.part(part) if package.holds(part) else b""


def _told(meta: etree._Element | None, title: str) -> Told:
    if meta is None:
        return Told(title=(("title style", title),))
    written = [first_text(meta, [kind]) for kind in ("initial-creator", "creator")]
    created = moment(first_text(meta, ["creation-date"])) or moment(first_text(meta, ["date"]))
    return Told(
        title=(("title style", title), (_PROPERTIES, first_text(meta, ["title"]))),
        byline=tuple((_PROPERTIES, person) for person in written),
        language=((_PROPERTIES, first_text(meta, ["language"])),),
        weakly_published=((f"{_PROPERTIES}: created", created),),
    )
