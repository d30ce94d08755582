"""The day a page was published: what it declares, what it shows, its address."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
_UPDATED = re.compile(r"updat|modif", re.IGNORECASE)
_LONGEST_DATE = 120
_EARLIEST_YEAR = "1990"


def published_on(
    tree: HtmlElement, linked: str, meta: dict[str, list[str]], address: str, near: Callable[[], Period | None]
) -> tuple[Period | None, str]:
    """The day or moment of publication and where it was found; (None, "") for none."""
    for where, found in _candidates(tree, linked, meta, address, near):
        if found is not None and found.earliest[:4] >= _EARLIEST_YEAR:
            return found, where
    return None, ""


def _candidates(
    tree: HtmlElement, linked: str, meta: dict[str, list[str]], address: str, near: Callable[[], Period | None]
) -> Iterator[tuple[str, Period | None]]:
    yield "JSON-LD", _read(linked)
    for name in _META:
        if name in meta:
            yield ("OpenGraph" if name.startswith(("og:", "article:")) else "meta tags"), _read(meta[name][0])
    yield "marked on the page", _marked(tree)
    yield "time on the page", _time_element(tree)
    yield "address", _in_address(address)
    yield "date line on the page", _by_class(tree)
    yield "date line on the page", near()


def _read(value: str) -> Period | None:
    return moment(value) or day_in(value)


def _marked(tree: HtmlElement) -> Period | None:
    for element in tree.iter():
        if element.get("itemprop", "").lower() in {"datepublished", "datecreated"}:
            found = _read(element.get("content") or element.get("datetime") or element.get("title") or _text(element))
            if found is not None:
                return found
    return None


def _time_element(tree: HtmlElement) -> Period | None:
    """The first <time> that is not an update or part of an aside."""
    for element in tree.iter("time"):
        label = f"{element.get('class', '')} {element.get('itemprop', '')}"
        if _UPDATED.search(label) or any(each.tag in {"aside", "footer", "nav"} for each in element.iterancestors()):
            continue
        found = _read(element.get("datetime", "")) or _read(_text(element)[:_LONGEST_DATE])
        if found is not None:
            return found
    return None


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
