"""Connections to a .brief file: how it is created, opened, trusted, and left as one file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import apsw

from briefing.errors import NewerFormat, NotAProject, ProjectError
from briefing.project import keys
from briefing.project.faults import damaged, in_words, shown_name
from briefing.project.folders import beside
from briefing.project.schema import APPLICATION_ID, FORMAT, creation

T = TypeVar("T")

_MARK = slice(68, 72)
"""Bytes of a file's head that hold `PRAGMA application_id` (SQLite's file format, 1.3)."""

_BUSY_MS = 5_000
MOST_BYTES = 512 << 20
"""The longest text, original or changeset that is read or written: a forged file cannot fill the memory."""

_LIMITS = (
    (apsw.SQLITE_LIMIT_LENGTH, MOST_BYTES),
    (apsw.SQLITE_LIMIT_ATTACHED, 0),
    (apsw.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (apsw.SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    (apsw.SQLITE_LIMIT_COLUMN, 200),
)


def create_file(path: Path, key: str = "") -> None:
    """Make an empty project file of the current format, encrypted where a key is given.

    ProjectError where there is a file already.
    """
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise already_there(path) from error
    except OSError as error:
        raise _not_created(path, error) from error
    try:
        with closing(_connected(path, apsw.SQLITE_OPEN_READWRITE, key)) as connection:
            _fill(connection)
    except apsw.Error as error:
        for leftover in (path, log_beside(path), beside(path, "-journal")):
            leftover.unlink(missing_ok=True)
        raise _not_created(path, error) from error


def _fill(connection: apsw.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement in creation():
        connection.execute(statement)
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", FORMAT)
    connection.execute("COMMIT")


def opened(path: Path, *, read_only: bool, key: str = "") -> apsw.Connection:
    """A connection to an existing project, checked to be one. Nothing is written yet.

    Raises NotAProject for a missing file and for anything that is not a project, WrongPassword where the key does not
    fit, NewerFormat when `read_only` is false and the file was written by a newer Briefing.
    """
    return opened_and_seen(path, lambda _connection, _version: None, read_only=read_only, key=key)[0]


def opened_and_seen(
    path: Path, look: Callable[[apsw.Connection, int], T], *, read_only: bool, key: str = ""
) -> tuple[apsw.Connection, T]:
    """A connection as `opened` gives it, and what `look` said of it and of its format.

    All is read in one transaction: of one state of the file, and without locking it anew for each question.
    """
    try:
        connection = _opened(path, read_only=read_only, key=key)
    except apsw.Error as error:
        raise _not_opened(path, error, key) from error
    try:
        version = _version_of(connection, path, read_only=read_only, key=key)
        with in_words(path):
            seen = look(connection, version)
            connection.execute("COMMIT")
    except BaseException:
        shut(connection)
        raise
    return connection, seen


def _version_of(connection: apsw.Connection, path: Path, *, read_only: bool, key: str) -> int:
    """The format of a file, in a transaction that begins here."""
    try:
        # What is only looked at stays as it is: the log is brought in by `leave_as_one_file` and by nothing else.
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        connection.execute("BEGIN")
        application = connection.pragma("application_id")
        version = int(connection.pragma("user_version"))
    except apsw.Error as error:
        raise _not_opened(path, error, key) from error
    if application != APPLICATION_ID or version < 1:
        raise not_a_project(path, f"application_id {application}, user_version {version}")
    if version > FORMAT and not read_only:
        raise NewerFormat(
            f"{path.name} was written by a newer Briefing (format {version}; this one knows {FORMAT}).",
            safe="The file was not touched.",
            remedy="Open it read-only, or update Briefing.",
        )
    return version


def use_log(connection: apsw.Connection) -> None:
    """Write to a log beside the file from now on. Done before the first edit: to open a project does not touch it."""
    connection.execute("PRAGMA journal_mode = WAL")


def leave_as_one_file(connection: apsw.Connection, path: Path) -> None:
    """Write all that is still in the log beside the file into it, and remove the log: the last close of a project.

    Where another program still has the file open this is left to it; the project is sound either way.
    """
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
        leftovers = [one for one in (beside(path, "-journal"), index_beside(path)) if one.exists()]
        if leftovers and not has_log(path):
            _remove(connection, leftovers)
    except (apsw.BusyError, apsw.LockedError):
        return


def _remove(connection: apsw.Connection, leftovers: list[Path]) -> None:
    """Remove what a process that was killed left behind, while nobody else can be writing.

    What it had not finished was taken back when the file was first read: nothing in these is needed any more.
    """
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for leftover in leftovers:
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    finally:
        connection.execute("ROLLBACK")


def shut(connection: apsw.Connection) -> None:
    """Close a connection. What the disk says at the very end changes nothing: the log then stays beside the file."""
    with suppress(apsw.Error):
        connection.close()


def has_log(path: Path) -> bool:
    """Whether a log stands beside the file: another program has it open, or the last one ended without closing it."""
    return is_there(log_beside(path))


def is_there(path: Path) -> bool:
    """Whether something stands at a path; where nothing does, `Path.exists` takes seven times as long to say so."""
    return os.access(path, os.F_OK)


def log_beside(path: Path) -> Path:
    """The log of a project that is open."""
    return beside(path, "-wal")


def index_beside(path: Path) -> Path:
    """The index of that log, which whoever has the project open shares."""
    return beside(path, "-shm")


def must_be_there(path: Path) -> None:
    """NotAProject where there is no file."""
    if not path.is_file():
        raise NotAProject(
            f"There is no project file {path}.", remedy="Check its name and folder, or look among the recent projects."
        )


def _opened(path: Path, *, read_only: bool, key: str) -> apsw.Connection:
    if not read_only:
        return _connected(path, apsw.SQLITE_OPEN_READWRITE, key)
    try:
        connection = _connected(path, apsw.SQLITE_OPEN_READONLY, key)
        connection.pragma("user_version")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        if has_log(path):
            raise _not_joined(path) from None
        # A folder that cannot be written in and a file whose header says WAL: SQLite can only read it as unchanging.
        uri = f"{path.resolve().as_uri()}?immutable=1"
        return configured(apsw.Connection(uri, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI), key)
    return connection


def _connected(path: Path, flags: int, key: str) -> apsw.Connection:
    return configured(apsw.Connection(str(path), flags=flags), key)


def configured(connection: apsw.Connection, key: str = "") -> apsw.Connection:
    """The connection as every one of ours is: with its key, bounded, and nothing in the schema trusted or run."""
    keys.use(connection, key)
    connection.set_busy_timeout(_BUSY_MS)
    for limit, most in _LIMITS:
        connection.limit(limit, most)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    connection.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON")
    return connection


def already_there(path: Path) -> ProjectError:
    """The sentence for a name that is taken: no file is ever written over."""
    return ProjectError(
        f"There is already a file named {path.name} in {path.absolute().parent}.",
        safe="It was not touched.",
        remedy="Choose another name, or open that project.",
    )


def _not_created(path: Path, error: OSError | apsw.Error) -> ProjectError:
    if isinstance(error, apsw.FullError) or getattr(error, "errno", 0) == errno.ENOSPC:
        return ProjectError(
            f"The disk is full: {shown_name(path)} could not be created in {path.parent}.",
            safe="Nothing was written.",
            remedy="Free some space, or choose another folder.",
            details=f"{type(error).__name__}: {error}",
        )
    return ProjectError(
        f"The project {shown_name(path)} could not be created in {path.parent}.",
        safe="Nothing was written.",
        remedy="Check that the folder exists and that you may write in it.",
        details=f"{type(error).__name__}: {error}",
    )


def _not_opened(path: Path, error: apsw.Error, key: str) -> ProjectError:
    details = f"{type(error).__name__}: {error}"
    if key and isinstance(error, apsw.NotADBError):
        return keys.wrong_password(path)
    if isinstance(error, apsw.CorruptError) and _bears_our_mark(path):
        return damaged(path, details)
    if isinstance(error, apsw.NotADBError | apsw.CorruptError):
        return not_a_project(path, details)
    return ProjectError(
        f"{path.name} could not be opened.",
        safe="The file was not touched.",
        remedy="Check that you may read it, and that no other program holds it.",
        details=details,
    )


def _bears_our_mark(path: Path) -> bool:
    """Whether the file's first page still says that it is a project; where SQLite keeps an application's mark."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(_MARK.stop)[_MARK] == APPLICATION_ID.to_bytes(4, "big")
    return False


def _not_joined(path: Path) -> ProjectError:
    return ProjectError(
        f"The last steps of {path.name} stand in the file {log_beside(path).name} beside it, "
        "and cannot be read where one may not write.",
        safe="Nothing is lost.",
        remedy="Copy both files to a folder of your own and open the project there.",
    )


def not_a_project(path: Path, details: str) -> NotAProject:
    """The sentence for a file that is something else."""
    return NotAProject(
        f"{path.name} is not a Briefing project, or it is damaged.",
        safe="The file was not touched.",
        remedy="Choose another file; of a project that is damaged beyond reading, open a backup.",
        details=details,
    )
