"""A second item like one there is: a variant of a risk rests on the same passages and is then told apart."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from briefing.actions.naming import called
from briefing.errors import ItemError
from briefing.model import Evidence, Item, Kind, kind_of
from briefing.model.ids import new_id
from briefing.project import Edit, Project

DUPLICABLE = (Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.NOTE)
"""The kinds of which there may be two alike. Two actors that are one are merged, and words were said once."""

_OF_ONE = {"id", "label"}
_NAMES = ("title", "statement")


def duplicate(project: Project, item: Item) -> Item:
    """A copy of an item with its evidence, actors and tags, in one step; its name says "(copy)".

    Raises ItemError for a kind of which there are no copies, UnknownItem where the item is gone.
    """
    current = project.get(type(item), item.id)
    kind = kind_of(current)
    if kind not in DUPLICABLE:
        raise ItemError(f"A second {kind.value} like this one would be the same.", safe="Nothing was changed.")
    with project.edit(f"Duplicate {called(current)}") as edit:
        copy = edit.put(type(current)(**_values(current)))
        _tie_alike(edit, current, copy)
    return copy


def _values(item: Item) -> dict[str, Any]:
    values = {one.name: getattr(item, one.name) for one in fields(item) if one.name not in _OF_ONE}
    return {**values, **{name: f"{values[name]} (copy)" for name in _NAMES if values.get(name)}}


def _tie_alike(edit: Edit, item: Item, copy: Item) -> None:
    """What the first rests on and is linked with, the second is too."""
    for evidence in edit.where(Evidence, item_id=item.id):
        edit.put(replace(evidence, id=new_id(), item_id=copy.id))
    for link in edit.links_of(item.id):
        side = "from_id" if link.from_id == item.id else "to_id"
        edit.put(replace(link, id=new_id(), **{side: copy.id}))
