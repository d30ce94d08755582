"""A text of megabytes opens, is left for its end and comes back there, with only what is looked at laid out."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.reader import Mark, Place, ReaderView

PARAGRAPH = "The minister said on Tuesday that the first battery would be ready before the summer. " * 8
LAST = "The envoy left by the back door."
LONG = "\n\n".join(f"{number}. {PARAGRAPH[: 80 + 97 * number % 500]}" for number in range(14_000)) + f"\n\n{LAST}"


def laid_out(reader: ReaderView) -> int:
    """How many blocks have their lines."""
    return sum(reader._lines.is_laid_out(number) for number in range(len(reader._lines)))


@pytest.fixture
def long(reader: ReaderView) -> ReaderView:
    reader.show_article("A long one", LONG)
    return reader


def in_sight(reader: ReaderView, words: str) -> bool:
    start = LONG.rindex(words)
    areas = reader.rectangles(start, start + len(words))
    return bool(areas) and all(area.top() >= 0 and area.bottom() <= reader.viewport().height() for area in areas)


def test_five_megabytes_are_seen_after_a_screenful_is_laid_out(long: ReaderView) -> None:
    assert len(LONG) > 4_500_000
    assert 5 < laid_out(long) < 200
    assert long.place() == Place()
    assert long.rectangles(0, 20)[0].top() > 0


def test_the_end_of_a_long_text_is_reached_without_what_lies_between(long: ReaderView) -> None:
    long.reveal(len(LONG) - len(LAST), len(LONG))
    assert in_sight(long, LAST)
    assert laid_out(long) < 400
    bar = long.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_words_at_the_end_of_a_long_text_are_marked_where_they_stand(long: ReaderView) -> None:
    start = LONG.rindex("envoy")
    long.set_marks([Mark("r1", "risk", start, start + 5, "R1")])
    assert long.next_mark()
    long.grab()
    assert [area.intersects(long.viewport().rect().toRectF()) for area in long.stripe_areas().values()] == [True]
    middle = long.rectangles(start, start + 5)[0].center()
    assert long.marks_under(middle) == ["r1"]
    assert long.marks_under(middle - QPoint(60, 0)) == []


def test_what_is_read_stays_in_its_place_while_the_rest_is_laid_out(long: ReaderView, qtbot: QtBot) -> None:
    start = len(LONG) * 2 // 3
    long.reveal(start, start + 3)
    place, before = long.place(), long.rectangles(start, start + 3)
    for number in range(3_000):  # what would come when there is nothing else to do
        long._lines.lay_out(number)
    long._scrolling.settle()
    assert long.place() == place
    assert long.rectangles(start, start + 3) == before


def test_a_step_up_over_what_was_never_laid_out_moves_the_text_by_that_step(long: ReaderView) -> None:
    start = len(LONG) // 2
    long.reveal(start, start + 1)
    bar = long.verticalScrollBar()
    for _ in range(12):
        before = long.rectangles(start, start + 1)[0].top()
        bar.setValue(bar.value() - 150)
        assert long.rectangles(start, start + 1)[0].top() == before + 150


def test_a_long_text_opens_at_the_place_it_was_left(qtbot: QtBot, long: ReaderView) -> None:
    start = LONG.index("13900. ")
    long.reveal(start, start + 5)
    place = long.place()
    again = ReaderView()
    qtbot.addWidget(again)
    again.resize(760, 600)
    again.show_article("A long one", LONG, place=place)
    with qtbot.waitExposed(again):
        again.show()
    assert again.place() == place
    assert again.rectangles(start, start + 5)[0].y() == long.rectangles(start, start + 5)[0].y()
    assert laid_out(again) < 300


def test_the_caret_goes_down_line_by_line_far_down(long: ReaderView, qtbot: QtBot) -> None:
    start = LONG.index("9000. ")
    long.select(start, start)
    long.reveal(start, start)
    for _ in range(40):
        qtbot.keyClick(long, Qt.Key.Key_Down)
    assert long.caret() > start + 1_000
    assert long.viewport().rect().intersects(long.cursorRect())


def test_very_long_words_are_broken_where_the_column_ends(reader: ReaderView) -> None:
    text = "A picture pasted as text:\n\n" + "abcdefghij" * 500 + " and what was said of it."
    reader.show_article("", text)
    left, width = reader._page.measures.column_in(float(reader.viewport().width()))
    areas = reader.rectangles(text.index("abc"), len(text))
    assert len(areas) > 30
    assert all(area.right() <= left + width + 1 for area in areas)
    assert all(area.width() > width * 0.95 for area in areas[:-1])


def test_a_paragraph_from_right_to_left_stands_at_the_right_among_others(reader: ReaderView) -> None:
    text = "One from the left.\n\nאמר השר ביום שלישי.\n\nقال الوزير يوم الثلاثاء.\n\nAnd one more from the left."
    reader.show_article("", text)
    left, width = reader._page.measures.column_in(float(reader.viewport().width()))
    sides = []
    for words in text.split("\n\n"):
        area = reader.rectangles(text.index(words), text.index(words) + len(words))[0]
        sides.append((area.left() == left, abs(area.right() - left - width) < 1.0))
    assert sides == [(True, False), (False, True), (False, True), (True, False)]


def test_a_paragraph_of_a_megabyte_is_one_paragraph_set_in_parts(reader: ReaderView, qtbot: QtBot) -> None:
    text = PARAGRAPH * 1_500 + LAST
    reader.show_article("One", text)
    assert len(text) > 1_000_000
    assert laid_out(reader) < len(reader._lines) // 10
    assert reader._article.paragraphs == [(0, len(text))]
    begin = max(reader._article.lines.span(line)[0] for line in reader._article.continued)
    reader.reveal(begin, begin + 3)
    above, below = reader.rectangles(begin - 5, begin + 3)
    assert below.top() - above.top() == reader._lines._styles[0].line
    assert reader.text()[begin - 1] == " "
    point = below.center().toPoint()
    qtbot.mouseDClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert reader.selection() == (0, len(text))
