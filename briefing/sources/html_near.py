"""Author and date in the lines around a page's headline and behind its article, by how such lines are worded."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.model.dates import Period
from briefing.sources.days import day_in
from briefing.sources.html_byline import are_people, cleaned
from briefing.sources.html_parts import Part

# A headline is a heading of one of these levels.
_HIGH = 2
_BEFORE = 6
_AFTER = 14
_LONGEST = 160
# "By" in the languages most often read. Those of the second kind name an author wherever they stand in a line.
_STARTS = re.compile(
    r"^(?:by|with|mit|avec|con|von|par|por|door|av|af|di|da|od|przez|автор|текст|yazan|yazar|autor(?:in|es?|ka)?|autori|auteurs?|author(?:s)?"
    r"|text|texte|words|story|tekst|testo|texto|interview|report|bericht|kommentar|analyse|reportage|redaktion)"
    r"\s*(?::|\s(?:by|von|par|por|de|di)\s|\s)\s*(?=\S)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:written|posted|published|reported|created|submitted|added|edited|reviewed)\s+by\s*:?\s+"
    r"|\b(?:verfasst|geschrieben|erstellt|veröffentlicht|eingestellt|gepostet|publiziert)\s+(?:\S+\s+){0,6}?von\s*:?\s+"
    r"|\b(?:écrit|publié|posté|rédigé)\s+(?:\S+\s+){0,6}?par\s+|\b(?:publicado|escrito)\s+(?:\S+\s+){0,6}?por\s+"
    r"|\b(?:scritto|pubblicato)\s+(?:\S+\s+){0,6}?da\s+|\b(?:author|autor(?:in)?|auteur|autore|yazar|автор)\s*:\s+"
    r"|(?:[|•·–—,]|\d{4}|\d\d:\d\d)\s*(?:uhr\s*)?[|•·–—,]?\s*(?:by|von|par|por)\s+(?-i:(?=[A-ZÀ-ÞĀ-ŽΑ-ΩА-Я]))",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"(?:(?:written|posted|published)?\s*by|von|par|por|author(?:s)?|autor(?:in|en)?|verfasser(?:in)?|auteurs?|autores?|autori?"
    r"|yazar|автор|text|written by)\s*:?$",
    re.IGNORECASE,
)
_END_OF_NAMES = re.compile(
    r"\s*(?:[|•·]|\s[–—-]\s|\b(?:illustrat\w*|fotos?|photos?|bilder|images?|graphics?|grafik|video)\b|\b(?:am|on|le|el|il|vom|at|um|in|veröffentlicht|published|aktualisiert|updated)\b|,?\s*\d).*$",
    re.IGNORECASE | re.DOTALL,
)
_DATED = re.compile(
    r"(?:(?:publication |release |publish )?date|(?:first )?published|posted|datum|erscheinungsdatum"
    r"|veröffentlicht(?: am)?"
    r"|erschienen(?: am)?|publié(?: le)?|date de publication|publicado(?: el)?|fecha|pubblicato(?: il)?|data|дата"
    r"|опубликовано|tarih|yayın tarihi)\s*:?\s*(?P<rest>.*\d{4}.*)$",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updat|modif|aktualisier|mise? à jour|actualiz|aggiorn|обновл|güncelle|stand:", re.IGNORECASE)


def names_near(parts: Sequence[Part], title: str) -> list[str]:
    """The people named as authors near the headline, or right behind the article; [] for none."""
    lines = [part.text for part in parts]
    for number in _near_headline(parts, title):
        names = _named_in(lines, number)
        if names:
            return names
    return []


def day_near(parts: Sequence[Part], title: str) -> Period | None:
    """The first full date in a short line near the headline, else in one that says "Date:", anywhere; no updates."""
    for number in _near_headline(parts, title):
        line = parts[number].text
        if len(line) <= _LONGEST and not _UPDATED.search(line):
            found = day_in(line)
            if found is not None:
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
    if _LABEL_ALONE.match(line) and number + 1 < len(lines):
        return _people(lines[number + 1])
    for wording in (_STARTS, _INSIDE):
        match = wording.search(line)
        if match:
            names = _people(line[match.end() :])
            if names:
                return names
    return []


def _people(words: str) -> list[str]:
    if len(words) > _LONGEST:
        return []
    names = cleaned(_END_OF_NAMES.sub("", words.partition("\n")[0]))
    return names if are_people(names) else []


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
