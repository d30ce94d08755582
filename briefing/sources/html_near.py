"""Author and date in the lines around a page's headline and behind its article, by how such lines are worded."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.model.dates import Period
from briefing.sources.byline_words import END_OF_NAMES, INSIDE, LABEL_ALONE, PEN_NAME, SIGNED, STARTS
from briefing.sources.days import day_in, short_day_in
from briefing.sources.html_parts import Part
from briefing.sources.names import are_people, cleaned

# A headline is a heading of one of these levels.
_HIGH = 2
_BEFORE = 6
_AFTER = 14
_LONGEST = 160
# A list entry that is mostly a link is about something else.
_LINKS_ONLY = 0.6
_DATED = re.compile(
    r"(?:(?:publication |release |publish )?date|(?:first )?published|posted|datum|erscheinungsdatum"
    r"|veröffentlicht(?: am)?"
    r"|erschienen(?: am)?|publié(?: le)?|date de publication|publicado(?: el)?|fecha|pubblicato(?: il)?|data|дата"
    r"|опубликовано|tarih|yayın tarihi)\s*:?\s*(?P<rest>.*\d{4}.*)$",
    re.IGNORECASE,
)
# A text that begins with place and day, as in "Karlsruhe, (12.11.2021). Traditionally".
_DATELINE = re.compile(r"[^\W\d_][^.:\d]{0,40}[,(]\s*\(?([^():]{6,30}?\d{4})\)?\s*(?:\.|:|[-–—])\s")
_UPDATED = re.compile(r"updat|modif|aktualisier|mise? à jour|actualiz|aggiorn|обновл|güncelle|stand:", re.IGNORECASE)


def names_near(parts: Sequence[Part], title: str) -> list[str]:
    """The people named as authors near the headline, or right behind the article; [] for none."""
    lines = [part.text for part in parts]
    for number in _near_headline(parts, title):
        names = _named_in(lines, number)
        if names:
            return names
    return []


def names_signed(parts: Sequence[Part], title: str) -> list[str]:
    """The people a whole line near the headline names as its authors ("Ein Interview von Ann Lee"); [] for none."""
    for number in _near_headline(parts, title):
        line = parts[number].text.strip()
        match = SIGNED.match(line) if len(line) <= _LONGEST else None
        names = _people(line[match.end() :]) if match else []
        if names:
            return names
    return []


def pen_name(parts: Sequence[Part], title: str) -> str:
    """A single name near the headline that a date follows ("Posted by Fabian on 6 May 2014"); "" for none."""
    for number in _near_headline(parts, title):
        line = parts[number].text.strip()
        match = PEN_NAME.match(line) if len(line) <= _LONGEST and day_in(line) else None
        if match and match["name"][0].isupper() and cleaned(match["name"]):
            return match["name"]
    return ""


def lines_near(parts: Sequence[Part], title: str) -> list[str]:
    """The lines around the headline."""
    return [parts[number].text for number in _near_headline(parts, title)]


def day_near(parts: Sequence[Part], title: str) -> Period | None:
    """The first full date in a short line near the headline, else in one that says "Date:", anywhere; no updates."""
    for number in _near_headline(parts, title):
        line = parts[number].text
        if parts[number].kind == "li" and parts[number].link_share > _LINKS_ONLY:
            continue
        if len(line) <= _LONGEST and not _UPDATED.search(line):
            found = day_in(line) or short_day_in(line)
            if found is not None:
                return found
        dateline = _DATELINE.match(line)
        if dateline and (found := day_in(dateline[1])):
            return found
    labelled = (_DATED.match(part.text) for part in parts if len(part.text) <= _LONGEST)
    return next((found for match in labelled if match and (found := day_in(match["rest"]))), None)


def _near_headline(parts: Sequence[Part], title: str) -> Iterator[int]:
    """The places of the lines below the headline, then of those right above it."""
    key = _key(title)
    places = [part.order for part in parts if part.level and part.level <= _HIGH and _key(part.text) == key] or [
        part.order for part in parts if part.level == 1
    ]
    if not places:
        return
    headline = places[0]
    yield from range(headline + 1, min(len(parts), headline + 1 + _AFTER))
    yield from range(max(0, headline - _BEFORE), headline)


def _named_in(lines: Sequence[str], number: int) -> list[str]:
    line = lines[number].strip()
    if len(line) > _LONGEST:
        return []
    if LABEL_ALONE.match(line) and number + 1 < len(lines):
        return _people(lines[number + 1])
    for wording in (STARTS, INSIDE):
        match = wording.search(line)
        if match:
            names = _people(line[match.end() :])
            if names:
                return names
    return []


def _people(words: str) -> list[str]:
    if len(words) > _LONGEST:
        return []
    names = cleaned(END_OF_NAMES.sub("", words.partition("\n")[0]))
    return names if are_people(names) else []


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
