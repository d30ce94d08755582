"""Salvaging in the window: how far it is, giving it up, passwords, and what the damaged file no longer took."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import apsw
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.model import Kind, Note, Risk
from briefing.project import CopyStopped, Project, Report, backups
from tests.project.faulty import faulty_disk
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import LONG, Hand, shown_window
from ui.messages import MessageBar
from ui.window import mending

_PAGE = 4096


pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Hand]:
    made = Hand(qtbot, shown_window(qtbot))
    made.choose_copy(tmp_path / "new.brief")
    yield made
    made.window.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sample_in(tmp_path)


def damage(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    middle = len(raw) // _PAGE // 2 * _PAGE
    raw[middle : middle + _PAGE] = bytes(_PAGE)
    path.write_bytes(raw)


def said(hand: Hand, topic: str) -> MessageBar:
    found = hand.window.banners.bar(topic)
    assert found is not None, f"nothing is said of {topic}"
    return found


class Held:
    """A salvage that waits until it is let go; where it `asks`, it says how far it is meanwhile and can be given up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, asks: bool = True) -> None:
        self.let_go = Event()
        self._asks = asks
        self._real = mending.salvage
        monkeypatch.setattr(mending, "salvage", self)

    def __call__(self, path: Path, copy: Path, *, password: str, key: str, going_on: Callable[[int], bool]) -> Report:
        while not self.let_go.wait(0.01):
            if self._asks and not going_on(1_200):
                raise CopyStopped("The salvage was given up.", safe="The damaged file is as it was.")
        return self._real(path, copy, password=password, key=key, going_on=going_on)


