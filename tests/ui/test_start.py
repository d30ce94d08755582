"""The start screen: new, open, sample and recent projects, by keys."""
# SPDX-License-Identifier: MIT

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester

from briefing.errors import BriefingError
from briefing.model import Source
from briefing.project import Project
from briefing.project.lock import Holder, hold
from tests.ui.window_hand import LONG, Hand
from ui.kit import KeyCap
from ui.lookout import Lookout, Sighting, Standing, sighting
from ui.recent_list import THERE, RecentProjects
from ui.recent_view import Part
from ui.settings import Recent, Settings, data_folder, projects_folder, short_path
from ui.window.new_project import file_name

pytestmark = pytest.mark.usefixtures("home")


def rows(hand: Hand) -> list[str]:
    """The headings and projects of the list."""
    recents = hand.window.start.recents
    return [recents.index(row).data() for row in range(recents.rowCount())]


def test_a_new_project_is_a_name_and_enter(hand: Hand) -> None:
    hand.press("Ctrl+N")
    hand.until_focus("Name of the project")
    hand.type("Black Sea: grain?")
    with hand.qtbot.waitSignal(hand.window.project_opened):
        hand.press("Return")
    assert hand.project.name == "Black Sea: grain?"
    assert hand.project.path == projects_folder() / "Black Sea grain.brief"
    assert hand.window.windowTitle() == "Black Sea: grain? – Briefing"
    assert hand.focus.objectName() == "offer", "Enter imports the first articles"
    assert "All changes saved" in hand.window.status.saved_words()


def test_a_name_that_is_taken_is_refused_where_it_is_typed(hand: Hand) -> None:
    projects_folder().mkdir(parents=True)
    Project.create(projects_folder() / "Twice.brief", "Twice").close()
    hand.press("Ctrl+N")
    hand.until_focus("Name of the project")
    hand.type("Twice")
    hand.press("Return")
    sheet = hand.window.new_project_sheet()
    assert sheet is not None
    assert "already a file" in sheet._problem.text()
    assert hand.window.workspace is None
    hand.press("Esc")
    assert hand.window.new_project_sheet() is None


def test_another_folder_can_be_chosen_and_is_remembered(hand: Hand, tmp_path: Path) -> None:
    other = tmp_path / "other"
    hand.window.asking.folder = lambda _folder: other  # type: ignore[method-assign] # the seam for tests
    hand.press("Ctrl+N")
    sheet = hand.window.new_project_sheet()
    assert sheet is not None
    sheet._change.click()
    hand.until_focus("Name of the project")
    hand.type("There")
    hand.press("Return")
    assert hand.project.path == other / "There.brief"
    assert Settings().values.folder == str(other)


@pytest.mark.slow
def test_the_sample_opens_as_a_fresh_copy_each_time(hand: Hand) -> None:
    for copy in ("1", "2"):
        with hand.qtbot.waitSignal(hand.window.project_opened, timeout=LONG):
            hand.press("Ctrl+Shift+N")
        assert hand.project.path.parent == data_folder() / "samples" / copy
        assert hand.project.count(Source) == 8


def test_enter_reopens_the_last_project(hand: Hand, tmp_path: Path) -> None:
    hand.window.create_project(tmp_path / "a.brief", "A")
    hand.window.create_project(tmp_path / "b.brief", "B")
    hand.press("Ctrl+Shift+W")
    assert [recent.name for recent in Settings().values.recents] == ["B", "A"]
    with hand.qtbot.waitSignal(hand.window.project_opened):
        hand.press("Return")
    assert hand.project.name == "B"


def test_a_project_that_is_gone_is_grey_and_can_be_located_or_forgotten(hand: Hand, tmp_path: Path) -> None:
    hand.window.create_project(tmp_path / "gone.brief", "Gone")
    hand.press("Ctrl+Shift+W")
    moved = (tmp_path / "gone.brief").rename(tmp_path / "moved.brief")
    hand.window.start.refresh()
    start = hand.window.start
    assert rows(hand) == ["Not found", "Gone"]
    assert start.recents.index(1).data(THERE) is False
    assert "moved or deleted" in start.recents.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    start.list.setFocus()
    hand.window.asking.project = lambda _folder: None  # type: ignore[method-assign] # the seam for tests
    hand.press("Return")
    assert hand.window.workspace is None
    hand.window.asking.project = lambda _folder: moved  # type: ignore[method-assign] # the same
    hand.press("Return")
    assert hand.project.path == moved
    hand.press("Ctrl+Shift+W")
    assert [recent.path for recent in Settings().values.recents] == [str(moved)]
    start.list.setFocus()
    hand.press("Del")
    assert start.recents.rowCount() == 0
    assert Settings().values.recents == ()


