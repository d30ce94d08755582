"""An HTML file's bytes as a tree: decoded, repaired as browsers repair it, without what the page hides."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from briefing.sources.declared_charset import declared_charset
from briefing.sources.encoding import Decoded, decoded

_NUMERIC_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_LAST_CODE_POINT = 0x10FFFF
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
_MARK = "\ufeff".encode()
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
# libxml2 sets what follows these beside the page, where nobody looks; browsers go on inside it.
_ENDS_OF_PAGE = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Pages that hide everything until a script runs must not come out empty.
_MOST_THAT_MAY_BE_HIDDEN = 0.5
# One class for every element. lxml's own choice by tag, made in Python, takes a twelfth of all the time.
_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)
_LENGTH = etree.XPath("string-length()")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's source in UTF-8 and as a tree. `complete` is False when the parser gave up on its nesting."""

    source: bytes
    tree: HtmlElement
    complete: bool


def decoded_page(raw: bytes, charset: str = "") -> Decoded:
    """The source of a page: byte-order mark, the server's charset or the declared one if it holds, a guess."""
    # An undeclared page is windows-1252 by the HTML standard.
    return decoded(raw, charset or declared_charset(raw), of_ascii="cp1252")


def parsed(source: str) -> Page | None:
    """The page of an HTML source; None when there is not one element in it."""
    clean = _ENDS_OF_PAGE.sub(
        b"", _encoded(with_meant_references(source)).translate(None, _CONTROLS).replace(_MARK, b"")
    )
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        tree = document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    complete = not any("depth" in entry.message.lower() for entry in parser.error_log)
    return Page(clean, tree, complete)


def _encoded(source: str) -> bytes:
    try:
        return source.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATES.sub("\ufffd", source).encode()


def with_meant_references(source: str) -> str:
    """Numeric character references as the HTML standard reads them: &#x80; is the euro, &#0; is U+FFFD."""
    return _NUMERIC_REFERENCE.sub(_meant, source)


def without_hidden(tree: HtmlElement) -> None:
    """Take out what the page's own markup hides, unless that is most of the page."""
    hidden = [element for element in tree.xpath("//*[@style or @hidden]") if _is_hidden(element)]
    if not hidden:
        return
    most = _amount(tree) * _MOST_THAT_MAY_BE_HIDDEN
    gone: set[HtmlElement] = set()
    for element in hidden:
        if gone.isdisjoint(element.iterancestors()) and _amount(element) < most:
            gone.add(element)
    for element in gone:
        element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    if not (style and _HIDDEN_STYLE.search(style)) and element.get("hidden") is None:
        return False
    return element.tag not in {"html", "body", "head"}


def _amount(element: HtmlElement) -> int:
    """The number of characters of text in an element, scripts and styles aside."""
    unread = sum(len(part.text or "") for part in element.iter("script", "style", "template"))
    return int(cast("float", _LENGTH(element))) - unread


def _meant(match: re.Match[str]) -> str:
    digits = match[1] or match[2]
    # Ten digits are beyond every code point; more would only cost time.
    code = int(digits[-10:], 16 if match[1] else 10) if len(digits.lstrip("0")) <= 10 else _LAST_CODE_POINT + 1  # noqa: PLR2004 -- see above
    if code == 0 or code > _LAST_CODE_POINT or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 -- the surrogates' range
        return "\ufffd"
    if 0x80 <= code <= 0x9F:  # noqa: PLR2004 -- the C1 range, which the standard reads as windows-1252
        return bytes([code]).decode("cp1252", "replace")
    return match[0]
