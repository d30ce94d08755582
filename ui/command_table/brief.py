"""The commands of the menu Brief: what is done while a brief is written."""
# SPDX-License-Identifier: MIT

from ui.command_table.command import QT_TRANSLATE_NOOP, Command, Needs

BRIEF: tuple[Command, ...] = (
    Command(
        "brief.cite",
        QT_TRANSLATE_NOOP("Commands", "Insert &citation…"),
        "Brief",
        ("Ctrl+Shift+E",),
        needs=Needs.WRITING,
        icon="quote",
    ),
    Command(
        "brief.briefs",
        QT_TRANSLATE_NOOP("Commands", "&Briefs…"),
        "Brief",
        ("Ctrl+Shift+B",),
        needs=Needs.PROJECT,
        icon="library",
        line=True,
    ),
    Command(
        "brief.new",
        QT_TRANSLATE_NOOP("Commands", "Ne&w brief…"),
        "Brief",
        ("Ctrl+Alt+N",),
        needs=Needs.WRITABLE,
        icon="file-plus-corner",
    ),
    Command(
        "brief.template",
        QT_TRANSLATE_NOOP("Commands", "&Template…"),
        "Brief",
        needs=Needs.COMPOSING,
        icon="layout-template",
        line=True,
    ),
    Command(
        "brief.front",
        QT_TRANSLATE_NOOP("Commands", "&Front matter"),
        "Brief",
        ("Ctrl+Shift+M",),
        needs=Needs.COMPOSING,
        icon="stamp",
    ),
    Command(
        "brief.check",
        QT_TRANSLATE_NOOP("Commands", "Chec&k"),
        "Brief",
        ("Ctrl+Shift+K",),
        needs=Needs.COMPOSING,
        icon="list-checks",
        line=True,
    ),
    Command(
        "brief.issues",
        QT_TRANSLATE_NOOP("Commands", "&Issues and changes"),
        "Brief",
        needs=Needs.COMPOSING,
        icon="clock",
        line=True,
    ),
    Command(
        "brief.issue",
        QT_TRANSLATE_NOOP("Commands", "Iss&ue now"),
        "Brief",
        needs=Needs.WRITING,
        icon="stamp",
    ),
    Command(
        "brief.next_problem",
        QT_TRANSLATE_NOOP("Commands", "&Next problem"),
        "Brief",
        ("F8",),
        needs=Needs.COMPOSING,
        icon="chevron-down",
        line=True,
    ),
    Command(
        "brief.previous_problem",
        QT_TRANSLATE_NOOP("Commands", "&Previous problem"),
        "Brief",
        ("Shift+F8",),
        needs=Needs.COMPOSING,
        icon="chevron-up",
    ),
)
