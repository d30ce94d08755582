"""Who has a project open: a small file beside it that names them, and the system's lock on that file.

The system gives its lock up when the process dies, however it dies; so a file without a lock was left by a dead
process. Across machines (a network or cloud folder) the lock may not be seen: there the file alone counts.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
import sys
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from briefing.errors import InUse
from briefing.project.faults import said_of_system
from briefing.project.folders import beside

_LONGEST = 4_096
_TRIES = 20
_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL}

if sys.platform == "win32":
    import msvcrt

    # Far behind the end: what the file says can still be read by others.
    _BYTE = 1 << 30

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who opened a project: `since` is an ISO date-time in UTC, `machine` tells two of the same name apart."""

    host: str
    user: str
    pid: int
    since: str
    machine: str

    @classmethod
    def this_process(cls) -> Holder:
        """We, now."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return cls(platform.node(), user_name(), os.getpid(), now, _machine())

    def said(self) -> bytes:
        """What the lock file says of them."""
        facts = {
            "host": self.host,
            "user": self.user,
            "pid": self.pid,
            "since": self.since,
            "machine": self.machine,
        }
        return json.dumps(facts).encode("ascii")


class Held:
    """A project held for writing. `left_by` is the dead process whose lock was found, None where there was none."""

    def __init__(self, path: Path, descriptor: int, left_by: Holder | None) -> None:
        self._path = path
        self._descriptor = descriptor
        self.left_by = left_by

    def release(self) -> None:
        """Let others have it. What cannot be removed (the drive is gone) is a dead process's lock from now on."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
        is_ours = _is_the_file(descriptor, self._path)
        if sys.platform == "win32":
            os.close(descriptor)
        if is_ours:
            with suppress(OSError):
                self._path.unlink()
        if sys.platform != "win32":
            os.close(descriptor)


def hold(path: Path, *, take_over: bool = False) -> Held:
    """Hold a project for writing.

    InUse where another process has it; `take_over` sets aside the lock of another machine, of which it cannot be known
    whether it is still at work, never that of a living process here. ProjectError where the folder cannot be written.
    """
    beside = lock_beside(path)
    try:
        for _ in range(_TRIES):
            descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                held = _held(path, beside, descriptor, take_over=take_over)
            except BaseException:
                # Even an interrupted opening must not keep the lock of a file it never opened.
                os.close(descriptor)
                raise
            if held is not None:
                return held
            # Whoever had it removed the file between our opening and our lock: begin again with the new one.
            os.close(descriptor)
    except OSError as error:
        raise said_of_system(path, error) from error
    raise _in_use(path, None)


def holder_elsewhere(path: Path) -> Holder | None:
    """The other machine that has the project open, None where none has."""
    try:
        holder = _read(lock_beside(path).read_bytes()[:_LONGEST])
    except OSError:
        return None
    return holder if holder is not None and holder.machine != _machine() else None


@dataclass(frozen=True, slots=True)
class FoundBeside:
    """Whoever the lock file beside a project names, and whether they died without closing it."""

    holder: Holder
    is_dead: bool


def found_beside(path: Path) -> FoundBeside | None:
    """Who has a project open, or had it and died; None where nobody is known to. Nothing is opened or changed."""
    try:
        holder = _read(lock_beside(path).read_bytes()[:_LONGEST])
    except OSError:
        return None
    if holder is None:
        return None
    return FoundBeside(holder, is_dead=holder.machine == _machine() and not is_held(path))


def is_held(path: Path) -> bool:
    """Whether a living process of this machine has the project open for writing, as far as the system tells."""
    try:
        descriptor = os.open(lock_beside(path), os.O_RDWR)
    except OSError:
        return False
    try:
        return locked(descriptor) is not True
    finally:
        os.close(descriptor)


def in_use_elsewhere(path: Path, holder: Holder) -> InUse:
    """The error for a file that another machine has open."""
    return _in_use(path, holder)


def lock_beside(path: Path) -> Path:
    """The lock file of a project; beside the file itself where `path` is a link to it."""
    return beside(path, "-lock")


@cache
def user_name() -> str:
    """The name of who is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # No name in the environment or the user database: a container, or Windows without the variables.
        return "analyst"


def _held(path: Path, beside: Path, descriptor: int, *, take_over: bool) -> Held | None:
    has_lock = locked(descriptor)
    if not _is_the_file(descriptor, beside):
        return None
    os.lseek(descriptor, 0, os.SEEK_SET)
    before = os.read(descriptor, _LONGEST)
    holder = _read(before) if before else None
    if has_lock is False:
        raise _in_use(path, holder)
    is_dead = has_lock is True and (holder is None or holder.machine == _machine())
    if not is_dead and not take_over and holder is not None:
        raise _in_use(path, holder)
    if before:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, Holder.this_process().said())
    return Held(beside, descriptor, holder)


def locked(descriptor: int) -> bool | None:
    """Whether we have the system's lock on an open file now; None where this file system has no locks."""
    try:
        _lock(descriptor)
    except OSError as error:
        return None if error.errno in _NO_LOCKS_HERE else False
    return True


def _is_the_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _read(raw: bytes) -> Holder | None:
    try:
        facts = json.loads(raw.decode("utf-8"))
        said = (_plain(facts[name]) for name in ("host", "user", "since", "machine"))
        host, user, since, machine = said
        return Holder(host, user, int(facts["pid"]), since, machine)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None


def _plain(said: object) -> str:
    """A file from a shared folder may say anything: one short printable line is kept."""
    return "".join(letter for letter in str(said)[:120] if letter.isprintable())


@cache
def _machine() -> str:
    for known in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        with suppress(OSError):
            return f"{platform.node()} {known.read_text(encoding='ascii').strip()}"
    return f"{platform.node()} {uuid.getnode():012x}"


def _in_use(path: Path, holder: Holder | None) -> InUse:
    elsewhere = holder is not None and holder.machine != _machine()
    error = InUse(
        f"{path.name} is open already{_by(holder)}.",
        safe="The file was not touched.",
        remedy="Work in a copy of it." if elsewhere else "Open it read-only, or work in a copy of it.",
        details=f"process {holder.pid}" if holder else "",
    )
    if holder is not None:
        error.host, error.user, error.since, error.elsewhere = holder.host, holder.user, holder.since, elsewhere
    return error


def _by(holder: Holder | None) -> str:
    if holder is None:
        return ""
    try:
        since = datetime.fromisoformat(holder.since).astimezone().strftime(", since %Y-%m-%d %H:%M")
    except ValueError:
        since = ""
    return f" by {holder.user} on {holder.host}{since}"
