"""What the commands of the menu File do in this window: projects, what comes in and what goes out."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ui import icons
from ui.jobs import Job
from ui.kit import flush_all
from ui.settings import projects_folder

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace


TABLE = "briefing.actions.handing_over:write_annotations_in_worker"


class FileSlots(QObject):
    """Connects them once; those that need a project work on the one that is open."""

    draft_wanted = Signal()
    """A PDF marked DRAFT is to be written, as the last one was."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._commands = window.commands
        self._space: Workspace | None = None
        on = self._commands.on
        on("file.new", self._window.ask_new_project)
        on("file.open", self._open)
        on("file.close_project", self._close)
        self._on("file.checkpoint", lambda _space: self._window.trust.checkpoint())
        self._on("file.save_copy", lambda _space: self._window.trust.save_copy())
        self._on("file.versions", lambda _space: self._window.trust.show_versions())
        self._on("file.password", lambda _space: self._window.trust.ask_password())
        on("file.quit", self._window.close)
        self._on("file.import", self._import)
        self._on("file.import_clipboard", paste_source)
        self._on("file.import_address", lambda space: space.sources.add_from_address())
        self._on("file.export_pdf", self._export)
        self._on("file.export_draft", lambda _space: self.draft_wanted.emit())
        self._on("file.export_text", self._export_text)
        self._on("file.export_annotations", self._export_annotations)
        self._on("file.close_tab", lambda space: space.reading.close_source(space.reading.tabs.current_id()))
        self._commands.submenu("file.recent").aboutToShow.connect(self._fill_recent)

    def take(self, space: Workspace | None) -> None:
        """Work on this project from now on."""
        self._space = space

    def _on(self, command: str, act: Callable[[Workspace], object]) -> None:
        """Run this on the open project; nothing where none is."""
        self._commands.on(command, lambda: act(self._space) if self._space is not None else None)

    def _open(self) -> None:
        folder = Path(self._window.settings.values.folder or projects_folder())
        chosen = self._window.asking.project(folder)
        if chosen is not None:
            self._window.open_project(chosen)

    def _close(self) -> None:
        if self._window.trust.may_close():
            self._window.close_project()

    def _import(self, space: Workspace) -> None:
        self._window.jobs.warm("briefing.sources")
        chosen = self._window.asking.sources(space.desk.project.path.parent)
        if chosen:
            space.importing.take_in(chosen)

    def _export(self, space: Workspace) -> None:
        """While the brief is written, what the check finds is shown first."""
        page = space.modes.composing()
        if page is not None and page.card() is not page.middle.check:
            page.show_card(page.middle.check)
        elif page is None or page.middle.check.go.isEnabled():
            self.ask_how_to_export()

    def _export_text(self, space: Workspace) -> None:
        """The brief's text as it was written."""
        brief = space.desk.brief()
        path = self._window.asking.text(space.exporting.suggested().with_suffix(".md")) if brief is not None else None
        if brief is not None and path is not None:
            from briefing.actions.handing_over import write_brief_text  # noqa: PLC0415 -- loads when it is asked for

            if space.desk.do(lambda: write_brief_text(space.desk.project, brief, path)) is not None:
                space.exporting.exported.emit(str(path))

    def _export_annotations(self, space: Workspace) -> None:
        """All that is marked, in the worker process."""
        project, worker = space.desk.project, self._window.jobs.worker
        path = self._window.asking.table(project.path.with_suffix(".csv"))
        if path is None:
            return
        arguments = (str(project.path), str(path), project.key)

        def work(job: Job) -> object:
            return worker.run(TABLE, *arguments, cancelled=job.is_cancelled)

        flush_all()
        job = self._window.jobs.add(self.tr("Exporting {0}").format(path.name), 0, work)
        job.done.connect(lambda written: space.exporting.exported.emit(str(written)))
        job.failed.connect(space.desk.failed)

    def ask_how_to_export(self) -> None:
        """Show the sheet of the export."""
        space = self._space
        if space is None:
            return
        self._window.jobs.warm("briefing.render.typeset")
        from ui.window.export_sheet import ExportSheet  # noqa: PLC0415 -- a sheet loads when it is asked for

        sheet = ExportSheet(self._window.room, space.desk, self._window.asking)
        sheet.chosen.connect(space.exporting.export)
        sheet.ask(space.exporting.suggested())

    def _fill_recent(self) -> None:
        menu: QMenu = self._commands.submenu("file.recent")
        menu.clear()
        menu.setToolTipsVisible(True)  # where each lies
        recents = self._window.settings.values.recents
        for recent in sorted(recents, key=lambda one: not one.pinned):
            words = recent.name.replace("&", "&&")
            is_there = self._window.start.lookout.is_there(recent.path)
            action = menu.addAction(words)
            if recent.pinned:
                action.setIcon(icons.icon("pin"))
            action.setToolTip(recent.path)
            do: Callable[[Path], object] = self._window.open_project
            if not is_there:
                action.setEnabled(False)
                action = menu.addAction(icons.icon("search"), self.tr("Locate “{0}”…").format(words))
                do = self._window.projects.locate
            action.triggered.connect(lambda _checked=False, path=recent.path, do=do: do(Path(path)))
        if menu.isEmpty():
            menu.addAction(self.tr("No recent projects")).setEnabled(False)


def paste_source(space: Workspace) -> None:
    """Make a source of what was copied."""
    space.importing.paste(QGuiApplication.clipboard().mimeData())
