"""A disk that fails: an apsw VFS whose n-th call raises what a full disk, a broken drive or a lost right raises."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import apsw

CALLS = ("xOpen", "xRead", "xWrite", "xSync", "xTruncate", "xFileSize", "xLock", "xDelete", "xAccess")
FAULTS: dict[str, tuple[type[apsw.Error], ...]] = {
    "xOpen": (apsw.CantOpenError,),
    "xRead": (apsw.IOError,),
    "xWrite": (apsw.FullError, apsw.IOError, apsw.ReadOnlyError),
    "xSync": (apsw.IOError, apsw.FullError),
    "xTruncate": (apsw.IOError,),
    "xFileSize": (apsw.IOError,),
    "xLock": (apsw.IOError,),
    "xDelete": (apsw.IOError,),
    "xAccess": (apsw.IOError,),
}
"""What each call of a disk can fail with."""


_GONE: dict[str, type[apsw.Error]] = {"xOpen": apsw.CantOpenError, **dict.fromkeys(CALLS[1:], apsw.IOError)}


class Disk:
    """Counts the calls of each name, and fails the n-th of one, once or from then on."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._call = ""
        self._at = 0
        self._error: type[apsw.Error] = apsw.IOError
        self._stays = False
        self._within = ""
        self._is_gone = False
        self.failed = 0

    def fail(self, call: str, at: int, error: type[apsw.Error], *, stays: bool, within: str = "") -> None:
        """Let the `at`-th call of this name from now on fail; where it `stays`, all after it too.

        Only calls that have to do with a file whose path has `within` in it are counted.
        """
        self.counts.clear()
        self._within = within
        self._call, self._at, self._error, self._stays, self.failed = call, at, error, stays, 0

    def vanish(self) -> None:
        """Let every call fail from now on, reading too: the drive was pulled out."""
        self.failed = 0
        self._within = ""
        self._is_gone = True

    def mend(self) -> None:
        """Work again."""
        self._call = ""
        self._is_gone = False

    def met(self, call: str, name: str) -> None:
        """Count a call; raises where it is to fail."""
        if self._within not in name:
            return
        self.counts[call] += 1
        if self._is_gone:
            self.failed += 1
            raise _GONE[call](f"{call} on a drive that is gone")
        count = self.counts[call]
        if call == self._call and (count == self._at or (self._stays and count > self._at)):
            self.failed += 1
            raise self._error(f"{call} {count} was made to fail")


def _path(name: Any) -> str:
    return str(name.filename() if isinstance(name, apsw.URIFilename) else name)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, base: str, name: Any, flags: list[int]) -> None:
        self._disk = disk
        self._name = _path(name)
        super().__init__(base, name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 apsw's name
        self._disk.met("xRead", self._name)
        return super().xRead(amount, offset)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802 apsw's name
        self._disk.met("xWrite", self._name)
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 apsw's name
        self._disk.met("xSync", self._name)
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:  # noqa: N802 apsw's name
        self._disk.met("xTruncate", self._name)
        super().xTruncate(size)

    def xFileSize(self) -> int:  # noqa: N802 apsw's name
        self._disk.met("xFileSize", self._name)
        return super().xFileSize()

    def xLock(self, level: int) -> None:  # noqa: N802 apsw's name
        self._disk.met("xLock", self._name)
        super().xLock(level)


class _Files(apsw.VFS):
    def __init__(self, disk: Disk, name: str, base: str) -> None:
        self._disk = disk
        self._base = base
        super().__init__(name, base, makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 apsw's name
        self._disk.met("xOpen", _path(name))
        return _File(self._disk, self._base, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: N802 apsw's name
        self._disk.met("xDelete", name)
        super().xDelete(name, sync)

    def xAccess(self, name: str, flags: int) -> bool:  # noqa: N802 apsw's name
        self._disk.met("xAccess", name)
        return super().xAccess(name, flags)


@contextmanager
def faulty_disk(disk: Disk | None = None) -> Iterator[Disk]:
    """Every connection made inside the block goes through the disk that is yielded: this one, or a new one."""
    disk = disk or Disk()
    base = apsw.vfs_names()[0]
    files = _Files(disk, "faulty", base)
    try:
        yield disk
    finally:
        files.unregister()
