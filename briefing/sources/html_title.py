"""The headline of a page among its candidates: JSON-LD, OpenGraph, <h1>, <title>."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from lxml.html import HtmlElement

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
# What divides a headline from the outlet's name in <title> and og:title.
_DIVIDER = re.compile(r"\s+(?:[|–—•·»«/\\:]+|-{1,2}|::)\s+|\s*[|»]\s*")
# The address of a site's first page.
_HOME = re.compile(r"(?:https?:)?//[^/]+/?|/|\./|(?:https?://[^/]+)?/?index\.\w{2,4}", re.IGNORECASE)
_SAME = 0.8
_FEWEST_WORDS = 3


def title_of(tree: HtmlElement, headline: str, meta: dict[str, list[str]], publisher: str) -> tuple[str, str]:
    """The title and where it was found; ("", "") for none.

    The heading a reader sees wins where the page's own descriptions agree with it; else the descriptions are believed,
    without the outlet's name.
    """
    in_head = _page_title(tree)
    open_graph = next(
        (
            meta[name][0]
            for name in ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "title")
            if name in meta
        ),
        "",
    )
    outlets = {name for name in (publisher, *meta.get("og:site_name", [])) if name}
    shown = _agreeing_heading(tree, [headline, open_graph, in_head])
    if shown:
        return shown, "heading"
    candidates = (
        ("JSON-LD", headline),
        ("OpenGraph", without_site(open_graph, outlets, in_head)),
        ("heading", _only_heading(tree)),
        ("page title", without_site(in_head, outlets, open_graph)),
    )
    return next(((title, where) for where, title in candidates if title), ("", ""))


def without_site(title: str, outlets: set[str], other: str) -> str:
    """A title without the outlet's name at its end or beginning.

    A divided part goes when it is an outlet's name, or when `other`, the page's other title, does without it.
    """
    pieces = _DIVIDER.split(title)
    if len(pieces) == 1:
        return title
    known = {_key(outlet) for outlet in outlets}
    rest = _key(other)
    while len(pieces) > 1 and _is_site(pieces[-1], known, rest):
        title = title[: title.rfind(pieces[-1])]
        pieces.pop()
    title = _strip_divider(title)
    if len(pieces) > 1 and _key(pieces[0]) in known:
        title = title[len(pieces[0]) :]
    return _strip_divider(title)


def _is_site(piece: str, known: set[str], rest: str) -> bool:
    key = _key(piece)
    if key in known or (rest and len(rest) >= len(key) and key not in rest):
        return True
    return any(key.replace(" ", "") in {name.replace(" ", ""), f"{name.replace(' ', '')}com"} for name in known)


def _strip_divider(title: str) -> str:
    return title.strip().strip("|–—-•·»«/\\:").strip()


def _agreeing_heading(tree: HtmlElement, descriptions: list[str]) -> str:
    """The first <h1>, else <h2>, that says the same as one of the descriptions or stands whole inside it."""
    known = [_key(description) for description in descriptions if description]
    for tag in ("h1", "h2"):
        for heading in tree.iter(tag):
            text = text_of(heading)
            key = _key(text)
            if key and not _is_of_site(heading) and any(_agree(key, description) for description in known):
                return _without_kicker(heading, known) or text
    return ""


def _is_of_site(heading: HtmlElement) -> bool:
    """Whether a heading is the site's name: all of it a link to the home page."""
    text = text_of(heading)
    return any(
        text_of(link) == text
        and ("home" in link.get("rel", "").split() or _HOME.fullmatch(link.get("href", "").strip()))
        for link in (*heading.iter("a"), *heading.iterancestors("a"))
    )


def _without_kicker(heading: HtmlElement, known: list[str]) -> str:
    """What inside a heading is just one of the descriptions, behind a kicker of its own; "" for none."""
    inner = (text_of(element) for element in heading.iter("span", "strong", "b", "em", "a", "div") if len(element) == 0)
    return next((text for text in inner if len(text.split()) >= _FEWEST_WORDS and _key(text) in known), "")


def _agree(heading: str, description: str) -> bool:
    shown, told = heading.split(), description.split()
    if heading == description:
        return True
    if len(shown) >= _FEWEST_WORDS and f" {heading} " in f" {description} ":
        return len(shown) >= len(told) / 2
    common = len(set(shown) & set(told))
    return len(shown) >= _FEWEST_WORDS and 2 * common / (len(set(shown)) + len(set(told))) >= _SAME


def _only_heading(tree: HtmlElement) -> str:
    headings = [text for text in (text_of(each) for each in tree.iter("h1") if not _is_of_site(each)) if text]
    return headings[0] if len(headings) == 1 else ""


def _page_title(tree: HtmlElement) -> str:
    for title in tree.iter("title"):
        parent = title.getparent()
        if parent is None or parent.tag != "svg":
            return text_of(title)
    return ""


def text_of(element: HtmlElement) -> str:
    """An element's text on one line."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _key(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))
