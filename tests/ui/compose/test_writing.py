"""Writing a brief: what is typed reaches its section and nothing else, undo is the project's, the margin follows."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing.actions.items import change
from briefing.brief.coverage import Basis
from briefing.model import Brief, Section
from ui.compose.editor import SectionEditor
from ui.compose.margin import basis_words
from ui.compose.section_block import SectionBlock
from ui.compose.writing import Writing
from ui.desk import Desk


def block_of(writing: Writing, role: str) -> SectionBlock:
    return next(block for block in writing.in_order() if block.section.role == role)


@pytest.fixture
def editor(writing: Writing, qtbot: QtBot) -> SectionEditor:
    """The empty key judgements, with the keyboard."""
    editor = block_of(writing, "judgements").editor
    writing.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def body(desk: Desk, role: str) -> str:
    return next(section.body for section in desk.project.all(Section) if section.role == role)


def test_every_section_stands_there_in_its_order(writing: Writing, desk: Desk, brief: Brief) -> None:
    wanted = sorted(desk.project.where(Section, brief_id=brief.id), key=lambda one: one.place)
    assert [section.body for section in writing.sections()] == [section.body for section in wanted]
    assert [block.heading.text() for block in writing.in_order()] == [section.heading for section in wanted]


def test_a_pause_makes_what_was_typed_one_step(editor: SectionEditor, desk: Desk, qtbot: QtBot) -> None:
    before = desk.project.history.last().id
    qtbot.keyClicks(editor, "Ankara waits.")
    assert body(desk, "judgements") == ""
    qtbot.waitUntil(lambda: body(desk, "judgements") == "Ankara waits.")
    assert desk.project.history.last().id == before + 1


def test_the_hint_of_an_empty_section_is_shown_whole_until_something_is_written(
    editor: SectionEditor, writing: Writing, qtbot: QtBot
) -> None:
    line = editor.height()
    block_of(writing, "judgements").set_prompt("Say what you judge, how likely it is, and how sure you are. " * 4)
    narrow = editor.height()
    assert narrow >= 3 * line - 4
    assert editor.cursorRect().bottom() < line, "the caret stands at its first line"
    writing.set_scale(200)
    assert editor.height() > 2 * narrow, "larger letters need more lines"
    writing.set_scale(100)
    qtbot.keyClicks(editor, "N")
    assert editor.height() == line
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.height() == narrow


def test_enter_twice_in_quick_succession_begins_a_paragraph(editor: SectionEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "One.")
    for _ in range(2):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "Two.")
    assert editor.value() == "One.\n\nTwo."


def test_undo_takes_back_what_was_typed_and_shows_where(
    editor: SectionEditor, writing: Writing, desk: Desk, qtbot: QtBot
) -> None:
    discussion = block_of(writing, "discussion")
    start = discussion.section.body.index("Kremlin")
    writing.go_to(discussion.section.id, start)
    qtbot.keyClicks(discussion.editor, "big ")
    editor.setFocus()
    assert "big Kremlin" in body(desk, "discussion")
    desk.undo()
    assert "big Kremlin" not in discussion.editor.value()
    assert writing.current_id() == discussion.section.id
    assert discussion.editor.caret() == start


def test_keys_of_the_window_are_left_to_it(editor: SectionEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "abc")
    for key in (Qt.Key.Key_Z, Qt.Key.Key_E, Qt.Key.Key_K):
        QTest.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    assert editor.value() == "abc"


def test_enter_goes_on_with_a_list_and_ends_it(editor: SectionEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "1. First")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "Second")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.value() == "1. First\n    1. Second"
    QTest.keyClick(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.value() == "1. First\n1. Second\n"


def test_tab_leaves_the_field_where_there_is_no_list(editor: SectionEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "words")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()
    assert editor.value() == "words"


def test_down_in_the_last_line_goes_on_in_the_next_section(
    editor: SectionEditor, writing: Writing, qtbot: QtBot
) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Down)
    discussion = block_of(writing, "discussion")
    assert discussion.editor.hasFocus()
    assert discussion.editor.caret() < 80
    QTest.keyClick(discussion.editor, Qt.Key.Key_Up)
    assert editor.hasFocus()


def test_what_others_write_comes_in_and_what_is_typed_stays(
    editor: SectionEditor, writing: Writing, desk: Desk, qtbot: QtBot
) -> None:
    summary = block_of(writing, "summary")
    qtbot.keyClicks(editor, "typed")
    change(desk.project, summary.section, body="Written elsewhere.")
    assert summary.editor.value() == "Written elsewhere."
    assert editor.value() == "typed"
    assert writing.unwritten() == {block_of(writing, "judgements").section.id: "typed"}


def test_characters_beyond_the_first_plane_keep_places_right(editor: SectionEditor, qtbot: QtBot) -> None:
    editor.insert("😀😀 Ankara [@S1]")
    editor.select(3, 9)
    assert editor.textCursor().selectedText() == "Ankara"
    assert editor.caret() == 9


def test_the_margin_says_what_each_sentence_stands_on(writing: Writing, editor: SectionEditor, qtbot: QtBot) -> None:
    block = block_of(writing, "judgements")
    qtbot.keyClicks(editor, "It was reported [@S1]. We assume that no third country buys. Prices rose in spring.")
    qtbot.waitUntil(lambda: len(block.coverage.stands) == 3)
    bases = [row.stand.basis for row in block.margin.rows()]
    assert bases == [Basis.CITED, Basis.ASSUMPTION, Basis.NOTHING]
    assert basis_words(Basis.NOTHING) in block.margin.accessibleName()
    rows = block.margin.rows()
    assert all(row.stripe.height() > 0 for row in rows)
    with qtbot.waitSignal(block.margin.chosen) as told:
        qtbot.mousePress(block.margin, Qt.MouseButton.LeftButton, pos=rows[2].stripe.center().toPoint())
    assert editor.value()[slice(*told.args)] == "Prices rose in spring."
    assert editor.textCursor().selectedText() == "Prices rose in spring."


def test_a_heading_that_is_typed_is_written(writing: Writing, desk: Desk, qtbot: QtBot) -> None:
    block = block_of(writing, "outlook")
    writing.focus_heading(block.section.id)
    qtbot.keyClicks(block.heading, "What comes next")
    block.heading.flush()
    assert desk.project.get(Section, block.section.id).heading == "What comes next"


def test_lines_become_a_list_and_a_heading_and_back(editor: SectionEditor, qtbot: QtBot) -> None:
    editor.insert("One\nTwo")
    editor.selectAll()
    editor.begin_lines("- ")
    assert editor.value() == "- One\n- Two"
    editor.selectAll()
    editor.begin_lines("- ")
    editor.begin_lines("### ")
    assert editor.value() == "### One\n### Two"
