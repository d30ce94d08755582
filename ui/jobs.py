"""Long work beside the window: one Python thread a job, which may drive a worker process, with progress and cancel.

Threading rule: a job's work runs in its own thread and touches neither widgets nor the desk; everything it says comes
as signals of its `Job`, which Qt delivers in the GUI thread.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from briefing.errors import BriefingError
from briefing.workers import Worker
from briefing.workers.worker import JobCancelled

Work = Callable[["Job"], Any]


class Job(QObject):
    """One piece of long work: its name for the status bar, how far it is, and the wish to cancel it.

    `may_cancel` says whether that is offered.
    """

    advanced = Signal(int)
    """How many of `total` are through."""

    told = Signal(object)
    """Whatever the work says about one part of itself, for whoever started it."""

    done = Signal(object)
    """What the work returned."""

    failed = Signal(object)
    """The BriefingError that ended it."""

    ended = Signal()
    """It is over, in whatever way; comes after `done` or `failed`."""

    # From the job's thread to the GUI thread.
    _advance = Signal(int)
    _tell = Signal(object)
    _returned = Signal(object)
    _raised = Signal(object)

    def __init__(
        self, name: str, total: int, work: Work, parent: QObject, counted: Callable[[int], str] | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.total = total
        self.counted = counted
        self.may_cancel = True
        self.count = 0
        self._reached = 0
        self._is_told = True
        self._is_over = False
        self._work = work
        self._cancel = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name)
        queued = Qt.ConnectionType.QueuedConnection
        self._advance.connect(self._count, queued)
        self._tell.connect(self._pass_on, queued)
        self._returned.connect(self._finish, queued)
        self._raised.connect(self._break, queued)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop; what is done whole stays."""
        self._cancel.set()

    def is_cancelled(self) -> bool:
        """Whether someone asked it to stop; the work asks this itself."""
        return self._cancel.is_set()

    def advance(self, count: int) -> None:
        """Called by the work: so many are through. While the window is busy, it hears only of some."""
        self._reached = count
        if self._is_told:
            self._is_told = False
            self._advance.emit(count)

    def tell(self, part: object) -> None:
        """Called by the work: something about one part of it."""
        self._tell.emit(part)

    def wait(self) -> None:
        """Wait until its thread has ended; its signals come afterwards."""
        self._thread.join()

    def drop(self) -> None:
        """Wait until its thread has ended, and be gone; nothing that it said is delivered any more."""
        self._thread.join()
        QCoreApplication.removePostedEvents(self)
        self.blockSignals(True)
        self.deleteLater()

    def _run(self) -> None:
        try:
            result = self._work(self)
        except BaseException as error:  # handed to the GUI thread, which shows it or raises it there
            self._raised.emit(error)
        else:
            self._returned.emit(result)

    def _count(self, count: int) -> None:
        # More may be through by now, and what was said of it still be on its way: that is told in its turn.
        self._is_told = self._is_over or self._reached == count
        if not self._is_told:
            self._advance.emit(self._reached)
        self.count = count
        self.advanced.emit(count)

    def _pass_on(self, part: object) -> None:
        self.told.emit(part)

    def _finish(self, result: object) -> None:
        # Its thread still holds the job for a moment; from now on only the window's thread does.
        self._thread.join()
        self._is_over = True
        self.done.emit(result)
        self.ended.emit()

    def _break(self, error: BaseException) -> None:
        self._thread.join()
        self._is_over = True
        if isinstance(error, BriefingError):
            if not isinstance(error, JobCancelled):
                self.failed.emit(error)
            self.ended.emit()
            return
        self.ended.emit()
        raise error


class Jobs(QObject):
    """The jobs of the window, one after another, and the worker process they share."""

    begun = Signal(object)
    """A `Job` runs now."""

    idle = Signal()
    """No job runs and none waits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = Worker()
        self._waiting: list[Job] = []
        self._running: Job | None = None

    @property
    def running(self) -> Job | None:
        """The job at work now."""
        return self._running

    def add(self, name: str, total: int, work: Work, *, counted: Callable[[int], str] | None = None) -> Job:
        """A job that starts as soon as none is before it; connect to its signals at once.

        `total` is 0 where how much there is shows only at the end; `counted` says how much is through, in words.
        """
        job = Job(name, total, work, self, counted)
        job.ended.connect(self._next)
        self._waiting.append(job)
        if self._running is None:
            self._start_next()
        return job

    def warm(self, *modules: str) -> None:
        """Start the worker process in the background, so that the first job does not wait for it."""
        threading.Thread(target=self._warm, args=modules, name="warm the worker", daemon=True).start()

    def cancel(self) -> None:
        """Ask the running job to stop; those that wait stop as soon as they begin."""
        for job in self._waiting:
            job.cancel()
        if self._running is not None:
            self._running.cancel()

    def stop(self) -> None:
        """Stop all jobs and wait for them; nothing of them is delivered afterwards."""
        running = self._running
        self.cancel()
        self._waiting.clear()
        if running is not None:
            running.drop()
            self._running = None
            self.idle.emit()

    def close(self) -> None:
        """Stop all jobs and end the worker process."""
        self.stop()
        self.worker.close()

    def _warm(self, *modules: str) -> None:
        try:
            self.worker.warm(*modules)
        except BriefingError:
            # The first job will meet the same fault and can say so where someone waits for it.
            return

    def _start_next(self) -> None:
        self._running = self._waiting.pop(0)
        self.begun.emit(self._running)
        self._running.start()

    def _next(self) -> None:
        ended = self._running
        self._running = None
        if ended is not None:
            ended.deleteLater()
        if self._waiting:
            self._start_next()
        else:
            self.idle.emit()
