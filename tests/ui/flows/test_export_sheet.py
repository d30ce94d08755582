"""The sheet of the export, and a project that comes back out of a PDF."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from briefing.actions.export_options import remembered_options
from briefing.model import Brief
from briefing.render.themes import themes_folder
from tests.render.reading import pages_of
from tests.ui.flows.test_article_to_brief import new_project
from tests.ui.window_hand import LONG, Hand
from ui.window.export_sheet import ExportSheet
from ui.window.password_sheet import PasswordSheet


def asked(hand: Hand) -> ExportSheet:
    hand.press("Ctrl+E")
    sheet = next(each for each in hand.window.findChildren(ExportSheet) if each.isVisible())
    assert hand.focus is sheet.go
    return sheet


def go(hand: Hand, output: Path) -> None:
    hand.choose_pdf(output)
    with hand.qtbot.waitSignal(hand.space.exporting.exported, timeout=LONG):
        hand.press("Return")


def test_what_is_chosen_is_printed_remembered_and_undone(hand: Hand, tmp_path: Path) -> None:
    new_project(hand, "Options")
    sheet = asked(hand)
    sheet.marking.show_value("TLP:GREEN", keep_typed=False)
    sheet.page.set_chosen("Letter")
    sheet.theme.show_value("note", keep_typed=False)
    sheet.draft.setChecked(True)
    go(hand, tmp_path / "out.pdf")
    made = (tmp_path / "out.pdf").read_bytes()
    assert "DRAFT" in pages_of(made)[0]
    with pypdfium2.PdfDocument(made) as pdf:
        assert round(pdf[0].get_width()) == 612
    again = asked(hand).options()
    assert (again.theme, again.page_size, again.draft) == ("note", "Letter", True)
    hand.press("Escape", "Ctrl+Z")
    assert not remembered_options(hand.project).draft
    assert hand.project.all(Brief)[0].tlp == ""


def test_escape_leaves_everything_as_it_was_and_gives_the_keyboard_back(hand: Hand) -> None:
    new_project(hand, "Escape")
    before, last = hand.focus, hand.project.history.last().id
    sheet = asked(hand)
    sheet.annex.setChecked(True)
    hand.press("Escape")
    hand.until(lambda: hand.focus is before)
    assert hand.project.history.last().id == last


def test_a_brief_without_a_marking_is_refused_in_words(hand: Hand, tmp_path: Path) -> None:
    new_project(hand, "Unmarked")
    asked(hand)
    hand.choose_pdf(tmp_path / "out.pdf")
    with hand.qtbot.waitSignal(hand.space.desk.failed, timeout=LONG) as told:
        hand.press("Return")
    assert "bears no marking" in told.args[0].happened
    assert not (tmp_path / "out.pdf").exists()


def test_consequences_are_said_before_they_come(hand: Hand) -> None:
    new_project(hand, "Consequences")
    sheet = asked(hand)
    assert not sheet.attach_note.isVisible()
    assert not sheet.password_note.isVisible()
    sheet.attach.setChecked(True)
    sheet.password.setText("x")
    assert "without its history" in sheet.attach_note.text()
    assert "no PDF/A" in sheet.password_note.text()
    hand.press("Escape")


def test_a_theme_of_the_house_brings_its_paper(hand: Hand) -> None:
    themes_folder().mkdir(parents=True)
    (themes_folder() / "desk.toml").write_text('extends = "note"\n[page]\nsize = "Letter"\n', encoding="utf-8")
    new_project(hand, "House")
    sheet = asked(hand)
    assert sheet.page.chosen_id() == "A4"
    sheet.theme.setFocus()
    hand.press("End")
    sheet.theme.activated.emit(sheet.theme.currentIndex())
    assert (sheet.theme.value(), sheet.page.chosen_id()) == ("desk", "Letter")
    hand.press("Escape")


def test_a_project_is_opened_from_an_encrypted_pdf_and_goes_where_one_says(
    hand: Hand, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_project(hand, "Travels")
    sheet = asked(hand)
    sheet.marking.show_value("TLP:CLEAR", keep_typed=False)
    sheet.attach.setChecked(True)
    sheet.password.setText("winter")
    go(hand, tmp_path / "out.pdf")
    hand.choose_copy(tmp_path / "back.brief")
    monkeypatch.setattr(hand.window.asking, "project", lambda _folder: tmp_path / "out.pdf")
    hand.press("Ctrl+O")
    hand.until(lambda: hand.window.opening.password_sheet() is not None, LONG)
    asking = hand.window.opening.password_sheet()
    assert isinstance(asking, PasswordSheet)
    with qtbot.waitSignal(hand.window.project_opened, timeout=LONG):
        asking.given.emit("winter")
    assert hand.project.path == tmp_path / "back.brief"
    assert hand.project.name == "Travels"
    assert len(hand.project.history.steps()) == 1


def test_a_pdf_without_a_project_says_so(hand: Hand, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7\nnothing of ours")
    hand.choose_copy(tmp_path / "back.brief")
    hand.window.open_project(other)
    hand.until(lambda: "carries no project" in hand.window.messages.message(), LONG)
    assert not (tmp_path / "back.brief").exists()
