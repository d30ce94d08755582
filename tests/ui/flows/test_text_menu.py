"""The menu over the text, the tips of its marks, quotes copied with their address, what a read-only project offers."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu

from briefing.model import Actor, Evidence, Risk
from tests.ui.pointer import point_at
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand
from ui.window.opening import Way
from ui.window.text_menu import TextMenu


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def select(hand: Hand, words: str) -> None:
    start = hand.page.text().index(words)
    hand.page.select(start, start + len(words))


def point_of(hand: Hand, words: str) -> QPointF:
    """A point on words, brought into sight."""
    start = hand.page.text().index(words)
    hand.page.reveal(start, start + len(words))
    return hand.page.rectangles(start, start + len(words))[0].center()


def menu_at(hand: Hand, point: QPointF) -> QMenu:
    makers = hand.space.reading.findChildren(TextMenu)
    assert len(makers) == 1
    return makers[0].menu(hand.page, point)


def words_of(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def test_the_menu_offers_kinds_likely_items_and_ways_to_copy(sampled: Hand) -> None:
    select(sampled, "The Turkish presidency did not comment")
    menu = menu_at(sampled, QPointF(1, 1))
    words = words_of(menu)
    assert words[:7] == ["Actor", "Risk", "Judgement", "Event", "Quote", "Note", "Link to…"]
    assert any(offered.startswith("Add to ") for offered in words)
    copying = ["Copy", "Copy with citation", "Find in this article…"]
    assert words[-5:] == [*copying, "Select sentence", "Annotations here"]
    count = sampled.project.count(Evidence)
    next(action for action in menu.actions() if action.text().startswith("Add to ")).trigger()
    assert sampled.project.count(Evidence) == count + 1


def test_the_menu_over_a_mark_opens_its_item_and_takes_the_words_away(sampled: Hand) -> None:
    point = point_of(sampled, "Russia did not")
    russia = sampled.project.where(Actor, name="Russia")[0]
    menu = menu_at(sampled, point)
    opened, cited, adjusted, _kinds, removed, deleted = menu.actions()[:6]
    assert (opened.text(), adjusted.text()) == (f"Open {russia.label} Russia\tEnter", "Adjust range\tShift+Enter")
    assert all(action.isEnabled() for action in menu.actions()), "nothing that needs words which are not selected"
    assert deleted.text() == f"Delete {russia.label} Russia"
    cited.trigger()
    assert QGuiApplication.clipboard().text().startswith("“Russia did not see")
    opened.trigger()
    assert sampled.space.desk.selected_item == ("actor", russia.id)
    count = len(sampled.project.exhibits_of(russia.id))
    removed.trigger()
    assert len(sampled.project.exhibits_of(russia.id)) == count - 1
    sampled.press("Ctrl+Z")
    assert len(sampled.project.exhibits_of(russia.id)) == count


def test_the_menu_key_asks_for_the_menu_at_the_caret(sampled: Hand) -> None:
    asked: list[QPointF] = []
    sampled.page.menu_wanted.connect(lambda point, _place: asked.append(point))
    sampled.space.reading.blockSignals(True)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), QPoint(3, 3))
    sampled.page.contextMenuEvent(event)
    for menu in sampled.page.findChildren(QMenu):
        menu.close()
    assert asked == [QPointF(sampled.page.cursorRect().center())]


@pytest.mark.parametrize(
    ("words", "copied"),
    [
        ("no new developments", "“no new developments” (S1 ¶7)"),
        ("Meridian News Agency\n\nISTANBUL", "“Meridian News Agency\n\nISTANBUL” (S1 ¶2–3)"),
    ],
)
def test_a_quote_is_copied_with_its_address(sampled: Hand, words: str, copied: str) -> None:
    select(sampled, words)
    sampled.press("Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == copied


def test_the_tip_of_a_mark_names_its_item_and_how_the_words_bear_on_it(sampled: Hand) -> None:
    exhibit = next(
        exhibit
        for exhibit in sampled.project.exhibits_in(sampled.page.source_id)
        if exhibit.evidence.item_kind == "risk"
    )
    risk = sampled.project.get(Risk, exhibit.evidence.item_id)
    tip = sampled.page.tip_at(point_of(sampled, exhibit.passage.quote))
    assert f"{risk.label} {risk.title} · " in tip
    assert sampled.page.tip_at(point_of(sampled, "The Turkish presidency")) == ""


def test_the_pointer_is_a_hand_over_a_mark(sampled: Hand) -> None:
    viewport = sampled.page.viewport()
    assert viewport.hasMouseTracking()

    def shape_over(words: str) -> Qt.CursorShape:
        point_at(viewport, point_of(sampled, words).toPoint())
        return viewport.cursor().shape()

    assert shape_over("Russia did not") is Qt.CursorShape.PointingHandCursor
    assert shape_over("The Turkish presidency") is Qt.CursorShape.IBeamCursor


def test_a_read_only_project_offers_nothing_that_would_change_it(hand: Hand, tmp_path: Path) -> None:
    assert hand.window.opening.open(Way(sample_in(tmp_path), read_only=True))
    hand.until_reading()
    select(hand, "no new developments")
    hand.page.open_popup()
    assert not hand.page.popup.isVisible()
    assert words_of(menu_at(hand, QPointF(1, 1)))[:1] == ["Copy"]
    hand.press("R")
    assert hand.window.toast.message() == "Read-only: “Risk” would change the project"
    hand.press("Alt+R", "Ins")
    assert hand.window.toast.message() == "Read-only: nothing can be changed here"
    assert hand.window.commands.action("edit.copy_cited").isEnabled()
    hand.press("Alt+A", "Down", "Right")
    hand.until_focus("Name")
    name = hand.space.dock.actors.fields.name
    before = name.text()
    hand.type("zz")
    assert name.text() == before
