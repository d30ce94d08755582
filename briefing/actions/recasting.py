"""Changing the kind of a highlight: what was marked as a risk turns out to be a judgement."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from briefing.actions.deleting import delete_inside
from briefing.actions.marking import Marked, blank_item, default_stance
from briefing.actions.naming import called, in_one_line, shortened
from briefing.errors import ItemError
from briefing.model import CLASSES, EVIDENCED, Evidence, Item, Kind, Link, Passage, kind_of, name_of
from briefing.project import Edit, Project

MARKABLE = (Kind.ACTOR, Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE)
"""The kinds that words in a text can be marked as."""

_OWN = {"id", "label", "place"}
_NAMES = ("name", "title", "statement", "text")
_TEXTS = ("notes", "text")
_TITLE_LENGTH = 120
_LINKED_FROM = {
    "actor": {Kind.RISK, Kind.EVENT, Kind.JUDGEMENT},
    "assumption": {Kind.JUDGEMENT},
    "place": {Kind.EVENT},
    "about": {Kind.NOTE},
}
_LINKED_TO = {"target": {Kind.RISK, Kind.JUDGEMENT}}


def recast(project: Project, evidence: Evidence, kind: Kind) -> Marked:
    """Make what this evidence is of an item of another kind, in one step.

    Where it is the item's only evidence, the item itself becomes one of that kind: what both kinds can say stays, what
    only the old one could is written into the notes of the new. Where the item has other evidence, it keeps that, and
    these words alone leave it for a new item. Raises UnknownItem where it is gone, ItemError for a kind that cannot be
    marked in a text and for the one it has.
    """
    current = project.get(Evidence, evidence.id)
    old_kind = Kind(current.item_kind)
    if kind not in MARKABLE or old_kind not in EVIDENCED or kind is old_kind:
        raise ItemError(f"These words cannot become another {kind.value}.", safe="Nothing was changed.")
    old = project.get(CLASSES[old_kind], current.item_id)
    words = in_one_line(project.get(Passage, current.passage_id).quote)
    with project.edit(f"Change {called(old)} to {kind.value}") as edit:
        blank = blank_item(edit, kind, words)
        alone = edit.count(Evidence, item_id=old.id) == 1
        new = edit.put(_carried_over(old, blank) if alone else blank)
        moved = replace(current, item_kind=kind.value, item_id=new.id, stance=_stance(current, old_kind, kind))
        edit.put(moved)
        if alone:
            _move_links(edit, old, new)
            delete_inside(edit, old)
    return Marked(new, moved, is_new=True)


def _stance(evidence: Evidence, old: Kind, new: Kind) -> Any:
    """What the analyst chose stays; what was only the old kind's default becomes the new kind's."""
    return default_stance(new) if evidence.stance is default_stance(old) else evidence.stance


def _carried_over(old: Item, blank: Item) -> Item:
    """The blank item with all that the old one says; what has no field of its own stands in the notes."""
    known = {field.name for field in fields(blank)} - _OWN
    values: dict[str, Any] = {}
    rest: list[str] = []
    for field in fields(old):
        value = getattr(old, field.name)
        if field.name in _OWN or value in ("", None, ()):
            continue
        if field.name in known:
            values[field.name] = value
        elif isinstance(value, str) and field.name not in _NAMES and not field.name.endswith("_id"):
            rest.append(f"{field.name.replace('_', ' ').capitalize()}: {value}")
    _name(old, known, values)
    notes = next((one for one in _TEXTS if one in known), "")
    if notes and rest:
        values[notes] = "\n".join(part for part in (values.get(notes, ""), *rest) if part)
    return replace(blank, **values)


def _name(old: Item, known: set[str], values: dict[str, Any]) -> None:
    """The old item's name becomes the new one's, in whatever field it has it."""
    words = name_of(old)
    field = next((one for one in _NAMES if one in known), "")
    if words and field and field not in values:
        values[field] = words if field in {"statement", "text"} else shortened(words, _TITLE_LENGTH)


def _move_links(edit: Edit, old: Item, new: Item) -> None:
    """Links that make sense for the new kind go over; the others go with the old item."""
    kind = kind_of(new)
    for link in edit.links_of(old.id):
        if link.from_id == old.id and kind in _LINKED_FROM.get(link.role, ()):
            edit.put(replace(link, from_kind=kind.value, from_id=new.id))
        elif link.to_id == old.id and (link.role in {"tagged", "about"} or kind in _LINKED_TO.get(link.role, ())):
            edit.put(_pointed_at(link, new))


def _pointed_at(link: Link, new: Item) -> Link:
    return replace(link, to_kind=kind_of(new).value, to_id=new.id)
