"""The main window: menus, bars and messages around the start screen or the project that is open.

It comes up in three steps, so that it is seen at once: `__init__` makes the window itself, in its place and colours;
`begin` the menus and the start screen; `complete` the rest, which imports most of the program. Nothing here is imported
before it is needed.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from briefing.project import Project
    from ui.commands import Commands
    from ui.jobs import Jobs
    from ui.kit.toast import Toast
    from ui.messages import MessageBar
    from ui.preferences.applying import Applying
    from ui.settings import Settings
    from ui.start import StartScreen
    from ui.window.asking import Asking
    from ui.window.banners import Banners
    from ui.window.command_slots import CommandSlots
    from ui.window.drop import DropOverlay
    from ui.window.guide import Guide
    from ui.window.hints import Hints
    from ui.window.jumping import Jumping
    from ui.window.key_sheet import KeySheet
    from ui.window.new_project import NewProjectSheet
    from ui.window.opening import Opening
    from ui.window.projects import Projects
    from ui.window.status_bar import StatusBar
    from ui.window.tool_bar import ToolBar
    from ui.window.trust import Trust
    from ui.window.workspace import Workspace

_SIZE = QSize(1440, 900)
_SMALLEST = QSize(920, 600)


class MainWindow(QMainWindow):
    """One window, at most one project. Nothing is ever asked to be saved: every change is in the file at once."""

    project_opened = Signal()
    """A project is open and shows its place."""
    project_closed = Signal()

    # Made by `begin`.
    commands: Commands
    start: StartScreen
    # Made by `complete` (see ui/window/completing.py).
    applying: Applying
    asking: Asking
    banners: Banners
    guide: Guide
    hints: Hints
    jobs: Jobs
    jumping: Jumping
    keys: KeySheet
    messages: MessageBar
    opening: Opening
    overlay: DropOverlay
    projects: Projects
    slots: CommandSlots
    status: StatusBar
    toast: Toast
    tool_bar: ToolBar
    trust: Trust

    def __init__(self, settings: Settings, *, at_once: bool = True) -> None:
        """Without `at_once` the owner calls `begin`, then `complete`, each when what is there has been seen."""
        super().__init__()
        self.settings = settings
        self.workspace: Workspace | None = None
        self.is_begun = self.is_complete = False
        self._stack = QStackedWidget()
        self._column = self._lay_out()
        self._restore_geometry()
        self.setWindowTitle("Briefing")
        if at_once:
            self.complete()

    def begin(self) -> None:
        """Show menus and start screen; nothing where they are there."""
        if not self.is_begun:
            with _no_rubbish():
                self._begin()

    def _begin(self) -> None:
        from ui.commands import Commands  # noqa: PLC0415 -- the first picture waits for no more than it needs
        from ui.preferences.applying import begin_with  # noqa: PLC0415 -- the first picture waits for no more
        from ui.start import StartScreen  # noqa: PLC0415 -- the first picture waits for no more than it needs

        begin_with(self.settings.values)
        self.commands = Commands(self, own_keys=self.settings.values.keys)
        self.commands.fill(self.menuBar())
        self.start = StartScreen(self.commands, self.settings)
        self.start.project_wanted.connect(lambda path: self.open_project(Path(path)))
        self.start.locate_wanted.connect(lambda path: self.projects.locate(Path(path)))
        self._stack.addWidget(self.start)
        self.start.focus_first()
        self.is_begun = True

    def complete(self) -> None:
        """Make the rest of the window; nothing where it is there."""
        if self.is_complete:
            return
        with _no_rubbish():
            from ui.window.completing import put_together  # noqa: PLC0415 -- the first picture waits for no more

            self.begin()
            put_together(self, self._column)
        self.is_complete = True
        self.overlay.dropped.connect(self._dropped)
        self.show_frame()

    # Projects

    def open_project(self, path: Path, password: str = "") -> bool:
        """Close what is open and open this project; whether it is open now. If not, the message bar offers ways out."""
        return self.projects.open_project(path, password)

    def create_project(self, path: Path, name: str, *, first: QMimeData | None = None) -> None:
        """Make a project file, open it and import what is `first` in it; ProjectError where it cannot be made."""
        self.projects.create_project(path, name, first=first)

    def close_project(self) -> None:
        """Close the project and show the start screen; everything is in the file already."""
        self.projects.close_project()

    def open_sample(self) -> None:
        """Make a fresh copy of the sample project in the worker process, and open it."""
        self.projects.open_sample()

    def ask_new_project(self, first: QMimeData | None = None) -> None:
        """Show the sheet that asks for a name; `first`, files or text, is imported into the new project."""
        self.projects.ask_new_project(first)

    def new_project_sheet(self) -> NewProjectSheet | None:
        """The sheet that asks for a new project's name, while it is shown."""
        return self.projects.new_project_sheet()

    def take(self, project: Project, *, is_version: bool = False) -> None:
        """Show an open project; a version of one is not among the recent ones afterwards."""
        self.projects.take(project, is_version=is_version)

    # The frame

    @property
    def room(self) -> QStackedWidget:
        """Where sheets stand and the open project is shown: what is between the bars."""
        return self._stack

    def offer(self) -> None:
        """Bring commands and status bar up to what is there now."""
        self.slots.offer()

    def show_frame(self) -> None:
        """Bars and title for what is shown now."""
        space = self.workspace
        self.tool_bar.setVisible(space is not None)
        self.status.setVisible(space is not None)
        self._stack.setCurrentWidget(space or self.start)
        if space is None:
            self.setWindowTitle("Briefing")
            self.slots.offer()
            self.start.focus_first()
            return
        project = space.desk.project
        self.setWindowTitle(f"{project.name} – Briefing")
        self.tool_bar.show_project(project.name, space.whereabouts.about_brief())

    def _lay_out(self) -> QVBoxLayout:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(frame)
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)
        return column

    def _restore_geometry(self) -> None:
        kept = self.settings.values.geometry
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii"))):
            self.resize(_SIZE)

    # Qt's events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.is_complete or event.source() is not None:
            return
        if self.overlay.offer(event.mimeData(), may_add=self._may_add()):
            event.acceptProposedAction()
            self.jobs.warm("briefing.sources")

    def _may_add(self) -> bool:
        return self.workspace is None or not self.workspace.desk.project.read_only

    def _dropped(self, dropped: QMimeData) -> None:
        project, _ = self.overlay.sorted_files(dropped)
        if project is not None:
            # After the drop, which must not see its own window rebuilt.
            QTimer.singleShot(0, self, lambda: self.open_project(project))
        elif self.workspace is None:
            self.ask_new_project(dropped)
        else:
            self.workspace.importing.paste(dropped)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for sheet in (self.keys, self.guide) if self.is_complete else ():
            if sheet.isVisible():
                sheet.close_now()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self.is_complete and event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.projects.write_what_is_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What no widget wanted: a command's key on a keyboard of another alphabet, or Escape.
        from PySide6.QtCore import Qt  # noqa: PLC0415 -- its 1,195 members are not made for the first picture

        if self.is_begun and self.commands.press(event):
            return
        refused = self.commands.refused(event) if self.workspace is not None else ""
        if refused and self.workspace is not None:
            self.workspace.desk.tell(self.tr("Read-only: {0} would change the project").format(f"“{refused}”"))
        elif event.key() == Qt.Key.Key_Escape and self.is_complete:
            self._step_back()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        """Back to what the window is for: the text, or the projects to open."""
        if self.workspace is not None:
            self.workspace.focus_text()
        else:
            self.start.focus_first()

    def focusNextPrevChild(self, onward: bool) -> bool:
        from ui.window.walking import walk  # noqa: PLC0415 -- nobody presses Tab before the window is there

        return walk(self, onward=onward)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_complete:
            if not self.trust.may_close():
                event.ignore()
                return
            self.close_project()
            self.jobs.close()
        self.settings.change(geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        super().closeEvent(event)


@contextmanager
def _no_rubbish() -> Iterator[None]:
    """While much is made and nothing thrown away, Python does not look for rubbish."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
