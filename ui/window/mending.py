"""What can be done with a damaged project: salvage it, look at its backup, put the backup in its place."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing.errors import BriefingError, DamagedProject
from briefing.project import Report, backups, salvage
from ui.jobs import Job
from ui.messages import Act

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_MOST_LISTED = 500


class Mending(QObject):
    """Offers the ways out of damage; `opened` opens a project by its path and password."""

    def __init__(self, window: MainWindow, opened: Callable[[Path, str], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._open = opened

    def ways_out(self, path: Path, password: str, error: DamagedProject) -> list[Act]:
        """What can be done about this damage."""
        acts = [Act(self.tr("Salvage into a copy…"), lambda: self.salvage(path, password))]
        backup = error.backup
        if backup is not None:
            acts.append(Act(self.tr("Look at the backup"), lambda: self._window.opening.open_version(backup, path)))
            acts.append(Act(self.tr("Put the backup in its place"), lambda: self._put_back(path, password, backup)))
        return acts

    def salvage(self, path: Path, password: str, key: str = "") -> None:
        """Make a new project of what can be read, in the background, and open it with a list of what is missing.

        Of a project that is open its `key` does instead of the password.
        """
        asked = self._window.asking
        copy = asked.copy(path.with_name(self.tr("{0} (salvaged)").format(path.stem) + path.suffix))
        if copy is None:
            return
        begun = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
        going_on = BriefingError(
            self.tr("Salvaging {0} into {1}…").format(path.name, copy.name),
            safe=self.tr("Begun at {0}. The damaged file is only read.").format(begun),
        )
        self._window.messages.tell(going_on, tone="warning", may_dismiss=False)

        def work(_job: Job) -> Report:
            return salvage(path, copy, password=password, key=key)

        job = self._window.jobs.add(self.tr("Salvaging {0}").format(path.name), 0, work)
        job.done.connect(lambda report: self._show_salvaged(path, copy, password, report))
        job.failed.connect(self._window.messages.show_error)

    def _show_salvaged(self, path: Path, copy: Path, password: str, report: Report) -> None:
        self._window.messages.clear()
        if self._open(copy, password):
            said = BriefingError(
                self.tr("Salvaged from {0}: {1}").format(path.name, report.sentence()),
                safe=self.tr("The damaged file was left as it is."),
                details="\n".join(_listed(report)),
            )
            self._window.banners.tell("salvaged", said, tone="good" if report.is_complete else "warning")

    def _put_back(self, path: Path, password: str, backup: Path) -> None:
        try:
            aside = backups.put_back(path, backup)
        except BriefingError as error:
            self._window.messages.show_error(error)
            return
        self._window.messages.clear()
        if self._open(path, password):
            said = BriefingError(
                self.tr("The backup is in the place of the damaged file."),
                safe=self.tr("The damaged one was kept as {0}.").format(aside.name),
            )
            self._window.banners.tell("salvaged", said, tone="good")


def _listed(report: Report) -> list[str]:
    """What is missing or older than it was, one a line."""
    lines = report.lines()
    more = len(lines) - _MOST_LISTED
    return lines[:_MOST_LISTED] + ([f"and {more} more"] if more > 0 else [])
