"""The commands of the menu Window: the sources that are open, and the panes between which the keyboard goes."""
# SPDX-License-Identifier: MIT

from ui.command_table.command import QT_TRANSLATE_NOOP, Command, Needs

WINDOW: tuple[Command, ...] = (
    Command(
        "window.next_tab",
        QT_TRANSLATE_NOOP("Commands", "&Next tab"),
        "Window",
        ("Ctrl+Tab", "Ctrl+PgDown"),
        needs=Needs.SOURCE,
    ),
    Command(
        "window.previous_tab",
        QT_TRANSLATE_NOOP("Commands", "&Previous tab"),
        "Window",
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        needs=Needs.SOURCE,
    ),
    Command("window.tabs", QT_TRANSLATE_NOOP("Commands", "&Open tabs"), "Window", submenu=True),
    Command(
        "window.close_others",
        QT_TRANSLATE_NOOP("Commands", "&Close other tabs"),
        "Window",
        needs=Needs.SOURCE,
        icon="x",
        line=True,
    ),
    Command(
        "window.reopen_tab",
        QT_TRANSLATE_NOOP("Commands", "&Reopen closed tab"),
        "Window",
        ("Ctrl+Shift+T",),
        needs=Needs.PROJECT,
        icon="rotate-ccw",
    ),
    Command("go.next_pane", QT_TRANSLATE_NOOP("Commands", "Next p&ane"), "Window", ("F6",), line=True),
    Command("go.previous_pane", QT_TRANSLATE_NOOP("Commands", "Pre&vious pane"), "Window", ("Shift+F6",)),
)
