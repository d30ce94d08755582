"""Text and panels show each other: marks, items, links by name, undo that goes everywhere at once."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from briefing.actions.marking import untie
from briefing.model import Actor, Evidence, Kind, Risk
from tests.ui.pointer import point_at
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand
from ui.window.page import SourcePage


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def span_of(hand: Hand, words: str) -> tuple[int, int]:
    start = hand.page.text().index(words)
    return start, start + len(words)


def in_sight(page: SourcePage, span: tuple[int, int]) -> bool:
    return all(page.viewport().rect().contains(area.toRect()) for area in page.rectangles(*span))


def test_enter_on_a_mark_opens_its_item_in_its_panel(sampled: Hand) -> None:
    start, _ = span_of(sampled, "Russia did not see")
    sampled.page.select(start, start)
    sampled.press("Return")
    kind, item_id = sampled.space.desk.selected_item
    assert kind == "actor"
    assert sampled.space.dock.actors.editor.item_id == item_id
    assert sampled.focus is sampled.page


def test_choosing_a_risk_in_the_panel_brings_its_passage_into_sight(sampled: Hand) -> None:
    page = sampled.page
    risks = {mark.id: page.first_span(mark.id) for mark in page._marks if mark.kind == "risk"}
    risk_id, span = max(risks.items(), key=lambda risk: risk[1] or (0, 0))
    assert span is not None
    assert not in_sight(page, span)
    sampled.press("Alt+R")
    panel = sampled.space.dock.risks
    while panel.editor.item_id != risk_id:
        before = panel.editor.item_id
        sampled.press("Down")
        assert panel.editor.item_id != before, "the list has ended"
    assert page._focused == risk_id
    assert in_sight(page, span)


def test_a_passage_of_another_source_opens_its_tab(sampled: Hand) -> None:
    project = sampled.project
    here = sampled.page.source_id
    exhibit = next(
        exhibit for risk in project.all(Risk) for exhibit in project.exhibits_of(risk.id) if exhibit.source.id != here
    )
    passage = exhibit.passage
    sampled.space.desk.passage_wanted.emit(exhibit.source.id, passage.revision_id, passage.start, passage.end)
    assert sampled.page.source_id == exhibit.source.id
    assert sampled.page.caret() == passage.start


def test_l_links_the_selection_by_part_of_a_name(sampled: Hand) -> None:
    risk = sampled.project.all(Risk)[3]
    before = len(sampled.project.exhibits_of(risk.id))
    sampled.page.select(*span_of(sampled, "no new developments"))
    sampled.press("L")
    sampled.until_focus("Link to an item")
    sampled.type(risk.title[:18].upper())
    sampled.press("Return")
    sampled.until_reading()
    assert len(sampled.project.exhibits_of(risk.id)) == before + 1
    assert sampled.space.desk.selected_item == (Kind.RISK, risk.id)
    assert "Added to" in sampled.window.toast.message()


def test_escape_leaves_the_link_sheet_and_the_selection_stays(sampled: Hand) -> None:
    span = span_of(sampled, "no new developments")
    sampled.page.select(*span)
    sampled.press("L")
    sampled.until_focus("Link to an item")
    sampled.press("Esc")
    sampled.until_reading()
    assert sampled.page.selection() == span


def test_a_number_adds_the_selection_to_the_likely_item(sampled: Hand) -> None:
    count = sampled.project.count(Evidence)
    sampled.page.select(*span_of(sampled, "The Turkish presidency did not comment"))
    sampled.press("1")
    assert sampled.project.count(Evidence) == count, "nothing was offered yet"
    assert sampled.page.popup.isVisible()
    assert sampled.window.toast.message() == "Now see what is offered, then press its number"
    sampled.press("1")
    assert sampled.project.count(Evidence) == count + 1


def test_a_number_without_an_offer_says_so_and_words_with_nothing_in_common_have_none(sampled: Hand) -> None:
    count = sampled.project.count(Evidence)
    sampled.page.select(*span_of(sampled, "spokesman Dmit"))
    sampled.press("2", "2")
    assert sampled.window.toast.message() == "Nothing is offered for these words: L finds an item by its name"
    assert sampled.project.count(Evidence) == count


def test_a_word_pressed_twice_has_its_pop_up(sampled: Hand) -> None:
    start, end = span_of(sampled, "Erdoğan")
    sampled.page.reveal(start, end)
    place = sampled.page.rectangles(start, end)[0].center().toPoint()
    for act in (QTest.mouseDClick, QTest.mouseRelease):  # the first leaves the button down
        act(sampled.page.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert sampled.page.selection() == (start, end)
    assert sampled.page.popup.isVisible()


def test_words_that_name_an_actor_become_another_mention(sampled: Hand) -> None:
    actors = sampled.project.count(Actor)
    sampled.page.select(*span_of(sampled, "Russia"))
    sampled.press("A")
    assert sampled.project.count(Actor) == actors
    assert "Another mention of" in sampled.window.toast.message()
    assert sampled.focus is sampled.page


def test_undo_takes_a_mark_out_of_text_panel_library_and_status_at_once(sampled: Hand) -> None:
    model = sampled.space.library.model
    annotations = sampled.page.annotations()
    risks = sampled.space.dock.risks.table.rowCount()
    sampled.page.select(*span_of(sampled, "no new developments"))
    sampled.press("R")
    sampled.until_focus("Title")
    assert model.data(model.index(0, 0), 0x0102) == annotations + 1
    sampled.press("Ctrl+Z")
    assert sampled.page.annotations() == annotations
    assert sampled.space.dock.risks.table.rowCount() == risks
    assert model.data(model.index(0, 0), 0x0102) == annotations
    assert f"{annotations} annotations" in sampled.window.status._annotations.text()


def test_the_same_words_twice_are_refused_in_words(sampled: Hand) -> None:
    risk = sampled.project.all(Risk)[0]
    span = span_of(sampled, "no new developments")
    for _ in range(2):
        sampled.page.select(*span)
        sampled.space.annotating._tie(risk.id)
    assert "already" in sampled.window.messages.message()


def test_typing_in_a_name_field_never_annotates(sampled: Hand) -> None:
    risks = sampled.project.count(Risk)
    sampled.space.library.filter.setFocus(Qt.FocusReason.OtherFocusReason)
    sampled.type("ard 123")
    assert sampled.space.library.filter.text() == "ard 123"
    assert sampled.project.count(Risk) == risks


def test_hidden_kinds_are_not_painted(sampled: Hand) -> None:
    sampled.space.library.kinds.chips["actor"].click()
    assert "actor" not in sampled.page._visible_kinds
    sampled.space.library.kinds._all.click()
    assert "actor" in sampled.page._visible_kinds


def test_an_offer_to_undo_goes_when_something_else_was_done(sampled: Hand) -> None:
    sampled.press("Alt+R", "Del")
    assert "deleted" in sampled.window.toast.message()
    sampled.press("Alt+T")
    sampled.page.select(*span_of(sampled, "no new developments"))
    sampled.press("A")
    sampled.until_focus("Name")
    assert sampled.window.toast.message() == ""


def test_all_actors_are_chosen_and_merged_by_keys(sampled: Hand) -> None:
    sampled.press("Alt+A", "Ctrl+A", "M")
    sampled.until(sampled.space.dock.actors.sheet.isVisible)
    sampled.press("Return")
    assert sampled.project.count(Actor) == 1
    sampled.press("Ctrl+Z")
    assert sampled.project.count(Actor) == 13


def test_undo_shows_what_it_brings_back_in_another_source(sampled: Hand) -> None:
    project = sampled.project
    here = sampled.page.source_id
    exhibit = next(
        exhibit for risk in project.all(Risk) for exhibit in project.exhibits_of(risk.id) if exhibit.source.id != here
    )
    untie(project, exhibit.evidence)
    sampled.press("Ctrl+Z")
    assert sampled.page.source_id == exhibit.source.id
    assert in_sight(sampled.page, (exhibit.passage.start, exhibit.passage.end))


def test_one_tab_leads_from_a_risks_title_into_the_matrix(sampled: Hand) -> None:
    sampled.press("Alt+R", "Right")
    sampled.until_focus("Title")
    sampled.press("Tab")
    assert sampled.focus is sampled.space.dock.risks.fields.rating.matrix


def test_a_name_entered_by_key_is_typed_over(sampled: Hand) -> None:
    sampled.press("Alt+A", "Down", "Right")
    sampled.until_focus("Name")
    sampled.type("Somebody")
    assert sampled.space.dock.actors.fields.name.text() == "Somebody"


def test_the_marks_follow_every_change_as_if_they_were_read_anew(sampled: Hand) -> None:
    page = sampled.page
    page.select(*span_of(sampled, "Russia did not see"))
    sampled.press("R", "Ctrl+Enter")
    sampled.until_reading()
    for keys in ("", "Ctrl+Z", "Ctrl+Shift+Z"):
        if keys:
            sampled.press(keys)
        followed = [(placed.mark, placed.over, placed.level) for placed in page._index]
        page.load_marks()
        assert sorted(map(repr, followed)) == sorted(
            repr((placed.mark, placed.over, placed.level)) for placed in page._index
        )


def the_risk_at(hand: Hand, words: str) -> str:
    """A new risk with these words as evidence, the keyboard back in the text and the caret on the words."""
    start, end = span_of(hand, words)
    hand.page.select(start, end)
    hand.press("R", "Ctrl+Return")
    hand.until_reading()
    hand.page.select(start, start)
    return hand.space.desk.selected_item[1]


def quote_of(hand: Hand, item_id: str) -> str:
    (exhibit,) = hand.project.exhibits_of(item_id)
    assert hand.page.text()[exhibit.passage.start : exhibit.passage.end] == exhibit.passage.quote
    return exhibit.passage.quote


def test_the_range_of_a_passage_is_adjusted_by_keys_in_one_step(sampled: Hand) -> None:
    risk_id = the_risk_at(sampled, "Russia did not")
    sampled.press("Shift+Return", "Ctrl+Right", "Return")
    assert quote_of(sampled, risk_id).startswith("Russia did not see")
    sampled.press("Ctrl+Z")
    assert quote_of(sampled, risk_id) == "Russia did not"
    sampled.page.select(*span_of(sampled, "Russia did not")[:1] * 2)
    sampled.press("Shift+Return", "Tab", "Shift+Right", "Shift+Right", "Return")
    assert quote_of(sampled, risk_id) == "ssia did not"


def test_escape_leaves_a_range_as_it_was(sampled: Hand) -> None:
    risk_id = the_risk_at(sampled, "Russia did not")
    sampled.press("Shift+Return", "Right", "Esc", "Return")
    assert quote_of(sampled, risk_id) == "Russia did not"
    assert not sampled.page.adjusting.is_on


def test_a_range_is_extended_to_its_sentence(sampled: Hand) -> None:
    risk_id = the_risk_at(sampled, "Russia did not")
    sampled.press("Shift+Return", "S", "Return")
    assert quote_of(sampled, risk_id).endswith(".")


def test_the_handle_at_the_end_of_the_selected_passage_is_dragged(sampled: Hand) -> None:
    risk_id = the_risk_at(sampled, "Russia did not")
    page = sampled.page
    ((_, _, end),) = page.adjusting.handles(risk_id)
    handle = (end - QPointF(0, page.verticalScrollBar().value())).toPoint()
    target = page.rectangles(*span_of(sampled, "Russia did not see"))[-1]
    there = QPoint(round(target.right()), round(target.center().y()))
    QTest.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=handle)
    point_at(page.viewport(), there, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert quote_of(sampled, risk_id) == "Russia did not see"
