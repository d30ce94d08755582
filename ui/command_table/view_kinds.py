"""The commands of the menu View that say what of the desk is shown: which marks in the text, and in which layout."""
# SPDX-License-Identifier: MIT

from ui.command_table.command import QT_TRANSLATE_NOOP, Command, Needs


def _kind(kind: str, words: str) -> Command:
    return Command(f"view.kinds_{kind}", words, "View/Show kinds", needs=Needs.PROJECT, checkable=True)


def _layout(name: str, words: str, icon: str, *, line: bool = False) -> Command:
    return Command(f"view.layout_{name}", words, "View/Layouts", needs=Needs.PROJECT, icon=icon, line=line)


KINDS: tuple[Command, ...] = (
    _kind("actor", QT_TRANSLATE_NOOP("Commands", "&Actors")),
    _kind("risk", QT_TRANSLATE_NOOP("Commands", "&Risks")),
    _kind("judgement", QT_TRANSLATE_NOOP("Commands", "&Judgements")),
    _kind("event", QT_TRANSLATE_NOOP("Commands", "&Events")),
    _kind("quote", QT_TRANSLATE_NOOP("Commands", "&Quotes")),
    _kind("note", QT_TRANSLATE_NOOP("Commands", "&Notes")),
    Command(
        "view.kinds_all",
        QT_TRANSLATE_NOOP("Commands", "A&ll kinds"),
        "View/Show kinds",
        needs=Needs.PROJECT,
        line=True,
    ),
)

LAYOUTS: tuple[Command, ...] = (
    _layout("triage", QT_TRANSLATE_NOOP("Commands", "&Triage"), "table-properties"),
    _layout("coding", QT_TRANSLATE_NOOP("Commands", "&Coding"), "highlighter"),
    _layout("writing", QT_TRANSLATE_NOOP("Commands", "&Writing"), "square-pen"),
    _layout("reset", QT_TRANSLATE_NOOP("Commands", "&Reset"), "rotate-ccw", line=True),
)
