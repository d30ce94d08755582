"""Setting, changing and removing the password of a project and of its backups."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

import apsw

from briefing.errors import ProjectError
from briefing.project import backups, keys, soundness
from briefing.project.connection import configured, has_log, opened
from briefing.project.copying import copy_whole, settle_folder


def change(path: Path, old: str, password: str) -> str:
    """Write the project at `path`, which nobody has open, anew under a password ("" for none). Returns its key.

    It is written as a copy, checked, and then put in the place of the file; its backups follow. ProjectError where it
    fails: then everything is as it was.
    """
    if has_log(path):
        raise ProjectError(
            f"Another window has {path.name} open.",
            safe="It has its old password.",
            remedy="Close the other window, then try again.",
        )
    new = keys.new_key(password)
    _rewrite(path, old, new)
    for backup in backups.listed(path):
        if old == "" or keys.opens(backup.path, old):
            # A backup that fails stays what it is, and is seen to when the password is changed again.
            with suppress(ProjectError):
                _rewrite(backup.path, old, new)
    return new


def _rewrite(path: Path, old: str, new: str) -> None:
    real = path.resolve()
    copy = real.with_name(f".{real.name}.rekeyed")
    copy.unlink(missing_ok=True)
    try:
        with closing(opened(path, read_only=True, key=old)) as source:
            copy_whole(source, copy, old)
        with closing(configured(apsw.Connection(str(copy)), old)) as rewritten:
            keys.change(rewritten, new)
        with closing(opened(copy, read_only=True, key=new)) as checked:
            found = soundness.structure(checked)
        if found:
            raise _not_changed(path, "\n".join(found))
        copy.replace(real)
        settle_folder(real.parent)
    except (OSError, apsw.Error) as error:
        raise _not_changed(path, str(error)) from error
    finally:
        for leftover in (copy, copy.with_name(copy.name + "-journal")):
            leftover.unlink(missing_ok=True)


def _not_changed(path: Path, details: str) -> ProjectError:
    return ProjectError(
        f"The password of {path.name} could not be changed.",
        safe="The project is as it was, with its old password.",
        remedy="Check that there is room on the disk, and try again.",
        details=details,
    )
