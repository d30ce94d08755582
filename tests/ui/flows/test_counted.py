"""The rows of the table of flows, each with the inputs it is allowed; those of kinds stand in test_kinds_by_key."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.brief.compose import compose
from briefing.brief.document import text_of
from briefing.model import Evidence, Kind, Risk, Section, Source
from tests.ui.flows.test_importing import article, dropped
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import LONG, Hand, shown_window
from ui import theme
from ui.main_window import MainWindow
from ui.preferences.applying import begin_with
from ui.settings import Density, Remembered
from ui.window.export_sheet import ExportSheet

ALLOWED = {
    "New project": 2,  # and its name
    "Add 5 articles": 1,  # a drag, or Ctrl+I and the system's own dialog
    "Fill a risk": 1,  # and its title, and one click
    "Fill a risk by keys": 5,  # the same without the mouse: Tab, at most two arrows, Ctrl+Enter
    "Link evidence": 1,  # of what is selected
    "Compose": 1,
    "Preview and export": 2,  # and the system's own dialog
    "Reopen": 1,
}
"""UI.md, Flows, column "Input"."""


class Counted(Hand):
    """Counts what is pressed."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        super().__init__(qtbot, window)
        self.inputs = 0

    def press(self, *keys: str) -> None:
        self.inputs += len(keys)
        super().press(*keys)


@pytest.fixture
def counted(qtbot: QtBot, hand: Hand) -> Counted:
    return Counted(qtbot, hand.window)


@pytest.fixture
def sampled(counted: Counted, tmp_path: Path) -> Counted:
    counted.window.open_project(sample_in(tmp_path))
    counted.until_reading()
    return counted


@pytest.fixture
def usual_afterwards(themed: object) -> Iterator[None]:
    """Theme, sizes and typefaces belong to the application, which all tests share."""
    yield
    begin_with(Remembered())


def test_a_new_project_is_two_keys_and_a_name(counted: Counted) -> None:
    counted.press("Ctrl+N")
    counted.until_focus("Name of the project")
    counted.type("Straits")
    with counted.qtbot.waitSignal(counted.window.project_opened):
        counted.press("Return")
    assert counted.project.name == "Straits"
    assert counted.project.path.is_file()
    assert counted.inputs == ALLOWED["New project"]


@pytest.mark.parametrize("by", ["drag", "key"])
def test_five_articles_are_one_drag_or_one_key(counted: Counted, tmp_path: Path, by: str) -> None:
    counted.window.create_project(tmp_path / "five.brief", "Five")
    paths = [article(tmp_path, f"{number}.txt", f"Article {number}") for number in range(5)]
    with counted.qtbot.waitSignal(counted.window.jobs.idle, timeout=LONG):
        if by == "drag":
            dropped(counted, *paths)
            counted.inputs += 1
        else:
            counted.choose_files(*paths)
            counted.press("Ctrl+I")
    assert counted.project.count(Source) == 5
    counted.until_reading()
    assert counted.inputs == ALLOWED["Add 5 articles"]


def mark(hand: Counted, key: str) -> tuple[int, int]:
    """A sentence is selected and the key pressed; only the key counts. What was selected."""
    hand.press("Ctrl+Down", "S")
    selection = hand.page.selection()
    hand.inputs = 0
    hand.press(key)
    return selection


def test_a_risk_is_filled_by_one_key_its_title_and_one_click(sampled: Counted) -> None:
    start, end = mark(sampled, "R")
    sampled.until_focus("Title")
    sampled.type("Sanctions persist")
    matrix = sampled.space.dock.risks.editor.rating.matrix
    cell = matrix.visualRect(matrix.model().index(2, 3)).center()
    QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(cell))
    risk = sampled.project.all(Risk)[-1]
    assert risk.title == "Sanctions persist"
    assert risk.likelihood is not None
    assert risk.impact is not None
    assert sampled.inputs == ALLOWED["Fill a risk"]
    assert sampled.page.first_span(risk.id) == (start, end)


