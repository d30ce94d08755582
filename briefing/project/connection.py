"""Connections to a .brief file: how it is created, opened, trusted, and left as one file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import apsw

from briefing.errors import NewerFormat, NotAProject, ProjectError
from briefing.project.faults import in_words
from briefing.project.schema import APPLICATION_ID, FORMAT, creation

_BUSY_MS = 5_000


def create_file(path: Path) -> None:
    """Make an empty project file of the current format; raises ProjectError where there is a file already."""
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise ProjectError(
            f"There is already a file named {path.name} in {path.parent}.",
            safe="It was not touched.",
            remedy="Choose another name, or open that project.",
        ) from error
    except OSError as error:
        raise _not_created(path, error) from error
    try:
        with closing(_connected(path, apsw.SQLITE_OPEN_READWRITE)) as connection:
            _fill(connection)
    except apsw.Error as error:
        for leftover in (path, _log_beside(path)):
            leftover.unlink(missing_ok=True)
        raise _not_created(path, error) from error


def _fill(connection: apsw.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    for statement in creation():
        connection.execute(statement)
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", FORMAT)
    connection.execute("COMMIT")


def opened(path: Path, *, read_only: bool) -> apsw.Connection:
    """A connection to an existing project, checked to be one.

    Raises NotAProject for a missing file and for anything that is not a project, NewerFormat when `read_only` is
    false and the file was written by a newer Briefing.
    """
    if not path.is_file():
        raise NotAProject(
            f"There is no project file {path}.", remedy="Check its name and folder, or look among the recent projects."
        )
    try:
        connection = _opened(path, read_only=read_only)
    except apsw.Error as error:
        raise _not_opened(path, error) from error
    try:
        application = connection.pragma("application_id")
        version = connection.pragma("user_version")
    except apsw.Error as error:
        connection.close()
        raise _not_opened(path, error) from error
    if application != APPLICATION_ID or version < 1:
        connection.close()
        raise _not_a_project(path, f"application_id {application}, user_version {version}")
    if version > FORMAT and not read_only:
        connection.close()
        raise NewerFormat(
            f"{path.name} was written by a newer Briefing (format {version}; this one knows {FORMAT}).",
            safe="The file was not touched.",
            remedy="Open it read-only, or update Briefing.",
        )
    if not read_only:
        _prepare_to_write(connection, path)
    return connection


def _prepare_to_write(connection: apsw.Connection, path: Path) -> None:
    try:
        with in_words(path):
            connection.execute("PRAGMA journal_mode = WAL")
    except ProjectError:
        connection.close()
        raise


def leave_as_one_file(connection: apsw.Connection) -> None:
    """Write all that is still in the log beside the file into it, and remove the log: the last close of a project.

    Where another program still has the file open this is left to it; the project is sound either way.
    """
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    except (apsw.BusyError, apsw.LockedError):
        return


def is_in_use_or_was_cut_off(path: Path) -> bool:
    """Whether a log stands beside the file: another program has it open, or the last one ended without closing it."""
    return _log_beside(path).exists()


def _log_beside(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _opened(path: Path, *, read_only: bool) -> apsw.Connection:
    if not read_only:
        return _connected(path, apsw.SQLITE_OPEN_READWRITE)
    try:
        connection = _connected(path, apsw.SQLITE_OPEN_READONLY)
        connection.pragma("user_version")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        if is_in_use_or_was_cut_off(path):
            raise _not_joined(path) from None
        # A folder that cannot be written in and a file whose header says WAL: SQLite can only read it as unchanging.
        uri = f"{path.resolve().as_uri()}?immutable=1"
        return _configured(apsw.Connection(uri, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI))
    return connection


def _connected(path: Path, flags: int) -> apsw.Connection:
    return _configured(apsw.Connection(str(path), flags=flags))


def _configured(connection: apsw.Connection) -> apsw.Connection:
    connection.set_busy_timeout(_BUSY_MS)
    # A project may come from anyone: nothing in its schema is trusted or run.
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _not_created(path: Path, error: OSError | apsw.Error) -> ProjectError:
    return ProjectError(
        f"The project {path.name} could not be created in {path.parent}.",
        safe="Nothing was written.",
        remedy="Check that the folder exists and that you may write in it.",
        details=f"{type(error).__name__}: {error}",
    )


def _not_opened(path: Path, error: apsw.Error) -> ProjectError:
    details = f"{type(error).__name__}: {error}"
    if isinstance(error, apsw.NotADBError | apsw.CorruptError):
        return _not_a_project(path, details)
    return ProjectError(
        f"{path.name} could not be opened.",
        safe="The file was not touched.",
        remedy="Check that you may read it, and that no other program holds it.",
        details=details,
    )


def _not_joined(path: Path) -> ProjectError:
    return ProjectError(
        f"The last steps of {path.name} stand in the file {_log_beside(path).name} beside it, "
        "and cannot be read where one may not write.",
        safe="Nothing is lost.",
        remedy="Copy both files to a folder of your own and open the project there.",
    )


def _not_a_project(path: Path, details: str) -> NotAProject:
    return NotAProject(
        f"{path.name} is not a Briefing project, or it is damaged.",
        safe="The file was not touched.",
        remedy="Choose a file that ends in .brief.",
        details=details,
    )
