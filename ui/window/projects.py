"""The project in the window: opened, made, shown, closed, and what is told of it in passing."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication

from briefing.errors import BriefingError, ProjectError
from briefing.model import Source
from briefing.project import Project
from ui.jobs import Job
from ui.kit import flush_all
from ui.kit.cover import Cover
from ui.settings import Recent, data_folder, projects_folder
from ui.window.exporting import open_file
from ui.window.new_project import NewProjectSheet
from ui.window.opening import Way
from ui.window.workspace import Workspace

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SAMPLE = "briefing.actions.sample:make_sample"


class Projects(QObject):
    """What the window does with whole projects; the window has the same methods for everybody else."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._undoable_step: int | None = None
        self._new_sheet: NewProjectSheet | None = None

    def open_project(self, path: Path, password: str = "") -> bool:
        """Close what is open and open this project; whether it is open now. If not, the message bar offers ways out."""
        if self._window.workspace is not None and self._window.workspace.desk.project.path.resolve() == path.resolve():
            return True
        return self._window.trust.may_close() and self._window.opening.open(Way(path, password=password))

    def create_project(self, path: Path, name: str, *, first: QMimeData | None = None) -> None:
        """Make a project file, open it and import what is `first` in it; ProjectError where it cannot be made."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ProjectError(
                f"The folder {path.parent} cannot be made.",
                safe="Nothing was written.",
                remedy="Choose another folder.",
                details=str(error),
            ) from error
        if not self._window.trust.may_close():
            return
        from briefing.actions.beginning import begin_project  # noqa: PLC0415 -- only a new project needs templates

        self.take(begin_project(path, name, scale=self._window.settings.values.scale))
        if first is not None and self._window.workspace is not None:
            self._window.workspace.importing.paste(first)

    def locate(self, path: Path) -> None:
        """Ask where a recent project lies now, remember it, and open it."""
        folder = next((above for above in path.parents if above.is_dir()), projects_folder())
        found = self._window.asking.project(folder)
        if found is not None and self.open_project(found):
            self._window.settings.locate_project(str(path), found.resolve())

    def close_project(self) -> None:
        """Close the project and show the start screen; everything is in the file already."""
        space = self._window.workspace
        if space is None:
            return
        self._leave_sheets()
        self._window.slots.take(None)
        self._window.jumping.take(None)
        self._window.jobs.stop()
        self._window.trust.leave()
        self._window.banners.clear_all()
        self._remember(space)
        self._window.workspace = None
        try:
            space.end()
        except BriefingError as error:
            self._window.messages.show_error(error)
        focused = QApplication.focusWidget()
        if focused is not None and space.isAncestorOf(focused):
            # Else Qt looks through the whole window, twice, for what is to have the keyboard.
            focused.clearFocus()
        self._window.room.removeWidget(space)
        space.deleteLater()
        self._window.toast.dismiss()
        self._undoable_step = None
        self._window.start.refresh()
        self._window.show_frame()
        self._window.project_closed.emit()

    def _leave_sheets(self) -> None:
        """Preferences are of a project too: what was typed there goes into it while it is open."""
        for sheet in self._window.findChildren(Cover):
            if not sheet.isHidden():
                sheet.close_now()

    def open_sample(self) -> None:
        """Make a fresh copy of the sample project in the worker process, and open it."""
        folder = _free_folder(data_folder() / "samples")
        worker = self._window.jobs.worker

        def work(job: Job) -> str:
            folder.mkdir(parents=True, exist_ok=True)
            return str(worker.run(SAMPLE, folder, cancelled=job.is_cancelled))

        job = self._window.jobs.add(self.tr("Making the sample project"), 0, work)
        job.done.connect(lambda path: self.open_project(Path(path)))
        job.failed.connect(self._window.messages.show_error)

    def ask_new_project(self, first: QMimeData | None = None) -> None:
        """Show the sheet that asks for a name; `first`, files or text, is imported into the new project."""
        # The clipboard may hold something else by then, and what was dropped is gone.
        kept = _copy_of(first) if first is not None else None
        if self._new_sheet is not None:
            self._new_sheet.close_now()
        folder = Path(self._window.settings.values.folder or projects_folder())
        sheet = NewProjectSheet(self._window.room, folder)
        sheet.wanted.connect(lambda path, name: self._create_from(sheet, path, name, kept))
        sheet.folder_wanted.connect(lambda: self._choose_folder(sheet, folder))
        sheet.closed.connect(self._forget_sheet)
        self._new_sheet = sheet
        sheet.ask()

    def begin_with(self, copied: QMimeData) -> None:
        """Make a new project of what was copied; nothing where that is neither text nor files."""
        if copied.hasText() or copied.hasUrls():
            self.ask_new_project(copied)

    def new_project_sheet(self) -> NewProjectSheet | None:
        """The sheet that asks for a new project's name, while it is shown."""
        return self._new_sheet

    def take(self, project: Project, *, is_version: bool = False) -> None:
        """Show an open project; a version of one is not among the recent ones afterwards."""
        self.close_project()
        self._window.messages.clear()
        space = Workspace(project, self._window.jobs, self._window.room)
        space.is_version = is_version
        self._window.workspace = space
        self._window.slots.take(space)
        self._window.jumping.take(space)
        self._window.hints.take(space)
        space.desk.said.connect(self._say)
        space.desk.history_changed.connect(self._end_stale_offer)
        space.exporting.exported.connect(self._say_exported)
        self._window.applying.take(space)
        self._window.room.addWidget(space)
        self._window.show_frame()
        self._window.trust.take(space)
        space.begin()
        self._remember(space)
        self._window.slots.offer()
        self._window.project_opened.emit()

    def _remember(self, space: Workspace) -> None:
        if not space.is_version:
            self._window.settings.remember_project(_recent(space))

    def _create_from(self, sheet: NewProjectSheet, path: Path, name: str, first: QMimeData | None) -> None:
        try:
            self.create_project(path, name, first=first)
        except ProjectError as error:
            sheet.refuse(error.sentence())
            return
        self._window.settings.change(folder=str(path.parent))
        sheet.close_now()
        if self._window.workspace is not None:
            self._window.workspace.focus_text()

    def _choose_folder(self, sheet: NewProjectSheet, folder: Path) -> None:
        chosen = self._window.asking.folder(folder)
        if chosen is not None:
            sheet.set_folder(chosen)

    def _forget_sheet(self) -> None:
        if self._new_sheet is not None:
            self._new_sheet.deleteLater()
            self._new_sheet = None

    # Messages

    def _say(self, sentence: str, undoable: bool) -> None:
        space = self._window.workspace
        if undoable and space is not None:
            self._window.toast.tell(sentence, action=self.tr("Undo"), act=space.desk.undo)
            self._undoable_step = space.desk.project.history.last().id
        else:
            self._window.toast.tell(sentence)
            self._undoable_step = None

    def _end_stale_offer(self) -> None:
        """Once something else was done, Undo would no longer take back what the toast tells."""
        space = self._window.workspace
        if self._undoable_step is None or space is None:
            return
        if space.desk.project.history.last().id != self._undoable_step:
            self._undoable_step = None
            self._window.toast.dismiss()

    def _say_exported(self, path: str) -> None:
        self._undoable_step = None
        self._window.toast.tell(
            self.tr("{0} is ready").format(Path(path).name), action=self.tr("Open"), act=lambda: open_file(path)
        )

    def write_what_is_typed(self) -> None:
        """The window is left: what was typed is committed."""
        flush_all()


def _copy_of(told: QMimeData) -> QMimeData:
    copy = QMimeData()
    if told.hasUrls():
        copy.setUrls(told.urls())
    if told.hasHtml():
        copy.setHtml(told.html())
    if told.hasText():
        copy.setText(told.text())
    return copy


def _recent(space: Workspace) -> Recent:
    project = space.desk.project
    return Recent(
        path=str(project.path.resolve()),
        name=project.name,
        opened=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        place=space.whereabouts.short(),
        mode=space.modes.current,
        sources=project.count(Source),
    )


def _free_folder(folder: Path) -> Path:
    """The first of "1", "2", … in a folder that is not there yet."""
    number = 1
    while (folder / str(number)).exists():
        number += 1
    return folder / str(number)
