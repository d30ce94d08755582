"""Accepting a problem of a brief with a reason: recorded in the history, taken back by Undo."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.actions.naming import in_one_line, shortened
from briefing.errors import ItemError
from briefing.model import Setting
from briefing.project import Project
from briefing.tradecraft.checking import ACCEPTED
from briefing.tradecraft.problems import Problem


def accept(project: Project, problem: Problem, reason: str) -> None:
    """Accept a problem until its place says something else. Raises ItemError without a reason."""
    words = in_one_line(reason)
    if not words:
        raise ItemError("A problem is accepted for a reason.", safe="Nothing was changed.", remedy="Write it down.")
    with project.edit(f"Accept {problem.code} “{shortened(problem.title, 40)}”") as edit:
        edit.put(Setting(id=f"{ACCEPTED}{problem.key}", value=words))


def reopen(project: Project, problem: Problem) -> None:
    """Take the acceptance of a problem away; nothing where it is open."""
    known = project.find(Setting, f"{ACCEPTED}{problem.key}")
    if known is not None:
        with project.edit(f"Open {problem.code} again") as edit:
            edit.remove(known)
