"""How far each source was read: the share of its text that was in sight. A place, not a part of the work."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from ui.window.workspace import Workspace

_PLACE = "read progress"
_WAIT_MS = 2000
_LEAST_GROWTH = 0.01


class ReadProgress(QObject):
    """Follows the text in front, shows the farthest point in the library, and keeps it with the project's places."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._shares = _told(space.desk.project.place(_PLACE))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)
        self._soon.timeout.connect(self._keep_if_free)
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
            self._soon.start()

    def _keep_if_free(self) -> None:
        # Where an import is being undone, to write would be to wait for it.
        if self._space.desk.replaying.is_at_work:
            self._soon.start()
        else:
            self.keep()

    def keep(self) -> None:
        """Write it with the places; where that fails nothing of the work is touched, and nothing is said."""
        self._soon.stop()
        try:
            self._space.desk.project.set_place(_PLACE, json.dumps(self._shares))
        except BriefingError:
            # A full disk says so at the next edit, where something can be lost.
            return


def _told(words: str) -> dict[str, float]:
    try:
        told = json.loads(words) if words else {}
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    return {str(key): float(share) for key, share in told.items() if isinstance(share, int | float)}
