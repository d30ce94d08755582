"""A house's words for likelihoods, impacts and levels of risk, and its bands: one step of the project's history."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import fields

from briefing.brief.yardstick import SETTING, OwnWords, checked, own_words_of, standard, write, yardstick_of
from briefing.model import Setting
from briefing.project import Project

_STEPS = {
    "terms": "Change likelihood words",
    "impacts": "Change impact names",
    "levels": "Change names of risk levels",
    "bands": "Change bands of the matrix",
}


def set_own_words(project: Project, own: OwnWords) -> None:
    """Word and band the project's yardstick as its house does; without any, as the standard does.

    Ratings stay what they are: the same terms and impacts under other names. No step where nothing changes. Raises
    ItemError for names that are the same or too long, and for bands that contradict each other.
    """
    shown = yardstick_of(project)
    before, settled = own_words_of(shown), checked(own, standard(shown.scale.id))
    moved = [one.name for one in fields(OwnWords) if getattr(before, one.name) != getattr(settled, one.name)]
    if not moved:
        return
    with project.edit(_named(moved, settled)) as edit:
        known = edit.find(Setting, SETTING)
        if settled:
            edit.put(Setting(id=SETTING, value=write(settled)))
        elif known is not None:
            edit.remove(known)


def _named(moved: list[str], settled: OwnWords) -> str:
    if not settled:
        return "Go back to the standard’s words and bands"
    return _STEPS[moved[0]] if len(moved) == 1 else "Change words and bands of the matrix"
