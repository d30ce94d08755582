"""Days as articles write them: "14 December 2020", "March 3, 2026", "5 марта 2026 г.", "2026-03-18T16:00Z"."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from datetime import date, datetime

from briefing.model.dates import Period

# The names' first letters are enough where no other month shares them; inflected forms then need no table of their own.
_MONTH_STEMS: tuple[tuple[str, ...], ...] = (
    ("jan", "janv", "jaan", "ene", "gen", "ian", "ocak", "янв", "січ", "яну", "јан", "ιαν", "sty", "led", "siječ",
     "saus", "tammi", "يناير", "كانون الثاني", "ינואר"),
    ("feb", "fév", "fev", "veeb", "şubat", "фев", "лют", "φεβ", "lut", "úno", "velj", "vasar", "helmi", "فبراير",
     "شباط", "פברואר"),
    ("mar", "mär", "már", "maa", "mart", "мар", "бер", "μαρ", "bře", "ožuj", "kovo", "مارس", "آذار", "מרץ"),
    ("apr", "ápr", "avr", "abr", "nisan", "апр", "кві", "απρ", "kwi", "dub", "trav", "baland", "huhti", "أبريل",
     "ابريل", "إبريل", "نيسان", "אפריל"),
    ("may", "mai", "mag", "mei", "máj", "mayıs", "мая", "май", "мај", "тра", "μαΐ", "μαϊ", "μάι", "maj", "maio", "kvě",
     "svib", "geguž", "touko", "مايو", "أيار", "מאי"),
    ("jun", "jún", "juin", "juun", "giu", "iun", "haziran", "июн", "чер", "юни", "јун", "ιουν", "cze", "červn",
     "červen", "lipnj", "birž", "kesä", "يونيو", "حزيران", "יוני"),
    ("jul", "júl", "juil", "juul", "lug", "iul", "temmuz", "июл", "лип", "юли", "јул", "ιουλ", "lip", "červenec",
     "července", "srpnj", "liepos", "heinä", "يوليو", "تموز", "יולי"),
    ("aug", "aoû", "aou", "ago", "avg", "agust", "ağustos", "авг", "сер", "αυγ", "αύγ", "sie", "srp", "kolov", "rugpj",
     "elok", "أغسطس", "اغسطس", "آب", "אוגוסט"),
    ("sep", "szep", "set", "eylül", "сен", "вер", "сеп", "σεπ", "wrz", "zář", "rujn", "rugs", "syys", "سبتمبر", "أيلول",
     "ספטמבר"),
    ("oct", "okt", "ott", "out", "ekim", "окт", "жов", "οκτ", "paź", "říj", "spal", "loka", "أكتوبر", "اكتوبر",
     "تشرين الأول", "אוקטובר"),
    ("nov", "nop", "noi", "kasım", "ноя", "лис", "ное", "νοε", "νοέ", "lis", "studen", "lapkr", "marras", "نوفمبر",
     "تشرين الثاني", "נובמבר"),
    ("dec", "dez", "déc", "dic", "desem", "disem", "dets", "aralık", "дек", "гру", "δεκ", "gru", "pros", "gruodž",
     "joulu", "ديسمبر", "كانون الأول", "דצמבר"),
)  # fmt: skip
# The months of the Levant have two words each in four cases; "آب/أغسطس" gives a month twice.
_MONTH_WORD = r"((?:تشرين|كانون) ال[^\W\d_]+|[^\W\d_]{2,12})(?:/[^\W\d_]+)?"
_YEAR = r"((?:19|20)\d\d)"
_ISO = re.compile(
    r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?(?!\d)"
)
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?[ \u00a0]+(?:de |of |ב)?{_MONTH_WORD}\.?,?"
    rf"[ \u00a0]+(?:de |del )?{_YEAR}(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    rf"{_MONTH_WORD}\.?[ \u00a0]+(\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0]+{_YEAR}(?!\d)", re.IGNORECASE
)
_YEAR_MONTH_DAY = re.compile(
    rf"{_YEAR}(?:\.| m\.)?[ \u00a0]+{_MONTH_WORD}\.?[ \u00a0]+(\d{{1,2}})(?!\d)", re.IGNORECASE
)
_DOTTED = re.compile(rf"(?<!\d)(\d{{1,2}})\.[ ]?(\d{{1,2}})\.[ ]?{_YEAR}(?!\d)")
_SLASHED = re.compile(rf"(?<!\d)(\d{{1,2}})[/-](\d{{1,2}})[/-]{_YEAR}(?!\d)")
_YEAR_FIRST = re.compile(rf"(?<!\d){_YEAR}(?:[./年]|\. |년 ?)(\d{{1,2}})(?:[./月]|\. |월 ?)(\d{{1,2}})(?!\d)")
# Only where a line is there to say the date: "31.10.23", "8/17/13 11:04am".
_SHORT_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.[ ]?(\d{1,2})\.[ ]?(\d\d)(?![\d.:])")
_SHORT_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/:])")
_CENTURY = 2000
_LAST_SHORT_YEAR = 49
_MONTHS_IN_A_YEAR = 12


def day_in(words: str) -> Period | None:
    """The first full date in a few words, with those words; None where there is none or it could be two days.

    "03/04/2026" is two days (March or April) and gives None; "14/04/2026" and "03.04.2026" are one.
    """
    for read in (_iso, _named, _numbered):
        found = read(words)
        if found is not None:
            return found
    return None


def short_day_in(words: str) -> Period | None:
    """The day of a line that is there to say it, its year in two digits: "31.10.23", "8/17/13"; None as in `day_in`."""
    dotted = _SHORT_DOTTED.search(words)
    slashed = _SHORT_SLASHED.search(words)
    if dotted:
        day, month, year = map(int, dotted.groups())
        return _day(_CENTURY + year, month, day, dotted.group()) if year <= _LAST_SHORT_YEAR else None
    if slashed:
        first, second, year = map(int, slashed.groups())
        if year <= _LAST_SHORT_YEAR:
            return _of_two(_CENTURY + year, first, second, slashed.group())
    return None


def moment(iso: str) -> Period | None:
    """The period of a machine-written time ("2026-03-18T16:00:00Z", "2026-03-18"), or None.

    A time of day without an offset is no moment, so only its day is kept.
    """
    match = _ISO.search(iso)
    if match is None:
        return None
    year, month, day, _time, offset = match.groups()
    whole_day = _day(int(year), int(month), int(day), "")
    if whole_day is None or not offset:
        return whole_day
    try:
        exact = datetime.fromisoformat(match.group().replace(" ", "T", 1).replace(" ", "").replace(",", "."))
    except ValueError:
        return whole_day
    return Period.day(exact.isoformat(timespec="seconds"))


def _iso(words: str) -> Period | None:
    found = moment(words)
    match = _ISO.search(words)
    if found is None or match is None:
        return None
    return Period(found.earliest, found.latest, match.group())


def _named(words: str) -> Period | None:
    for match in _DAY_MONTH_YEAR.finditer(words):
        day, month, year = match.groups()
        found = _day(int(year), _month(month), int(day), match.group())
        if found is not None:
            return found
    for match in _MONTH_DAY_YEAR.finditer(words):
        month, day, year = match.groups()
        found = _day(int(year), _month(month), int(day), match.group())
        if found is not None:
            return found
    for match in _YEAR_MONTH_DAY.finditer(words):
        year, month, day = match.groups()
        found = _day(int(year), _month(month), int(day), match.group())
        if found is not None:
            return found
    return None


def _numbered(words: str) -> Period | None:
    if match := _YEAR_FIRST.search(words):
        year, month, day = (int(part) for part in match.groups())
        return _day(year, month, day, match.group())
    if match := _DOTTED.search(words):
        day, month, year = (int(part) for part in match.groups())
        return _day(year, month, day, match.group())
    if match := _SLASHED.search(words):
        first, second, year = (int(part) for part in match.groups())
        return _of_two(year, first, second, match.group())
    return None


def _of_two(year: int, first: int, second: int, words: str) -> Period | None:
    """The day of a month and a day in unknown order; None where both orders are days."""
    if first == second or second > _MONTHS_IN_A_YEAR:
        return _day(year, first, second, words)
    return _day(year, second, first, words) if first > _MONTHS_IN_A_YEAR else None


def _month(word: str) -> int:
    """The number of a month by its name in a dozen languages; 0 for another word."""
    lowered = word.lower().replace("i̇", "i")
    best = 0
    length = 0
    for number, stems in enumerate(_MONTH_STEMS, start=1):
        for stem in stems:
            # The longest stem wins: "červenec" is July although "červen" is June.
            if lowered.startswith(stem) and len(stem) > length:
                best, length = number, len(stem)
    return best


def _day(year: int, month: int, day: int, words: str) -> Period | None:
    try:
        return Period.day(date(year, month, day).isoformat(), words)
    except ValueError:
        return None
