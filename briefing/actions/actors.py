"""Merging actors: several names turn out to be one."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from briefing.actions.marking import called, remove_evidence
from briefing.errors import ItemError
from briefing.model import Actor, Evidence, Link, Quote, Relation
from briefing.project import Edit, Project

_TEXTS = ("role", "interest", "capability", "position", "leverage", "notes")


def merge(project: Project, survivor: Actor, others: Iterable[Actor]) -> Actor:
    """Make several actors one, in one step: `survivor` keeps its name, the names of the others become its aliases.

    Mentions, links, relations and quotes go over to it, without doubles. What only another says in a field is taken
    over; where both say something else, both are kept, a line each. Raises ItemError when there is no other.
    """
    absorbed = [project.get(Actor, other.id) for other in others if other.id != survivor.id]
    if not absorbed:
        raise ItemError("One actor alone cannot be merged.", remedy="Select two or more actors.")
    names = ", ".join(f"“{actor.name}”" for actor in absorbed)
    with project.edit(f"Merge {names} into {called(survivor)}") as edit:
        merged = edit.put(_merged(edit.get(Actor, survivor.id), absorbed))
        for actor in absorbed:
            _hand_over(edit, actor, merged)
            edit.remove(actor)
    return merged


def _merged(survivor: Actor, absorbed: list[Actor]) -> Actor:
    names = [*survivor.aliases]
    for actor in absorbed:
        names += [actor.name, *actor.aliases]
    fresh = dict.fromkeys(name for name in names if name != survivor.name)
    texts: dict[str, Any] = {
        field: _joined([getattr(actor, field) for actor in (survivor, *absorbed)]) for field in _TEXTS
    }
    return replace(
        survivor,
        aliases=tuple(fresh),
        threat_actor=survivor.threat_actor or any(actor.threat_actor for actor in absorbed),
        in_brief=survivor.in_brief or any(actor.in_brief for actor in absorbed),
        **texts,
    )


def _joined(texts: list[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text.strip()))


def _hand_over(edit: Edit, actor: Actor, survivor: Actor) -> None:
    known = {evidence.passage_id for evidence in edit.where(Evidence, item_id=survivor.id)}
    for evidence in edit.where(Evidence, item_id=actor.id):
        if evidence.passage_id in known:
            remove_evidence(edit, evidence)
        else:
            edit.put(replace(evidence, item_id=survivor.id))
    _hand_over_links(edit, actor, survivor)
    _hand_over_relations(edit, actor, survivor)
    for quote in edit.where(Quote, speaker_id=actor.id):
        edit.put(replace(quote, speaker_id=survivor.id))


def _hand_over_links(edit: Edit, actor: Actor, survivor: Actor) -> None:
    for link in edit.links_of(actor.id):
        moved = replace(
            link,
            from_id=survivor.id if link.from_id == actor.id else link.from_id,
            to_id=survivor.id if link.to_id == actor.id else link.to_id,
        )
        double = edit.where(Link, from_id=moved.from_id, to_id=moved.to_id, role=moved.role)
        if double or moved.from_id == moved.to_id:
            edit.remove(link)
        else:
            edit.put(moved)


def _hand_over_relations(edit: Edit, actor: Actor, survivor: Actor) -> None:
    for end in ("from_actor_id", "to_actor_id"):
        for relation in edit.where(Relation, **{end: actor.id}):
            edit.put(replace(relation, **{end: survivor.id}))  # type: ignore[arg-type] # the names of its ends
    for relation in edit.where(Relation, from_actor_id=survivor.id, to_actor_id=survivor.id):
        for evidence in edit.where(Evidence, item_id=relation.id):
            remove_evidence(edit, evidence)
        edit.remove(relation)
