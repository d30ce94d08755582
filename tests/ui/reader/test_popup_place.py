"""The pop-up never hides what is selected, and hides text already read rather than text to come."""
# SPDX-License-Identifier: MIT

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF

from ui.reader.popup_place import popup_place

VIEW = QRectF(0, 0, 700, 600)
SIZE = QSizeF(400, 76)


def sheet(selected: QRectF, text_bottom: float = 5000.0, size: QSizeF = SIZE) -> QRectF:
    return QRectF(popup_place(size, selected, VIEW, text_bottom), size)


def test_it_stands_above_where_text_follows() -> None:
    assert sheet(QRectF(80, 300, 200, 20)).bottom() <= 300


def test_it_stands_under_the_last_line_of_the_text() -> None:
    assert sheet(QRectF(80, 300, 200, 20), text_bottom=320).top() >= 320


def test_it_flips_under_a_selection_at_the_top() -> None:
    assert sheet(QRectF(80, 30, 200, 20)).top() >= 50


def test_it_stands_at_the_top_where_the_selection_fills_the_view() -> None:
    assert sheet(QRectF(80, -300, 200, 1200)).top() == 8


@given(st.integers(-50, 720), st.integers(0, 560), st.integers(1, 300), st.integers(20, 300), st.booleans())
def test_it_is_in_sight_and_clear_of_the_selection(x: int, y: int, width: int, height: int, at_end: bool) -> None:
    selected = QRectF(x, y, width, height)
    placed = sheet(selected, text_bottom=float(y + height) if at_end else 5000.0)
    assert VIEW.contains(placed)
    fits = y > 76 + 14 or y + height + 76 + 14 < 600
    assert not fits or not placed.intersects(selected)
