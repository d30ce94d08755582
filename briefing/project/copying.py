"""Whole copies of a project file: what is committed at one moment, under the same key, in one file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import apsw

from briefing.errors import ProjectError
from briefing.project import keys
from briefing.project.connection import already_there, log_beside
from briefing.project.faults import said_of_system

Share = Callable[[int], bool]
"""Is told how many hundredths are done, and says whether to go on."""

_PAGES = 2_000
_PIECE = 8 << 20
_LOGS = ("-wal", "-shm", "-journal")


class CopyStopped(ProjectError):
    """The copy was given up because the project is being closed."""


def copy_whole(source: apsw.Connection, target: Path, key: str, going_on: Share = lambda _done: True) -> None:
    """Write what `source` sees to a new file at `target`, which is there whole or not at all.

    `key` is the key of the source; the copy has the same. Others may edit meanwhile: the copy is of one moment.
    ProjectError where there is a file already, or where it cannot be written; CopyStopped where `going_on` says no.
    """
    if target.exists():
        raise already_there(target)
    try:
        with arriving(target) as partial:
            _copy(source, partial, key, going_on)
    except apsw.Error as error:
        raise _not_copied(target, error) from error


def copy_files(path: Path, copy: Path, going_on: Share = lambda _done: True) -> None:
    """Copy a project as it lies on the disk, with the log beside it.

    ProjectError where there is a file already or it cannot be written, CopyStopped where `going_on` says no.
    """
    if copy.exists():
        raise already_there(copy)
    with arriving(copy) as partial:
        try:
            # The log first: where the file is brought up to date in between, the older log is passed over.
            if log_beside(path).exists():
                copy_file(log_beside(path), log_beside(copy))
            copy_file(path, partial, going_on)
        except BaseException:
            # A log without its file would be joined to whatever gets that name next.
            log_beside(copy).unlink(missing_ok=True)
            raise


def copy_file(path: Path, copy: Path, going_on: Share = lambda _done: True) -> None:
    """The bytes of a file into another, on the disk; OSError where the system fails."""
    with path.open("rb") as source, copy.open("wb") as target:
        whole = max(os.fstat(source.fileno()).st_size, 1)
        while piece := source.read(_PIECE):
            target.write(piece)
            _go_on(going_on, target.tell(), whole)
        target.flush()
        os.fsync(target.fileno())


@contextmanager
def arriving(target: Path) -> Iterator[Path]:
    """The name under which a file is written that takes the name `target` once it is whole and on the disk.

    Where the block raises, nothing is left. ProjectError where the system fails.
    """
    partial = target.with_name(f".{target.name}.partial")
    try:
        _drop_beside(target)
        _drop(partial)
        yield partial
        settle(partial)
        partial.replace(target)
        settle_folder(target.parent)
    except OSError as error:
        raise said_of_system(target, error) from error
    finally:
        _drop(partial)


def settle(path: Path) -> None:
    """Have a file on the disk, and not only on its way there."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Have the names in a folder on the disk: after one took the place of another. Windows has no need of it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
    _drop_beside(path)


def _drop_beside(path: Path) -> None:
    """Remove the logs of a file that is gone: they would be taken for those of the one that gets its name."""
    if not path.exists():
        for ending in _LOGS:
            with suppress(OSError):
                path.with_name(path.name + ending).unlink(missing_ok=True)


def _copy(source: apsw.Connection, partial: Path, key: str, going_on: Share) -> None:
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
                    _go_on(going_on, running.page_count - running.remaining, max(running.page_count, 1))
        finally:
            source.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode = DELETE")


def _go_on(going_on: Share, done: int, whole: int) -> None:
    if not going_on(min(done * 100 // whole, 100)):
        raise CopyStopped("The copy was given up.", safe="The project is as it was.")


def _not_copied(target: Path, error: apsw.Error) -> ProjectError:
    return ProjectError(
        f"The copy {target.name} could not be written in {target.parent}.",
        safe="The project itself was not touched.",
        remedy="Choose another folder with enough space.",
        details=f"{type(error).__name__}: {error}",
    )
