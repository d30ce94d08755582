"""Something of where the analyst was, kept with the project's places. It is no part of the work, and Undo passes it."""
# SPDX-License-Identifier: MIT

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QTimer

from briefing.errors import BriefingError, Busy
from ui.desk import Desk

_WAIT_MS = 2000
_LONGEST_MS = 10_000


class KeptPlace(QObject):
    """What `now` says, under a name of its own: written two seconds after the last move, and at closing.

    Where it moves on and on it is written every ten seconds: a window that is killed has lost no more.
    """

    def __init__(self, desk: Desk, name: str, now: Callable[[], Mapping[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name = name
        self._now = now
        self._soon = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._soon.timeout.connect(self._keep_if_free)
        self._at_latest = QTimer(self, singleShot=True)
        self._at_latest.timeout.connect(self._keep_if_free)

    def told(self) -> dict[str, Any]:
        """What was kept; empty where nothing was, or where it makes no sense."""
        words = self._desk.project.place(self._name)
        try:
            told = json.loads(words) if words else {}
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}

    def moved(self, *, far: bool = False) -> None:
        """Something moved: write it soon; where it moved `far`, as soon as the window comes to rest."""
        self._soon.start()
        if far or not self._at_latest.isActive():
            self._at_latest.start(0 if far else _LONGEST_MS)

    def keep(self) -> None:
        """Write it now; where that fails nothing of the work is touched, and nothing is said."""
        self._rest()
        # A full disk says so at the next edit, where something can be lost.
        with suppress(BriefingError):
            self._write()

    def _rest(self) -> None:
        self._soon.stop()
        self._at_latest.stop()

    def _keep_if_free(self) -> None:
        self._rest()
        try:
            with self._desk.project.impatient(0):
                self._write()
        except Busy:
            self.moved()
        except BriefingError:
            return

    def _write(self) -> None:
        self._desk.project.set_place(self._name, json.dumps(self._now(), ensure_ascii=False))
