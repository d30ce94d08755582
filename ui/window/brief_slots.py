"""What the commands of modes and of the brief do in this window."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.model import Issue
from ui.jobs import Job
from ui.kit import flush_all
from ui.window.modes import COMPOSE, READ

if TYPE_CHECKING:
    from briefing.actions.issuing import Prepared
    from ui.compose.page import ComposePage
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace


PREPARE = "briefing.actions.issuing:prepare_in_worker"
_LONGEST = 600.0


class BriefSlots(QObject):
    """Connects them once; they work on the project that is open. `export_wanted` asks for the sheet of the export."""

    export_wanted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._commands = window.commands
        self._space: Workspace | None = None
        on = self._commands.on
        on("view.read", self._read)
        on("view.compose", self._compose)
        self._on_page("brief.cite", lambda page: page.at_caret.ask_citation())
        self._on_page("brief.check", lambda page: page.show_card(page.middle.check))
        self._on_page("brief.front", lambda page: page.show_card(page.middle.front))
        self._on_page("brief.template", lambda page: page.show_card(page.middle.templates))
        self._on_page("brief.issues", lambda page: page.show_card(page.middle.issues))
        self._on_page("brief.issue", self._issue)
        self._on_page("brief.bold", lambda page: page.at_caret.surround("**"))
        self._on_page("brief.italic", lambda page: page.at_caret.surround("*"))
        self._on_page("brief.heading", lambda page: page.at_caret.begin_lines("### "))
        self._on_page("brief.list", lambda page: page.at_caret.begin_lines("- "))
        self._on_page("brief.spelling", lambda page: page.at_caret.toggle_spelling())
        self._on_page("brief.fix", lambda page: page.at_caret.mend())
        on("brief.preview", self._preview)
        on("brief.briefs", lambda: self._card("briefs"))
        on("brief.new", lambda: self._card("new_brief"))
        self._on_page("brief.next_problem", lambda page: page.next_problem())
        self._on_page("brief.previous_problem", lambda page: page.next_problem(-1))
        window.tool_bar.mode_wanted.connect(lambda mode: self._read() if mode == READ else self._compose())
        self._commands.keys_changed.connect(self._show_keys)

    def take(self, space: Workspace | None) -> None:
        """Work on this project from now on."""
        self._space = space
        if space is not None:
            space.modes.changed.connect(lambda _mode: self._window.offer())
            space.modes.made.connect(self._made)

    def offer(self) -> None:
        """Show in menu and tool bar which mode it is."""
        mode = self._space.modes.current if self._space is not None else READ
        self._commands.action("view.read").setChecked(mode == READ)
        self._commands.action("view.compose").setChecked(mode == COMPOSE)
        self._window.tool_bar.show_mode(mode)

    def _read(self) -> None:
        if self._space is not None:
            self._space.modes.read(focus=True)
        self.offer()

    def _compose(self) -> None:
        if self._space is not None:
            self._space.modes.compose()
        self.offer()

    def _preview(self) -> None:
        """Show the pages and put the keyboard into them, from whatever mode."""
        if self._space is not None:
            page = self._space.modes.compose(focus=False)
            page.preview.show()
            page.focus_pane(page.preview)
        self.offer()

    def _card(self, name: str) -> None:
        """Show a card of Compose, from whatever mode."""
        if self._space is not None:
            page = self._space.modes.compose()
            page.show_card(getattr(page.middle, name))
            self.offer()

    def _on_page(self, command: str, act: Callable[[ComposePage], object]) -> None:
        """Run this on the page of Compose while it is shown."""

        def run() -> None:
            page = self._space.modes.composing() if self._space is not None else None
            if page is not None:
                act(page)

        self._commands.on(command, run)

    def _made(self, page: ComposePage) -> None:
        page.middle.export_wanted.connect(lambda draft: self.export(draft=draft))
        page.middle.issue_wanted.connect(lambda: self._issue(page))
        page.middle.pdf_wanted.connect(self._bring_back)
        if self._space is not None:
            self._space.exporting.exported.connect(lambda _path: page.middle.leave_check())
        self._show_keys()

    def export(self, *, draft: bool) -> None:
        """A clean PDF by way of the sheet that asks how; one marked DRAFT as the last one was."""
        space = self._space
        if space is None:
            return
        if not draft:
            self.export_wanted.emit()
            return
        output = self._window.asking.pdf(space.exporting.suggested())
        if output is not None:
            from briefing.actions.export_options import remembered_options  # noqa: PLC0415 -- see _issue

            options = remembered_options(space.desk.project)
            space.exporting.export(output, replace(options, draft=True, unmarked=True))

    def _issue(self, page: ComposePage) -> None:
        """Freeze the brief as it is now; what must be mended first is shown instead."""
        space, brief = self._space, page.brief()
        if space is None or brief is None or space.desk.project.read_only:
            return
        from briefing.tradecraft.checking import is_clean  # noqa: PLC0415 -- composing loads when a brief is composed

        if not is_clean(list(page.problems)):
            page.show_card(page.middle.check)
            return
        flush_all()
        project, worker = space.desk.project, self._window.jobs.worker
        arguments = (str(project.path), brief.id, project.key)

        def work(job: Job) -> object:
            return worker.run(PREPARE, *arguments, timeout=_LONGEST, cancelled=job.is_cancelled)

        job = self._window.jobs.add(self.tr("Issuing the brief"), 0, work)
        job.done.connect(lambda prepared: self._freeze(space, page, prepared))
        job.failed.connect(space.desk.failed)

    def _freeze(self, space: Workspace, page: ComposePage, prepared: Prepared) -> None:
        from briefing.actions.issuing import freeze  # noqa: PLC0415 -- see _issue

        issue = space.desk.do(lambda: freeze(space.desk.project, prepared))
        if issue is not None:
            page.show_card(page.middle.issues)
            space.desk.tell(self.tr("Issued as {0}").format(issue.serial), undoable=True)

    def _bring_back(self, issue: object) -> None:
        """Write the PDF of an issue, byte for byte, where it is wanted."""
        space = self._space
        if space is None or not isinstance(issue, Issue):
            return
        from briefing.actions.issuing import write_issue  # noqa: PLC0415 -- see _issue

        suggested = space.exporting.suggested().with_name(f"{_file_name(issue.serial)}.pdf")
        output = self._window.asking.pdf(suggested)
        if output is not None and space.desk.do(lambda: write_issue(space.desk.project, issue, output)) is not None:
            space.exporting.exported.emit(str(output))

    def _show_keys(self) -> None:
        page = self._space.modes.page if self._space is not None else None
        if page is not None:
            page.at_caret.problems.key = self._commands.keys("brief.fix")
            page.middle.show_fix_key(self._commands.keys("brief.fix"))
            page.strip.show_key(self._commands.keys("brief.next_problem"))


def _file_name(serial: str) -> str:
    """A serial as the name of a file."""
    return "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in serial)
