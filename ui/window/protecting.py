"""The password of the open project: asked for on a sheet, set beside the window, whose edits wait meanwhile."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.errors import BriefingError
from briefing.project import CopyStopped
from briefing.project.passwords import Rewritten
from ui.jobs import Job
from ui.window.copying import WHOLE, percent, share_of
from ui.window.password_sheet import ProtectSheet

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace


class Protecting(QObject):
    """Sets, changes and removes the password of one project.

    The file is written anew beside the window while the desk rests: the project can be read, what is typed waits in its
    field, all else is refused in words. Only to put the new file in the place of the old one takes the window's thread.
    """

    begun = Signal()
    """What goes on unseen beside the project must end now."""
    ended = Signal()
    """It may begin again."""

    def __init__(self, window: MainWindow, space: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._space = space
        self._desk = space.desk
        self._job: Job | None = None
        self._made: Rewritten | None = None
        self.sheet: ProtectSheet | None = None

    def ask(self) -> None:
        """Show the sheet."""
        self.forget_sheet()
        project = self._desk.project
        sheet = ProtectSheet(self._window.room, project.path.name, is_protected=project.is_protected)
        sheet.chosen.connect(self._begin)
        sheet.closed.connect(self.forget_sheet)
        self.sheet = sheet
        sheet.ask()

    def forget_sheet(self) -> None:
        """Take the sheet away."""
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.close_now()
            sheet.deleteLater()

    def give_up(self) -> None:
        """The project is being closed: it keeps its old password, unless the new one is set already."""
        self.forget_sheet()
        job = self._job
        if job is None:
            return
        job.cancel()
        job.wait()
        self._end()
        if self._made is not None:
            self._made.drop()

    def _begin(self, password: str) -> None:
        busy = self._what_is_at_work()
        if busy and self.sheet is not None:
            self.sheet.say(self.tr("Wait until “{0}” has ended.").format(busy))
            return
        # What is typed is written first, after whatever waits already: the new file is a copy of what is there now.
        self._desk.do(lambda: None)
        self.forget_sheet()
        self.begun.emit()
        name = self.tr("Setting the password") if password else self.tr("Removing the password")
        self._desk.rest(name)
        self._made = None
        project = self._desk.project

        def work(job: Job) -> Rewritten:
            try:
                self._made = project.prepare_password(password, going_on=share_of(job))
            finally:
                project.leave_thread()
            return self._made

        self._job = self._window.jobs.add(name, WHOLE, work, counted=percent)
        self._job.done.connect(lambda made: self._take(made, is_set=bool(password)))
        self._job.failed.connect(self._not_set)

    def _what_is_at_work(self) -> str:
        running = self._window.jobs.running
        if running is not None:
            return running.name
        return self.tr("Undo") if self._desk.replaying.is_at_work else ""

    def _take(self, made: Rewritten, *, is_set: bool) -> None:
        if self._job is None:  # it was given up
            made.drop()
            return
        project = self._desk.project
        failed: BriefingError | None = None
        try:
            project.take_password(made)
        except BriefingError as error:
            failed = error
        self._end()
        if failed is not None:
            self._desk.failed.emit(failed)
            return
        self._desk.tell(self.tr("The password is set") if is_set else self.tr("The password is removed"))
        self._bring_backups(lambda: project.backups_follow(made))

    def _bring_backups(self, follow: Callable[[], None]) -> None:
        """The versions follow; to leave some of them readable without the password would be to leave the project so."""
        job = self._window.jobs.add(self.tr("Bringing the versions under the new password"), 0, lambda _job: follow())
        job.may_cancel = False
        job.failed.connect(self._desk.failed)

    def _not_set(self, error: BriefingError) -> None:
        if self._job is None:
            return
        self._end()
        if isinstance(error, CopyStopped):
            self._window.toast.tell(error.happened)
        else:
            self._desk.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self._desk.go_on()
        self.ended.emit()
