"""Which parts of a page are its article: the region with most prose, and within it what reads like an article."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.sources.html_furniture import is_furniture
from briefing.sources.html_parts import Part, Region

# A child region is the article's when it holds this share of its parent's prose.
_MOST_OF_IT = 0.7
# The share of a page's prose up to which a region's label is believed, by its doubt.
_BELIEVED_UP_TO = (0.0, 0.25, 0.65)
_BELIEVED_IN_BODY = (0.0, 0.15, 0.4)
_PROSE_FROM = 40
_SENTENCE = re.compile(r"[.!?…:;।。！？؟»”\"’')\]]\s*$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
_LINKS_ONLY = 0.6


def article_parts(parts: list[Part]) -> list[Part]:
    """The parts of the article in a page's parts, in order; [] when the page has no prose."""
    region = region_of_article(parts)
    if region is None:
        return []
    inside = [part for part in parts if _within(part.region, region)]
    return _read_like_article(inside)


def region_of_article(parts: list[Part]) -> Region | None:
    """The region of the article: where prose stands closest together, widened while more of it stands around."""
    if not parts:
        return None
    top = _sum_prose(parts)
    _mark_asides(top)
    top = _sum_prose(parts)
    if not top.prose:
        return None
    region = _densest(parts)
    while region.parent is not None and _adds_prose(region.parent, region, parts):
        region = region.parent
    return region


def _densest(parts: list[Part]) -> Region:
    """The region with most prose, where prose deeper inside counts less the deeper it is."""
    weights: dict[int, float] = {}
    best, most = parts[0].region, 0.0
    for part in parts:
        amount = prose_in(part)
        region = part.region.parent or part.region
        share = 1.0
        while amount and region is not None:
            weight = weights.get(id(region), 0.0) + amount * share
            weights[id(region)] = weight
            if weight > most:
                best, most = region, weight
            share *= 0.5
            region = region.parent
    return best


def _adds_prose(outer: Region, inner: Region, parts: list[Part]) -> bool:
    """Whether what stands between two regions is mostly prose that is not aside, or nothing at all."""
    between = [part for part in parts if not part.region.aside and _within(part.region, outer) and not _within(part.region, inner)]
    prose = sum(prose_in(part) for part in between)
    other = sum(len(part.text) for part in between if not prose_in(part))
    return not between or (prose > 2 * other and prose > 0)


def _sum_prose(parts: list[Part]) -> Region:
    """Fill the regions' prose from what they hold; the region of the whole page is returned."""
    top = parts[0].region
    while top.parent is not None:
        top = top.parent
    waiting = [top]
    while waiting:
        region = waiting.pop()
        region.prose = 0.0
        waiting.extend(region.children)
    for part in parts:
        amount = prose_in(part)
        region_above: Region | None = part.region
        while amount and region_above is not None:
            region_above.prose += amount
            region_above = region_above.parent
    return top


def _mark_asides(top: Region) -> None:
    """Believe a label only where the region holds little of the page's prose: pages put anything into "widget"."""
    waiting = [top]
    while waiting:
        region = waiting.pop()
        around = region.parent
        if around is not None:
            region.body = region.body or around.body
        limits = _BELIEVED_IN_BODY if region.body else _BELIEVED_UP_TO
        believed = region.prose < limits[region.doubt] * top.prose
        region.aside = believed or (around is not None and around.aside)
        waiting.extend(region.children)


def prose_in(part: Part) -> float:
    """How much a part speaks for being in an article, in characters of Latin text."""
    amount = part.unlinked * (2 if _WIDE.search(part.text[:40]) else 1)
    if part.level or amount < _PROSE_FROM or part.link_share > _LINKS_ONLY:
        return 0.0
    if part.region.aside:
        return amount * 0.1
    if part.kind in {"li", "tr", "dt", "dd"}:
        return amount * 0.5
    return amount * (1.0 if _SENTENCE.search(part.text) else 0.6)


def _read_like_article(inside: list[Part]) -> list[Part]:
    """The parts from the headline to the end of the prose, without asides, link lists and lone labels."""
    candidates = _from_headline([part for part in inside if not part.region.aside])
    kept: list[Part] = []
    waiting: list[Part] = []
    has_prose = False
    for part in candidates:
        if part.level:
            waiting = [heading for heading in waiting if heading.level < part.level] + [part]
        elif _reads(part, has_prose):
            kept += waiting
            waiting = []
            kept.append(part)
            has_prose = has_prose or prose_in(part) > 0
    return kept


def _from_headline(parts: list[Part]) -> list[Part]:
    """The parts without those above the only big heading, where most prose stands below it."""
    tops = [number for number, part in enumerate(parts) if part.level == 1]
    if not tops:
        return parts
    below = parts[tops[0] :]
    return below if sum(map(prose_in, below)) >= _MOST_OF_IT * sum(map(prose_in, parts)) else parts


def _reads(part: Part, has_prose: bool) -> bool:
    if part.link_share > _LINKS_ONLY or is_furniture(part.text):
        return False
    return has_prose or prose_in(part) > 0


def _within(region: Region | None, outer: Region) -> bool:
    while region is not None:
        if region is outer:
            return True
        region = region.parent
    return False
