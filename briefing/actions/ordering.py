"""The order of the key judgements: one goes before or after its neighbour."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace

from briefing.actions.naming import called
from briefing.model import Judgement
from briefing.project import Project


def in_order(project: Project) -> list[Judgement]:
    """The judgements as the brief prints them."""
    return sorted(project.all(Judgement), key=lambda one: (one.place, one.id))


def move(project: Project, judgement: Judgement, by: int) -> bool:
    """Put a judgement so many places on, -1 is one up; whether it moved. UnknownItem where it is gone.

    Only the moved one is written, with a place between its new neighbours; all are numbered anew where there is none.
    """
    current = project.get(Judgement, judgement.id)
    others = [one for one in in_order(project) if one.id != current.id]
    here = sum((one.place, one.id) < (current.place, current.id) for one in others)
    target = min(max(here + by, 0), len(others))
    if target == here:
        return False
    before = others[target - 1].place if target else others[0].place - 2
    after = others[target].place if target < len(others) else others[-1].place + 2
    between = (before + after) / 2
    with project.edit(f"Move {called(current)} {'up' if by < 0 else 'down'}") as edit:
        if before < between < after:
            edit.put(replace(current, place=between))
        else:
            ordered = [*others[:target], current, *others[target:]]
            edit.put_all(replace(one, place=float(place)) for place, one in enumerate(ordered, start=1))
    return True
