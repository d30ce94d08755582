"""Back and forward through the places read, by keys."""
# SPDX-License-Identifier: MIT

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from briefing.actions.deleting import delete
from briefing.model import Source
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand


def test_alt_and_arrows_go_back_and_forward_through_the_places_read(hand: Hand, tmp_path: Path) -> None:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    first = hand.page.source_id
    hand.page.select(40, 40)
    QCoreApplication.processEvents()
    hand.press("Alt+PgDown")
    hand.until(lambda: hand.page.source_id != first)
    QCoreApplication.processEvents()
    second = hand.page.source_id
    hand.press("Ctrl+End")
    QCoreApplication.processEvents()
    far = hand.page.caret()
    assert far > 1_500
    hand.press("Alt+Left")
    assert (hand.page.source_id, hand.page.caret()) == (second, 0)
    hand.press("Alt+Left")
    assert (hand.page.source_id, hand.page.caret()) == (first, 40)
    assert hand.focus is hand.page
    hand.press("Alt+Right", "Alt+Right")
    assert (hand.page.source_id, hand.page.caret()) == (second, far)


def test_a_place_in_a_source_that_is_gone_is_passed_over(hand: Hand, tmp_path: Path) -> None:
    hand.window.open_project(sample_in(tmp_path))
    hand.until_reading()
    first = hand.page.source_id
    QCoreApplication.processEvents()
    hand.press("Alt+PgDown")
    hand.until(lambda: hand.page.source_id != first)
    shown = hand.page.source_id
    QCoreApplication.processEvents()
    delete(hand.project, [hand.project.get(Source, first)])
    hand.press("Alt+Left")
    assert hand.page.source_id == shown
