"""The article's own text in a page: found by trafilatura, set as blocks with headings."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

EXTRACTOR = "trafilatura"
# Under this many characters an extraction is suspicious: the extractor gave up or took a caption for the article.
_SHORT = 250
_SPACE = re.compile("[ \t\n\r\f]+")
_HEADING_LEVEL = re.compile(r"h([1-6])$")
_BLOCKS = {"p", "head", "list", "item", "quote", "table", "row", "code", "div", "body", "fw", "ab", "main"}
# These stand line under line, without a blank line between them.
_TIGHT = {"item", "row"}

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading (level 1 to 6), list entry or table row."""

    text: str
    level: int = 0
    tight: bool = False


def body_of(tree: HtmlElement) -> list[Block]:
    """The article's blocks by the extractor's strict reading, else by its generous ones; [] for none."""
    best: list[Block] = []
    for precise, generous in ((True, False), (False, False), (False, True)):
        blocks = _extracted(tree, precise=precise, generous=generous)
        if length(blocks) >= _SHORT:
            return blocks
        if length(blocks) > length(best):
            best = blocks
    return best


def length(blocks: list[Block]) -> int:
    """The number of characters in all blocks."""
    return sum(len(block.text) for block in blocks)


def extractor_version() -> str:
    """The version of the library that found the text."""
    return str(trafilatura.__version__)


def _extracted(tree: HtmlElement, *, precise: bool, generous: bool) -> list[Block]:
    try:
        document = trafilatura.bare_extraction(
            copy.deepcopy(tree),
            include_comments=False,
            include_tables=True,
            with_metadata=False,
            favor_precision=precise,
            favor_recall=generous,
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, etree.LxmlError):
        # A page that breaks the extractor is an empty result: the next way of reading takes it.
        return []
    body = getattr(document, "body", None)
    return [] if body is None else list(_blocks(body))


def _blocks(body: HtmlElement) -> Iterator[Block]:
    """Walk the extractor's tree without recursion; text gathers until a block begins or ends."""
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
