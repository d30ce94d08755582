"""The history as the analyst reads it: who did what and when, down to the field, and the way back."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.actions.items import change, rate
from briefing.actions.sample import make_sample
from briefing.actions.yardsticks import set_own_words
from briefing.brief.yardstick import SETTING, OwnWords
from briefing.model import Actor, Impact, Kind, Likelihood, Risk, Source
from briefing.project import Project
from ui.desk import Desk
from ui.history import HistoryColumn
from ui.history.nodes import Action, Field, More, Node, Touched
from ui.history.steps import StepsPanel
from ui.history.words import value_words, where_they_differ


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    with Project.open(make_sample(tmp_path)) as project:
        yield Desk(project)


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> Iterator[StepsPanel]:
    column = HistoryColumn(desk)
    qtbot.addWidget(column)
    column.resize(320, 700)
    column.show()
    column.open_steps()
    yield column.steps
    column.close()


def risk(desk: Desk) -> Risk:
    return desk.project.all(Risk)[0]


def labels(panel: StepsPanel) -> list[str]:
    return [action.step.label for action in panel.model.actions()]


def below(panel: StepsPanel, index: QModelIndex) -> list[Node]:
    found = (panel.model.node(panel.model.index(row, 0, index)) for row in range(panel.model.rowCount(index)))
    return [node for node in found if node is not None]


def opened(panel: StepsPanel, action: Action) -> QModelIndex:
    index = panel.model.index_of(action)
    panel.tree.expand(index)
    return index


def test_grades_and_the_words_for_them_are_told_as_the_house_says_them(desk: Desk) -> None:
    set_own_words(desk.project, OwnWords(impacts={"severe": "existential"}, levels={"high": "red"}))
    assert value_words(desk.project, "impact", "severe") == "existential"
    assert value_words(desk.project, "likelihood_term", "very_likely") == "very likely"
    written = desk.project.setting(SETTING)
    assert value_words(desk.project, "value", written) == "severe: existential, high: red"


def test_the_model_keeps_qts_rules(panel: StepsPanel, desk: Desk, qtmodeltester: ModelTester) -> None:
    opened(panel, panel.model.actions()[0])
    # Before the tester looks: it opens rows in the middle of what it hears of, and then takes one for the other.
    change(desk.project, risk(desk), notes="New")
    panel.model.catch_up()
    qtmodeltester.check(panel.model)


def test_an_import_is_one_row_with_time_and_author(panel: StepsPanel) -> None:
    imported = [action for action in panel.model.actions() if action.step.label == "Import 8 sources"]
    assert len(imported) == 1
    assert imported[0].step.author in panel.model.sentence(imported[0])


def test_a_step_opens_down_to_the_field_with_its_old_and_new_value(panel: StepsPanel, desk: Desk, qtbot: QtBot) -> None:
    rate(desk.project, risk(desk), Likelihood("icd203", "very likely"), Impact.SEVERE)
    qtbot.waitUntil(lambda: labels(panel)[0] == "Rate risk R1")
    index = opened(panel, panel.model.actions()[0])
    (touched,) = below(panel, index)
    assert isinstance(touched, Touched)
    assert touched.name.startswith("R1 ")
    fields = [node for node in below(panel, panel.model.index(0, 0, index)) if isinstance(node, Field)]
    assert [(field.name, field.old, field.new) for field in fields] == [
        ("Likelihood", "likely", "very likely"),
        ("Impact", "major", "severe"),
    ]


def test_an_action_that_touched_very_many_items_says_how_many_are_not_listed(panel: StepsPanel, desk: Desk) -> None:
    with desk.project.action(lambda first, last: f"Import {first}–{last}") as action:
        for _ in range(3):
            with action.step() as edit:
                edit.put_all(Actor(name="One of many") for _ in range(100))
    panel.model.catch_up()
    index = panel.model.index(0, 0)
    panel.model.fetchMore(index)
    opened(panel, panel.model.actions()[0])
    assert panel.model.rowCount(index) == 201
    last = panel.model.index(200, 0, index)
    assert isinstance(panel.model.node(last), More)
    assert last.data() == "and 100 more"
    assert last.parent() == index
    assert not panel.model.hasChildren(last)
    panel.tree.clicked.emit(last)
    panel.tree.setCurrentIndex(last)
    with desk.project.edit("Go on") as edit:
        edit.put(Actor(name="After"))
    panel.model.catch_up()
    assert panel.model.rowCount(panel.model.index(1, 0)) == 201


def test_one_items_own_history_is_shown_and_follows_the_selection(panel: StepsPanel, desk: Desk) -> None:
    change(desk.project, risk(desk), notes="New")
    desk.select(Kind.RISK, risk(desk).id)
    panel.scope.set_chosen("item")
    panel.scope.chosen.emit("item")
    assert labels(panel)[0] == "Change notes of risk R1"
    assert len(labels(panel)) < 10
    actor = desk.project.all(Actor)[0]
    desk.select(Kind.ACTOR, actor.id)
    assert all(part.change.id == actor.id for action in panel.model.actions() for part in action.parts or [])
    panel.scope.set_chosen("all")
    panel.scope.chosen.emit("all")
    assert len(labels(panel)) > 50


def test_a_click_moves_to_the_item_or_the_source(panel: StepsPanel, desk: Desk, qtbot: QtBot) -> None:
    change(desk.project, risk(desk), notes="New")
    panel.model.catch_up()
    panel.tree.clicked.emit(panel.model.index(0, 0))
    assert desk.selected_item == (Kind.RISK.value, risk(desk).id)
    described = next(action for action in panel.model.actions() if action.step.label == "Describe source S1")
    with qtbot.waitSignal(panel.source_wanted) as wanted:
        panel.tree.clicked.emit(panel.model.index_of(described))
    assert desk.project.get(Source, wanted.args[0]).label == "S1"


def test_what_is_gone_is_not_moved_to(panel: StepsPanel, desk: Desk) -> None:
    with desk.project.edit("Add") as edit:
        edit.put(Actor(name="Short-lived"))
    desk.undo()
    panel.model.catch_up()
    panel.tree.clicked.emit(panel.model.index(1, 0))
    assert desk.selected_item == ("", "")


def test_undo_to_here_takes_back_several_actions_each_as_a_step(panel: StepsPanel, desk: Desk, qtbot: QtBot) -> None:
    before = risk(desk)
    start = desk.project.history.last()
    for words in ("one", "two", "three"):
        change(desk.project, risk(desk), notes=words)
    panel.model.catch_up()
    target = next(action for action in panel.model.actions() if action.step.id == start.id)
    panel.tree.setCurrentIndex(panel.model.index_of(target))
    qtbot.waitUntil(lambda: panel.back.text() == "Undo to here · 3 actions")
    with qtbot.waitSignal(desk.said) as said:
        panel.back.click()
    assert said.args[0] == "3 actions taken back"
    assert risk(desk) == before
    assert [step.kind.value for step in desk.project.history.steps(limit=3)] == ["undo"] * 3
    panel.model.catch_up()
    last = next(action for action in panel.model.actions() if action.step.id == start.id + 3)
    assert panel.model.state_words(last) == "taken back"
    panel.tree.setCurrentIndex(panel.model.index_of(last))
    qtbot.waitUntil(lambda: panel.back.text() == "Redo to here · 3 actions")
    panel.back.click()
    assert risk(desk).notes == "three"


def test_a_checkpoint_is_named_here_and_marked(panel: StepsPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.name.setText("  Before the  meeting ")
    with qtbot.waitSignal(panel.checkpoint_wanted) as wanted:
        panel.name.returnPressed.emit()
    assert wanted.args == ["Before the meeting"]
    desk.project.checkpoint(wanted.args[0])
    panel.model.catch_up()
    assert panel.model.sentence(panel.model.actions()[0]).endswith("checkpoint")


def test_the_line_at_the_foot_says_whether_the_history_is_whole(panel: StepsPanel) -> None:
    panel.show_checked([])
    assert "all as recorded" in panel.chain.text()
    panel.show_checked(["history: step 7 does not follow from the one before"])
    assert "step 7" in panel.chain.text()


def test_a_long_history_is_read_as_it_is_scrolled(panel: StepsPanel, desk: Desk) -> None:
    for number in range(210):
        with desk.project.edit(f"Step {number}") as edit:
            edit.put(Actor(name=f"Actor {number}"))
    panel.model.reload()
    first = panel.model.rowCount()
    assert panel.model.canFetchMore(QModelIndex())
    panel.model.fetchMore(QModelIndex())
    assert panel.model.rowCount() > first
    assert labels(panel)[-1] == "Create project"
    assert not panel.model.canFetchMore(QModelIndex())


def test_rows_that_are_open_stay_open_when_steps_come(panel: StepsPanel, desk: Desk, qtbot: QtBot) -> None:
    action = panel.model.actions()[0]
    opened(panel, action)
    change(desk.project, risk(desk), notes="New")
    qtbot.waitUntil(lambda: labels(panel)[0] == "Change notes of risk R1")
    assert panel.tree.isExpanded(panel.model.index_of(action))


def test_long_values_are_cut_down_to_where_they_differ() -> None:
    old = "a" * 300 + "old" + "b" * 300
    new = "a" * 300 + "new" + "b" * 300
    shown = where_they_differ(old, new)
    assert shown == ("…" + "a" * 40 + "old" + "b" * 40 + "…", "…" + "a" * 40 + "new" + "b" * 40 + "…")
    assert where_they_differ("short", "shorter") == ("short", "shorter")
