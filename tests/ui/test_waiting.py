"""What is typed while something else has the project: the field keeps it, the window goes on, then it is written."""
# SPDX-License-Identifier: MIT

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.errors import ProjectError
from briefing.model import Kind, Note, Risk
from briefing.project import Project
from tests.ui.first_risk import on_first_risk, risk, title
from tests.ui.held import Held
from tests.ui.window_hand import Hand

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hand]:
    made = on_first_risk(qtbot, tmp_path)
    yield made
    made.window.close()


def type_title(hand: Hand, words: str) -> None:
    title(hand).setText(words)
    title(hand).flush()


@contextmanager
def writing(project: Project) -> Iterator[threading.Event]:
    """Another thread is in the middle of a step until the event is set; the block is left when it is through."""
    inside, let_go = threading.Event(), threading.Event()

    def write() -> None:
        with project.edit("A long step") as edit:
            edit.put(Note(text="long"))
            inside.set()
            let_go.wait()
        project.leave_thread()

    thread = threading.Thread(target=write)
    thread.start()
    inside.wait()
    try:
        yield let_go
    finally:
        let_go.set()
        thread.join()


def test_what_is_typed_while_another_thread_writes_is_kept_and_written_after_it(hand: Hand) -> None:
    """Were the window to wait for the other thread, it would wait for ever: this test lets that one go."""
    first, second = risk(hand), risk(hand, 1)
    desk = hand.space.desk
    with writing(hand.project) as let_go:
        type_title(hand, "Typed meanwhile")
        assert risk(hand).title == first.title
        desk.select(Kind.RISK, second.id)
        assert title(hand).text() == second.title
        desk.select(Kind.RISK, first.id)
        assert title(hand).text() == "Typed meanwhile"
        assert not title(hand).property("marked")
        assert hand.window.messages.message() == ""
        assert hand.window.status.saved_words() == "Saved in a moment"
        with hand.qtbot.waitSignal(desk.trying_again):
            let_go.set()
    assert risk(hand).title == "Typed meanwhile"
    assert "All changes saved" in hand.window.status.saved_words()
    assert [step.label for step in hand.project.history.steps(limit=2)][1] == "A long step"
    desk.undo()
    assert risk(hand).title == first.title


def test_what_is_done_next_comes_after_what_was_typed(hand: Hand) -> None:
    with writing(hand.project) as let_go:
        type_title(hand, "Typed meanwhile")
        let_go.set()
        hand.space.dock.risks.delete_selected()
    labels = [step.label for step in hand.project.history.steps(limit=3)]
    assert labels[2] == "A long step"
    assert "Delete" in labels[0]
    hand.space.desk.undo()
    assert risk(hand).title == "Typed meanwhile"


def test_closing_writes_what_waits(hand: Hand) -> None:
    path, wanted = hand.project.path, risk(hand).id
    with writing(hand.project) as let_go:
        type_title(hand, "Typed meanwhile")
        let_go.set()
        hand.window.close_project()
    with Project.open(path, read_only=True) as project:
        assert project.get(Risk, wanted).title == "Typed meanwhile"


# Password


def ask(hand: Hand, password: str) -> None:
    hand.window.trust.ask_password()
    sheet = hand.window.trust.protect_sheet()
    assert sheet is not None
    if not password:
        sheet.remove.click()
        return
    sheet.password.setText(password)
    sheet.again.setText(password)
    sheet.again.returnPressed.emit()
    assert hand.window.trust.protect_sheet() is None


def leftovers(hand: Hand) -> list[str]:
    return [file.name for file in hand.project.path.parent.iterdir() if "rekeyed" in file.name]


def test_a_password_is_set_after_the_warning_and_removed_again_with_the_versions(hand: Hand) -> None:
    made = hand.project.back_up()
    assert made is not None
    hand.window.trust.ask_password()
    sheet = hand.window.trust.protect_sheet()
    assert sheet is not None
    sheet.password.setText("winter")
    sheet.again.setText("wintr")
    sheet.again.returnPressed.emit()
    assert "not the same" in sheet.problem.text()
    ask(hand, "winter")
    hand.until(lambda: hand.window.toast.message() == "The password is set")
    assert hand.project.is_protected
    hand.until(lambda: hand.window.jobs.running is None)
    assert not made.path.read_bytes().startswith(b"SQLite format 3")
    type_title(hand, "Goes on")
    assert risk(hand).title == "Goes on"
    ask(hand, "")
    hand.until(lambda: hand.window.toast.message() == "The password is removed")
    assert not hand.project.is_protected
    assert leftovers(hand) == []


def test_while_a_password_is_set_the_window_can_be_read_and_typed_in_and_nothing_else_is_changed(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch, "prepare_password")
    first, second = risk(hand), risk(hand, 1)
    ask(hand, "winter")
    hand.until(lambda: "Setting the password · 34" in hand.window.status.job_words())
    type_title(hand, "Typed meanwhile")
    hand.space.desk.select(Kind.RISK, second.id)
    hand.space.dock.risks.delete_selected()
    assert "has to wait until “Setting the password” has ended" in hand.window.toast.message()
    assert hand.project.get(Risk, first.id).title == first.title
    assert hand.project.find(Risk, second.id) is not None
    held.let_go.set()
    hand.until(lambda: hand.window.toast.message() == "The password is set")
    assert hand.project.is_protected
    assert hand.project.get(Risk, first.id).title == "Typed meanwhile"
    assert threading.get_ident() not in held.threads


def test_a_password_that_is_given_up_or_fails_leaves_the_project_as_it_was(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch, "prepare_password")
    ask(hand, "winter")
    hand.until(lambda: "Setting the password · 34" in hand.window.status.job_words())
    type_title(hand, "Typed meanwhile")
    hand.window.status.cancelled.emit()
    hand.until(lambda: not hand.space.desk.resting_for)
    assert risk(hand).title == "Typed meanwhile"

    def fails(*_: object) -> None:
        raise ProjectError("The password of x.brief could not be changed.", safe="The project is as it was.")

    monkeypatch.setattr(Project, "take_password", fails)
    held.let_go.set()
    ask(hand, "winter")
    hand.until(lambda: "could not be changed" in hand.window.messages.message())
    assert not hand.project.is_protected
    type_title(hand, "Goes on")
    assert risk(hand).title == "Goes on"


def test_closing_gives_up_a_password_that_is_being_set_and_writes_what_was_typed(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    Held(monkeypatch, "prepare_password")
    path, wanted, there = hand.project.path, risk(hand).id, hand.project.path.parent
    ask(hand, "winter")
    type_title(hand, "Typed meanwhile")
    hand.window.close()
    with Project.open(path, read_only=True) as project:
        assert project.get(Risk, wanted).title == "Typed meanwhile"
    assert [file.name for file in there.iterdir() if "rekeyed" in file.name] == []
