"""The first lines of a text: its title, who wrote it, when it was published."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model.dates import Period
from briefing.model.paragraphs import paragraphs
from briefing.sources.days import day_in

LONGEST_TITLE = 200
# Headlines seldom end with a full stop; a long line that does is the first paragraph.
_SHORTEST_SENTENCE = 70
_LOOKED_AT_LINES = 8
_LONGEST_BYLINE = 120
_MOST_NAME_WORDS = 5
# "By", in the languages of the outlets most often read; "Author:" and "Written by" too.
_BY = re.compile(
    r"^(?:(?:story |words |report |reported |written |text )?by\s*:?|authors?\s*:|(?:text |ein bericht )?von"
    r"|autor(?:in|en)?\s*:|par|auteurs?\s*:|por"
    r"|yazan\s*:|yazar\s*:|автор(?:ы)?\s*:|текст\s*:|автори?\s*:|του|της)\s+(?P<names>\S.*)$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"^(?:(?:first )?published|publication date|posted|date(?:d)?|issued|updated|veröffentlicht|datum|publié|publicado"
    r"|yayın tarihi|yayınlanma|tarih|опубликовано|дата)(?: on| am| le| el)?\s*:?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_DIVIDER = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*|,\s*(?=\d)")
_NAME_WORD = re.compile(r"^(?:[^\W\d_][\w'’.\-]*|de|van|von|der|bin|al|el|and|und|et|y|ve|и|&)$")
_SIGNED_IN_LAST = 2
_AGENCIES = (
    "reuters|ap|afp|dpa|apa|sda|kna|epd|sid|upi|efe|ansa|ntb|tt|ritzau|pti|ians|xinhua|yonhap|kyodo|tass|interfax|ria|"
    "unian|ukrinform|belga|anp|mti|ctk|čtk|pap|lusa|aa|dha|iha|anadolu|mena|irna|bloomberg|associated press|dpa-afx"
)
_SIGNATURE = re.compile(
    rf"[(\[]\s*((?:(?:{_AGENCIES})|[a-zäöü]{{2,4}})(?:\s*[/,]\s*(?:{_AGENCIES}|[a-zäöü]{{2,5}}))*)\s*[)\]]\.?$",
    re.IGNORECASE,
)
_AGENCY_LINE = re.compile(rf"^[^.!?]{{0,60}}[(/]\s*({_AGENCIES})\s*[)/]\s*[-–—:]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…。！？]$")
_SECOND_SENTENCE = re.compile(r"[^\s.]{3,}[.!?] +[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first lines of a text say about it ("" or None where they are silent), and where the title stands."""

    title: str = ""
    title_span: tuple[int, int] = (0, 0)
    byline: str = ""
    published: Period | None = None


def opening_of(text: str) -> Opening:
    """Title, byline and date out of the first visible lines; the text itself stays whole."""
    lines = paragraphs(text)
    if not lines:
        return Opening()
    start, end = lines[0]
    first = text[start:end].strip()
    titled = looks_like_title(first, alone=len(lines) == 1)
    byline, published = _in_lines([text[begin:stop].strip() for begin, stop in lines[: _LOOKED_AT_LINES + 1]])
    return Opening(first if titled else "", (start, end) if titled else (0, 0), byline, published)


def signature_of(text: str) -> str:
    """The agency or initials an article is signed with: "(dpa)" at its end, "BERLIN (Reuters) –" at its beginning."""
    lines = [text[begin:stop].strip() for begin, stop in paragraphs(text)]
    for line in reversed(lines[-_SIGNED_IN_LAST:]):
        match = _SIGNATURE.search(line)
        if match:
            return match[1]
    for line in lines[:_LOOKED_AT_LINES]:
        match = _AGENCY_LINE.match(line)
        if match:
            return match[1]
    return ""


def looks_like_title(line: str, *, alone: bool = False) -> bool:
    """Whether a first line can be a headline: short, hardly a sentence, no byline or date, and not `alone`."""
    if alone or not line or len(line) > LONGEST_TITLE or _BY.match(line) or _PUBLISHED.match(line):
        return False
    if _is_only_date(line):
        return False
    is_sentence = line.endswith(".") and len(line) > _SHORTEST_SENTENCE
    return not (is_sentence or (line.endswith(".") and _SECOND_SENTENCE.search(line)))


def names_in_byline(line: str) -> str:
    """The names in "By Ann Lee and Bo Chan | 14 May 2020", else ""; a sentence that begins with "By" has none."""
    match = _BY.match(line)
    if match is None or len(line) > _LONGEST_BYLINE:
        return ""
    names = _DIVIDER.split(match.group("names"))[0].strip(" ,;:")
    return names if _are_names(names) else ""


def _in_lines(lines: list[str]) -> tuple[str, Period | None]:
    byline = ""
    published = None
    for line in lines:
        byline = byline or names_in_byline(line)
        published = published or _date_in_line(line)
    return byline, published


def _date_in_line(line: str) -> Period | None:
    """The date of a line that is there to say it: alone, after "Published:", or behind a byline."""
    if len(line) > _LONGEST_BYLINE:
        return None
    match = _PUBLISHED.match(line)
    if match:
        return day_in(match.group("rest"))
    if _BY.match(line) and names_in_byline(line):
        return day_in(line)
    return day_in(line) if _is_only_date(line) else None


def _is_only_date(line: str) -> bool:
    found = day_in(line)
    if found is None:
        return False
    rest = line.replace(found.words, " ")
    # A weekday, a time of day, a zone or a place may stand beside it; a sentence may not.
    return len(rest.split()) <= _MOST_NAME_WORDS and not _SENTENCE_END.search(rest.strip())


def _are_names(names: str) -> bool:
    parts = re.split(r",\s*|\s+(?:and|und|et|y|ve|и|та|&)\s+", names)
    return all(_is_name(part) for part in parts if part)


def _is_name(part: str) -> bool:
    words = part.split()
    if not words or len(words) > _MOST_NAME_WORDS or _SENTENCE_END.search(part):
        return False
    has_capital = any(word[0].isupper() or not word[0].islower() for word in words)
    return has_capital and words[0][0] == words[0][0].upper() and all(_NAME_WORD.match(word) for word in words)
