"""All words of the window at 80 to 200 %: none is cut without saying so, in any mode, panel, sheet or page."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from tests.ui.everyone.room import cuts
from tests.ui.everyone.states import shown, states
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui import fonts, measure
from ui.kit import Label
from ui.library.rail import WIDTH
from ui.preferences.applying import begin_with
from ui.settings import Density, Remembered, Settings

SIZES = [200, *(pytest.param(size, marks=pytest.mark.slow) for size in (80, 100, 150))]


@pytest.fixture
def usual_afterwards() -> Iterator[None]:
    """The text size belongs to the application, which all tests share."""
    yield
    begin_with(Remembered())


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.usefixtures("usual_afterwards")
def test_at_every_size_no_words_are_cut_unsaid(qtbot: QtBot, home: Path, tmp_path: Path, percent: int) -> None:
    settings = Settings()
    settings.change(text_scale=percent)
    window = shown_window(qtbot, settings)
    window.resize(1280, 800)
    window.open_project(sample_in(tmp_path))
    hand = Hand(qtbot, window)
    hand.until_reading()
    found: set[str] = set()
    count = 0
    for state in states(hand):
        count += 1
        for widget in shown(window):
            if not widget.visibleRegion().isEmpty():
                found.update(f"{state}: {type(widget).__name__}: {fault}" for fault in cuts(widget))
    window.close()
    assert count > 30
    assert not found, "\n".join(sorted(found))


@pytest.mark.usefixtures("usual_afterwards")
def test_the_size_changes_while_the_window_is_open(hand: Hand, tmp_path: Path) -> None:
    label, size = Label("Words", size=12), fonts.ui_font(12).pointSizeF()
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    row = hand.space.library.list.rect_of(0).height()
    hand.press("Ctrl+=", "Ctrl+=", "Ctrl+=", "Ctrl+=", "Ctrl+=")
    assert label.font().pointSizeF() == pytest.approx(size * 1.5)
    assert hand.page.text_scale() == 150
    hand.press("Ctrl+F")
    for widget in (hand.space.reading.find_bar.field, hand.window.menuBar()):
        assert QFontInfo(widget.font()).pointSizeF() == pytest.approx(fonts.ui_font().pointSizeF(), rel=0.05)
    hand.press("Esc")
    hand.until(lambda: hand.space.library.list.rect_of(0).height() > row * 1.3)
    hand.press("Ctrl+0")
    assert label.font().pointSizeF() == pytest.approx(size)


@pytest.mark.usefixtures("usual_afterwards")
def test_what_grew_comes_back_as_it_was(hand: Hand, tmp_path: Path) -> None:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    space = hand.space
    hand.press("Alt+R")
    title = space.dock.risks.fields.title
    name = next(label for label in space.dock.risks.fields.findChildren(Label) if label.buddy() is title)
    cross = space.reading.tabs.tabButton(0, QTabBar.ButtonPosition.RightSide)

    def sizes() -> tuple[object, ...]:
        return title.font().pointSizeF(), name.font().pointSizeF(), name.height(), title.height(), cross.geometry()

    before = sizes()
    hand.press("Ctrl+=")
    hand.until(lambda: not space.dock.is_stacked)
    hand.window.slots.set_text_size(200)
    hand.until(lambda: name.height() > 28)
    hand.press("Ctrl+0")
    hand.until(lambda: sizes() == before)


@pytest.mark.usefixtures("usual_afterwards")
def test_rows_that_stand_close_are_lower_and_still_high_enough_to_press(qapp: QApplication) -> None:
    usual = measure.row(27)
    measure.set_density(qapp, Density.COMPACT)
    assert 24 <= measure.row(27) < usual


@pytest.mark.usefixtures("usual_afterwards")
def test_where_there_is_room_for_one_side_column_the_sources_are_a_rail(hand: Hand, tmp_path: Path) -> None:
    hand.window.resize(1280, 800)
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()

    def columns() -> tuple[bool, bool, bool]:
        """Whether the sources are whole, whether they are a rail, whether there are panels."""
        library = hand.space.library
        return library.is_whole, library.isVisible() and library.is_rail, hand.space.dock.isVisible()

    assert columns() == (True, False, True)
    hand.window.applying.change(text_scale=200)
    assert columns() == (False, True, True)
    hand.press("F9")
    assert columns() == (True, False, False)
    hand.press("F9")
    assert columns() == (False, True, True)
    assert hand.space.columns()["sources"], "the column is only away for the moment"
    hand.press("Ctrl+H")
    assert hand.space.history.isVisible()
    assert columns() == (False, True, False)
    assert hand.space.columns()["panels"]
    hand.press("Alt+R")
    assert not hand.space.history.isVisible()
    assert columns() == (False, True, True)
    hand.press("Ctrl+0")
    assert columns() == (True, False, True)


def test_the_rail_is_worked_by_keys_and_what_was_open_is_remembered(hand: Hand, tmp_path: Path) -> None:
    hand.window.resize(1024, 768)
    project = sample_in(tmp_path)
    hand.window.open_project(project)
    hand.until_reading()
    library = hand.space.library
    hand.press("Shift+F6")
    hand.until_focus("Sources")
    assert library.is_rail
    assert library.width() == WIDTH
    hand.press("Down", "Return")
    hand.until_reading()
    assert hand.page.label == "S2"
    assert library.chosen_ids() == [hand.page.source_id]
    hand.press("Shift+F6", "/")
    hand.until_focus("Filter sources")
    assert (library.is_whole, hand.space.dock.isVisible()) == (True, False)
    hand.press("Esc", "Esc")
    hand.until_reading()
    assert (library.is_rail, hand.space.dock.isVisible()) == (True, True)
    hand.press("Alt+S")
    hand.window.close_project()
    hand.window.open_project(project)
    hand.until_focus("Sources")
    assert (hand.space.library.is_whole, hand.space.dock.isVisible()) == (True, False)
    hand.press("Alt+R")
    assert (hand.space.library.is_rail, hand.space.dock.isVisible()) == (True, True)


@pytest.mark.usefixtures("usual_afterwards")
def test_the_wide_library_shows_only_columns_whose_heads_it_has_room_for(hand: Hand, tmp_path: Path) -> None:
    hand.window.resize(1280, 800)
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    hand.press("Ctrl+Shift+L")
    for percent in (200, 100):
        hand.window.applying.change(text_scale=percent)
        QApplication.processEvents()
        table = hand.space.library.table
        shown = [place for place in range(table.model().columnCount()) if not table.isColumnHidden(place)]
        said = {place: table.model().headerData(place, Qt.Orientation.Horizontal) for place in shown}
        metrics = table.header().fontMetrics()
        cut = [words for place, words in said.items() if table.columnWidth(place) < metrics.horizontalAdvance(words)]
        assert cut == [], percent
        assert {"Title", "Publisher", "Grade"} <= set(said.values())
