"""Nothing is lost: while the disk fails, when the window is left, and by what is kept beside the project."""
# SPDX-License-Identifier: MIT

import threading
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.model import Kind, Risk
from briefing.project import Project
from tests.project.faulty import Disk, faulty_disk
from tests.ui.first_risk import on_first_risk, risk, title
from tests.ui.held import Held
from tests.ui.window_hand import LONG, Hand

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def disk() -> Iterator[Disk]:
    with faulty_disk() as made:
        yield made


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, home: Path, disk: Disk, tmp_path: Path) -> Iterator[Hand]:
    made = on_first_risk(qtbot, tmp_path)
    yield made
    disk.mend()
    made.window.close()


def fill_disk(hand: Hand, disk: Disk) -> None:
    disk.fail("xWrite", 1, apsw.FullError, stays=True, within=hand.project.path.name)


def type_title(hand: Hand, words: str) -> None:
    title(hand).setText(words)
    title(hand).flush()


# Faults


def test_while_the_disk_is_full_the_bar_stays_and_what_was_typed_stays_marked(hand: Hand, disk: Disk) -> None:
    old = risk(hand).title
    fill_disk(hand, disk)
    type_title(hand, "Another title")
    bar = hand.window.messages
    assert "disk is full" in bar.message()
    assert "nothing earlier is lost" in bar.message()
    assert not bar._dismiss.isVisible()
    assert title(hand).text() == "Another title"
    assert title(hand).property("marked")
    assert hand.window.status.saved_words() == "Not saved"
    assert risk(hand).title == old


def test_when_the_fault_ends_try_again_writes_it_and_the_bar_goes(hand: Hand, disk: Disk) -> None:
    fill_disk(hand, disk)
    type_title(hand, "Another title")
    hand.window.messages.press("Try again")
    assert "Tried again at" in hand.window.messages.message()
    disk.mend()
    hand.window.messages.press("Try again")
    assert hand.window.messages.message() == ""
    assert risk(hand).title == "Another title"
    assert not title(hand).property("marked")
    assert "saved" in hand.window.status.saved_words()


def test_work_goes_on_by_itself_when_the_next_thing_can_be_written(hand: Hand, disk: Disk) -> None:
    fill_disk(hand, disk)
    type_title(hand, "Another title")
    disk.mend()
    type_title(hand, "A third title")
    assert hand.window.messages.message() == ""
    assert risk(hand).title == "A third title"


def test_what_was_typed_for_one_item_is_not_lost_by_looking_at_another(hand: Hand, disk: Disk) -> None:
    first, second = risk(hand), risk(hand, 1)
    fill_disk(hand, disk)
    type_title(hand, "Another title")
    hand.space.desk.select(Kind.RISK, second.id)
    assert title(hand).text() == second.title
    assert not title(hand).property("marked")
    hand.space.desk.select(Kind.RISK, first.id)
    assert title(hand).text() == "Another title"
    assert title(hand).property("marked")
    hand.space.desk.select(Kind.RISK, second.id)
    disk.mend()
    hand.window.messages.press("Try again")
    assert hand.project.get(Risk, first.id).title == "Another title"
    assert hand.window.messages.message() == ""


def test_what_could_not_be_done_is_done_by_trying_again(hand: Hand, disk: Disk) -> None:
    gone = risk(hand)
    fill_disk(hand, disk)
    hand.space.dock.risks.delete_selected()
    assert hand.project.find(Risk, gone.id) is not None
    disk.mend()
    hand.window.messages.press("Try again")
    assert hand.project.find(Risk, gone.id) is None


def test_a_copy_elsewhere_gets_what_could_not_be_written_and_work_goes_on_there(
    hand: Hand, disk: Disk, tmp_path: Path
) -> None:
    old = hand.project.path
    wanted = risk(hand)
    (tmp_path / "elsewhere").mkdir()
    copy = tmp_path / "elsewhere" / "saved.brief"
    hand.choose_copy(copy)
    fill_disk(hand, disk)
    type_title(hand, "Another title")
    hand.window.messages.press("Save a copy elsewhere…")
    hand.until_project(copy)
    assert hand.project.get(Risk, wanted.id).title == "Another title"
    assert hand.window.messages.message() == ""
    said = hand.window.banners.bar("copy")
    assert said is not None
    assert "You work in saved.brief now." in said.message()
    disk.mend()
    with Project.open(old) as project:
        assert project.get(Risk, wanted.id).title == wanted.title


def test_a_copy_that_cannot_be_written_is_said_and_work_stays_here(hand: Hand, disk: Disk, tmp_path: Path) -> None:
    hand.choose_copy(tmp_path / "no" / "such.brief")
    fill_disk(hand, disk)
    type_title(hand, "Another title")
    hand.window.messages.press("Save a copy elsewhere…")
    hand.until(lambda: hand.window.banners.bar("copy") is not None)
    assert title(hand).text() == "Another title"


def test_the_window_is_not_closed_over_what_could_not_be_written(hand: Hand, disk: Disk) -> None:
    fill_disk(hand, disk)
    type_title(hand, "Another title")
    assert not hand.window.close()
    assert "would be lost by closing" in hand.window.messages.message()
    hand.press("Ctrl+Shift+W")
    assert hand.window.workspace is not None
    hand.window.messages.press("Close and lose it")
    assert hand.window.workspace is None


