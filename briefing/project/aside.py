"""Folders for what is made on the way: gone when it is done, and where the process died, when the next one is made."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from briefing.project.lock import locked

_PREFIX = "briefing-aside-"
_LOCK = "in-use"
_SECONDS_TO_LOCK = 3_600


class Aside:
    """A folder of its own among the system's temporary ones. `path` is where; as a context manager it gives that."""

    def __init__(self) -> None:
        sweep()
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._descriptor = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        locked(self._descriptor)

    def clear(self) -> None:
        """Remove it with all that is in it."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_: object) -> None:
        self.clear()


def sweep() -> None:
    """Remove the folders of processes that died."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            if _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether nobody holds its lock. One without a lock may be a moment old: it is left alone for an hour."""
    try:
        descriptor = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        with suppress(OSError):
            return time.time() - folder.stat().st_mtime > _SECONDS_TO_LOCK
        return False
    except OSError:
        # Somebody else's.
        return False
    try:
        return locked(descriptor) is True
    finally:
        os.close(descriptor)
