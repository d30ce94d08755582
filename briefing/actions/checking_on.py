"""Looking how far a brief is while something else is done: a job for a worker process."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.model import Brief
from briefing.project import Project
from briefing.tradecraft.checking import Checked, found_in
from briefing.tradecraft.progress import Progress, progress_of

MOST_PROBLEMS = 200
"""So many are handed over at most: whoever has more reads them in the list of the check."""


def progress(project: Project, brief: Brief) -> Progress:
    """How far a brief of an open project is."""
    checked = Checked(project, brief)
    return progress_of([section.id for section in checked.sections], found_in(checked))


def progress_in_worker(project_path: str, brief_id: str, key: str = "") -> Progress | None:
    """The same for a project that is not open here; None where the brief is gone."""
    with Project(Path(project_path), read_only=True, key=key) as project:
        brief = project.find(Brief, brief_id)
        if brief is None:
            return None
        found = progress(project, brief)
        return replace(found, open_problems=found.open_problems[:MOST_PROBLEMS])
