"""Whether an open project file still stands where it was opened: what is written to one that does not is lost."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

from briefing.project import folders
from briefing.project.faults import moved


class Place:
    """A file as it was found at its path. Systems let an open file be deleted, and go on writing to what is gone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found = _identity(path)

    def holds(self) -> bool:
        """Whether the file that was found stands at the path now."""
        return self._is(_identity(self._path))

    def must_hold(self) -> None:
        """ProjectError where another file, or none, stands at the path now."""
        now = _identity(self._path)
        if not self._is(now):
            raise moved(self._path, f"found {now}, opened {self._found}")

    def _is(self, now: tuple[int, int] | None) -> bool:
        # Network drives may number the same file anew.
        return now == self._found or (now is not None and folders.is_network(self._path.resolve()))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
