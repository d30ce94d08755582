"""Sentences of a text, found by punctuation, abbreviations and capitals. No language library.

A sentence never crosses a line break. It keeps its closing quotation marks and brackets and starts at its first
visible character. The rules favour one sentence too long over one cut short: a reader can shrink a selection.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

_STOPS = ".!?…؟۔।"
_FULL_WIDTH_STOPS = "。！？｡"
_CLOSERS = "\"'”’»›)]}」』）】"
_OPENERS = "\"'“‘„«‹([{¿¡—–-「『（【 \t\u00a0\u202f"
# French sets a space before the closing guillemet; German uses the same sign to open, with a letter after it.
_SPACED_GUILLEMET = r"(?:[ \u00a0\u202f]»(?=\s|$))?"
_END = re.compile(
    f"[{re.escape(_FULL_WIDTH_STOPS)}]+[{re.escape(_CLOSERS)}]*"
    f"|[{re.escape(_STOPS)}]+[{re.escape(_CLOSERS)}]*{_SPACED_GUILLEMET}"
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“”‘’„«»‹›—–]+$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]", re.UNICODE)
_ORDINAL = re.compile(r"\d{1,2}")
_WORD = re.compile(r"\w+")
_NUMBER_BEFORE = re.compile(r"\d\s*$")
_WHITE = re.compile(r"\s")
_REACH = 40
"""Code points before a full stop in which the word is looked for that it may belong to."""
_NEAR = 2_000
"""Code points before a place in which, as a rule, several sentences end."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# A name follows these titles, written with a capital: the full stop never ends a sentence.
_TITLES = _words(
    """
    Mr Mrs Ms Mx Dr Prof Sr Jr St Gen Lt Col Maj Capt Cpl Sgt Cmdr Adm Brig Gov Sen Rep Hon Rev Pres Amb
    M MM Mme Mlle Mgr Dra Srta Ing Lic Excmo Hr Fr Dipl-Ing
    Sn Av Yrd Doç Uzm Öğr Gör Org Tuğg Korg Tümg Orgen Hz
    """
)
# A name, a place or an explanation follows these, whatever their case.
_LEAD_ABBREVIATIONS = _words(
    """
    vs e.g i.e viz cf ca approx vgl bzw bzgl z.b d.h u.a çev bkz prof dr doç
    г-н г-жа им ул пл просп акад проф ген полк подп лейт адм гл т.е т.н т.к напр респ обл д-р
    """
)
# A number follows these; before anything else they are plain words ("He said no.").
_BEFORE_NUMBERS = _words("no nos nr vol p pp art fig para sec sect ch ст п пп стр рис str s md")
# These may close a sentence; they do when one of the starters follows. Those in capitals only when so written.
_TRAIL_ABBREVIATIONS = _words(
    """
    etc plc dept vb vs vd a.ş т.д т.п др usw inkl exkl
    Inc Ltd Corp Co LLC Bros Dept Est Mt Ft EE.UU
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    """
)
# Russian "в 2019 г. Турция": the year's mark is followed by capitals far more often than by a new sentence.
_AFTER_NUMBERS = _words("г гг в вв тыс млн млрд трлн")
# After an acronym (U.S., a.m.) a sentence begins only with one of these.
_STARTERS = _words(
    """
    the a an this that these those he she it they we i you his her its their our there here but and or so yet however
    in on at by for from with after before when while if as although meanwhile since both such no not
    le la les un une des il elle ils elles ce cette mais
    el los las una pero este esta
    der die das ein eine er sie es aber
    bu o bir ve ama ancak
    он она они это но и в на по как
    """
)
# Here "19." is how an ordinal is written: 19. Jahrhundert, 5. madde.
_ORDINAL_LANGUAGES = _words("de tr az da nb no nn fi et cs sk pl hu sl hr lv")


class Span(NamedTuple):
    """Code points [start, end) of a text."""

    start: int
    end: int


