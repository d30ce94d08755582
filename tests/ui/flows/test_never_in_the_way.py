"""With 10,000 articles nothing an analyst does holds the window for longer than 50 ms."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.model import Source
from tests.ui.large_project import ARTICLES, large_in
from tests.ui.stretches import stretches
from tests.ui.window_hand import LONG, Hand, shown_window

MOST_MS = 50.0
MERGED = 13
TRIES = 3
"""A stretch counts where it comes back: what happens once may be the machine's."""


@pytest.fixture
def large(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    window = shown_window(qtbot)
    window.open_project(large_in(tmp_path))
    hand = Hand(qtbot, window)
    hand.until_reading()
    settle(1.5)
    yield hand
    window.close()


def settle(seconds: float) -> None:
    """Let the loop run: what is put off until there is time belongs to what put it off."""
    QTest.qWait(round(seconds * 1000))


def press(hand: Hand, *keys: str) -> None:
    """Press keys as a person does: the loop runs between two."""
    for one in keys:
        hand.press(one)
        settle(0.05)


def type_words(hand: Hand, words: str) -> None:
    """Type as a person does."""
    for letter in words:
        hand.type(letter)
        settle(0.05)
    settle(0.5)


def find(hand: Hand) -> None:
    press(hand, "Ctrl+F")
    type_words(hand, "s-400")
    press(hand, "F3", "F3", "Esc")


def use_palette(hand: Hand) -> None:
    press(hand, "Ctrl+K")
    type_words(hand, "article 99")
    press(hand, "Esc")


def merge(hand: Hand) -> None:
    press(hand, "Alt+A", "Home", *["Shift+Down"] * (MERGED - 1), "M")
    assert len(hand.space.dock.actors.sheet.ids()) == MERGED
    press(hand, "Return")
    settle(0.5)
    press(hand, "Ctrl+Z")
    settle(0.5)


def mark(hand: Hand) -> None:
    press(hand, "S", "R")
    settle(0.5)
    press(hand, "Ctrl+Return")


def choose_all(hand: Hand) -> None:
    press(hand, "Alt+S", "Ctrl+A")
    settle(0.3)
    assert hand.space.library.chosen_count() > ARTICLES
    press(hand, "Alt+Return")
    settle(0.3)
    press(hand, "Esc", "Alt+S", "Home")
    settle(0.3)


def remove(hand: Hand) -> None:
    before = hand.project.count(Source)
    hand.space.library.model.load_all()
    hand.space.library.view.choose(range(2_000, 2_500), 2_000)
    settle(0.3)
    press(hand, "Alt+S", "Del")
    assert hand.project.count(Source) == before - 500
    settle(0.5)
    press(hand, "Ctrl+Z")
    hand.until(lambda: hand.project.count(Source) == before, LONG)
    settle(0.5)


def export(hand: Hand) -> None:
    hand.choose_pdf(hand.project.path.with_name("brief.pdf"))
    press(hand, "Ctrl+E")
    with hand.qtbot.waitSignal(hand.window.jobs.idle, timeout=LONG):
        hand.press("Return")
    settle(0.5)


@pytest.mark.calm
@pytest.mark.parametrize("work", [find, use_palette, merge, mark, choose_all, remove, export])
def test_the_window_looks_for_events_all_the_time(large: Hand, work: Callable[[Hand], None]) -> None:
    tries = []
    for _ in range(TRIES):
        large.space.focus_text()
        with stretches() as found:
            work(large)
        tries.append(found.worst_ms)
    assert min(tries) <= MOST_MS, tries
