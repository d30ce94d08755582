"""What can be cited, read while the window has nothing else to do."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from briefing.brief.citing import CitationSearch
from briefing.errors import ProjectError
from briefing.project import Change
from ui.desk import Desk

_NEWEST = 5
_MOMENT_MS = 30


class Citing(QObject):
    """Owns the search for what can be cited; `read` tells that more can be found than before."""

    read = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.search = CitationSearch(desk.project)
        self._pages = 0
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_some)
        self._reading.start()

    def hear(self, change: Change) -> None:
        """Follow a change of the project."""
        self.search.heard(change)
        if not self.search.is_whole:
            self._reading.start()

    def read_now(self) -> None:
        """Read on for a moment: of most projects everything."""
        deadline = QDeadlineTimer(_MOMENT_MS)
        while self._reading.isActive() and not deadline.hasExpired():
            self._read_some()

    def end(self) -> None:
        """The project closes."""
        self._reading.stop()

    def _read_some(self) -> None:
        try:
            more = not self._desk.is_closed and self.search.read_some()
        except ProjectError:
            # A drive that is gone is told where something is to be read or written; the next change tries again.
            more = False
        self._pages += 1
        if not more:
            self._reading.stop()
        if not more or self._pages == _NEWEST:
            self.read.emit()
