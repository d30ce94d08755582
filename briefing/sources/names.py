"""What a person's name looks like, and the names in a byline: without "By", roles, handles, dates and outlets."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACE = re.compile(r"\s+")
_BY = re.compile(
    r"^(?:(?:written|posted|published|reported|words|story|text|review|analysis) )?"
    r"(?:by|von|par|por|door|автор|текст|yazan|written|oleh|作者|记者|記者|文[:：/／])\b\s*[:：]?\s*",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
# What stands for screen readers on the link to an author's page.
_ALL_POSTS_BY = re.compile(
    r"^.*\b(?:posts|articles|stories|beiträge|artikel|publicaciones) (?:by|von|de|par|van)\s+", re.IGNORECASE
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    "|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado"
    "|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
)
_CUT = re.compile(
    r"\s*(?:[|•·]|\s[–—-]\s|(?:\b(?:last|first) )?\b(?:published|modified)\b|\bposted\b|(?:\blast )?\bupdated\b"
    r"|\bon\b\s+\w+\s+\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,2}[:./]\d|\bin\b\s+[A-Z]\w+$|@|\()"
    rf".*$|^\s*(?:{_WEEKDAYS})\b.*$|(?<=\w)\s+(?:{_WEEKDAYS}|{_MONTHS})$",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    r"\b(?:staff|senior|chief|special|political|diplomatic|foreign|contributing|associated?|news|managing|freelance)?\s*"
    r"(?:writers?|reporters?|correspondents?|editors?|journalists?|contributors?|columnists?|analysts?|author|producer"
    r"|envoyée?s? spécia\w+|correspondante?s?|envia[do]{2}s? especia\w+|corresponsal(?:es)?|korrespondent(?:in|en)?"
    r"|redakteur(?:in)?|inviat[oaie] special\w|corrispondente|muhabiri?|корреспондент\w*|журналист\w*)\b.*$",
    re.IGNORECASE,
)
# "홍길동 기자", "山田太郎記者": the role stands behind the name.
_ROLE_BEHIND = re.compile(r"\s*(?:선임기자|기자|특파원|논설위원|앵커|記者|编辑|編集委員|氏)$")
# "Ann Lee, MD" is one.
_JOINED = re.compile(
    r"\s*(?:,(?!\s*(?:M\.?D|Ph\.?D|D\.?Phil|MA|MSc|MBA|MPH|RN|JD|Jr|Sr|I{2,3}|IV)\b)|;|\||&|、|，"
    r"|\band\b|\bund\b|\bet\b|\by\b|\bve\b|\bи\b|\bwith\b)\s*"
)
_NO_NAME = {
    "admin", "administrator", "staff", "editor", "editorial team", "guest", "redaktion", "redaction", "redacción",
    "author", "unknown", "null", "none", "webmaster", "publisher", "user", "default", "root", "super user", "test",
    "anonymous", "undefined", "gast", "site admin", "share", "follow", "print", "email", "about",
}  # fmt: skip
_ADMINISTRATOR = re.compile(r"^\w*admin\w*$|^super ?user$|^(?:web)?master\w*$", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:redak\w*|redacc\w*|rédaction|redazione|editor\w*|team|staff|desk|news\w*|online|gmbh|inc|ltd|llc|ag|e\.?v|agenc\w*"
    r"|agentur\w*|magazin\w*|zeitung|press\w*|media|blog|studio|institute?|university|verlag|group|gruppe|service|bureau|admin"
    r"|correspondents?|reporters?|times|post|journal|tv|radio|association|ministry|ministerium|foundation|stiftung"
    r"|today|daily|weekly|gazette|herald|tribune|chronicle|network|society|committee|council|comments?|photos?|video)\b"
    r"|www\.|\.\w{2,4}$",
    re.IGNORECASE,
)
# Who built the site signs in the meta tag for the author, too.
_COMPANY = re.compile(
    r"\b(?:gmbh|inc|ltd|llc|kg|s\.?r\.?l|web-?design\w*|designed|internet-?agentur|werbe-?agentur|cms)\b|www\.|https?:",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"creative commons|licen[cs]e|copyright|©|rechte vorbehalten|rights reserved", re.IGNORECASE)
_PARTICLES = {
    "de",
    "van",
    "von",
    "der",
    "den",
    "di",
    "da",
    "del",
    "della",
    "la",
    "le",
    "bin",
    "al",
    "el",
    "y",
    "zu",
    "ter",
    "ten",
    "dos",
}
# Chinese and Korean names have two to four letters; Japanese ones up to six.
_EASTERN_NAME = re.compile(
    r"[\u4e00-\u9fff·]{2,6}|[\uac00-\ud7af]{2,4}|[\u4e00-\u9fff]{1,4}[ \u3000][\u3040-\u30ff\u4e00-\u9fff]{1,5}"
)
_EASTERN_OFFICE = re.compile(r"[社部局報报网網台院会會室署団团]$")
_LONGEST_NAME = 60
_LONGEST_BYLINE = 300
_FEWEST_WORDS = 2
_MOST_WORDS = 6
_FEWEST_SHARED = 3
_SHORTEST_OUTLET = 8


def are_people(names: list[str]) -> bool:
    """Whether every name can be a person's: two to six words in capitals, nothing of an organisation."""
    return bool(names) and all(_is_person(name) for name in names)


