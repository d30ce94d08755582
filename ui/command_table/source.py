"""The commands of the menu Source: the article in front, or chosen in the library."""
# SPDX-License-Identifier: MIT

from ui.command_table.command import QT_TRANSLATE_NOOP, Command, Needs, Scope

SOURCE: tuple[Command, ...] = (
    Command(
        "source.next",
        QT_TRANSLATE_NOOP("Commands", "&Next source"),
        "Source",
        ("}", "Alt+PgDown"),  # braces and brackets need AltGr on Turkish, German and other keyboards
        scope=Scope.READER,
        needs=Needs.SOURCE,
        icon="arrow-down",
    ),
    Command(
        "source.previous",
        QT_TRANSLATE_NOOP("Commands", "&Previous source"),
        "Source",
        ("{", "Alt+PgUp"),
        scope=Scope.READER,
        needs=Needs.SOURCE,
        icon="arrow-up",
    ),
    Command(
        "source.done",
        QT_TRANSLATE_NOOP("Commands", "Mark &done"),
        "Source",
        ("D",),
        scope=Scope.READER,
        needs=Needs.SOURCE,
        icon="circle-check",
        line=True,
    ),
    Command(
        "source.details",
        QT_TRANSLATE_NOOP("Commands", "Details and &grade"),
        "Source",
        ("Alt+Enter", "Alt+Return"),
        needs=Needs.CHOSEN_SOURCE,
        icon="shield-check",
    ),
    Command(
        "source.original",
        QT_TRANSLATE_NOOP("Commands", "Open &original"),
        "Source",
        needs=Needs.CHOSEN_SOURCE,
        icon="external-link",
        line=True,
    ),
    Command(
        "source.full_text",
        QT_TRANSLATE_NOOP("Commands", "Show &full page text"),
        "Source",
        needs=Needs.CHOSEN_SOURCE,
        icon="file-search",
    ),
    Command(
        "source.alike",
        QT_TRANSLATE_NOOP("Commands", "D&uplicate check"),
        "Source",
        needs=Needs.CHOSEN_SOURCE,
        icon="copy-check",
        line=True,
    ),
    Command(
        "source.remove",
        QT_TRANSLATE_NOOP("Commands", "&Remove"),
        "Source",
        needs=Needs.CHOSEN_SOURCE,
        icon="trash",
    ),
)
