"""By keyboard alone: Tab goes from the sources to the text, the panels and the status bar, and is held nowhere."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window

MOST_STEPS = 200


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    window = shown_window(qtbot)
    window.open_project(sample_in(tmp_path))
    found = Hand(qtbot, window)
    found.until_reading()
    yield found
    window.close()


def walked(hand: Hand, key: str) -> list[QWidget]:
    """What has the keyboard one after another, from here until it comes round."""
    ring = [hand.focus]
    for _ in range(MOST_STEPS):
        hand.press(key)
        if hand.focus is ring[0]:
            return ring
        ring.append(hand.focus)
    raise AssertionError(f"{key} does not come round: it ends at {ring[-1].accessibleName() or ring[-1]}")


def test_tab_comes_round_and_goes_the_way_the_desk_is_read(hand: Hand) -> None:
    hand.space.library.list.setFocus()
    ring = walked(hand, "Tab")
    parts = (hand.space.library, hand.space.reading, hand.space.dock, hand.window.status)
    first = [next((at for at, one in enumerate(ring) if part.isAncestorOf(one)), None) for part in parts]
    assert None not in first, f"Tab never comes to part {first.index(None)}"
    assert first == sorted(at for at in first if at is not None)
    assert len({id(one) for one in ring}) == len(ring), "Tab comes twice to the same place"


@pytest.mark.slow
def test_shift_tab_goes_the_same_way_back(hand: Hand) -> None:
    hand.space.library.list.setFocus()
    forth = walked(hand, "Tab")
    back = walked(hand, "Shift+Tab")
    assert [id(one) for one in back[1:]] == [id(one) for one in reversed(forth[1:])]


@pytest.mark.slow
def test_what_has_the_keyboard_looks_different_from_what_has_not(hand: Hand) -> None:
    hand.space.library.list.setFocus()
    unseen = []
    for widget in walked(hand, "Tab"):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = _picture(hand, widget)
        hand.space.library.list.setFocus()
        if widget is hand.space.library.list:
            hand.page.setFocus()
        if _picture(hand, widget) == with_focus:
            unseen.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert not unseen, "\n".join(unseen)


def _picture(hand: Hand, widget: QWidget) -> QImage:
    """The widget as it is with or without the keyboard."""
    QApplication.processEvents()
    return widget.grab().toImage()
