"""Fields commit what is typed, lose nothing, and leave undo and export to the window."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFocusEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.kit import ComboField, LineField, TextField, flush_all
from ui.kit.draft import IDLE_MS, anything_pending

Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufdd0\ufdd1\ufffc"))


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[LineField]:
    field = LineField("Name")
    qtbot.addWidget(field)
    field.show_value("Turkey")
    yield field
    field.show_value("", keep_typed=False)


@pytest.fixture
def text(qtbot: QtBot) -> Iterator[TextField]:
    field = TextField("Notes")
    qtbot.addWidget(field)
    field.show_value("First line\nSecond line")
    yield field
    field.show_value("", keep_typed=False)


def test_what_is_typed_is_committed_after_a_pause(line: LineField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.committed, timeout=IDLE_MS * 5) as told:
        qtbot.keyClicks(line, " (state)")
        assert line.pending
    assert told.args == ["Turkey (state)"]
    assert not line.pending


def test_enter_and_leaving_commit_at_once(line: LineField, qtbot: QtBot) -> None:
    heard: list[str] = []
    line.committed.connect(heard.append)
    qtbot.keyClicks(line, "!")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "?")
    QApplication.sendEvent(line, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert heard == ["Turkey!", "Turkey!?"]


def test_nothing_is_committed_when_nothing_changed(line: LineField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(line.committed):
        qtbot.keyClicks(line, "x")
        qtbot.keyClick(line, Qt.Key.Key_Backspace)
        line.flush()
        line.show_value("Russia")
        line.flush()


def test_everything_pending_is_committed_by_one_call(line: LineField, text: TextField, qtbot: QtBot) -> None:
    heard: list[str] = []
    line.committed.connect(heard.append)
    text.committed.connect(heard.append)
    qtbot.keyClicks(line, "!")
    qtbot.keyClicks(text, " >")
    assert anything_pending()
    flush_all()
    assert sorted(heard) == ["First line\nSecond line >", "Turkey!"]
    assert not anything_pending()


def test_a_field_that_is_gone_is_no_hindrance(qtbot: QtBot) -> None:
    field = LineField("Name")
    field.setText("typed")
    with qtbot.waitSignal(field.destroyed):
        field.deleteLater()
    flush_all()


def test_text_being_typed_is_not_overwritten(line: LineField, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, " and")
    line.show_value("Türkiye")
    assert line.text() == "Turkey and"
    assert line.pending
    line.show_value("Russia", keep_typed=False)
    assert line.text() == "Russia"
    assert not line.pending


def test_the_caret_keeps_its_place_when_the_text_around_it_changes(line: LineField, text: TextField) -> None:
    line.setCursorPosition(3)
    line.show_value("Turkey, republic")
    assert line.cursorPosition() == 3
    cursor = text.textCursor()
    cursor.setPosition(len("First line\nSec"))
    text.setTextCursor(cursor)
    text.show_value("The first line\nSecond line")
    assert text.textCursor().position() == len("The first line\nSec")


@given(TEXT, TEXT)
def test_a_field_shows_exactly_what_the_project_has(qapp: QApplication, before: str, after: str) -> None:
    field = TextField("Notes")
    field.show_value(before)
    assert field.value() == before
    field.show_value(after)
    assert field.value() == after
    assert not field.pending
    line = LineField("Name")
    line.show_value(before)
    line.show_value(after)
    assert line.text() == after


def test_no_break_spaces_survive(text: TextField, qtbot: QtBot) -> None:
    text.show_value("55–80\N{NO-BREAK SPACE}%")
    text.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(text.committed) as told:
        qtbot.keyClicks(text, "!")
        text.flush()
    assert told.args == ["55–80\N{NO-BREAK SPACE}%!"]


def test_what_could_not_be_written_stays_and_is_tried_again(line: LineField, qtbot: QtBot) -> None:
    heard: list[str] = []
    full = True

    def write(value: str) -> None:
        heard.append(value)
        if full:
            line.mark("The disk is full.")

    line.committed.connect(write)
    qtbot.keyClicks(line, "!")
    line.flush()
    assert line.pending
    assert line.accessibleDescription() == "The disk is full."
    line.show_value("Turkey")
    assert line.text() == "Turkey!"
    full = False
    flush_all()
    assert heard == ["Turkey!", "Turkey!"]
    assert not line.pending
    assert line.accessibleDescription() == ""


def test_undo_redo_and_export_reach_the_window_from_within_fields(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    fields = [LineField("Name"), TextField("Notes")]
    heard: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+E", "Ctrl+K"):
        action = QAction(keys, window)
        action.setShortcut(keys)
        action.triggered.connect(lambda _on=False, keys=keys: heard.append(keys))
        window.addAction(action)
    for field in fields:
        column.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for field in fields:
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        qtbot.keyClicks(field, "typed")
        for key, modifiers in (
            (Qt.Key.Key_Z, Control),
            (Qt.Key.Key_Z, Control | Shift),
            (Qt.Key.Key_Y, Control),
            (Qt.Key.Key_E, Control),
            (Qt.Key.Key_K, Control),
        ):
            QTest.keyClick(field, key, modifiers)
        assert heard == ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+E", "Ctrl+K"]
        heard.clear()
    assert [fields[0].text(), fields[1].value()] == ["typed", "typed"]


def test_a_field_keeps_no_undo_of_its_own(line: LineField, text: TextField, qtbot: QtBot) -> None:
    for field in (line, text):
        qtbot.keyClicks(field, "typed")
        qtbot.keyClick(field, Qt.Key.Key_Z, Control)
    assert line.text() == "Turkeytyped"
    assert text.value() == "First line\nSecond linetyped"


def test_tab_leaves_a_field_of_several_lines(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    text, line = TextField("Notes"), LineField("Name")
    column.addWidget(text)
    column.addWidget(line)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert line.hasFocus()
    assert text.value() == ""


def test_a_field_grows_with_its_text_up_to_its_limit(qtbot: QtBot) -> None:
    text = TextField("Notes", min_lines=2, max_lines=4)
    qtbot.addWidget(text)
    text.show()
    heights = []
    for lines in (1, 2, 3, 4, 9):
        text.show_value("\n".join("word" for _ in range(lines)))
        heights.append(text.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_a_choice_picked_is_committed_at_once_and_one_walked_to_after_the_pause(qtbot: QtBot) -> None:
    combo = ComboField("Type", [("person", "Person"), ("state", "State"), ("place", "Place")])
    qtbot.addWidget(combo)
    combo.show_value("person")
    with qtbot.waitSignal(combo.committed) as told:
        combo.setCurrentIndex(1)
        combo.activated.emit(1)
    assert told.args == ["state"]
    with qtbot.waitSignal(combo.committed, timeout=IDLE_MS * 5) as told:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
        assert combo.pending
    assert told.args == ["place"]


def test_showing_a_choice_commits_nothing(qtbot: QtBot) -> None:
    combo = ComboField("Type", [("person", "Person"), ("state", "State")])
    qtbot.addWidget(combo)
    with qtbot.assertNotEmitted(combo.committed):
        combo.show_value("state")
        combo.show_value("unknown")
        combo.flush()
    assert combo.value() == ""


@pytest.mark.parametrize(("make", "left"), [(LineField, "paper"), (TextField, "line")])
def test_a_selection_is_strong_only_where_the_keyboard_is(
    make: type[LineField | TextField], left: str, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, other = make("Name"), make("Other")
    column.addWidget(field)
    column.addWidget(other)
    field.show_value("Turkey weighs a return")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    field.selectAll()

    def ground() -> str:
        """The most frequent colour inside the field."""
        picture = field.grab().toImage()
        row = [picture.pixelColor(x, 9).name().upper() for x in range(12, 60)]
        return max(row, key=row.count)

    assert ground() == theme.current().selection
    other.setFocus()
    assert ground() == theme.current().hex(left)
