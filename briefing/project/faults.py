"""What the disk and SQLite can do to an edit, in words."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from briefing.errors import ItemError, ProjectError

_UNTOUCHED = "The project is as it was before; nothing earlier is lost."

_SENTENCES: tuple[tuple[type[apsw.Error], str, str], ...] = (
    (apsw.FullError, "The disk is full: this change to {name} could not be written.", "Free some space and try again."),
    (
        apsw.ReadOnlyError,
        "{name} cannot be written: the file or its folder is read-only.",
        "Give yourself the right to write there, or save a copy elsewhere.",
    ),
    (
        apsw.BusyError,
        "{name} is being written by another program.",
        "Close the other window, then try again.",
    ),
    (
        apsw.CantOpenError,
        "{name} can no longer be reached.",
        "Check that its folder or drive is still there, then try again.",
    ),
    (apsw.IOError, "The drive reported an error while {name} was written.", "Save a copy elsewhere."),
    (apsw.CorruptError, "{name} is damaged.", "Close it and restore a backup."),
    (apsw.NotADBError, "{name} is no longer a Briefing project.", "Close it and restore a backup."),
)

FAULTS = tuple(error for error, _, _ in _SENTENCES)
"""Errors of the surroundings. Every other error of SQLite is a bug of ours."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn a fault inside the block into a ProjectError that says what happened, what is safe and what to do.

    An edit that would leave an item pointing at one that is not there becomes an ItemError.
    """
    try:
        yield
    except apsw.ConstraintError as error:
        if error.extendedresult != apsw.SQLITE_CONSTRAINT_FOREIGNKEY:  # type: ignore[attr-defined] # not in its stub
            raise
        raise ItemError(
            "This would leave an item that points at one which is not in the project.",
            safe=_UNTOUCHED,
            remedy="Delete or change what points at it first.",
            details=str(error),
        ) from error
    except FAULTS as error:
        happened, remedy = next((said, do) for kind, said, do in _SENTENCES if isinstance(error, kind))
        raise ProjectError(
            happened.format(name=path.name),
            safe=_UNTOUCHED,
            remedy=remedy,
            details=f"{type(error).__name__}: {error}",
        ) from error
