"""What goes on unseen while a project is open: its file is checked and backed up, once and then daily."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.project import Project
from briefing.project.aside import sweep
from briefing.project.copying import CopyStopped
from ui.jobs import Job

AFTER_MS = 3_000
HOURLY_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What a round came to: what is wrong with the file (None where it was not checked), whether a backup was made."""

    found: list[str] | None
    backed_up: bool


class Keeping(QObject):
    """Rounds in a thread of their own, beside the window's jobs. Stop it before the project is closed."""

    checked = Signal(list)
    """What is wrong with the file, in words; empty where it is sound."""
    backed_up = Signal()
    failed = Signal(object)
    """The BriefingError that kept a round from being ended."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._round: Job | None = None
        self.found: list[str] | None = None
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self.go_round)
        self._hourly = QTimer(self, interval=HOURLY_MS)
        self._hourly.timeout.connect(self.go_round)

    def begin(self) -> None:
        """Check and back up in a moment, then back up whenever it is due."""
        self._soon.start()
        self._hourly.start()

    def go_round(self) -> None:
        """Check the file, where that was not done, and back it up, where that is due."""
        if self._round is not None:
            return
        project, check = self._project, self.found is None

        def work(job: Job) -> Kept:
            return _kept(project, job, check=check)

        made = Job("keep", 0, work, self)
        made.done.connect(self._tell)
        made.failed.connect(self.failed)
        made.ended.connect(self._forget)
        self._round = made
        made.start()

    def stop(self) -> None:
        """End what is going on and wait for it; nothing of it is told afterwards."""
        self._soon.stop()
        self._hourly.stop()
        if self._round is not None:
            self._round.cancel()
            self._round.drop()
            self._round = None

    def _tell(self, kept: Kept) -> None:
        if kept.found is not None:
            self.found = kept.found
            self.checked.emit(kept.found)
        if kept.backed_up:
            self.backed_up.emit()

    def _forget(self) -> None:
        if self._round is not None:
            self._round.deleteLater()
            self._round = None


def _kept(project: Project, job: Job, *, check: bool) -> Kept:
    def going_on() -> bool:
        return not job.is_cancelled()

    try:
        # What a process left that died in the middle of a salvage: as large as the project it was made of.
        sweep()
        found = project.verify(going_on=going_on) if check else None
        if found or project.read_only or job.is_cancelled():
            return Kept(found, backed_up=False)
        project.protect_backups()
        return Kept(found, backed_up=project.back_up_if_due(going_on=going_on) is not None)
    except CopyStopped:
        return Kept(None, backed_up=False)
    finally:
        project.leave_thread()
