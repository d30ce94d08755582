"""What will be wanted later is made ready while nobody works: modes, sheets, panels, the source card, a first check."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow

from briefing.model import Kind
from ui.library.languages import language_names
from ui.turns import Step, Turns

if TYPE_CHECKING:
    from ui.window.workspace import Workspace

QUIET_MS = 1_000
"""So long after a project was opened its text stands there, and whoever opened it reads."""
_BETWEEN_MS = 20
AT_WORK_MS = 300
"""So long after a key, a wheel or a move of the pointer nothing is made: whoever works goes on working."""
_WORK = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TabletMove,
    }
)
_PIECES = (
    "briefing.brief.inline",
    "briefing.brief.blocks",
    "briefing.brief.spelling",
    "ui.compose.highlighting",
    "ui.compose.candidates",
    "briefing.actions.briefs",
    "briefing.brief.tables",
    "briefing.brief.exhibits",
    "briefing.brief.document",
    "briefing.brief.panels.actors",
    "briefing.brief.panels",
    "ui.compose.writing",
    "ui.compose.outline",
    "markdown.htmlparser",
    "markdown",
    "briefing.brief.footnotes",
    "briefing.tradecraft.checking",
    "briefing.actions.issuing",
    "ui.compose.brief_cards",
    "ui.compose.middle",
    "ui.compose.at_caret",
    "ui.compose.page_view",
    "ui.compose.preview",
    "ui.compose.page",
    "ui.window.removal_sheet",
    "ui.preferences.keys_page",
    "ui.preferences.room",
    "ui.preferences.looks",
    "ui.preferences.work",
    "ui.preferences.sheet",
)
"""What is imported where it is first used, in an order in which no piece takes long."""
_PANELS = (Kind.JUDGEMENT, Kind.EVENT, Kind.NOTE, Kind.QUOTE, Kind.ACTOR, Kind.RISK)


class Ahead(QObject):
    """Begins a while after `soon` was called; goes on step by step, and ends with its workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._turns = Turns(self, pause_ms=_BETWEEN_MS)
        self._watched: QWindow | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._begin)

    @property
    def is_done(self) -> bool:
        """Whether all is ready."""
        return not self._quiet.isActive() and not self._turns.are_under_way

    @property
    def is_under_way(self) -> bool:
        """Whether steps are being taken."""
        return self._turns.are_under_way

    def soon(self) -> None:
        """The project is shown: what is done with it comes next."""
        self._quiet.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WORK:
            self._turns.put_off(AT_WORK_MS)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        # The window's, not the application's: for that one PySide would make the classes of all it has.
        self._watched = self._space.window().windowHandle()
        if self._watched is not None:
            self._watched.installEventFilter(self)
        self._turns.take([*self._steps(), self._end])

    def _end(self) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)

    def _steps(self) -> Iterator[Step]:
        yield from (partial(import_module, piece) for piece in _PIECES)
        yield _read_templates
        yield language_names
        yield from (partial(self._make, partial(self._space.dock.make_ready, kind)) for kind in _PANELS)
        yield partial(self._make, lambda: self._space.sources.card)
        yield partial(self._make, self._space.brief_foot.check.begin)

    def _make(self, step: Step) -> None:
        if not self._space.desk.is_closed:
            step()


def _read_templates() -> None:
    """Those that come with Briefing are read once."""
    from briefing.brief.templates import templates  # noqa: PLC0415 -- nobody waits for it at the start

    templates()
