"""Opening a project for the window: for writing, or read-only where that is all there is, with what must be said."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from briefing.errors import BriefingError, InUse, NewerFormat, ProjectError
from briefing.project import Project


@dataclass(frozen=True, slots=True)
class Opened:
    """An open project, an error to show with it (None for none) and a sentence for a toast ("" for none)."""

    project: Project
    note: BriefingError | None = None
    said: str = ""


def open_project(path: Path) -> Opened:
    """Open a project; ProjectError where it cannot even be read."""
    try:
        project = Project.open(path)
    except NewerFormat as error:
        return _read_only(path, error, _translated("Update Briefing to change it."))
    except InUse as error:
        if error.elsewhere:
            raise
        return _read_only(path, error, _translated("Close it there to change it here."))
    warning = ProjectError(" ".join(project.warnings)) if project.warnings else None
    return Opened(project, warning, project.recovered.sentence() if project.recovered is not None else "")


def _read_only(path: Path, error: ProjectError, remedy: str) -> Opened:
    project = Project.open(path, read_only=True)
    safe = _translated("It is open read-only: nothing can be changed by mistake.")
    return Opened(project, ProjectError(error.happened, safe=safe, remedy=remedy, details=error.details))


def _translated(words: str) -> str:
    return QCoreApplication.translate("opening", words)