def test_a_pinned_project_stays_first_while_enter_reopens_the_last(hand: Hand, tmp_path: Path) -> None:
    for name in ("a", "b"):
        hand.window.create_project(tmp_path / f"{name}.brief", name.upper())
    hand.press("Ctrl+Shift+W")
    start = hand.window.start
    start.list.setFocus()
    hand.press("Down", "P")
    assert [recent.name for recent in Settings().values.recents if recent.pinned] == ["A"]
    assert rows(hand) == ["Pinned", "A", "Earlier", "B"]
    for number in range(12):
        hand.window.settings.remember_project(Recent(f"/p/{number}.brief", str(number)))
    assert "A" in [recent.name for recent in hand.window.settings.values.recents]
    for number in range(12):
        hand.window.settings.forget_project(f"/p/{number}.brief")
    hand.window.settings.remember_project(Recent(str(tmp_path / "b.brief"), "B", "2099-01-01T00:00:00+00:00"))
    start.refresh()
    assert start.list.currentIndex().data() == "B"
    menu = QMenu()
    start.fill_menu(menu, start.recents.index(1))
    assert [action.text() for action in menu.actions()] == ["Open\tEnter", "Unpin\tP", "Remove from the list\tDel"]
    menu.actions()[1].trigger()
    assert not any(recent.pinned for recent in Settings().values.recents)


