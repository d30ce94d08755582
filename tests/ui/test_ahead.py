"""What is made ready while nobody works: in steps that hold nothing up, and not while somebody works."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.sample_copy import sample_in
from tests.ui.stretches import stretches
from tests.ui.window_hand import LONG, Hand
from ui.window import ahead

MOST_MS = 50.0
TRIES = 3
"""A stretch counts where it comes back: what happens once may be the machine's."""


def test_nothing_is_made_ready_while_somebody_works(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    steps = [partial(taken.append, number) for number in range(1_000)]
    monkeypatch.setattr(ahead.Ahead, "_steps", lambda _ahead: steps)
    monkeypatch.setattr(ahead, "QUIET_MS", 0)
    monkeypatch.setattr(ahead, "AT_WORK_MS", LONG)
    hand.window.open_project(sample_in(tmp_path))
    hand.until(lambda: bool(taken))
    QTest.keyClick(hand.window.windowHandle(), Qt.Key.Key_Down)
    before = list(taken)
    QTest.qWait(200)
    assert taken == before


@pytest.mark.calm
def test_no_step_holds_the_window(hand: Hand, tmp_path: Path) -> None:
    tries = []
    for number in range(TRIES):
        folder = tmp_path / str(number)
        folder.mkdir()
        hand.window.open_project(sample_in(folder))
        hand.until_reading()
        hand.until(lambda: hand.space.ahead.is_under_way)
        with stretches() as found:
            hand.until(lambda: hand.space.ahead.is_done, LONG)
        tries.append(found.worst_ms)
    assert min(tries) <= MOST_MS, tries
