"""The line under the window: what is saved, where the analyst is, the job at work, annotations, text size."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from briefing.errors import BriefingError
from ui import measure, theme
from ui.jobs import Job
from ui.kit import Label, ProgressLine, link_button
from ui.kit.line_button import LineButton

_HEIGHT = 26
_BUTTON = 24


class StatusBar(QWidget):
    """Shows what it is told; what can be pressed tells it by a signal."""

    cancelled = Signal()
    saved_pressed = Signal()
    place_pressed = Signal()
    selection_pressed = Signal()
    text_size_pressed = Signal()
    annotations_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = LineButton(_BUTTON, least=0)
        self._place = LineButton(_BUTTON)
        self._selection = LineButton(_BUTTON)
        self._job = Label(size=12, colour="sub")
        self._progress = ProgressLine(self.tr("Progress"))
        self._cancel = link_button(self.tr("Cancel"))
        self._extent = Label(size=12, colour="sub")
        self._annotations = LineButton(_BUTTON, least=0)
        self._text_size = LineButton(_BUTTON, least=0)
        self._lines = [_Line(), _Line()]
        self._running: Job | None = None
        self._fault: BriefingError | None = None
        self._lay_out()
        self._cancel.clicked.connect(self.cancelled)
        self._saved.clicked.connect(self.saved_pressed)
        self._place.clicked.connect(self.place_pressed)
        self._selection.clicked.connect(self.selection_pressed)
        self._text_size.clicked.connect(self.text_size_pressed)
        self._annotations.clicked.connect(self.annotations_pressed)
        self.show_place("")
        self.show_selection(0)
        self.show_extent("")
        self.show_job(None)

    def show_fault(self, fault: BriefingError | None) -> None:
        """Say from now on that changes are not saved, and in the tooltip why; None ends it."""
        self._fault = fault
        if fault is not None:
            self._say_saved(self.tr("Not saved"), "circle-alert", "bad", fault.sentence())

    def show_saved(self, at: str, *, read_only: bool, waits: bool = False) -> None:
        """Say that all is saved, as of an ISO date-time in UTC; or that nothing can be changed here.

        Where it `waits`, something that was typed is still to be written.
        """
        if self._fault is not None:
            return
        if waits:
            self._say_saved(self.tr("Saved in a moment"), "clock", "sub")
        elif read_only:
            self._say_saved(self.tr("Read-only"), "lock", "warning")
        else:
            self._say_saved(self.tr("All changes saved {0}").format(_time_words(at)).strip(), "circle-check", "good")

    def _say_saved(self, words: str, icon: str, colour: str, why: str = "") -> None:
        self._saved.show_words(words, "text", icon, colour, about=why or self.tr("Show what was done"))

    def show_place(self, words: str) -> None:
        """Where in which source the caret stands."""
        self._place.show_words(words, "sub", about=self.tr("Go to another place in it"))
        self._place.setVisible(bool(words))
        self._lines[0].setVisible(bool(words))

    def show_selection(self, characters: int) -> None:
        """How much is selected."""
        words = self.tr("%Ln character(s) selected", "", characters)
        self._selection.show_words(words, "sub", about=self.tr("Show what it can become"))
        self._selection.setVisible(characters > 0)
        self._lines[1].setVisible(characters > 0)

    def show_annotations(self, count: int | None) -> None:
        """How many marks the text has; None shows nothing."""
        words = self.tr("%Ln annotation(s)", "", count or 0)
        self._annotations.show_words("" if count is None else words, "sub", about=self.tr("List them"))
        self._annotations.setVisible(count is not None)

    def show_extent(self, words: str) -> None:
        """How long the brief is that is written, and how much of it has a source; "" shows nothing."""
        self._extent.setText(words)
        self._extent.setVisible(bool(words))

    def show_text_size(self, percent: int) -> None:
        """The size of the text."""
        about = self.tr("Back to the normal size")
        self._text_size.show_words(self.tr("Text {0} %").format(percent), "sub", about=about)

    def show_job(self, job: Job | None) -> None:
        """Follow a job: its name, how far it is, and Cancel; None when there is none."""
        self._running = job
        for widget in (self._job, self._cancel, self._progress):
            widget.setVisible(job is not None)
        if job is not None:
            self._cancel.setVisible(job.may_cancel)
            job.advanced.connect(lambda count: self._show_progress(job, count))
            self._show_progress(job, job.count)

    def saved_words(self) -> str:
        """What it says of saving."""
        return self._saved.text()

    def place_words(self) -> str:
        """What it says of the place."""
        return self._place.text()

    def extent_words(self) -> str:
        """What it says of the brief that is written, "" for none."""
        return self._extent.text()

    def job_words(self) -> str:
        """What it says of the job, "" for none."""
        return self._job.text() if self._running is not None else ""

    def _show_progress(self, job: Job, count: int) -> None:
        if job is not self._running:
            return  # it goes on behind another, which is shown
        counted = self._counted(job, count)
        self._job.setText(f"{job.name} · {counted}" if counted else f"{job.name}…")
        self._progress.set_share(count / job.total if job.total else 0.0)
        self._progress.setVisible(job.total > 1)

    def _counted(self, job: Job, count: int) -> str:
        if job.counted is not None and (count or job.total):
            return job.counted(count)
        if job.total > 1:
            return self.tr("{0} of {1}").format(count, job.total)
        # How much there is shows only at the end.
        return self.tr("%Ln page(s)", "", count) if count and not job.total else ""

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 1, 10, 0)
        row.setSpacing(4)
        for shown in (self._saved, self._lines[0], self._place, self._lines[1], self._selection):
            row.addWidget(shown)
        row.addStretch(1)
        for part in (self._job, self._progress, self._cancel):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self._extent)
        row.addWidget(self._annotations)
        row.addSpacing(4)
        row.addWidget(self._text_size)
        measure.whenever(self, lambda: self.setMinimumHeight(measure.bar(_HEIGHT)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Status"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("line"))
        painter.end()


class _Line(QWidget):
    """A thin upright line between two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("edge"))
        painter.end()


def _time_words(at: str) -> str:
    """A moment in local time: the time of day, with the date where it was not today."""
    if not at:
        return ""
    moment = datetime.fromisoformat(at).astimezone()
    today = datetime.now(UTC).astimezone().date()
    if moment.date() == today:
        return moment.strftime("%H:%M")
    day = QDate(moment.year, moment.month, moment.day)
    return f"{QLocale().toString(day, 'd MMM yyyy')} {moment:%H:%M}"
