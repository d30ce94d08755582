"""Starting the window: application, theme, typefaces, the steps in which it comes up; its picture for a file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.main_window import MainWindow
from ui.settings import Settings, Start
from ui.theme import Choice
from ui.wording import ENGLISH, speak_english

if TYPE_CHECKING:
    from briefing.errors import BriefingError
    from ui.lookout import Lookout
    from ui.messages import BugReport

_WARM_AFTER_MS = 1500


def open_window(
    project: Path | None = None,
    *,
    password: str = "",
    screenshot: Path | None = None,
    size: tuple[int, int] | None = None,
    theme: str = "",
) -> int:
    """Show the window, on a project where one is given, until it is closed; the exit status.

    A project that is protected opens with `password`, and asks for it where that is not its own.

    With `screenshot` the window's picture is saved there once it is settled, and it closes again. `size` is width and
    height in pixels, `theme` "light" or "dark" instead of the user's choice. Raises BriefingError for a project that
    cannot be opened and for a picture that cannot be written.
    """
    app = bare_application()
    settings = Settings(keep=screenshot is None)
    choose_theme(app, Choice(theme) if theme else settings.values.theme)
    window = MainWindow(settings, at_once=False)
    if size is not None:
        window.resize(*size)
    if screenshot is not None:
        set_typefaces(app)
        speak_as_chosen(app, settings)
        window.complete()
        return _picture(app, window, project, screenshot, password)
    coming_up = ComingUp(window, project, password)
    window.show()
    try:
        return app.exec()
    finally:
        coming_up.end()


def application() -> QApplication:
    """The application, made at the first call, with our name and typefaces."""
    app = bare_application()
    set_typefaces(app)
    return app


def bare_application() -> QApplication:
    """The application without our typefaces: all that the window's first picture needs."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], *theme.FUSION])
        theme.made_with_fusion(app)
    QCoreApplication.setApplicationName("Briefing")
    speak_english(app)
    return app


def set_typefaces(app: QApplication) -> None:
    """Make our typefaces known and set the desk's; BriefingError where one is missing."""
    from ui import fonts  # noqa: PLC0415 -- the first picture waits for no more than it needs

    fonts.register()
    app.setFont(fonts.ui_font())


def speak_as_chosen(app: QApplication, settings: Settings) -> BriefingError | None:
    """Put on the language that was chosen, before the first words are shown; what there is to say where none can be."""
    if settings.values.language == ENGLISH:
        return None
    from ui.languages import speak  # noqa: PLC0415 -- the first picture waits for no more than it needs

    return speak(app, settings.values.language)


def choose_theme(app: QApplication, choice: Choice) -> None:
    """Put on the theme that was chosen."""
    theme.choose(app, choice)


def last_project(settings: Settings, lookout: Lookout) -> Path | None:
    """The project to begin with where the user wants the last one; None where the start screen is wanted.

    None, too, where it is missing or its drive does not answer: the start screen says which.
    """
    latest = max(settings.values.recents, key=lambda one: one.opened, default=None)
    if settings.values.start is not Start.LAST or latest is None:
        return None
    seen = lookout.of(latest.path)
    return Path(latest.path) if seen is not None and seen.is_there else None


class ComingUp(QObject):
    """Takes the window through its steps, each when the one before has been painted; then opens the project."""

    def __init__(self, window: MainWindow, project: Path | None, password: str = "") -> None:
        super().__init__()
        self._window = window
        self._project = project
        self._password = password
        self._bugs: BugReport | None = None
        self._unspoken: BriefingError | None = None
        self._awaited: QWidget = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._awaited and event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # After the paint event, which must not see its own window rebuilt.
            QTimer.singleShot(0, self, self._complete if self._window.is_begun else self._begin)
        return super().eventFilter(watched, event)

    def end(self) -> None:
        """The window is closed."""
        if self._bugs is not None:
            self._bugs.uninstall()

    def _begin(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            set_typefaces(app)
            self._unspoken = speak_as_chosen(app, self._window.settings)
        self._window.begin()
        self._awaited = self._window.start
        self._awaited.installEventFilter(self)
        self._awaited.update()

    def _complete(self) -> None:
        from ui.messages import BugReport  # noqa: PLC0415 -- the first picture waits for no more than it needs

        window = self._window
        self._bugs = BugReport()
        self._bugs.install()
        window.complete()
        self._bugs.met.connect(window.trust.meet)
        if self._unspoken is not None:
            window.banners.tell("language", self._unspoken)
        project = self._project or last_project(window.settings, window.start.lookout)
        if project is not None:
            window.open_project(project, self._password)
        QTimer.singleShot(_WARM_AFTER_MS, window, lambda: window.jobs.warm("briefing.sources"))


def _picture(app: QApplication, window: MainWindow, project: Path | None, screenshot: Path, password: str) -> int:
    from briefing.project import Project  # noqa: PLC0415 -- the first picture waits for no more than it needs
    from ui.screenshot import Screenshot  # noqa: PLC0415 -- the first picture waits for no more than it needs

    failures: list[BriefingError] = []
    if project is not None:
        # Said on the command line, not in a window that is gone at once.
        Project.open(project, read_only=True, password=password).close()
        window.open_project(project, password)
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
