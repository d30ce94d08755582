"""What is looked at for the first time in a project never holds the window for longer than 50 ms."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.sample_copy import sample_in
from tests.ui.stretches import stretches
from tests.ui.window_hand import LONG, Hand, shown_window

MOST_MS = 50.0
TRIES = 3
"""A stretch counts where it comes back: what happens once may be the machine's."""
ENTRIES = {
    "Compose": ("Ctrl+2",),
    "Read again": ("Ctrl+1",),
    "Actors": ("Alt+A",),
    "Risks": ("Alt+R",),
    "Judgements": ("Alt+J",),
    "Timeline": ("Alt+L",),
    "Notes": ("Alt+N",),
    "source card": ("Alt+T", "Alt+Return"),
    "find": ("Alt+T", "Ctrl+F"),
    "history": ("Esc", "Ctrl+H"),
    "palette": ("Ctrl+K",),
    "library": ("Esc", "Ctrl+Shift+L"),
    "annotations": ("Esc", "F7"),
    "preferences": ("Esc", "Ctrl+,"),
    "keys": ("Esc", "?"),
    "guide": ("Esc", "F1"),
}


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    window = shown_window(qtbot)
    yield Hand(qtbot, window)
    window.close()


def entered(hand: Hand, project: Path) -> dict[str, float]:
    """The longest stretch of each entry, once what is made ready ahead is ready."""
    hand.window.open_project(project)
    hand.until_reading()
    hand.until(lambda: hand.space.ahead.is_done, LONG)
    longest = {}
    for name, keys in ENTRIES.items():
        with stretches() as found:
            for key in keys:
                hand.press(key)
                QTest.qWait(300)
        longest[name] = found.worst_ms
    return longest


@pytest.mark.calm
def test_no_first_entry_holds_the_window(hand: Hand, tmp_path: Path) -> None:
    tries = []
    for number in range(TRIES):
        folder = tmp_path / str(number)
        folder.mkdir()
        tries.append(entered(hand, sample_in(folder)))
    best = {name: round(min(one[name] for one in tries), 1) for name in ENTRIES}
    assert {name: held for name, held in best.items() if held > MOST_MS} == {}, tries
