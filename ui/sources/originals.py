"""Opening a source's original, and showing all the text of its page: what the project keeps beside the article."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from briefing.actions.originals import write_original
from briefing.errors import ProjectError, SourceError
from briefing.model import Source
from briefing.sources.web_address import WebAddress
from ui.desk import Desk
from ui.jobs import Job, Jobs
from ui.settings import cache_folder

FULL_TEXT = "briefing.sources.full_text:full_text"
_LONGEST = 60.0


class Originals(QObject):
    """Originals written out go when the project is closed: an encrypted project leaves none of them behind."""

    full_text_read = Signal(str, str)
    """A source's id, and all the text of its page."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def open(self, source_id: str) -> None:
        """Open the original with the desktop's program for it."""
        path = self._desk.do(lambda: self._written(source_id))
        if path is not None and not open_path(path):
            self._desk.failed.emit(
                ProjectError(
                    self.tr("No program on this computer opens {0}.").format(path.name),
                    safe=self.tr("It is kept in the project."),
                    remedy=self.tr("It was written to {0}.").format(path),
                )
            )

    def open_entry(self, entry: Path | WebAddress) -> None:
        """Open a file, or an address, that was to be imported, with the desktop's program for it."""
        is_open = open_address(entry.address) if isinstance(entry, WebAddress) else entry.exists() and open_path(entry)
        if not is_open:
            self._desk.failed.emit(
                SourceError(
                    self.tr("{0} cannot be opened.").format(entry.name),
                    safe=self.tr("Nothing in the project has changed."),
                    remedy=self.tr("Look whether it is still where it was: {0}").format(entry),
                )
            )

    def show_full_text(self, source_id: str) -> None:
        """Read all the text of a page in the worker process; `full_text_read` tells it."""
        source = self._desk.project.find(Source, source_id)
        if source is None:
            return
        job = self._jobs.add(self.tr("Reading the whole page of {0}").format(source.label), 0, self._reading(source))
        job.done.connect(lambda text: self.full_text_read.emit(source_id, text))
        job.failed.connect(self._desk.failed)

    def clear(self) -> None:
        """Take away what was written out."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _written(self, source_id: str) -> Path:
        if self._folder is None:
            cache_folder().mkdir(parents=True, exist_ok=True)
            # On Windows a file that is still open elsewhere cannot go: it is left then, and that is no error.
            self._folder = tempfile.TemporaryDirectory(
                prefix="originals-", dir=cache_folder(), ignore_cleanup_errors=True
            )
        project = self._desk.project
        return write_original(project, project.get(Source, source_id), Path(self._folder.name))

    def _reading(self, source: Source) -> Callable[[Job], str]:
        project = self._desk.project
        worker = self._jobs.worker

        def work(job: Job) -> str:
            try:
                raw = project.original(source)
                return str(worker.run(FULL_TEXT, raw, source.file_name, timeout=_LONGEST, cancelled=job.is_cancelled))
            finally:
                project.leave_thread()

        return work


def open_address(address: str) -> bool:
    """Open a web address in the user's browser; whether there is one. The seam for tests."""
    return QDesktopServices.openUrl(QUrl(address))


def open_path(path: Path) -> bool:
    """Open a file with the desktop's program for it; whether there is one. The seam for tests."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
