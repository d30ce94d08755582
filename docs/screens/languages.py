"""Draws the desk in a language nobody speaks, from right to left, and with text at 200 %: `languages.py [FOLDER]`."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt  # noqa: E402 -- after the platform is chosen
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from briefing.actions.sample import make_sample  # noqa: E402
from briefing.model import Kind  # noqa: E402
from docs.screens.compose import SETTLED_MS, until  # noqa: E402
from docs.screens.settled import look_at_brief  # noqa: E402
from tests.ui.pseudo import spoken  # noqa: E402
from ui import theme  # noqa: E402
from ui.app import application  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.settings import Settings  # noqa: E402

LARGEST = 200


def draw(app: QApplication, project: Path, picture: Path, *, pseudo: bool, mirrored: bool, percent: int) -> None:
    """One picture of the window with the risks in front."""
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    with spoken() if pseudo else nullcontext():
        settings = Settings(keep=False)
        settings.change(text_scale=percent, theme=theme.chosen())
        window = MainWindow(settings)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.open_project(project)
        window.workspace.go_to_kind(Kind.RISK)
        window.workspace.reading.focus_text()
        QApplication.processEvents()
        look_at_brief(window)
        window.grab().save(str(picture))
        if percent == LARGEST:
            window.commands.action("view.compose").trigger()
            page = window.workspace.modes.composing()
            until(app, lambda: page.previewing.is_settled and page.preview.view.page_count() > 0)
            until(app, lambda: False, SETTLED_MS)
            window.grab().save(str(picture.with_stem(f"{picture.stem}-compose")))
        window.close()
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def main(target: Path) -> None:
    """Draw everything anew."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        project = make_sample(Path(folder))
        for choice in (theme.Choice.LIGHT, theme.Choice.DARK):
            theme.choose(app, choice)
            for name, pseudo, mirrored, percent in (
                ("pseudo", True, False, 100),
                ("right-to-left", True, True, 100),
                ("text-200", False, False, LARGEST),
            ):
                path = target / f"{name}-{choice.value}.png"
                draw(app, project, path, pseudo=pseudo, mirrored=mirrored, percent=percent)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
