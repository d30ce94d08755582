"""The day a page was published: what it declares, what it shows, its address."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefing.model.dates import Period
from briefing.sources.days import day_in, moment

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "publishdate", "publish_date", "publish-date", "pubdate", "pub_date",
    "date.publish", "published_date", "publication_date", "publicationdate", "article.published", "dc.date.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date",
    "originalpublicationdate", "ptime", "displaydate", "cxenseparse:recs:publishtime", "bt:pubdate",
    "article_date_original",
    "datecreated", "date_created", "created", "rnews:datepublished", "og:pubdate", "date",
)  # fmt: skip
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[1-9](?=/))[/-]?(0[1-9]|[12]\d|3[01]|[1-9](?=/))(?=[/_.-]|$)"
)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|published|pubdate|posted|publish|timestamp|datetime|datum|fecha|dateline|time)", re.IGNORECASE
)
_UPDATED = re.compile(r"updat|modif|aktualisier|mise? à jour|actualiz|aggiorn|обновл|güncelle|stand:", re.IGNORECASE)
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_IN_SCRIPT = re.compile(
    r"""["'](?:date_?published|published_?at|publish(?:ed)?_?date|pub_?date|publication_?date|published_?time|first_?published)["']"""
    r"""\s*:\s*["']((?:19|20)\d\d-\d\d-\d\d)""",
    re.IGNORECASE,
)
_LONGEST_DATE = 120
_EARLIEST_YEAR = "1990"


@dataclass(frozen=True, slots=True)
class Dated:
    """What a page declares of its dates: JSON-LD's two, its meta tags; its address."""

    linked: str
    changed: str
    meta: dict[str, list[str]]
    address: str


def published_on(
    tree: HtmlElement, dated: Dated, lines: Sequence[str], near: Callable[[], Period | None]
) -> tuple[Period | None, str]:
    """The day or moment of publication and where it was found; (None, "") for none.

    `lines` stand around the headline, `near` reads a date in them. Where nothing says when a page was published, the
    date of its last change is taken, and said to be that.
    """
    for where, found in _candidates(tree, dated, lines, near):
        if found is not None and found.earliest[:4] >= _EARLIEST_YEAR:
            return found, where
    return None, ""


def _candidates(
    tree: HtmlElement, dated: Dated, lines: Sequence[str], near: Callable[[], Period | None]
) -> Iterator[tuple[str, Period | None]]:
    yield "JSON-LD", _read(dated.linked)
    for name in _META:
        if name in dated.meta:
            yield ("OpenGraph" if name.startswith(("og:", "article:")) else "meta tags"), _read(dated.meta[name][0])
    yield "marked on the page", _marked(tree)
    yield "time on the page", _time_element(tree, lines)
    yield "address", _in_address(dated.address)
    shown, timed = near(), _time_element(tree)
    if shown is not None and not (timed is not None and timed.earliest.startswith(shown.earliest)):
        yield "date line on the page", shown
    yield "time on the page", timed
    yield "date line on the page", _by_class(tree)
    yield "a script of the page", _in_scripts(tree)
    yield "date of the last change", _read(dated.changed)
    for name in _CHANGED:
        yield "date of the last change", _read(dated.meta.get(name, [""])[0])
    yield "date of the last change", next((found for line in lines if (found := _change_in(line))), None)


def _read(value: str) -> Period | None:
    return moment(value) or day_in(value)


def _marked(tree: HtmlElement) -> Period | None:
    for element in tree.xpath("//*[@itemprop]"):
        if element.get("itemprop", "").lower() in {"datepublished", "datecreated"}:
            found = _read(element.get("content") or element.get("datetime") or element.get("title") or _text(element))
            if found is not None:
                return found
    return None


def _time_element(tree: HtmlElement, lines: Sequence[str] = ()) -> Period | None:
    """The first <time> that is not an update or part of an aside; one that stands in `lines`, where they are given."""
    for element in tree.iter("time"):
        label = f"{element.get('class', '')} {element.get('itemprop', '')}"
        if _UPDATED.search(label) or any(each.tag in {"aside", "footer", "nav"} for each in element.iterancestors()):
            continue
        text = _text(element)[:_LONGEST_DATE]
        if lines and not any(text and text in line and not _UPDATED.search(line) for line in lines):
            continue
        found = _read(element.get("datetime", "")) or _read(text)
        if found is not None:
            return found
    return None


def _in_scripts(tree: HtmlElement) -> Period | None:
    """The day scripts give for the publication, where they give one only."""
    days = {match[1] for script in tree.iter("script") for match in _IN_SCRIPT.finditer(script.text or "")}
    return moment(days.pop()) if len(days) == 1 else None


def _change_in(line: str) -> Period | None:
    return _read(line) if len(line) <= _LONGEST_DATE and _UPDATED.search(line) else None


def _in_address(address: str) -> Period | None:
    match = _IN_ADDRESS.search(address)
    return moment(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None


def _by_class(tree: HtmlElement) -> Period | None:
    for element in tree.iter("span", "p", "div", "li", "abbr", "em", "small", "td", "h4", "h5", "h6", "i", "b"):
        label = f"{element.get('class', '')} {element.get('id', '')}"
        if not _DATE_CLASS.search(label) or _UPDATED.search(label):
            continue
        text = _text(element)
        found = _read(element.get("title", "")) or (_read(text) if len(text) <= _LONGEST_DATE else None)
        if found is not None:
            return found
    return None


def _text(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())
