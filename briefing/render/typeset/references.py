"""Whether every link leads somewhere and no heading skips a level: what a reader would stumble over."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterable, Iterator

from briefing.brief.document import Block, Citation, FootnoteMark, Link, visible, walk
from briefing.render.typeset.door import address
from briefing.render.typeset.inventory import Inventory
from briefing.render.typeset.problems import Problem

# A brief whose first section has no heading may begin with a heading of the second level.
FIRST_LEVELS = 2


def heading_problems(inventory: Inventory) -> Iterator[Problem]:
    """Every heading that stands more than one level below the one before it."""
    level, before = FIRST_LEVELS - 1, ""
    for heading in inventory.headings:
        if heading.level > level + 1:
            below = f"“{before}” of level {level}" if before else "the title"
            yield Problem(
                f"The heading “{heading.title()}” skips a level: it is of level {heading.level}, right below {below}.",
                f"Make it a heading of level {level + 1}: one # less for each level.",
            )
        level, before = heading.level, heading.title()


def link_problems(inventory: Inventory, located: Iterable[tuple[str, Block]]) -> Iterator[Problem]:
    """Every link, citation and footnote sign that leads to nothing, with its words and its place."""
    if all(_is_reached(target, inventory) for target in inventory.targets):
        return
    told: set[str] = set()
    for place, block in located:
        for node in walk(block):
            for target, said in _targets(node):
                if target not in told and not _is_reached(target, inventory):
                    told.add(target)
                    yield Problem(f"{said}, {place}.", "Correct what it points at, or take the link away.")


def _is_reached(target: str, inventory: Inventory) -> bool:
    """Whether a target is a place of the brief or an address that a reader can open."""
    return target[1:] in inventory.anchors if target.startswith("#") else bool(address(target))


def _targets(node: object) -> Iterator[tuple[str, str]]:
    """What a node leads to, and the sentence for when that is nothing."""
    match node:
        case Link(runs=runs, target=target):
            where = "a place that is not in the brief" if target.startswith("#") else "what is no web or mail address"
            yield target, f"The link “{visible(runs)}” leads to {where} ({target or 'nothing'})"
        case Citation(marks=marks):
            for mark in marks:
                words = mark.shown()
                yield f"#{mark.endnote}", f"The citation {words} names a source that is not in the brief’s list"
        case FootnoteMark(footnote=footnote, label=label):
            yield f"#note:{footnote}", f"The footnote sign {label} has no footnote"
