"""The pages of a PDF with their rows; those of a long one are read by two processes, from both ends until they meet."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pypdfium2

from briefing.errors import WorkerError
from briefing.model.paragraphs import is_visible
from briefing.sources.pdf.margins import Sheet
from briefing.sources.pdf.pages import page_of
from briefing.sources.pdf.rows import rows_of
from briefing.workers import Worker
from briefing.workers.telling import tell

# A second process is at work after a fifth of a second, in which some thirty pages are read.
_LONG = 80
_PAGES_AT_ONCE = 4
_FROM_THE_BACK = f"{__name__}:read_from_the_back"

Sheets = list[Sheet | None]


def sheets_of(document: pypdfium2.PdfDocument, raw: bytes) -> Sheets:
    """Every page in order, None for one that cannot be read; `raw` is what the document was opened from."""
    count = len(document)
    if count < _LONG or _processors() < 2:  # noqa: PLR2004 two processes need two
        return [_sheet(document, index) for index in range(count)]
    with _helped(raw, count) as back:
        front: Sheets = []
        while len(front) < back.begin:
            front.append(_sheet(document, len(front)))
        return [*front, *back.sheets_from(len(front))]


def read_from_the_back(raw: bytes) -> None:
    """In a worker process: tell the pages from the last to the first, a few at a time, until it is killed."""
    with closing(pypdfium2.PdfDocument(raw)) as document, uncollected():
        for end in range(len(document), 0, -_PAGES_AT_ONCE):
            tell([_sheet(document, index) for index in range(max(0, end - _PAGES_AT_ONCE), end)])


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: a tenth of the time would go into looking through rows that are all in use."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _sheet(document: pypdfium2.PdfDocument, index: int) -> Sheet | None:
    try:
        page, runs = page_of(document, index)
    except pypdfium2.PdfiumError:
        return None
    return Sheet(page, [row for row in rows_of(runs) if is_visible(row.text)])


class _Back:
    """What came of the last pages so far; `begin` is the index of the first page that did."""

    def __init__(self, count: int) -> None:
        self.begin = count
        self._count = count
        self._parts: list[Sheets] = []

    def add(self, part: Sheets) -> None:
        """Take the pages before those that came last."""
        self._parts.append(part)
        self.begin -= len(part)

    def sheets_from(self, index: int) -> Sheets:
        """The pages from this one on; all of them must have come."""
        sheets = [sheet for part in reversed(self._parts) for sheet in part]
        return sheets[index - self._count :] if index < self._count else []


@contextmanager
def _helped(raw: bytes, count: int) -> Iterator[_Back]:
    """A process that reads from the back meanwhile. Where it fails, it is as if it were slow: nothing comes of it."""
    back = _Back(count)
    enough = threading.Event()
    worker = Worker()

    def drive() -> None:
        try:
            worker.run(_FROM_THE_BACK, raw, cancelled=enough.is_set, told=back.add)
        except (WorkerError, OSError, MemoryError, pypdfium2.PdfiumError):
            return
        finally:
            worker.close()

    # Nobody waits for its end: the process is killed within a few pages, while the text is put together.
    threading.Thread(target=drive, name="pages from the back").start()
    try:
        yield back
    finally:
        enough.set()


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
