"""The palette finds commands, items, sources, passages and places, by keys alone."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.model import Actor, Kind, Risk, Source
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand
from ui.palette import Palette


@pytest.fixture
def reading(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.space.reading.open_source(hand.project.all(Source)[0].id)
    hand.space.reading.focus_text()
    hand.until_reading()
    return hand


def opened(hand: Hand, words: str) -> Palette:
    """The palette with words typed, and the directory read."""
    palette = hand.window.jumping.palette
    hand.press("Ctrl+K")
    hand.until_focus("Find anything or run a command")
    hand.type(words)
    hand.until(lambda: hand.window.jumping.is_whole)
    return palette


def said(palette: Palette) -> list[str]:
    return [offer.words for offer in palette.offers.offers()]


def test_an_actor_is_gone_to_by_part_of_the_name(reading: Hand) -> None:
    palette = opened(reading, "erdogan")
    assert said(palette)[0] == "Recep Tayyip Erdoğan"
    assert palette.offers.offers()[0].icon == "user-round"
    reading.press("Return")
    actor = next(actor for actor in reading.project.all(Actor) if "Erdoğan" in actor.name)
    assert reading.space.desk.selected_item == (Kind.ACTOR.value, actor.id)
    assert palette.isHidden()


def test_a_state_has_its_flag_as_in_the_panel(reading: Hand) -> None:
    palette = opened(reading, "@turkey")
    first = palette.offers.offers()[0]
    assert (first.words, first.icon) == ("Turkey", "flag")


def test_a_source_and_a_paragraph_are_gone_to_by_address(reading: Hand) -> None:
    opened(reading, "s4")
    reading.press("Return")
    assert reading.page.label == "S4"
    opened(reading, "S2 ¶3")
    reading.press("Return")
    reading.until_reading()
    assert reading.page.label == "S2"
    assert reading.page.paragraph()[0] == 3
    opened(reading, ":5")
    reading.press("Return")
    assert reading.page.paragraph()[0] == 5


def test_a_command_is_run_with_the_keyboard_back_in_the_text(reading: Hand) -> None:
    reading.page.select(10, 20)
    palette = opened(reading, ">select sent")
    assert said(palette) == ["Select sentence"]
    reading.press("Return")
    reading.until_reading()
    start, end = reading.page.selection()
    assert end - start > 20


def test_a_command_that_cannot_be_run_says_why_and_does_nothing(reading: Hand) -> None:
    palette = opened(reading, ">merge")
    offer = palette.offers.offers()[0]
    assert offer.why_not == "select two actors first"
    reading.press("Return")
    assert not palette.isHidden()
    reading.press("Escape")
    reading.until_reading()


@pytest.mark.slow
def test_what_was_chosen_lately_comes_first(reading: Hand) -> None:
    opened(reading, "#sanctions" if reading.project.all(Risk) else "#")
    reading.press("Escape")
    palette = opened(reading, ">dark")
    reading.press("Return")
    reading.until_reading()
    opened(reading, "erdogan")
    reading.press("Return")
    palette = opened(reading, "")
    assert said(palette)[:2] == ["Recep Tayyip Erdoğan", "Dark theme"]
    reading.press("Escape")
    reading.window.commands.action("view.theme").trigger()


def test_each_sign_offers_all_there_is_of_its_kind(reading: Hand) -> None:
    palette = opened(reading, ">")
    table = [command for command in reading.window.commands.all() if not command.submenu]
    assert len(said(palette)) == len(table)
    reading.press("Escape")
    assert {"Keys", "Copy diagnostics", "Open log folder"} <= set(said(opened(reading, "?")))
    reading.press("Escape")
    paragraphs = said(opened(reading, "¶"))
    assert paragraphs[1] == "Bosphorus Wire diplomatic desk, with Meridian News Agency", "a paragraph, whole and alone"
    assert len(paragraphs) == 14
    reading.press("Escape")


def test_words_of_the_article_are_places(reading: Hand) -> None:
    palette = opened(reading, "¶ashgabat")
    assert len(said(palette)) > 1
    reading.press("Down", "Return")
    reading.until_reading()
    start, end = reading.page.selection()
    assert reading.page.text()[start:end] == "Ashgabat"


def test_plain_words_find_places_of_the_text_in_front(reading: Hand) -> None:
    palette = opened(reading, "people familiar")
    reading.until(lambda: bool(said(palette)))
    offer = palette.offers.offers()[0]
    assert "people familiar" in offer.words
    assert offer.about == "S1 ¶4"
    reading.press("Return")
    reading.until_reading()
    assert reading.page.text()[slice(*reading.page.selection())] == "people familiar"
    opened(reading, "the")
    reading.until(lambda: any(offer.id == "find" for offer in palette.offers.offers()))
    next(offer for offer in palette.offers.offers() if offer.id == "find").run()
    assert reading.space.reading.find_bar.field.text() == "the"
    reading.press("Escape")


def test_actors_tell_their_mentions_and_sources_their_grade(reading: Hand) -> None:
    palette = opened(reading, "@turkey")
    turkey = palette.offers.offers()[0]
    count = len(reading.project.exhibits_of(turkey.id.removeprefix("item ")))
    assert turkey.about.endswith(f" · {count} mentions")
    reading.press("Escape")
    first = reading.project.all(Source)[0]
    told = [
        offer.side
        for offer in opened(reading, "return to putin in ashgabat").offers.offers()
        if offer.words == first.title
    ]
    assert first.grade in told
    reading.press("Escape")


def test_a_marked_passage_is_found_by_its_words(reading: Hand) -> None:
    palette = opened(reading, "prepared the ground")
    offer = palette.offers.offers()[0]
    assert (offer.icon, offer.about) == ("pilcrow", "S1 ¶5")
    reading.press("Return")
    reading.until_reading()
    assert reading.page.paragraph()[0] == 5


def test_it_helps_where_no_project_is_open(hand: Hand) -> None:
    palette = opened(hand, "?")
    assert "Run a command" in said(palette)
    hand.press("Return")
    assert palette.field.text() == ">"
    assert all(offer.id.startswith("command") for offer in palette.offers.offers())
    hand.press("Escape")
