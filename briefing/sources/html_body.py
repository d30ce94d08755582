"""The article's own text in a page: our reading, checked against trafilatura's; where they differ, its strict one."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import copy
import logging
from dataclasses import dataclass
from typing import cast

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from briefing.sources.blocks import Block
from briefing.sources.html_article import agreed, article_parts, extended
from briefing.sources.html_extracted import blocks_of
from briefing.sources.html_furniture import is_furniture
from briefing.sources.html_parts import Part

OWN = "page parts"
OTHER = "trafilatura"
_OWN_VERSION = "2"
_CHECKED = f"{_OWN_VERSION}, checked against {OTHER} {trafilatura.__version__}"
# Under this many characters an extraction is suspicious: the extractor gave up or took a caption for the article.
_SHORT = 150
# The other extractor's time grows faster than the page, and with its depth; beyond this our reading stands alone.
_MOST_PARTS = 5_000
_MOST_ELEMENTS = 15_000
_MOST_STEPS = 200_000
_LABEL_UP_TO = 25
_COUNT = etree.XPath("count(descendant-or-self::*)")
_TIGHT = {"li", "tr", "dt", "dd"}

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Body:
    """The article's blocks and who found them, "page parts" or "trafilatura", with the version."""

    blocks: list[Block]
    extractor: str
    version: str


def body_of(tree: HtmlElement, parts: list[Part]) -> Body:
    """The article's blocks out of a page's tree and its parts; none where nobody finds an article."""
    own = article_parts(parts)
    if _is_beyond(tree, parts):
        return Body(_as_blocks(own), OWN, _OWN_VERSION)
    generous = _extracted(tree, generous=True, fast=True)
    common = agreed(parts, own, " ".join(block.text for block in generous))
    if common is not None:
        return Body(_as_blocks(common), OWN, _CHECKED)
    strict = _extracted(tree, precise=True)
    longer = extended(parts, own, " ".join(block.text for block in strict))
    if longer is not None:
        return Body(_as_blocks(longer), OWN, _CHECKED)
    ours = _as_blocks(own)
    if length(strict) >= _SHORT:
        return _of_other(strict)
    longest = max(_extracted(tree), strict, generous, key=length)
    return _of_other(longest) if length(longest) > length(ours) else Body(ours, OWN, _OWN_VERSION)


def length(blocks: list[Block]) -> int:
    """The number of characters in all blocks."""
    return sum(len(block.text) for block in blocks)


def _of_other(blocks: list[Block]) -> Body:
    """The other extractor's reading without the page's notices and without headings that nothing follows."""
    kept = [block for block in blocks if not is_furniture(block.text)] or blocks
    while len(kept) > 1 and (kept[-1].level or (len(kept[-1].text) < _LABEL_UP_TO and kept[-1].text.endswith(":"))):
        kept.pop()
    return Body(kept, OTHER, str(trafilatura.__version__))


def _as_blocks(parts: list[Part]) -> list[Block]:
    return [Block(part.text, part.level, part.kind in _TIGHT) for part in parts]


def _is_beyond(tree: HtmlElement, parts: list[Part]) -> bool:
    return (
        len(parts) > _MOST_PARTS
        or sum(part.region.depth for part in parts) > _MOST_STEPS
        or cast("float", _COUNT(tree)) > _MOST_ELEMENTS
    )


def _extracted(tree: HtmlElement, *, precise: bool = False, generous: bool = False, fast: bool = False) -> list[Block]:
    try:
        document = trafilatura.bare_extraction(
            copy.deepcopy(tree),
            include_comments=False,
            include_tables=True,
            with_metadata=False,
            favor_precision=precise,
            favor_recall=generous,
            fast=fast,
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, etree.LxmlError):
        # A page that breaks the extractor is an empty result: the next way of reading takes it.
        return []
    body = getattr(document, "body", None)
    return [] if body is None else list(blocks_of(body))
