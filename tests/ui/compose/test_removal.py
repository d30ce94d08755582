"""Removing a source in the window: every sentence that leans on it is shown first, each a link."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.model import Source
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import LONG, Hand, shown_window
from ui.window.removal_sheet import RemovalSheet


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    window = shown_window(qtbot)
    hand = Hand(qtbot, window)
    window.open_project(sample_in(tmp_path))
    hand.until_reading()
    yield hand
    window.close()


def sheet_of(hand: Hand) -> RemovalSheet:
    return hand.space.findChildren(RemovalSheet)[-1]


def labels(hand: Hand) -> list[str]:
    return [source.label for source in hand.project.all(Source)]


def test_what_leans_on_a_source_is_shown_before_it_goes_and_named_afterwards(hand: Hand) -> None:
    hand.press("Alt+S", "Home", "Del")
    sheet = sheet_of(hand)
    hand.until(sheet.list.hasFocus)
    rows = [sheet.list.rows.row(sheet.list.rows.index(row)) for row in range(sheet.list.rows.rowCount())]
    assert rows
    assert all("S1" in row.aside or row.aside for row in rows)
    hand.press("Esc")
    assert "S1" in labels(hand)
    hand.press("Del")
    sheet = sheet_of(hand)
    hand.until(sheet.list.hasFocus)
    hand.press("Return")
    page = hand.space.modes.composing()
    assert page is not None
    editor = page.writing.editor()
    assert editor is not None
    assert " ".join(editor.textCursor().selectedText().split()) == rows[0].title
    assert "S1" in labels(hand)
    hand.press("Ctrl+1", "Alt+S", "Home", "Del")
    hand.until(sheet_of(hand).list.hasFocus)
    hand.press("Ctrl+Return")
    assert "S1" not in labels(hand)
    hand.press("Ctrl+2")
    hand.until(lambda: any(one.code == "B202" for one in page.problems), timeout=LONG)
    hand.press("Ctrl+Z")
    assert "S1" in labels(hand)
