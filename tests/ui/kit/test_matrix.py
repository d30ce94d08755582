"""The matrix shows every risk, says it in words, and is set by one click or by arrows."""
# SPDX-License-Identifier: MIT

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from resources import matrix, scale
from ui.kit import MatrixView, flush_all
from ui.kit.matrix_model import MatrixModel
from ui.kit.matrix_painting import ImpactHeader

RISKS = [("R1", "likely", "major"), ("R3", "likely", "major"), ("R2", "unlikely", "severe"), ("R4", "", "")]
Role = Qt.ItemDataRole


@pytest.fixture
def view(qtbot: QtBot) -> MatrixView:
    view = MatrixView()
    qtbot.addWidget(view)
    view.set_risks(RISKS, "R1")
    view.set_current("likely", "major")
    view.resize(330, view.sizeHint().height())
    view.show()
    return view


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = MatrixModel(scale("icd203"), matrix("icd203"))
    qtmodeltester.check(model)
    model.set_risks(RISKS)


def test_rows_go_from_almost_certain_down_with_their_bands() -> None:
    model = MatrixModel(scale("icd203"), matrix("icd203"))
    headings = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert headings[0] == "Almost certain 95–99\N{NO-BREAK SPACE}%"
    assert headings[-1].startswith("Almost no chance")
    columns = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert columns == ["Minimal", "Minor", "Moderate", "Major", "Severe"]


def test_each_cell_says_in_words_what_it_shows() -> None:
    model = MatrixModel(scale("icd203"), matrix("icd203"))
    model.set_risks(RISKS)
    cell = model.index(*model.cell("likely", "major"))
    assert cell.data(Role.AccessibleTextRole) == "Likely, Major: high; R1, R3"
    assert cell.data(Role.DisplayRole) == "4"
    empty = model.index(*model.cell("almost_no_chance", "minimal"))
    assert empty.data(Role.AccessibleTextRole) == "Almost no chance, Minimal: low"


def test_a_screen_reader_meets_a_table_with_words_in_every_cell(view: MatrixView) -> None:
    table = QAccessible.queryAccessibleInterface(view)
    assert table.role() is QAccessible.Role.Table
    words = {table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())}
    assert "Likely, Major: high; R1, R3" in words
    assert "Almost certain 95–99\N{NO-BREAK SPACE}%" in words
    assert "Severe" in words


def test_a_term_of_another_scale_is_refused(view: MatrixView) -> None:
    with pytest.raises(KeyError):
        view.set_risks([("R1", "realistic_possibility", "major")])


def test_one_click_sets_likelihood_and_impact(view: MatrixView, qtbot: QtBot) -> None:
    index = view.model().index(0, 4)
    with qtbot.waitSignal(view.picked) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert told.args == ["almost_certain", "severe"]
    assert view.current() == ("almost_certain", "severe")


def test_a_walk_with_arrows_is_one_choice(view: MatrixView, qtbot: QtBot) -> None:
    heard: list[tuple[str, str]] = []
    view.picked.connect(lambda term, impact: heard.append((term, impact)))
    with qtbot.waitSignal(view.picked):
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
            qtbot.keyClick(view, key)
        assert view.current() == ("almost_certain", "moderate")
    assert heard == [("almost_certain", "moderate")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_tell_at_once(view: MatrixView, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.picked, timeout=0) as told:
        qtbot.keyClick(view, key)
    assert told.args == ["roughly_even_chance", "major"]


def test_what_the_arrows_chose_is_flushed_with_all_fields(view: MatrixView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.picked, timeout=0) as told:
        flush_all()
    assert told.args == ["likely", "severe"]


def test_escape_takes_a_walk_back(view: MatrixView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.picked):
        qtbot.keyClick(view, Qt.Key.Key_Up)
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        view.flush()
    assert view.current() == ("likely", "major")


def test_showing_a_risk_tells_nothing_and_does_not_disturb_a_walk(view: MatrixView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.picked):
        view.set_current("unlikely", "minor")
        view.set_current("", "")
    assert view.current() == ("", "")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    begun = view.current()
    view.set_current("likely", "major")
    assert view.current() == begun
    view.flush()


def test_an_unrated_risk_begins_in_the_middle(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    view, before = MatrixView(), QLineEdit()
    column.addWidget(before)
    column.addWidget(view)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert view.hasFocus()
    assert view.current() == ("", "")
    with qtbot.waitSignal(view.picked) as told:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert told.args == ["roughly_even_chance", "moderate"]
    qtbot.keyClick(view, Qt.Key.Key_Backtab)
    assert before.hasFocus()


def test_it_fits_a_narrow_panel_without_scrolling(view: MatrixView) -> None:
    assert view.horizontalScrollBar().maximum() == 0
    assert view.verticalScrollBar().maximum() == 0
    widths = [view.columnWidth(column) for column in range(5)]
    assert sum(widths) == view.viewport().width()
    assert min(widths) >= 34
    assert all(24 <= view.rowHeight(row) <= 27 for row in range(7))


@pytest.mark.parametrize("width", [300, 334, 348, 364, 372, 500])
def test_the_impacts_stand_within_the_header_and_apart(view: MatrixView, width: int) -> None:
    view.resize(width, view.height())
    header = view.horizontalHeader()
    assert isinstance(header, ImpactHeader)
    places = [header.place_of(column, header.shown(column)) for column in range(5)]
    assert places[0].left() >= 0
    assert places[-1].right() <= header.viewport().width() + 2
    assert all(one.right() <= other.left() for one, other in pairwise(places))
