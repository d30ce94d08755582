"""Compose in the window: the modes, the live preview and its two ways, the problems, the place that is remembered."""
# SPDX-License-Identifier: MIT

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.model import Section
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import LONG, Hand, shown_window
from ui.compose.page import ComposePage
from ui.compose.page_view import PageView
from ui.window.remembering import PLACE


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    window = shown_window(qtbot)
    hand = Hand(qtbot, window)
    window.open_project(sample_in(tmp_path))
    hand.until_reading()
    yield hand
    window.close()


@pytest.fixture
def page(hand: Hand) -> ComposePage:
    hand.press("Ctrl+2")
    page = hand.space.modes.composing()
    assert page is not None
    return page


def until_previewed(hand: Hand, page: ComposePage) -> None:
    hand.until(lambda: page.previewing.is_settled and page.preview.view.page_count() > 0, timeout=LONG)


def section_id(hand: Hand, role: str) -> str:
    return next(section.id for section in hand.project.all(Section) if section.role == role)


def test_ctrl_2_writes_and_ctrl_1_reads_with_the_keyboard_in_the_text(hand: Hand, page: ComposePage) -> None:
    assert hand.focus is page.writing.editor()
    assert hand.window.commands.action("view.compose").isChecked()
    hand.press("Ctrl+1")
    hand.until_reading()
    assert hand.space.modes.current == "read"
    assert hand.window.commands.action("view.read").isChecked()


def test_the_mode_is_remembered_as_soon_as_it_changes(hand: Hand) -> None:
    hand.space.remembering._kept._soon.setInterval(3_600_000)  # whoever is killed has not come to rest
    hand.press("Ctrl+2")
    hand.until(lambda: json.loads(hand.project.place(PLACE) or "{}").get("mode") == "compose")


def test_a_narrow_window_has_no_outline_until_f9_shows_it(hand: Hand, page: ComposePage) -> None:
    shows = hand.window.commands.action("view.sources")
    hand.until(lambda: page.outline.isVisible() and shows.isChecked())
    hand.window.resize(1024, 768)
    hand.until(lambda: page.outline.isHidden() and not shows.isChecked())
    hand.press("F9")
    hand.until(lambda: page.outline.isVisible() and shows.isChecked())


def test_an_empty_sheet_stands_for_the_pages_until_there_are_some(qtbot: QtBot, qapp: QApplication) -> None:
    view = PageView("Preview")
    qtbot.addWidget(view)
    view.resize(400, 400)
    middle = view.viewport().rect().center()
    assert view.viewport().grab().toImage().pixelColor(middle) != QColor("white")
    view.await_pages("Executive brief")
    assert view.viewport().grab().toImage().pixelColor(middle) == QColor("white")


def test_the_status_bar_counts_the_brief_while_it_is_written(hand: Hand, page: ComposePage) -> None:
    hand.until(lambda: hand.window.status.extent_words().endswith("of 21 sentences sourced"))
    assert " words · " in hand.window.status.extent_words()
    assert hand.window.status.place_words() == "Summary"
    hand.press("Ctrl+1")
    hand.until(lambda: not hand.window.status.extent_words())


def test_the_preview_is_the_export_with_what_is_typed_and_not_yet_written(hand: Hand, page: ComposePage) -> None:
    until_previewed(hand, page)
    view = page.preview.view
    discussion = section_id(hand, "discussion")
    page.writing.go_to(discussion, 0)
    place = view.place()
    before = hand.project.history.last().id
    page.writing.blocks[discussion].editor.flush = lambda: None  # type: ignore[method-assign] # it stays unwritten
    hand.type("Zanzibar stands here first. ")
    hand.until(lambda: any("Zanzibar" in view.texts.of(number) for number in range(view.page_count())), timeout=LONG)
    assert hand.project.history.last().id <= before + 1
    assert view.place().page == place.page


def test_pages_problems_and_text_lead_to_each_other(hand: Hand, page: ComposePage) -> None:
    """One window for all of it: opening one takes longer than what is tried in it."""
    until_previewed(hand, page)
    a_click_on_the_page_leads_to_the_words_in_the_text(hand, page)
    a_click_on_a_panel_leads_to_its_section(hand, page)
    the_paragraph_at_the_caret_is_marked_on_its_page(hand, page)
    f8_goes_to_the_places_of_problems(hand, page)
    a_sentence_of_the_check_is_given_a_source(hand, page)
    small_windows_hide_the_outline(hand, page)
    a_problem_of_a_judgement_is_shown_where_judgements_are(hand, page)


