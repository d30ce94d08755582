"""Messages: a bar inside the window for what must be read, and what happens on a bug of ours."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, Signal, qVersion
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefing.errors import BriefingError
from ui import fonts, theme
from ui.kit import Label, link_button, push_button, tool_button
from ui.kit.labels import IconMark
from ui.settings import log_folder

_log = logging.getLogger("briefing.window")
_LARGEST_LOG = 500_000
_TONE_ICONS = {"bad": "circle-alert", "warning": "triangle-alert", "good": "circle-check"}
_TONE_GROUNDS = {"bad": "bad_tint", "warning": "warning_tint", "good": "picked"}


@dataclass(frozen=True, slots=True)
class Act:
    """Something a message offers: its words, and what is done when it is pressed. The first in a row stands out."""

    words: str
    run: Callable[[], object]


class MessageBar(QWidget):
    """What happened, what is safe, what to do; what can be done at once; details to copy.

    It stays until it is dismissed or another message comes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = ""
        self._tone = "bad"
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self._buttons: list[QPushButton] = []
        self._mark = IconMark("circle-alert", "bad")
        self._happened = Label(weight=600, wrap=True)
        self._then = Label(colour="sub", wrap=True)
        self._more = link_button(self.tr("Details"))
        self._copy = link_button(self.tr("Copy"))
        self._dismiss = tool_button("x", self.tr("Dismiss message"))
        self._box = self._details_box()
        self._lay_out()
        self._more.clicked.connect(lambda: self.show_details(shown=self._box.isHidden()))
        self._copy.clicked.connect(self._copy_all)
        self._dismiss.clicked.connect(self.clear)
        self.setAccessibleName(self.tr("Message"))
        self.hide()

    def show_error(self, error: BriefingError) -> None:
        """Show an error; screen readers say it at once."""
        self.tell(error)

    def tell(
        self, error: BriefingError, acts: Sequence[Act] = (), *, tone: str = "bad", may_dismiss: bool = True
    ) -> None:
        """Show a message with what can be done about it; `tone` is "bad", "warning" or "good"."""
        self._tone = tone
        self._mark.show_icon(_TONE_ICONS[tone], tone)
        self._offer(acts)
        self._dismiss.setVisible(may_dismiss)
        self._happened.setText(error.happened)
        rest = " ".join(part for part in (error.safe, error.remedy) if part)
        self._then.setText(rest)
        self._then.setVisible(bool(rest))
        self._details = error.details
        self._more.setVisible(bool(error.details))
        self._copy.setVisible(bool(error.details))
        self._box.setPlainText(error.details)
        self._box.hide()
        self.show()
        urgent = QAccessibleAnnouncementEvent(self, error.sentence())
        urgent.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(urgent)

    def go_on(self, words: str) -> None:
        """Say something else below what happened, as a count goes on; screen readers are not told each time."""
        self._then.setText(words)
        self._then.setVisible(bool(words))

    def message(self) -> str:
        """All it says now, "" while it is not shown."""
        return "" if self.isHidden() else f"{self._happened.text()} {self._then.text()}".strip()

    def acts(self) -> list[QPushButton]:
        """The buttons of what the message offers, in their order."""
        return list(self._buttons)

    def press(self, words: str) -> None:
        """Do what is offered under these words; KeyError where nothing is."""
        {button.text(): button for button in self.acts()}[words].click()

    def focus(self) -> None:
        """Put the keyboard on the first thing that can be done about it."""
        offered = (*self._buttons, self._more, self._dismiss)
        first = next((button for button in offered if not button.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_details(self, *, shown: bool = True) -> None:
        """Unfold the details, or fold them."""
        self._box.setVisible(shown and bool(self._details))

    def clear(self) -> None:
        """Take the message away."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._dismiss.isHidden():
            self.clear()
        super().keyPressEvent(event)  # Escape goes on to the window, which takes the keyboard back to the text

    def _offer(self, acts: Sequence[Act]) -> None:
        for old in self._buttons:
            self._acts.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for act in acts:
            button = push_button(act.words)
            button.clicked.connect(lambda _checked=False, run=act.run: run())
            self._acts.addWidget(button)
            self._buttons.append(button)

    def _details_box(self) -> QPlainTextEdit:
        box = QPlainTextEdit()
        box.setReadOnly(True)
        box.setFont(fonts.mono_font(11))
        box.setFixedHeight(140)
        box.setAccessibleName(self.tr("Details"))
        box.hide()
        return box

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._happened)
        words.addWidget(self._then)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addLayout(self._acts)
        for widget in (self._more, self._copy, self._dismiss):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 10, 8)
        column.addLayout(row)
        column.addWidget(self._box)

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.message()}\n\n{self._details}\n")

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), desk.colour(_TONE_GROUNDS[self._tone]))
        painter.fillRect(QRectF(0, 0, 3, self.height()), desk.colour(self._tone))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), desk.colour("line"))
        painter.end()


class BugReport(QObject):
    """Catches what no code of ours expected: into the log, and to whoever shows it. The project stays as it is."""

    met = Signal(object)
    """A BriefingError with the diagnostics, always in the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crash_log: IO[str] | None = None

    def install(self) -> None:
        """From now on every uncaught exception of this process comes here; crashes of C++ leave a trace in the log."""
        folder = log_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write_log_to(folder / "briefing.log")
            self._crash_log = (folder / "crash.log").open("a", encoding="utf-8")
        except OSError as error:
            _log.warning("no log: %s", error)
        if self._crash_log is not None:
            faulthandler.enable(self._crash_log)
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(args.exc_type, args.exc_value, args.exc_traceback)

    def uninstall(self) -> None:
        """Put Python's own answers back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._crash_log is not None:
            faulthandler.disable()
            self._crash_log.close()
            self._crash_log = None

    def report(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Write an uncaught exception into the log and tell it; an error for people is only told."""
        if isinstance(error, BriefingError):
            self.met.emit(error)
            return
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        told = "".join(traceback.format_exception(kind, error, trace))
        _log.error("a bug:\n%s", told)
        sys.stderr.write(told)
        self.met.emit(
            BriefingError(
                self.tr("Something went wrong inside Briefing: this is a mistake in the program."),
                safe=self.tr("Your work up to the last change is saved."),
                remedy=self.tr("Please report it with the details."),
                details=f"{diagnostics()}\n{told}",
            )
        )


def diagnostics() -> str:
    """Versions and system in a few lines, without names or paths of the user's."""
    return "\n".join(
        (
            f"Briefing {program_version()}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()}, {QGuiApplication.platformName()}",
        )
    )


def program_version() -> str:
    """The installed version, "" when run without being installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 -- it loads the whole of email

    try:
        return version("briefing")
    except PackageNotFoundError:
        return ""


def _write_log_to(path: Path) -> None:
    log = logging.getLogger("briefing.window")
    for known in log.handlers:
        if isinstance(known, RotatingFileHandler) and Path(known.baseFilename) == path:
            return
    writer = RotatingFileHandler(path, maxBytes=_LARGEST_LOG, backupCount=1, encoding="utf-8", delay=True)
    writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(writer)
