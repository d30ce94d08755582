"""What a document says about itself, joined with its text to an Article; each value with where it was found."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from calendar import IllegalMonthError, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from briefing.model.dates import Period
from briefing.model.positions import Heading
from briefing.sources.article import Article
from briefing.sources.bylines import Opening, opening_of
from briefing.sources.days import day_in, moment
from briefing.sources.language import language_of, short_code
from briefing.sources.plain import require_visible, title_from_name
from briefing.sources.text import normalised

# What was found, and where; in the order of trust.
Words = Sequence[tuple[str, str]]
_SPACE = re.compile(r"\s+")
_PART_OF_DATE = re.compile(r"((?:19|20)\d\d)(?:-(\d\d))?")
_DECEMBER = 12
# The first lines tell title, author and date; a book's other lines would only cost time.
_LOOKED_AT = 20_000
_FIRST_YEAR = 1970
# What programs write where a person has written nothing.
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|sin título|document|dokument|doc)?[\s_-]*\d*(?:\.\w{2,4})?$|microsoft word\s*-|"
    r"(?:power)?point presentation$|(?:no subject)$",
    re.IGNORECASE,
)
_NO_AUTHOR = {
    "admin", "administrator", "author", "default", "home", "microsoft", "microsoft office user", "office", "owner",
    "pc", "python-docx", "root", "unknown", "user", "windows user", "none", "nobody", "anonymous",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Candidates for each field as (where, value), best first; `published` may hold None for no date.

    A heading of level 1 is the title where `title` has none; the text's first lines come before `weakly_published`,
    a date that is only the file's own.
    """

    title: Words = ()
    byline: Words = ()
    publisher: Words = ()
    address: Words = ()
    language: Words = ()
    published: Sequence[tuple[str, Period | None]] = ()
    weakly_published: Sequence[tuple[str, Period | None]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of a file: its text with headings, how it was read, what there is to tell."""

    text: str
    headings: tuple[Heading, ...] = ()
    extractor: str
    media_type: str
    version: str = "1"
    encoding: str = ""
    notes: tuple[str, ...] = ()


def as_article(raw: bytes, name: str, reading: Reading, told: Told) -> Article:
    """The article of a reading and what the file tells. Raises SourceError when there is no visible text."""
    require_visible(reading.text, name)
    opening = opening_of(reading.text[:_LOOKED_AT])
    title, title_from = _title(told, reading, opening, name)
    byline, byline_from = _first([*_of_people(told.byline), ("byline in the text", opening.byline)])
    published, published_from = _first_date(
        [*told.published, ("date line in the text", opening.published), *told.weakly_published]
    )
    publisher, publisher_from = _first(told.publisher)
    address, address_from = _first([(where, value) for where, value in told.address if is_address(value)])
    declared, declared_from = _first(told.language)
    language = language_of(reading.text, declared)
    places = {
        "title": title_from,
        "byline": byline_from,
        "publisher": publisher_from,
        "published": published_from,
        "address": address_from,
        "language": (declared_from if short_code(declared) == language else "the text itself") if language else "",
    }
    return Article(
        title=title,
        text=reading.text,
        byline=byline,
        publisher=publisher,
        published=published,
        language=language,
        address=address,
        found=tuple((field, where) for field, where in places.items() if where),
        headings=reading.headings,
        notes=reading.notes,
        encoding=reading.encoding,
        extractor=reading.extractor,
        extractor_version=reading.version,
        media_type=reading.media_type,
        file_name=name,
        original=raw,
    )


def is_address(value: str) -> bool:
    """Whether a value is a web address that may be shown and opened; "javascript:" and file paths are not."""
    return bool(re.match(r"https?://[^\s/]+", value.strip(), re.IGNORECASE))


def moment_or_day(told: str) -> Period | None:
    """The moment of a date as mails and feeds write it; its day where no zone is told, None where it cannot be."""
    try:
        sent = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return moment(told) or day_in(told)
    if sent.year < _FIRST_YEAR:
        return None
    try:
        exact = sent.isoformat(timespec="seconds") if sent.tzinfo else sent.date().isoformat()
        return Period.day(exact)
    except ValueError:
        return Period.day(sent.date().isoformat())


def day_month_or_year(told: str) -> Period | None:
    """The period of "2016-09-09T08:00Z", "2016-09-09", "2016-09" or "2016"; None for anything else."""
    exact = moment(told) or day_in(told)
    if exact is not None:
        return exact
    match = _PART_OF_DATE.fullmatch(told.strip())
    if match is None:
        return None
    year = int(match[1])
    first, last = (int(match[2]), int(match[2])) if match[2] else (1, _DECEMBER)
    try:
        begin, end = date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except (ValueError, IllegalMonthError):
        return None
    return Period(begin.isoformat(), end.isoformat(), match[0])


def on_one_line(value: str) -> str:
    """A value without line breaks, runs of space and characters that cannot be stored."""
    return _SPACE.sub(" ", normalised(value)).strip()


def _title(told: Told, reading: Reading, opening: Opening, name: str) -> tuple[str, str]:
    heading = _top_heading(reading)
    title, where = _first([(place, value) for place, value in told.title if not _NO_TITLE.match(value.strip())])
    if title:
        return title, where
    if heading:
        return heading, "first heading"
    if opening.title:
        return on_one_line(opening.title), "first line of the text"
    return title_from_name(name), "file name"


def _top_heading(reading: Reading) -> str:
    top = [heading for heading in reading.headings if heading.level == 1][:1]
    return on_one_line(reading.text[top[0].start : top[0].end]) if top else ""


def _of_people(byline: Words) -> Words:
    return [(where, value) for where, value in byline if value.strip().casefold() not in _NO_AUTHOR]


def _first(candidates: Words) -> tuple[str, str]:
    cleaned = ((on_one_line(value), where) for where, value in candidates)
    return next(((value, where) for value, where in cleaned if value), ("", ""))


def _first_date(candidates: Sequence[tuple[str, Period | None]]) -> tuple[Period | None, str]:
    return next(((found, where) for where, found in candidates if found is not None), (None, ""))
