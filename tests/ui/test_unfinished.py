"""Words that are being typed stand in the file before they are a step, and are forgotten when they are one."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.actions.unfinished import PLACE
from briefing.model import Kind, Risk
from briefing.project import Project
from ui.desk import Desk
from ui.panels.risk_panel import RiskPanel


@pytest.fixture
def panel(tmp_path: Path, qtbot: QtBot) -> Iterator[RiskPanel]:
    with Project.create(tmp_path / "Return.brief", "Return") as project:
        with project.edit("Risk") as edit:
            risk = edit.put(Risk(title="Old"))
        desk = Desk(project)
        panel = RiskPanel(desk)
        qtbot.addWidget(panel)
        panel.show()
        desk.select(Kind.RISK, risk.id)
        panel.fields.title._draft._idle.setInterval(10**8)  # what is in the file is not there by a commit
        panel.fields.title.setCursorPosition(3)
        yield panel
        desk.close()


def test_typed_words_are_in_the_file_between_the_keys_and_gone_once_committed(panel: RiskPanel, qtbot: QtBot) -> None:
    project, steps = panel.desk.project, panel.desk.project.history.last().id
    QTest.keyClicks(panel.fields.title, "er and ol")
    qtbot.waitUntil(lambda: "Older and ol" in project.place(PLACE))
    assert project.history.last().id == steps
    panel.fields.title.flush()
    qtbot.waitUntil(lambda: project.place(PLACE) == "")
    assert project.all(Risk)[0].title == "Older and ol"


def test_nothing_is_written_while_the_desk_rests_nor_left_when_it_closes(panel: RiskPanel, qtbot: QtBot) -> None:
    desk, title = panel.desk, panel.fields.title
    desk.rest("Setting the password")
    QTest.keyClicks(title, "er")
    assert desk.project.place(PLACE) == ""
    desk.go_on()
    qtbot.waitUntil(lambda: "Older" in desk.project.place(PLACE))
    title.clear()
    title.flush()
    assert title.pending, "a risk needs a title"
    desk.unfinished.close()
    assert desk.project.place(PLACE) == ""


def test_what_is_typed_stays_as_it_is_until_the_field_is_left(panel: RiskPanel, qtbot: QtBot) -> None:
    title = panel.fields.title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Iran ")
    title.flush()
    assert title.text() == "Iran ", "the pause after a space does not eat it"
    QTest.keyClicks(title, "sanctions ")
    title.flush()
    assert panel.desk.project.all(Risk)[0].title == "Iran sanctions"
    panel.fields.statement.setFocus()
    assert title.text() == "Iran sanctions"
    title.setFocus()
    panel.desk.undo()
    assert title.text() == "Iran"
