"""The frame: every command does something, keys go where the keyboard is, what is offered fits what is there."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import QApplication, QLabel

from briefing.model import Actor, Source
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand
from ui import theme
from ui.kit import KeyCap
from ui.settings import Settings
from ui.window.guide import chapters


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def test_every_command_in_the_menus_does_something(hand: Hand) -> None:
    for command in hand.window.commands.all():
        if not command.submenu:
            action = hand.window.commands.action(command.id)
            # One slot is the registry's own, which tells others that a command was run.
            assert action.receivers(SIGNAL("triggered(bool)")) >= 2, command.id


def test_without_a_project_only_what_works_is_offered(hand: Hand) -> None:
    offered = {
        command.id
        for command in hand.window.commands.all()
        if not command.submenu and hand.window.commands.action(command.id).isEnabled()
    }
    assert {"file.new", "file.open", "help.sample", "help.keys", "file.quit"} <= offered
    assert not offered & {"file.import", "file.export_pdf", "edit.undo", "view.panels", "annotate.actor"}
    assert hand.window.tool_bar.isHidden()


def test_a_selection_offers_to_annotate_and_says_how_long_it_is(sampled: Hand) -> None:
    action = sampled.window.commands.action("annotate.actor")
    assert not action.isEnabled()
    sampled.press("Shift+Right", "Shift+Right", "Shift+Right")
    assert action.isEnabled()
    assert sampled.window.status._selection.text() == "3 characters selected"
    assert sampled.window.status.place_words() == "S1 · 1 of 8 · ¶1 of 14 · 599 words"


def test_f6_goes_round_the_panes_and_back(sampled: Hand) -> None:
    space = sampled.space
    sampled.press("F6")
    assert sampled.focus is space.reading.brief_strip.sections
    sampled.press("F6")
    assert space.dock.actors.isAncestorOf(sampled.focus)
    sampled.press("F6")
    assert space.dock.risks.isAncestorOf(sampled.focus)
    sampled.press("F6")
    assert space.library.isAncestorOf(sampled.focus)
    sampled.press("F6")
    assert sampled.focus is sampled.page
    sampled.press("Shift+F6")
    assert space.library.isAncestorOf(sampled.focus)


def test_panes_have_keys_of_their_own_and_are_shown_when_hidden(sampled: Hand) -> None:
    space = sampled.space
    sampled.press("F9", "Shift+F9")
    assert space.library.isHidden()
    assert space.dock.isHidden()
    sampled.press("Alt+S")
    assert sampled.focus is space.library.list
    sampled.press("Alt+R")
    assert space.dock.risks.isAncestorOf(sampled.focus)
    sampled.press("Alt+T")
    assert sampled.focus is sampled.page
    assert not space.library.isHidden()


def test_the_keyboard_never_stays_in_a_hidden_column(sampled: Hand) -> None:
    sampled.press("Alt+S", "F9")
    assert sampled.focus is sampled.page


def test_delete_takes_what_the_keyboard_is_at(sampled: Hand) -> None:
    sources, actors = sampled.project.count(Source), sampled.project.count(Actor)
    sampled.press("Alt+A", "Down", "Del")
    assert sampled.project.count(Actor) == actors - 1
    assert sampled.project.count(Source) == sources
    sampled.press("Ctrl+Z", "Alt+S", "Del", "Ctrl+Return")
    assert sampled.project.count(Actor) == actors
    assert sampled.project.count(Source) == sources - 1
    sampled.press("Ctrl+Z")
    assert sampled.project.count(Source) == sources


def test_braces_go_to_the_next_and_the_previous_source(sampled: Hand) -> None:
    first, second = sampled.project.all(Source)[:2]
    sampled.press("}")
    assert sampled.page.source_id == second.id
    sampled.press("{")
    assert sampled.page.source_id == first.id
    assert sampled.space.library.current_source() == first.id


def test_tabs_are_closed_one_by_one_until_the_page_says_how_to_go_on(sampled: Hand) -> None:
    sampled.press("}", "Ctrl+W", "Ctrl+W")
    assert sampled.space.reading.page() is None
    assert sampled.space.reading.empty.isVisible()
    assert sampled.window.status.place_words() == ""


def test_text_size_is_the_users_and_stays(sampled: Hand) -> None:
    sampled.press("Ctrl+=", "Ctrl+=")
    assert sampled.page.text_scale() == 120
    assert Settings().values.text_scale == 120
    sampled.window.status._text_size.click()
    assert sampled.page.text_scale() == 100


def test_the_dark_theme_is_chosen_by_key_and_stays(sampled: Hand, themed: QApplication) -> None:
    sampled.press("Ctrl+Shift+D")
    assert theme.current().dark
    assert Settings().values.theme is theme.Choice.DARK
    assert sampled.window.commands.action("view.theme").isChecked()


def test_the_guide_is_read_by_keys_and_knows_ones_own(sampled: Hand) -> None:
    sampled.window.commands.set_own_keys({"file.import": ("Ctrl+Shift+M",)})
    sampled.press("F1")
    guide = sampled.window.guide
    assert guide.isVisible()
    assert "import files with Ctrl+Shift+M" in guide.text.toPlainText()
    assert "{" not in "".join(chapter.text for chapter in chapters(sampled.window.commands))
    sampled.press("Down")
    assert guide.text.toPlainText().startswith("Articles")
    sampled.press("Esc")
    assert not guide.isVisible()
    sampled.until_reading()


def test_the_key_sheet_shows_every_key_and_gives_the_keyboard_back(sampled: Hand) -> None:
    sampled.press("?")
    sheet = sampled.window.keys
    assert sheet.isVisible()
    sampled.until(lambda: sheet.is_whole)
    caps = {cap.accessibleName() for cap in sheet.findChildren(KeyCap)}
    for command in sampled.window.commands.all():
        keys = sampled.window.commands.keys(command.id)
        assert not keys or keys in caps, command.id
    sampled.press("Esc")
    assert not sheet.isVisible()
    sampled.until_reading()


def test_undo_is_named_in_menu_and_tool_tip(sampled: Hand) -> None:
    sampled.press("D")
    undo = sampled.window.commands.action("edit.undo")
    assert "S1" in undo.text()
    assert "S1" in undo.toolTip()
    sampled.press("Ctrl+Z")
    assert "S1" in sampled.window.commands.action("edit.redo").text()


def test_a_project_of_a_newer_format_is_read_and_not_written(hand: Hand, tmp_path: Path) -> None:
    path = sample_in(tmp_path)
    raw = bytearray(path.read_bytes())
    raw[60:64] = (999).to_bytes(4, "big")  # SQLite keeps user_version here
    path.write_bytes(raw)
    hand.window.open_project(path)
    assert hand.project.read_only
    said = hand.window.banners.bar("read-only")
    assert said is not None
    assert "newer Briefing" in said.message()
    assert hand.window.status.saved_words() == "Read-only"
    assert not hand.window.commands.action("file.import").isEnabled()
    sampled_page = hand.page
    sampled_page.select(0, 5)
    assert not hand.window.commands.action("annotate.actor").isEnabled()


def test_every_control_that_takes_the_keyboard_has_a_name(sampled: Hand) -> None:
    unnamed = [
        widget
        for widget in sampled.window.findChildren(object)
        if widget.isWidgetType()
        and widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", lambda: "")()
        and widget.metaObject().className() not in ("QScrollArea", "QStackedWidget")
    ]
    assert not [widget for widget in unnamed if not isinstance(widget, QLabel)]


def test_letter_keys_can_be_turned_off_and_stay_off(sampled: Hand) -> None:
    actors = sampled.project.count(Actor)
    sampled.window.commands.action("view.letter_keys").trigger()
    sampled.press("Shift+Right", "Shift+Right", "Shift+Right", "A", "1")
    assert sampled.project.count(Actor) == actors
    assert sampled.focus is sampled.page
    assert not sampled.window.commands.action("view.letter_keys").isChecked()
    assert not Settings().values.letter_keys
    sampled.window.commands.action("view.letter_keys").trigger()
    sampled.press("A")
    assert sampled.project.count(Actor) == actors + 1


def test_a_key_leads_to_the_brief(sampled: Hand) -> None:
    sampled.press("Alt+P")
    assert sampled.focus is sampled.space.dock.brief.fields.title
