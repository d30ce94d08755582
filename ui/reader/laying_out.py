"""Laying out the rest of a text when there is nothing else to do, for a few milliseconds at a time."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from ui.reader.layout import PageLayout

_STEP_SECONDS = 0.006
_REST_MS = 4


class LayingOut(QObject):
    """Lays out a page from its beginning to its end. `begin` again whenever its lines have changed."""

    went_on = Signal()
    """Some more is laid out."""

    def __init__(self, lines: PageLayout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._next = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._lay_out_some)

    @property
    def is_under_way(self) -> bool:
        """Whether there is something left."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Lay out everything from the beginning on, from the next idle moment."""
        self._next = 0
        self._timer.start(_REST_MS)

    def _lay_out_some(self) -> None:
        until = time.perf_counter() + _STEP_SECONDS
        count = len(self._lines)
        while self._next < count and time.perf_counter() < until:
            self._lines.lay_out(self._next)
            self._next += 1
        if self._next >= count:
            self._timer.stop()
        self.went_on.emit()
