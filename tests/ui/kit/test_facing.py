"""What is painted falls on the right side in both writing directions, and words keep their own."""
# SPDX-License-Identifier: MIT

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

import ui
from ui import fonts, icons
from ui.kit.facing import END, MIDDLE, START, draw_words, facing, from_start, mirrored

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
AREA = QRectF(0, 0, 200, 24)
PAINTERS_OF_TEXT = {"kit/facing.py", "reader/painting.py", "window/drop.py"}
"""The mirror itself, the page that follows its article, and the sheet whose words stand in the middle."""


def painted(direction: Qt.LayoutDirection, words: str, side: Qt.AlignmentFlag, area: QRectF = AREA) -> QImage:
    image = QImage(200, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    painter.setFont(fonts.ui_font(13))
    facing(painter, AREA)
    draw_words(painter, area, words, side)
    painter.end()
    return image


def inked(image: QImage) -> tuple[int, int]:
    """The first and the last column that is not white."""
    white = QColor(Qt.GlobalColor.white).rgb()
    columns = [x for x in range(image.width()) if any(image.pixel(x, y) != white for y in range(image.height()))]
    return columns[0], columns[-1]


@pytest.mark.parametrize(
    ("direction", "side", "at_left"),
    [(LEFT, START, True), (LEFT, END, False), (RIGHT, START, False), (RIGHT, END, True)],
)
def test_words_stand_where_lines_begin_or_end(
    qapp: QApplication, direction: Qt.LayoutDirection, side: Qt.AlignmentFlag, at_left: bool
) -> None:
    first, last = inked(painted(direction, "Turkey", side))
    assert (first < 10) if at_left else (last > 190)


@pytest.mark.parametrize("words", ["¶12", "Turkey asks Mosc…", "55–80 %"])
def test_words_are_drawn_as_they_are_read_in_both_directions(qapp: QApplication, words: str) -> None:
    assert painted(RIGHT, words, MIDDLE) == painted(LEFT, words, MIDDLE)


def test_a_part_of_a_row_keeps_its_distance_from_where_lines_begin(qapp: QApplication) -> None:
    part = QRectF(30, 0, 80, 24)
    from_left, from_right = inked(painted(LEFT, "Turkey", START, part)), inked(painted(RIGHT, "Turkey", START, part))
    assert from_left[0] == pytest.approx(199 - from_right[1], abs=2)


def test_an_icon_is_moved_and_not_mirrored(qapp: QApplication) -> None:
    def drawn(direction: Qt.LayoutDirection) -> QImage:
        image = QImage(200, 24, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        facing(painter, AREA)
        icons.paint(painter, "highlighter", QRectF(4, 4, 16, 16), "text")
        painter.end()
        return image

    assert drawn(LEFT).copy(4, 4, 16, 16) == drawn(RIGHT).copy(200 - 20, 4, 16, 16)


def test_the_mouse_finds_a_part_where_it_was_painted() -> None:
    cross = QRectF(176, 0, 24, 24)
    assert mirrored(cross, AREA, LEFT) == cross
    assert mirrored(cross, AREA, RIGHT) == QRectF(0, 0, 24, 24)
    assert from_start(QPointF(10, 3), AREA, LEFT) == 10
    assert from_start(QPointF(10, 3), AREA, RIGHT) == 190


def test_whatever_paints_words_paints_them_through_the_mirror() -> None:
    root = Path(ui.__file__).parent
    found = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if re.search(r"\.drawText\(", path.read_text("utf-8"))
    }
    assert found - PAINTERS_OF_TEXT == set(), "use ui.kit.facing.draw_words"
    for path in root.rglob("*.py"):
        text = path.read_text("utf-8")
        if "(QStyledItemDelegate)" in text and "def paint(" in text and "CellDelegate" not in text:
            assert "facing(" in text, f"{path.relative_to(root)}: a row that is not mirrored"
