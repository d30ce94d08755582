"""What a judgement rests on beside its evidence: its assumptions, and the indicators that would change it.

They are items of their own, shown where they are linked. One that nothing links to any more would be seen nowhere: it
goes with its last link.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TypeAlias

from briefing.actions.deleting import delete_inside
from briefing.actions.items import new_link
from briefing.actions.naming import called, in_one_line, shortened
from briefing.errors import ItemError
from briefing.model import Assumption, Evidence, Indicator, Item, Judgement, Kind, Link, Risk, kind_of
from briefing.project import Project

Support: TypeAlias = Assumption | Indicator
"""What stands under a judgement."""

ROLES = {Kind.ASSUMPTION: "assumption", Kind.INDICATOR: "target"}
"""What the link is called, by the kind of the support."""


def add_support(project: Project, item: Judgement | Risk, kind: Kind, statement: str) -> Support:
    """Link an assumption or an indicator to a judgement or a risk, in one step: the one that says this, or a new one.

    Raises ItemError for no words, and for another kind.
    """
    words = in_one_line(statement)
    if not words:
        raise ItemError(f"An {kind.value} needs a statement.", safe="Nothing was changed.", remedy="Type one.")
    known = next((one for one in _all(project, kind) if one.statement.casefold() == words.casefold()), None)
    if known is not None and known in supports_of(project, item, kind):
        return known
    with project.edit(f"Add {kind.value} “{shortened(words)}” to {called(item)}") as edit:
        support = known or edit.put(_new(kind, words))
        edit.put(_link_of(item, support))
    return support


def supports_of(project: Project, item: Item, kind: Kind) -> list[Support]:
    """The assumptions a judgement rests on, or its indicators, in the order they were linked."""
    if kind is Kind.ASSUMPTION:
        ids = [link.to_id for link in project.where(Link, from_id=item.id, role=ROLES[kind])]
    else:
        ids = [link.from_id for link in project.where(Link, to_id=item.id, role=ROLES[kind])]
    found = (project.find(_class_of(kind), one) for one in ids)
    return [one for one in found if one is not None]


def unlinked(project: Project, item: Item, kind: Kind) -> list[Support]:
    """The assumptions or indicators of the project that this item does not have yet."""
    taken = {one.id for one in supports_of(project, item, kind)}
    return [one for one in _all(project, kind) if one.id not in taken]


def remove_support(project: Project, item: Item, support: Support) -> None:
    """Take an assumption or an indicator away from an item; it goes where nothing else links to it or backs it."""
    first, second = (item, support) if kind_of(support) is Kind.ASSUMPTION else (support, item)
    links = project.where(Link, from_id=first.id, to_id=second.id, role=ROLES[kind_of(support)])
    if not links:
        return
    with project.edit(f"Take {called(support)} from {called(item)}") as edit:
        for link in links:
            edit.remove(link)
        if not edit.links_of(support.id) and not edit.count(Evidence, item_id=support.id):
            delete_inside(edit, support)


def _link_of(item: Item, support: Support) -> Link:
    if isinstance(support, Assumption):
        return new_link(item, support, ROLES[Kind.ASSUMPTION])
    return new_link(support, item, ROLES[Kind.INDICATOR])


def _all(project: Project, kind: Kind) -> list[Support]:
    return [*project.all(_class_of(kind))]


def _class_of(kind: Kind) -> type[Assumption] | type[Indicator]:
    if kind is Kind.ASSUMPTION:
        return Assumption
    if kind is Kind.INDICATOR:
        return Indicator
    raise ItemError(f"A judgement does not rest on {kind.value}s.", safe="Nothing was changed.")


def _new(kind: Kind, statement: str) -> Support:
    return _class_of(kind)(statement=statement)