def test_a_salvage_counts_what_it_has_read_and_can_be_given_up(
    hand: Hand, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(path)
    Held(monkeypatch)
    hand.window.open_project(path)
    hand.window.messages.press("Salvage into a copy…")
    bar = hand.window.messages
    hand.until(lambda: f"{QLocale().toString(1_200)} rows and texts so far" in bar.message())
    assert "The damaged file is only read." in bar.message()
    bar.press("Give up")
    hand.until(lambda: "given up" in bar.message())
    assert not (tmp_path / "new.brief").exists()
    assert [button.text() for button in bar.acts()] == ["Salvage into a copy…"]


def test_the_real_salvage_is_told_by_the_window_to_stop(
    hand: Hand, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Project.open(path) as project, project.edit("Add notes") as edit:
        edit.put_all(Note(text=str(number)) for number in range(500))
    damage(path)
    held = Held(monkeypatch, asks=False)
    hand.window.open_project(path)
    hand.window.messages.press("Salvage into a copy…")
    job = hand.window.jobs.running
    assert job is not None
    job.cancel()
    held.let_go.set()
    hand.until(lambda: "given up" in hand.window.messages.message(), timeout=LONG)
    assert not (tmp_path / "new.brief").exists()


@pytest.mark.slow
def test_a_protected_project_is_salvaged_with_its_password_and_the_copy_opens_without_asking(
    hand: Hand, path: Path, tmp_path: Path
) -> None:
    with Project.open(path) as project:
        project.set_password("winter")
    damage(path)
    assert not hand.window.open_project(path, "winter")
    hand.window.messages.press("Salvage into a copy…")
    hand.until(lambda: hand.window.workspace is not None, timeout=LONG)
    assert hand.project.path == tmp_path / "new.brief"
    assert hand.project.is_protected
    assert hand.window.opening.password_sheet() is None
    assert "items kept" in said(hand, "salvaged").message()


@pytest.mark.slow
def test_a_protected_project_found_damaged_while_open_is_salvaged_with_its_key(
    hand: Hand, path: Path, tmp_path: Path
) -> None:
    with Project.open(path) as project:
        project.set_password("winter")
        risks = project.count(Risk)
    hand.window.open_project(path, "winter")
    hand.window.trust.keeping.checked.emit(["page 7 is not what it was"])  # type: ignore[union-attr] # it is there
    said(hand, "damage").press("Salvage into a copy…")
    hand.until(lambda: hand.project.path == tmp_path / "new.brief", timeout=LONG)
    assert hand.project.is_protected
    assert hand.project.count(Risk) == risks
    assert "with the whole history" in said(hand, "salvaged").message()


@pytest.mark.slow
def test_what_the_damaged_file_no_longer_took_is_written_into_the_salvaged_copy(
    hand: Hand, qapp: QApplication, path: Path, tmp_path: Path
) -> None:
    with faulty_disk() as disk:
        hand.window.open_project(path)
        hand.until_reading()
        risk = hand.project.all(Risk)[0]
        hand.space.desk.select(Kind.RISK, risk.id)
        title = hand.space.dock.risks.fields.title
        disk.fail("xWrite", 1, apsw.CorruptError, stays=True, within=path.name)
        title.setText("Typed while it broke")
        title.flush()
        bar = hand.window.messages
        assert "is damaged" in bar.message()
        assert title.property("marked")
        assert [button.text() for button in bar.acts()] == ["Salvage into a copy…"]
        bar.press("Salvage into a copy…")
        hand.until(lambda: hand.project.path == tmp_path / "new.brief", timeout=LONG)
        assert hand.project.get(Risk, risk.id).title == "Typed while it broke"
        assert "You work in new.brief now." in said(hand, "copy").message()


@pytest.mark.slow
def test_a_salvage_that_ends_while_another_project_is_open_does_not_take_its_place(
    hand: Hand, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(path)
    held = Held(monkeypatch)
    hand.window.open_project(path)
    hand.window.messages.press("Salvage into a copy…")
    Project.create(tmp_path / "other.brief", "Other").close()
    hand.window.open_project(tmp_path / "other.brief")
    held.let_go.set()
    hand.until(lambda: hand.window.banners.bar("salvaged") is not None, timeout=LONG)
    assert hand.project.name == "Other"
    said(hand, "salvaged").press("Open it")
    assert hand.project.path == tmp_path / "new.brief"
    assert "items kept" in said(hand, "salvaged").message()


# Versions of a protected project


@pytest.mark.slow
def test_a_version_of_a_protected_project_is_looked_at_and_led_back_from_without_asking(hand: Hand, path: Path) -> None:
    with Project.open(path) as project:
        project.set_password("winter")
    hand.window.open_project(path, "winter")
    backup = hand.project.back_up()
    assert backup is not None
    hand.window.trust.show_versions()
    hand.space.history.versions.open.click()
    assert hand.project.path == backup.path
    assert hand.project.read_only
    said(hand, "read-only").press("Back to the project")
    assert hand.project.path == path
    assert not hand.project.read_only


@pytest.mark.slow
def test_a_version_of_a_protected_project_is_restored_and_undo_takes_that_back(hand: Hand, path: Path) -> None:
    with Project.open(path) as project:
        project.set_password("winter")
    hand.window.open_project(path, "winter")
    hand.project.back_up()
    old = hand.project.all(Risk)[0]
    hand.space.desk.write(Kind.RISK, old.id, title="Another title")
    hand.window.trust.show_versions()
    hand.space.history.versions.restore.click()
    hand.until(lambda: hand.project.get(Risk, old.id).title == old.title)
    hand.until(lambda: "is restored" in hand.window.toast.message())
    hand.space.desk.undo()
    assert hand.project.get(Risk, old.id).title == "Another title"


@pytest.mark.slow
def test_a_version_with_a_password_of_its_own_asks_for_that(hand: Hand, path: Path) -> None:
    hand.window.open_project(path)
    old = hand.project.all(Risk)[0]
    backup = hand.project.back_up()
    assert backup is not None
    hand.space.desk.write(Kind.RISK, old.id, title="Another title")
    protected = backup.path.with_name("aside.brief")
    backup.path.replace(protected)
    with Project.open(protected) as aside:
        aside.set_password("summer")
    protected.replace(backup.path)
    hand.window.trust.restore(backups.listed(path)[0])
    hand.until(lambda: hand.window.trust.version_sheet() is not None)
    sheet = hand.window.trust.version_sheet()
    assert sheet is not None
    sheet.given.emit("winter")
    hand.until(lambda: "not the password" in sheet.problem.text())
    sheet.given.emit("summer")
    hand.until(lambda: hand.window.trust.version_sheet() is None)
    assert hand.project.get(Risk, old.id).title == old.title
