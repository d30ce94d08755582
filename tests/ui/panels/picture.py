"""Paints the panels' dock with the sample project, light and dark: `python -m tests.ui.panels.picture FOLDER`."""
# SPDX-License-Identifier: MIT

import sys
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication

from briefing.actions.sample import make_sample
from briefing.model import Kind
from briefing.project import Project
from ui import fonts, theme
from ui.desk import Desk
from ui.panels.dock import PanelDock


def paint(folder: Path) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    fonts.register()
    with Project.open(next(folder.glob("*.brief"), None) or make_sample(folder)) as project:
        desk = Desk(project)
        for scheme in ("light", "dark"):
            theme.apply(app, theme.load(f"desk-{scheme}"))
            paint_stacked(app, desk, folder / f"dock-396x830-{scheme}")
            paint_tabs(app, desk, folder / f"dock-360x730-{scheme}")


def shown(desk: Desk, width: int, height: int) -> PanelDock:
    dock = PanelDock(desk)
    dock.resize(width, height)
    dock.show()
    for panel in (dock.actors, dock.risks):
        panel.open_item(panel.items.line(panel.items.index(0, 0)).item.id)
    return dock


def paint_stacked(app: QApplication, desk: Desk, name: Path) -> None:
    dock = shown(desk, 396, 830)
    dock.open(Kind.RISK)
    save(app, dock, name)
    rows = dock.actors.items
    for row in range(3):
        dock.actors.head.list.selectionModel().select(rows.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    dock.actors.merge_selected()
    dock.open(Kind.BRIEF)
    save(app, dock, name.with_name(f"{name.name}-merge-brief"))
    dock.deleteLater()


def paint_tabs(app: QApplication, desk: Desk, name: Path) -> None:
    dock = shown(desk, 360, 730)
    for kind in (Kind.ACTOR, Kind.RISK, Kind.BRIEF):
        dock.open(kind)
        save(app, dock, name.with_name(f"{name.name}-{kind.value}"))
    dock.deleteLater()


def save(app: QApplication, dock: PanelDock, name: Path) -> None:
    for _ in range(8):
        app.processEvents()
    dock.grab().save(f"{name}.png")


if __name__ == "__main__":
    paint(Path(sys.argv[1]))
