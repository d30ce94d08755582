"""Author names on a page: in the markup meant for them, without "By", roles, handles and the outlet's own name."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.html import HtmlElement

from briefing.sources.names import as_printed, cleaned

_SPACE = re.compile(r"\s+")
_RUNNING = {"a", "b", "strong", "em", "i", "p"}
_LONGEST_NAME = 60
_LONGEST_BYLINE = 300
_AUTHOR_CLASS = re.compile(r"author(?!i[sz]|ity)|by-?line|\bwriter|\bautor|\bauteur|\bcontributor", re.IGNORECASE)
_ONLY_NAME_CLASS = re.compile(r"(?:^|[\s_-])(?:author|author-?_?name|by-?line-?_?name|name)(?:$|\s)", re.IGNORECASE)
_AUTHOR_ADDRESS = re.compile(r"/(?:authors?|autor(?:en)?|auteurs?|profile|people|by)/[^/?#]", re.IGNORECASE)
_NOT_ABOUT_AUTHOR = re.compile(
    r"comment|related|sidebar|footer|bio|avatar|image|img|social|follow|share|recommend|more-", re.IGNORECASE
)
_ASIDE_CLASS = re.compile(r"comment|related|sidebar", re.IGNORECASE)


def marked_names(tree: HtmlElement) -> Iterator[list[str]]:
    """The bylines marked as such on the page, one list for each kind of mark: rel, itemprop, class names, addresses."""
    for find in (_by_relation, _by_property, _by_class, _by_address):
        marked = [_text(element) for element in find(tree)]
        if any(cleaned(text) for text in marked):
            yield marked


def printed_byline(tree: HtmlElement) -> str:
    """The first byline as the page prints it, whoever it names; "" for none."""
    element = _byline_element(tree)
    if element is None:
        return ""
    # Links and emphasis stand beside other words as they are written ("wire/Agencies"); other elements divide words.
    is_running = all(each.tag in _RUNNING for each in element.iterdescendants())
    return as_printed(element.text_content() if is_running else _text(element))


def _by_relation(tree: HtmlElement) -> list[HtmlElement]:
    return [
        element
        for element in tree.xpath("//a[@rel]")
        if "author" in element.get("rel", "").lower().split() and not _aside(element)
    ][:4]


def _by_property(tree: HtmlElement) -> list[HtmlElement]:
    found = [
        element
        for element in tree.xpath("//*[@itemprop]")
        if "author" in element.get("itemprop", "").lower().split() and element.tag != "meta"
    ]
    named = []
    for element in found[:4]:
        inner = [each for each in element.iter() if each.get("itemprop", "").lower() == "name" and each.tag != "meta"]
        named.append(inner[0] if inner else element)
    return named


def _by_class(tree: HtmlElement) -> list[HtmlElement]:
    """The first small element with a class or id for authors; its links, where it has some that look like names."""
    element = _byline_element(tree)
    return [] if element is None else _named_within(element)


def _byline_element(tree: HtmlElement) -> HtmlElement | None:
    for element in tree.iter("a", "span", "p", "div", "address", "li", "cite", "h3", "h4", "h5", "em", "strong"):
        label = f"{element.get('class', '')} {element.get('id', '')}"
        if _is_for_author(label) and not _aside(element):
            text = _text(element)
            if text and len(text) <= 3 * _LONGEST_NAME and cleaned(text):
                return element
    return None


@lru_cache(maxsize=4096)
def _is_for_author(label: str) -> bool:
    """Whether a class and id are given to what names the author; a page says the same of very many elements."""
    return bool(_AUTHOR_CLASS.search(label)) and not _NOT_ABOUT_AUTHOR.search(label)


def _named_within(element: HtmlElement) -> list[HtmlElement]:
    """The parts of an author's element that are only names.

    They are a microformat's "fn", else what is itself of an author's class, else the links, else all of it.
    """
    inside = [each for each in element.iter() if each is not element and cleaned(_text(each))]
    names = [each for each in inside if "fn" in each.get("class", "").split()] or [
        each for each in inside if _ONLY_NAME_CLASS.search(each.get("class", ""))
    ]
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
        or _ASIDE_CLASS.search(f"{ancestor.get('class', '')} {ancestor.get('id', '')}")
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
