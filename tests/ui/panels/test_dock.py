"""The right side of the desk: one group of tabs or two, and what it remembers."""
# SPDX-License-Identifier: MIT

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing.model import Actor, Kind, Risk
from briefing.project import Project
from ui.desk import Desk
from ui.panels.dock import PanelDock


def test_groups_stand_over_each_other_only_where_there_is_height(dock: PanelDock) -> None:
    assert dock.is_stacked
    assert dock.actors.isVisible()
    assert dock.risks.isVisible()

    dock.resize(360, 660)
    assert not dock.is_stacked
    assert dock.actors.isVisible()
    assert not dock.risks.isVisible()

    dock.resize(396, 830)
    assert dock.actors.isVisible()
    assert dock.risks.isVisible()


def test_a_message_that_takes_some_height_leaves_the_groups_as_they_are(dock: PanelDock, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(396, 900)
    dock.setParent(window)
    window.show()
    dock.show()
    dock.resize(396, 820)
    dock.resize(396, 720)
    assert dock.is_stacked
    window.resize(396, 800)  # no message: the window is lower
    dock.resize(396, 719)
    assert not dock.is_stacked
    dock.setParent(None)
    dock.resize(396, 640)
    assert not dock.is_stacked
    dock.resize(396, 720)
    assert not dock.is_stacked


def test_the_keyboard_stays_in_the_text_where_the_groups_become_one(
    dock: PanelDock, persist: Risk, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    text = QLineEdit(window)
    dock.setParent(window)
    with qtbot.waitActive(window):
        window.show()
        dock.show()
        window.activateWindow()
    dock.risks.open_item(persist.id)
    dock.risks.fields.title.setFocus()
    text.setFocus()

    dock.resize(360, 660)
    assert text.hasFocus()
    dock.resize(396, 830)
    assert text.hasFocus()
    dock.setParent(None)


def test_without_an_open_item_the_list_has_the_room_and_a_line_says_what_to_do(
    dock: PanelDock, desk: Desk, turkey: Actor
) -> None:
    panel = dock.actors
    panel.open_item("")
    line = panel.below.currentWidget().findChild(QLabel)
    assert line.text() == "Choose an actor to see its mentions and to edit it"
    assert panel.below.height() < 60

    desk.select(Kind.ACTOR, turkey.id)
    assert panel.editor.isVisible()
    assert panel.below.height() > panel.head.height()


def test_opening_a_panel_gives_it_the_keyboard(dock: PanelDock) -> None:
    dock.resize(360, 660)
    dock.open(Kind.RISK)
    assert dock.is_shown(Kind.RISK)
    assert dock.risks.head.list.hasFocus()

    dock.open("brief")
    assert dock.brief.fields.title.hasFocus()
    with pytest.raises(KeyError):
        dock.open(Kind.GAP)


def test_what_is_selected_on_the_desk_comes_to_the_front(
    dock: PanelDock, desk: Desk, turkey: Actor, persist: Risk
) -> None:
    dock.resize(360, 660)
    desk.select(Kind.RISK, persist.id)
    assert dock.is_shown(Kind.RISK)
    assert dock.risks.fields.title.text() == persist.title

    desk.select(Kind.ACTOR, turkey.id)
    assert dock.is_shown(Kind.ACTOR)


def test_delete_means_the_row_that_has_the_keyboard_not_the_open_item(
    dock: PanelDock, project: Project, persist: Risk, qtbot: QtBot
) -> None:
    whole = QAction(dock, shortcut="Del")
    pressed: list[bool] = []
    whole.triggered.connect(lambda: pressed.append(True))
    dock.addAction(whole)
    dock.risks.open_item(persist.id)
    rows = dock.risks.fields.evidence.rows
    rows.setFocus()
    rows.setCurrentIndex(rows.exhibits.index(0))

    qtbot.keyClick(rows, Qt.Key.Key_Delete)

    assert not pressed
    assert project.exhibits_of(persist.id) == []
    assert project.find(Risk, persist.id) is not None


def test_a_list_takes_no_more_room_than_its_rows(dock: PanelDock, project: Project, persist: Risk) -> None:
    dock.risks.open_item(persist.id)
    few = dock.risks.head.height()
    with project.edit("Add risks") as edit:
        for number in range(12):
            edit.put(Risk(title=f"Risk {number}"))

    assert dock.risks.head.height() > few
    assert dock.risks.head.height() < dock.risks.below.height()


def test_the_tabs_count(dock: PanelDock, desk: Desk, turkey: Actor, qtbot: QtBot) -> None:
    tabs = dock._groups[0].tabs
    assert tabs.accessibleTabName(0) == "Actors 3"
    assert tabs.accessibleTabName(2) == "Notes, quotes 0", "what the number counts"
    dock.actors.open_item(turkey.id)
    dock.actors.focus()
    qtbot.keyClick(dock.actors.head.list, Qt.Key.Key_Delete)

    assert tabs.accessibleTabName(0) == "Actors 2"


def test_reopening_brings_back_tabs_and_what_was_open(
    dock: PanelDock, desk: Desk, turkey: Actor, persist: Risk, qtbot: QtBot
) -> None:
    dock.actors.open_item(turkey.id)
    dock.risks.open_item(persist.id)
    dock.open(Kind.BRIEF)
    told = dock.state()

    other = PanelDock(desk)
    qtbot.addWidget(other)
    other.resize(396, 830)
    other.show()
    other.restore(told)

    assert other.is_shown(Kind.BRIEF)
    assert other.actors.fields.item_id == turkey.id
    assert other.risks.fields.item_id == persist.id
    assert json.loads(other.state())["tabs"] == json.loads(told)["tabs"]


@pytest.mark.parametrize("told", ["", "nonsense", "[]", '{"tabs": ["gap"], "actor": 7, "groups": [0, "x"]}'])
def test_a_state_that_makes_no_sense_is_passed_over(dock: PanelDock, told: str) -> None:
    dock.restore(told)

    assert dock.is_shown(Kind.ACTOR)
