"""How recent projects stand: a drive that does not answer holds nobody up, and old answers disturb no new question."""
# SPDX-License-Identifier: MIT

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.lookout
from tests.ui.window_hand import LONG
from ui.lookout import Lookout, Sighting, Standing


def test_an_answer_that_was_taken_is_not_looked_for_again(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, slept = [Sighting(Standing.THERE), Sighting(Standing.GONE)], threading.Event()

    def seen(_path: Path) -> Sighting:
        found = answers.pop(0)
        if found.standing is Standing.GONE:
            slept.wait(LONG / 1_000)  # the drive has gone to sleep meanwhile
        return found

    monkeypatch.setattr(ui.lookout, "sighting", seen)
    lookout = Lookout()
    lookout.look(["a"])
    qtbot.waitUntil(lambda: lookout.of("a") is not None or not answers, timeout=LONG)
    lookout.look(["a"])
    qapp.processEvents()  # what the first answer told comes now
    assert lookout.is_there("a")
    slept.set()
    qtbot.waitUntil(lambda: not lookout.is_there("a"), timeout=LONG)
