"""Starting the window: application, typefaces, theme, what happens on a bug; and its picture for `--screenshot`."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from briefing.errors import BriefingError
from briefing.project import Project
from ui import fonts, theme
from ui.main_window import MainWindow
from ui.messages import BugReport, program_version
from ui.screenshot import Screenshot
from ui.settings import Settings
from ui.theme import Choice

_WARM_AFTER_MS = 1500


def open_window(
    project: Path | None = None, *, screenshot: Path | None = None, size: tuple[int, int] | None = None, theme: str = ""
) -> int:
    """Show the window, on a project where one is given, until it is closed; the exit status.

    With `screenshot` the window's picture is saved there once it is settled, and it closes again. `size` is width and
    height in pixels, `theme` "light" or "dark" instead of the user's choice. Raises BriefingError for a project that
    cannot be opened and for a picture that cannot be written.
    """
    app = application()
    settings = Settings(keep=screenshot is None)
    choose_theme(app, Choice(theme) if theme else settings.values.theme)
    window = MainWindow(settings)
    if size is not None:
        window.resize(*size)
    if screenshot is not None:
        return _picture(app, window, project, screenshot)
    bugs = BugReport()
    bugs.install()
    bugs.met.connect(window.trust.meet)
    try:
        window.show()
        if project is not None:
            window.open_project(project)
        QTimer.singleShot(_WARM_AFTER_MS, window, lambda: window.jobs.warm("briefing.sources"))
        return app.exec()
    finally:
        bugs.uninstall()


def application() -> QApplication:
    """The application, made at the first call, with our name and typefaces."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Briefing")
    QCoreApplication.setApplicationVersion(program_version())
    fonts.register()
    app.setFont(fonts.ui_font())
    return app


def choose_theme(app: QApplication, choice: Choice) -> None:
    """Put on the theme that was chosen."""
    theme.choose(app, choice)


def _picture(app: QApplication, window: MainWindow, project: Path | None, screenshot: Path) -> int:
    failures: list[BriefingError] = []
    if project is not None:
        # Said on the command line, not in a window that is gone at once.
        Project.open(project, read_only=True).close()
        window.open_project(project)
    camera = Screenshot(window, screenshot)
    camera.taken.connect(window.close)
    camera.failed.connect(failures.append)
    camera.failed.connect(window.close)
    window.show()
    camera.begin()
    app.exec()
    if failures:
        raise failures[0]
    return 0
