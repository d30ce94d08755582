"""Undo and Redo for the window: at once where little was changed, in a thread beside the window where much was."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from briefing.errors import BriefingError
from briefing.project import Change, Project
from ui.jobs import Job

Replay = Callable[[], Change | None]

LARGE = 200_000
"""Bytes of recorded changes above which taking them back would hold the window up: some fifty milliseconds."""


class Replaying(QObject):
    """Takes back and does again, one after another, in the order in which it was asked for.

    An import has a thread and the window's queue of its own; this does not wait behind it. `stop` it before the project
    is closed.
    """

    begun = Signal(object)
    """Something large is being taken back or done again; the `Job` that does it."""

    failed = Signal(object)
    """The BriefingError that kept something large from being taken back."""

    ended = Signal()
    """What was large is through, in whatever way."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._job: Job | None = None
        self._waiting: deque[Callable[[], None]] = deque()

    @property
    def is_at_work(self) -> bool:
        """Whether something large is being taken back or done again."""
        return self._job is not None

    def undo(self) -> None:
        """Take back the last action. Raises what `Project.undo` raises, where it is done at once."""
        if self._job is not None:
            self._waiting.append(self.undo)
            return
        history = self._project.history
        self._do(self._project.undo, self.tr("Taking back “{0}”").format(history.undo_label), history.undo_bytes)

    def redo(self) -> None:
        """Do again what was taken back last; raises like `undo`."""
        if self._job is not None:
            self._waiting.append(self.redo)
            return
        history = self._project.history
        self._do(self._project.redo, self.tr("Doing “{0}” again").format(history.redo_label), history.redo_bytes)

    def one_by_one(self, turns: Iterable[Callable[[], None]]) -> None:
        """Do these in their order, each once what is large is through; where one fails, `failed` tells and they end."""
        self._waiting.extend(turns)
        self._do_waiting()

    def stop(self) -> None:
        """Wait for what is at work; what waits for it is not begun."""
        self._waiting.clear()
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _do(self, replay: Replay, name: str, size: int) -> None:
        if size < LARGE:
            replay()
            return

        project = self._project

        def work(_job: Job) -> None:
            try:
                replay()
            finally:
                project.leave_thread()

        self._job = Job(name, 0, work, self)
        self._job.may_cancel = False
        self._job.failed.connect(self.failed)
        self._job.ended.connect(self._go_on)
        self._job.start()
        self.begun.emit(self._job)

    def _go_on(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self.ended.emit()
        self._do_waiting()

    def _do_waiting(self) -> None:
        while self._waiting and self._job is None:
            try:
                self._waiting.popleft()()
            except BriefingError as error:
                self._waiting.clear()
                self.failed.emit(error)
