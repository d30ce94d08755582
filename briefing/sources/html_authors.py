"""Who wrote a page's article: what the page shows near its headline, weighed against what it declares."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefing.sources.byline_words import RIGHTS
from briefing.sources.html_byline import marked_names, printed_byline
from briefing.sources.html_near import lines_near, names_near, names_signed, pen_name
from briefing.sources.html_parts import Part
from briefing.sources.names import are_people, as_printed, cleaned, is_company, share_a_name, without_outlet

_AUTHOR_LABEL = re.compile(
    r"written by|author|verfasst|geschrieben|autor|écrit|auteur|escrito|scritto|yazan|автор|written"
)
# Systems for newspapers and journals fill these; anybody writes something into the others.
_OF_NEWSPAPERS = (
    "parsely-author", "sailthru.author", "byl", "citation_author", "dc.creator", "dcterms.creator",
    "article:author_name", "cxenseparse:author",
)  # fmt: skip
_OF_ANYBODY = (
    "article:author", "og:article:author", "article.author", "author", "authors", "bt:author", "dc.contributor",
)  # fmt: skip
_INVERTED = re.compile(r"([^\W\d_][\w'’. -]*), ([^\W\d_][\w'’. -]*)")
_MOST_INVERTED_WORDS = 5
_RIGHTS_LINES = 12
_MOST_PLAIN_WORDS = 3
_LONGEST_PRINTED = 80
_PEN_NAME = "byline with a date"
Meta = dict[str, list[str]]
Marked = list[list[str]]
Found = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page declares: its meta tags, the authors its JSON-LD gives, the names of the outlet itself."""

    meta: Meta
    linked: tuple[str, ...]
    outlets: tuple[str, ...]


def authors_of(tree: HtmlElement, parts: Sequence[Part], title: str, declared: Declared) -> tuple[str, str, Found]:
    """The byline, where it was found, and a byline of last resort with its place; "" for each there is not.

    People the page shows as its authors near the headline are believed before what its description of itself says, for
    that often names who put the text into the system. Where both share a name, the fuller of the two is taken.
    """
    outlets = declared.outlets
    told = list(_told(declared))
    marked = list(marked_names(tree))
    shown = _shown(marked, parts, title, outlets)
    if shown:
        named = next(((names, where) for names, where in told if _is_fuller(names, shown)), (shown, "byline"))
        return ", ".join(named[0]), named[1], ("", "")
    last_resort = _of_outlet(declared) or _of_rights(parts, outlets) or ("", "")
    for names, where in _less_sure(marked, parts, title, told, outlets):
        if are_people(names) or (names and where == _PEN_NAME):
            return ", ".join(names), where, ("", "")
    return *_of_nobody([[printed_byline(tree)], *marked], told, outlets), last_resort


def _told(declared: Declared) -> Iterator[tuple[list[str], str]]:
    """What the page declares of its authors, best first, without the outlet and who built the site."""
    meta, outlets = declared.meta, declared.outlets
    yield without_outlet(declared.linked, outlets), "JSON-LD"
    for names in (_OF_NEWSPAPERS, _OF_ANYBODY):
        values = next((meta[name] for name in names if name in meta and not _are_addresses(meta[name])), [])
        yield without_outlet(map(_in_order, (each for each in values if not is_company(each))), outlets), "meta tags"
    labelled = [meta[f"twitter:data{number}"][0] for number in (1, 2) if _is_author_label(meta, number)]
    yield without_outlet(labelled, outlets), "meta tags"


def _shown(marked: Marked, parts: Sequence[Part], title: str, outlets: Sequence[str]) -> list[str]:
    """The people a line or mark near the headline names as authors; [] for none."""
    signed = without_outlet(names_signed(parts, title), outlets)
    if signed:
        return signed
    lines = " ".join(" ".join(lines_near(parts, title)).split())
    for texts in marked:
        names = [name for name in without_outlet(texts, outlets) if name in lines]
        if are_people(names):
            return names
    return []


def _is_fuller(told: list[str], shown: list[str]) -> bool:
    return are_people(told) and len(told) >= len(shown) and share_a_name(told, shown)


def _less_sure(
    marked: Marked,
    parts: Sequence[Part],
    title: str,
    told: list[tuple[list[str], str]],
    outlets: Sequence[str],
) -> Iterator[tuple[list[str], str]]:
    """Places that may name people, best first; the page itself is looked through last, for that takes longest."""
    linked, newspapers, *anybody = told
    yield linked
    yield newspapers
    single = pen_name(parts, title)
    if single and not any(share_a_name([single], names) for names, _where in anybody):
        yield [single], _PEN_NAME
    yield from anybody
    for texts in marked:
        yield without_outlet(texts, outlets), "byline"
    yield without_outlet(names_near(parts, title), outlets), "byline"


def _of_nobody(printed_as: Marked, told: list[tuple[list[str], str]], outlets: Sequence[str]) -> Found:
    """A byline that names no person: as the page prints it, else as it declares it."""
    for texts in printed_as:
        printed = ", ".join(dict.fromkeys(map(as_printed, texts)))
        if without_outlet(texts, outlets) and len(printed) <= _LONGEST_PRINTED and ":" not in printed:
            return printed, "byline"
    return next(((", ".join(names), where) for names, where in told if names), ("", ""))


def _of_outlet(declared: Declared) -> Found | None:
    """The outlet, where the page declares it as its author."""
    meta = declared.meta
    values = next((meta[name] for name in (*_OF_NEWSPAPERS, *_OF_ANYBODY) if name in meta), [])
    for where, names in (("JSON-LD", declared.linked), ("meta tags", values)):
        kept = [name for name in map(as_printed, names) if cleaned(name) and not is_company(name)]
        if kept:
            return ", ".join(kept), where
    return None


def _of_rights(parts: Sequence[Part], outlets: Sequence[str]) -> Found | None:
    """The person to whom a line with a year, or one of the page's last, gives the rights; pictures have their own."""
    for part in reversed(parts):
        match = RIGHTS.match(part.text.strip()) if part.kind != "figcaption" else None
        if match is None or not (match["year"] or part.order >= len(parts) - _RIGHTS_LINES):
            continue
        names = cleaned(part.text.strip()[match.end() :])
        if are_people(names) and not share_a_name(names, outlets) and all(_is_plain(name) for name in names):
            return ", ".join(names), "copyright line"
    return None


def _is_plain(name: str) -> bool:
    """Whether a name is two or three words, each with one capital: firms like others."""
    words = name.split()
    return len(words) <= _MOST_PLAIN_WORDS and all(word == word.capitalize() or "-" in word for word in words)


def _in_order(value: str) -> str:
    """The one name that journals write as "Lee, Ann"."""
    match = _INVERTED.fullmatch(value)
    if match is None or len(value.split()) > _MOST_INVERTED_WORDS or are_people(cleaned(value)):
        return value
    return f"{match[2]} {match[1]}"


def _is_author_label(meta: Meta, number: int) -> bool:
    label = meta.get(f"twitter:label{number}", [""])[0].lower()
    return f"twitter:data{number}" in meta and bool(_AUTHOR_LABEL.search(label))


def _are_addresses(values: Iterable[str]) -> bool:
    return all(value.startswith(("http://", "https://", "@", "www.")) for value in values)
