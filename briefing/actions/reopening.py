"""A project out of a PDF that carries it: taken out beside it or where one is told, never over another file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
from pathlib import Path

from briefing.errors import BriefingError, PasswordNeeded, ProjectError
from briefing.project import SUFFIX, Project

PDF_SUFFIX = ".pdf"


def is_pdf(path: Path) -> bool:
    """Whether a path names a PDF by its ending."""
    return path.suffix.lower() == PDF_SUFFIX


def place_for(pdf: Path) -> Path:
    """Where the project of a PDF goes unless told otherwise: beside it under its name, with a number where taken."""
    number = 1
    place = pdf.with_suffix(SUFFIX)
    while place.exists():
        number += 1
        place = pdf.with_name(f"{pdf.stem} {number}{SUFFIX}")
    return place


def take_out(pdf: str, target: str, password: str = "") -> str:
    """Write the project that travels in a PDF to a new file, checked to be a sound project; returns its path.

    A job for a worker process, so with plain texts in and out. `password` is the PDF's where that is encrypted. A
    protected project is checked when its own password opens it. Raises ProjectErrors; then there is no file.
    """
    path = Path(target)
    from briefing.render.attached import project_in  # noqa: PLC0415 -- for projects that travel in a PDF only

    found = project_in(Path(pdf), password)
    _write_new(path, found)
    try:
        with Project.open(path, read_only=True):
            pass
    except PasswordNeeded:
        pass
    except BriefingError:
        path.unlink(missing_ok=True)
        raise
    return target


def _write_new(path: Path, content: bytes) -> None:
    try:
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise ProjectError(
            f"There is already a file named {path.name} in {path.absolute().parent}.",
            safe="It was not touched.",
            remedy="Choose another name.",
        ) from error
    except OSError as error:
        path.unlink(missing_ok=True)
        raise ProjectError(
            f"The project could not be written to {path.parent}: {error.strerror or error}.",
            safe="The PDF was not touched.",
            remedy="Choose another folder with enough space.",
            details=str(error),
        ) from error
