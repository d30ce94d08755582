"""How far each source was read: the share of its text that was in sight. A place, not a part of the work."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.window.kept_place import KeptPlace

if TYPE_CHECKING:
    from ui.window.workspace import Workspace

_PLACE = "read progress"
_LEAST_GROWTH = 0.01


class ReadProgress(QObject):
    """Follows the text in front, shows the farthest point in the library, and keeps it with the project's places."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._kept = KeptPlace(space.desk, _PLACE, lambda: self._shares, self)
        self._shares = _shares(self._kept.told())
        for source_id, share in self._shares.items():
            space.library.model.show_progress(source_id, share)
        space.reading.scrolled.connect(self.look)

    def share(self, source_id: str) -> float:
        """How much of a source was in sight, 0 to 1."""
        return self._shares.get(source_id, 0.0)

    def look(self) -> None:
        """The text in front was scrolled."""
        page = self._space.reading.page()
        if page is None or not page.isVisible():
            return
        bar = page.verticalScrollBar()
        share = (bar.value() + bar.pageStep()) / max(bar.maximum() + bar.pageStep(), 1)
        if share > self.share(page.source_id) + _LEAST_GROWTH:
            self._shares[page.source_id] = round(min(share, 1.0), 3)
            self._space.library.model.show_progress(page.source_id, self._shares[page.source_id])
            self._kept.moved()

    def keep(self) -> None:
        """Write it with the places; where that fails nothing of the work is touched, and nothing is said."""
        self._kept.keep()


def _shares(told: Mapping[str, object]) -> dict[str, float]:
    return {source_id: float(share) for source_id, share in told.items() if isinstance(share, int | float)}
