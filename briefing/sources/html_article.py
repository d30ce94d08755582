"""Which parts of a page are its article: the region with most prose, and within it what reads like an article."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from itertools import pairwise

from briefing.sources.html_furniture import is_furniture
from briefing.sources.html_parts import Part, Region

# The share of a page's prose up to which a region's label is believed, by its doubt; less inside what is labelled body.
_BELIEVED_UP_TO = (0.0, 0.25, 0.65)
_BELIEVED_IN_BODY = (0.0, 0.15, 0.4)
_PROSE_FROM = 40
_SENTENCE_ENDS = tuple(".!?…:;।。！？؟»”\"’')]】」』")
# One of these letters says as much as two of the Latin alphabet.
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
_LINKS_ONLY = 0.6
_OF_ASIDE = 0.1
_OF_LISTS = 0.5
_OF_UNENDED = 0.6
# Prose counts half for every step outwards; this many steps are enough.
# So many linked headings in a row, each with at most so many parts, are a list of other articles.
_FEWEST_TEASERS = 3
_LONGEST_TEASER = 6
_STEPS_OUTWARDS = 12
_PROSE_TO_OTHER = 2
_MOST_OF_IT = 0.7
# A summary between the headline and the body; shorter ones are subtitles and captions.
_LEAD_FROM = 120
# Below this share of common text two readings are of different things.
_AGREEMENT = 0.72
# Of what a strict reading found, so much must be in ours.
_ALL_OF_IT = 0.9
_LETTERS = re.compile(r"\w+")
_LABEL_UP_TO = 25
# A label is followed by at least so many links.
_LINKS_AFTER = 2
_LONG_ENOUGH_TO_CUT = 80
_CUT_TO = 40


def article_parts(parts: list[Part]) -> list[Part]:
    """The parts of the article in a page's parts, in order; [] when the page has no prose."""
    region = region_of_article(parts)
    return _read_like_article([part for part in parts if part.region.is_within(region)]) if region else []


def agreed(parts: list[Part], own: list[Part], other: str) -> list[Part] | None:
    """Our reading of the article made better by another extractor's text; None where the two are of different things.

    Both ends are cut to what both have; between them comes what only the other has, unless it is plainly aside.
    """
    voted = _voted(parts, other)
    chosen = {part.order for part in own}
    common = sorted(chosen & voted)
    if _agreement(parts, chosen, voted) < _AGREEMENT or not common:
        return None
    first, last = _with_headings(own, common[0]), common[-1]
    lead = _lead(parts, common[0])
    between = parts[first : last + 1]
    kept = chosen | lead | {part.order for part in between if part.order in voted and _may_be_added(part)}
    chosen_parts = [part for part in parts[: last + 1] if part.order in kept and _is_from(part, first, lead)]
    return without_hanging_end(chosen_parts, parts)


def extended(parts: list[Part], own: list[Part], strict: str) -> list[Part] | None:
    """Our reading with its lead, where it holds all a strict extractor found and goes on; None where it does not."""
    voted = _voted(parts, strict)
    chosen = {part.order for part in own}
    inside, found = _amount(parts, chosen & voted), _amount(parts, voted)
    if not own or inside < _ALL_OF_IT * found or _amount(parts, chosen) <= found:
        return None
    lead = _lead(parts, own[0].order)
    return without_hanging_end([part for part in parts if part.order in chosen | lead], parts)


def region_of_article(parts: list[Part]) -> Region | None:
    """The region of the article: where prose stands closest together, widened while more of it stands around."""
    if not parts:
        return None
    _mark_teasers(parts)
    regions = _regions_of(parts)
    _sum_up(parts, regions)
    _mark_asides(regions)
    _sum_up(parts, regions)
    region = _densest(parts)
    while region is not None and region.parent is not None and _adds_prose(region.parent, region):
        region = region.parent
    return region


