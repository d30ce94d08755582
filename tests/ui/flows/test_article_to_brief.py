"""From article to brief in one window, by keys alone: what the walking skeleton promises, step by step."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.model import Actor, Confidence, Risk, Source
from seeds import articles
from tests.ui.window_hand import LONG, Hand, shown_window

_GIVEN = sorted((Path(__file__).parents[4] / "shared" / "seeds").glob("*.txt"))
_OWN = [Path(str(article)) for article in articles()]


def new_project(hand: Hand, name: str) -> None:
    hand.press("Ctrl+N")
    hand.until_focus("Name of the project")
    hand.type(name)
    with hand.qtbot.waitSignal(hand.window.project_opened):
        hand.press("Return")


def select_words(hand: Hand, count: int) -> str:
    """The first words of the next paragraph."""
    hand.press("Ctrl+Down", *["Ctrl+Shift+Right"] * count)
    chosen = hand.page.chosen()
    assert chosen is not None
    return chosen.trimmed().quote


def rows(hand: Hand, kind: type[Actor] | type[Risk]) -> int:
    return hand.project.count(kind)


@pytest.mark.parametrize("article", _GIVEN + _OWN, ids=lambda path: path.name[:20])
def test_an_article_becomes_a_brief_by_keys_alone(hand: Hand, qtbot: QtBot, article: Path, tmp_path: Path) -> None:
    new_project(hand, "Walk")
    hand.import_files(article)

    # The article is there and can be read: every character of it.
    hand.until_reading()
    (source,) = hand.project.all(Source)
    assert source.title
    assert hand.page.text() == hand.project.text(hand.page.revision)
    assert hand.window.status.place_words().startswith("S1 of 1 · ¶1 of ")

    # Select words, A: an actor stands in its panel with the words as evidence, its name ready to be typed over.
    words = select_words(hand, 3)
    here = hand.page.selection()[1]
    hand.press("A")
    hand.until_focus("Name")
    (actor,) = hand.project.all(Actor)
    assert actor.name == " ".join(words.split())
    (exhibit,) = hand.project.exhibits_of(actor.id)
    assert exhibit.passage.quote == words
    hand.type("Ankara")
    hand.press("Ctrl+Return")
    hand.until_reading()
    assert hand.project.get(Actor, actor.id).name == "Ankara"
    assert hand.page.caret() == here
    assert hand.page.annotations() == 1

    # A sentence, R: a risk; title, Tab to the matrix, arrows, confidence.
    hand.press("Ctrl+Down", "S", "R")
    hand.until_focus("Title")
    (risk,) = hand.project.all(Risk)
    hand.type("Sanctions persist")
    hand.press("Tab")
    hand.press("Right", "Up", "Space")
    rated = hand.project.get(Risk, risk.id)
    assert rated.title == "Sanctions persist"
    assert rated.likelihood is not None
    assert rated.impact is not None
    hand.press("Tab")
    while "Confidence" not in hand.focus.accessibleName():
        hand.press("Tab")
    hand.press("Right")
    hand.until(lambda: hand.project.get(Risk, risk.id).confidence is not None)
    assert hand.project.get(Risk, risk.id).confidence in set(Confidence)
    hand.press("Ctrl+Return")
    hand.until_reading()
    assert hand.page.annotations() == 2
    assert hand.page.kind_of_mark(risk.id) == "risk"

    # Undo and redo of each action, named in the menu.
    undo = hand.window.commands.action("edit.undo")
    assert "onfidence" in undo.text()
    undone = 0
    while rows(hand, Actor):
        hand.press("Ctrl+Z")
        undone += 1
    assert rows(hand, Risk) == 0
    assert hand.page.annotations() == 0
    for _ in range(undone):
        hand.press("Ctrl+Shift+Z")
    assert hand.project.get(Risk, risk.id).confidence is not None
    assert hand.page.annotations() == 2

    # Closed and opened again: the same article, the same place, and undo works still.
    place = hand.page.place()
    caret = hand.page.caret()
    path = hand.project.path
    hand.press("Ctrl+Q")
    again = Hand(qtbot, shown_window(qtbot))
    again.press("Return")
    again.until(lambda: again.window.workspace is not None)
    assert again.project.path == path
    assert again.page.source_id == source.id
    assert (again.page.place(), again.page.caret()) == (place, caret)
    again.until_reading()
    again.press("Ctrl+Z")
    assert again.project.get(Risk, risk.id).confidence is None
    again.press("Ctrl+Y")

    # The brief as PDF.
    output = tmp_path / "walk.pdf"
    again.choose_pdf(output)
    with qtbot.waitSignal(again.space.exporting.exported, timeout=LONG):
        again.press("Ctrl+E")
    assert output.read_bytes().startswith(b"%PDF-")
    again.window.close()
