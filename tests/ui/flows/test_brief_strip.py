"""The strip under the text: it says how far the brief is, follows the project, and leads on by keys."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.actions.items import change, delete
from briefing.model import Brief, Judgement, Kind
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import LONG, Hand
from ui.window.brief_strip import BriefStrip


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def strip(hand: Hand) -> BriefStrip:
    return hand.space.reading.brief_strip


def checked(hand: Hand) -> None:
    """What the strip says is of the project as it is now."""
    check = hand.space.brief_foot.check
    check.begin()
    hand.until(lambda: check.is_settled, timeout=LONG)


def test_it_counts_sections_and_names_the_gravest_problem_and_leads_to_both(sampled: Hand) -> None:
    brief = sampled.project.all(Brief)[0]
    assert strip(sampled).words() == f"{brief.title}, Checking…", "before anything was looked at"
    checked(sampled)
    assert strip(sampled).words().startswith(f"{brief.title}, 9 of 9 sections, 1 judgement without a source")
    sampled.press("F6", "Tab", "Return")
    unsourced = next(one for one in sampled.project.all(Judgement) if one.label == "J4")
    assert sampled.space.desk.selected_item == (Kind.JUDGEMENT, unsourced.id)
    assert sampled.space.dock.judgements.isAncestorOf(sampled.focus)
    change(sampled.project, unsourced, in_brief=False)
    sampled.space.desk.catch_up()
    checked(sampled)
    assert "judgement" not in strip(sampled).words(), "it follows the project"
    sampled.press("Alt+T", "F6", "Escape")
    sampled.until_reading()
    sampled.press("F6", "Return")
    sampled.until(lambda: sampled.space.modes.composing() is not None)
    assert sampled.space.modes.composing().writing.isAncestorOf(sampled.focus)  # type: ignore[union-attr] # just seen


def test_without_a_brief_it_offers_to_begin_one(sampled: Hand) -> None:
    delete(sampled.project, sampled.project.all(Brief))
    sampled.space.desk.catch_up()
    assert strip(sampled).words() == "No brief yet: begin one"
    sampled.press("F6", "Return")
    page = sampled.space.modes.composing()
    assert page is not None
    assert page.card() is page.middle.new_brief


def test_it_can_be_hidden_for_good_and_stands_only_under_a_text(sampled: Hand) -> None:
    assert strip(sampled).isVisible()
    action = sampled.window.commands.action("view.brief_strip")
    assert action.isChecked()
    strip(sampled).focus()
    action.trigger()
    assert strip(sampled).isHidden()
    sampled.until_reading()
    assert not sampled.window.settings.values.brief_strip
    action.trigger()
    assert strip(sampled).isVisible()
    sampled.press("Ctrl+W")
    assert strip(sampled).isHidden()