def test_a_risk_is_filled_by_keys_alone_and_the_text_is_where_it_was(sampled: Counted) -> None:
    _, end = mark(sampled, "R")
    place = sampled.page.place()
    sampled.until_focus("Title")
    sampled.type("Sanctions persist")
    sampled.press("Tab", "Right", "Up", "Ctrl+Return")
    sampled.until_reading()
    risk = sampled.project.all(Risk)[-1]
    assert (risk.title, risk.likelihood is None, risk.impact is None) == ("Sanctions persist", False, False)
    assert sampled.inputs == ALLOWED["Fill a risk by keys"]
    assert (sampled.page.caret(), sampled.page.place()) == (end, place)


def test_evidence_is_linked_by_one_key(sampled: Counted) -> None:
    before = sampled.project.count(Evidence)
    name = "Erdoğan"
    start = sampled.page.text().index(name)
    sampled.page.select(start, start + len(name))
    sampled.page.open_popup()  # as releasing the mouse does
    sampled.press("1")
    assert sampled.project.count(Evidence) == before + 1
    assert sampled.inputs == ALLOWED["Link evidence"]


def test_composing_is_one_key_and_begins_with_what_the_panels_have(sampled: Counted) -> None:
    sampled.press("Ctrl+2")
    page = sampled.space.modes.composing()
    assert page is not None
    assert sampled.inputs == ALLOWED["Compose"]
    assert page.isAncestorOf(sampled.focus)
    printed = text_of(compose(sampled.project))
    assert all(risk.title in printed for risk in sampled.project.all(Risk)[:2]), "panels fill their sections"


def test_the_pdf_is_two_keys(sampled: Counted, tmp_path: Path) -> None:
    output = tmp_path / "brief.pdf"
    sampled.choose_pdf(output)
    sampled.press("Ctrl+E")
    assert sampled.window.findChildren(ExportSheet)
    with sampled.qtbot.waitSignal(sampled.space.exporting.exported, timeout=LONG):
        sampled.press("Return")
    assert output.read_bytes().startswith(b"%PDF-")
    assert sampled.inputs == ALLOWED["Preview and export"]


@pytest.mark.usefixtures("usual_afterwards")
def test_reopening_is_one_key_and_all_is_where_it_was(sampled: Counted, qtbot: QtBot) -> None:
    second = sampled.project.all(Source)[1]
    sampled.window.applying.change(theme=theme.Choice.DARK, text_scale=120, density=Density.COMPACT)
    sampled.space.reading.open_source(second.id)
    sampled.press("Ctrl+Down", "Ctrl+Down", "S")
    sampled.space.desk.select(Kind.RISK, sampled.project.all(Risk)[2].id)
    sampled.press("Ctrl+2")
    page = sampled.space.modes.composing()
    assert page is not None
    page.writing.go_to(sampled.project.all(Section)[2].id, 5)
    composed = page.writing.place()
    sampled.press("Ctrl+1")
    sampled.page.verticalScrollBar().setValue(120)
    left = state(sampled)
    sampled.press("Ctrl+Q")

    again = Counted(qtbot, shown_window(qtbot))
    with qtbot.waitSignal(again.window.project_opened):
        again.press("Return")
    assert again.inputs == ALLOWED["Reopen"]
    again.until_reading()
    assert state(again) == left
    assert theme.current().dark
    again.press("Ctrl+2")
    page = again.space.modes.composing()
    assert page is not None
    assert page.writing.place() == composed
    again.window.close()


def state(hand: Hand) -> dict[str, object]:
    """Where everything is: tabs, scroll, selection, caret, panels, columns, the composer's caret, undo, looks."""
    space, settings = hand.space, hand.window.settings.values
    return {
        "tabs": (space.reading.tabs.source_ids(), space.reading.tabs.current_id()),
        "text": (hand.page.place(), hand.page.selection(), hand.page.caret()),
        "panels": (space.desk.selected_item, space.dock.state()),
        "columns": space.columns(),
        "modes": space.modes.state(),
        "undo": hand.project.history.undo_label,
        "looks": (settings.theme, settings.text_scale, settings.density, hand.window.font().pointSizeF()),
    }
