"""The wide library: a table of the same sources, sorted by its heads, worked by keys, as it was left."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.errors import SourceError
from briefing.model import ReadingState, Source
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui.library.columns import COLUMNS
from ui.library.filtering import Filter
from ui.library.ordering import Sorting, order_called


@pytest.fixture
def wide(qtbot: QtBot, home: Path, tmp_path: Path) -> Hand:
    """The sample project, its library widened by keys."""
    hand = Hand(qtbot, shown_window(qtbot))
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    hand.press("Ctrl+Shift+L")
    assert hand.space.library.is_wide
    return hand


def column(hand: Hand, name: str) -> int:
    return [each.id for each in COLUMNS].index(name)


def labels(hand: Hand) -> list[str]:
    model = hand.space.library.model
    found = (model.source_at(row) for row in range(model.source_count()))
    return [source.label for source in found if source is not None]


def press_head(hand: Hand, name: str) -> None:
    head = hand.space.library.table.header()
    place = head.sectionViewportPosition(column(hand, name)) + 10
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, head.height() // 2))


def test_the_table_stands_in_the_place_of_the_text_with_the_card_beside_it(wide: Hand) -> None:
    table = wide.space.library.table
    assert wide.focus is table
    assert not wide.space.reading.isVisible()
    assert wide.space.sources.is_card_shown()
    heads = [table.model().headerData(place, Qt.Orientation.Horizontal) for place in range(len(COLUMNS))]
    assert heads == ["Title", "Publisher", "Published", "Language", "Kind", "Grade", "Tags", "State", "Seen", "Marks"]
    wide.press("Down", "Down")
    assert wide.space.sources.card.shown_ids() == [wide.project.all(Source)[2].id]


def test_enter_reads_and_escape_narrows(wide: Hand) -> None:
    wide.press("Down", "Return")
    wide.until_reading()
    assert not wide.space.library.is_wide
    assert wide.page.source_id == wide.project.all(Source)[1].id
    wide.press("Ctrl+Shift+L", "Escape")
    wide.until_reading()
    assert wide.space.library.list.isVisible()


def test_the_panes_go_round_with_the_library_wide_and_alt_t_leads_back_to_the_text(wide: Hand) -> None:
    wide.press("F6")
    assert wide.space.dock.isAncestorOf(wide.focus)
    wide.press("F6")
    assert wide.focus is wide.space.library.table
    wide.press("Alt+T")
    wide.until_reading()


def test_a_head_sorts_then_turns_round_then_leaves_the_order_of_adding(wide: Hand) -> None:
    as_added = labels(wide)
    press_head(wide, "published")
    assert labels(wide)[:2] == ["S8", "S6"]
    assert labels(wide)[-1] == "S7", "no date"
    press_head(wide, "published")
    assert labels(wide)[-1] == "S7"
    assert labels(wide)[0] in ("S1", "S2")
    press_head(wide, "published")
    assert labels(wide) == as_added


def test_several_rows_are_chosen_by_keys_and_edited_in_one_step(wide: Hand) -> None:
    wide.press("Shift+Down", "Shift+Down")
    chosen = wide.space.library.chosen_sources()
    assert [source.label for source in chosen] == ["S1", "S2", "S3"]
    assert wide.space.sources.card.shown_ids() == [source.id for source in chosen]
    wide.space.library.rows.mark(chosen, ReadingState.NEW)
    wide.press("Ctrl+Z")
    assert [wide.project.get(Source, source.id).state for source in chosen] == [source.state for source in chosen]


def test_chosen_rows_go_along_from_table_to_list(wide: Hand) -> None:
    wide.press("Down", "Shift+Down")
    wide.press("Escape")
    assert [source.label for source in wide.space.library.chosen_sources()] == ["S2", "S3"]


def test_facets_filter_and_say_what_they_ask_for(wide: Hand) -> None:
    library = wide.space.library
    menu = library.head.facets.menus["language"]
    menu.aboutToShow.emit()
    (russian,) = [action for action in menu.actions() if action.text().startswith("Russian")]
    russian.trigger()
    assert labels(wide) == ["S4"]
    assert library.head.facets.chips["language"].text() == "Language 1"
    assert wide.space.whereabouts.words() == "Library · 1 of 8 shown · 0 chosen"


def test_words_filter_and_the_keyboard_goes_down_into_the_rows(wide: Hand) -> None:
    wide.press("/")
    wide.type("courier")
    assert labels(wide) == ["S5"]
    wide.press("Down", "Return")
    wide.until_reading()
    assert wide.page.source_id == wide.project.all(Source)[4].id


def test_columns_are_hidden_and_come_back_as_at_first(wide: Hand) -> None:
    table = wide.space.library.table
    menu = QMenu()
    wide.qtbot.addWidget(menu)
    table.fill_columns_menu(menu)
    actions = {action.text(): action for action in menu.actions()}
    actions["Kind"].trigger()
    assert table.isColumnHidden(column(wide, "format"))
    actions["As at first"].trigger()
    assert not table.isColumnHidden(column(wide, "format"))


def test_where_there_is_little_room_some_columns_are_left_out_until_somebody_chooses(wide: Hand) -> None:
    table = wide.space.library.table
    assert not table.isColumnHidden(column(wide, "language"))
    wide.window.resize(1280, 800)
    wide.until(lambda: table.isColumnHidden(column(wide, "language")))
    assert not table.isColumnHidden(column(wide, "tags"))
    assert table.columnWidth(column(wide, "title")) >= 240


def test_a_file_that_cannot_be_read_says_why_across_its_row(wide: Hand) -> None:
    (key,) = wide.space.arrivals.expect([Path("scan.pdf")])
    wide.space.arrivals.refuse(key, SourceError("No text in it.", remedy="Paste the text."))
    library = wide.space.library
    row = library.model.index(8, 0)
    menu = library.menu_for(row)
    assert menu is not None
    assert [action.text() for action in menu.actions()][:2] == ["Try again", "Paste its text"]
    menu.close()
    assert "No text in it." in row.data(Qt.ItemDataRole.AccessibleTextRole)
    wide.window.grab()
    wide.press("End", "Delete")
    assert library.model.rowCount() == 8


def test_cells_say_their_column_to_a_screen_reader(wide: Hand, qtmodeltester: ModelTester) -> None:
    model = wide.space.library.model
    qtmodeltester.check(model)
    spoken = model.index(6, column(wide, "published")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Published: no date"


def test_filter_order_width_and_card_come_back_with_the_project(wide: Hand) -> None:
    path = wide.project.path
    library = wide.space.library
    library.show_only(Filter("", frozenset({("state", "done")})))
    library.sort_by(Sorting(order_called("title"), turned=True))
    menu = QMenu()
    wide.qtbot.addWidget(menu)
    library.table.fill_columns_menu(menu)
    next(action for action in menu.actions() if action.text() == "Kind").trigger()
    wide.press("Down")
    before = labels(wide), wide.space.sources.card.shown_ids()
    wide.window.close_project()
    wide.window.open_project(path)
    again = wide.space.library
    assert again.is_wide
    assert (labels(wide), wide.space.sources.card.shown_ids()) == before
    assert again.table.isColumnHidden(column(wide, "format"))
    assert wide.space.sources.is_card_shown()
    assert wide.focus is again.table
    assert again.filters.isVisible()
