"""Four hints are shown once each, when what they speak of is met for the first time, and go by a key or by doing it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.project import Project
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui.kit.matrix import MatrixView
from ui.settings import Settings
from ui.window.hints import Hint


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def said(hand: Hand) -> str:
    return hand.space.reading.hint_bar.words()


def test_the_hint_for_marking_comes_with_the_first_text_and_goes_with_the_first_mark(sampled: Hand) -> None:
    assert "S for the sentence" in said(sampled)
    assert said(sampled).endswith("A R J E Q N")
    sampled.window.commands.action("view.letter_keys").trigger()
    assert said(sampled).endswith("the menu (Shift+F10), marks them: letter keys are off")
    sampled.window.commands.action("view.letter_keys").trigger()
    sampled.press("S", "N")
    assert said(sampled) == ""
    assert sampled.window.settings.values.hints == (Hint.SELECT,)


def test_the_first_risk_leads_to_the_matrix_and_back(sampled: Hand) -> None:
    sampled.press("S", "R")
    assert "Tab goes on to the matrix" in said(sampled)
    sampled.until(lambda: sampled.focus is not sampled.page)
    sampled.press("Tab")
    sampled.until(lambda: isinstance(sampled.focus, MatrixView))
    assert "likelihood and impact" in said(sampled)
    matrix = sampled.focus
    assert matrix.visibleRegion().boundingRect().height() == matrix.height(), "all of it is in sight"
    sampled.press("Ctrl+Return")
    sampled.until_reading()
    assert said(sampled) == ""


def test_whoever_opens_three_sources_hears_of_the_palette(sampled: Hand) -> None:
    sampled.space.reading.hint_bar.button.setFocus()
    sampled.press("Return")
    sampled.until_reading()
    sampled.press("}", "}")
    assert said(sampled).startswith("Ctrl+K finds")
    sampled.press("Ctrl+K", "Esc")
    assert said(sampled) == ""


def test_a_hint_goes_with_its_project(sampled: Hand) -> None:
    assert sampled.window.hints.shown is Hint.SELECT
    sampled.window.close_project()
    assert sampled.window.hints.shown is None


def test_a_hint_that_was_closed_never_comes_again(sampled: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    sampled.press("S", "Esc")
    assert said(sampled), "the selection goes first"
    sampled.press("Esc")
    assert said(sampled) == ""
    sampled.window.close_project()
    again = Hand(qtbot, shown_window(qtbot, Settings()))
    again.window.open_project(next(tmp_path.glob("*.brief")))
    again.until_reading()
    assert said(again) == ""
    again.window.close()


@pytest.mark.slow
def test_what_is_read_only_has_no_hints(hand: Hand, tmp_path: Path) -> None:
    hand.window.take(Project.open(sample_in(tmp_path), read_only=True))
    hand.until_reading()
    assert said(hand) == ""


def test_how_to_adjust_is_said_while_it_is_done_and_then_the_hint_is_back(sampled: Hand) -> None:
    hint = said(sampled)
    sampled.press("]", "Shift+Return")
    assert said(sampled).startswith("Arrows move this end")
    sampled.press("Esc")
    assert said(sampled) == hint
    sampled.space.reading.hint_bar.button.click()
    sampled.press("Shift+Return")
    assert said(sampled).startswith("Arrows move this end")
    sampled.press("Return")
    assert said(sampled) == ""


def test_the_pop_up_goes_with_the_keyboard(sampled: Hand) -> None:
    sampled.press("S")
    sampled.page.open_popup()
    assert sampled.page.popup.isVisible()
    sampled.press("Alt+J")
    assert not sampled.page.popup.isVisible()
    assert sampled.page.selection() != (0, 0)
