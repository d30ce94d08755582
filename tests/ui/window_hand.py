"""An analyst's hand for tests of the whole window: keys to whatever has the keyboard, and waiting for what they do."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefing.project import Project
from tests.ui.patience import PATIENCE
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.window.page import SourcePage
from ui.window.workspace import Workspace

LONG = 60_000
"""Milliseconds to wait for a worker process on a busy machine."""


class Hand:
    """Works a window by its keys alone."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    @property
    def space(self) -> Workspace:
        """The open project's workspace."""
        assert self.window.workspace is not None, "no project is open"
        return self.window.workspace

    @property
    def project(self) -> Project:
        return self.space.desk.project

    @property
    def page(self) -> SourcePage:
        """The text in front."""
        page = self.space.reading.page()
        assert page is not None, "no source is open"
        return page

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def press(self, *keys: str) -> None:
        """Press keys ("Ctrl+I"), one after another."""
        for one in keys:
            QTest.keySequence(self.focus, QKeySequence(one))

    def type(self, words: str) -> None:
        """Type words into what has the keyboard."""
        QTest.keyClicks(self.focus, words)

    def until(self, true: Callable[[], bool], timeout: int = PATIENCE) -> None:
        """Let events come until something is so."""
        self.qtbot.waitUntil(true, timeout=timeout)

    def until_focus(self, name: str) -> None:
        """Wait until the widget with this accessible name has the keyboard."""
        self.until(lambda: self.focus.accessibleName() == name)

    def until_reading(self) -> None:
        """Wait until the text has the keyboard."""
        self.until(lambda: self.focus is self.page)

    def until_project(self, path: Path) -> None:
        """Wait until the project at this path is the one that is open, for writing."""
        self.until(lambda: self.window.workspace is not None and self.project.path == path, timeout=LONG)
        assert not self.project.read_only

    def choose_files(self, *paths: Path) -> None:
        """The answer to the next question for articles."""
        self.window.asking.sources = lambda _folder: list(paths)  # type: ignore[method-assign] # the seam for tests

    def choose_pdf(self, path: Path) -> None:
        """The answer to the next question where the PDF goes."""
        self.window.asking.pdf = lambda _suggested: path  # type: ignore[method-assign] # the seam for tests

    def choose_copy(self, path: Path) -> None:
        """The answer to the next question where a copy goes."""
        self.window.asking.copy = lambda _suggested: path  # type: ignore[method-assign] # the seam for tests

    def import_files(self, *paths: Path) -> None:
        """Import by keys, and wait until the job has ended."""
        self.choose_files(*paths)
        with self.qtbot.waitSignal(self.window.jobs.idle, timeout=LONG):
            self.press("Ctrl+I")

    def menu_by_keys(self) -> QMenu:
        """What Shift+F10 opens at the keyboard."""
        self.press("Shift+F10")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu


def shown_window(qtbot: QtBot, settings: Settings | None = None) -> MainWindow:
    """A window on the screen that has the keyboard."""
    window = MainWindow(settings or Settings())
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window, timeout=LONG):
        window.show()
        window.activateWindow()
    return window
