"""Draws Compose on the sample project: writing, the check list before export, citing; light and dark, large and small."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from briefing.actions.briefs import new_brief
from briefing.actions.sample import make_sample
from briefing.brief.templates import template_called
from briefing.model import Brief, Section
from ui import theme
from ui.app import application
from ui.compose.page import ComposePage
from ui.main_window import MainWindow
from ui.settings import Settings

SIZES = ((1440, 900), (1280, 800))
LONG_MS = 60_000
SETTLED_MS = 600


def until(app: QApplication, true: Callable[[], bool], longest: int = LONG_MS) -> None:
    """Let events come until something is so, or it takes too long."""
    deadline = QDeadlineTimer(longest)
    while not true() and not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 30)


def section_id(page: ComposePage, role: str) -> str:
    """The section with this role."""
    sections = page.desk.project.all(Section)
    return next(section.id for section in sections if section.role == role)


def write(page: ComposePage) -> None:
    """The caret in the discussion."""
    page.writing.go_to(section_id(page, "discussion"), 160)


def check(page: ComposePage) -> None:
    """The check list."""
    page.show_card(page.middle.check)


def cite(page: ComposePage) -> None:
    """The search for what to cite, with a few letters."""
    page.writing.go_to(section_id(page, "summary"), 120)
    page.at_caret.ask_citation()
    if page.at_caret.cite_popup is not None:
        page.at_caret.cite_popup.field.setText("sanctions")
        page.at_caret.cite_popup.field.textEdited.emit("sanctions")


def briefs(page: ComposePage) -> None:
    """Three briefs to choose among."""
    if page.desk.project.count(Brief) == 1:
        new_brief(page.desk.project, "Moscow is in no hurry", template_called("spot"))
        new_brief(page.desk.project, "Risks this week", template_called("register"))
    page.show_card(page.middle.briefs)


def problem(page: ComposePage) -> None:
    """A slip in a directive, with its card."""
    page.writing.go_to(section_id(page, "outlook"), 9_999)
    editor = page.writing.editor()
    if editor is not None and "riks" not in editor.value():
        editor.insert("\n\n{{riks order=score}}")
        editor.flush()
    until(QApplication.instance(), lambda: any(one.code == "B301" for one in page.problems))  # type: ignore[arg-type]
    if editor is not None:
        page.writing.go_to(section_id(page, "outlook"), editor.value().index("riks") + 2)
    page.at_caret.problems.show_here()


STATES: tuple[tuple[str, Callable[[ComposePage], None]], ...] = (
    ("compose", write),
    ("compose-check", check),
    ("compose-cite", cite),
    ("compose-briefs", briefs),
    ("compose-problem", problem),
)


def draw(app: QApplication, project: Path, folder: Path, scheme: str, size: tuple[int, int]) -> None:
    """All states in one theme and size."""
    theme.choose(app, theme.Choice(scheme))
    window = MainWindow(Settings(keep=False))
    window.resize(*size)
    window.show()
    window.open_project(project)
    assert window.workspace is not None
    page = window.workspace.modes.compose()
    small = "" if size == SIZES[0] else f"-{size[0]}"
    for name, state in STATES:
        if small and state is not write:
            continue
        page.show_text()
        until(app, lambda: page.previewing.is_settled and page.preview.view.page_count() > 0)
        state(page)
        until(app, lambda: False, SETTLED_MS)
        until(app, page.preview.view.is_drawn, SETTLED_MS)
        window.grab().save(str(folder / f"{name}-{scheme}{small}.png"))
        if page.at_caret.cite_popup is not None:
            page.at_caret.cite_popup.close_now()
            page.at_caret.cite_popup = None
    window.close()


def main(folder: Path) -> None:
    """Draw everything into a folder."""
    app = application()
    with tempfile.TemporaryDirectory() as made:
        for scheme in ("light", "dark"):
            # A project is opened as it was left: in the last state of the other theme.
            own = Path(made) / scheme
            own.mkdir()
            project = make_sample(own)
            for size in SIZES:
                draw(app, project, folder, scheme, size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
