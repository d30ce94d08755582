"""Author names on a page: in the markup meant for them, without "By", roles, handles and the outlet's own name."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

_SPACE = re.compile(r"\s+")
_BY = re.compile(
    r"^(?:(?:written|posted|published|reported|words|story|text|review|analysis) )?"
    r"(?:by|von|par|por|door|автор|текст|yazan)\b\s*:?\s*",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
# What stands for screen readers on the link to an author's page.
_ALL_POSTS_BY = re.compile(
    r"^.*\b(?:posts|articles|stories|beiträge|artikel|publicaciones) (?:by|von|de|par|van)\s+", re.IGNORECASE
)
_CUT = re.compile(
    r"\s*(?:[|•·]|\s[–—-]\s|(?:\b(?:last|first) )?\b(?:published|modified)\b|\bposted\b|(?:\blast )?\bupdated\b"
    r"|\bon\b\s+\w+\s+\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,2}[:./]\d|\bin\b\s+[A-Z]\w+$|@|\().*$",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    r"\b(?:staff|senior|chief|special|political|diplomatic|foreign|contributing|associated?|news|managing|freelance)?\s*"
    r"(?:writers?|reporters?|correspondents?|editors?|journalists?|contributors?|columnists?|analysts?|author|producer)\b.*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|;|\||&|\band\b|\bund\b|\bet\b|\by\b|\bve\b|\bи\b|\bwith\b)\s*")
_NO_NAME = {
    "admin",
    "administrator",
    "staff",
    "editor",
    "editorial team",
    "guest",
    "redaktion",
    "redaction",
    "redacción",
    "author",
    "unknown",
    "null",
    "none",
    "webmaster",
}
_ORGANISATION = re.compile(
    r"\b(?:redak\w*|redacc\w*|rédaction|redazione|editor\w*|team|staff|desk|news\w*|online|gmbh|inc|ltd|llc|ag|e\.?v|agenc\w*"
    r"|agentur\w*|magazin\w*|zeitung|press\w*|media|blog|studio|institute?|university|verlag|group|gruppe|service|bureau|admin"
    r"|correspondents?|reporters?|times|post|journal|tv|radio|association|ministry|ministerium|foundation|stiftung)\b|www\.|\.\w{2,4}$",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"creative commons|licen[cs]e|copyright|©", re.IGNORECASE)
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
_LONGEST_NAME = 60
_LONGEST_BYLINE = 300
_FEWEST_WORDS = 2
_MOST_WORDS = 6
_AUTHOR_CLASS = re.compile(r"author(?!i[sz]|ity)|by-?line|\bwriter|\bautor|\bauteur|\bcontributor", re.IGNORECASE)
_AUTHOR_ADDRESS = re.compile(r"/(?:authors?|autor(?:en)?|auteurs?|profile|people|by)/[^/?#]", re.IGNORECASE)
_NOT_ABOUT_AUTHOR = re.compile(
    r"comment|related|sidebar|footer|bio|avatar|image|img|social|follow|share|recommend|more-", re.IGNORECASE
)


def are_people(names: list[str]) -> bool:
    """Whether every name can be a person's: two to five words in capitals, nothing of an organisation."""
    return bool(names) and all(_is_person(name) for name in names)


def _is_person(name: str) -> bool:
    words = name.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _ORGANISATION.search(name):
        return False
    return all((word[0].isalpha() and not word[0].islower()) or word in _PARTICLES for word in words)


def names_on_page(tree: HtmlElement) -> list[str]:
    """Names marked as the author's on the page: rel, itemprop, then class names; the first kind that gives any."""
    for marked in (_by_relation(tree), _by_property(tree), _by_class(tree), _by_address(tree)):
        names = [name for element in marked for name in cleaned(_text(element))]
        if names:
            return list(dict.fromkeys(names))
    return []


