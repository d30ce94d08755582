"""The window killed in the middle of a word: not a letter is lost, and the next start says what came back."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.model import Actor, Note, Risk, Section
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window

TYPES = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from briefing.actions.unfinished import PLACE
from briefing.model import Kind, Note, Risk
from ui.app import application
from ui.main_window import MainWindow
from ui.settings import Settings

app = application()
window = MainWindow(Settings())
window.resize(1440, 900)
window.show()
window.open_project(Path(sys.argv[1]))
desk = window.workspace.desk
dock = window.workspace.dock
risk = desk.project.all(Risk)[0]
desk.select(Kind.RISK, risk.id)
field = dock.risks.fields.title
field.setFocus()
field.selectAll()
QTest.keyClicks(field, "Typed and left to rest")
resting = QEventLoop()
desk.changed.connect(lambda _change: resting.quit())
QTimer.singleShot(60_000, resting.quit)
resting.exec()

# From here on nothing rests: what comes back was never committed.
with desk.project.edit("Note") as edit:
    note = edit.put(Note(text="Begun"))
notes = dock.panel(Kind.NOTE)
notes.open_item(note.id)
section = window.workspace.modes.compose().writing.in_order()[0].editor
window.workspace.modes.read()
actors = dock.actors.head.list
actors.setCurrentIndex(actors.model().index(0, 0))
actors.edit(actors.currentIndex())
name = actors.findChild(QLineEdit)
for one in (field, notes.fields.text, section):
    one._draft._idle.setInterval(10**8)
field.end(False)
QTest.keyClicks(field, " and then half a wo")
QTest.keyClicks(notes.fields.text, "noted")
QTest.keyClicks(section, "composed")
QTest.keyClicks(name, "Renam")
while not all(words in desk.project.place(PLACE) for words in ("half a wo", "noted", "composed", "Renam")):
    app.processEvents()
print("typing", flush=True)
app.exec()
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no SIGKILL here")
def test_what_was_typed_outlives_the_window_to_the_letter(
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
    assert "What was being typed is back: Rename risk R" in said.message()
    project = hand.project
    assert "Typed and left to rest and then half a wo" in {risk.title for risk in project.all(Risk)}
    assert any("noted" in note.text for note in project.all(Note))
    assert any("composed" in section.body for section in project.all(Section))
    assert "Renam" in {actor.name for actor in project.all(Actor)}
    for _ in range(4):
        hand.space.desk.undo()
    assert "Typed and left to rest" in {risk.title for risk in project.all(Risk)}
    assert "Renam" not in {actor.name for actor in project.all(Actor)}
    assert project.verify() == []
    hand.window.close()
