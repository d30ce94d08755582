"""The reader by keys and mouse: what is selected, marked, revealed and kept in place."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing.model.positions import Heading
from ui import theme
from ui.reader import Candidate, KindChoice, Mark, Place, ReaderView

EMOJI = "😀😀 Ankara 👩🏽‍🚀 met Moscow. Mr. Smith left.\n\nNATO\u00a0waits. It is late."
LONG = "\n\n".join(f"Paragraph {n}. " + "Words that fill a line and wrap to the next one. " * 8 for n in range(80))

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def selected(reader: ReaderView, text: str) -> str:
    start, end = reader.selection()
    return text[start:end]


def press(qtbot: QtBot, reader: ReaderView, key: Qt.Key, *modifiers: Qt.KeyboardModifier, times: int = 1) -> None:
    together = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        together |= modifier
    for _ in range(times):
        qtbot.keyClick(reader, key, together)


def middle_of(reader: ReaderView, start: int, end: int) -> QPoint:
    rectangle = reader.rectangles(start, end)[0]
    return rectangle.center().toPoint()


def test_the_arrow_keys_select_exact_code_points_behind_emoji(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    press(qtbot, reader, Key.Key_Right, times=3)
    assert reader.caret() == 3
    with qtbot.waitSignal(reader.selection_changed, check_params_cb=lambda start, end: (start, end) == (3, 9)):
        press(qtbot, reader, Key.Key_Right, SHIFT, times=6)
    assert selected(reader, EMOJI) == "Ankara"


def test_words_are_selected_by_control(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    reader.select(3, 3)
    press(qtbot, reader, Key.Key_Right, CTRL, SHIFT)
    assert selected(reader, EMOJI).strip() == "Ankara"


def test_copying_gives_the_articles_own_characters(reader: ReaderView) -> None:
    reader.show_article("", EMOJI)
    start = EMOJI.index("NATO")
    reader.select(start - 2, start + 5)
    reader.copy()
    assert QApplication.clipboard().text() == "\n\nNATO\u00a0"


def test_a_sentence_is_selected_and_again_extended(reader: ReaderView) -> None:
    reader.show_article("", EMOJI)
    reader.select(5, 5)
    reader.select_sentence()
    assert selected(reader, EMOJI) == "😀😀 Ankara 👩🏽‍🚀 met Moscow."
    reader.select_sentence()
    assert selected(reader, EMOJI).endswith("Mr. Smith left.")
    reader.select_sentence()
    assert selected(reader, EMOJI).endswith("waits.")
    reader.select_sentence()
    reader.select_sentence()
    assert selected(reader, EMOJI) == EMOJI


def test_part_of_a_sentence_grows_to_the_whole_of_it(reader: ReaderView) -> None:
    reader.show_article("", "First one. Second one.")
    reader.select(13, 16)
    reader.select_sentence()
    assert reader.selection() == (11, 22)


def test_escape_clears_the_selection_and_then_lets_the_window_have_it(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    reader.select(3, 9)
    press(qtbot, reader, Key.Key_Escape)
    assert reader.selection() == (9, 9)
    assert not reader.clear_selection()


def test_paragraphs_are_walked_over_blank_lines(reader: ReaderView, qtbot: QtBot) -> None:
    text = "One.\n\n\nTwo.\nThree."
    reader.show_article("", text)
    stops = []
    for _ in range(3):
        press(qtbot, reader, Key.Key_Down, CTRL)
        stops.append(reader.caret())
    assert stops == [7, 12, len(text)]
    press(qtbot, reader, Key.Key_Up, CTRL, SHIFT)
    assert selected(reader, text) == "Three."


def test_space_turns_pages_and_the_caret_comes_along(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", LONG)
    press(qtbot, reader, Key.Key_Space)
    assert reader.place().position > 0
    assert reader.place().position <= reader.caret() <= reader.place().position + 200
    press(qtbot, reader, Key.Key_Space, SHIFT)
    press(qtbot, reader, Key.Key_Space, SHIFT)
    assert reader.caret() == 0


def test_a_double_click_takes_a_word_and_a_triple_click_the_paragraph(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    point = middle_of(reader, 3, 9)
    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseDClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert selected(reader, EMOJI) == "Ankara"
    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert selected(reader, EMOJI) == EMOJI.split("\n", maxsplit=1)[0]


def test_bracket_keys_walk_the_marks_and_open_them(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    reader.set_marks([Mark("r1", "risk", 3, 30), Mark("a1", "actor", 3, 9), Mark("a2", "actor", 18, 24)])
    assert reader.next_mark()
    assert reader.caret() == 3
    with qtbot.waitSignal(reader.mark_activated) as opened:
        assert reader.open_mark()
    assert opened.args == [["a1", "r1"]]
    assert reader.next_mark()
    assert reader.caret() == 18
    assert not reader.next_mark()
    assert reader.previous_mark()
    assert reader.caret() == 3


def test_a_click_on_a_mark_opens_it_and_beside_it_does_not(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    reader.set_marks([Mark("r1", "risk", 3, 30, "R1"), Mark("a1", "actor", 3, 9)])
    reader.viewport().repaint()
    with qtbot.waitSignal(reader.mark_activated) as opened:
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(reader, 3, 9))
    assert opened.args == [["a1", "r1"]]
    with qtbot.assertNotEmitted(reader.mark_activated):
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(reader, 36, 40))


def test_a_click_on_a_stripe_opens_its_mark(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    reader.set_marks([Mark("r1", "risk", 3, 30, "R1")])
    reader.viewport().repaint()
    area = reader.stripe_areas()["r1"]
    with qtbot.waitSignal(reader.mark_activated) as opened:
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert opened.args == [["r1"]]


def test_hidden_kinds_are_neither_walked_nor_clicked(reader: ReaderView) -> None:
    reader.show_article("", EMOJI)
    reader.set_marks([Mark("r1", "risk", 3, 30), Mark("a1", "actor", 18, 24)])
    reader.set_visible_kinds({"actor"})
    assert reader.next_mark()
    assert reader.caret() == 18
    assert reader.marks_at(5) == []


def test_a_mark_over_several_lines_has_a_rectangle_on_each(reader: ReaderView) -> None:
    reader.show_article("", LONG)
    first, second = reader.rectangles(0, 120)[:2]
    assert first.bottom() <= second.top()
    assert first.left() == second.left()
    assert first.height() == 20


def test_overlapping_stripes_stand_in_different_lanes(reader: ReaderView) -> None:
    reader.show_article("", LONG)
    reader.set_marks([Mark("r1", "risk", 0, 100, "R1"), Mark("q1", "quote", 50, 200, "Q1")])
    reader.viewport().repaint()
    stripes = reader.stripe_areas()
    assert not stripes["r1"].intersects(stripes["q1"])
    assert stripes["r1"].left() < stripes["q1"].left()


def test_right_to_left_text_is_marked_where_it_stands(reader: ReaderView) -> None:
    text = "Latin here.\nقال مسؤول إن المحادثات مستمرة"
    reader.show_article("", text)
    start = text.index("قال")
    first_word = reader.rectangles(start, start + 3)[0]
    last_word = reader.rectangles(text.index("مستمرة"), len(text))[0]
    assert first_word.left() > last_word.right()
    whole = reader.rectangles(start, len(text))
    assert len(whole) == 1
    assert abs(whole[0].right() - first_word.right()) < 2


def test_the_blank_line_between_paragraphs_is_one_gap(reader: ReaderView) -> None:
    reader.show_article("", "One.\n\nTwo.\nThree.\n\n\n\nFour.")
    tops = [reader.rectangles(start, start + 1)[0].top() for start in (0, 6, 11, 21)]
    assert [round(tops[n + 1] - tops[n]) for n in range(3)] == [39, 39, 41]


def test_the_title_stands_over_the_text_only_where_the_text_lacks_it(reader: ReaderView) -> None:
    reader.show_article("A title", "The text.")
    under_title = reader.rectangles(0, 1)[0].top()
    reader.show_article("The  text", "The text\n\nMore.")
    assert reader.rectangles(0, 1)[0].top() < under_title


def test_headings_are_larger(reader: ReaderView) -> None:
    reader.show_article("", "Head\n\nText.", [Heading(0, 4, 2)])
    assert reader.rectangles(0, 4)[0].height() > reader.rectangles(6, 10)[0].height()


def test_text_under_a_heading_stays_as_it_was_set_when_the_size_changes(reader: ReaderView) -> None:
    reader.show_article("", "Head\n\nText.", [Heading(0, 4, 1)])
    reader.select(2, 2)  # the caret stands in the heading
    reader.set_text_scale(200)
    letters = QTextCursor(reader.document())
    letters.setPosition(7)
    assert letters.charFormat().font() == reader.document().defaultFont()
    letters.setPosition(1)
    assert letters.charFormat().font().pointSizeF() > reader.document().defaultFont().pointSizeF()


def test_the_place_is_kept_over_width_and_text_size(reader: ReaderView) -> None:
    reader.show_article("A title", LONG)
    place = Place(LONG.index("Paragraph 40"), 7.0)
    reader.go_to(place)
    before = reader.rectangles(place.position, place.position + 5)[0].top()
    assert -8 <= before <= -6
    reader.resize(560, 500)
    reader.set_text_scale(150)
    assert reader.place() == place
    reader.resize(760, 600)
    reader.set_text_scale(100)
    assert reader.rectangles(place.position, place.position + 5)[0].top() == before


def test_a_place_given_before_the_reader_is_shown_holds(qtbot: QtBot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    place = Place(LONG.index("Paragraph 60"), 0.0)
    view.show_article("A title", LONG, place=place)
    view.resize(700, 500)
    with qtbot.waitExposed(view):
        view.show()
    assert view.place() == place
    assert abs(view.rectangles(place.position, place.position + 3)[0].top()) <= 1


def test_scrolling_tells_the_place_and_layout_does_not(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", LONG)
    with qtbot.waitSignal(reader.place_changed):
        reader.verticalScrollBar().setValue(300)
    with qtbot.assertNotEmitted(reader.place_changed):
        reader.resize(600, 400)
        reader.set_text_scale(120)


def test_the_selection_stays_when_the_text_grows(reader: ReaderView) -> None:
    reader.show_article("", EMOJI)
    reader.set_marks([Mark("a1", "actor", 3, 9)])
    reader.select(3, 9)
    reader.set_text_scale(200)
    assert reader.selection() == (3, 9)
    assert reader.marks_at(4) == ["a1"]
    assert reader.text_scale() == 200
    assert reader.rectangles(3, 9)[0].height() == 40


def test_flashing_a_mark_brings_it_into_sight(reader: ReaderView) -> None:
    reader.show_article("", LONG)
    start = LONG.index("Paragraph 70")
    reader.set_marks([Mark("r9", "risk", start, start + 40, "R9")])
    reader.flash("r9")
    assert 0 <= reader.rectangles(start, start + 1)[0].top() <= reader.viewport().height()
    reader.flash("unknown")


def test_keys_that_select_open_the_pop_up_and_the_reader_keeps_the_focus(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    reader.set_candidates(lambda start, end: [Candidate("r2", "risk", "R2", EMOJI[start:end])])
    reader.select(3, 3)
    press(qtbot, reader, Key.Key_Right, SHIFT, times=6)
    qtbot.waitUntil(reader.popup.isVisible)
    assert reader.hasFocus()
    with qtbot.waitSignal(reader.link_requested) as linked:
        assert reader.link_candidate(1)
    assert linked.args == ["r2"]
    assert not reader.popup.isVisible()
    assert not reader.link_candidate(2)


def test_the_pop_up_closes_with_the_selection(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    reader.select(3, 9)
    reader.open_popup()
    assert reader.popup.isVisible()
    press(qtbot, reader, Key.Key_Right)
    assert not reader.popup.isVisible()


def test_the_scroll_bar_has_no_handle_where_all_is_in_sight(reader: ReaderView) -> None:
    def colours() -> set[int]:
        picture, bar = reader.verticalScrollBar().grab().toImage(), reader.verticalScrollBar()
        return {picture.pixel(bar.width() // 2, row) for row in range(0, picture.height(), 4)}

    reader.show_article("", EMOJI)
    assert len(colours()) == 1
    reader.show_article("", LONG)
    assert len(colours()) > 1


def test_a_kind_is_asked_for_only_with_a_selection(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    assert not reader.annotate("risk")
    reader.select(3, 9)
    with qtbot.waitSignal(reader.annotate_requested) as asked:
        assert reader.annotate("risk")
    assert asked.args == ["risk"]


def test_the_pop_ups_buttons_are_named_and_ask_for_their_kind(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", EMOJI)
    reader.set_kind_choices([KindChoice("actor", "Actor", "A"), KindChoice("quote", "Quote", "Q")])
    reader.select(3, 9)
    reader.open_popup()
    buttons = {button.accessibleName(): button for button in reader.popup.kind_buttons()}
    assert list(buttons) == ["Actor, key A", "Quote, key Q"]
    with qtbot.waitSignal(reader.annotate_requested) as asked:
        qtbot.mouseClick(buttons["Quote, key Q"], Qt.MouseButton.LeftButton)
    assert asked.args == ["quote"]


def test_selecting_by_mouse_opens_the_pop_up_clear_of_the_selected_lines(reader: ReaderView, qtbot: QtBot) -> None:
    reader.show_article("", LONG)
    start = LONG.index("Words", LONG.index("Paragraph 2."))
    point = middle_of(reader, start, start + 5)
    qtbot.mouseDClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseRelease(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert reader.popup.isVisible()
    sheet = QRectF(reader.popup.sheet_rect().translated(reader.popup.pos()))
    assert all(not sheet.intersects(line) for line in reader.rectangles(*reader.selection()))


def test_a_megabyte_opens_with_ten_thousand_marks(reader: ReaderView) -> None:
    text = "\n\n".join("Analysts weigh the ministry’s export ban on the port. " * 10 for _ in range(1900))
    assert len(text) > 1_000_000
    reader.show_article("Long", text)
    kinds = sorted(theme.KINDS)
    reader.set_marks(
        [Mark(f"m{n}", kinds[n % 6], n * 100, n * 100 + 20 + n % 300, f"X{n}") for n in range(10_000)]
        + [Mark("all", "note", 0, len(text), "N1")]
    )
    reader.viewport().repaint()
    reader.reveal(len(text) - 10, len(text))
    assert 0 <= reader.rectangles(len(text) - 10, len(text) - 5)[0].top() <= reader.viewport().height()


def test_a_theme_switch_repaints_paper_and_text(reader: ReaderView, themed: QApplication) -> None:
    reader.show_article("", EMOJI)
    light = reader.grab().toImage()
    theme.apply(themed, theme.load("desk-dark"))
    dark = reader.grab().toImage()
    assert light.pixelColor(5, 300) == theme.load("desk-light").colour("paper")
    assert dark.pixelColor(5, 300) == theme.load("desk-dark").colour("paper")


def test_marks_lie_under_letters_that_keep_their_colour(reader: ReaderView) -> None:
    reader.show_article("", "MMMM plain")
    reader.select(10, 10)  # the caret is darker than any letter
    before = reader.grab().toImage()
    reader.set_marks([Mark("r1", "risk", 0, 4, "R1")])
    after = reader.grab().toImage()
    assert darkest(before, reader.rectangles(0, 4)[0]) == darkest(after, reader.rectangles(0, 4)[0])


def darkest(image: QImage, area: QRectF) -> int:
    inside = area.toRect()
    return min(
        image.pixelColor(x, y).lightness()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    )


def test_the_next_article_is_not_set_like_the_last_ones_heading(reader: ReaderView) -> None:
    text = "A line of text with some words."
    reader.show_article("", text)
    plain = reader.rectangles(0, len(text))
    reader.show_article("", "Heading", [Heading(0, 7, 1)])
    reader.show_article("", text)
    assert reader.rectangles(0, len(text)) == plain
    assert reader.selection() == (0, 0)


def test_wrapped_right_to_left_lines_are_marked_over_their_whole_width(reader: ReaderView) -> None:
    text = "قال مسؤول إن المحادثات مع الوزارة مستمرة منذ أسابيع في العاصمة دون نتيجة حتى الآن " * 4
    reader.show_article("", text)
    lines = reader.rectangles(0, len(text))
    assert len(lines) > 2
    assert len({line.top() for line in lines}) == len(lines)
    right = max(line.right() for line in lines)
    assert all(abs(line.right() - right) < 3 for line in lines)
    assert all(line.width() > 400 for line in lines[:-1])