def without_outlet(names: Iterable[str], outlets: Iterable[str]) -> list[str]:
    """Clean names, each once, without those that are the outlet itself, an address or a role."""
    outlet_keys = {_key(outlet) for outlet in outlets if outlet}
    kept: dict[str, str] = {}
    for raw in names:
        for name in cleaned(raw):
            key = _key(name)
            if key not in outlet_keys:
                kept.setdefault(key, name)
    return list(kept.values())


def cleaned(raw: str) -> list[str]:
    """The names in a byline: "By Ann Lee and Bo Chan, staff writers | May 3" gives two."""
    line = _PARENTHESIS.sub("", _SPACE.sub(" ", raw[:_LONGEST_BYLINE]).strip())
    line = _BY.sub("", _ALL_POSTS_BY.sub("", line))
    if "://" in line or line.startswith("@"):
        return []
    line = _CUT.sub("", line)
    names = (
        _ROLE.sub("", part).strip(" ,.;:-–—") if " " in part else part.strip(" ,;:") for part in _JOINED.split(line)
    )
    return [name for name in names if _can_be_name(name)]


def _can_be_name(name: str) -> bool:
    if not name or len(name) > _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return False
    return (
        name.casefold() not in _NO_NAME
        and any(character.isalpha() for character in name)
        and (name[0].isalpha() or name[0] in "'’")
        and not any(character.isdigit() for character in name)
        and not _LICENCE.search(name)
    )


def _by_relation(tree: HtmlElement) -> list[HtmlElement]:
    return [
        element
        for element in tree.iter("a")
        if "author" in element.get("rel", "").lower().split() and not _aside(element)
    ][:4]


def _by_property(tree: HtmlElement) -> list[HtmlElement]:
    found = [
        element
        for element in tree.iter()
        if "author" in element.get("itemprop", "").lower().split() and element.tag != "meta"
    ]
    named = []
    for element in found[:4]:
        inner = [each for each in element.iter() if each.get("itemprop", "").lower() == "name" and each.tag != "meta"]
        named.append(inner[0] if inner else element)
    return named


def _by_class(tree: HtmlElement) -> list[HtmlElement]:
    """The first small element with a class or id for authors; its links, where it has some that look like names."""
    for element in tree.iter("a", "span", "p", "div", "address", "li", "cite", "h3", "h4", "h5", "em", "strong"):
        label = f"{element.get('class', '')} {element.get('id', '')}"
        if _AUTHOR_CLASS.search(label) and not _NOT_ABOUT_AUTHOR.search(label) and not _aside(element):
            text = _text(element)
            if text and len(text) <= 3 * _LONGEST_NAME and cleaned(text):
                return _named_within(element)
    return []


def _named_within(element: HtmlElement) -> list[HtmlElement]:
    """The parts of an author's element that are only names: a microformat's "fn", else the links, else all of it."""
    inside = [each for each in element.iter() if each is not element and cleaned(_text(each))]
    names = [each for each in inside if "fn" in each.get("class", "").split()]
    return (names or [each for each in inside if each.tag == "a"] or [element])[:4]


def _by_address(tree: HtmlElement) -> list[HtmlElement]:
    """The first link to an author's page."""
    for link in tree.iter("a"):
        if _AUTHOR_ADDRESS.search(link.get("href", "")) and not _aside(link) and cleaned(_text(link)):
            return [link]
    return []


def _aside(element: HtmlElement) -> bool:
    """Whether it stands in comments, a footer or a list of other articles."""
    return any(
        ancestor.tag in {"footer", "aside", "nav"}
        or re.search(r"comment|related|sidebar", f"{ancestor.get('class', '')} {ancestor.get('id', '')}", re.IGNORECASE)
        for ancestor in element.iterancestors()
        if ancestor.tag not in {"body", "html"}
    )


def _text(element: HtmlElement) -> str:
    """The beginning of an element's text on one line, longer than any byline where there is more."""
    parts: list[str] = []
    gathered = 0
    for part in element.itertext():
        parts.append(part)
        gathered += len(part)
        if gathered > 2 * _LONGEST_BYLINE:
            break
    return _SPACE.sub(" ", " ".join(parts)).strip()


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold()).removesuffix("com")
