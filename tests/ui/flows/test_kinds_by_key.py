"""The rows "Mark text", "Link evidence" and "Judgement" of the table of flows, by keys alone, inputs counted."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from briefing.model import CLASSES, Evidence, Judgement, Kind, Likelihood, Risk
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand
from ui.window.opening import Way

MARK_TEXT = 1
"""UI.md, Flows: "select + 1 key"."""

JUDGEMENT = 1
"""UI.md, Flows: "1 + text"."""


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def select(hand: Hand, words: str) -> None:
    start = hand.page.text().index(words)
    hand.page.select(start, start + len(words))


def test_one_key_makes_an_item_of_each_kind_and_focus_goes_where_it_is_filled(sampled: Hand) -> None:
    first_fields = {
        "A": (Kind.ACTOR, "Name"),
        "R": (Kind.RISK, "Title"),
        "J": (Kind.JUDGEMENT, "Statement"),
        "E": (Kind.EVENT, "Title"),
        "Q": (Kind.QUOTE, "Say who spoke"),
        "N": (Kind.NOTE, "Text"),
    }
    offered = [button.accessibleName() for button in sampled.page.popup.kind_buttons()]
    assert offered == [f"{kind.value.capitalize()}, key {key}" for key, (kind, _) in first_fields.items()]
    for key, (kind, field) in first_fields.items():
        count = sampled.project.count(CLASSES[kind])
        select(sampled, "no new developments")
        keys = (key,)
        sampled.press(*keys)
        assert len(keys) == MARK_TEXT
        sampled.until_focus(field)
        assert sampled.project.count(CLASSES[kind]) == count + 1
        assert sampled.space.desk.selected_item[0] == kind.value
        sampled.press("Ctrl+Return")
        sampled.until_reading()
    for _ in first_fields:
        sampled.press("Ctrl+Z")
    left = sampled.project.exhibits_in(sampled.page.source_id)
    assert all(exhibit.passage.quote != "no new developments" for exhibit in left)


def test_one_key_links_the_selection_to_a_likely_item_of_any_kind(sampled: Hand) -> None:
    judgement = sampled.project.all(Judgement)[0]
    before = sampled.project.count(Evidence)
    select(sampled, "no new developments")
    sampled.press("L")
    sampled.until_focus("Link to an item")
    sampled.type(judgement.label)
    sampled.press("Return")
    sampled.until_reading()
    assert sampled.project.count(Evidence) == before + 1
    assert sampled.space.dock.judgements.editor.item_id == judgement.id

    select(sampled, "The Turkish presidency did not comment")
    sampled.page.open_popup()  # as releasing the mouse does
    keys = ("1",)
    sampled.press(*keys)
    assert len(keys) == MARK_TEXT
    assert sampled.project.count(Evidence) == before + 2


def test_words_dropped_on_a_row_become_its_evidence(sampled: Hand) -> None:
    sampled.space.go_to_kind(Kind.RISK)
    rows = sampled.space.dock.risks.head.list
    before = sampled.project.count(Evidence)
    select(sampled, "no new developments")
    carried = QMimeData()
    carried.setText("no new developments")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = rows.visualRect(rows.model().index(1, 0)).center()
    # Qt delivers these only within a drag of its own.
    rows.dragMoveEvent(QDragMoveEvent(place, Qt.DropAction.CopyAction, carried, buttons, keys))
    rows.dropEvent(QDropEvent(QPointF(place), Qt.DropAction.CopyAction, carried, buttons, keys))
    assert sampled.project.count(Evidence) == before + 1
    assert sampled.project.all(Evidence)[-1].item_kind == "risk"


def test_a_judgement_is_one_key_and_its_text_then_graded_by_tab(sampled: Hand) -> None:
    select(sampled, "no new developments")
    keys = ("J",)
    sampled.press(*keys)
    assert len(keys) == JUDGEMENT
    sampled.until_focus("Statement")
    sampled.type("Ankara is likely to wait.")
    sampled.press("Tab")
    sampled.until_focus("Likelihood")
    sampled.type("Likely")
    sampled.press("Tab")
    sampled.press("Space", "Ctrl+Return")
    sampled.until_reading()
    made = sampled.project.all(Judgement)[-1]
    assert made.statement == "Ankara is likely to wait."
    assert made.likelihood == Likelihood("icd203", "likely")
    assert made.confidence is not None
    assert sampled.project.grounds_of(made.id).sources == 1


def test_annotations_here_lists_the_marks_and_leads_to_their_items(sampled: Hand) -> None:
    here = sampled.space.here
    sampled.press("F7")
    sampled.until_focus("Annotations here")
    assert here.marks.rowCount() == len(sampled.project.exhibits_in(sampled.page.source_id))
    sampled.press("End")
    last = here.marks.exhibit(here.marks.rowCount() - 1)
    assert here.list.currentIndex().row() == here.marks.rowCount() - 1
    sampled.press("Return")
    assert sampled.space.desk.selected_item == (last.evidence.item_kind, last.evidence.item_id)
    assert not here.isVisible()
    sampled.press("F7")
    sampled.until_focus("Annotations here")
    sampled.press("Esc")
    sampled.until_reading()


def test_a_highlight_changes_its_kind_from_its_menu(sampled: Hand) -> None:
    exhibit = next(
        one for one in sampled.project.exhibits_in(sampled.page.source_id) if one.evidence.item_kind == "risk"
    )
    judgements = sampled.project.count(Judgement)
    sampled.space.annotating.recast(exhibit.evidence, Kind.JUDGEMENT)
    assert sampled.project.count(Judgement) == judgements + 1
    assert sampled.space.desk.selected_item[0] == "judgement"
    assert sampled.window.toast.message().startswith("Now judgement J")
    sampled.press("Ctrl+Z")
    assert sampled.project.count(Judgement) == judgements
    assert sampled.project.find(Risk, exhibit.evidence.item_id) is not None


def test_a_project_that_is_read_only_offers_no_way_to_write(hand: Hand, tmp_path: Path) -> None:
    assert hand.window.opening.open(Way(sample_in(tmp_path), read_only=True))
    hand.until_reading()
    dock = hand.space.dock
    assert dock.judgements.fields.statement.isReadOnly()
    for button in (
        dock.judgements.fields.evidence.add_button,
        dock.judgements.fields.assumptions.add_button,
        dock.events.fields.actors.add_button,
    ):
        assert button.isHidden()
    assert not hand.window.commands.action("annotate.judgement").isEnabled()
