"""Opening a project: its password, its lock, its format and its soundness, in this order, before anything is read."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import apsw

from briefing.errors import DamagedProject, NotAProject, ProjectError
from briefing.project import backups, cut_log, keys, lock, log, migrating, soundness
from briefing.project.aside import Aside
from briefing.project.connection import has_log, must_be_there, opened, opened_and_seen, shut
from briefing.project.cut_log import Promise
from briefing.project.faults import in_words, log_damaged, said
from briefing.project.lock import Held
from briefing.project.log import Step
from briefing.project.schema import FORMAT


@dataclass(slots=True)
class Door:
    """A project file that is open: the first connection to it and what others are opened with.

    `file` is the project itself, or where an older format is only read, a migrated copy in the folder `aside`. `last`
    is the step that was the newest, where it is open to be written.
    """

    connection: apsw.Connection
    file: Path
    key: str
    last: Step = log.BEFORE_ALL
    held: Held | None = None
    had_log: bool = False
    aside: Aside | None = None

    def shut(self) -> None:
        """Let others have the file. The connections must be closed before."""
        if self.held is not None:
            self.held.release()
        if self.aside is not None:
            self.aside.clear()


def open_file(path: Path, *, read_only: bool, password: str, take_over: bool, key: str = "") -> Door:
    """Open the file at `path`; see `Project.open` for what is raised. `key` opens it where it fits."""
    must_be_there(path)
    try:
        key = keys.key_of(path, password, key)
        if read_only:
            return _to_read(path, key)
        return _to_write(path, key, take_over=take_over)
    except NotAProject as error:
        raise _with_backup(path, error) from error


def _to_read(path: Path, key: str) -> Door:
    elsewhere = lock.holder_elsewhere(path)
    if elsewhere is not None:
        raise lock.in_use_elsewhere(path, elsewhere)
    # What somebody writes meanwhile cannot be told from what is lost.
    promise = None if lock.is_held(path) else cut_log.promise(path)
    connection, version = opened_and_seen(path, lambda *seen: _checked(path, *seen), read_only=True, key=key)
    try:
        _log_must_be_whole(connection, path, promise)
    except BaseException:
        # An open connection would keep others from the file.
        shut(connection)
        raise
    if version >= FORMAT:
        return Door(connection, path, key)
    aside = Aside()
    try:
        with in_words(path):
            copy = migrating.migrated_copy(connection, aside.path / path.name, key)
    except BaseException:
        # Nobody gets the door that would clear it away.
        aside.clear()
        raise
    finally:
        shut(connection)
    return Door(opened(copy, read_only=True, key=key), copy, key, aside=aside)


def _to_write(path: Path, key: str, *, take_over: bool) -> Door:
    held = lock.hold(path, take_over=take_over)
    # Of interest only where a dead process had it: its log holds what it did last.
    had_log = held.left_by is not None and has_log(path)
    promise = cut_log.promise(path)
    try:
        connection, (version, last) = opened_and_seen(
            path, lambda *seen: (_checked(path, *seen), _last(path, seen[0])), read_only=False, key=key
        )
        try:
            _log_must_be_whole(connection, path, promise)
            if version < FORMAT:
                migrating.migrate(connection, path, key)
                connection = opened(path, read_only=False, key=key)
        except BaseException:
            shut(connection)
            raise
    except BaseException:
        # Even an interrupted opening must not leave the project locked.
        held.release()
        raise
    return Door(connection, path, key, last, held, had_log)


def _last(path: Path, connection: apsw.Connection) -> Step:
    """The step after which this one goes on; ProjectError where the file cannot be written."""
    if connection.readonly("main"):
        raise said(path, apsw.ReadOnlyError("attempt to write a readonly database"))
    return log.last_step(connection)


def _log_must_be_whole(connection: apsw.Connection, path: Path, promise: Promise | None) -> None:
    if promise is None:
        return
    with in_words(path):
        how = cut_log.lost(path, promise, connection)
        last = log.last_step(connection).at if how else ""
    if how:
        shut(connection)
        cut_log.leave(path, promise)
        raise log_damaged(path, last, how)


def _checked(path: Path, connection: apsw.Connection, version: int) -> int:
    """The format of a file that holds what it should, as far as every opening looks."""
    size = path.stat().st_size
    soundness.check_size(connection, path, size)
    soundness.check_schema(connection, path, version)
    soundness.check_if_quick(connection, path, size)
    return version


def _with_backup(path: Path, error: NotAProject) -> ProjectError:
    newest = backups.newest(path)
    if newest is None:
        return error
    damaged = error if isinstance(error, DamagedProject) else DamagedProject(f"{path.name} is damaged beyond reading.")
    offered = DamagedProject(
        damaged.happened,
        safe=f"{damaged.safe or 'The file was left as it is.'} There is a backup of {newest.made_in_words}.",
        remedy=damaged.remedy or "Open the backup, or put it in the place of the file.",
        details=error.details,
    )
    offered.found, offered.backup = damaged.found, newest.path
    return offered
