"""Opening what cannot be opened as it is: who has it, what is damaged, which password; always with ways out."""
# SPDX-License-Identifier: MIT

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication

from briefing.errors import NotAProject
from briefing.model import Actor, Risk
from briefing.project import Project
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import LONG, Hand
from ui.messages import MessageBar
from ui.window.opening import Way, open_project

_OTHER = """
import os, sys
from pathlib import Path
from briefing.model import Actor
from briefing.project import Project
project = Project.open(Path(sys.argv[1]))
with project.edit("Add Ann") as edit:
    edit.put(Actor(name="Ann"))
if sys.argv[2] == "cut":
    with project.action(lambda first, last: f"Import {last}").step() as edit:
        edit.put(Actor(name="Half"))
print("ready", flush=True)
sys.stdin.readline()
if sys.argv[2] != "hold":
    os.kill(os.getpid(), 9)
project.close()
"""


pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Project.create(tmp_path / "held.brief", "Held").close()
    return tmp_path / "held.brief"


@contextmanager
def another(path: Path, how: str) -> Iterator[None]:
    """Another process that has the project open and then closes it, or dies."""
    with subprocess.Popen(  # noqa: S603 -- our own interpreter and our own modules
        [sys.executable, "-c", _OTHER, str(path), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        yield
        process.communicate("\n")


def words(bar: MessageBar) -> list[str]:
    return [button.text() for button in bar.acts()]


def banner(hand: Hand, topic: str) -> MessageBar:
    found = hand.window.banners.bar(topic)
    assert found is not None, f"nothing is said of {topic}"
    return found


def damage(path: Path, start: int, length: int = 4096) -> None:
    raw = bytearray(path.read_bytes())
    raw[start : start + length] = bytes(length)
    path.write_bytes(raw)


def test_a_project_of_ones_own_opens_without_a_word(hand: Hand, path: Path) -> None:
    assert hand.window.open_project(path)
    assert hand.window.messages.message() == ""
    assert all(hand.window.banners.bar(topic) is None for topic in ("read-only", "recovered", "folder"))


def test_what_is_not_there_is_an_error_for_people(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(NotAProject):
        open_project(Way(tmp_path / "nowhere.brief"))


def test_a_project_open_elsewhere_names_who_has_it_and_is_opened_read_only_on_demand(hand: Hand, path: Path) -> None:
    with another(path, "hold"):
        assert not hand.window.open_project(path)
        assert hand.window.workspace is None
        assert "is open already by" in hand.window.messages.message()
        assert words(hand.window.messages) == ["Open read-only", "Open a copy…"]
        hand.window.messages.press("Open read-only")
        assert hand.project.read_only
        assert "is open already by" in banner(hand, "read-only").message()
        assert hand.window.messages.message() == ""
        hand.window.close_project()


def test_a_project_open_elsewhere_can_be_worked_on_in_a_copy(hand: Hand, path: Path, tmp_path: Path) -> None:
    hand.choose_copy(tmp_path / "mine.brief")
    with another(path, "hold"):
        hand.window.open_project(path)
        hand.window.messages.press("Open a copy…")
        hand.until_project(tmp_path / "mine.brief")
    assert [actor.name for actor in hand.project.all(Actor)] == ["Ann"]


def test_after_a_crash_the_window_says_what_is_there_and_shows_what_changed(hand: Hand, path: Path) -> None:
    with another(path, "kill"):
        pass
    hand.window.open_project(path)
    bar = banner(hand, "recovered")
    assert bar.message().startswith("Recovered; nothing lost up to ")
    bar.press("See what changed")
    assert hand.space.history.isVisible()
    assert [one.step.label for one in hand.space.history.steps.model.actions() if one.recovered] == ["Add Ann"]


def test_a_cut_off_action_is_named_and_taken_back_as_a_whole(hand: Hand, path: Path) -> None:
    with another(path, "cut"):
        pass
    hand.window.open_project(path)
    bar = banner(hand, "recovered")
    assert "“Import 1” was cut off" in bar.message()
    bar.press("Undo it")
    assert [actor.name for actor in hand.project.all(Actor)] == ["Ann"]
    assert hand.window.banners.bar("recovered") is None


def test_a_newer_format_opens_read_only_with_a_sentence(hand: Hand, path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", 99)
    connection.close()
    assert hand.window.open_project(path)
    assert hand.project.read_only
    assert "newer Briefing" in banner(hand, "read-only").message()


def test_a_cloud_folder_is_warned_of_once(hand: Hand, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    Project.create(folder / "a.brief", "A").close()
    hand.window.open_project(folder / "a.brief")
    assert "cloud" in banner(hand, "folder").message()
    hand.window.close_project()
    hand.window.open_project(folder / "a.brief")
    assert hand.window.banners.bar("folder") is None


def test_a_damaged_project_is_salvaged_into_a_copy_and_left_as_it_is(hand: Hand, tmp_path: Path) -> None:
    path = sample_in(tmp_path)
    damage(path, path.stat().st_size // 4096 // 2 * 4096)
    raw = path.read_bytes()
    assert not hand.window.open_project(path)
    assert "damaged" in hand.window.messages.message()
    hand.choose_copy(tmp_path / "new.brief")
    hand.window.messages.press("Salvage into a copy…")
    hand.until(lambda: hand.window.workspace is not None, timeout=LONG)
    assert hand.project.path == tmp_path / "new.brief"
    assert "items kept" in banner(hand, "salvaged").message()
    assert path.read_bytes() == raw
    assert hand.project.count(Risk) > 0


def test_where_the_first_page_is_lost_the_newest_backup_is_offered(hand: Hand, tmp_path: Path) -> None:
    path = sample_in(tmp_path)
    with Project.open(path) as project:
        project.back_up()
        count = project.count(Risk)
    damage(path, 0)
    assert not hand.window.open_project(path)
    assert words(hand.window.messages)[1:] == ["Look at the backup", "Put the backup in its place"]
    hand.window.messages.press("Look at the backup")
    assert hand.project.read_only
    assert str(hand.project.path) not in [recent.path for recent in hand.window.settings.values.recents]
    hand.window.close_project()
    hand.window.open_project(path)
    hand.window.messages.press("Put the backup in its place")
    hand.until_project(path)
    assert hand.project.count(Risk) == count
    assert "kept as" in banner(hand, "salvaged").message()


def test_a_file_that_may_not_be_written_is_offered_for_reading(
    hand: Hand, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse(target: Path, flags: int, *rest: int) -> int:
        if flags & os.O_CREAT and target.name.endswith("-lock"):
            raise PermissionError(13, "not allowed", str(target))
        return opened(target, flags, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert not hand.window.open_project(path)
    assert "read-only" in hand.window.messages.message()
    hand.window.messages.press("Open read-only")
    assert hand.project.read_only


def test_a_password_is_asked_for_on_a_sheet_and_a_wrong_one_said_there(hand: Hand, path: Path) -> None:
    with Project.open(path) as project:
        project.set_password("winter")
    assert not hand.window.open_project(path)
    hand.until_focus("Password")
    hand.type("summer")
    hand.press("Return")
    sheet = hand.window.opening.password_sheet()
    assert sheet is not None
    assert "not the password" in sheet.problem.text()
    assert hand.window.workspace is None
    sheet.password.clear()
    hand.type("winter")
    with hand.qtbot.waitSignal(hand.window.project_opened):
        hand.press("Return")
    assert hand.window.opening.password_sheet() is None
    assert hand.project.is_protected


def test_the_password_sheet_is_left_with_escape(hand: Hand, path: Path) -> None:
    with Project.open(path) as project:
        project.set_password("winter")
    hand.window.open_project(path)
    hand.until_focus("Password")
    hand.press("Esc")
    assert hand.window.opening.password_sheet() is None
    assert hand.window.workspace is None
