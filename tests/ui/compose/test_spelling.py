"""Spelling in the text: misspelt words are underlined, what is meant is offered by keys, own words are accepted."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefing.brief.own_words import own_words
from briefing.brief.spelling import own_folder
from tests.brief.test_spelling import small_dictionary
from tests.ui.window_hand import LONG
from ui.compose.editor import SectionEditor
from ui.compose.spelling import Spelling
from ui.compose.word_menu import WordMenu, open_word_menu
from ui.compose.writing import Writing
from ui.desk import Desk


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DICPATH", "")
    monkeypatch.setattr("briefing.brief.spelling._SYSTEM", ())
    return own_folder()


@pytest.fixture
def spelling(home: Path, writing: Writing) -> Iterator[Spelling]:
    yield writing.spelling
    writing.spelling.end()


def underlined(editor: SectionEditor) -> list[str]:
    wrong = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    block = editor.document().begin()
    ranges = block.layout().formats()
    return [block.text()[one.start : one.start + one.length] for one in ranges if one.format.underlineStyle() is wrong]


def test_a_misspelt_word_is_underlined_and_mended_by_keys(
    home: Path, spelling: Spelling, writing: Writing, qtbot: QtBot
) -> None:
    small_dictionary(home)
    spelling.speak("en-GB")
    assert spelling.is_on
    block = next(block for block in writing.in_order() if block.section.role == "judgements")
    editor = block.editor
    editor.insert("the retrun colours Turkey KAAN")
    qtbot.waitUntil(lambda: underlined(editor) == ["retrun"], timeout=LONG)
    writing.go_to(block.section.id, 6)
    assert open_word_menu(editor, spelling, QPoint(20, 20))
    (menu,) = editor.findChildren(WordMenu)
    qtbot.waitUntil(lambda: menu.activeAction() is not None and menu.activeAction().text() == "return", timeout=LONG)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert editor.value() == "the return colours Turkey KAAN"
    assert not open_word_menu(editor, spelling, QPoint(20, 20))
    editor.insert(" Typhon")
    qtbot.waitUntil(lambda: underlined(editor) == ["Typhon"], timeout=LONG)
    assert open_word_menu(editor, spelling, QPoint(20, 20))
    with qtbot.waitSignal(spelling.suggested, timeout=LONG):
        editor.findChildren(WordMenu)[-1].close()  # it is left before anything is found
    spelling.accept("Typhon")
    assert underlined(editor) == []
    assert "Typhon" in own_words()
    spelling.switch(on=False)
    assert "off" in spelling.why_off()
    for left in editor.findChildren(QMenu):
        left.close()


def test_where_there_is_no_dictionary_nothing_is_underlined_and_it_is_said(home: Path, desk: Desk) -> None:
    spelling = Spelling(desk)
    spelling.speak("tr")
    assert not spelling.is_on
    assert not spelling.is_wrong("retrun")
    assert "no dictionary for “tr”" in spelling.why_off()
    assert str(home) in spelling.why_off()
    spelling.end()
