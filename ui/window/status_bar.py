"""The line under the window: what is saved, where the analyst is, the job at work, annotations, text size."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from briefing.errors import BriefingError
from ui import fonts, measure, theme
from ui.jobs import Job
from ui.kit import Label, ProgressLine, link_button
from ui.kit.labels import IconMark

_HEIGHT = 26


class StatusBar(QWidget):
    """Shows what it is told; what can be pressed tells it by a signal."""

    cancelled = Signal()
    text_size_pressed = Signal()
    annotations_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconMark("circle-check", "good", size=14)
        self._saved = Label(size=12, weight=500)
        self._place = Label(size=12, colour="sub", elide=True)
        self._selection = Label(size=12, colour="sub")
        self._job = Label(size=12, colour="sub")
        self._progress = ProgressLine(self.tr("Progress"))
        self._cancel = link_button(self.tr("Cancel"))
        self._annotations = self._button(self.tr("Annotations here  F7"))
        self._text_size = self._button(self.tr("Text size: back to normal"))
        self._lines = [_Line(), _Line()]
        self._running: Job | None = None
        self._fault: BriefingError | None = None
        self._lay_out()
        self._cancel.clicked.connect(self.cancelled)
        self._text_size.clicked.connect(self.text_size_pressed)
        self._annotations.clicked.connect(self.annotations_pressed)
        self.show_place("")
        self.show_selection(0)
        self.show_job(None)

    def show_fault(self, fault: BriefingError | None) -> None:
        """Say from now on that changes are not saved, and in the tooltip why; None ends it."""
        self._fault = fault
        if fault is not None:
            self._mark.show_icon("circle-alert", "bad")
            self._saved.setText(self.tr("Not saved"))
        self._saved.setToolTip(fault.sentence() if fault is not None else "")

    def show_saved(self, at: str, *, read_only: bool, waits: bool = False) -> None:
        """Say that all is saved, as of an ISO date-time in UTC; or that nothing can be changed here.

        Where it `waits`, something that was typed is still to be written.
        """
        if self._fault is not None:
            return
        if waits:
            self._mark.show_icon("clock", "sub")
            self._saved.setText(self.tr("Saved in a moment"))
            return
        if read_only:
            self._mark.show_icon("lock", "warning")
            self._saved.setText(self.tr("Read-only"))
            return
        self._mark.show_icon("circle-check", "good")
        self._saved.setText(self.tr("All changes saved {0}").format(_time_words(at)).strip())

    def show_place(self, words: str) -> None:
        """Where in which source the caret stands."""
        self._place.setText(words)
        self._place.setVisible(bool(words))
        self._lines[0].setVisible(bool(words))

    def show_selection(self, characters: int) -> None:
        """How much is selected."""
        words = self.tr("%Ln character(s) selected", "", characters)
        self._selection.setText(words)
        self._selection.setVisible(characters > 0)
        self._lines[1].setVisible(characters > 0)

    def show_annotations(self, count: int | None) -> None:
        """How many marks the text has; None shows nothing."""
        words = self.tr("%Ln annotation(s)", "", count or 0)
        self._annotations.setText("" if count is None else words)
        self._annotations.setVisible(count is not None)

    def show_text_size(self, percent: int) -> None:
        """The size of the text."""
        self._text_size.setText(self.tr("Text {0} %").format(percent))

    def show_job(self, job: Job | None) -> None:
        """Follow a job: its name, how far it is, and Cancel; None when there is none."""
        self._running = job
        for widget in (self._job, self._cancel, self._progress):
            widget.setVisible(job is not None)
        if job is not None:
            self._cancel.setVisible(job.may_cancel)
            job.advanced.connect(self._show_progress)
            self._show_progress(job.count)

    def saved_words(self) -> str:
        """What it says of saving."""
        return self._saved.text()

    def place_words(self) -> str:
        """What it says of the place."""
        return self._place.text()

    def job_words(self) -> str:
        """What it says of the job, "" for none."""
        return self._job.text() if self._running is not None else ""

    def _show_progress(self, count: int) -> None:
        job = self._running
        if job is None:
            return
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

    def _button(self, tip: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setFont(fonts.ui_font(12))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 1, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        for shown in (self._saved, self._lines[0], self._place, self._lines[1], self._selection):
            row.addWidget(shown)
        row.addStretch(1)
        for part in (self._job, self._progress, self._cancel):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self._annotations)
        row.addSpacing(8)
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
