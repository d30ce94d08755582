"""Title, author, outlet, date, language and address of a page, each with where it was found."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from briefing.model.dates import Period
from briefing.sources.html_byline import are_people, names_on_page, without_outlet
from briefing.sources.html_dates import published_on
from briefing.sources.html_near import day_near, names_near
from briefing.sources.html_parts import Part
from briefing.sources.html_title import title_of
from briefing.sources.json_ld import Described, described

_SPACE = re.compile(r"\s+")
_AUTHOR_LABEL = re.compile(
    r"written by|author|verfasst|geschrieben|autor|écrit|auteur|escrito|scritto|yazan|автор|written"
)
# "dc:creator" and "dc.creator" are one.
_DUBLIN_CORE = re.compile(r"^(dc|dcterms):")
Meta = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article; `article_body` is the text its JSON-LD gives."""

    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: Period | None = None
    language: str = ""
    address: str = ""
    article_body: str = ""
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
    byline, byline_from = _byline(tree, meta, linked, publisher, lambda: names_near(parts, title))
    published, published_from = published_on(tree, linked.published, meta, address, lambda: day_near(parts, title))
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
        found=tuple((field, where) for field, where in places if where),
    )


_PUBLISHER = ("publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name")
# Those that systems for newspapers and journals fill come first: anybody writes something into "author".
_AUTHOR = (
    "parsely-author", "sailthru.author", "byl", "citation_author", "dc.creator", "dcterms.creator",
    "article:author_name", "cxenseparse:author", "article:author", "og:article:author", "article.author", "author",
    "authors", "bt:author", "dc.contributor",
)  # fmt: skip


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


def _byline(
    tree: HtmlElement, meta: Meta, linked: Described, publisher: str, near: Callable[[], list[str]]
) -> tuple[str, str]:
    """The authors and where they were found: the first place that names people, else the first that names any."""
    told = [meta[f"twitter:data{number}"][0] for number in (1, 2) if _is_author_label(meta, number)]
    in_meta = next((meta[name] for name in _AUTHOR if name in meta and not _are_addresses(meta[name])), told)
    outlet = [publisher, *meta.get("og:site_name", [])]
    # The page itself is looked through last, and only then: it takes longest.
    places: tuple[tuple[str, Callable[[], Iterable[str]]], ...] = (
        ("JSON-LD", lambda: linked.authors),
        ("meta tags", lambda: in_meta),
        ("byline", lambda: names_on_page(tree)),
        ("byline", near),
    )
    second_best = ("", "")
    for where, names in places:
        kept = without_outlet(names(), outlet)
        if are_people(kept):
            return ", ".join(kept), where
        if kept and not second_best[0]:
            second_best = (", ".join(kept), where)
    return second_best


def _is_author_label(meta: Meta, number: int) -> bool:
    label = _of(meta, f"twitter:label{number}").lower()
    return f"twitter:data{number}" in meta and bool(_AUTHOR_LABEL.search(label))


def _are_addresses(values: Iterable[str]) -> bool:
    return all(value.startswith(("http://", "https://", "@", "www.")) for value in values)


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
