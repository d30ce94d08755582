"""What can be done with a damaged project: salvage it, look at its backup, put the backup in its place."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing.errors import BriefingError, DamagedProject
from briefing.project import CopyStopped, Report, backups, salvage
from ui.jobs import Job
from ui.messages import Act
from ui.window.copying import WHOLE, percent, share_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace

_MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class Wrecked:
    """A damaged project with what opens it: its password, or where it is open still, its key."""

    path: Path
    password: str = ""
    key: str = ""


class Mending(QObject):
    """Offers the ways out of damage; `opened` opens a project by its path, password and key."""

    def __init__(self, window: MainWindow, opened: Callable[[Path, str, str], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._open = opened

    def ways_out(self, path: Path, password: str, error: DamagedProject) -> list[Act]:
        """What can be done about this damage."""
        acts = [Act(self.tr("Salvage into a copy…"), lambda: self.salvage(Wrecked(path, password)))]
        backup = error.backup
        if backup is not None:
            look = self._window.opening.open_version
            acts.append(Act(self.tr("Look at the backup"), lambda: look(backup, path, password=password)))
            acts.append(Act(self.tr("Put the backup in its place"), lambda: self._put_back(path, password, backup)))
        return acts

    def salvage(self, wrecked: Wrecked) -> None:
        """Make a new project of what can be read, in the background, and open it with a list of what is missing.

        The bar counts what was read and written, and gives the salvage up on demand; then there is no copy.
        """
        path = wrecked.path
        copy = self._window.asking.copy(path.with_name(self.tr("{0} (salvaged)").format(path.stem) + path.suffix))
        if copy is None:
            return

        def work(job: Job) -> Report:
            def going_on(done: int) -> bool:
                job.advance(done)
                return not job.is_cancelled()

            return salvage(path, copy, password=wrecked.password, key=wrecked.key, going_on=going_on)

        jobs = self._window.jobs
        job = jobs.add(self.tr("Salvaging {0}").format(path.name), 0, work, counted=self._counted)
        self._tell_begun(job, path, copy)
        job.advanced.connect(lambda done: self._window.messages.go_on(self._progress(done)))
        job.done.connect(lambda report: self._show_salvaged(wrecked, copy, report))
        job.failed.connect(lambda error: self._show_failed(wrecked, error))

    def _tell_begun(self, job: Job, path: Path, copy: Path) -> None:
        begun = BriefingError(self.tr("Salvaging {0} into {1}…").format(path.name, copy.name), safe=self._progress(0))
        give_up = Act(self.tr("Give up"), job.cancel)
        self._window.messages.tell(begun, (give_up,), tone="warning", may_dismiss=False)

    def _progress(self, done: int) -> str:
        only_read = self.tr("The damaged file is only read.")
        return f"{self._counted(done)}. {only_read}" if done else only_read

    def _counted(self, done: int) -> str:
        return self.tr("%Ln row(s) and text(s) so far", "", done)

    def _show_failed(self, wrecked: Wrecked, error: BriefingError) -> None:
        again = Act(self.tr("Salvage into a copy…"), lambda: self.salvage(wrecked))
        tone = "warning" if isinstance(error, CopyStopped) else "bad"
        self._window.messages.tell(error, (again,), tone=tone)

    def _show_salvaged(self, wrecked: Wrecked, copy: Path, report: Report) -> None:
        self._window.messages.clear()
        space = self._window.workspace
        if space is not None and space.desk.project.path != wrecked.path:
            # Work has gone on in another project meanwhile: it is not taken away from under the analyst's hands.
            there = Act(self.tr("Open it"), lambda: self._open_salvaged(wrecked, copy, report))
            self._tell_salvaged(wrecked.path, report, (there,))
        else:
            self._open_salvaged(wrecked, copy, report)

    def _open_salvaged(self, wrecked: Wrecked, copy: Path, report: Report) -> None:
        """The copy in the place of what is open; what the damaged file no longer took is written into it."""
        trust = self._window.trust
        may = trust.carry_into(copy, wrecked.path) or trust.may_close()
        # The copy has the password of the damaged one.
        if may and self._open(copy, wrecked.password, wrecked.key):
            self._tell_salvaged(wrecked.path, report)

    def _tell_salvaged(self, path: Path, report: Report, acts: tuple[Act, ...] = ()) -> None:
        said = BriefingError(
            self.tr("Salvaged from {0}: {1}").format(path.name, report.sentence()),
            safe=self.tr("The damaged file was left as it is."),
            details="\n".join(_listed(report)),
        )
        self._window.banners.tell("salvaged", said, acts, tone="good" if report.is_complete else "warning")

    def _put_back(self, path: Path, password: str, backup: Path) -> None:
        def work(job: Job) -> Path:
            return backups.put_back(path, backup, going_on=share_of(job))

        before = self._window.workspace
        name = self.tr("Putting the backup in the place of {0}").format(path.name)
        job = self._window.jobs.add(name, WHOLE, work, counted=percent)
        job.done.connect(lambda aside: self._show_put_back(path, password, aside, is_free=self._is_at(before)))
        job.failed.connect(self._window.messages.show_error)

    def _is_at(self, space: Workspace | None) -> bool:
        """Whether no other project was opened meanwhile."""
        return self._window.workspace is space

    def _show_put_back(self, path: Path, password: str, aside: Path, *, is_free: bool) -> None:
        self._window.messages.clear()
        said = BriefingError(
            self.tr("The backup is in the place of the damaged file."),
            safe=self.tr("The damaged one was kept as {0}.").format(aside.name),
        )
        if not is_free:
            there = Act(self.tr("Open it"), lambda: self._window.open_project(path, password))
            self._window.banners.tell("salvaged", said, (there,), tone="good")
        elif self._open(path, password, ""):
            self._window.banners.tell("salvaged", said, tone="good")


def _listed(report: Report) -> list[str]:
    """What is missing or older than it was, one a line."""
    lines = report.lines()
    more = len(lines) - _MOST_LISTED
    return lines[:_MOST_LISTED] + ([f"and {more} more"] if more > 0 else [])
