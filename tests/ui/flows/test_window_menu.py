"""The menu Window and the layouts: tabs by keys, lists of them, and the desk arranged for one kind of work."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from briefing.model import Source
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import LONG, Hand
from ui.settings import Recent


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def trigger(hand: Hand, command: str) -> None:
    action = hand.window.commands.action(command)
    assert action.isEnabled(), hand.window.commands.why_not(command)
    action.trigger()


def words_of(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def test_tabs_are_gone_through_closed_and_brought_back_by_keys(sampled: Hand) -> None:
    commands, reading = sampled.window.commands, sampled.space.reading
    assert commands.why_not("window.next_tab") == "there is only one tab"
    assert commands.why_not("window.reopen_tab") == "no tab was closed"
    first, second, third = sampled.project.all(Source)[:3]
    reading.open_source(second.id)
    reading.open_source(third.id)
    sampled.press("Ctrl+Tab")
    assert reading.tabs.current_id() == first.id, "round at the end"
    sampled.press("Ctrl+Shift+Tab")
    assert reading.tabs.current_id() == third.id
    assert sampled.focus is sampled.page
    assert words_of(commands.submenu("window.tabs"))[1] == f"&2 {second.label} {second.title}"
    commands.submenu("window.tabs").actions()[1].trigger()
    assert reading.tabs.current_id() == second.id
    sampled.page.select(40, 50)
    trigger(sampled, "window.close_others")
    assert reading.tabs.source_ids() == [second.id]
    sampled.press("Ctrl+W", "Ctrl+Shift+T")
    assert (sampled.page.source_id, sampled.page.selection()) == (second.id, (40, 50)), "where it was left"


def test_layouts_arrange_the_desk_and_reset_brings_it_back(sampled: Hand) -> None:
    space = sampled.space
    before = space.columns()
    trigger(sampled, "view.layout_triage")
    assert space.library.is_wide
    assert space.sources.is_card_shown()
    trigger(sampled, "view.layout_writing")
    page = space.modes.composing()
    assert page is not None
    assert not page.outline.isHidden()
    trigger(sampled, "view.layout_coding")
    assert (space.modes.composing(), space.library.is_wide, space.sources.is_card_shown()) == (None, False, False)
    space.set_columns({**before, "dock": 500, "by_hand": True})
    sampled.press("F9")
    trigger(sampled, "view.layout_reset")
    assert space.columns() == before
    assert not space.library.isHidden()


def test_recent_projects_are_listed_pinned_first_and_a_missing_one_can_be_located(sampled: Hand) -> None:
    here = str(sampled.project.path)
    gone = Recent(str(sampled.project.path.with_name("Gone.brief")), "Gone")
    sampled.window.settings.change(recents=(Recent(here, "Here"), gone, Recent(here, "Pinned", pinned=True)))
    lookout = sampled.window.start.lookout
    sampled.window.start.refresh()
    sampled.until(lambda: not lookout.is_there(gone.path), timeout=LONG)
    menu = sampled.window.commands.submenu("file.recent")
    assert words_of(menu) == ["Pinned", "Here", "Gone", "Locate “Gone”…"]
    assert [action.isEnabled() for action in menu.actions()] == [True, True, False, True]


def test_kinds_are_shown_and_hidden_from_the_menu(sampled: Hand) -> None:
    trigger(sampled, "view.kinds_actor")
    assert "actor" in sampled.space.library.kinds.hidden()
    assert not sampled.window.commands.action("view.kinds_actor").isChecked()
    trigger(sampled, "view.kinds_all")
    assert sampled.space.library.kinds.hidden() == frozenset()
    assert sampled.window.commands.action("view.kinds_actor").isChecked()
