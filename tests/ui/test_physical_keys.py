"""Letters run commands on keyboards of other alphabets: by the key's place."""
# SPDX-License-Identifier: MIT

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from ui.commands import Commands, Needs, Scope
from ui.physical_keys import latin_key

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def pressed(text: str, *, scan: int = 0, virtual: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    """What Qt tells of a key of another alphabet: its letter, and the system's own numbers."""
    return QKeyEvent(QEvent.Type.KeyPress, ord(text.upper()), modifiers, scan, virtual, 0, text)


@pytest.mark.parametrize(
    ("event", "platform", "meant"),
    [
        (pressed("ф", scan=38), "xcb", "A"),
        (pressed("ش", scan=38), "wayland", "A"),
        (pressed("к", scan=27), "xcb", "R"),
        (pressed("х", scan=34), "xcb", "["),
        (pressed("Ъ", scan=35, modifiers=SHIFT), "xcb", "}"),
        (pressed("Ф", scan=38, modifiers=SHIFT), "xcb", "Shift+A"),
        (pressed("я", scan=52, modifiers=CONTROL), "xcb", "Ctrl+Z"),
        (pressed("ф", scan=30, virtual=ord("A")), "windows", "A"),
        (pressed("ش", scan=30, virtual=ord("A")), "windows", "A"),
        (pressed("х", scan=26, virtual=0xDB), "windows", "["),
        (pressed("ф", virtual=0), "cocoa", "A"),
        (pressed("ه", virtual=34), "cocoa", "I"),
        (pressed("α", scan=38), "xcb", "A"),
    ],
)
def test_the_place_of_a_key_tells_which_was_meant(event: QKeyEvent, platform: str, meant: str) -> None:
    found = latin_key(event, platform)
    assert found is not None
    assert QKeySequence(found).toString() == meant


def test_latin_letters_and_keys_without_letters_mean_themselves() -> None:
    assert latin_key(pressed("q", scan=38), "xcb") is None  # A's place on a French keyboard: Q is what was typed
    assert latin_key(pressed("ş", scan=47), "xcb") is None
    down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, NONE, 116, 0, 0, "")
    assert latin_key(down, "xcb") is None


def test_a_cyrillic_key_runs_the_command_in_the_text_only(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.physical_keys.QGuiApplication.platformName", lambda: "xcb")
    text, other = QTextBrowser(), QTextBrowser()
    qtbot.addWidget(text)
    qtbot.addWidget(other)
    commands = Commands(text)
    commands.bind(Scope.READER, text)
    commands.offer(set(Needs))
    run: list[str] = []
    commands.triggered.connect(run.append)
    QApplication.sendEvent(text, pressed("к", scan=27))
    QApplication.sendEvent(other, pressed("к", scan=27))
    assert run == ["annotate.risk"]
    commands.set_letter_keys(False)
    QApplication.sendEvent(text, pressed("к", scan=27))
    assert run == ["annotate.risk"]
    commands.set_letter_keys(True)  # the keys of lists are the application's


def test_qt_writes_shifted_signs_as_the_table_does() -> None:
    assert QKeySequence(QKeyCombination(Qt.Key.Key_BraceRight)) == QKeySequence("}")
