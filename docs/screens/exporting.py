"""Draws the sheet of the export on the sample project, with what follows from the options that were chosen."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from briefing.actions.sample import make_sample
from ui import theme
from ui.app import application
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.window.export_sheet import ExportSheet

SIZE = (1280, 800)
SETTLED_MS = 600


def settle(app: QApplication) -> None:
    """Let events come until all is drawn."""
    deadline = QDeadlineTimer(SETTLED_MS)
    while not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 30)


def draw(app: QApplication, project: Path, folder: Path, scheme: str) -> None:
    """The sheet in one theme."""
    theme.choose(app, theme.Choice(scheme))
    window = MainWindow(Settings(keep=False))
    window.resize(*SIZE)
    window.show()
    window.open_project(project)
    settle(app)
    window.commands.action("file.export_pdf").trigger()
    (sheet,) = window.findChildren(ExportSheet)
    sheet.attach.setChecked(True)
    sheet.password.setText("not a real one")
    settle(app)
    window.grab().save(str(folder / f"export-{scheme}.png"))
    window.close()


def main() -> None:
    """Light and dark."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        project = make_sample(Path(folder))
        for scheme in ("light", "dark"):
            draw(app, project, Path(sys.argv[1]), scheme)


if __name__ == "__main__":
    main()
