"""Paints the history column with the sample project, light and dark: `python -m tests.ui.history.picture FOLDER`."""
# SPDX-License-Identifier: MIT

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from briefing.actions.items import change, rate
from briefing.actions.sample import make_sample
from briefing.model import Impact, Likelihood, Risk
from briefing.project import Project
from ui import fonts, theme
from ui.desk import Desk
from ui.history import HistoryColumn


def paint(folder: Path) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    fonts.register()
    with Project.open(next(folder.glob("*.brief"), None) or make_sample(folder)) as project:
        desk = Desk(project)
        some_work(project)
        for scheme in ("light", "dark"):
            theme.apply(app, theme.load(f"desk-{scheme}"))
            column = HistoryColumn(desk)
            column.resize(320, 760)
            column.show()
            column.open_steps()
            column.steps.show_checked([])
            opened = next(one for one in column.steps.model.actions() if one.step.label.startswith("Change risk"))
            column.steps.tree.expand(column.steps.model.index_of(opened))
            column.steps.tree.setCurrentIndex(column.steps.model.index(5, 0))
            save(app, column, folder / f"history-{scheme}")
            column.open_versions()
            save(app, column, folder / f"versions-{scheme}")
            column.deleteLater()


def some_work(project: Project) -> None:
    risk = project.all(Risk)[0]
    rate(project, risk, Likelihood("icd203", "very likely"), Impact.SEVERE)
    project.checkpoint("Before the meeting")
    project.back_up()
    change(
        project,
        risk,
        trend=None,
        statement=risk.statement.replace("stays blocked", "stays blocked for the year"),
        notes="Ask the ministry whether the certificate has a draft.",
    )
    project.history.undo()
    project.history.redo()
    change(project, project.all(Risk)[1], confidence=None, notes="Old")
    project.history.undo()
    project.back_up()


def save(app: QApplication, widget: HistoryColumn, name: Path) -> None:
    for _ in range(8):
        app.processEvents()
    widget.grab().save(f"{name}.png")


if __name__ == "__main__":
    paint(Path(sys.argv[1]))
