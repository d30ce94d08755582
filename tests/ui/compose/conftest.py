"""A desk on the sample project, and Compose on it without its worker process."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.model import Brief
from briefing.project import Project
from tests.ui.sample_copy import sample_in
from ui.compose.writing import Writing
from ui.desk import Desk


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(Project.open(sample_in(tmp_path)))
    yield desk
    if not desk.is_closed:
        desk.close()


@pytest.fixture
def brief(desk: Desk) -> Brief:
    return desk.project.all(Brief)[0]


@pytest.fixture
def writing(desk: Desk, brief: Brief, qtbot: QtBot) -> Writing:
    writing = Writing(desk)
    qtbot.addWidget(writing)
    writing.resize(700, 800)
    writing.show_brief(brief.id)
    writing.show()
    qtbot.waitUntil(lambda: bool(writing.ground.sources))
    return writing
