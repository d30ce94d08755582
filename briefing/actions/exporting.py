"""Exporting the brief: the project is composed and set, and the file replaced only by a whole new one."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

from briefing.brief.compose import compose
from briefing.errors import RenderError
from briefing.project import SUFFIX, Project, Reading
from briefing.render import write_pdf


def export_pdf(project: Reading, output: Path) -> Path:
    """Write the project's first brief as PDF.

    Raises RenderError where it cannot be set or written, an old file then stays, and where `output` is a project: a
    slip of the hand must not replace the work by its print.
    """
    if output.suffix.lower() == SUFFIX:
        raise RenderError(
            f"“{output.name}” is the name of a project, not of a PDF.",
            safe="Nothing was written.",
            remedy="Choose a name that ends in .pdf.",
        )
    write_pdf(compose(project), output)
    return output


def export_file(project_path: str, output: str, key: str = "") -> str:
    """The same for a project that is not open here: a job for a worker process, so with plain texts in and out.

    `key` is the `Project.key` of a project that has a password.
    """
    with Project(Path(project_path), read_only=True, key=key) as project:
        return str(export_pdf(project, Path(output)))
