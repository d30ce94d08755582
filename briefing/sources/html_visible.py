"""All the visible text of an HTML page, for pages no extractor finds an article in."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

# Text in these is not shown. (noscript's is, where scripts do not run: here.)
_UNSHOWN = {"script", "style", "template", "title", "svg", "math", "iframe", "object", "select", "textarea", "head"}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label",
    "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
}  # fmt: skip
_SPACE = re.compile("[ \t\n\r\f]+")
# \Z: an unfinished tag at the end is taken whole, at once; anything else would look for its end again and again.
_NESTING_TAG = re.compile(rf"</?(?!(?:{'|'.join(sorted(_UNSHOWN))}|html|body)\b)[A-Za-z][^>]*(?:>|\Z)", re.IGNORECASE)


def visible_text(tree: HtmlElement) -> str:
    """The page's text, one line a block, blank lines between."""
    blocks: list[list[str]] = [[]]
    hidden_by: HtmlElement | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if hidden_by is None and element.tag in _UNSHOWN:
            hidden_by = element
        if hidden_by is None and element.tag not in _INLINE:
            blocks.append([])
        if hidden_by is None and event == "start":
            blocks[-1].append(element.text or "")
        if event == "end":
            hidden_by = None if element is hidden_by else hidden_by
            if hidden_by is None:
                blocks[-1].append(element.tail or "")
    lines = (_SPACE.sub(" ", "".join(block)).strip(" ") for block in blocks)
    return "\n\n".join(line for line in lines if line)


def flattened(source: bytes) -> str:
    """The source (UTF-8) of a page nested too deeply, with every tag that nests made a paragraph, which does not."""
    return _NESTING_TAG.sub("<p>", source.decode())