def prose_in(part: Part) -> float:
    """How much a part speaks for being in an article, in characters of Latin text."""
    amount = part.unlinked * (2 if _WIDE.search(part.text[:_PROSE_FROM]) else 1)
    if part.level or amount < _PROSE_FROM or part.link_share > _LINKS_ONLY:
        return 0.0
    if part.region.aside or part.teaser:
        return amount * _OF_ASIDE
    if part.kind in {"li", "tr", "dt", "dd"}:
        return amount * _OF_LISTS
    return amount * (1.0 if _is_sentence(part.text) else _OF_UNENDED)


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(_SENTENCE_ENDS)


def _regions_of(parts: list[Part]) -> list[Region]:
    """Every region around the parts, outer ones first."""
    top = parts[0].region
    while top.parent is not None:
        top = top.parent
    regions = [top]
    for region in regions:
        regions.extend(region.children)
    return regions


def _mark_teasers(parts: list[Part]) -> None:
    """Mark headings that are links, several in a row, with what stands below each: they announce other articles."""
    run: list[Part] = []
    for heading in [part for part in parts if part.level]:
        if run and heading.link_share > _LINKS_ONLY and heading.level == run[0].level:
            run.append(heading)
            continue
        _mark_run(parts, run)
        run = [heading] if heading.link_share > _LINKS_ONLY and heading.level > 1 else []
    _mark_run(parts, run)


def _mark_run(parts: list[Part], run: list[Part]) -> None:
    if len(run) < _FEWEST_TEASERS:
        return
    # What stands below the last may be the article again; the longest of the others says how much is its own.
    longest = max(after.order - heading.order for heading, after in pairwise(run))
    if longest > _LONGEST_TEASER:
        return
    for part in parts[run[0].order : run[-1].order + longest]:
        part.teaser = True


def _sum_up(parts: list[Part], regions: list[Region]) -> None:
    """Fill what each region holds: prose, and other text that is not aside."""
    for region in regions:
        region.prose = region.other = 0.0
    for part in parts:
        amount = prose_in(part)
        part.region.prose += amount
        if not amount and not part.region.aside:
            part.region.other += len(part.text)
    for region in reversed(regions):
        if region.parent is not None:
            region.parent.prose += region.prose
            region.parent.other += region.other


def _mark_asides(regions: list[Region]) -> None:
    """Believe a label only where the region holds little of the page's prose: pages put anything into "widget"."""
    all_prose = regions[0].prose
    for region in regions:
        around = region.parent
        region.body = region.body or (around is not None and around.body)
        limit = (_BELIEVED_IN_BODY if region.body else _BELIEVED_UP_TO)[region.doubt]
        region.aside = region.prose < limit * all_prose or (around is not None and around.aside)


def _densest(parts: list[Part]) -> Region | None:
    """The region with most prose, where prose deeper inside counts less the deeper it is."""
    weights: dict[int, float] = {}
    best, most = None, 0.0
    for part in parts:
        share = prose_in(part)
        region: Region | None = part.region.parent or part.region
        for _step in range(_STEPS_OUTWARDS if share else 0):
            if region is None:
                break
            weight = weights[id(region)] = weights.get(id(region), 0.0) + share
            if weight > most:
                best, most = region, weight
            share /= 2
            region = region.parent
    return best


def _adds_prose(outer: Region, inner: Region) -> bool:
    """Whether what stands between two regions is mostly prose that is not aside, or nothing at all."""
    prose = outer.prose - inner.prose
    other = outer.other - inner.other
    return prose > _PROSE_TO_OTHER * other or (prose <= 0 and other <= 0)


def _read_like_article(inside: list[Part]) -> list[Part]:
    """The parts from the headline to the end of the prose, without asides, link lists and lone labels."""
    kept: list[Part] = []
    waiting: list[Part] = []
    has_prose = False
    for part in _from_headline([part for part in inside if not part.region.aside and not part.teaser]):
        if part.level:
            waiting = [heading for heading in waiting if heading.level < part.level] + [part]
        elif _reads(part, has_prose=has_prose):
            kept += [*waiting, part]
            waiting = []
            has_prose = has_prose or prose_in(part) > 0
    return kept


