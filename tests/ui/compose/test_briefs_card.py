"""Several briefs of a project: chosen, made from a template, renamed, duplicated, deleted and brought back, by keys."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.actions.briefs import new_brief, sections_of
from briefing.brief.templates import template_called
from briefing.model import Brief
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui.compose.briefs_card import BriefsCard, NewBriefCard
from ui.desk import Desk


@pytest.fixture
def card(desk: Desk, qtbot: QtBot) -> BriefsCard:
    new_brief(desk.project, "Second", template_called("spot"))
    card = BriefsCard(desk)
    qtbot.addWidget(card)
    card.show_briefs()
    card.show()
    card.list.setFocus()
    return card


def titles(desk: Desk) -> list[str]:
    return [brief.title for brief in desk.project.all(Brief)]


def test_enter_chooses_the_brief_that_is_written(card: BriefsCard, desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.project.all(Brief)
    assert card.chosen() == first
    with qtbot.waitSignals([desk.brief_chosen, card.opened]):
        QTest.keyClick(card.list, Qt.Key.Key_Down)
        QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert desk.brief() == second
    card.show_briefs()
    assert card.list.rows.row(card.list.currentIndex()).icon == "circle-check"


def test_f2_renames_and_the_list_says_so(card: BriefsCard, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    QTest.keyClick(card.list, Qt.Key.Key_F2)
    qtbot.keyClicks(card.name, "Gas stays cheap")
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    assert titles(desk)[1] == "Gas stays cheap"


def test_a_brief_is_duplicated_and_deleted_and_undo_brings_it_back(card: BriefsCard, desk: Desk) -> None:
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    QTest.keyClick(card.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert titles(desk)[2] == "Second (copy)"
    copied = card.chosen()
    assert copied is not None
    assert copied.title == "Second (copy)"
    desk.choose_brief(copied.id)
    QTest.keyClick(card.list, Qt.Key.Key_Delete)
    assert len(titles(desk)) == 2
    chosen = desk.brief()
    assert chosen is not None
    assert chosen.id != copied.id
    desk.undo()
    chosen = desk.brief()
    assert chosen is not None
    assert chosen.id == copied.id


def test_a_new_brief_takes_its_title_and_the_template_at_hand(desk: Desk, qtbot: QtBot) -> None:
    card = NewBriefCard(desk)
    qtbot.addWidget(card)
    card.show_templates()
    qtbot.keyClicks(card.title, "Moscow waits")
    QTest.keyClick(card.title, Qt.Key.Key_Down)
    wanted = card.list.current()
    with qtbot.waitSignal(card.made):
        QTest.keyClick(card.title, Qt.Key.Key_Return)
    made = desk.brief()
    assert made is not None
    assert (made.title, made.template) == ("Moscow waits", getattr(wanted, "id", ""))
    assert sections_of(desk.project, made.id)


@pytest.mark.slow
def test_in_the_window_a_second_brief_is_made_written_left_and_there_again_by_keys(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    window = shown_window(qtbot)
    hand = Hand(qtbot, window)
    path = sample_in(tmp_path)
    window.open_project(path)
    hand.until_reading()
    hand.press("Ctrl+Alt+N")
    hand.until_focus("Title of the new brief")
    hand.type("Moscow waits")
    hand.press("Return")
    page = hand.space.modes.composing()
    assert page is not None
    hand.until(lambda: hand.focus is page.writing.editor())
    hand.type("A second brief.")
    assert hand.space.exporting.suggested().stem.endswith("B2")
    first = hand.project.all(Brief)[0]
    hand.press("Ctrl+Shift+B", "Up", "Return")
    assert page.brief_id == first.id
    hand.press("Ctrl+Shift+B", "Down", "Return")
    hand.until(lambda: hand.focus is page.writing.editor())
    editor = page.writing.editor()
    assert editor is not None
    assert editor.value().startswith("A second brief.")
    window.close_project()
    window.open_project(path)
    again = hand.space.modes.composing()
    assert again is not None
    written = again.brief()
    assert written is not None
    assert written.title == "Moscow waits"
    while (brief := hand.space.desk.brief()) is not None:
        hand.press("Ctrl+Shift+B", "Del")
        assert hand.project.find(Brief, brief.id) is None
    assert again.card() is again.middle.briefs
    assert again.preview.view.page_count() == 0
    hand.press("Ctrl+Z")
    hand.until(lambda: again.brief() is not None)
    window.close()
