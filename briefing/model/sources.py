"""Sources: the articles an analyst reads, the texts extracted from them, and where they come from."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing.model.assessment import Credibility, Reliability
from briefing.model.dates import Period
from briefing.model.ids import new_id
from briefing.model.positions import Heading, PageBox


class ReadingState(StrEnum):
    """How far the analyst is with a source."""

    NEW = "new"
    READING = "reading"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a field of a source's metadata was found, for example ("published", "JSON-LD")."""

    field: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as published: its metadata, its grade, and where each value was found.

    `original_hash` (SHA-256, hex) names the bytes it was read from, kept in the project. `reliability` and
    `credibility` are None while the source is not graded, which is not the same as F and 6. `accessed` is the ISO
    date on which it was added. `origin_id` names the origin group it belongs to, `origin_reason` why. The article's
    text is that of its latest `Revision`.
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: Period | None = None
    language: str = ""
    address: str = ""
    accessed: str = ""
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    descriptor: str = ""
    marking: str = ""
    state: ReadingState = ReadingState.NEW
    notes: str = ""
    file_name: str = ""
    media_type: str = ""
    original_hash: str = ""
    found: tuple[Found, ...] = ()
    origin_id: str | None = None
    origin_reason: str = ""

    @property
    def grade(self) -> str:
        """The Admiralty grade ("B2"), with "–" for what is not graded, "" when neither is."""
        if self.reliability is None and self.credibility is None:
            return ""
        return f"{self.reliability or '–'}{self.credibility or '–'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One extracted text of a source. It never changes; a corrected or re-read article gets another revision.

    `text_hash` (SHA-256, hex, of the UTF-8 text) names the stored text. `read_at` is an ISO date-time in UTC.
    Positions everywhere are code points of this text.
    """

    id: str = field(default_factory=new_id)
    source_id: str = ""
    text_hash: str = ""
    characters: int = 0
    words: int = 0
    extractor: str = ""
    extractor_version: str = ""
    read_at: str = ""
    headings: tuple[Heading, ...] = ()
    pages: tuple[PageBox, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independence group: sources that go back to one origin count as one (ten outlets, one wire report)."""

    id: str = field(default_factory=new_id)
    label: str = ""
    name: str = ""
    description: str = ""
