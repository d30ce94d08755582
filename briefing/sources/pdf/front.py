"""What the first page and the file's properties say of a PDF: title, author, day, publisher, and where it stood."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model.dates import Period
from briefing.model.positions import Heading
from briefing.sources.bylines import LONGEST_TITLE, looks_like_title, names_in_byline, opening_of
from briefing.sources.days import moment
from briefing.sources.pdf.flow import Text
from briefing.sources.pdf.margins import Sheet
from briefing.sources.plain import title_from_name
from briefing.sources.text import normalised

_PROPERTIES = "PDF properties"
# What programs write into the title: names of files and programs, and nothing at all.
_NO_TITLE = re.compile(
    r"^(?:untitled|unbenannt|sans titre|document\d*|microsoft (?:word|powerpoint|excel)\b.*|(?:slide|page|layout) ?\d*"
    r"|print|.*\.(?:docx?|rtf|odt|pages|indd|qxd|p65|tex|dvi|xlsx?|pptx?|pdf|html?|txt|wpd|cdr|ps|eps))$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ON_THE_PAGE = 0.8
_MADE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^\n.,;|()©]{2,60}?)(?:\s+(?:19|20)\d\d)?(?=[\n.,;|()]|\s+all rights|$)",
    re.IGNORECASE,
)
_PUBLISHED_BY = re.compile(r"\bpublished by:?\s+(?P<name>[^\n.,;|()]{3,60})", re.IGNORECASE)
_ALL_RIGHTS = re.compile(r"all rights|rights reserved|holder", re.IGNORECASE)
_LOOKED_AT = 6000


@dataclass(frozen=True, slots=True)
class Front:
    """What is known of a document ("" or None for nothing), and where each value stood."""

    title: str
    byline: str = ""
    publisher: str = ""
    published: Period | None = None
    found: tuple[tuple[str, str], ...] = ()


def front_of(properties: dict[str, str], content: Text, sheets: list[Sheet], name: str) -> Front:
    """The front of a document; `properties` are those of the PDF ("Title", "Author", "CreationDate", …)."""
    first_page = _first_page(content)
    title, title_place = _title(properties, content, first_page, name)
    after_title = first_page[first_page.find(title) + len(title) :] if title in first_page else first_page
    opening = opening_of(first_page)
    late = opening_of("-\n" + after_title)
    found = {"title": title_place}
    byline, place = opening.byline or late.byline, "byline in the text"
    if not byline:
        byline, place = _author(properties), _PROPERTIES
    if byline:
        found["byline"] = place
    published, place = opening.published or late.published, "date line in the text"
    if published is None:
        published, place = _made(properties), "PDF properties: the day the file was made"
    if published:
        found["published"] = place
    publisher, place = _publisher(first_page, sheets)
    if publisher:
        found["publisher"] = place
    return Front(title, byline, publisher, published, tuple(found.items()))


def _first_page(content: Text) -> str:
    end = content.pages[0].end if content.pages else 0
    return content.text[:end][:_LOOKED_AT]


def _title(properties: dict[str, str], content: Text, first_page: str, name: str) -> tuple[str, str]:
    declared = " ".join(normalised(properties.get("Title", "")).split())
    is_sane = bool(declared) and len(declared) <= LONGEST_TITLE and not _NO_TITLE.match(declared)
    if is_sane and _is_on(declared, first_page):
        return declared, _PROPERTIES
    shown = _largest(content, first_page)
    if shown:
        return shown, "largest words of the first page"
    if is_sane:
        return declared, _PROPERTIES
    opening = opening_of(first_page)
    if opening.title:
        return opening.title, "first line of the text"
    return title_from_name(name), "file name"


def _is_on(title: str, page: str) -> bool:
    words = _WORD.findall(title.casefold())
    there = set(_WORD.findall(page.casefold()))
    return bool(words) and sum(word in there for word in words) >= _ON_THE_PAGE * len(words)


def _largest(content: Text, first_page: str) -> str:
    """The heading the page begins with, where another is as large; else the heading set largest on the first page."""
    headings = [heading for heading in content.headings if heading.end <= len(first_page)]
    if not headings:
        return ""
    best: Heading = min(headings, key=lambda heading: (heading.level, heading.start))
    if headings[0].start == 0 and sum(heading.level == best.level for heading in content.headings) > 1:
        best = headings[0]
    words = content.text[best.start : best.end]
    return words if looks_like_title(words) else ""


def _author(properties: dict[str, str]) -> str:
    """The author the file names, if it is a name of a person and no login or program."""
    declared = " ".join(normalised(properties.get("Author", "")).split())
    names = names_in_byline(f"by {declared}")
    return names if " " in names else ""


def _made(properties: dict[str, str]) -> Period | None:
    match = _MADE.match(properties.get("CreationDate", ""))
    if match is None or not match.group(3):
        return None
    return moment("-".join(match.groups()))


def _publisher(first_page: str, sheets: list[Sheet]) -> tuple[str, str]:
    margins = "\n".join(row.text for sheet in sheets[:2] for row in sheet.margin)
    for text, place in ((first_page, "first page"), (margins, "margin of the page")):
        for pattern in (_PUBLISHED_BY, _RIGHTS):
            match = pattern.search(text)
            if match and not _ALL_RIGHTS.search(match.group("name")):
                return match.group("name").strip(), f"{place}: “{match.group().strip()[:60]}”"
    return "", ""
