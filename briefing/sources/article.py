"""What a reader found in a file: one article, its text, its metadata, and where each was found."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from briefing.model.dates import Period
from briefing.model.positions import Heading, PageBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it was read; the values a Source and its first Revision are made of.

    `text` is normalised (`briefing.sources.text`); `headings` are code-point spans in it, and `pages` those of the
    original's pages, in the order of the text: a page has two where its footnotes stand after the text. `language`
    is a short BCP 47 code ("en", "pt-BR") or "". `found` pairs a field's name with where its value stood, in words for
    people ("JSON-LD", "first line of the text"). `encoding` is the codec the bytes were decoded with. `notes` are
    sentences on what a person should know about the reading. `original` is the file as it was, `original_hash` its
    SHA-256 in hexadecimal.
    """

    title: str
    text: str
    byline: str = ""
    publisher: str = ""
    published: Period | None = None
    language: str = ""
    address: str = ""
    found: tuple[tuple[str, str], ...] = ()
    headings: tuple[Heading, ...] = ()
    pages: tuple[PageBox, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = ""
    extractor: str
    extractor_version: str
    media_type: str
    file_name: str
    original: bytes = field(repr=False)
    original_hash: str = field(init=False)

    def __post_init__(self) -> None:
        """Hash the original, so that the two can never disagree."""
        object.__setattr__(self, "original_hash", hashlib.sha256(self.original).hexdigest())

    def where_found(self, name: str) -> str:
        """Where the value of a field stood; "" when nothing was found for it."""
        return dict(self.found).get(name, "")

    def as_json(self) -> dict[str, object]:
        """What `briefing read --json` prints: values JSON can hold, `null` for what was not found."""
        return {
            "title": self.title or None,
            "text": self.text,
            "published": self.published.earliest if self.published else None,
            "author": self.byline or None,
            "language": self.language or None,
            "url": self.address or None,
            "byline": self.byline or None,
            "publisher": self.publisher or None,
            "found": dict(self.found),
            "notes": list(self.notes),
            "encoding": self.encoding or None,
            "words": len(self.text.split()),
        }
