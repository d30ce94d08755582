"""The live preview's work: the brief set in a worker process of its own, 400 ms after the last key.

Typing never waits: at most one preview is being made, and whatever was typed meanwhile is in the next.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from briefing.errors import BriefingError
from briefing.workers import Worker
from ui.desk import Desk
from ui.jobs import Job

PREVIEW = "briefing.actions.previewing:preview_in_worker"
WAIT_MS = 400
_LONGEST = 120.0
_WARM = ("briefing.actions.previewing", "briefing.render.typeset")


class Previewing(QObject):
    """Makes previews of one brief as long as it is switched on. `texts` gives what is typed and not yet written."""

    ready = Signal(object)
    """A `Preview` (briefing.actions.previewing)."""

    failed = Signal(object)
    """A BriefingError: this time there is none."""

    begun = Signal()
    """What is shown is older than what is written."""

    def __init__(self, desk: Desk, texts: Callable[[], dict[str, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._texts = texts
        self._brief_id = ""
        self._on = False
        self._wanted = True
        self._job: Job | None = None
        self.worker = Worker()
        self._pause = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._pause.timeout.connect(self._make)

    @property
    def is_settled(self) -> bool:
        """Whether what was made last is of what stands there now."""
        return self._job is None and not self._pause.isActive() and not self._wanted

    @property
    def is_waiting(self) -> bool:
        """Whether something was changed since the last preview was begun."""
        return self._wanted or self._pause.isActive()

    def show_brief(self, brief_id: str) -> None:
        """Make previews of this brief from now on."""
        self._brief_id = brief_id
        self.want(at_once=True)

    def switch(self, *, on: bool) -> None:
        """Make previews, or rest: what is wanted meanwhile is made when it is switched on."""
        self._on = on
        if on and self._wanted:
            self.want(at_once=True)

    def warm(self) -> None:
        """Start the worker process, so that the first preview does not wait for it."""
        threading.Thread(target=self._warm_up, name="warm the preview", daemon=True).start()

    def want(self, *, at_once: bool = False) -> None:
        """Something changed: make a preview after the pause."""
        self._wanted = True
        self.begun.emit()
        if self._on:
            self._pause.start(0 if at_once else WAIT_MS)

    def close(self) -> None:
        """Stop, and end the worker process; nothing is told afterwards."""
        self._on = False
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
            self._job.blockSignals(True)
            self._job.deleteLater()
            self._job = None
        self.worker.close()

    def _make(self) -> None:
        if self._job is not None or not self._on or self._desk.is_closed:
            return  # the one at work calls again when it is done
        self._wanted = False
        if not self._brief_id:
            return
        project, brief_id = self._desk.project, self._brief_id
        arguments = (str(project.path), brief_id, self._texts(), project.key)
        worker = self.worker

        def work(job: Job) -> object:
            return worker.run(PREVIEW, *arguments, timeout=_LONGEST, cancelled=job.is_cancelled)

        self._job = Job(self.tr("Preview"), 0, work, self)
        self._job.done.connect(lambda made: self._pass_on(brief_id, self.ready, made))
        self._job.failed.connect(lambda error: self._pass_on(brief_id, self.failed, error))
        self._job.ended.connect(self._ended)
        self._job.start()

    def _pass_on(self, brief_id: str, signal: SignalInstance, said: object) -> None:
        """Tell it, unless another brief is written meanwhile."""
        if brief_id == self._brief_id:
            signal.emit(said)

    def _ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if self._wanted and self._on and not self._pause.isActive():
            self._make()

    def _warm_up(self) -> None:
        try:
            self.worker.warm(*_WARM)
        except BriefingError:
            # The first preview will meet the same fault and can say so where someone waits for it.
            return
