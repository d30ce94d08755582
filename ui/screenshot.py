"""A picture of the window once it is settled: project shown, text laid out, nothing at work."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.errors import BriefingError
from ui.main_window import MainWindow

_LOOKS_EVERY_MS = 20  # while the brief is looked at in another process


class Screenshot(QObject):
    """Waits until events have run dry and no job runs, then saves the picture."""

    taken = Signal()
    failed = Signal(object)
    """A BriefingError: the picture could not be written."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        # A timer of 0 ms fires when Qt has no event left to deliver.
        self._when_idle = QTimer(self)
        self._when_idle.setSingleShot(True)
        self._when_idle.setInterval(0)
        self._when_idle.timeout.connect(self._look)
        self._looks_left = 3

    def begin(self) -> None:
        """Take it as soon as the window is settled."""
        self._window.jobs.idle.connect(self._when_idle.start)
        self._when_idle.start()

    def _look(self) -> None:
        """Laying out a text can bring new events: three quiet looks in a row make it settled."""
        if self._window.jobs.running is not None:
            self._looks_left = 3
            return
        check = self._window.workspace.brief_foot.check if self._window.workspace is not None else None
        if check is not None and not check.is_settled:
            check.begin()
            self._looks_left = 3
            self._when_idle.start(_LOOKS_EVERY_MS)
            return
        self._looks_left -= 1
        if self._looks_left > 0:
            self._when_idle.start()
            return
        self._save()

    def _save(self) -> None:
        if self._window.grab().save(str(self._path)):
            self.taken.emit()
            return
        self.failed.emit(
            BriefingError(
                f"The picture {self._path} could not be written.",
                remedy="Check its folder, and that its name ends in .png.",
            )
        )
