"""The main window: menus, bars and messages around the start screen or the project that is open."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from briefing.errors import BriefingError, ProjectError
from briefing.model import Brief, Source
from briefing.project import Project
from ui.commands import Commands
from ui.jobs import Job, Jobs
from ui.kit import Toast, flush_all
from ui.messages import MessageBar
from ui.settings import Recent, Settings, data_folder, projects_folder
from ui.start import StartScreen
from ui.window.asking import Asking
from ui.window.banners import Banners
from ui.window.command_slots import CommandSlots
from ui.window.drop import DropOverlay, project_among
from ui.window.exporting import open_file
from ui.window.importing import local_files
from ui.window.jumping import Jumping
from ui.window.key_sheet import KeySheet
from ui.window.new_project import NewProjectSheet
from ui.window.opening import Opening, Way
from ui.window.status_bar import StatusBar
from ui.window.tool_bar import ToolBar
from ui.window.trust import Trust
from ui.window.workspace import Workspace

SAMPLE = "briefing.actions.sample:make_sample"
_SIZE = QSize(1440, 900)
_SMALLEST = QSize(920, 600)


class MainWindow(QMainWindow):
    """One window, at most one project. Nothing is ever asked to be saved: every change is in the file at once."""

    project_opened = Signal()
    """A project is open and shows its place."""
    project_closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.asking = Asking(self)
        self.jobs = Jobs(self)
        self.workspace: Workspace | None = None
        self.commands = Commands(self, own_keys=settings.values.keys)
        self.commands.fill(self.menuBar())
        self.messages = MessageBar()
        self.banners = Banners()
        self.tool_bar = ToolBar(self.commands)
        self.status = StatusBar()
        self.start = StartScreen(self.commands, settings)
        self._stack = QStackedWidget()
        self._lay_out()
        self.toast = Toast(self._stack)
        self._undoable_step: int | None = None
        self.overlay = DropOverlay(self)
        self.keys = KeySheet(self, self.commands)
        self._new_sheet: NewProjectSheet | None = None
        self.opening = Opening(self)
        self.trust = Trust(self)
        self.jumping = Jumping(self)
        self._slots = CommandSlots(self)
        self._connect()
        self._restore_geometry()
        self._show_frame()

    # Projects

    def open_project(self, path: Path) -> bool:
        """Close what is open and open this project; whether it is open now. If not, the message bar offers ways out."""
        if self.workspace is not None and self.workspace.desk.project.path.resolve() == path.resolve():
            return True
        return self.trust.may_close() and self.opening.open(Way(path))

    def create_project(self, path: Path, name: str, *, articles: Sequence[Path] = ()) -> None:
        """Make a project file, open it and import articles; ProjectError where it cannot be made."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ProjectError(
                f"The folder {path.parent} cannot be made.",
                safe="Nothing was written.",
                remedy="Choose another folder.",
                details=str(error),
            ) from error
        if not self.trust.may_close():
            return
        self.take(Project.create(path, name))
        if articles and self.workspace is not None:
            self.workspace.importing.take_in(articles)

    def close_project(self) -> None:
        """Close the project and show the start screen; everything is in the file already."""
        space = self.workspace
        if space is None:
            return
        self._slots.take(None)
        self.jumping.take(None)
        self.jobs.stop()
        self.trust.leave()
        self.banners.clear_all()
        self._remember(space)
        self.workspace = None
        try:
            space.end()
        except BriefingError as error:
            self.messages.show_error(error)
        self._stack.removeWidget(space)
        space.deleteLater()
        self.toast.dismiss()
        self._undoable_step = None
        self.start.refresh()
        self._show_frame()
        self.project_closed.emit()

    def open_sample(self) -> None:
        """Make a fresh copy of the sample project in the worker process, and open it."""
        folder = _free_folder(data_folder() / "samples")
        worker = self.jobs.worker

        def work(job: Job) -> str:
            folder.mkdir(parents=True, exist_ok=True)
            return str(worker.run(SAMPLE, folder, cancelled=job.is_cancelled))

        job = self.jobs.add(self.tr("Making the sample project"), 0, work)
        job.done.connect(lambda path: self.open_project(Path(path)))
        job.failed.connect(self.messages.show_error)

    def ask_new_project(self, articles: Sequence[Path] = ()) -> None:
        """Show the sheet that asks for a name; `articles` are imported into the new project."""
        if self._new_sheet is not None:
            self._new_sheet.close_now()
        folder = Path(self.settings.values.folder or projects_folder())
        sheet = NewProjectSheet(self._stack, folder)
        sheet.wanted.connect(lambda path, name: self._create_from(sheet, path, name, articles))
        sheet.folder_wanted.connect(lambda: self._choose_folder(sheet, folder))
        sheet.closed.connect(self._forget_sheet)
        self._new_sheet = sheet
        sheet.ask()

    def new_project_sheet(self) -> NewProjectSheet | None:
        """The sheet that asks for a new project's name, while it is shown."""
        return self._new_sheet

    def take(self, project: Project, *, is_version: bool = False) -> None:
        """Show an open project; a version of one is not among the recent ones afterwards."""
        self.close_project()
        self.messages.clear()
        space = Workspace(project, self.jobs)
        space.is_version = is_version
        self.workspace = space
        self._slots.take(space)
        self.jumping.take(space)
        space.desk.said.connect(self._say)
        space.desk.history_changed.connect(self._end_stale_offer)
        space.exporting.exported.connect(self._say_exported)
        space.reading.set_text_scale(self.settings.values.text_scale)
        self._stack.addWidget(space)
        self._show_frame()
        self.trust.take(space)
        space.begin()
        self._remember(space)
        self._slots.offer()
        self.project_opened.emit()

    def _remember(self, space: Workspace) -> None:
        if not space.is_version:
            self.settings.remember_project(_recent(space))

    def _create_from(self, sheet: NewProjectSheet, path: Path, name: str, articles: Sequence[Path]) -> None:
        try:
            self.create_project(path, name, articles=articles)
        except ProjectError as error:
            sheet.refuse(error.sentence())
            return
        self.settings.change(folder=str(path.parent))
        sheet.close_now()
        if self.workspace is not None:
            self.workspace.library.setFocus()

    def _choose_folder(self, sheet: NewProjectSheet, folder: Path) -> None:
        chosen = self.asking.folder(folder)
        if chosen is not None:
            sheet.set_folder(chosen)

    def _forget_sheet(self) -> None:
        if self._new_sheet is not None:
            self._new_sheet.deleteLater()
            self._new_sheet = None

    # Messages

    def _say(self, sentence: str, undoable: bool) -> None:
        space = self.workspace
        if undoable and space is not None:
            self.toast.tell(sentence, action=self.tr("Undo"), act=space.desk.undo)
            self._undoable_step = space.desk.project.history.last().id
        else:
            self.toast.tell(sentence)
            self._undoable_step = None

    def _end_stale_offer(self) -> None:
        """Once something else was done, Undo would no longer take back what the toast tells."""
        space = self.workspace
        if self._undoable_step is None or space is None:
            return
        if space.desk.project.history.last().id != self._undoable_step:
            self._undoable_step = None
            self.toast.dismiss()

    def _say_exported(self, path: str) -> None:
        self._undoable_step = None
        self.toast.tell(
            self.tr("{0} is ready").format(Path(path).name), action=self.tr("Open"), act=lambda: open_file(path)
        )

    # The frame

    @property
    def room(self) -> QWidget:
        """Where sheets stand: what is between the bars."""
        return self._stack

    def offer(self) -> None:
        """Bring commands and status bar up to what is there now."""
        self._slots.offer()

    def _lay_out(self) -> None:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.tool_bar, self.messages, self.banners):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self._stack.addWidget(self.start)
        self.setCentralWidget(frame)
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.start.project_wanted.connect(lambda path: self.open_project(Path(path)))
        self.overlay.dropped.connect(self._dropped)
        self.jobs.begun.connect(self.status.show_job)
        self.jobs.idle.connect(lambda: self.status.show_job(None))
        self.status.cancelled.connect(self.jobs.cancel)
        self.status.text_size_pressed.connect(self.commands.action("view.text_reset").trigger)

    def _show_frame(self) -> None:
        """Bars and title for what is shown now."""
        space = self.workspace
        self.tool_bar.setVisible(space is not None)
        self.status.setVisible(space is not None)
        self._stack.setCurrentWidget(space or self.start)
        if space is None:
            self.setWindowTitle("Briefing")
            self._slots.offer()
            self.start.focus_first()
            return
        project = space.desk.project
        self.setWindowTitle(f"{project.name} – Briefing")
        self.tool_bar.show_project(project.name, _about_brief(project))

    def _restore_geometry(self) -> None:
        kept = self.settings.values.geometry
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii"))):
            self.resize(_SIZE)

    # Qt's events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and self.overlay.offer(event.mimeData(), may_add=self._may_add()):
            event.acceptProposedAction()
            self.jobs.warm("briefing.sources")

    def _may_add(self) -> bool:
        return self.workspace is None or not self.workspace.desk.project.read_only

    def _dropped(self, dropped: QMimeData) -> None:
        paths = local_files(dropped)
        project = project_among(paths)
        if project is not None:
            # After the drop, which must not see its own window rebuilt.
            QTimer.singleShot(0, self, lambda: self.open_project(project))
        elif self.workspace is None:
            self.ask_new_project(paths)
        else:
            self.workspace.importing.paste(dropped)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.keys.isVisible():
            self.keys.close_now()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            flush_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What no widget wanted: a command's key on a keyboard of another alphabet.
        if not self.commands.press(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.trust.may_close():
            event.ignore()
            return
        self.close_project()
        self.jobs.close()
        self.settings.change(geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        super().closeEvent(event)


def _recent(space: Workspace) -> Recent:
    project = space.desk.project
    return Recent(
        path=str(project.path.resolve()),
        name=project.name,
        opened=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        place=space.short_place(),
        sources=project.count(Source),
    )


def _about_brief(project: Project) -> str:
    briefs = project.all(Brief)
    return f"Brief {briefs[0].dated}" if briefs and briefs[0].dated else ""


def _free_folder(folder: Path) -> Path:
    """The first of "1", "2", … in a folder that is not there yet."""
    number = 1
    while (folder / str(number)).exists():
        number += 1
    return folder / str(number)