def sentences(text: str, start: int = 0, end: int | None = None, language: str = "") -> list[Span]:
    """The sentences between two code points of a text, in order; by default of the whole text.

    `language` is an ISO 639-1 code or empty; it decides only whether "19." is an ordinal.
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    while start <= stop:
        line_end = text.find("\n", start, stop)
        line_end = stop if line_end < 0 else line_end
        found.extend(_of_line(text, start, line_end, language))
        start = line_end + 1
    return found


def sentence_at(text: str, position: int, language: str = "") -> Span | None:
    """The sentence at a code point: the one that holds it, else the last before it on its line, else the first.

    None where the line has no visible text.
    """
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    end = len(text) if end < 0 else end
    for begin in _begins_before(text, start, position, end, language):
        found = _of_line(text, begin, end, language)
        before = list(takewhile(lambda sentence: sentence.start <= position, found))
        if before:
            return before[-1]
    return next(_of_line(text, start, end, language), None)


def sentence_after(text: str, position: int, language: str = "") -> Span | None:
    """The first sentence that ends after a code point; it may stand on a later line. None at the end of the text."""
    start = text.rfind("\n", 0, position) + 1
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        begin = next(_begins_before(text, start, position, end, language))
        for sentence in _of_line(text, begin, end, language):
            if sentence.end > position:
                return sentence
        start = end + 1
    return None


def _begins_before(text: str, start: int, position: int, end: int, language: str) -> Iterator[int]:
    """Places from which the sentences around a position come out as from its line's beginning; that is the last one.

    A line may be a megabyte long, and whoever asks for a sentence shall not wait for all of them. Where a sentence
    ends is decided by the letters around its stop; those before them only matter where another stop stands near.
    """
    back = _NEAR
    while position - back > start:
        first = _WHITE.search(text, position - back, position)
        stops = _END.finditer(text, first.end(), position) if first else ()
        for before, stop in pairwise(stops):
            if stop.start() - before.end() > _REACH and _ends_sentence(text, before.end(), stop, end, language):
                yield stop.end()
                break
        back *= 8
    yield start


def _of_line(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    begin = start
    for stop in _END.finditer(text, start, end):
        if _ends_sentence(text, begin, stop, end, language):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start, end)] if start < end else []


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int, language: str) -> bool:
    mark = stop.group()
    if mark[0] in _FULL_WIDTH_STOPS:
        return True
    if stop.end() >= end:
        return True
    if not text[stop.end()].isspace():
        return False
    following = _first_letter(text, stop.end(), end)
    if following.islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    return _full_stop_ends(text, begin, stop, _following_word(text, stop.end(), end), language)


def _first_letter(text: str, start: int, end: int) -> str:
    while start < end and text[start] in _OPENERS:
        start += 1
    return text[start : start + 1]


def _following_word(text: str, start: int, end: int) -> str:
    """The next word in lower case, without the quotation marks or brackets before it."""
    while start < end and text[start] in _OPENERS:
        start += 1
    word = _WORD.match(text, start, end)
    return word.group().lower() if word else ""


def _full_stop_ends(text: str, begin: int, stop: re.Match[str], following: str, language: str) -> bool:
    """Whether one full stop, before a word that is not in lower case, ends the sentence."""
    if len(stop.group()) > 1:  # a closing quotation mark stands after it
        return True
    before = _WORD_BEFORE.search(text, max(begin, stop.start() - _REACH), stop.start())
    word = before.group() if before else ""
    folded = word.lower()
    if word in _TITLES or folded in _LEAD_ABBREVIATIONS:
        return False
    if folded in _BEFORE_NUMBERS:
        return not following[:1].isdigit()
    after_number = folded in _AFTER_NUMBERS and _NUMBER_BEFORE.search(text[begin : stop.start() - len(word)])
    if after_number or {word, folded} & _TRAIL_ABBREVIATIONS or _ACRONYM.fullmatch(word):
        return following in _STARTERS
    return not _is_initial(word) and not (_ORDINAL.fullmatch(word) and language[:2].lower() in _ORDINAL_LANGUAGES)


def _is_initial(word: str) -> bool:
    """A single letter, as in "A. Smith" or "z. B."; but "so do I." ends."""
    return len(word) == 1 and word.isalpha() and word not in {"I", "я"}
