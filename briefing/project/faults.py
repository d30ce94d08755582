"""What the disk and SQLite can do to a project, in words."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import apsw

from briefing.errors import DamagedProject, ItemError, ProjectError

_UNTOUCHED = "The project is as it was before; nothing earlier is lost."
_ELSEWHERE = "Save a copy elsewhere."
_DAMAGED = "Salvage what it holds into a copy, or restore a backup."
_FULL = ("The disk is full: this change to {name} could not be written.", "Free some space and try again.")
_READ_ONLY = (
    "{name} cannot be written: the file or its folder is read-only.",
    "Give yourself the right to write there, or save a copy elsewhere.",
)
_GONE = ("{name} can no longer be reached.", "Check that its folder or drive is still there, then try again.")
_DRIVE = ("The drive reported an error while {name} was in use.", _ELSEWHERE)

_SENTENCES: tuple[tuple[type[apsw.Error], str, str], ...] = (
    (apsw.FullError, *_FULL),
    (apsw.ReadOnlyError, *_READ_ONLY),
    (apsw.PermissionsError, *_READ_ONLY),
    (apsw.BusyError, "{name} is being written by another program.", "Close the other window, then try again."),
    (apsw.CantOpenError, *_GONE),
    (apsw.IOError, *_DRIVE),
    (apsw.CorruptError, "{name} is damaged.", _DAMAGED),
    (apsw.NotADBError, "{name} is no longer a Briefing project.", _DAMAGED),
    (apsw.TooBigError, "{name} holds, or was given, more in one place than a project may hold.", _DAMAGED),
    (apsw.NoMemError, "There was not enough memory for {name}.", "Close other programs and try again."),
    (apsw.InterruptError, "Reading {name} took far too long: it is damaged or forged.", _DAMAGED),
)

_OF_THE_SYSTEM: dict[int, tuple[str, str]] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ENODEV: _GONE,
}


def moved(path: Path, details: str) -> ProjectError:
    """The sentence for a file that is open and no longer stands where it was: what is written to it would be lost."""
    return ProjectError(
        f"{path.name} is no longer in its place: it was moved, deleted, or replaced by another file.",
        safe="What the window shows can still be read and saved.",
        remedy="Save a copy elsewhere, or put the file back and try again.",
        details=details,
    )


_ON_THE_WAY = re.compile(r"\.(.+)\.(?:partial|upgraded|rekeyed)")


def shown_name(path: Path) -> str:
    """The name of a file as its user knows it, also while it is still written under another."""
    on_the_way = _ON_THE_WAY.fullmatch(path.name)
    return on_the_way[1] if on_the_way else path.name


FAULTS = tuple(error for error, _, _ in _SENTENCES)
"""Errors of the surroundings. Every other error of SQLite is a bug of ours."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn a fault inside the block into a ProjectError that says what happened, what is safe and what to do.

    An edit that would leave an item pointing at one that is not there becomes an ItemError, damage DamagedProject.
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
        raise said(path, error) from error
    except UnicodeDecodeError as error:
        raise damaged(path, f"a text that is not UTF-8: {error}") from error


def said(path: Path, error: apsw.Error) -> ProjectError:
    """A fault that SQLite met, in words."""
    if getattr(error, "extendedresult", 0) == apsw.SQLITE_READONLY_DBMOVED:
        return moved(path, str(error))
    happened, remedy = next((told, do) for kind, told, do in _SENTENCES if isinstance(error, kind))
    family = DamagedProject if isinstance(error, apsw.CorruptError | apsw.NotADBError) else ProjectError
    details = f"{type(error).__name__}: {error}"
    return family(happened.format(name=shown_name(path)), safe=_UNTOUCHED, remedy=remedy, details=details)


def said_of_system(path: Path, error: OSError) -> ProjectError:
    """A fault that the system met beside the project file (its lock, a copy), in words."""
    happened, remedy = _OF_THE_SYSTEM.get(error.errno or 0, _DRIVE)
    return ProjectError(happened.format(name=shown_name(path)), safe=_UNTOUCHED, remedy=remedy, details=str(error))


def damaged(path: Path, *found: str) -> DamagedProject:
    """Damage that was found in the file, in words; `found` says where."""
    error = DamagedProject(
        f"{shown_name(path)} is damaged.",
        safe="The file was left as it is.",
        remedy="Salvage what it holds into a new project, or restore a backup.",
        details="\n".join(found),
    )
    error.found = found
    return error


def log_damaged(path: Path, last: str, details: str) -> DamagedProject:
    """Steps that were finished are gone with the end of the log beside the file; `last` is when the last one left was.

    `last` is an ISO date-time, "" where no step is left.
    """
    up_to = f"All up to {datetime.fromisoformat(last).astimezone():%Y-%m-%d %H:%M:%S}" if last else "What is left"
    error = DamagedProject(
        f"The last steps of {path.name} are lost: {path.name}-wal beside it, in which they stood, was damaged or cut.",
        safe=f"{up_to} can be read. Both files were left as they are.",
        remedy="Salvage what they hold into a new project, and go on in that.",
        details=details,
    )
    error.found = (details,)
    return error
