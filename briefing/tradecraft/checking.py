"""Before it goes out: everything in a brief that would embarrass its author, the gravest first."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from briefing.brief.compose import first_brief
from briefing.model import Brief, Setting
from briefing.project import Reading
from briefing.tradecraft import citing, evidence, front_matter, layout
from briefing.tradecraft.problems import Problem, Severity
from briefing.tradecraft.registry import RULES, Checked, Rule, problems_of

__all__ = ["ACCEPTED", "RULES", "Checked", "check", "found_in", "groups", "is_clean", "passed"]

ACCEPTED = "accepted:"
"""What the setting begins with that holds the reason for which a problem was accepted; its key follows."""

groups = (front_matter, citing, layout, evidence)
"""The files of rules; importing them fills the registry."""


def check(project: Reading, brief: Brief | None = None) -> list[Problem]:
    """Every problem of a brief, the project's first where none is named: the gravest first, then in the brief's order.

    Raises ItemError for a project without a brief.
    """
    return found_in(Checked(project, brief or first_brief(project)))


def found_in(checked: Checked, codes: Collection[str] = ()) -> list[Problem]:
    """The same for a brief of which something was read before: what was composed is not composed again.

    `codes` are the rules to follow, all where none is named.
    """
    reasons = {
        setting.id.removeprefix(ACCEPTED): setting.value
        for setting in checked.project.all(Setting)
        if setting.id.startswith(ACCEPTED)
    }
    found = [replace(one, accepted=reasons.get(one.key, "")) for one in problems_of(checked, codes or RULES)]
    order = {section.id: place for place, section in enumerate(checked.sections)}
    return sorted(found, key=lambda one: (one.severity.rank, order.get(one.place.section_id, -1), one.place.start))


def is_clean(problems: list[Problem]) -> bool:
    """Whether no open problem keeps the brief from going out."""
    return not any(one.severity is Severity.MUST and one.is_open for one in problems)


def passed(problems: list[Problem]) -> list[Rule]:
    """The rules that found nothing."""
    fired = {one.code for one in problems}
    return [known for known in RULES.values() if known.code not in fired]
