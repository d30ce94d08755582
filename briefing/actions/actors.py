"""Merging actors, where several names turn out to be one, and splitting one that turns out to be two."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from briefing.actions.deleting import delete_inside
from briefing.actions.marking import remove_evidence
from briefing.actions.naming import called, counted, in_one_line
from briefing.errors import ItemError
from briefing.model import Actor, Evidence, Item, Kind, Link, Passage, Quote, Relation
from briefing.model.folding import folded
from briefing.project import Edit, Project

_TEXTS = ("role", "interest", "capability", "position", "leverage", "notes")
_NAMED_IN_LABEL = 2


def merge(project: Project, survivor: Actor, others: Iterable[Actor]) -> Actor:
    """Make several actors one, in one step: `survivor` keeps its name, the names of the others become its aliases.

    Mentions, links, relations and quotes go over to it, without doubles. What only another says in a field is taken
    over; where both say something else, both are kept, a line each. Raises ItemError when there is no other.
    """
    kept = project.get(Actor, survivor.id)
    ids = dict.fromkeys(other.id for other in others if other.id != kept.id)
    absorbed = [project.get(Actor, actor_id) for actor_id in ids]
    if not absorbed:
        raise ItemError("One actor alone cannot be merged.", remedy="Select two or more actors.")
    with project.edit(_label(kept, absorbed)) as edit:
        merged = edit.put(_merged(kept, absorbed))
        for actor in absorbed:
            _hand_over(edit, actor, merged)
            edit.remove(actor)
    return merged


def split_off(project: Project, actor: Actor, alias: str) -> Actor:
    """Make an alias an actor of its own, in one step, and return the new one.

    The mentions that call the actor by it go over; a mention that holds several of its names belongs to the longest.
    What else is known stays where it is. Raises ItemError where the actor has no such alias (any more).
    """
    current = project.get(Actor, actor.id)
    if alias not in current.aliases:
        raise ItemError(f"“{current.name}” has no alias “{alias}”.", remedy="Choose one of its aliases.")
    with project.edit(f"Split “{alias}” off {called(current)}") as edit:
        left = edit.put(replace(current, aliases=tuple(name for name in current.aliases if name != alias)))
        taken = edit.put(Actor(name=alias, type=current.type, in_brief=current.in_brief))
        names = (current.name, *current.aliases)
        for evidence in edit.where(Evidence, item_id=left.id):
            passage = edit.find(Passage, evidence.passage_id)
            if passage is not None and _name_in(passage.quote, names) == alias:
                edit.put(replace(evidence, item_id=taken.id))
    return taken


def _name_in(quote: str, names: Iterable[str]) -> str:
    """The longest of the names that stands in a quote as words of its own; "" for none."""
    words = folded(in_one_line(quote))
    found = [name for name in names if re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", words)]
    return max(found, key=len, default="")


def _label(survivor: Actor, absorbed: list[Actor]) -> str:
    if len(absorbed) > _NAMED_IN_LABEL:
        return f"Merge {counted(Kind.ACTOR, len(absorbed))} into {called(survivor)}"
    return f"Merge {' and '.join(called(actor) for actor in absorbed)} into {called(survivor)}"


def _merged(survivor: Actor, absorbed: list[Actor]) -> Actor:
    names = [*survivor.aliases]
    for actor in absorbed:
        names += [actor.name, *actor.aliases]
    fresh = dict.fromkeys(name for name in names if name and name != survivor.name)
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


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text.strip()))


def _hand_over(edit: Edit, actor: Actor, survivor: Actor) -> None:
    _hand_over_evidence(edit, actor, survivor)
    _hand_over_links(edit, actor, survivor)
    _hand_over_relations(edit, actor, survivor)
    for quote in edit.where(Quote, speaker_id=actor.id):
        edit.put(replace(quote, speaker_id=survivor.id))


def _hand_over_evidence(edit: Edit, giver: Item, taker: Item) -> None:
    """Move the evidence of one item to another. Of two with the same passage one stays, with the notes of both."""
    known = {evidence.passage_id: evidence for evidence in edit.where(Evidence, item_id=taker.id)}
    for evidence in edit.where(Evidence, item_id=giver.id):
        double = known.get(evidence.passage_id)
        if double is None:
            edit.put(replace(evidence, item_id=taker.id))
            continue
        edit.put(replace(double, note=_joined((double.note, evidence.note))))
        remove_evidence(edit, evidence)


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
    begun = edit.where(Relation, from_actor_id=actor.id)
    ended = [relation for relation in edit.where(Relation, to_actor_id=actor.id) if relation not in begun]
    for relation in (*begun, *ended):
        moved = replace(
            relation,
            from_actor_id=survivor.id if relation.from_actor_id == actor.id else relation.from_actor_id,
            to_actor_id=survivor.id if relation.to_actor_id == actor.id else relation.to_actor_id,
        )
        if moved.from_actor_id == moved.to_actor_id:
            delete_inside(edit, relation)
        else:
            _put_relation(edit, moved)


def _put_relation(edit: Edit, relation: Relation) -> None:
    """Write a moved relation; one that says the same as another gives it its evidence and goes."""
    same = edit.where(
        Relation,
        from_actor_id=relation.from_actor_id,
        to_actor_id=relation.to_actor_id,
        type=relation.type,
        period=relation.period,
        note=relation.note,
    )
    if not same:
        edit.put(relation)
        return
    _hand_over_evidence(edit, relation, same[0])
    delete_inside(edit, relation)
