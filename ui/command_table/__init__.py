"""Every command there is, in one table: menus, keys, tooltips, the palette and the key sheet are all read from it.

A file holds the rows of one menu. To add a command: add a row there, then `commands.on(id, slot)` where the work is
done. tests/ui/test_commands.py fails on a key that two commands of one place would share.
"""
# SPDX-License-Identifier: MIT

from ui.command_table.annotate import ANNOTATE
from ui.command_table.brief import BRIEF
from ui.command_table.command import QT_TRANSLATE_NOOP, Command, Needs, Scope
from ui.command_table.edit import EDIT
from ui.command_table.file import FILE
from ui.command_table.held import HELD
from ui.command_table.help import HELP
from ui.command_table.source import SOURCE
from ui.command_table.view import VIEW
from ui.command_table.window import WINDOW

__all__ = ["COMMANDS", "HELD", "MENUS", "QT_TRANSLATE_NOOP", "Command", "Needs", "Scope"]

MENUS: tuple[tuple[str, str], ...] = (
    ("File", QT_TRANSLATE_NOOP("Commands", "&File")),
    ("File/Export other", QT_TRANSLATE_NOOP("Commands", "E&xport other")),
    ("File/Start screen", QT_TRANSLATE_NOOP("Commands", "On the &start screen")),
    ("Edit", QT_TRANSLATE_NOOP("Commands", "&Edit")),
    ("Edit/Lists", QT_TRANSLATE_NOOP("Commands", "In &lists")),
    ("View", QT_TRANSLATE_NOOP("Commands", "&View")),
    ("View/Go to", QT_TRANSLATE_NOOP("Commands", "&Go to")),
    ("View/In the text", QT_TRANSLATE_NOOP("Commands", "In the &text")),
    ("View/Show kinds", QT_TRANSLATE_NOOP("Commands", "Show &kinds")),
    ("View/Text size", QT_TRANSLATE_NOOP("Commands", "Te&xt size")),
    ("View/Layouts", QT_TRANSLATE_NOOP("Commands", "La&youts")),
    ("Source", QT_TRANSLATE_NOOP("Commands", "So&urce")),
    ("Annotate", QT_TRANSLATE_NOOP("Commands", "Ann&otate")),
    ("Annotate/Evidence", QT_TRANSLATE_NOOP("Commands", "E&vidence")),
    ("Brief", QT_TRANSLATE_NOOP("Commands", "&Brief")),
    ("Brief/Text", QT_TRANSLATE_NOOP("Commands", "T&ext")),
    ("Brief/Sections", QT_TRANSLATE_NOOP("Commands", "Secti&ons")),
    ("Brief/Pages", QT_TRANSLATE_NOOP("Commands", "P&ages")),
    ("Window", QT_TRANSLATE_NOOP("Commands", "&Window")),
    ("Help", QT_TRANSLATE_NOOP("Commands", "&Help")),
)

COMMANDS: tuple[Command, ...] = FILE + EDIT + VIEW + SOURCE + ANNOTATE + BRIEF + WINDOW + HELP
