"""The brief's panel: front matter that is read forgivingly, and sections."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing.actions.items import change
from briefing.model import Brief, Kind, Section
from briefing.project import Project
from ui.desk import Desk
from ui.panels.brief_panel import BriefEditor
from ui.panels.dock import PanelDock


@pytest.fixture
def fields(dock: PanelDock) -> BriefEditor:
    dock.open(Kind.BRIEF)
    return dock.brief.fields


def brief(project: Project) -> Brief:
    return project.all(Brief)[0]


@pytest.mark.parametrize(
    "attribute",
    ["title", "subtitle", "classification", "serial", "version", "author", "unit", "reviewer", "distribution"],
)
def test_each_line_is_written_and_undo_shows_the_old_one(
    fields: BriefEditor, desk: Desk, project: Project, qtbot: QtBot, attribute: str
) -> None:
    field = getattr(fields, attribute)
    old = getattr(brief(project), attribute)
    field.selectAll()
    qtbot.keyClicks(field, "Words")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert getattr(brief(project), attribute) == "Words"

    desk.undo()
    assert getattr(brief(project), attribute) == old
    assert field.text() == old


def test_the_marking_is_chosen_and_taken_away(fields: BriefEditor, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClick(fields.tlp, Qt.Key.Key_End)
    fields.tlp.flush()
    assert brief(project).tlp == "TLP:RED"

    qtbot.keyClick(fields.tlp, Qt.Key.Key_Home)
    fields.tlp.flush()
    assert brief(project).tlp == ""


def test_a_cut_off_is_read_and_shown_in_utc(fields: BriefEditor, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClicks(fields.cut_off, "5 January 2026 19:00 +03:00")
    assert fields.cut_off_hint.text() == "2026-01-05 16:00 UTC"
    qtbot.keyClick(fields.cut_off, Qt.Key.Key_Return)

    assert brief(project).cut_off == "2026-01-05T16:00+00:00"
    assert fields.cut_off.text() == "2026-01-05 16:00 UTC"


def test_a_cut_off_that_cannot_be_read_is_said_and_kept(fields: BriefEditor, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClicks(fields.cut_off, "some time ago")
    qtbot.keyClick(fields.cut_off, Qt.Key.Key_Return)
    change(project, brief(project), title="Said elsewhere")

    assert brief(project).cut_off == ""
    assert fields.cut_off.text() == "some time ago"
    assert fields.cut_off.property("marked")
    assert "not read as a time" in fields.cut_off_hint.text()
    assert fields.title.text() == "Said elsewhere"


def test_the_day_of_the_brief_is_read(fields: BriefEditor, project: Project, qtbot: QtBot) -> None:
    fields.dated.selectAll()
    qtbot.keyClicks(fields.dated, "6 January 2026")
    qtbot.keyClick(fields.dated, Qt.Key.Key_Return)

    assert brief(project).dated == "2026-01-06"
    assert fields.dated.text() == "2026-01-06"


def test_the_summary_is_written(fields: BriefEditor, desk: Desk, project: Project, qtbot: QtBot) -> None:
    row = fields.sections.row_for("summary")
    assert row is not None
    assert row.body.isVisible()
    qtbot.keyClicks(row.body, "Turkey is **likely** to wait.")
    row.body.flush()
    assert project.where(Section, role="summary")[0].body == "Turkey is **likely** to wait."

    desk.undo()
    assert row.body.value() == ""


def test_sections_come_go_and_fold(fields: BriefEditor, desk: Desk, project: Project, qtbot: QtBot) -> None:
    with project.edit("Add section") as edit:
        edit.put(Section(brief_id=brief(project).id, place=2.0, role="outlook", heading="Outlook", body="More of it."))
    row = fields.sections.row_for("outlook")
    assert row is not None
    assert not row.body.isVisible()

    qtbot.keyClick(row.fold, Qt.Key.Key_Space)
    assert row.body.isVisible()
    assert row.body.value() == "More of it."

    desk.undo()
    assert fields.sections.row_for("outlook") is None
