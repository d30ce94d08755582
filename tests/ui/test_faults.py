"""Every fault of the disk in the window: what it says, what stays in its field, a copy elsewhere, and work going on."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.actions.resting import supports_of
from briefing.actions.sources import TYPED, where_found
from briefing.errors import BriefingError
from briefing.model import Judgement, Kind, Risk, Section, Source
from briefing.project import Project, folders
from briefing.project.lock import lock_beside
from tests.project.faulty import Disk, faulty_disk
from tests.project.test_lock import OTHER_MACHINE
from tests.ui.first_risk import title
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui.kit import LineField, TextField

# Faults that SQLite gets over by itself are reported by apsw all the same.
pytestmark = [
    pytest.mark.usefixtures("home"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

Fault = Callable[[Disk, Path], Callable[[], object]]
"""Breaks something, and returns what mends it."""


def failing(call: str, error: type[apsw.Error]) -> Fault:
    def begin(disk: Disk, path: Path) -> Callable[[], object]:
        disk.fail(call, 1, error, stays=True, within=path.name)
        return disk.mend

    return begin


def moved_away(_disk: Disk, path: Path) -> Callable[[], object]:
    away = path.rename(path.with_name("elsewhere.brief"))
    return lambda: away.rename(path)


def folder_gone(_disk: Disk, path: Path) -> Callable[[], object]:
    away = path.parent.rename(path.parent.with_name("unmounted"))
    return lambda: away.rename(path.parent)


FAULTS: dict[str, tuple[Fault, str]] = {
    "the disk is full": (failing("xWrite", apsw.FullError), "disk is full"),
    "the disk is full at a sync": (failing("xSync", apsw.FullError), "disk is full"),
    "writes fail": (failing("xWrite", apsw.IOError), "drive reported an error"),
    "the file became read-only": (failing("xWrite", apsw.ReadOnlyError), "is read-only"),
    "the right to write was taken": (failing("xWrite", apsw.PermissionsError), "is read-only"),
    "the file was moved": (moved_away, "no longer in its place"),
    "the folder is gone": (folder_gone, "no longer in its place"),
}
FIRST = ("the disk is full", "the folder is gone")
"""Those that are tried with every change; each takes seconds, so the others are tried with the slow tests."""


@pytest.fixture
def disk() -> Iterator[Disk]:
    with faulty_disk() as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return sample_in(folder)


@pytest.fixture
def closed(qtbot: QtBot, qapp: QApplication, home: Path, disk: Disk) -> Iterator[Hand]:
    """A window without a project."""
    made = Hand(qtbot, shown_window(qtbot))
    yield made
    disk.mend()
    if made.window.workspace is not None:
        made.space.desk.unwritten.clear()
        made.window.close_project()
    made.window.close()


@pytest.fixture
def hand(closed: Hand, path: Path) -> Hand:
    """A window with the sample, the first risk shown."""
    assert closed.window.open_project(path)
    closed.until_reading()
    closed.space.desk.select(Kind.RISK, closed.project.all(Risk)[0].id)
    return closed


def type_into(field: LineField | TextField, words: str) -> None:
    if isinstance(field, LineField):
        field.setText(words)
    else:
        field.setPlainText(words)
    field.flush()


def acts(hand: Hand) -> list[str]:
    return [button.text() for button in hand.window.messages.acts()]


@pytest.mark.parametrize(
    "fault",
    [fault if fault in FIRST else pytest.param(fault, marks=pytest.mark.slow) for fault in FAULTS],
)
def test_a_fault_stays_told_keeps_what_was_typed_and_work_goes_on_when_it_ends(
    hand: Hand, disk: Disk, path: Path, fault: str
) -> None:
    begin, words = FAULTS[fault]
    risk = hand.project.all(Risk)[0]
    mend = begin(disk, path)
    type_into(title(hand), "Typed meanwhile")
    bar = hand.window.messages
    assert words in bar.message()
    assert "nothing earlier is lost" in bar.message() or "can still be read and saved" in bar.message()
    assert acts(hand) == ["Try again", "Save a copy elsewhere…"]
    assert title(hand).text() == "Typed meanwhile"
    assert title(hand).property("marked")
    assert hand.window.status.saved_words() == "Not saved"
    bar.press("Try again")
    assert words in bar.message()
    mend()
    bar.press("Try again")
    assert bar.message() == ""
    assert not title(hand).property("marked")
    assert hand.project.get(Risk, risk.id).title == "Typed meanwhile"
    assert hand.project.verify() == []


@pytest.mark.parametrize(
    "fault",
    ["the file was moved", *(pytest.param(fault, marks=pytest.mark.slow) for fault in FIRST)],
)
def test_during_a_fault_a_copy_elsewhere_takes_what_was_typed_and_the_file_stays_sound(
    hand: Hand, disk: Disk, path: Path, tmp_path: Path, fault: str
) -> None:
    begin, _words = FAULTS[fault]
    risk = hand.project.all(Risk)[0]
    mend = begin(disk, path)
    type_into(title(hand), "Typed meanwhile")
    hand.choose_copy(tmp_path / "copy.brief")
    hand.window.messages.press("Save a copy elsewhere…")
    hand.until_project(tmp_path / "copy.brief")
    assert hand.project.get(Risk, risk.id).title == "Typed meanwhile"
    mend()
    with Project.open(path) as left:
        assert left.verify() == []
        assert left.get(Risk, risk.id).title == risk.title


def test_a_drive_pulled_out_never_ends_the_window_and_work_goes_on_when_it_is_back(hand: Hand, disk: Disk) -> None:
    first, second = hand.project.all(Risk)[:2]
    hand.project._connections.mine().execute("PRAGMA shrink_memory")
    # What cannot be read comes to the message bar by way of the bug report, which a test has not.
    with hand.qtbot.capture_exceptions() as met:
        disk.vanish()
        type_into(title(hand), "Typed meanwhile")
        hand.space.desk.select(Kind.RISK, second.id)
        hand.space.desk.select(Kind.RISK, first.id)
        hand.press("Ctrl+H", "Ctrl+S")
        said = hand.window.messages.message()
        disk.mend()
        hand.window.messages.press("Try again")
    assert all(isinstance(error, BriefingError) for _kind, error, _trace in met), met
    assert "drive reported an error" in said
    assert hand.window.messages.message() == ""
    assert hand.project.get(Risk, first.id).title == "Typed meanwhile"


def test_the_words_of_a_brief_and_of_an_assumption_stay_in_their_fields_too(hand: Hand, disk: Disk, path: Path) -> None:
    judgements = hand.project.all(Judgement)
    based = next(one for one in judgements if supports_of(hand.project, one, Kind.ASSUMPTION))
    with hand.project.edit("Add judgement") as edit:
        other = edit.put(Judgement(statement="It rests on nothing yet"))
    hand.space.go_to_kind(Kind.JUDGEMENT)
    hand.space.desk.select(Kind.JUDGEMENT, based.id)
    assumptions = hand.space.dock.judgements.fields.assumptions
    section = hand.space.dock.brief.fields.sections.row_for("summary")
    disk.fail("xWrite", 1, apsw.FullError, stays=True, within=path.name)
    type_into(section.body, "The summary as it is being written")
    type_into(next(iter(assumptions.rows.values())).statement, "They mean what they say")
    assert section.body.property("marked")
    hand.space.desk.select(Kind.JUDGEMENT, other.id)
    assert not assumptions.rows
    hand.space.desk.select(Kind.JUDGEMENT, based.id)
    again = next(iter(assumptions.rows.values()))
    assert again.statement.value() == "They mean what they say"
    assert again.statement.property("marked")
    disk.mend()
    hand.window.messages.press("Try again")
    assert not section.body.property("marked")
    assert not again.statement.property("marked")
    assert hand.project.get(Section, section.section.id).body == "The summary as it is being written"


def test_a_window_is_not_closed_over_a_file_that_was_deleted_while_it_was_open(
    hand: Hand, path: Path, tmp_path: Path
) -> None:
    risks = hand.project.count(Risk)
    path.unlink()
    assert not hand.window.close()
    assert "no longer where it was" in hand.window.messages.message()
    assert acts(hand) == ["Try again", "Save a copy elsewhere…", "Close and lose it"]
    hand.choose_copy(tmp_path / "saved.brief")
    hand.window.messages.press("Save a copy elsewhere…")
    hand.until_project(tmp_path / "saved.brief")
    assert hand.project.count(Risk) == risks


def test_what_is_typed_on_the_source_card_is_held_like_everything_else(hand: Hand, disk: Disk, path: Path) -> None:
    source = hand.project.all(Source)[0]
    hand.space.sources.show_card([source.id])
    publisher = hand.space.sources.card.details.publisher
    disk.fail("xWrite", 1, apsw.FullError, stays=True, within=path.name)
    type_into(publisher, "The Evening Post")
    assert publisher.property("marked")
    hand.space.sources.show_card([hand.project.all(Source)[1].id])
    assert publisher.text() != "The Evening Post"
    assert not hand.window.close()
    assert "would be lost by closing" in hand.window.messages.message()
    hand.space.sources.show_card([source.id])
    assert publisher.text() == "The Evening Post"
    disk.mend()
    hand.window.messages.press("Try again")
    written = hand.project.get(Source, source.id)
    assert written.publisher == "The Evening Post"
    assert where_found(written, "publisher") == TYPED


# Opening


def test_a_lock_of_another_machine_names_it_and_is_set_aside_only_on_demand(closed: Hand, path: Path) -> None:
    lock_beside(path).write_text(json.dumps(OTHER_MACHINE))
    assert not closed.window.open_project(path)
    assert "by grace on desk-7, since 2026-01-02" in closed.window.messages.message()
    assert acts(closed) == ["Open a copy…", "It is closed there: open it"]
    closed.window.messages.press("It is closed there: open it")
    assert not closed.project.read_only
    assert closed.window.messages.message() == ""
    assert json.loads(lock_beside(path).read_text())["pid"] == os.getpid()


def test_what_another_machine_has_open_is_worked_on_in_a_copy(closed: Hand, path: Path, tmp_path: Path) -> None:
    lock_beside(path).write_text(json.dumps(OTHER_MACHINE))
    closed.window.open_project(path)
    closed.choose_copy(tmp_path / "mine.brief")
    closed.window.messages.press("Open a copy…")
    closed.until_project(tmp_path / "mine.brief")
    assert json.loads(lock_beside(path).read_text()) == OTHER_MACHINE


def test_a_network_drive_is_warned_of_once(closed: Hand, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_mounts", lambda: f"server:/share {path.parent} nfs4 rw 0 0")
    closed.window.open_project(path)
    said = closed.window.banners.bar("folder")
    assert said is not None
    assert "lies on a network drive" in said.message()
    closed.window.close_project()
    closed.window.open_project(path)
    assert closed.window.banners.bar("folder") is None


def test_a_file_with_a_foreign_trigger_is_not_opened_and_left_as_it_is(closed: Hand, path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TRIGGER sly AFTER INSERT ON note BEGIN DELETE FROM risk; END")
    connection.close()
    raw = path.read_bytes()
    assert not closed.window.open_project(path)
    assert closed.window.workspace is None
    assert "not opened" in closed.window.messages.message()
    assert path.read_bytes() == raw
