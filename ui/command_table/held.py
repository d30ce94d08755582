"""Keys that lists and texts hold themselves: no commands of a menu, told by the key sheet and given to nobody else."""
# SPDX-License-Identifier: MIT

from ui.command_table.command import QT_TRANSLATE_NOOP, Command, Scope

IN_TEXT = QT_TRANSLATE_NOOP("Commands", "In the text")
IN_LISTS = QT_TRANSLATE_NOOP("Commands", "In lists")


def _in_text(name: str, words: str, *keys: str) -> Command:
    return Command(f"text.{name}", words, IN_TEXT, keys, scope=Scope.READER)


def _in_lists(name: str, words: str, *keys: str) -> Command:
    return Command(f"list.{name}", words, IN_LISTS, keys, scope=Scope.LIST)


HELD: tuple[Command, ...] = (
    _in_text("page_down", QT_TRANSLATE_NOOP("Commands", "Page down"), "Space", "PgDown"),
    _in_text("page_up", QT_TRANSLATE_NOOP("Commands", "Page up"), "Shift+Space", "PgUp"),
    _in_text("next_paragraph", QT_TRANSLATE_NOOP("Commands", "Next paragraph"), "Ctrl+Down"),
    _in_text("previous_paragraph", QT_TRANSLATE_NOOP("Commands", "Previous paragraph"), "Ctrl+Up"),
    _in_text("select_right", QT_TRANSLATE_NOOP("Commands", "Select to the right"), "Shift+Right", "Ctrl+Shift+Right"),
    _in_text("select_left", QT_TRANSLATE_NOOP("Commands", "Select to the left"), "Shift+Left", "Ctrl+Shift+Left"),
    _in_text("begin", QT_TRANSLATE_NOOP("Commands", "Beginning of the text"), "Ctrl+Home"),
    _in_text("end", QT_TRANSLATE_NOOP("Commands", "End of the text"), "Ctrl+End"),
    _in_text("release", QT_TRANSLATE_NOOP("Commands", "Let go of the selection"), "Esc"),
    _in_lists("edit", QT_TRANSLATE_NOOP("Commands", "Edit the name, or read"), "Return", "Enter"),
    _in_lists("preview", QT_TRANSLATE_NOOP("Commands", "Show where it stands"), "Space"),
    _in_lists("filter", QT_TRANSLATE_NOOP("Commands", "Filter"), "/"),
    _in_lists("new", QT_TRANSLATE_NOOP("Commands", "New"), "Ins"),
    _in_lists("editor", QT_TRANSLATE_NOOP("Commands", "To the fields"), "Right"),
    _in_lists("up", QT_TRANSLATE_NOOP("Commands", "Move up"), "Alt+Up"),
    _in_lists("down", QT_TRANSLATE_NOOP("Commands", "Move down"), "Alt+Down"),
    _in_lists("first", QT_TRANSLATE_NOOP("Commands", "First, last"), "Home", "End"),
    _in_lists("more", QT_TRANSLATE_NOOP("Commands", "Select more"), "Shift+Down", "Shift+Up"),
    _in_lists("back", QT_TRANSLATE_NOOP("Commands", "Back to the text"), "Esc", "Ctrl+Return"),
)
"""Their menus are the headings they stand under in the key sheet."""
