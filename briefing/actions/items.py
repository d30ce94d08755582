"""Changing and deleting items: one function an action, one step of history each."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from briefing.actions.deleting import delete, delete_inside
from briefing.actions.naming import called, counted, in_one_line
from briefing.errors import ItemError
from briefing.model import Actor, Impact, Item, Kind, Likelihood, Link, ReadingState, Risk, kind_of
from briefing.project import Project

__all__ = [
    "change",
    "change_several",
    "delete",
    "delete_inside",
    "link",
    "linked_actors",
    "new_link",
    "rate",
    "unlink",
]

T = TypeVar("T", bound=Item)

_NAMES = {
    Kind.SOURCE: "title",
    Kind.ORIGIN: "name",
    Kind.ACTOR: "name",
    Kind.RISK: "title",
    Kind.JUDGEMENT: "statement",
    Kind.EVENT: "title",
    Kind.ASSUMPTION: "statement",
    Kind.INDICATOR: "statement",
    Kind.TAG: "name",
}
"""The field that people know an item of this kind by: it may not be empty."""

_FIELD_WORDS = {
    "body": "text",
    "cut_off": "information cut-off",
    "dated": "date",
    "found": "details",
    "origin_id": "origin",
    "published": "date",
    "speaker_id": "speaker",
    "in_brief": "place in the brief",
    "support": "status",
    "sighting": "status",
    "tlp": "TLP label",
    "would_change": "conditions",
}
"""Fields whose own name would not read well in a menu."""


def change(project: Project, item: T, **fields: Any) -> T:
    """Set fields of an item and return it as it now is; no step where nothing changes.

    The item is read again first, so that a stale copy cannot bring back old values of its other fields. Raises
    UnknownItem where it was deleted meanwhile, and ItemError where the name or title it is known by would be empty.
    """
    current = project.get(type(item), item.id)
    changed = replace(current, **_tidy(kind_of(current), fields))
    if changed == current:
        return current
    with project.edit(_change_label(current, changed)) as edit:
        return edit.put(changed)


def change_several(project: Project, items: Sequence[T], **fields: Any) -> list[T]:
    """Set fields of several items in one step and return those that changed; those deleted meanwhile are passed over.

    ItemError where the name they are known by would be empty.
    """
    found = (project.find(type(item), item.id) for item in items)
    current = [item for item in found if item is not None]
    pairs = [(item, replace(item, **_tidy(kind_of(item), fields))) for item in current]
    changed = [(before, after) for before, after in pairs if after != before]
    if not changed:
        return []
    if len(changed) == 1:
        label = _change_label(*changed[0])
    else:
        words = " and ".join(_FIELD_WORDS.get(name, name.replace("_", " ")) for name in fields)
        label = f"Change {words} of {counted(kind_of(changed[0][0]), len(changed))}"
    with project.edit(label) as edit:
        return [edit.put(after) for _, after in changed]


def rate(project: Project, risk: Risk, likelihood: Likelihood | None, impact: Impact | None) -> Risk:
    """Place a risk in the matrix; None takes it out."""
    current = project.get(Risk, risk.id)
    rated = replace(current, likelihood=likelihood, impact=impact)
    if rated == current:
        return current
    verb = "Rate" if likelihood or impact else "Clear the rating of"
    with project.edit(f"{verb} {called(current)}") as edit:
        return edit.put(rated)


def link(project: Project, first: Item, second: Item, role: str) -> Link:
    """Link two items, once; returns the link there already is. Raises ItemError for an item and itself."""
    if first.id == second.id:
        raise ItemError("An item cannot be linked to itself.", remedy="Choose another one.")
    for known in project.where(Link, from_id=first.id, to_id=second.id, role=role):
        return known
    with project.edit(f"Link {called(second)} to {called(first)}") as edit:
        return edit.put(new_link(first, second, role))


def new_link(first: Item, second: Item, role: str) -> Link:
    """A link that says what the second item is to the first; not written yet."""
    return Link(
        from_kind=kind_of(first).value,
        from_id=first.id,
        to_kind=kind_of(second).value,
        to_id=second.id,
        role=role,
    )


def unlink(project: Project, first: Item, second: Item, role: str) -> None:
    """Take the link between two items away; nothing where there is none."""
    links = project.where(Link, from_id=first.id, to_id=second.id, role=role)
    if not links:
        return
    with project.edit(f"Unlink {called(second)} from {called(first)}") as edit:
        for known in links:
            edit.remove(known)


def linked_actors(project: Project, item: Item, role: str = "actor") -> list[Actor]:
    """The actors linked to a risk, an event or a judgement in this role, in the order they were linked."""
    links = project.where(Link, from_id=item.id, role=role)
    found = (project.find(Actor, known.to_id) for known in links)
    return [actor for actor in found if actor is not None]


def _tidy(kind: Kind, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the name in one line; ItemError where that leaves nothing of it."""
    name = _NAMES.get(kind)
    if name is None or name not in fields:
        return fields
    words = in_one_line(fields[name])
    if not words:
        article = "An" if kind.value[0] in "aeiou" else "A"
        raise ItemError(
            f"{article} {kind.value} needs a {name}.",
            safe="The old one was kept.",
            remedy=f"Type a {name}, or delete the {kind.value}.",
        )
    return {**fields, name: words}


def _change_label(current: Item, changed: Item) -> str:
    """What a change is called, by the fields that are really different."""
    names = [name for name in type(current).__slots__ if getattr(current, name) != getattr(changed, name)]
    if len(names) != 1:
        return f"Change {called(current)}"
    (name,) = names
    value = getattr(changed, name)
    match name:
        case "name" | "title":
            return f"Rename {called(current)}"
        case "in_brief":
            return f"Take {called(current)} into the brief" if value else f"Leave {called(current)} out of the brief"
        case "threat_actor":
            return f"Flag {called(current)} as malicious" if value else f"Do not flag {called(current)} as malicious"
        case "state" if isinstance(value, ReadingState):
            return f"Mark {called(current)} as {value.value}"
        case _:
            return f"Change {_FIELD_WORDS.get(name, name.replace('_', ' '))} of {called(current)}"
