"""Setting, changing and removing the password of a project and of its backups."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import apsw

from briefing.errors import ProjectError
from briefing.project import backups, keys, log, soundness
from briefing.project.connection import configured, has_log, opened
from briefing.project.copying import CopyStopped, Share, copy_whole, settle_folder
from briefing.project.log import Step

_COPIED = 40
_ENCRYPTED = 80
"""Hundredths of the work that are done once the copy is written, and once it is under its new key."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A project as it was after the step `last`, written anew under the key `new`, checked, and not yet in its place.

    `old` is the key of the file it was made of, "" for none. Put it in place, or `drop` it.
    """

    path: Path
    copy: Path
    old: str
    new: str
    last: Step

    def drop(self) -> None:
        """Leave nothing of it."""
        for leftover in (self.copy, self.copy.with_name(self.copy.name + "-journal")):
            leftover.unlink(missing_ok=True)


def rewritten(
    connection: apsw.Connection, path: Path, old: str, new: str, going_on: Share = lambda _done: True
) -> Rewritten:
    """What `connection` sees of the project at `path`, written anew under another key.

    Others may edit the project meanwhile. ProjectError where it fails, CopyStopped where `going_on` says no: then
    nothing is left of it.
    """
    real = path.resolve()
    made = Rewritten(path, real.with_name(f".{real.name}.rekeyed"), old, new, log.BEFORE_ALL)
    try:
        made.drop()
        copy_whole(connection, made.copy, old, lambda done: going_on(done * _COPIED // 100))
        return replace(made, last=_encrypted(made, going_on))
    except (OSError, apsw.Error) as error:
        made.drop()
        raise _not_changed(path, str(error)) from error
    except BaseException:
        made.drop()
        raise


def put_in_place(made: Rewritten) -> str:
    """Let it take the place of the project, which nobody has open. Returns its key; ProjectError where it cannot.

    It cannot where the project was changed since: nothing of that is left behind.
    """
    path = made.path
    try:
        if has_log(path):
            raise ProjectError(
                f"Another window has {path.name} open.",
                safe="It has its old password.",
                remedy="Close the other window, then try again.",
            )
        with closing(opened(path, read_only=True, key=made.old)) as now:
            if log.last_step(now) != made.last:
                raise _not_changed(path, "the project was changed in between", remedy="Try again.")
        made.copy.replace(path.resolve())
        settle_folder(path.resolve().parent)
    except (OSError, apsw.Error) as error:
        raise _not_changed(path, str(error)) from error
    finally:
        made.drop()
    return made.new


def backups_follow(path: Path, old: str, new: str) -> None:
    """Write the backups of a project that have its old key anew under its new one; "" is that of a plain file.

    One that fails stays what it is, and is seen to when this is called again.
    """
    for backup in backups.listed(path):
        with suppress(ProjectError):
            if keys.opens(backup.path, old):
                _rewrite(backup.path, old, new)


def _encrypted(made: Rewritten, going_on: Share) -> Step:
    """Bring the copy under its new key and check it; its newest step."""
    _must_go_on(going_on, _COPIED)
    with closing(configured(apsw.Connection(str(made.copy)), made.old)) as copy:
        keys.change(copy, made.new)
    _must_go_on(going_on, _ENCRYPTED)
    with closing(opened(made.copy, read_only=True, key=made.new)) as checked:
        found = soundness.structure(checked)
        if found:
            raise _not_changed(made.path, "\n".join(found))
        return log.last_step(checked)


def _rewrite(path: Path, old: str, new: str) -> None:
    with closing(opened(path, read_only=True, key=old)) as source:
        made = rewritten(source, path, old, new)
    put_in_place(made)


def _must_go_on(going_on: Share, done: int) -> None:
    if not going_on(done):
        raise CopyStopped("The password was not changed.", safe="The project is as it was.")


def _not_changed(
    path: Path, details: str, remedy: str = "Check that there is room on the disk, and try again."
) -> ProjectError:
    return ProjectError(
        f"The password of {path.name} could not be changed.",
        safe="The project is as it was, with its old password.",
        remedy=remedy,
        details=details,
    )
