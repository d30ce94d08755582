"""The commands of the menu File: projects, what comes in and what goes out."""
# SPDX-License-Identifier: MIT

from ui.command_table.command import QT_TRANSLATE_NOOP, Command, Key, Needs

FILE: tuple[Command, ...] = (
    Command(
        "file.new",
        QT_TRANSLATE_NOOP("Commands", "&New project…"),
        "File",
        ("Ctrl+N",),
        Key.New,
        icon="file-plus-corner",
    ),
    Command(
        "file.open", QT_TRANSLATE_NOOP("Commands", "&Open project…"), "File", ("Ctrl+O",), Key.Open, icon="folder-open"
    ),
    Command("file.recent", QT_TRANSLATE_NOOP("Commands", "Open &recent"), "File", submenu=True),
    Command(
        "file.import",
        QT_TRANSLATE_NOOP("Commands", "&Import sources…"),
        "File",
        ("Ctrl+I",),
        needs=Needs.WRITABLE,
        icon="import",
        line=True,
    ),
    Command(
        "file.import_clipboard",
        QT_TRANSLATE_NOOP("Commands", "Import from clip&board"),
        "File",
        ("Ctrl+Shift+I",),
        needs=Needs.WRITABLE,
        icon="clipboard-paste",
    ),
    Command(
        "file.checkpoint",
        QT_TRANSLATE_NOOP("Commands", "Save c&heckpoint"),
        "File",
        ("Ctrl+S",),
        Key.Save,
        needs=Needs.WRITABLE,
        icon="flag",
        line=True,
    ),
    Command(
        "file.save_copy",
        QT_TRANSLATE_NOOP("Commands", "Save a cop&y…"),
        "File",
        ("Ctrl+Shift+S",),
        Key.SaveAs,
        needs=Needs.PROJECT,
        icon="copy",
    ),
    Command("file.versions", QT_TRANSLATE_NOOP("Commands", "&Versions"), "File", needs=Needs.PROJECT, icon="archive"),
    Command(
        "file.password",
        QT_TRANSLATE_NOOP("Commands", "Pass&word…"),
        "File",
        needs=Needs.WRITABLE,
        icon="key-round",
    ),
    Command(
        "file.import_address",
        QT_TRANSLATE_NOOP("Commands", "A&dd from address…"),
        "File",
        ("Ctrl+L",),
        needs=Needs.WRITABLE,
        icon="globe",
    ),
    Command(
        "file.export_pdf",
        QT_TRANSLATE_NOOP("Commands", "&Export PDF…"),
        "File",
        ("Ctrl+E",),
        needs=Needs.PROJECT,
        icon="file-output",
        line=True,
    ),
    Command(
        "file.close_tab",
        QT_TRANSLATE_NOOP("Commands", "Close &tab"),
        "File",
        ("Ctrl+W",),
        Key.Close,
        needs=Needs.SOURCE,
        icon="x",
        line=True,
    ),
    Command(
        "file.close_project",
        QT_TRANSLATE_NOOP("Commands", "&Close project"),
        "File",
        ("Ctrl+Shift+W",),
        needs=Needs.PROJECT,
    ),
    Command("file.quit", QT_TRANSLATE_NOOP("Commands", "&Quit"), "File", ("Ctrl+Q",), Key.Quit, icon="log-out"),
)
