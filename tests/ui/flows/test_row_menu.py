"""The menu over the rows of the panels: by keys and by the mouse, for one row and for several, and read-only."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefing.model import Actor, Kind, Risk
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand
from ui.window.opening import Way
from ui.window.row_menu import RowMenu


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def entry(menu: QMenu, words: str) -> QAction:
    """An entry by its words, without mnemonics and keys."""
    found = {action.text().split("\t")[0].replace("&", ""): action for action in menu.actions()}
    return found[words]


def submenu(menu: QMenu, words: str) -> QMenu:
    within = entry(menu, words).menu()
    assert isinstance(within, QMenu)
    return within


def why_grey(hand: Hand, action: QAction) -> str:
    assert not action.isEnabled()
    (menus,) = hand.space.dock.findChildren(RowMenu)
    return menus.why_not(action.objectName())


def test_keys_open_the_menu_of_the_row_that_retypes_and_splits_an_actor(sampled: Hand) -> None:
    sampled.press("Alt+A")
    menu = sampled.menu_by_keys()
    (actor,) = sampled.space.dock.actors.selected_items()
    assert isinstance(actor, Actor)
    assert entry(menu, "Show where it stands").text().endswith("\tSpace")
    assert why_grey(sampled, entry(menu, "Merge actors…")) == "select two actors first"
    assert why_grey(sampled, entry(menu, "Add the words selected in the text")) == "select some text first"
    kinds = submenu(menu, "Type")
    assert [kind.text() for kind in kinds.actions() if kind.isChecked()] == ["State"]
    entry(kinds, "Organisation").trigger()
    assert sampled.project.get(Actor, actor.id).type == "organisation"
    alias = submenu(menu, "Split off").actions()[0]
    alias.trigger()
    assert alias.text() in {known.name for known in sampled.project.all(Actor)}
    menu.close()
    sampled.press("Ctrl+Z")
    sampled.until(lambda: alias.text() in sampled.project.get(Actor, actor.id).aliases)


def test_the_menu_is_for_the_row_it_was_opened_on_whatever_was_open_before(sampled: Hand) -> None:
    risk = sampled.project.all(Risk)[1]
    actor = sampled.project.all(Actor)[0]
    sampled.space.desk.select(Kind.RISK, risk.id)
    sampled.space.desk.select(Kind.ACTOR, actor.id)
    rows = sampled.space.dock.risks.head.list
    place = rows.visualRect(rows.currentIndex()).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.RightButton, pos=place)
    by_mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(rows.viewport(), QContextMenuEvent(by_mouse, place, rows.mapToGlobal(QPoint(place))))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry(menu, "Delete").trigger()
    assert sampled.project.find(Risk, risk.id) is None
    assert sampled.project.find(Actor, actor.id) is not None


def test_several_rows_are_changed_in_one_step(sampled: Hand) -> None:
    sampled.press("Alt+R", "Ctrl+A")
    menu = sampled.menu_by_keys()
    entry(submenu(menu, "Impact"), "Severe").trigger()
    menu.close()
    assert {risk.impact for risk in sampled.project.all(Risk)} == {"severe"}
    sampled.press("Ctrl+Z")
    sampled.until(lambda: len({risk.impact for risk in sampled.project.all(Risk)}) > 1)


def test_a_read_only_project_greys_what_would_change_it_and_says_why(hand: Hand, tmp_path: Path) -> None:
    assert hand.window.opening.open(Way(sample_in(tmp_path), read_only=True))
    hand.until_reading()
    hand.press("Alt+A")
    menu = hand.menu_by_keys()
    for words in ("Rename", "Type", "Split off", "Merge actors…", "Delete"):
        assert why_grey(hand, entry(menu, words)) == "not while the project is read-only"
    assert entry(menu, "Show where it stands").isEnabled()
