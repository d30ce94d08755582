"""The commands of the menu Help."""
# SPDX-License-Identifier: MIT

from ui.command_table.command import QT_TRANSLATE_NOOP, Command

HELP: tuple[Command, ...] = (
    Command("help.guide", QT_TRANSLATE_NOOP("Commands", "&Guide"), "Help", ("F1",), icon="book-open"),
    Command("help.keys", QT_TRANSLATE_NOOP("Commands", "&Keys"), "Help", ("?",), icon="keyboard"),
    Command(
        "help.sample",
        QT_TRANSLATE_NOOP("Commands", "Open &sample project"),
        "Help",
        ("Ctrl+Shift+N",),
        icon="flask-conical",
    ),
    Command(
        "help.diagnostics",
        QT_TRANSLATE_NOOP("Commands", "&Copy diagnostics"),
        "Help",
        icon="clipboard-list",
        line=True,
    ),
    Command("help.log", QT_TRANSLATE_NOOP("Commands", "Open &log folder"), "Help", icon="folder-open"),
    Command("help.about", QT_TRANSLATE_NOOP("Commands", "&About Briefing"), "Help", icon="info", line=True),
)
