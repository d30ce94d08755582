"""Back and forward through the places that were read, as in a browser."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from briefing.model import Source
from ui.desk import Desk
from ui.window.reading import Reading

_JUMP = 1_500
_MOST = 100


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that was read: a source, and the code point at which the caret stood."""

    source_id: str
    caret: int


class GoingBack(QObject):
    """Remembers where the analyst was before each jump: to another source, or far within one. Reading on is no jump."""

    def __init__(self, desk: Desk, reading: Reading) -> None:
        super().__init__(reading)
        self._desk = desk
        self._reading = reading
        self._here: Spot | None = None
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []
        # A jump opens a source, then moves in it: it is looked at when it is over.
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.timeout.connect(self._look)
        reading.looked.connect(self._rested.start)

    def back(self) -> bool:
        """Go to the place before the last jump; False where there was none."""
        return self._go(self._behind, self._ahead)

    def forward(self) -> bool:
        """Go again to the place that was gone back from; False where there was none."""
        return self._go(self._ahead, self._behind)

    def _go(self, taken: list[Spot], kept: list[Spot]) -> bool:
        self._look()
        while taken:
            spot = taken.pop()
            if self._desk.project.find(Source, spot.source_id) is None:
                continue
            if self._here is not None:
                kept.append(self._here)
            self._here = spot
            self._show(spot)
            return True
        return False

    def _show(self, spot: Spot) -> None:
        self._reading.open_source(spot.source_id)
        page = self._reading.page()
        if page is not None and page.caret() != spot.caret:
            page.select(spot.caret, spot.caret)
            page.reveal(spot.caret, spot.caret)
        self._reading.focus_text()

    def _look(self) -> None:
        self._rested.stop()
        page = self._reading.page()
        if page is None:
            return
        before, self._here = self._here, Spot(page.source_id, page.caret())
        if before is None or not _is_jump(before, self._here):
            return
        self._behind = [*self._behind, before][-_MOST:]
        self._ahead.clear()


def _is_jump(before: Spot, now: Spot) -> bool:
    return before.source_id != now.source_id or abs(before.caret - now.caret) > _JUMP
