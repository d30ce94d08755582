"""A version put back into the open project, beside the window's work; one with a password of its own asks for it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing.errors import BriefingError, PasswordNeeded
from briefing.project import Backup, Change, CopyStopped
from ui.jobs import Job
from ui.window.copying import WHOLE, percent, share_of
from ui.window.password_sheet import PasswordQuestion, PasswordSheet

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace


class Restoring(QObject):
    """Restores versions of one project."""

    def __init__(self, window: MainWindow, space: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = space.desk
        self._password = PasswordQuestion(window.room)

    @property
    def sheet(self) -> PasswordSheet | None:
        """The sheet that asks for the password of a version, while it is shown."""
        return self._password.sheet

    def restore(self, backup: Backup, password: str = "") -> None:
        """Make the project what a version holds; Undo takes that back."""
        self._desk.do(lambda: None)
        project = self._desk.project

        def work(job: Job) -> Change | None:
            try:
                return project.restore(backup.path, password=password, going_on=share_of(job))
            finally:
                project.leave_thread()

        name = self.tr("Restoring the version of {0}").format(backup.made_in_words)
        job = self._window.jobs.add(name, WHOLE, work, counted=percent)
        job.done.connect(lambda change: self._tell(backup, change))
        job.failed.connect(lambda error: self._not_restored(backup, error))

    def forget_sheet(self) -> None:
        """Take the sheet away."""
        self._password.forget()

    def _tell(self, backup: Backup, change: Change | None) -> None:
        self.forget_sheet()
        if change is None:
            self._desk.tell(self.tr("Nothing changed: the project holds the same as this version"))
        else:
            is_last = self._desk.project.history.last().id == change.step
            self._desk.tell(self.tr("The version of {0} is restored").format(backup.made_in_words), undoable=is_last)

    def _not_restored(self, backup: Backup, error: BriefingError) -> None:
        if isinstance(error, PasswordNeeded):
            self._ask_password(backup, error)
        elif isinstance(error, CopyStopped):
            self._window.toast.tell(error.happened)
        else:
            self._desk.failed.emit(error)

    def _ask_password(self, backup: Backup, error: PasswordNeeded) -> None:
        words = self.tr("The version of {0} has a password of its own").format(backup.made_in_words)
        self._password.ask(words, self.tr("Restore"), error, lambda given: self.restore(backup, given))
