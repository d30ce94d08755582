"""The tree trafilatura makes of a page, as blocks with headings."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from briefing.sources.blocks import Block

# A space alone stays as it is, and is not worth a match.
_SPACE = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_HEADING_LEVEL = re.compile(r"h([1-6])$")
_BLOCKS = {"p", "head", "list", "item", "quote", "table", "row", "code", "div", "body", "fw", "ab", "main"}
# These stand line under line, without a blank line between them.
_TIGHT = {"item", "row"}


def blocks_of(body: HtmlElement) -> Iterator[Block]:
    """The blocks of an extractor's tree, walked without recursion; text gathers until a block begins or ends."""
    gathered: list[str] = []
    kind: list[HtmlElement] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS:
                yield from _finished(gathered, kind)
                kind.append(element)
            gathered.append("\n" if tag == "lb" else _cell_gap(element, gathered) + _flat(element.text, kind))
        else:
            if tag in _BLOCKS:
                yield from _finished(gathered, kind)
                kind.pop()
            gathered.append(_flat(element.tail, kind) if element is not body else "")


def _finished(gathered: list[str], kind: list[HtmlElement]) -> Iterator[Block]:
    lines = [line.strip(" ") for line in "".join(gathered).split("\n")]
    text = "\n".join(line for line in lines if line)
    gathered.clear()
    if text:
        yield Block(text, _level(kind), any(element.tag in _TIGHT for element in kind))


def _level(kind: list[HtmlElement]) -> int:
    if not kind or kind[-1].tag != "head":
        return 0
    match = _HEADING_LEVEL.match(kind[-1].get("rend", ""))
    return int(match[1]) if match else 2


def _cell_gap(element: HtmlElement, gathered: list[str]) -> str:
    return "\t" if element.tag == "cell" and any(part.strip() for part in gathered) else ""


def _flat(text: str | None, kind: list[HtmlElement]) -> str:
    if not text:
        return ""
    if any(element.tag == "code" for element in kind):
        return text
    return _SPACE.sub(" ", text)
