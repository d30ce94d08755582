"""Whole files written beside the window's work: a copy saved, a copy to work in. The status bar counts and cancels."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from briefing.errors import BriefingError
from briefing.project import CopyStopped, Project
from ui.desk import Desk
from ui.jobs import Job
from ui.messages import Act

if TYPE_CHECKING:
    from ui.main_window import MainWindow

WHOLE = 100


class Copying(QObject):
    """Copies of projects. What fails is said in the bar of the copy; what was saved is told to whoever wanted it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def save(self, desk: Desk, copy: Path, saved: Callable[[bool], None]) -> None:
        """Save the open project under another name. `saved` hears when it is there, and whether it is up to date.

        It is not where something was edited meanwhile.
        """
        desk.do(lambda: None)
        project = desk.project
        if not project.is_in_place:
            # Only the connection that is open already still reaches what was moved or deleted.
            self._save_now(desk, copy, saved)
            return
        heard: list[object] = []
        end = project.subscribe(heard.append)

        def work(job: Job) -> None:
            try:
                project.save_copy(copy, going_on=share_of(job))
            finally:
                project.leave_thread()

        job = self._window.jobs.add(self.tr("Saving {0}").format(copy.name), WHOLE, work, counted=percent)
        job.done.connect(lambda _done: self._tell(desk, saved, heard))
        job.failed.connect(lambda error: self._not_saved(error, desk, copy, saved))
        job.ended.connect(end)

    def open_copy(self, path: Path, copy: Path, opened: Callable[[], object]) -> None:
        """Copy a project that is not open here, and call `opened`, unless another one was opened meanwhile."""
        before = self._window.workspace

        def work(job: Job) -> None:
            Project.copy_of(path, copy, going_on=share_of(job))

        job = self._window.jobs.add(self.tr("Copying {0}").format(path.name), WHOLE, work, counted=percent)
        job.done.connect(lambda _done: self._offer(copy, opened, is_free=self._window.workspace is before))
        job.failed.connect(self.tell_failed)

    def tell_failed(self, error: BriefingError) -> None:
        """Say why there is no copy; that it was given up needs no more than a word."""
        if isinstance(error, CopyStopped):
            self._window.toast.tell(error.happened)
        else:
            self._window.banners.tell("copy", error, tone="bad")

    def _tell(self, desk: Desk, saved: Callable[[bool], None], heard: list[object]) -> None:
        self._window.banners.clear("copy")
        # What was typed meanwhile is written now, or joins what cannot be.
        desk.do(lambda: None)
        saved(not heard)

    def _not_saved(self, error: BriefingError, desk: Desk, copy: Path, saved: Callable[[bool], None]) -> None:
        if isinstance(error, CopyStopped) or self._window.trust.fault is None or copy.exists():
            self.tell_failed(error)
        else:
            # A drive that lets nothing be opened anew may still give what is open.
            self._save_now(desk, copy, saved)

    def _save_now(self, desk: Desk, copy: Path, saved: Callable[[bool], None]) -> None:
        try:
            desk.project.save_copy(copy)
        except BriefingError as error:
            self.tell_failed(error)
            return
        self._tell(desk, saved, [])

    def _offer(self, copy: Path, opened: Callable[[], object], *, is_free: bool) -> None:
        if is_free:
            opened()
            return
        said = BriefingError(self.tr("{0} is ready.").format(copy.name))
        self._window.banners.tell("copy", said, (Act(self.tr("Open it"), opened),), tone="good")


def share_of(job: Job) -> Callable[[int], bool]:
    """Tells a job how many hundredths are done, and what it does whether the job still goes on."""

    def going_on(done: int) -> bool:
        job.advance(done)
        return not job.is_cancelled()

    return going_on


def percent(done: int) -> str:
    """How much of a job is done, in words."""
    return QCoreApplication.translate("Copying", "{0} %").format(QLocale().toString(done))