def _from_headline(parts: list[Part]) -> list[Part]:
    """The parts without those above the first big heading, where most prose stands below it."""
    top = next((number for number, part in enumerate(parts) if part.level == 1), 0)
    below = parts[top:]
    return below if sum(map(prose_in, below)) >= _MOST_OF_IT * sum(map(prose_in, parts)) else parts


def _reads(part: Part, *, has_prose: bool) -> bool:
    if part.link_share > _LINKS_ONLY or is_furniture(part.text):
        return False
    return has_prose or prose_in(part) > 0


def _is_from(part: Part, first: int, lead: set[int]) -> bool:
    return part.order >= first or part.order in lead


def _may_be_added(part: Part) -> bool:
    """Whether what only the other extractor kept may be in the article."""
    return not (part.teaser or _is_surely_aside(part.region) or is_furniture(part.text))


def without_hanging_end(kept: list[Part], parts: list[Part]) -> list[Part]:
    """The parts without headings and announcements ("More on this:") at the end, whose lists are gone."""
    while kept and _announces(kept[-1], parts):
        kept = kept[:-1]
    return kept


def _announces(part: Part, parts: list[Part]) -> bool:
    """Whether a part only says what follows: a heading, a short line before a colon or before links."""
    text = part.text.rstrip()
    if part.level or (len(text) < _LABEL_UP_TO and text.endswith(":")):
        return True
    after = parts[part.order + 1 : part.order + 1 + _LINKS_AFTER]
    is_label = len(text) < _LABEL_UP_TO and not _is_sentence(text) and part.kind in {"p", "div"}
    return is_label and len(after) == _LINKS_AFTER and all(each.link_share > _LINKS_ONLY for each in after)


def _voted(parts: list[Part], other: str) -> set[int]:
    """The parts whose text stands in another extractor's text; of long ones beginning and end are enough."""
    squeezed = _squeezed(other)
    voted = set()
    for part in parts:
        letters = _squeezed(part.text)
        ends = (letters[:_CUT_TO], letters[-_CUT_TO:]) if len(letters) > _LONG_ENOUGH_TO_CUT else (letters,)
        if letters and all(end in squeezed for end in ends):
            voted.add(part.order)
    return voted


def _agreement(parts: list[Part], chosen: set[int], voted: set[int]) -> float:
    both = _amount(parts, chosen) + _amount(parts, voted)
    return 2 * _amount(parts, chosen & voted) / both if both else 0.0


def _amount(parts: list[Part], orders: set[int]) -> int:
    return sum(len(parts[order].text) for order in orders)


def _with_headings(own: list[Part], first: int) -> int:
    """The place of the first of the headings that stand right above a part in our reading."""
    above = [part for part in own if part.order < first]
    while above and above[-1].level:
        first = above.pop().order
    return first


def _lead(parts: list[Part], first: int) -> set[int]:
    """The summary between the headline and the body: labelled as anything, it is long and a sentence."""
    headline = next((order for order in range(first - 1, -1, -1) if parts[order].level == 1), None)
    if headline is None:
        return set()
    return {
        part.order
        for part in parts[headline + 1 : first]
        if len(part.text) >= _LEAD_FROM
        and part.text.rstrip().endswith((".", "!", "?", "…", "。"))
        and not part.linked
        and part.kind in {"p", "div", "h2", "h3", "header", "span"}
        and not _is_surely_aside(part.region)
        and not is_furniture(part.text)
    }


def _is_surely_aside(region: Region) -> bool:
    return any(around.aside and around.doubt > 1 for around in region.outwards())


def _squeezed(text: str) -> str:
    return "".join(_LETTERS.findall(text)).casefold()
