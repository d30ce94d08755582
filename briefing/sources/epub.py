"""EPUB books: the chapters in the order of the spine, metadata from the package document."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import etree

from briefing.errors import SourceError
from briefing.model.dates import Period
from briefing.sources.article import Article
from briefing.sources.blocks import Block, set_as_text
from briefing.sources.declared_charset import declared_charset
from briefing.sources.docx_parts import value
from briefing.sources.encoding import decoded
from briefing.sources.markup import blocks_of
from briefing.sources.opening import refusal
from briefing.sources.packed import Package, damaged, inner_text, within
from briefing.sources.told import Reading, Told, as_article, day_month_or_year

EXTRACTOR = "EPUB"
_MEDIA_TYPE = "application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_PROTECTION = "META-INF/encryption.xml"
_FOUND = "book metadata"
_CHAPTERS = {"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml"}
# Fonts may be garbled to protect their makers; text that is encrypted belongs to a shop's own reader.
_GARBLED_FONT = re.compile(r"obfuscation|embedding", re.IGNORECASE)


def read_epub(raw: bytes, name: str) -> Article:
    """The text of an EPUB book. Raises SourceError for one that is damaged, protected, too large or empty."""
    package = Package(raw, name)
    root_part = _root_part(package)
    root = package.tree(root_part)
    chapters = _chapters(root, root_part)
    _require_unprotected(package, set(chapters))
    blocks: list[Block] = []
    missing = 0
    for chapter in chapters:
        if package.holds(chapter):
            blocks += _chapter(package, chapter)
        else:
            missing += 1
    text, headings = set_as_text(blocks)
    notes = (f"{missing} of the book's {len(chapters)} parts are missing from the file.",) if missing else ()
    reading = Reading(text=text, headings=headings, extractor=EXTRACTOR, media_type=_MEDIA_TYPE, notes=notes)
    return as_article(raw, name, reading, _told(root))


def _root_part(package: Package) -> str:
    for root in package.tree(_CONTAINER).iter("{*}rootfile"):
        part = within("", value(root, "full-path"))
        if part and package.holds(part):
            return part
    raise refusal(
        f"“{package.name}” does not say where its text is, or points outside of itself.", "Ask for the file again."
    )


def _chapters(root: etree._Element, root_part: str) -> list[str]:
    """The parts of the spine in reading order, without the book's own table of contents."""
    known = {value(each, "id"): each for each in root.iter("{*}item")}
    chapters: list[str] = []
    for reference in root.iter("{*}itemref"):
        entry = known.get(value(reference, "idref"))
        if entry is None or value(entry, "media-type") not in _CHAPTERS:
            continue
        if "nav" in value(entry, "properties").split():
            continue
        part = within(root_part, unquote(value(entry, "href")).partition("#")[0])
        if part and part not in chapters:
            chapters.append(part)
    return chapters


def _chapter(package: Package, part: str) -> list[Block]:
    content = package.part(part)
    return blocks_of(decoded(content, declared_charset(content)).text)


def _require_unprotected(package: Package, chapters: set[str]) -> None:
    if not package.holds(_PROTECTION):
        return
    try:
        protection = package.tree(_PROTECTION)
    except SourceError as error:
        raise damaged(package.name, error) from error
    for entry in protection.iter("{*}EncryptedData"):
        methods = [value(method, "Algorithm") for method in entry.iter("{*}EncryptionMethod")]
        parts = {within("", unquote(value(link, "URI"))) for link in entry.iter("{*}CipherReference")}
        if parts & chapters and not any(_GARBLED_FONT.search(method) for method in methods):
            raise refusal(f"“{package.name}” is protected by its seller (DRM).", "Paste the passages you need.")


def _told(root: etree._Element) -> Told:
    titles = _texts(root, "title")
    return Told(
        title=tuple((_FOUND, title) for title in titles[:1]),
        byline=((_FOUND, ", ".join(_authors(root))),),
        publisher=tuple((_FOUND, publisher) for publisher in _texts(root, "publisher")),
        language=tuple((_FOUND, language) for language in _texts(root, "language")),
        address=tuple((_FOUND, link) for link in (*_texts(root, "source"), *_texts(root, "identifier"))),
        published=_dates(root),
    )


def _texts(root: etree._Element, name: str) -> list[str]:
    found = (each for each in root.iter("{http://purl.org/dc/elements/1.1/}" + name))
    return [text for text in (inner_text(each).strip() for each in found) if text]


def _authors(root: etree._Element) -> list[str]:
    """The creators; without translators and others, where the book tells their parts."""
    roles = {
        value(each, "refines").removeprefix("#"): inner_text(each).strip()
        for each in root.iter("{*}meta")
        if value(each, "property") == "role"
    }
    authors: list[str] = []
    for each in root.iter("{http://purl.org/dc/elements/1.1/}creator"):
        role = value(each, "role") or roles.get(value(each, "id"), "aut")
        person = " ".join(inner_text(each).split())
        if role in {"aut", ""} and person and person not in authors:
            authors.append(person)
    return authors


def _dates(root: etree._Element) -> list[tuple[str, Period | None]]:
    """The day of publication before any other date but that of a change."""
    dates = [
        each for each in root.iter("{http://purl.org/dc/elements/1.1/}date") if value(each, "event") != "modification"
    ]
    dates.sort(key=lambda each: value(each, "event") not in {"publication", "original-publication"})
    return [(_FOUND, day_month_or_year(inner_text(each))) for each in dates]
