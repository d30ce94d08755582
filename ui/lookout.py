"""How recent projects stand: there, open elsewhere, left by a crash, gone, or on a drive that is away.

To ask a network drive may take half a minute, so each is asked in a thread of its own. Local ones answer in less than
a millisecond: a short wait lets the first picture have them.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

_WAIT_S = 0.03
_MOUNTS = (("/media", 2), ("/run/media", 2), ("/mnt", 1), ("/Volumes", 1), ("/net", 1))
"""Where drives appear, and how many names below that one drive has."""


class Standing(StrEnum):
    """How a project stands."""

    THERE = "there"
    HELD = "held"
    """Somebody has it open for writing."""
    LEFT = "left"
    """Whoever had it open died: it opens recovered."""
    GONE = "gone"
    """Its folder is there, or the drive is; the file is not."""
    AWAY = "away"
    """Its drive is not there."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen of a project.

    `host` and `at` (ISO, UTC) say who has it open since when; of one that was left, `at` is when it was written last.
    """

    standing: Standing
    host: str = ""
    at: str = ""

    @property
    def is_there(self) -> bool:
        """Whether there is a file to open."""
        return self.standing not in (Standing.GONE, Standing.AWAY)


def sighting(path: Path) -> Sighting:
    """Look at a project now; on a drive that does not answer that may take long. It is neither opened nor touched."""
    if not path.is_file():
        return Sighting(Standing.AWAY if _drive_is_away(path) else Standing.GONE)
    if not Path(f"{path}-lock").exists():
        return Sighting(Standing.THERE)
    from briefing.project.lock import found_beside  # noqa: PLC0415 -- most projects are closed, and need it not

    found = found_beside(path)
    if found is None:
        return Sighting(Standing.THERE)
    if not found.is_dead:
        return Sighting(Standing.HELD, found.holder.host, found.holder.since)
    log = Path(f"{path}-wal")
    written = (log if log.exists() else path).stat().st_mtime
    return Sighting(Standing.LEFT, at=datetime.fromtimestamp(written, UTC).isoformat())


def _drive_is_away(path: Path) -> bool:
    if sys.platform == "win32":
        return not Path(path.anchor).exists()
    for mount, names in _MOUNTS:
        if path.is_relative_to(mount):
            drive = Path(mount, *path.relative_to(mount).parts[:names])
            return drive != path and not drive.is_dir()
    return False


class Lookout(QObject):
    """What was last seen of each project. Called in the window's thread; `seen` tells a path that is known only now."""

    seen = Signal(str)
    _answered = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, Sighting] = {}
        self._awaited: dict[str, threading.Event] = {}
        self._answers: dict[str, Sighting] = {}
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def look(self, paths: Iterable[str]) -> None:
        """Look at these again; those that answer at once are known when this returns."""
        for path in paths:
            if path not in self._awaited:
                answered = self._awaited[path] = threading.Event()
                threading.Thread(target=self._ask, args=(path, answered), name="lookout", daemon=True).start()
        last = time.monotonic() + _WAIT_S
        for path, answered in list(self._awaited.items()):
            if answered.wait(max(last - time.monotonic(), 0)):
                self._take(path)

    def of(self, path: str) -> Sighting | None:
        """What was seen of a project; None where its drive has not answered yet."""
        return self._known.get(path)

    def is_there(self, path: str) -> bool:
        """Whether a project is there, as far as is known: one that has not been seen counts as there."""
        known = self._known.get(path)
        return known is None or known.is_there

    def _ask(self, path: str, answered: threading.Event) -> None:
        """In a thread of its own."""
        try:
            self._answers[path] = sighting(Path(path))
        except OSError:
            self._answers[path] = Sighting(Standing.AWAY)
        answered.set()
        # The window may be closed by now.
        if isValid(self):
            self._answered.emit(path)

    def _hear(self, path: str) -> None:
        # This may tell of an answer that was taken already, while the next one is awaited.
        if path in self._awaited and path in self._answers:
            self._take(path)
            self.seen.emit(path)

    def _take(self, path: str) -> None:
        del self._awaited[path]
        self._known[path] = self._answers.pop(path)
