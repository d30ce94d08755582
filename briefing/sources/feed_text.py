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
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}")
_VOID = {"br", "hr", "img", "input", "wbr", "col"}
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
    """An element inside of the text as HTML, with what follows it; its names without prefixes, whatever these are."""
    pieces: list[str] = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        name = str(each.tag).rpartition("}")[2]
        if event == "start":
            pieces.append(f"<{name}{_hiding(each)}>" if _NAME.fullmatch(name) else "")
            pieces.append(html.escape(each.text or ""))
        else:
            pieces.append(f"</{name}>" if _NAME.fullmatch(name) and name not in _VOID else "")
            pieces.append(html.escape(each.tail or ""))
    return "".join(pieces)


def _hiding(element: etree._Element) -> str:
    """The attributes that may hide an element; no other matters for the text."""
    style = element.get("style")
    return (" hidden" if element.get("hidden") is not None else "") + (
        f' style="{html.escape(style)}"' if style else ""
    )


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
