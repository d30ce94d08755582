"""The command table: no key twice, and every command reaches menus, tooltips and slots."""
# SPDX-License-Identifier: MIT

from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.command_table import COMMANDS, HELD, MENUS, Command
from ui.commands import Commands, Needs, Scope


def clashes(first: Command, second: Command) -> set[str]:
    """The keys for which Qt could not tell two commands apart."""
    meet = first.scope is second.scope or Scope.WINDOW in (first.scope, second.scope)
    if not meet:
        return set()
    mine = {sequence.toString() for sequence in first.sequences()}
    return mine & {sequence.toString() for sequence in second.sequences()}


def test_no_key_has_two_commands(qtbot: QtBot) -> None:
    doubled = {
        f"{one.id} / {two.id}": clashes(one, two)
        for one, two in combinations((*COMMANDS, *HELD), 2)
        if clashes(one, two)
    }
    assert doubled == {}


def test_ids_are_unique_and_words_never_empty() -> None:
    assert [name for name, times in Counter(command.id for command in (*COMMANDS, *HELD)).items() if times > 1] == []
    assert all(command.text.replace("&", "") for command in COMMANDS)


def test_every_command_stands_in_a_menu_there_is() -> None:
    assert {command.menu for command in COMMANDS} <= {path for path, _ in MENUS}


def mnemonic(words: str) -> str:
    return words[words.index("&") + 1].upper()


def test_no_alt_key_fights_a_menus_mnemonic(qtbot: QtBot) -> None:
    alt = {f"Alt+{mnemonic(words)}" for path, words in MENUS if "/" not in path}
    keys = {sequence.toString() for command in COMMANDS for sequence in command.sequences()}
    assert alt & keys == set()


@pytest.mark.parametrize("path", [path for path, _ in MENUS])
def test_mnemonics_are_unique_within_a_menu(path: str) -> None:
    words = [command.text for command in COMMANDS if command.menu == path]
    words += [text for name, text in MENUS if name.startswith(f"{path}/")]
    letters = Counter(mnemonic(text) for text in words if "&" in text)
    assert [letter for letter, times in letters.items() if times > 1] == []


def test_keys_that_the_platform_leaves_empty_are_still_there(qtbot: QtBot) -> None:
    keys = {command.id: [sequence.toString() for sequence in command.sequences()] for command in COMMANDS}
    assert keys["file.quit"][0] == "Ctrl+Q"
    assert keys["edit.redo"][:2] == ["Ctrl+Shift+Z", "Ctrl+Y"]


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_menus_show_the_table(window: QMainWindow) -> None:
    commands = Commands(window)
    commands.fill(window.menuBar())
    shown = [action.text() for action in window.menuBar().actions()]
    assert shown == ["&File", "&Edit", "&View", "So&urce", "Ann&otate", "&Brief", "&Window", "&Help"]
    assert commands.submenu("file.recent").title() == "Open &recent"


def test_a_command_is_only_offered_when_what_it_needs_is_there(window: QMainWindow) -> None:
    commands = Commands(window)
    assert commands.action("file.new").isEnabled()
    assert not commands.action("file.export_pdf").isEnabled()
    commands.offer({Needs.PROJECT})
    assert commands.action("file.export_pdf").isEnabled()
    assert not commands.action("annotate.actor").isEnabled()


def test_undo_names_what_it_would_undo(window: QMainWindow) -> None:
    commands = Commands(window)
    commands.name_subject("edit.undo", "Rename R&D")
    undo = commands.action("edit.undo")
    assert undo.text() == "&Undo Rename R&&D"
    assert undo.toolTip() == f"Undo Rename R&D  {commands.keys('edit.undo')}"
    assert undo.iconText() == "Undo"
    commands.name_subject("edit.undo", "")
    assert undo.text() == "&Undo"


def test_letters_run_commands_in_the_reader_only(window: QMainWindow, qtbot: QtBot) -> None:
    place = QWidget()
    reader, other = QTextBrowser(), QTextBrowser()
    column = QVBoxLayout(place)
    column.addWidget(reader)
    column.addWidget(other)
    window.setCentralWidget(place)
    commands = Commands(window)
    commands.fill(window.menuBar())
    commands.bind(Scope.READER, reader)
    commands.offer(set(Needs))
    run: list[str] = []
    commands.triggered.connect(run.append)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for widget in (reader, other):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        qtbot.keyClick(widget, Qt.Key.Key_A)
        qtbot.keyClick(widget, Qt.Key.Key_BracketRight)
        qtbot.keyClick(widget, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert run == ["annotate.actor", "annotate.next", "file.export_pdf", "file.export_pdf"]
    commands.set_letter_keys(False)
    reader.setFocus()
    qtbot.keyClick(reader, Qt.Key.Key_A)
    assert len(run) == 4
    assert commands.action("edit.undo").shortcut() == QKeySequence("Ctrl+Z")


def test_slots_and_the_signal_both_hear_a_command(window: QMainWindow, qtbot: QtBot) -> None:
    commands = Commands(window)
    heard: list[str] = []
    commands.on("help.keys", lambda: heard.append("slot"))
    with qtbot.waitSignal(commands.triggered) as told:
        commands.action("help.keys").trigger()
    assert told.args == ["help.keys"]
    assert heard == ["slot"]
