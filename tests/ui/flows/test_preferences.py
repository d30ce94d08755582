"""The preferences: every setting applies at once and is kept; keys are changed by pressing them."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.brief.house import users_defaults
from briefing.brief.yardstick import own_words_of, users_words, yardstick_of
from briefing.model import Brief, Risk, Section
from briefing.project import Project, backup_rules
from briefing.project.thinning import Keeping
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand
from ui import fonts, theme
from ui.app import last_project
from ui.commands import Commands
from ui.kit import ComboField, KeyCap, LineField, SegmentedControl
from ui.lookout import Lookout
from ui.preferences.applying import begin_with
from ui.preferences.bands_table import BandsTable
from ui.preferences.controls import FolderField
from ui.preferences.name_fields import NameFields
from ui.preferences.page import PreferencesPage
from ui.preferences.sheet import PreferencesSheet
from ui.settings import Density, ReadingFace, ReadingWidth, Recent, Remembered, Settings, Start


@pytest.fixture
def sheet(hand: Hand) -> PreferencesSheet:
    hand.press("Ctrl+,")
    hand.until_focus("Search settings and keys")
    found = hand.window.findChild(PreferencesSheet)
    assert isinstance(found, PreferencesSheet)
    return found


def keys_of(hand: Hand, command: str) -> list[str]:
    return [sequence.toString() for sequence in hand.window.commands.action(command).shortcuts()]


def test_asked_for_again_they_are_opened_once(hand: Hand, sheet: PreferencesSheet) -> None:
    sheet.list.setFocus()
    hand.press("Ctrl+,")
    assert hand.window.findChildren(PreferencesSheet) == [sheet]
    assert hand.focus is sheet.search


def test_a_command_gets_the_keys_that_are_pressed_and_keeps_them(hand: Hand, sheet: PreferencesSheet) -> None:
    sheet.show_page("keys")
    shown = [sheet.keys.model.index(row, 1).data() for row in range(sheet.keys.model.rowCount())]
    assert "Ctrl+N" in shown, "the key that some keyboards have for it is not named beside it"
    sheet.keys.choose("file.versions")
    sheet.keys.table.setFocus()
    hand.press("Return", "Ctrl+Alt+V")
    assert keys_of(hand, "file.versions") == ["Ctrl+Alt+V"]
    hand.window.keys.open()
    hand.until(lambda: hand.window.keys.is_whole)
    assert any(cap.accessibleName() == "Ctrl+Alt+V" for cap in hand.window.keys.findChildren(KeyCap))
    hand.window.keys.close_now()
    assert Settings().values.keys == {"file.versions": ("Ctrl+Alt+V",)}
    sheet.keys.reset.click()
    assert keys_of(hand, "file.versions") == []


def test_keys_are_changed_in_preferences_that_are_opened_again(
    hand: Hand, sheet: PreferencesSheet, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sheet.destroyed):
        hand.press("Escape")
    hand.press("Ctrl+,")
    hand.until_focus("Search settings and keys")
    again = hand.window.findChild(PreferencesSheet)
    assert isinstance(again, PreferencesSheet)
    again.show_page("keys")
    again.keys.choose("file.versions")
    again.keys.table.setFocus()
    hand.press("Return", "Ctrl+Alt+V")
    assert keys_of(hand, "file.versions") == ["Ctrl+Alt+V"]
    again.keys.reset.click()


def test_keys_of_another_command_are_taken_only_when_pressed_again(hand: Hand, sheet: PreferencesSheet) -> None:
    sheet.show_page("keys")
    sheet.keys.choose("file.versions")
    sheet.keys.table.setFocus()
    hand.press("Return", "Ctrl+I")
    assert "Import sources" in sheet.keys.said()
    assert keys_of(hand, "file.import") == ["Ctrl+I"]
    hand.press("Ctrl+I")
    assert keys_of(hand, "file.versions") == ["Ctrl+I"]
    assert keys_of(hand, "file.import") == []
    sheet.keys.reset_all.click()
    assert keys_of(hand, "file.import") == ["Ctrl+I"]


def test_keys_pressed_after_somebody_chose_otherwise_change_nothing(hand: Hand, sheet: PreferencesSheet) -> None:
    sheet.show_page("keys")
    for leave in (sheet.keys.remove.click, sheet.search.setFocus):
        sheet.keys.choose("file.versions")
        sheet.keys.wait()
        leave()
        assert sheet.keys.said().startswith("Enter on a command")
        sheet.keys.table.setFocus()
        hand.press("Ctrl+Alt+V")
        assert keys_of(hand, "file.versions") == []
    sheet.keys.reset.click()


def test_keys_that_every_list_and_text_needs_are_given_to_no_command(hand: Hand, sheet: PreferencesSheet) -> None:
    sheet.show_page("keys")
    for command, keys in (("file.versions", "Space"), ("text.page_down", "Ctrl+Home")):
        sheet.keys.choose(command)
        sheet.keys.table.setFocus()
        hand.press("Return", keys, keys)
        assert "every list and text needs it" in sheet.keys.said()
        hand.press("Escape")
    assert Settings().values.keys == {}


@pytest.fixture
def usual_keys(qtbot: QtBot) -> Iterator[None]:
    """The keys of places belong to the application, which all tests share."""
    yield
    Commands(QWidget())


@pytest.mark.usefixtures("usual_keys")
def test_keys_of_lists_and_of_the_text_are_changed_like_all_others(
    hand: Hand, sheet: PreferencesSheet, tmp_path: Path
) -> None:
    sheet.show_page("keys")
    for command, keys in (("list.new", "F4"), ("text.next_paragraph", "F12"), ("edit.rename", "Ctrl+Alt+R")):
        sheet.keys.choose(command)
        sheet.keys.table.setFocus()
        hand.press("Return", keys)
    hand.press("Escape", "Escape")
    assert Settings().values.keys["list.new"] == ("F4",)
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    hand.press("F12", "F12")
    assert hand.page.paragraph()[0] == 3
    hand.press("Ctrl+Down")
    assert hand.page.paragraph()[0] == 3
    hand.press("Alt+R")
    before = hand.project.count(Risk)
    hand.press("F2", "Ins")
    assert hand.project.count(Risk) == before
    hand.press("F4")
    assert hand.project.count(Risk) == before + 1


def test_what_a_list_does_is_found_in_the_palette_and_done_there(hand: Hand, tmp_path: Path) -> None:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    assert hand.window.commands.why_not("list.filter") == "go to a list first"
    hand.press("Alt+A", "Ctrl+K")
    hand.type(">filter")
    hand.press("Return")
    hand.until_focus("Filter actors")


def test_escape_leaves_the_keys_and_then_the_sheet(hand: Hand, sheet: PreferencesSheet) -> None:
    sheet.show_page("keys")
    sheet.keys.choose("file.new")
    sheet.keys.table.setFocus()
    hand.press("Return", "Escape")
    assert keys_of(hand, "file.new")[0] == "Ctrl+N"
    assert Settings().values.keys == {}
    hand.press("Escape")
    assert sheet.isHidden()


def test_settings_and_keys_are_found_by_words(hand: Hand, sheet: PreferencesSheet) -> None:
    hand.type("letter keys")
    hand.press("Return")
    hand.until(lambda: sheet.room.currentWidget() is sheet.page("reading"))
    letters = sheet.page("reading").row("Letter keys")
    assert letters.isVisible()
    assert not sheet.page("reading").row("Pop-up").isVisible()
    assert sheet.keys.model.rowCount() == 1
    hand.press("Space")
    assert not Settings().values.letter_keys
    assert not hand.window.commands.action("view.letter_keys").isChecked()
    letters.back.click()
    assert Settings().values.letter_keys
    for words, page, row in (("outlet", "brief", "Citations"), ("severe", "assessment", "Names of impacts")):
        sheet.search.setText(words)
        assert sheet.page(page).row(row).isVisible(), "what a field offers is found, shown or not"
    sheet.search.setText("zebra")
    assert not any(isinstance(page, PreferencesPage) and page.isVisible() for page in sheet.room.made())


CHANGED = (
    ("general", "Start with", "start", Start.LAST),
    ("general", "Recent projects", "recents_kept", 5),
    ("general", "Language", "language", "en"),
    ("general", "Dates and numbers", "locale", "de_DE"),
    ("appearance", "Theme", "theme", theme.Choice.DARK),
    ("appearance", "Text size", "text_scale", 150),
    ("appearance", "Rows of lists", "density", Density.COMPACT),
    ("appearance", "Typeface of texts", "reading_face", ReadingFace.SANS),
    ("appearance", "Width of articles", "reading_width", ReadingWidth.WIDE),
    ("appearance", "Motion", "still", True),
    ("reading", "Marks in the text", "hidden_kinds", ("event",)),
    ("reading", "Pop-up", "pop_up", False),
    ("reading", "Suggestions", "likely", False),
    ("reading", "Letter keys", "letter_keys", False),
    ("assessment", "Likelihood words", "scale", "phia"),
)


@pytest.fixture(autouse=True)
def usual_afterwards(themed: QApplication) -> Iterator[None]:
    """Sizes, typefaces and dates belong to the application, which all tests share."""
    yield
    begin_with(Remembered())


def test_every_setting_is_kept_and_has_a_way_back(hand: Hand, sheet: PreferencesSheet) -> None:
    for page, name, field, value in CHANGED:
        row = sheet.page(page).row(name)
        assert row.back.isHidden(), name
        hand.window.applying.change(**{field: value})
        assert getattr(Settings().values, field) == value
        assert not row.back.isHidden(), name
        row.back.click()
        assert getattr(Settings().values, field) == getattr(Remembered(), field)
        assert row.back.isHidden(), name


def test_pages_and_choices_are_reached_by_keys(hand: Hand, sheet: PreferencesSheet) -> None:
    hand.press("Down", "Down")
    assert sheet.room.currentWidget() is sheet.page("appearance")
    hand.press("Tab", "Right")
    assert Settings().values.theme.value == "light"


def test_looks_apply_at_once_to_the_open_project(hand: Hand, tmp_path: Path) -> None:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    wide = hand.page.cursorRect().left()
    change = hand.window.applying.change
    change(theme=theme.Choice.DARK, text_scale=140, density=Density.COMPACT)
    assert theme.current().dark
    assert hand.page.text_scale() == 140
    assert fonts.ui_font(10).pointSizeF() == pytest.approx(fonts.ui_font(10, scale=1.0).pointSizeF() * 1.4)
    assert hand.window.font().pointSizeF() == pytest.approx(fonts.ui_font().pointSizeF())
    change(text_scale=100, reading_face=ReadingFace.SANS, reading_width=ReadingWidth.NARROW)
    assert hand.page.document().defaultFont().families()[0] == fonts.DESK
    assert hand.page.cursorRect().left() > wide
    change(hidden_kinds=("actor",))
    assert "actor" not in hand.space.library.kinds.shown()


def test_the_pop_up_and_its_likely_items_can_be_switched_off(hand: Hand, tmp_path: Path) -> None:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    start = hand.page.text().index("Erdoğan")
    hand.page.select(start, start + len("Erdoğan"))
    assert hand.page.likely()
    hand.window.applying.change(likely=False)
    assert not hand.page.likely()
    hand.page.open_popup()
    assert hand.page.popup.isVisible()
    hand.window.applying.change(pop_up=False)
    hand.page.popup.hide()
    hand.page.open_popup()
    assert not hand.page.popup.isVisible()


def test_dates_are_written_as_chosen(hand: Hand, sheet: PreferencesSheet) -> None:
    combo = sheet.page("general").row("Dates and numbers").control
    assert isinstance(combo, ComboField)
    combo.committed.emit("de_DE")
    assert QLocale().name() == "de_DE"


def test_a_project_begins_as_the_preferences_say(hand: Hand, sheet: PreferencesSheet, tmp_path: Path) -> None:
    hand.window.applying.change(scale="phia")
    page = sheet.page("brief")
    for name, value in (("Template", "spot"), ("TLP marking", "TLP:AMBER"), ("Author", "E. Özil")):
        control = page.row(name).control
        assert isinstance(control, ComboField | LineField)
        control.committed.emit(value)
    size = page.row("Page size").control
    assert isinstance(size, SegmentedControl)
    size.chosen.emit("Letter")
    assert users_defaults() == {"template": "spot", "tlp": "TLP:AMBER", "author": "E. Özil", "page_size": "Letter"}
    hand.window.create_project(tmp_path / "new.brief", "New")
    (brief,) = hand.project.all(Brief)
    assert (brief.template, brief.tlp, brief.author, brief.page_size) == ("spot", "TLP:AMBER", "E. Özil", "Letter")
    assert len(hand.project.all(Section)) > 1
    assert hand.project.setting("scale") == "phia"
    assert hand.space.dock.risks.rating.scale.id == "phia"
    assert hand.project.history.undo_label == ""
    page.row("Author").back.click()
    assert "author" not in users_defaults()


def test_backups_go_where_the_preferences_say_and_older_ones_are_still_found(
    hand: Hand, sheet: PreferencesSheet, tmp_path: Path
) -> None:
    with Project.open(sample_in(tmp_path)) as project:
        first = project.back_up()
        assert first is not None
        hand.window.asking.folder = lambda _folder: tmp_path / "disk"  # type: ignore[method-assign] # the seam for tests
        field = sheet.page("files").row("Backups").control
        assert isinstance(field, FolderField)
        field.change.click()
        room = sheet.page("files").row("Room for backups").control
        assert isinstance(room, SegmentedControl)
        room.chosen.emit("256")
        kept = sheet.page("files").row("Versions kept").control
        assert isinstance(kept, SegmentedControl)
        kept.chosen.emit("every")
        assert backup_rules.rules() == backup_rules.BackupRules(tmp_path / "disk", 256 << 20, Keeping.EVERY)
        project.set_place("here", "moved")
        assert [one.path for one in project.backups()] == [first.path]
    (tmp_path / "file").touch()
    hand.window.asking.folder = lambda _folder: tmp_path / "file" / "in"  # type: ignore[method-assign] # the same
    field.change.click()
    assert "cannot be written" in sheet.said()
    assert backup_rules.rules().folder == tmp_path / "disk"


def test_recent_projects_are_forgotten(hand: Hand, sheet: PreferencesSheet) -> None:
    hand.window.settings.remember_project(Recent("one.brief", "One"))
    sheet.refresh()
    sheet.page("privacy").row("Remembered").control.click()  # type: ignore[attr-defined] # it is a button
    assert Settings().values.recents == ()


def test_the_last_project_is_opened_where_that_is_wanted(tmp_path: Path) -> None:
    project = sample_in(tmp_path)
    settings = Settings()
    settings.remember_project(Recent(str(project), "One", "2026-11-22T14:02:00+00:00"))
    lookout = Lookout()
    lookout.look([str(project)])
    assert last_project(settings, lookout) is None
    settings.change(start=Start.LAST)
    assert last_project(settings, lookout) == project


def test_a_house_has_words_of_its_own_in_the_project_and_hands_them_on(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    hand.press("Ctrl+,")
    hand.until_focus("Search settings and keys")
    sheet = hand.window.findChild(PreferencesSheet)
    assert isinstance(sheet, PreferencesSheet)
    hand.type("names of impacts")
    hand.press("Return")
    hand.until(lambda: sheet.room.currentWidget() is sheet.page("assessment"))
    hand.until_focus("Names of impacts: own name for “minimal”")
    hand.type("Negligible")
    hand.press("Return", "Tab")
    hand.type("Severe")
    hand.press("Return")
    page = sheet.page("assessment")
    names = page.row("Names of impacts").control
    assert isinstance(names, NameFields)
    assert "“Severe” stands for “severe” already" in names.fields[1].accessibleDescription()
    hand.press("Ctrl+A")
    hand.type("Limited")
    hand.press("Return")
    assert own_words_of(yardstick_of(hand.project)).impacts == {"minimal": "Negligible", "minor": "Limited"}
    assert hand.project.history.undo_label == "Change impact names"
    (table,) = [one for one in page.findChildren(BandsTable) if not one.isHidden()]
    table.setFocus()
    assert table.cell() == (3, 2), "the keyboard begins in the middle, and the ring is there"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_3):
        QTest.keyClick(table, key)
    assert yardstick_of(hand.project).matrix.band("likely", "minor").number == 3
    (level,) = [action for action in table.levels_menu().actions() if action.isChecked()]
    assert level.text() == "&3  elevated"
    page.row("The same elsewhere").control.click()  # type: ignore[attr-defined] # it is a button
    assert users_words("icd203") == own_words_of(yardstick_of(hand.project))
    page.row("Names of impacts").back.click()
    assert users_words("icd203").impacts == {}
    assert yardstick_of(hand.project).matrix.impacts[0].words == "Negligible", "the project keeps its own"


def test_preferences_that_are_still_being_made_go_with_their_project(hand: Hand, tmp_path: Path) -> None:
    hand.window.open_project(sample_in(tmp_path))
    hand.press("Ctrl+,")
    sheet = hand.window.findChild(PreferencesSheet)
    assert isinstance(sheet, PreferencesSheet)
    assert not sheet.room.is_whole
    with hand.qtbot.waitSignal(sheet.destroyed):
        hand.window.close_project()
    hand.press("Ctrl+,")
    hand.until(lambda: hand.window.findChild(PreferencesSheet).room.is_whole)
