"""Remarks on evidence: why a passage counts."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace

from briefing.model import Evidence
from briefing.project import Project


def annotate(project: Project, evidence: Evidence, note: str) -> Evidence:
    """Note something on a piece of evidence; no step where it says so already. UnknownItem where it is gone."""
    current = project.get(Evidence, evidence.id)
    if current.note == note:
        return current
    with project.edit("Note on evidence") as edit:
        return edit.put(replace(current, note=note))
