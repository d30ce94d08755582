"""Keys of the table that no other flow presses: each does what its command says, from the place it is for."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QListView

from briefing.model import Section
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand
from ui.compose.editor import SectionEditor


@pytest.fixture
def sampled(hand: Hand, tmp_path: Path) -> Hand:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    return hand


def test_keys_of_the_text_and_of_the_window(sampled: Hand) -> None:
    page = sampled.page
    sampled.press("Ctrl+Home", "Ctrl+Down", "Ctrl+Down", "Ctrl+Down")
    third = page.caret()
    sampled.press("Ctrl+Down", "Ctrl+Up")
    assert page.caret() == third
    sampled.press("Ctrl+Shift+Down", "Ctrl+Shift+Down")
    both = page.selection()
    sampled.press("Ctrl+Shift+Up")
    assert page.selection() == (third, page.selection()[1])
    assert page.selection()[1] < both[1]
    scroll = page.verticalScrollBar()
    sampled.press("Esc", "Ctrl+Home", "Space")
    down = scroll.value()
    sampled.press("Shift+Space")
    assert scroll.value() < down
    sampled.press("Ctrl+F")
    sampled.type("s-400")
    bar = sampled.space.reading.find_bar
    first = bar.count_words()
    sampled.press("F3")
    assert bar.count_words() != first
    sampled.press("Shift+F3")
    assert bar.count_words() == first
    sampled.press("Ctrl+A", "Ctrl+X")
    assert QApplication.clipboard().text() == "s-400"
    sampled.press("Esc", "Ctrl+-")
    assert page.text_scale() == 90
    sampled.press("Ctrl+0", "F11")
    assert sampled.window.isFullScreen()
    sampled.press("F11")
    assert not sampled.window.isFullScreen()


def test_keys_of_writing(sampled: Hand) -> None:
    sampled.press("Ctrl+2")
    sampled.until(lambda: isinstance(sampled.focus, SectionEditor))
    page = sampled.space.modes.composing()
    assert page is not None
    editor = sampled.focus
    assert isinstance(editor, SectionEditor)
    for key, written in (("Ctrl+B", "**word**"), ("Ctrl+Alt+I", "*word*")):
        sampled.press("Ctrl+Home", "Return", "Up")
        sampled.type("word")
        sampled.press("Shift+Home", key)
        assert editor.toPlainText().startswith(written), key
    for key, sign in (("Ctrl+Alt+H", "#"), ("Ctrl+Alt+L", "-")):
        sampled.press("Ctrl+Home", key)
        assert editor.toPlainText().startswith(sign), key
    sampled.press("Shift+F6")
    outline = sampled.focus
    assert isinstance(outline, QListView)
    sampled.until(lambda: outline.model().rowCount() == len(sampled.project.all(Section)))
    before = rows(outline)
    sampled.press("Alt+Down")
    sampled.until(lambda: rows(outline) == [before[1], before[0], *before[2:]])
    sampled.press("Alt+Up")
    sampled.until(lambda: rows(outline) == before)


def rows(view: QListView) -> list[str]:
    """What each row says."""
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
