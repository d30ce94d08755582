"""Bringing articles into the project: files and folders from a dialog or dropped, text from the clipboard."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from briefing.actions.importing import ImportReport, add_article, files_of, import_files
from briefing.errors import BriefingError
from briefing.model import Source
from briefing.sources import Article
from briefing.sources.batches import Batch
from briefing.sources.web_address import WebAddress, is_web_address
from briefing.workers.worker import JobCancelled
from ui.desk import Desk
from ui.jobs import Job, Jobs
from ui.library import Arrivals
from ui.library.outcomes import Outcome

READ = "briefing.sources.batches:begin"
READ_ON = "briefing.sources.batches:go_on"
READ_PASTED = "briefing.sources:read_pasted"
_LONGEST_READ = 120.0
_NAMED_DUPLICATES = 3

Entry = Path | WebAddress


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why something was not taken in; `key` is that of the arrival, "" for a part of a file."""

    entry: Entry
    error: BriefingError
    key: str = ""


@dataclass(slots=True)
class _Batch:
    """What was asked for, and what was told of it so far."""

    entries: Sequence[Entry]
    keys: Sequence[str]
    through: int = 0
    gone: int = 0
    refused: list[Outcome] = field(default_factory=list)


class Importing(QObject):
    """Reads in the worker process, commits in a job's thread; what arrives is told by the project's own changes."""

    taken_in = Signal(list)
    """The ids of the sources that a finished import added or found here already."""
    address_wanted = Signal(str)
    """What was pasted or dropped is the address of an article: nothing is fetched before somebody says so."""
    summed_up = Signal(str, list)
    """A batch has ended in which something was refused or joined: its sentence, and an `Outcome` for each of those."""

    def __init__(self, desk: Desk, jobs: Jobs, arrivals: Arrivals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._arrivals = arrivals
        self._private: set[str] = set()
        self._batches: list[_Batch] = []
        desk.changed.connect(lambda _change: self._dismiss_through())

    def take_in(self, paths: Iterable[Path]) -> None:
        """Import files, and the files of folders; each shows as a row at once."""
        files = files_of(paths)
        if not files:
            self._desk.tell(self.tr("There is no file to import"))
            return
        name = self.tr("Reading %Ln source(s)", "", len(files))
        self._take_in(name, files)

    def fetch(self, address: WebAddress, *, allow_private: bool = False) -> None:
        """Fetch an address and import what is there; it shows as a row at once."""
        self._take_in(self.tr("Fetching {0}").format(address.name), [address], allow_private=allow_private)

    def retry(self, key: str) -> None:
        """Read a refused file or address again."""
        self.retry_all([key])

    def retry_all(self, keys: Iterable[str]) -> None:
        """Read refused files and addresses again, the files together."""
        paths: list[Path] = []
        for key in keys:
            entry = self._arrivals.entry_of(key)
            self._arrivals.dismiss(key)
            if isinstance(entry, WebAddress):
                self.fetch(entry, allow_private=key in self._private)
            elif isinstance(entry, Path):
                paths.append(entry)
        if paths:
            self.take_in(paths)

    def _take_in(self, name: str, entries: Sequence[Entry], *, allow_private: bool = False) -> None:
        keys = self._arrivals.expect(entries)
        if allow_private:
            self._private.update(keys)
        job = self._jobs.add(name, len(entries), self._reading(entries, keys, allow_private=allow_private))
        batch = _Batch(entries, keys)
        self._batches.append(batch)
        job.told.connect(lambda told: self._refused(batch, told))
        job.advanced.connect(lambda count: self._through(batch, count))
        job.done.connect(lambda report: self._report(batch, report))
        job.failed.connect(self._desk.failed)
        job.ended.connect(lambda: self._end(batch))

    def paste(self, clipboard: QMimeData | None) -> None:
        """Make a source of what was copied: files, or text with what its formatting knows; ask about an address."""
        paths = local_files(clipboard) if clipboard is not None else []
        if paths:
            self.take_in(paths)
            return
        text = clipboard.text() if clipboard is not None else ""
        html = clipboard.html() if clipboard is not None and clipboard.hasHtml() else None
        if not text.strip() and not html:
            self._desk.tell(self.tr("There is no text on the clipboard"))
            return
        if is_web_address(text.strip()) and len(text.split()) == 1:
            self.address_wanted.emit(text.strip())
            return
        job = self._jobs.add(self.tr("Reading pasted text"), 1, self._pasting(text, html))
        job.done.connect(self._report_pasted)
        job.failed.connect(self._desk.failed)

    # In the job's thread

    def _reading(
        self, entries: Sequence[Entry], keys: Sequence[str], *, allow_private: bool
    ) -> Callable[[Job], ImportReport]:
        project = self._desk.project
        worker = self._jobs.worker
        key_of = dict(zip(entries, keys, strict=True))

        def work(job: Job) -> ImportReport:
            def read(entry: Entry) -> Iterator[Article | BriefingError]:
                came = 0
                try:
                    batch: Batch = worker.run(
                        READ, entry, allow_private=allow_private, timeout=_LONGEST_READ, cancelled=job.is_cancelled
                    )
                    while True:
                        for each in batch.found:
                            came += 1
                            if not isinstance(each, Article):
                                job.tell(_Refusal(entry, each))
                            yield each
                        if not batch.token:
                            return
                        batch = worker.run(READ_ON, batch.token, timeout=_LONGEST_READ, cancelled=job.is_cancelled)
                except JobCancelled:
                    raise
                except BriefingError as error:
                    job.tell(_Refusal(entry, error, "" if came else key_of[entry]))
                    raise

            try:
                return import_files(project, entries, read, done=job.advance, cancelled=job.is_cancelled)
            finally:
                project.leave_thread()

        return work

    def _pasting(self, text: str, html: str | None) -> Callable[[Job], tuple[Source, bool]]:
        project = self._desk.project
        worker = self._jobs.worker

        def work(job: Job) -> tuple[Source, bool]:
            try:
                article = worker.run(READ_PASTED, text, html, timeout=_LONGEST_READ, cancelled=job.is_cancelled)
                return add_article(project, article)
            finally:
                project.leave_thread()

        return work

    # In the GUI thread

    def _refused(self, batch: _Batch, told: _Refusal) -> None:
        """A file keeps its row with the cause; what was only a part of one gets a row of its own."""
        key = told.key
        if key:
            self._arrivals.refuse(key, told.error)
        else:
            key = self._arrivals.add_refused(told.entry.name, told.error)
        batch.refused.append(Outcome(told.entry.name, told.entry, key=key, error=told.error))

    def _through(self, batch: _Batch, count: int) -> None:
        batch.through = count
        if not self._desk.is_behind:
            self._dismiss_through()

    def _dismiss_through(self) -> None:
        """A file's row goes when its source is there, not before: so the rows beside it stand still."""
        for batch in self._batches:
            self._arrivals.dismiss_read(batch.keys[batch.gone : batch.through])
            batch.gone = batch.through

    def _end(self, batch: _Batch) -> None:
        """What a cancel left unread goes; what was refused stays with its cause."""
        self._desk.catch_up()
        self._arrivals.dismiss_read(batch.keys)
        self._batches.remove(batch)

    def _report(self, batch: _Batch, report: ImportReport) -> None:
        self._desk.catch_up()
        parts = []
        if report.added:
            parts.append(self.tr("%Ln source(s) added", "", len(report.added)))
        if report.known:
            labels = ", ".join(dict.fromkeys(joined.source.label for joined in report.known[:_NAMED_DUPLICATES]))
            more = "…" if len(report.known) > _NAMED_DUPLICATES else ""
            parts.append(self.tr("{0} already here: {1}").format(len(report.known), labels + more))
        failed = [failure for failure in report.failed if not isinstance(failure.error, JobCancelled)]
        if failed:
            parts.append(self.tr("%Ln could not be read", "", len(failed)))
        outcomes = [*batch.refused, *_joined(batch, report)]
        if outcomes:
            self.summed_up.emit(" · ".join(parts), outcomes)
        elif parts:
            self._desk.tell(" · ".join(parts), undoable=bool(report.added))
        self._tell_taken_in([*report.added, *(joined.source for joined in report.known)])

    def _report_pasted(self, result: tuple[Source, bool]) -> None:
        self._desk.catch_up()
        source, is_new = result
        words = self.tr("Source {0} added") if is_new else self.tr("Already here: {0}")
        self._desk.tell(words.format(source.label), undoable=is_new)
        self._tell_taken_in([source])

    def _tell_taken_in(self, sources: Iterable[Source]) -> None:
        ids = [source.id for source in sources]
        if ids:
            self.taken_in.emit(ids)


def _joined(batch: _Batch, report: ImportReport) -> list[Outcome]:
    """What was not read twice."""
    entries = {entry.name: entry for entry in batch.entries}
    return [
        Outcome(joined.name, entries.get(joined.name), source=joined.source, is_same_file=joined.is_same_file)
        for joined in report.known
    ]


def local_files(dropped: QMimeData) -> list[Path]:
    """The files and folders of this machine in what is dragged or copied."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
