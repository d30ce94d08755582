"""The preferences: every setting applies at once and is kept; keys are changed by pressing them."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.window_hand import Hand
from ui import theme
from ui.kit import KeyCap
from ui.preferences.sheet import PreferencesSheet
from ui.settings import Recent, Settings


@pytest.fixture
def sheet(hand: Hand) -> PreferencesSheet:
    hand.press("Ctrl+,")
    hand.until_focus("Search settings and keys")
    found = hand.window.findChild(PreferencesSheet)
    assert isinstance(found, PreferencesSheet)
    return found


def keys_of(hand: Hand, command: str) -> list[str]:
    return [sequence.toString() for sequence in hand.window.commands.action(command).shortcuts()]


def test_a_command_gets_the_keys_that_are_pressed_and_keeps_them(hand: Hand, sheet: PreferencesSheet) -> None:
    sheet.keys.choose("file.versions")
    sheet.keys.table.setFocus()
    hand.press("Return", "Ctrl+Alt+V")
    assert keys_of(hand, "file.versions") == ["Ctrl+Alt+V"]
    assert any(cap.accessibleName() == "Ctrl+Alt+V" for cap in hand.window.keys.findChildren(KeyCap))
    assert Settings().values.keys == {"file.versions": ("Ctrl+Alt+V",)}
    sheet.keys.reset.click()
    assert keys_of(hand, "file.versions") == []


def test_keys_of_another_command_are_taken_only_when_pressed_again(hand: Hand, sheet: PreferencesSheet) -> None:
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


def test_escape_leaves_the_keys_and_then_the_sheet(hand: Hand, sheet: PreferencesSheet) -> None:
    sheet.keys.choose("file.new")
    sheet.keys.table.setFocus()
    hand.press("Return", "Escape")
    assert keys_of(hand, "file.new")[0] == "Ctrl+N"
    assert Settings().values.keys == {}
    hand.press("Escape")
    assert sheet.isHidden()


def test_settings_and_keys_are_found_by_words(hand: Hand, sheet: PreferencesSheet) -> None:
    hand.type("letter")
    assert not sheet.theme.isVisible()
    assert sheet.letters.isVisible()
    assert sheet.keys.model.rowCount() == 1
    sheet.letters.setChecked(False)
    assert not Settings().values.letter_keys


def test_theme_and_text_size_apply_at_once(hand: Hand, sheet: PreferencesSheet, themed: QApplication) -> None:
    sheet.theme.chosen.emit("dark")
    assert theme.current().dark
    sheet.text_size.chosen.emit("140")
    assert (Settings().values.theme.value, Settings().values.text_scale) == ("dark", 140)


def test_recent_projects_are_forgotten(hand: Hand) -> None:
    hand.window.settings.remember_project(Recent("one.brief", "One"))
    hand.press("Ctrl+,")
    sheet = hand.window.findChild(PreferencesSheet)
    assert isinstance(sheet, PreferencesSheet)
    sheet.clear_recents.click()
    assert Settings().values.recents == ()
