"""The window killed in the middle of a word: what had rested for a second is there, and the next start says so."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.model import Risk
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window

TYPES = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from briefing.model import Kind, Risk
from ui.app import application
from ui.main_window import MainWindow
from ui.settings import Settings

app = application()
window = MainWindow(Settings())
window.resize(1440, 900)
window.show()
window.open_project(Path(sys.argv[1]))
desk = window.workspace.desk
risk = desk.project.all(Risk)[0]
desk.select(Kind.RISK, risk.id)
field = window.workspace.dock.risks.fields.title
field.setFocus()
field.selectAll()
QTest.keyClicks(field, "Typed and left to rest")
resting = QEventLoop()
desk.changed.connect(lambda _change: resting.quit())
QTimer.singleShot(60_000, resting.quit)
resting.exec()
QTest.keyClicks(field, " and then half a wo")
print("typing", flush=True)
app.exec()
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no SIGKILL here")
def test_what_was_typed_and_rested_outlives_the_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    path = sample_in(tmp_path)
    with subprocess.Popen([sys.executable, "-c", TYPES, path], stdout=subprocess.PIPE, text=True) as window:  # noqa: S603 ours
        assert window.stdout is not None
        assert window.stdout.readline() == "typing\n"
        window.kill()
    hand = Hand(qtbot, shown_window(qtbot))
    hand.window.open_project(path)
    said = hand.window.banners.bar("recovered")
    assert said is not None
    assert "nothing lost up to" in said.message()
    assert "Typed and left to rest" in {risk.title for risk in hand.project.all(Risk)}
    hand.space.desk.undo()
    assert "Typed and left to rest" not in {risk.title for risk in hand.project.all(Risk)}
    assert hand.project.verify() == []
    hand.window.close()
