"""Tables of Markdown by keys: from cell to cell, new rows, columns of one width."""
# SPDX-License-Identifier: MIT

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.compose.editor import SectionEditor
from ui.compose.table_keys import aligned, cells, is_divider, is_empty, next_cell

CELL = st.text(
    st.characters(codec="utf-8", exclude_characters="|\\`\n\r\u2028\u2029\x00", categories=["L", "N", "P"]), max_size=8
)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("| One | two |", ["One", "two"]),
        ("|One|two", ["One", "two"]),
        ("| a \\| b | `c|d` |", ["a \\| b", "`c|d`"]),
        ("|  | x |", ["", "x"]),
    ],
)
def test_cells_are_what_stands_between_bars(line: str, words: list[str]) -> None:
    assert [line[start:end] for start, end in cells(line)] == words


def test_columns_get_one_width_and_keep_their_sides() -> None:
    lines = ["| Actor | Sway |", "|---|--:|", "| Ankara |4|"]
    assert aligned(lines) == ["| Actor  | Sway |", "| ------ | ---: |", "| Ankara |    4 |"]
    assert is_divider(aligned(lines)[1])
    assert is_empty("|  |   |")


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_aligning_changes_no_words_and_is_done_once(rows: list[list[str]]) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    once = aligned(lines)
    assert aligned(once) == once
    for line, row in zip(once, rows, strict=True):
        assert [line[start:end] for start, end in cells(line)][: len(row)] == [words.strip() for words in row]


def test_the_next_cell_is_over_the_divider_and_there_is_none_behind_the_last() -> None:
    lines = ["| A | B |", "|---|---|", "| c | d |"]
    assert next_cell(lines, 0, 6, 1) == (2, 0)
    assert next_cell(lines, 2, 2, -1) == (0, 1)
    assert next_cell(lines, 2, 6, 1) is None
    assert next_cell(lines, 0, 2, -1) is None


def test_a_table_is_written_by_keys(qtbot: QtBot) -> None:
    editor = SectionEditor("Text")
    qtbot.addWidget(editor)
    editor.show()
    qtbot.keyClicks(editor, "| Actor | Sway |")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "Ankara")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor, "4")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor, "Moscow")
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.textCursor().selectedText() == "4"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "So.")
    assert editor.value() == ("| Actor  | Sway |\n| ------ | ---- |\n| Ankara | 4    |\n| Moscow |      |\nSo.")
