"""Citing by search and from the tray: rows that keep Qt's rules, how often each is used, what lands in the text."""
# SPDX-License-Identifier: MIT

import re

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.brief.citing import CitationSearch
from briefing.model import Section
from ui.compose.candidates import CandidateModel, times_used
from ui.compose.cite_popup import CitePopup
from ui.compose.dropping import dropped_citation
from ui.compose.editor import SectionEditor
from ui.compose.tray import EvidenceTray
from ui.desk import Desk


@pytest.fixture
def search(desk: Desk) -> CitationSearch:
    search = CitationSearch(desk.project)
    search.read_all()
    return search


def test_the_model_keeps_qts_rules(search: CitationSearch, qtmodeltester: ModelTester) -> None:
    model = CandidateModel()
    qtmodeltester.check(model)
    model.show_candidates(search.candidates("", 30))
    model.show_used(times_used(["[@S1 ¶5]"]))
    model.show_candidates(search.candidates("S1", 30))
    assert model.rowCount(QModelIndex()) > 0


def test_uses_are_counted_by_place() -> None:
    used = times_used(["So [@S1 ¶5; @Q7].", "Again [@S1 ¶5] and [@S1]."])
    assert used == {"[@S1 ¶5]": 2, "[@Q7]": 1, "[@S1]": 1}


def test_enter_in_the_search_gives_the_best_and_the_text_has_the_keyboard(search: CitationSearch, qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(800, 700)
    editor = SectionEditor("Text", room)
    room.show()
    room.activateWindow()
    popup = CitePopup(room, editor, search)
    popup.chosen.connect(lambda citation: editor.cite(citation, instead_of=2))
    editor.insert("It is so [[")
    popup.ask(QRect(QPoint(10, 40), QPoint(12, 60)))
    qtbot.waitUntil(popup.field.hasFocus)
    qtbot.keyClicks(popup.field, "S2")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert editor.value() == "It is so [@S2]"
    qtbot.waitUntil(editor.hasFocus)


def test_the_tray_lists_passages_and_says_which_are_not_used(desk: Desk, search: CitationSearch, qtbot: QtBot) -> None:
    tray = EvidenceTray(search)
    qtbot.addWidget(tray)
    tray.read_again()
    used = times_used(section.body for section in desk.project.all(Section))
    tray.show_used(used)
    every = tray.model.rowCount()
    tray.which.set_chosen("unused")
    tray.show_used(used)
    unused = tray.model.rowCount()
    assert 0 < unused < every
    assert all(tray.model.candidate(tray.model.index(row)).quote for row in range(unused))
    tray.list.setCurrentIndex(tray.model.index(0))
    with qtbot.waitSignal(tray.chosen) as told:
        QTest.keyClick(tray.list, Qt.Key.Key_Return)
    assert told.args[0] not in used
    rows = [tray.model.index(row) for row in range(unused)]
    told_of = {tray.model.candidate(row).tied: row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows}
    risk = next(label for label in told_of if label.startswith("R"))
    place, bears_on, grade, *_ = told_of[risk].split(", ")
    assert re.fullmatch(r"S\d+ ¶\d+", place)
    assert bears_on == risk
    assert re.fullmatch(r"[A-F][1-6]", grade)


def test_a_dragged_row_carries_its_citation(search: CitationSearch) -> None:
    model = CandidateModel()
    model.show_candidates(search.candidates("S1", 3))
    mime = model.mimeData([model.index(0)])
    assert dropped_citation(mime) == model.candidate(model.index(0)).citation


def test_a_sign_is_put_around_what_is_selected(qtbot: QtBot) -> None:
    editor = SectionEditor("Text")
    qtbot.addWidget(editor)
    editor.insert("So it is")
    editor.select(3, 5)
    editor.surround("**")
    assert editor.value() == "So **it** is"


def test_a_citation_is_parted_from_the_word_before_it(qtbot: QtBot) -> None:
    editor = SectionEditor("Text")
    qtbot.addWidget(editor)
    editor.insert("So it is")
    editor.cite("[@S1]")
    assert editor.value() == "So it is [@S1]"
