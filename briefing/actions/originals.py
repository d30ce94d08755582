"""Originals: the bytes a source was read from, written out to be opened with another program."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

from briefing.errors import ProjectError, SourceError
from briefing.model import Source
from briefing.project import Project
from briefing.sources.file_names import neutral
from briefing.sources.formats import format_of

_WITHOUT_FORMAT = ".bin"


def write_original(project: Project, source: Source, folder: Path) -> Path:
    """Write a source's original into a folder and return its path; a folder of its own keeps its name.

    The name's suffix is one of the format that the bytes have, so that nothing is opened as a program: "x.desktop"
    that holds text becomes "x.desktop.txt". Raises ProjectError where there is no original, or it cannot be written.
    """
    if not source.original_hash:
        raise ProjectError(
            f"The project keeps no original of {source.label}.",
            safe="Its text is in the project.",
            remedy="Import the file again to keep it.",
        )
    raw = project.original(source)
    path = folder / source.original_hash[:12] / safe_name(raw, source.file_name or source.label)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    except OSError as error:
        raise ProjectError(
            f"The original of {source.label} could not be written out.",
            safe="It is kept in the project.",
            remedy="Check the space and the rights in your cache folder.",
            details=str(error),
        ) from error
    return path


def safe_name(raw: bytes, name: str) -> str:
    """A file name for these bytes that does no harm and has a suffix of their format."""
    bare = neutral(name)
    try:
        suffixes = format_of(raw, bare).suffixes
    except SourceError:
        return bare + _WITHOUT_FORMAT
    return bare if Path(bare).suffix.lower() in suffixes else bare + suffixes[0]
