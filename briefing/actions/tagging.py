"""Tags: words of the analyst's own on anything there is."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from briefing.actions.items import new_link
from briefing.actions.naming import called, counted, in_one_line, shortened
from briefing.errors import ItemError
from briefing.model import Item, Kind, Link, Tag, kind_of
from briefing.project import Project

TAGGED = "tagged"

T = TypeVar("T", bound=Item)


def tag(project: Project, items: Sequence[Item], name: str) -> Tag:
    """Tag items, in one step; a tag of this name, whatever its case, is used again.

    Returns the tag. Raises ItemError for an empty name.
    """
    words = in_one_line(name)
    if not words:
        raise ItemError("A tag needs a name.", safe="Nothing was changed.", remedy="Type one.")
    known = next((each for each in project.all(Tag) if each.name.casefold() == words.casefold()), None)
    wanted = known or Tag(name=words)
    bare = [item for item in _as_they_are(project, items) if not _links(project, wanted, item)]
    if known is not None and not bare:
        return known
    with project.edit(f"Tag {_named(bare)} “{shortened(wanted.name, 30)}”") as edit:
        edit.put(wanted)
        for item in bare:
            edit.put(new_link(wanted, item, TAGGED))
    return wanted


def untag(project: Project, items: Sequence[Item], known: Tag) -> None:
    """Take a tag off items, in one step; the tag itself goes with the last thing that bore it."""
    tagged = [item for item in _as_they_are(project, items) if _links(project, known, item)]
    if not tagged:
        return
    with project.edit(f"Remove tag “{shortened(known.name, 30)}” from {_named(tagged)}") as edit:
        for item in tagged:
            for link in _links(project, known, item):
                edit.remove(link)
        if not edit.links_of(known.id):
            edit.remove(known)


def tags_of(project: Project, item_id: str) -> list[Tag]:
    """The tags of an item, by name."""
    links = project.where(Link, to_id=item_id, role=TAGGED)
    tags = (project.find(Tag, link.from_id) for link in links)
    return sorted((each for each in tags if each is not None), key=lambda each: each.name.casefold())


def tags_by_item(project: Project, kind: Kind) -> dict[str, frozenset[str]]:
    """The ids of the tags of each item of a kind, by the item's id; items without any are left out."""
    found: dict[str, set[str]] = {}
    for tag_id, item_id in project.linked(kind, TAGGED):
        found.setdefault(item_id, set()).add(tag_id)
    return {item_id: frozenset(tags) for item_id, tags in found.items()}


def _as_they_are(project: Project, items: Iterable[T]) -> list[T]:
    """The items as the project has them now, without those that were deleted meanwhile."""
    found = (project.find(type(item), item.id) for item in items)
    return [item for item in found if item is not None]


def _named(items: Sequence[Item]) -> str:
    return called(items[0]) if len(items) == 1 else counted(kind_of(items[0]), len(items))


def _links(project: Project, known: Tag, item: Item) -> list[Link]:
    return project.where(Link, from_id=known.id, to_id=item.id, role=TAGGED)
