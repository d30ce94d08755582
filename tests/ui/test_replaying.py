"""Undo and Redo in the window: small ones at once, large ones beside it, all in the order they were asked for."""
# SPDX-License-Identifier: MIT

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.errors import BriefingError
from briefing.model import Note
from briefing.project import Change, Project
from ui import replaying
from ui.replaying import Replaying


class Listener:
    """Hears in which thread each change was committed."""

    def __init__(self, project: Project) -> None:
        self.heard: list[tuple[str, str, bool]] = []
        self._here = threading.get_ident()
        project.subscribe(self._hear)

    def _hear(self, change: Change) -> None:
        self.heard.append((change.kind, change.label, threading.get_ident() == self._here))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "x.brief", "X") as made:
        for name in ("one", "two", "three"):
            with made.edit(name) as edit:
                edit.put(Note(text=name))
        yield made


def test_what_is_small_is_taken_back_at_once(qapp: QApplication, project: Project) -> None:
    listener = Listener(project)
    Replaying(project).undo()
    assert listener.heard == [("undo", "three", True)]


def test_what_is_large_is_taken_back_beside_the_window_one_after_another(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaying, "LARGE", 0)
    listener = Listener(project)
    made = Replaying(project)
    for ask in (made.undo, made.undo, made.redo):
        ask()
    assert made.is_at_work
    qtbot.waitUntil(lambda: not made.is_at_work)
    assert listener.heard == [("undo", "three", False), ("undo", "two", False), ("redo", "two", False)]
    assert [note.text for note in project.all(Note)] == ["one", "two"]


def test_closing_waits_for_what_is_at_work_and_begins_nothing_more(
    qapp: QApplication, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaying, "LARGE", 0)
    made = Replaying(project)
    made.undo()
    made.undo()
    made.stop()
    assert not made.is_at_work
    assert [note.text for note in project.all(Note)] == ["one", "two"]


def test_what_keeps_it_from_being_taken_back_is_told(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaying, "LARGE", 0)
    made = Replaying(project)
    project.path.replace(project.path.with_name("elsewhere.brief"))
    said: list[BriefingError] = []
    made.failed.connect(said.append)
    made.undo()
    qtbot.waitUntil(lambda: not made.is_at_work)
    project.path.with_name("elsewhere.brief").replace(project.path)
    assert "no longer in its place" in said[0].happened
    assert project.count(Note) == 3


def test_what_is_to_come_after_it_waits_for_what_is_large(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaying, "LARGE", 0)
    made = Replaying(project)
    left: list[list[str]] = []
    made.one_by_one([made.undo, made.undo, lambda: left.append([note.text for note in project.all(Note)])])
    assert left == []
    qtbot.waitUntil(lambda: left == [["one"]])
