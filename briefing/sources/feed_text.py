"""The texts in a feed's elements: plain, escaped HTML, XHTML inside, or base64; as blocks or as one line."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import base64
import binascii
import html
import re

from lxml import etree

from briefing.sources.blocks import Block
from briefing.sources.encoding import decoded
from briefing.sources.markup import blocks_of
from briefing.sources.text import normalised

_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--.*?--|!\[CDATA\[.*?\]\])>", re.DOTALL)
_PLAIN = {"text", "text/plain", "plain"}
_MARKUP = {"html", "text/html", "xhtml", "application/xhtml+xml", "escaped"}
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")


def as_blocks(element: etree._Element) -> list[Block]:
    """The paragraphs that an element of a feed holds."""
    text, is_markup = _source(element)
    if is_markup:
        return blocks_of(text)
    return [Block(" ".join(part.split())) for part in re.split(r"\n\s*\n", normalised(text)) if part.strip()]


def as_line(element: etree._Element | None) -> str:
    """The words that an element of a feed holds, without markup, on one line; "" for no element."""
    if element is None:
        return ""
    return " ".join(" ".join(block.text for block in as_blocks(element)).split())


def _source(element: etree._Element) -> tuple[str, bool]:
    """What an element holds and whether it is markup."""
    kind = (element.get("type") or "").strip().lower()
    if len(element):
        return "".join([html.escape(element.text or ""), *(_as_markup(each) for each in element)]), True
    text = element.text or ""
    if element.get("mode") == "base64" or _is_other_kind(kind):
        text = _from_base64(text)
    if kind in _PLAIN and element.get("mode") != "escaped":
        return text, False
    # RSS does not tell: its texts are HTML where they hold tags or references, which they then do twice.
    return text, bool(kind in _MARKUP or _TAG.search(text) or re.search(r"&#?\w{2,8};", text))


def _as_markup(element: etree._Element) -> str:
    """An element inside of the text as HTML, its names without prefixes."""
    inside = copy_without_prefixes(element)
    return etree.tostring(inside, encoding="unicode", method="html")


def copy_without_prefixes(element: etree._Element) -> etree._Element:
    """The element and all in it by their names alone, so that XHTML is HTML whatever prefix it uses."""
    made = etree.fromstring(etree.tostring(element, with_tail=True), etree.XMLParser(resolve_entities=False))
    for each in made.iter():
        if isinstance(each.tag, str):
            each.tag = each.tag.rpartition("}")[2]
    etree.cleanup_namespaces(made)
    made.tail = element.tail
    return made


def _is_other_kind(kind: str) -> bool:
    """Whether a type of Atom 1.0 is neither text nor XML, which makes the content base64."""
    return "/" in kind and not kind.startswith("text/") and not kind.endswith(("/xml", "+xml"))


def _from_base64(text: str) -> str:
    if not _BASE64.fullmatch(text):
        return text
    try:
        return decoded(base64.b64decode("".join(text.split()), validate=True)).text
    except (binascii.Error, ValueError):
        return text
