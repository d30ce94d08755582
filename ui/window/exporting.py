"""Exporting the brief as PDF: asks where, lets the worker process do it, offers to open the result."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from briefing.actions.export_options import ASIDE, ExportOptions
from briefing.model import Brief
from ui.desk import Desk
from ui.jobs import Job, Jobs
from ui.kit import flush_all

EXPORT = "briefing.actions.exporting:export_file"
_LONGEST = 600.0


class Exporting(QObject):
    """The window stays free while the brief is set."""

    exported = Signal(str)
    """The path of the finished PDF."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs

    def suggested(self) -> Path:
        """Where the PDF goes unless told otherwise: beside the project, named after it and one of several briefs."""
        path, brief = self._desk.project.path, self._desk.brief()
        is_one_of_several = brief is not None and self._desk.project.count(Brief) > 1
        return path.with_name(f"{path.stem} {brief.label}.pdf" if brief and is_one_of_several else f"{path.stem}.pdf")

    def export(self, output: Path, options: ExportOptions | None = None) -> None:
        """Write the brief that is chosen, as it is now, to a PDF.

        `options` are those of the last export where none are given. The job says how many pages are set; where it is
        cancelled, the file that was there stays.
        """
        flush_all()
        job = self._jobs.add(self.tr("Exporting {0}").format(output.name), 0, self._setting(output, options))
        job.done.connect(self.exported.emit)
        job.failed.connect(self._desk.failed)

    def _setting(self, output: Path, options: ExportOptions | None) -> Callable[[Job], str]:
        project = self._desk.project
        # The key goes along by the pipe, so that a protected project is not asked for its password again.
        brief = self._desk.brief()
        arguments = (str(project.path), str(output), project.key, options, brief.id if brief is not None else "")
        worker = self._jobs.worker

        def work(job: Job) -> str:
            # A cancelled worker is killed: the copy it may have made of the project goes with this folder.
            with TemporaryDirectory(prefix=ASIDE, ignore_cleanup_errors=True) as aside:
                told = _every(10, job.advance)
                return str(
                    worker.run(EXPORT, *arguments, aside, timeout=_LONGEST, cancelled=job.is_cancelled, told=told)
                )

        return work


def _every(between: int, advance: Callable[[int], None]) -> Callable[[int], None]:
    """Passes on each tenth page or so: the window need not be woken for every one."""

    def pass_on(pages: int) -> None:
        if pages % between == 0:
            advance(pages)

    return pass_on


def open_file(path: str) -> None:
    """Open a file with the desktop's program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
