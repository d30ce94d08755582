"""A problem in the text: waved, told by a card where the caret rests, mended by a key; directives are completed."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing.actions.items import change
from briefing.model import Brief, Section
from briefing.tradecraft.checking import check
from ui import theme
from ui.compose.complete_popup import CompletePopup
from ui.compose.editor import SectionEditor
from ui.compose.middle import Middle
from ui.compose.problem_card import TextProblems
from ui.compose.writing import Writing
from ui.desk import Desk

BODY = "So it is [@S1 ¶1].\n\n{{riks limit=5}}\n\nAnd so [@S77]."


@pytest.fixture
def problems(desk: Desk, brief: Brief, qtbot: QtBot) -> TextProblems:
    """Two problems in the outlook, shown in a page of their own."""
    section = next(one for one in desk.project.all(Section) if one.role == "outlook")
    change(desk.project, section, body=BODY)
    page = QWidget()
    qtbot.addWidget(page)
    writing = Writing(desk)
    middle = Middle(desk, writing)
    QVBoxLayout(page).addWidget(middle)
    page.resize(800, 700)
    writing.show_brief(brief.id)
    middle.show_brief(brief.id)
    found = TextProblems(page, middle)
    page.show()
    page.activateWindow()
    listed = check(desk.project, brief)
    middle.show_problems(listed, ())
    found.show_problems(listed)
    writing.go_to(section.id, 0)
    editor = writing.editor()
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    return found


@pytest.fixture
def go(problems: TextProblems) -> Callable[[str], SectionEditor]:
    """Put the caret behind the first letters of some words of the outlook."""

    def to(words: str) -> SectionEditor:
        writing = problems._middle.writing
        section_id = writing.current_id()
        at = BODY.index(words) + 2
        writing.go_to(section_id, at)
        editor = writing.editor()
        assert editor is not None
        return editor

    return to


def test_what_is_wrong_is_waved_where_it_stands_in_the_colours_of_the_theme(
    qapp: QApplication, problems: TextProblems, go: Callable[[str], SectionEditor]
) -> None:
    editor = go("So it")
    assert sorted(wave.cursor.selectedText() for wave in editor.extraSelections()) == ["@S77", "riks"]
    before = theme.current()
    theme.apply(qapp, theme.load("desk-dark" if before.id == "desk-light" else "desk-light"))
    assert {wave.format.underlineColor().name() for wave in editor.extraSelections()} == {theme.current().bad.lower()}
    theme.apply(qapp, before)


def test_the_card_tells_what_is_meant_where_the_caret_rests(
    problems: TextProblems, go: Callable[[str], SectionEditor], qtbot: QtBot
) -> None:
    go("riks")
    qtbot.waitUntil(problems.card.isVisible)
    assert "risks is meant?" in problems.card.words()
    editor = go("So it")
    assert problems.card.isHidden()
    go("riks")
    qtbot.waitUntil(problems.card.isVisible)
    assert problems.mend_here()
    assert "{{risks limit=5}}" in editor.value()
    assert problems.card.isHidden()
    editor.flush()


def test_what_no_word_mends_is_accepted_with_a_reason(
    problems: TextProblems, go: Callable[[str], SectionEditor], desk: Desk, qtbot: QtBot
) -> None:
    go("@S77")
    assert problems.mend_here()
    qtbot.waitUntil(problems.card.isVisible)
    problems.card.accept_wanted.emit(problems.card.problem)
    middle = problems._middle
    assert middle.card() is middle.check
    qtbot.waitUntil(middle.check.reason.hasFocus)
    qtbot.keyClicks(middle.check.reason, "It arrives tomorrow")
    QTest.keyClick(middle.check.reason, Qt.Key.Key_Return)
    accepted = [one for one in check(desk.project) if not one.is_open]
    assert [(one.place.words, one.accepted) for one in accepted] == [("@S77", "It arrives tomorrow")]


def test_nothing_is_mended_where_nothing_is_wrong(problems: TextProblems, go: Callable[[str], SectionEditor]) -> None:
    go("So it")
    assert not problems.mend_here()


def test_a_directive_is_completed_by_keys(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(700, 500)
    editor = SectionEditor("Text", room)
    popup = CompletePopup(room)
    editor.typed.connect(lambda: popup.offer(editor, QRect(10, 10, 2, 20)))
    room.show()
    room.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "{{ris")
    assert popup.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor, " li")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.value() == "{{risks limit=5}}"
    assert popup.isHidden()
    qtbot.keyClicks(editor, " or")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert popup.isHidden()
    assert editor.value() == "{{risks limit=5 or}}"