def is_company(name: str) -> bool:
    """Whether a name is worded as a firm's, or as who built the page."""
    return bool(_COMPANY.search(name))


def share_a_name(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two bylines have a name or surname in common, however it is written."""
    return bool(_words_of(some) & _words_of(others))


def without_outlet(names: Iterable[str], outlets: Iterable[str]) -> list[str]:
    """Clean names, each once, without those that are the outlet itself, an address or a role."""
    outlet_keys = {_key(outlet) for outlet in outlets if outlet}
    kept: dict[str, str] = {}
    for raw in names:
        for name in cleaned(raw):
            key = _key(name)
            if not _is_outlet(key, outlet_keys):
                kept.setdefault(key, name)
    # "Ann Lee, USA TODAY": the office behind a name is none.
    people = [name for name in kept.values() if _is_person(name)]
    offices = [name for name in kept.values() if _ORGANISATION.search(name)]
    return [name for name in kept.values() if not (people and name in offices)]


def cleaned(raw: str) -> list[str]:
    """The names in a byline: "By Ann Lee and Bo Chan, staff writers | May 3" gives two."""
    line = as_printed(raw)
    names = (
        _ROLE_BEHIND.sub("", _ROLE.sub("", part)).strip(" ,.;:-–—")
        if " " in part
        else _ROLE_BEHIND.sub("", part).strip(" ,;:")
        for part in _JOINED.split(line)
    )
    return [name for name in names if _can_be_name(name)]


def as_printed(raw: str) -> str:
    """A byline as it is printed, without "By" and date, not taken apart; "" for an address."""
    line = _PARENTHESIS.sub("", _SPACE.sub(" ", raw[:_LONGEST_BYLINE]).strip())
    line = _BY.sub("", _ALL_POSTS_BY.sub("", line))
    if "://" in line or line.startswith("@"):
        return ""
    return _CUT.sub("", line).strip(" ,;:")


def _is_person(name: str) -> bool:
    if _EASTERN_NAME.fullmatch(name):
        return not _EASTERN_OFFICE.search(name)
    words = name.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _ORGANISATION.search(name):
        return False
    return all((word[0].isalpha() and not word[0].islower()) or word in _PARTICLES for word in words)


def _can_be_name(name: str) -> bool:
    if not name or len(name) > _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return False
    return (
        name.casefold() not in _NO_NAME
        and not _ADMINISTRATOR.match(name)
        and any(character.isalpha() for character in name)
        and (name[0].isalpha() or name[0] in "'’")
        and not any(character.isdigit() for character in name)
        and not _LICENCE.search(name)
    )


def _is_outlet(key: str, outlets: set[str]) -> bool:
    """Whether a name is an outlet's, or its beginning: "Business Insider" of "Business Insider Deutschland"."""
    return key in outlets or (len(key) >= _SHORTEST_OUTLET and any(outlet.startswith(key) for outlet in outlets))


def _words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in re.findall(r"\w+", name.casefold()) if len(word) >= _FEWEST_SHARED}


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold()).removesuffix("com")
