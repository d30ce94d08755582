"""What a page says about its article in JSON-LD (schema.org)."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_ARTICLE_TYPES = {
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "report",
    "backgroundnewsarticle", "reviewnewsarticle", "blogposting", "socialmediaposting", "liveblogposting", "techarticle",
    "scholarlyarticle", "advertisercontentarticle", "satiricalarticle", "discussionforumposting",
}  # fmt: skip
_PAGE_TYPES = {"webpage", "itempage", "videoobject", "creativework", "review", "recipe", "event"}
_WRAPPING = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"<[^<>]{0,200}>")
_MOST_NODES = 20_000


@dataclass(frozen=True, slots=True)
class Described:
    """The fields of the article node, each "" when it is silent."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    changed: str = ""
    language: str = ""
    address: str = ""
    body: str = ""


def described(tree: HtmlElement) -> Described:
    """The page's article as its JSON-LD describes it; empty where there is none or it cannot be read."""
    nodes = [node for script in _scripts(tree) for node in _nodes(_loaded(script))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _types(node) & _ARTICLE_TYPES]
    pages = [node for node in nodes if _types(node) & _PAGE_TYPES]
    # A page lists other articles too: the one that says most about itself is the page's own.
    article = max(articles, key=_said, default=None) or max(pages, key=_said, default=None)
    if article is None:
        return Described()
    return Described(
        headline=_text(article.get("headline")) or (_text(article.get("name")) if articles else ""),
        authors=_names(article.get("author") or article.get("creator"), by_id),
        publisher=next(iter(_names(article.get("publisher"), by_id)), ""),
        published=_text(article.get("datePublished") or article.get("dateCreated") or article.get("uploadDate")),
        changed=_text(article.get("dateModified")),
        language=_text(article.get("inLanguage")),
        address=_address(article),
        body=_text(article.get("articleBody"), keep_lines=True),
    )


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "").lower() and script.text:
            yield script.text


def _loaded(source: str) -> object:
    source = _WRAPPING.sub("", source).strip()
    for attempt in (source, _TRAILING_COMMA.sub(r"\1", source)):
        try:
            # strict=False: many pages put raw line breaks into their strings.
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(loaded: object) -> Iterator[dict[str, object]]:
    """Every object in the JSON, outermost first."""
    waiting = deque([loaded])
    seen = 0
    while waiting and seen < _MOST_NODES:
        node = waiting.popleft()
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, (dict, list)))
        elif isinstance(node, list):
            waiting.extend(node)


def _types(node: dict[str, object]) -> set[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {each.rpartition("/")[2].lower() for each in kinds if isinstance(each, str)}


def _said(node: dict[str, object]) -> int:
    return sum(
        bool(node.get(name))
        for name in ("headline", "author", "datePublished", "publisher", "articleBody", "mainEntityOfPage")
    )


def _text(value: object, *, keep_lines: bool = False) -> str:
    if isinstance(value, list):
        value = next((each for each in value if each), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("alternateName") or ""
    if not isinstance(value, str):
        return ""
    plain = html.unescape(_TAG.sub("\n" if keep_lines else " ", html.unescape(value)))
    return plain.strip() if keep_lines else " ".join(plain.split())


def _names(value: object, by_id: dict[object, dict[str, object]]) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    names: list[str] = []
    for person in people:
        known = by_id.get(person.get("@id"), person) if isinstance(person, dict) and not person.get("name") else person
        if isinstance(known, dict) and isinstance(known.get("name"), list):
            names.extend(_text(each) for each in known["name"])
        else:
            names.append(_text(known))
    return tuple(dict.fromkeys(name for name in names if name))


def _address(article: dict[str, object]) -> str:
    for name in ("url", "mainEntityOfPage", "@id"):
        value = article.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return ""