# Typing


def test_what_is_being_typed_is_written_when_the_window_is_left(hand: Hand, qtbot: QtBot) -> None:
    title(hand).setFocus()
    hand.until(lambda: title(hand).hasFocus())
    title(hand).setText("Half a")
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other, timeout=LONG):
        other.show()
        other.activateWindow()
    assert risk(hand).title == "Half a"


def test_what_is_being_typed_is_written_after_a_second_of_rest(hand: Hand) -> None:
    title(hand).setText("Half a")
    hand.until(lambda: risk(hand).title == "Half a")


# Checkpoints, copies, history


def test_ctrl_s_marks_this_moment_and_says_so(hand: Hand) -> None:
    hand.press("Ctrl+S")
    (step,) = hand.project.history.checkpoints()
    assert step.label.startswith("Checkpoint ")
    assert hand.window.toast.message() == step.label


def test_the_history_opens_by_its_key_in_exchange_for_the_library_and_closes_again(hand: Hand) -> None:
    hand.window.resize(1280, 800)
    hand.press("Ctrl+H")
    assert hand.space.history.isVisible()
    assert hand.space.library.is_rail
    assert hand.window.commands.action("edit.history").isChecked()
    hand.press("Esc")
    assert hand.space.history.isHidden()
    assert hand.space.library.is_whole


def test_a_copy_is_saved_under_another_name_and_offered(hand: Hand, tmp_path: Path) -> None:
    here = hand.project.path
    copy = tmp_path / "second.brief"
    hand.choose_copy(copy)
    hand.press("Ctrl+Shift+S")
    hand.until(lambda: hand.window.toast.message() == "Saved as second.brief")
    assert copy.is_file()
    assert hand.project.path == here


def test_while_a_copy_is_written_the_window_works_on_and_the_copy_can_be_given_up(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch, "save_copy")
    hand.choose_copy(tmp_path / "second.brief")
    hand.press("Ctrl+Shift+S")
    hand.until(lambda: "Saving second.brief · 34" in hand.window.status.job_words())
    type_title(hand, "Typed meanwhile")
    assert risk(hand).title == "Typed meanwhile"
    hand.window.status.cancelled.emit()
    hand.until(lambda: hand.window.toast.message() == "The copy was given up.")
    assert not (tmp_path / "second.brief").exists()
    assert threading.get_ident() not in held.threads


def test_what_was_edited_while_the_copy_was_written_is_not_left_behind(
    hand: Hand, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = hand.project.path
    held = Held(monkeypatch, "save_copy")
    hand.choose_copy(tmp_path / "second.brief")
    fill_disk(hand, disk)
    type_title(hand, "Another title")
    hand.window.messages.press("Save a copy elsewhere…")
    disk.mend()
    hand.window.messages.press("Try again")
    held.let_go.set()
    hand.until(lambda: hand.window.toast.message() == "Saved as second.brief")
    assert hand.project.path == here


# Versions


def test_a_version_is_opened_beside_nothing_and_led_back_from(hand: Hand) -> None:
    here = hand.project.path
    backup = hand.project.back_up()
    assert backup is not None
    hand.window.trust.show_versions()
    hand.space.history.versions.open.click()
    assert hand.project.path == backup.path
    assert hand.project.read_only
    said = hand.window.banners.bar("read-only")
    assert said is not None
    said.press("Back to the project")
    assert hand.project.path == here
    assert not hand.project.read_only


def test_a_version_is_restored_and_undo_takes_that_back(hand: Hand) -> None:
    old = risk(hand).title
    hand.project.back_up()
    type_title(hand, "Another title")
    hand.window.trust.show_versions()
    hand.space.history.versions.restore.click()
    hand.until(lambda: "is restored" in hand.window.toast.message())
    assert risk(hand).title == old
    hand.until(lambda: title(hand).text() == old)
    hand.space.desk.undo()
    assert risk(hand).title == "Another title"


def test_while_a_version_is_restored_the_window_works_on(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch, "restore")
    backup = hand.project.back_up()
    assert backup is not None
    hand.window.trust.restore(backup)
    hand.until(lambda: "Restoring the version of" in hand.window.status.job_words())
    type_title(hand, "Typed meanwhile")
    assert risk(hand).title == "Typed meanwhile"
    held.let_go.set()
    hand.until(lambda: "is restored" in hand.window.toast.message())
    assert risk(hand).title != "Typed meanwhile"
    hand.space.desk.undo()
    assert risk(hand).title == "Typed meanwhile"


# What goes on unseen


def test_the_file_is_checked_and_backed_up_in_the_background(hand: Hand) -> None:
    keeping = hand.window.trust.keeping
    assert keeping is not None
    with hand.qtbot.waitSignals([keeping.checked, keeping.backed_up], timeout=LONG):
        keeping.go_round()
    assert keeping.found == []
    assert "all as recorded" in hand.space.history.steps.chain.text()
    assert len(hand.project.backups()) == 1


def test_damage_found_while_open_is_told_with_its_ways_out(hand: Hand) -> None:
    hand.window.trust.keeping.checked.emit(["page 7 is not what it was"])  # type: ignore[union-attr] # it is there
    bar = hand.window.banners.bar("damage")
    assert bar is not None
    assert [button.text() for button in bar.acts()] == ["Salvage into a copy…", "Versions"]