def a_click_on_the_page_leads_to_the_words_in_the_text(hand: Hand, page: ComposePage) -> None:
    view = page.preview.view
    number = next(one for one in range(view.page_count()) if "forbids" in view.texts.of(one))
    start = view.texts.of(number).index("forbids")
    box = view.texts.box_of(number, start, start + len("forbids"))
    found = view.texts.position_at(number, box.center())
    view.clicked.emit(number, found)
    assert page.writing.current_id() == section_id(hand, "discussion")
    editor = page.writing.editor()
    assert editor is not None
    assert editor.textCursor().selectedText() == "forbids"


def a_sentence_of_the_check_is_given_a_source(hand: Hand, page: ComposePage) -> None:
    page.show_card(page.middle.check)
    rows = page.middle.check.list
    problem = next(one for one in page.problems if one.code == "B204")
    while rows.current() != problem:
        hand.press("Down")
    hand.press("Ctrl+.")
    hand.until_focus("Cite")
    editor = page.writing.editor()
    assert editor is not None
    assert editor.value()[: editor.caret()].endswith(problem.place.words.rstrip("."))
    hand.press("Esc")
    hand.until(lambda: hand.focus is editor)


def a_click_on_a_panel_leads_to_its_section(hand: Hand, page: ComposePage) -> None:
    view = page.preview.view
    number = next(one for one in range(view.page_count()) if "What would change it" in view.texts.of(one))
    view.clicked.emit(number, view.texts.of(number).index("What would change it"))
    assert page.writing.current_id() == section_id(hand, "judgements")


def the_paragraph_at_the_caret_is_marked_on_its_page(hand: Hand, page: ComposePage) -> None:
    view = page.preview.view
    page.writing.go_to(section_id(hand, "outlook"), 3)

    def marked_words() -> str:
        marked = view.marked()
        if marked is None:
            return ""
        number, box = marked
        found = view.texts.position_at(number, box.topLeft() + QPointF(4, 4))
        return view.texts.of(number)[found:].lstrip()[:40].split()[0]

    hand.until(lambda: marked_words() in {"Three", "clocks"})


def f8_goes_to_the_places_of_problems(hand: Hand, page: ComposePage) -> None:
    texts = [problem for problem in page.strip.problems() if problem.place.section_id]
    while page.strip.step(1) is not texts[0]:
        pass
    page.show_place(texts[0].place)
    editor = page.writing.editor()
    assert editor is not None
    assert editor.textCursor().selectedText() == texts[0].place.words
    hand.press("F8")
    assert page.writing.place() != (texts[0].place.section_id, texts[0].place.end)


def a_problem_of_a_judgement_is_shown_where_judgements_are(hand: Hand, page: ComposePage) -> None:
    problem = next(one for one in page.problems if one.place.item_kind == "judgement")
    page.show_place(problem.place)
    assert hand.space.modes.current == "read"
    assert hand.space.desk.selected_item == ("judgement", problem.place.item_id)


def small_windows_hide_the_outline(hand: Hand, page: ComposePage) -> None:
    hand.window.resize(1280, 800)
    hand.until(page.outline.isHidden)
    hand.window.resize(1440, 900)
    hand.until(lambda: not page.outline.isHidden())


@pytest.mark.slow
def test_what_keeps_a_brief_from_being_set_is_said_over_the_last_pages(hand: Hand, page: ComposePage) -> None:
    until_previewed(hand, page)
    pages = page.preview.view.page_count()
    page.writing.go_to(section_id(hand, "summary"), 0)
    editor = page.writing.editor()
    assert editor is not None
    editor.insert("\U0001f9ff ")  # no typeface of the brief has it
    hand.until(lambda: bool(page.preview.fault_words()), timeout=LONG)
    assert page.preview.view.page_count() == pages
    hand.press("Backspace", "Backspace")
    hand.until(lambda: not page.preview.fault_words(), timeout=LONG)


def test_the_place_is_there_again_after_reopening(hand: Hand, page: ComposePage, qtbot: QtBot) -> None:
    until_previewed(hand, page)
    outlook = section_id(hand, "outlook")
    page.writing.go_to(outlook, 12)
    path = hand.project.path
    hand.window.close_project()
    hand.window.open_project(path)
    again = hand.space.modes.composing()
    assert again is not None
    assert again.writing.place() == (outlook, 12)
    assert hand.focus is again.writing.blocks[outlook].editor


def test_in_compose_nothing_works_on_what_is_not_seen(hand: Hand, page: ComposePage) -> None:
    commands = hand.window.commands
    assert not commands.action("edit.delete").isEnabled()
    assert not commands.action("edit.find").isEnabled()
    hand.press("F9")
    assert page.outline.isHidden()
    hand.press("F9")
    assert not page.outline.isHidden()
