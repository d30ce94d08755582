"""Closing and reopening shows what was shown: tabs, scroll, selection, panels, the item that is open."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.model import Kind, Risk, Source
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return sample_in(tmp_path)


def test_a_project_opens_as_it_was_left(hand: Hand, qtbot: QtBot, sample: Path) -> None:
    hand.window.open_project(sample)
    space = hand.space
    sources = hand.project.all(Source)
    space.reading.open_source(sources[3].id)
    hand.page.select(100, 140)
    space.reading.open_source(sources[1].id)
    hand.page.verticalScrollBar().setValue(300)
    hand.page.select(60, 30)
    risk = hand.project.all(Risk)[2]
    space.desk.select(Kind.RISK, risk.id)
    hand.page.verticalScrollBar().setValue(320)
    space.library.kinds.set_hidden({"event"})
    space.show_column(space.library, shown=False)
    space.dock.actors.head.filter.setText("tur")
    space.dock.actors.head.sort_by(1)
    space.show_history(shown=True)
    space.reading.focus_text()
    left = (space.reading.tabs.source_ids(), hand.page.place(), hand.page.selection(), space.columns())
    kept, look = space.reading.view(sources[3].id), space.dock.actors.head.look()

    hand.window.close()
    again = Hand(qtbot, shown_window(qtbot))
    again.window.open_project(sample)
    reopened = again.space
    again.until_reading()
    assert (
        reopened.reading.tabs.source_ids(),
        again.page.place(),
        again.page.selection(),
        reopened.columns(),
    ) == left
    assert again.page.source_id == sources[1].id
    assert reopened.desk.selected_item == (Kind.RISK, risk.id)
    assert reopened.dock.risks.editor.item_id == risk.id
    assert reopened.library.kinds.hidden() == {"event"}
    assert reopened.dock.actors.head.look() == look
    assert look[0] == "tur"
    assert not reopened.history.isHidden()
    assert reopened.reading.view(sources[3].id) == kept
    reopened.reading.open_source(sources[3].id)
    assert again.page.selection() == (100, 140)
    again.window.close()


def test_the_keyboard_is_in_the_pane_it_was_in(hand: Hand, sample: Path) -> None:
    hand.window.open_project(sample)
    hand.press("Alt+S")
    hand.window.close_project()
    hand.window.open_project(sample)
    assert hand.focus is hand.space.library.list
    hand.press("Alt+A")
    hand.window.close_project()
    hand.window.open_project(sample)
    assert hand.space.dock.isAncestorOf(hand.focus)


@pytest.mark.slow
def test_columns_that_nobody_moved_follow_the_window(hand: Hand, sample: Path) -> None:
    hand.window.resize(1280, 800)
    hand.window.open_project(sample)
    assert hand.space.dock.width() == 360
    hand.window.close_project()
    hand.window.resize(1440, 900)
    hand.window.open_project(sample)
    hand.until(lambda: hand.space.dock.width() == 396)


@pytest.mark.slow
def test_a_place_that_makes_no_sense_opens_the_project_as_if_new(hand: Hand, sample: Path) -> None:
    for nonsense in ("{", "[1]", '{"tabs": 3}', '{"hidden_kinds": [], "columns": {}}'):
        hand.window.open_project(sample)
        hand.space.remembering.keep = lambda: None  # type: ignore[method-assign] # the nonsense stays
        hand.project.set_place("window", nonsense)
        hand.window.close_project()
        hand.window.open_project(sample)
        assert hand.page.source_id == hand.project.all(Source)[0].id


@pytest.mark.slow
def test_a_tab_of_a_source_that_is_gone_is_not_opened(hand: Hand, sample: Path) -> None:
    hand.window.open_project(sample)
    first, second = hand.project.all(Source)[:2]
    hand.space.reading.open_source(second.id)
    told = hand.project
    hand.space.remembering.keep()
    place = told.place("window")
    hand.space.remembering.keep = lambda: None  # type: ignore[method-assign] # keeps the old place
    hand.press("Alt+S", "Del")
    hand.project.set_place("window", place)
    hand.window.close_project()
    hand.window.open_project(sample)
    assert hand.space.reading.tabs.source_ids() == [first.id]


def test_the_place_is_written_while_working_not_only_at_the_end(hand: Hand, sample: Path, qtbot: QtBot) -> None:
    hand.window.open_project(sample)
    hand.press("Ctrl+Down", "Ctrl+Down")
    caret = hand.page.caret()
    qtbot.waitUntil(lambda: f'"caret": {caret}' in hand.project.place("window"))


@pytest.mark.slow
def test_switching_projects_closes_the_old_one_as_one_file(hand: Hand, sample: Path, tmp_path: Path) -> None:
    hand.window.open_project(sample)
    (tmp_path / "b").mkdir()
    other = sample_in(tmp_path / "b")
    hand.window.open_project(other)
    assert hand.project.path == other
    assert not sample.with_name(sample.name + "-wal").exists()
