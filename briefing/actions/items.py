"""Changing and deleting items: one function an action, one step of history each."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from briefing.actions.marking import called, remove_evidence
from briefing.errors import ItemError
from briefing.model import (
    Actor,
    Evidence,
    Impact,
    Item,
    Kind,
    Likelihood,
    Link,
    Passage,
    Quote,
    Relation,
    Revision,
    Risk,
    Source,
    kind_of,
)
from briefing.project import Edit, Project

T = TypeVar("T", bound=Item)

_VERBS = {"name": "Rename", "title": "Rename"}


def change(project: Project, item: T, **fields: Any) -> T:
    """Set fields of an item and return it as it now is; no step where nothing changes.

    The item is read again first, so that a stale copy cannot bring back old values of its other fields. Raises
    UnknownItem where it was deleted meanwhile, and ItemError for an empty name or title.
    """
    current = project.get(type(item), item.id)
    changed = replace(current, **fields)
    if changed == current:
        return current
    _require_name(changed, fields)
    with project.edit(_change_label(current, fields)) as edit:
        return edit.put(changed)


def rate(project: Project, risk: Risk, likelihood: Likelihood | None, impact: Impact | None) -> Risk:
    """Place a risk in the matrix; None takes it out."""
    current = project.get(Risk, risk.id)
    rated = replace(current, likelihood=likelihood, impact=impact)
    if rated == current:
        return current
    with project.edit(f"Rate {called(current)}") as edit:
        return edit.put(rated)


def delete(project: Project, items: list[Item]) -> None:
    """Delete items with what hangs on them: their evidence, links and relations. Sources go with all their texts."""
    if not items:
        return
    label = f"Delete {called(items[0])}" if len(items) == 1 else f"Delete {len(items)} items"
    with project.edit(label) as edit:
        for item in items:
            delete_inside(edit, item)


def delete_inside(edit: Edit, item: Item) -> None:
    """Inside an edit: delete one item with what hangs on it."""
    for evidence in edit.where(Evidence, item_id=item.id):
        remove_evidence(edit, evidence)
    for link in edit.links_of(item.id):
        edit.remove(link)
    if isinstance(item, Actor):
        _let_go_of_actor(edit, item)
    if isinstance(item, Source):
        _remove_texts(edit, item)
    edit.remove(item)


def link(project: Project, first: Item, second: Item, role: str) -> Link:
    """Link two items, once; returns the link there already is."""
    for known in project.where(Link, from_id=first.id, to_id=second.id, role=role):
        return known
    with project.edit(f"Link {called(second)} to {called(first)}") as edit:
        return edit.put(
            Link(
                from_kind=kind_of(first).value,
                from_id=first.id,
                to_kind=kind_of(second).value,
                to_id=second.id,
                role=role,
            )
        )


def unlink(project: Project, first: Item, second: Item, role: str) -> None:
    """Take the link between two items away; nothing where there is none."""
    links = project.where(Link, from_id=first.id, to_id=second.id, role=role)
    if not links:
        return
    with project.edit(f"Unlink {called(second)} from {called(first)}") as edit:
        for known in links:
            edit.remove(known)


def linked_actors(project: Project, item: Item) -> list[Actor]:
    """The actors linked to a risk, an event or a judgement, in the order they were linked."""
    links = project.where(Link, from_id=item.id, role="actor")
    found = (project.find(Actor, known.to_id) for known in links)
    return [actor for actor in found if actor is not None]


def _require_name(item: Item, fields: dict[str, Any]) -> None:
    for field in ("name", "title"):
        if field in fields and not str(fields[field]).strip() and kind_of(item) in {Kind.ACTOR, Kind.RISK}:
            raise ItemError(
                f"An {kind_of(item).value} needs a {field}." if field == "name" else f"A risk needs a {field}.",
                safe="The old one was kept.",
                remedy="Type a name, or delete it.",
            )


def _change_label(item: Item, fields: dict[str, Any]) -> str:
    if len(fields) == 1:
        (field,) = fields
        verb = _VERBS.get(field) or f"Change {field.replace('_', ' ')} of"
        return f"{verb} {called(item)}"
    return f"Change {called(item)}"


def _let_go_of_actor(edit: Edit, actor: Actor) -> None:
    for end in ("from_actor_id", "to_actor_id"):
        for relation in edit.where(Relation, **{end: actor.id}):
            delete_inside(edit, relation)
    for quote in edit.where(Quote, speaker_id=actor.id):
        edit.put(replace(quote, speaker_id=None))


def _remove_texts(edit: Edit, source: Source) -> None:
    for exhibit in edit.exhibits_in(source.id):
        remove_evidence(edit, exhibit.evidence)
    for revision in edit.where(Revision, source_id=source.id):
        for passage in edit.where(Passage, revision_id=revision.id):
            edit.remove(passage)
        edit.remove(revision)
