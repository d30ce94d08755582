"""Title, author, outlet, date, language and address of a page, each with where it was found."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefing.model.dates import Period
from briefing.sources.html_authors import Declared, authors_of
from briefing.sources.html_dates import Dated, published_on
from briefing.sources.html_near import day_near, lines_near
from briefing.sources.html_parts import Part
from briefing.sources.html_title import title_of
from briefing.sources.json_ld import Described, described

_SPACE = re.compile(r"\s+")
# "dc:creator" and "dc.creator" are one.
_DUBLIN_CORE = re.compile(r"^(dc|dcterms):")
Meta = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article; `article_body` is the text its JSON-LD gives.

    `byline_of_last_resort` and where it was found stand for an author where the text itself names none either.
    """

    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: Period | None = None
    language: str = ""
    address: str = ""
    article_body: str = ""
    byline_of_last_resort: tuple[str, str] = ("", "")
    found: tuple[tuple[str, str], ...] = ()


def metadata_of(tree: HtmlElement, parts: Sequence[Part] = ()) -> Metadata:
    """Read a page's metadata: JSON-LD, then OpenGraph and other meta tags, then what stands on the page.

    `parts` are the page's parts in order; the lines around the headline are read among them.
    """
    linked = described(tree)
    meta = meta_tags(tree)
    publisher, publisher_from = _first(
        ("JSON-LD", linked.publisher), ("OpenGraph", _of(meta, "og:site_name")), ("meta tags", _of(meta, *_PUBLISHER))
    )
    address, address_from = _address(tree, meta, linked)
    title, title_from = title_of(tree, linked.headline, meta, publisher)
    declared = Declared(meta, linked.authors, (publisher, *meta.get("og:site_name", [])))
    byline, byline_from, last_resort = authors_of(tree, parts, title, declared)
    published, published_from = published_on(
        tree,
        Dated(linked.published, linked.changed, meta, address),
        lines_near(parts, title),
        lambda: day_near(parts, title),
    )
    places = (
        ("title", title_from),
        ("byline", byline_from),
        ("publisher", publisher_from),
        ("published", published_from),
        ("address", address_from),
    )
    return Metadata(
        title=title,
        byline=byline,
        publisher=publisher,
        published=published,
        language=_language(tree, meta, linked),
        address=address,
        article_body=linked.body,
        byline_of_last_resort=last_resort,
        found=tuple((field, where) for field, where in places if where),
    )


_PUBLISHER = ("publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name")


def meta_tags(tree: HtmlElement) -> Meta:
    """The contents of the page's meta tags by name, property or itemprop in lower case, in the page's order."""
    tags: Meta = {}
    for tag in tree.iter("meta"):
        # RDFa: one tag may give several properties.
        names = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower().split()
        content = _SPACE.sub(" ", html.unescape(tag.get("content", ""))).strip()
        for name in names if content else ():
            tags.setdefault(_DUBLIN_CORE.sub(r"\1.", name), []).append(content)
    return tags


def _of(meta: Meta, *names: str) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _first(*candidates: tuple[str, str]) -> tuple[str, str]:
    return next(((value, where) for where, value in candidates if value), ("", ""))


def _address(tree: HtmlElement, meta: Meta, linked: Described) -> tuple[str, str]:
    canonical = ""
    for link in tree.iter("link"):
        if link.get("rel", "").lower() == "canonical":
            canonical = link.get("href", "").strip()
            break
    candidates = (("canonical link", canonical), ("OpenGraph", _of(meta, "og:url")), ("JSON-LD", linked.address))
    return _first(*((where, value if value.startswith(("http://", "https://")) else "") for where, value in candidates))


def _language(tree: HtmlElement, meta: Meta, linked: Described) -> str:
    root = tree.get("lang") or tree.get("xml:lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return str(root) or linked.language or _of(meta, "og:locale", "content-language", "dc.language", "language")
