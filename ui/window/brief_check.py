"""How far the brief is, found out while articles are read: in a worker process, when nobody has changed anything."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desk import Desk
from ui.jobs import Job, Jobs

CHECK = "briefing.actions.checking_on:progress_in_worker"
WAIT_MS = 800
"""So long after a change the brief is looked at: several that come at once are looked at together."""
_REST = 3
"""Looking at a large project takes its time: so many times as long it rests before it looks again."""
_LONGEST = 120.0


class BriefCheck(QObject):
    """Looks at the chosen brief after `begin`, and again after each change while it is switched on."""

    found = Signal(object)
    """A `Progress` (briefing.tradecraft.progress); None where it cannot be told now."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._job: Job | None = None
        self._has_begun = False
        self._on = True
        self._wanted = True
        self._took_ms = 0
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._look)
        desk.changed.connect(lambda _change: self._want())
        desk.brief_chosen.connect(lambda _brief_id: self._want())

    @property
    def is_settled(self) -> bool:
        """Whether what was found last is of what the project is now, or nobody sees it."""
        return self._job is None and not (self._wanted and self._on)

    def begin(self) -> None:
        """The window has come to rest: look for the first time."""
        self._has_begun = True
        self._look()

    def switch(self, *, on: bool) -> None:
        """Look, or rest while nobody sees what is found: what changes meanwhile is looked at afterwards."""
        self._on = on
        if on and self._wanted and self._has_begun:
            self._look()

    def end(self) -> None:
        """The project closes: nothing is told afterwards."""
        self._on = False
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.drop()
            self._job = None

    def _want(self) -> None:
        self._wanted = True
        if self._has_begun and self._on:
            self._pause.start(max(WAIT_MS, _REST * self._took_ms))

    def _look(self) -> None:
        if self._job is not None or not self._on or self._desk.is_closed:
            return  # the one at work calls again when it is through
        self._wanted = False
        brief = self._desk.brief()
        if brief is None:
            self.found.emit(None)
            return
        project, worker = self._desk.project, self._jobs.worker
        arguments = (str(project.path), brief.id, project.key)

        def work(job: Job) -> object:
            return worker.run(CHECK, *arguments, timeout=_LONGEST, cancelled=job.is_cancelled)

        begun = time.monotonic()
        self._job = Job(self.tr("Checking the brief"), 0, work, self)
        self._job.done.connect(self.found)
        # Whoever composes or exports meets the same fault, and is told it where something can be done.
        self._job.failed.connect(lambda _error: self.found.emit(None))
        self._job.ended.connect(lambda: self._ended(begun))
        self._job.start()

    def _ended(self, begun: float) -> None:
        self._took_ms = round((time.monotonic() - begun) * 1000)
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if self._wanted:
            self._want()
