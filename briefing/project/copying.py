"""Whole copies of a project file: what is committed at one moment, under the same key, in one file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import apsw

from briefing.errors import ProjectError
from briefing.project import keys
from briefing.project.connection import already_there, log_beside
from briefing.project.faults import said_of_system

_PAGES = 2_000


class CopyStopped(ProjectError):
    """The copy was given up because the project is being closed."""


def copy_whole(source: apsw.Connection, target: Path, key: str, going_on: Callable[[], bool] = lambda: True) -> None:
    """Write what `source` sees to a new file at `target`, which is there whole or not at all.

    `key` is the key of the source; the copy has the same. Others may edit meanwhile: the copy is of one moment.
    ProjectError where there is a file already, or where it cannot be written.
    """
    if target.exists():
        raise already_there(target)
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        _copy(source, partial, key, going_on)
        _settle(partial)
        partial.replace(target)
    except OSError as error:
        raise said_of_system(target, error) from error
    except apsw.Error as error:
        raise _not_copied(target, error) from error
    finally:
        for leftover in (partial, partial.with_name(partial.name + "-journal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def copy_files(path: Path, copy: Path) -> None:
    """Copy a project as it lies on the disk, with the log beside it; ProjectError where there is a file already."""
    if copy.exists():
        raise already_there(copy)
    try:
        # The log first: where the file is brought up to date in between, the older log is passed over.
        if log_beside(path).exists():
            shutil.copyfile(log_beside(path), log_beside(copy))
        shutil.copyfile(path, copy)
    except OSError as error:
        for leftover in (copy, log_beside(copy)):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
        raise said_of_system(copy, error) from error


def _copy(source: apsw.Connection, partial: Path, key: str, going_on: Callable[[], bool]) -> None:
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    with closing(apsw.Connection(str(partial), flags=flags)) as copy:
        keys.use(copy, key)
        # One read transaction around all: an edit in between would make the copy begin again, and again.
        source.execute("BEGIN")
        try:
            list(source.execute("SELECT 1 FROM sqlite_schema"))
            with copy.backup("main", source, "main") as running:
                while not running.done:
                    running.step(_PAGES)
                    if not going_on():
                        raise CopyStopped("The copy was given up.", safe="The project is as it was.")
        finally:
            source.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode = DELETE")


def _settle(partial: Path) -> None:
    with partial.open("rb+") as file:
        os.fsync(file.fileno())


def _not_copied(target: Path, error: apsw.Error) -> ProjectError:
    return ProjectError(
        f"The copy {target.name} could not be written in {target.parent}.",
        safe="The project itself was not touched.",
        remedy="Choose another folder with enough space.",
        details=f"{type(error).__name__}: {error}",
    )
