"""From article to brief in one window, by keys alone: what the walking skeleton promises, step by step."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing.model import Actor, Confidence, Risk, Source
from seeds import articles
from tests.ui.window_hand import LONG, Hand, shown_window
from ui.window.export_sheet import ExportSheet

_GIVEN = sorted((Path(__file__).parents[4] / "shared" / "seeds").glob("*.txt"))
_TRIED = ("02-", "03-", "04-", "06-")  # HTML, text in Turkish and in Russian, Markdown
_OWN = [Path(str(article)) for article in articles() if article.name.startswith(_TRIED)]


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


# Each takes seconds; one walks with every change, the others with the slow tests.
_LATER = [pytest.param(article, marks=pytest.mark.slow) for article in _GIVEN + _OWN[1:]]


@pytest.mark.parametrize("article", [_OWN[0], *_LATER], ids=lambda path: path.name[:20])
def test_an_article_becomes_a_brief_by_keys_alone(hand: Hand, qtbot: QtBot, article: Path, tmp_path: Path) -> None:
    new_project(hand, "Walk")
    source = imported(hand, article)
    name_an_actor(hand)
    risk_id = rate_a_risk(hand)
    undo_everything_and_redo_it(hand, risk_id)
    again = closed_and_reopened(hand, qtbot, source)
    undo_after_reopening(again, risk_id)
    export(again, tmp_path / "walk.pdf")
    again.window.close()


def imported(hand: Hand, article: Path) -> Source:
    """The article is there and can be read: every character of it."""
    hand.import_files(article)
    hand.until_reading()
    (source,) = hand.project.all(Source)
    assert source.title
    assert hand.page.revision is not None
    assert hand.page.text() == hand.project.text(hand.page.revision)
    assert hand.window.status.place_words().startswith("S1 · 1 of 1 · ¶1 of ")
    return source


def name_an_actor(hand: Hand) -> None:
    """Select words, A: an actor stands in its panel with the words as evidence, its name ready to be typed over."""
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


def rate_a_risk(hand: Hand) -> str:
    """A sentence, R: a risk; title, Tab to the matrix, arrows, confidence. Its id."""
    hand.press("Ctrl+Down", "S", "R")
    hand.until_focus("Title")
    (risk,) = hand.project.all(Risk)
    hand.type("Sanctions persist")
    hand.press("Tab", "Right", "Up", "Space")
    rated = hand.project.get(Risk, risk.id)
    assert rated.title == "Sanctions persist"
    assert rated.likelihood is not None
    assert rated.impact is not None
    hand.press("Tab")
    while "Confidence" not in hand.focus.accessibleName():
        hand.press("Tab")
    hand.press("Right")
    assert hand.project.get(Risk, risk.id).confidence in set(Confidence)
    hand.press("Ctrl+Return")
    hand.until_reading()
    assert hand.page.annotations() == 2
    assert hand.page.kind_of_mark(risk.id) == "risk"
    return risk.id


def undo_everything_and_redo_it(hand: Hand, risk_id: str) -> None:
    """Undo and redo of each action, named in the menu."""
    undo = hand.window.commands.action("edit.undo")
    assert "onfidence" in undo.text()
    undone = 0
    while hand.project.count(Actor):
        hand.press("Ctrl+Z")
        undone += 1
    assert hand.project.count(Risk) == 0
    assert hand.page.annotations() == 0
    for _ in range(undone):
        hand.press("Ctrl+Shift+Z")
    assert hand.project.get(Risk, risk_id).confidence is not None
    assert hand.page.annotations() == 2


def closed_and_reopened(hand: Hand, qtbot: QtBot, source: Source) -> Hand:
    """Closed and opened again: the same article at the same place."""
    hand.press("Alt+T", "Ctrl+Down", "Shift+Right")
    left = (hand.project.path, hand.page.place(), hand.page.selection(), hand.space.desk.selected_item)
    hand.press("Ctrl+Q")
    again = Hand(qtbot, shown_window(qtbot))
    with qtbot.waitSignal(again.window.project_opened):
        again.press("Return")
    again.until_reading()
    assert again.page.source_id == source.id
    assert (again.project.path, again.page.place(), again.page.selection(), again.space.desk.selected_item) == left
    return again


def undo_after_reopening(hand: Hand, risk_id: str) -> None:
    """The history lies in the file."""
    hand.press("Ctrl+Z")
    assert hand.project.get(Risk, risk_id).confidence is None
    hand.press("Ctrl+Y")
    assert hand.project.get(Risk, risk_id).confidence is not None


def export(hand: Hand, output: Path) -> None:
    """The brief as PDF, while the window stays free."""
    hand.choose_pdf(output)
    hand.press("Ctrl+E")
    (sheet,) = hand.window.findChildren(ExportSheet)
    sheet.marking.setFocus()
    hand.press("Down")
    assert sheet.marking.value() == "TLP:CLEAR"
    with hand.qtbot.waitSignal(hand.space.exporting.exported, timeout=LONG):
        hand.press("Return")
    assert output.read_bytes().startswith(b"%PDF-")
    assert f"{output.name} is ready" in hand.window.toast.message()
