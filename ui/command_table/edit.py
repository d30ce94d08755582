"""The commands of the menu Edit: undoing, the clipboard, finding, names, preferences."""
# SPDX-License-Identifier: MIT

from ui.command_table.command import QT_TRANSLATE_NOOP, Command, Key, Needs

EDIT: tuple[Command, ...] = (
    Command(
        "edit.undo",
        QT_TRANSLATE_NOOP("Commands", "&Undo"),
        "Edit",
        ("Ctrl+Z",),
        Key.Undo,
        needs=Needs.UNDO,
        icon="undo-2",
    ),
    Command(
        "edit.redo",
        QT_TRANSLATE_NOOP("Commands", "&Redo"),
        "Edit",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        Key.Redo,
        needs=Needs.REDO,
        icon="redo-2",
    ),
    Command(
        "edit.history",
        QT_TRANSLATE_NOOP("Commands", "&History"),
        "Edit",
        ("Ctrl+H",),
        needs=Needs.PROJECT,
        icon="clock",
        checkable=True,
    ),
    Command(
        "edit.cut", QT_TRANSLATE_NOOP("Commands", "Cu&t"), "Edit", ("Ctrl+X",), Key.Cut, icon="scissors", line=True
    ),
    Command("edit.copy", QT_TRANSLATE_NOOP("Commands", "&Copy"), "Edit", ("Ctrl+C",), Key.Copy, icon="copy"),
    Command(
        "edit.copy_cited",
        QT_TRANSLATE_NOOP("Commands", "Copy &with citation"),
        "Edit",
        ("Ctrl+Shift+C",),
        needs=Needs.QUOTE,
        icon="quote",
    ),
    Command(
        "edit.paste", QT_TRANSLATE_NOOP("Commands", "&Paste"), "Edit", ("Ctrl+V",), Key.Paste, icon="clipboard-paste"
    ),
    Command("edit.select_all", QT_TRANSLATE_NOOP("Commands", "Select &all"), "Edit", ("Ctrl+A",), Key.SelectAll),
    Command(
        "edit.find",
        QT_TRANSLATE_NOOP("Commands", "&Find in this article…"),
        "Edit",
        ("Ctrl+F",),
        Key.Find,
        needs=Needs.SOURCE,
        icon="search",
        line=True,
    ),
    Command(
        "edit.find_next",
        QT_TRANSLATE_NOOP("Commands", "Find &next"),
        "Edit",
        ("F3",),
        needs=Needs.SOURCE,
        icon="chevron-down",
    ),
    Command(
        "edit.find_previous",
        QT_TRANSLATE_NOOP("Commands", "Find pre&vious"),
        "Edit",
        ("Shift+F3",),
        needs=Needs.SOURCE,
        icon="chevron-up",
    ),
    Command(
        "edit.rename",
        QT_TRANSLATE_NOOP("Commands", "Rena&me"),
        "Edit",
        ("F2",),
        needs=Needs.ITEM,
        icon="pencil",
        line=True,
    ),
    Command(
        "edit.delete",
        QT_TRANSLATE_NOOP("Commands", "&Delete"),
        "Edit",
        ("Del",),
        Key.Delete,
        needs=Needs.ITEM,
        icon="trash",
    ),
    Command(
        "edit.preferences",
        QT_TRANSLATE_NOOP("Commands", "Pr&eferences…"),
        "Edit",
        ("Ctrl+,",),
        Key.Preferences,
        icon="settings",
        line=True,
    ),
)