def test_a_file_that_is_no_project_is_refused_in_words(hand: Hand, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.brief"
    wrong.write_text("Dear Sir", encoding="utf-8")
    hand.window.asking.project = lambda _folder: wrong  # type: ignore[method-assign] # the seam for tests
    hand.press("Ctrl+O")
    assert "is not a Briefing project" in hand.window.messages.message()
    assert hand.window.workspace is None


def test_the_recent_menu_lists_them_too(hand: Hand, tmp_path: Path) -> None:
    menu = hand.window.commands.submenu("file.recent")
    menu.aboutToShow.emit()
    assert [action.isEnabled() for action in menu.actions()] == [False]
    hand.window.create_project(tmp_path / "a.brief", "A & B")
    hand.window.close_project()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["A && B"]
    with hand.qtbot.waitSignal(hand.window.project_opened):
        menu.actions()[0].trigger()


def test_headings_are_passed_by_the_keyboard_and_the_filter_is_walked_by_keys(hand: Hand, tmp_path: Path) -> None:
    for name in "abcdef":
        Project.create(tmp_path / f"{name}.brief", name.upper()).close()
        hand.window.settings.remember_project(Recent(str(tmp_path / f"{name}.brief"), name.upper(), mode="compose"))
    start = hand.window.start
    start.refresh()
    start.pin(start.recents.index(3))
    start.list.setFocus()
    assert rows(hand) == ["Pinned", "C", "Earlier", "F", "E", "D", "B", "A"]
    start.list.setCurrentIndex(start.recents.index(1))
    hand.press("Down")
    assert start.list.currentIndex().data() == "F"
    assert not start.recents.index(2).flags()
    hand.press("/")
    hand.type("b.br")
    assert rows(hand) == ["B"]
    hand.press("Esc")
    assert start._filter.text() == ""
    hand.press("Down")
    assert hand.focus is start.list
    hand.press("/")
    hand.type("nowhere")
    hand.press("Esc", "Esc")
    assert hand.focus is start.list


def test_the_mouse_pins_removes_and_opens(hand: Hand, tmp_path: Path) -> None:
    Project.create(tmp_path / "a.brief", "A").close()
    hand.window.settings.change(recents=(Recent(str(tmp_path / "a.brief"), "A"), Recent("/media/x/y/z.brief", "Z")))
    start = hand.window.start
    start.refresh()
    assert "its drive is not there" in start.recents.index(3).data(Qt.ItemDataRole.AccessibleTextRole)

    def click(row: int, part: Part) -> None:
        rect = start.list.visualRect(start.recents.index(row))
        places = (QPoint(x, rect.center().y()) for x in range(rect.left() + 4, rect.right()))
        place = next(one for one in places if start.list.part_at(start.recents.index(row), QPointF(one)) is part)
        QTest.mouseClick(start.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(3, Part.REMOVE)
    click(0, Part.PIN)
    assert rows(hand) == ["Pinned", "A"]
    with hand.qtbot.waitSignal(hand.window.project_opened):
        click(1, Part.WORDS)


def test_what_was_copied_begins_a_new_project(hand: Hand) -> None:
    QGuiApplication.clipboard().setText("Ankara weighs its choices.\n\nMoscow waits.")
    hand.press("Ctrl+V")
    hand.until_focus("Name of the project")
    QGuiApplication.clipboard().setText("Choices")
    hand.press("Ctrl+V")
    with hand.qtbot.waitSignal(hand.window.jobs.idle, timeout=LONG):
        hand.press("Return")
    assert hand.project.name == "Choices"
    assert [source.title for source in hand.project.all(Source)] == ["Ankara weighs its choices."]


def test_recents_keep_qts_rules_and_are_found_without_accents(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    there = tmp_path / "x.brief"
    there.write_bytes(b"x")
    recents = [Recent("/nowhere/ş.brief", "Şimşek"), Recent(str(there), "Here", place="S1 ¶5", mode="read")]
    lookout = Lookout()
    lookout.look(recent.path for recent in recents)
    model = RecentProjects(lookout)
    model.show_recents(recents)
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(4)] == ["Earlier", "Here", "Not found", "Şimşek"]
    assert "left at S1 ¶5, Read" in model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    model.show_recents(recents, "simsek")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Not found", "Şimşek"]


def test_who_has_a_project_open_and_what_was_cut_off_are_seen_without_opening(tmp_path: Path) -> None:
    path = tmp_path / "x.brief"
    path.write_bytes(b"x")
    lock = tmp_path / "x.brief-lock"
    assert sighting(path).standing is Standing.THERE
    lock.write_bytes(replace(Holder.this_process(), host="desk-4", machine="another").said())
    assert sighting(path) == Sighting(Standing.HELD, "desk-4", sighting(path).at)
    lock.write_bytes(Holder.this_process().said())
    assert sighting(path).standing is Standing.LEFT
    held = hold(path)
    assert sighting(path).standing is Standing.HELD
    held.release()


def test_a_drive_that_is_silent_keeps_nobody_waiting(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Project.create(tmp_path / "far.brief", "Far").close()
    answers = threading.Event()

    def silent(path: Path) -> Sighting:
        answers.wait(LONG)
        return Sighting(Standing.THERE)

    monkeypatch.setattr("ui.lookout.sighting", silent)
    hand.window.settings.remember_project(Recent(str(tmp_path / "far.brief"), "Far"))
    start = hand.window.start
    start.refresh()
    start.focus_first()
    hand.press("Return")
    assert hand.window.workspace is None
    with hand.qtbot.waitSignal(hand.window.project_opened):
        answers.set()


@pytest.mark.parametrize(
    ("name", "file"),
    [("A/B", "A B"), ("  .hidden. ", "hidden"), ('<>:"|?*', "Project"), ("Karadeniz tahılı", "Karadeniz tahılı")],
)
def test_any_name_makes_a_file(name: str, file: str) -> None:
    assert file_name(name) == file


def test_paths_begin_at_home() -> None:
    assert short_path(Path.home() / "Briefs" / "a.brief") == str(Path("~/Briefs/a.brief"))


def test_the_key_caps_follow_keys_of_ones_own(hand: Hand) -> None:
    def caps() -> set[str]:
        return {cap.accessibleName() for cap in hand.window.start.findChildren(KeyCap)}

    assert "Ctrl+N" in caps()
    hand.window.commands.set_own_keys({"file.new": ("Ctrl+Shift+M",)})
    assert "Ctrl+Shift+M" in caps()
    assert "Ctrl+N" not in caps()


def test_f6_leads_to_the_message_on_the_start_screen_and_back(hand: Hand) -> None:
    begins = hand.focus
    hand.window.messages.show_error(BriefingError("It did not open."))
    hand.press("F6")
    assert hand.window.messages.isAncestorOf(hand.focus)
    hand.press("F6")
    assert hand.focus is begins
