"""Finding words in the article in front, by keys alone."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.model import Actor, Source
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand

WORDS = "Find in this article"


@pytest.fixture
def reading(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.space.reading.open_source(hand.project.all(Source)[0].id)
    hand.space.reading.focus_text()
    hand.until_reading()
    return hand


def test_every_hit_is_counted_and_gone_through_and_escape_goes_back(reading: Hand) -> None:
    page, bar = reading.page, reading.space.reading.find_bar
    page.select(1, 1)
    before = (page.place(), page.selection())
    reading.press("Ctrl+F")
    reading.until_focus(WORDS)
    reading.type("s-400")
    count = page.text().casefold().count("s-400")
    assert count > 1
    assert bar.count_words() == f"1/{count}"
    reading.press("Return")
    assert bar.count_words() == f"2/{count}"
    reading.press("Shift+Return", "Shift+Return")
    assert bar.count_words() == f"{count}/{count}"
    assert len(page.verticalScrollBar().ticks()) == count  # type: ignore[attr-defined] # a TickedScrollBar
    reading.press("Escape")
    reading.until_reading()
    assert (page.place(), page.selection()) == before
    assert bar.isHidden()
    assert page.verticalScrollBar().ticks() == []  # type: ignore[attr-defined]


def test_f3_goes_on_without_the_bar_and_a_hit_becomes_an_actor(reading: Hand) -> None:
    actors, bar = len(reading.project.all(Actor)), reading.space.reading.find_bar
    reading.press("F3")
    reading.until_focus(WORDS)
    reading.type("talks")
    reading.press("Ctrl+Return")
    reading.until_reading()
    page = reading.page
    assert page.text()[slice(*page.selection())].casefold() == "talks"
    assert page.popup.isVisible()
    reading.press("A")
    assert len(reading.project.all(Actor)) == actors + 1
    reading.until_focus("Name")
    reading.press("Ctrl+Return")
    reading.until_reading()
    page.select(0, 0)
    reading.press("F3")
    assert reading.focus is page
    assert bar.count_words().startswith("1/")


def test_what_is_selected_is_looked_for_and_words_not_found_are_said(reading: Hand) -> None:
    page, bar = reading.page, reading.space.reading.find_bar
    start = page.text().index("F-35")
    page.select(start, start + 4)
    reading.press("Ctrl+F")
    assert bar.field.text() == "F-35"
    assert bar.hits.span() == (start, start + 4)
    reading.type("zebra")
    assert bar.count_words() == "No hits"


def test_another_tab_in_front_shows_its_own_hits(reading: Hand) -> None:
    bar = reading.space.reading.find_bar
    reading.press("Ctrl+F")
    reading.type("the")
    first = bar.count_words()
    reading.space.reading.open_source(reading.project.all(Source)[1].id)
    assert bar.count_words() != first
    reading.space.reading.close_source(reading.page.source_id)
    assert bar.count_words() == first
    reading.press("Escape")
    assert bar.isHidden()
