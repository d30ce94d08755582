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

    def must_hold(self) -> None:
        """ProjectError where another file, or none, stands at the path now."""
        now = _identity(self._path)
        if now == self._found:
            return
        # Network drives may number the same file anew.
        if now is None or not folders.is_network(self._path.resolve()):
            raise moved(self._path, f"found {now}, opened {self._found}")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
