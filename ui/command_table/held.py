"""Keys that every control, text and list has from Qt: told by the key sheet, and no command can be given them."""
# SPDX-License-Identifier: MIT

from ui.command_table.command import QT_TRANSLATE_NOOP, Command, Scope

IN_CONTROLS = QT_TRANSLATE_NOOP("Commands", "Everywhere")
IN_TEXT = QT_TRANSLATE_NOOP("Commands", "Every text")
IN_LISTS = QT_TRANSLATE_NOOP("Commands", "Every list")


def _in_controls(name: str, words: str, *keys: str) -> Command:
    return Command(f"held.control_{name}", words, IN_CONTROLS, keys, scope=Scope.CONTROL)


def _in_text(name: str, words: str, *keys: str) -> Command:
    return Command(f"held.text_{name}", words, IN_TEXT, keys, scope=Scope.READER)


def _in_lists(name: str, words: str, *keys: str) -> Command:
    return Command(f"held.list_{name}", words, IN_LISTS, keys, scope=Scope.LIST)


HELD: tuple[Command, ...] = (
    _in_controls("next", QT_TRANSLATE_NOOP("Commands", "Next, previous control"), "Tab", "Shift+Tab"),
    _in_controls("press", QT_TRANSLATE_NOOP("Commands", "Press, choose"), "Space", "Enter", "Return"),
    _in_controls("move", QT_TRANSLATE_NOOP("Commands", "Move"), "Down", "Up", "Left", "Right"),
    _in_controls("erase", QT_TRANSLATE_NOOP("Commands", "Delete a letter"), "Backspace"),
    _in_controls("leave", QT_TRANSLATE_NOOP("Commands", "Close, or one level back"), "Esc"),
    _in_text("pages", QT_TRANSLATE_NOOP("Commands", "Page down, page up"), "PgDown", "PgUp"),
    _in_text("select_right", QT_TRANSLATE_NOOP("Commands", "Select to the right"), "Shift+Right", "Ctrl+Shift+Right"),
    _in_text("select_left", QT_TRANSLATE_NOOP("Commands", "Select to the left"), "Shift+Left", "Ctrl+Shift+Left"),
    _in_text("begin", QT_TRANSLATE_NOOP("Commands", "Beginning of the text"), "Ctrl+Home"),
    _in_text("end", QT_TRANSLATE_NOOP("Commands", "End of the text"), "Ctrl+End"),
    _in_text("release", QT_TRANSLATE_NOOP("Commands", "Let go of the selection"), "Esc"),
    _in_lists("first", QT_TRANSLATE_NOOP("Commands", "First, last"), "Home", "End"),
    _in_lists("more", QT_TRANSLATE_NOOP("Commands", "Select more"), "Shift+Down", "Shift+Up"),
    _in_lists("leave", QT_TRANSLATE_NOOP("Commands", "Back to the text"), "Esc"),
)
"""Their menus are the headings they stand under in the key sheet."""
