"""Every command there is, in one table: menus, keys, tooltips, the palette and the key sheet are all read from it.

To add a command: add a row here, then `commands.on(id, slot)` where the work is done. tests/ui/test_commands.py fails
on a key that two commands of one place would share.
"""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence

Key = QKeySequence.StandardKey


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """The text itself; Qt's lupdate finds texts to translate by this name (PySide types its own as `object`)."""
    return text


class Scope(StrEnum):
    """Where a command's keys work."""

    WINDOW = "window"
    READER = "reader"  # only while the reader has the keyboard: single letters
    LIST = "list"  # only while a list of items has it


class Needs(StrEnum):
    """What must be there for a command to be offered."""

    NOTHING = "nothing"
    PROJECT = "project"
    WRITABLE = "writable"  # a project that is not open read-only
    SOURCE = "source"  # an article in the reader
    CHOSEN_SOURCE = "chosen source"  # an article in the reader, or chosen in the library
    QUOTE = "quote"  # selected text in the reader
    SELECTION = "selection"  # selected text in the reader that may become something: not where all is read-only
    ITEM = "item"  # a selected row in a panel
    SEVERAL = "several"  # two or more of them
    COMPOSING = "composing"  # the mode in which a brief is written
    WRITING = "writing"  # the same, where the project is not read-only
    UNDO = "undo"  # something to undo
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its id, its words with the menu's mnemonic, its keys, and where it stands.

    `keys` come before those of `standard`, the platform's own for this purpose (which are none for some). `menu` is a
    path ("View/Text size"); commands stand in the table's order, a line before those with `line`. A `submenu` is filled
    by the window.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    standard: Key | None = None
    scope: Scope = Scope.WINDOW
    needs: Needs = Needs.NOTHING
    icon: str = ""
    line: bool = False
    checkable: bool = False
    submenu: bool = False

    def sequences(self) -> list[QKeySequence]:
        """Its keys on this platform, the one to show first."""
        own = [QKeySequence(keys) for keys in self.keys]
        given = QKeySequence.keyBindings(self.standard) if self.standard is not None else []
        return own + [sequence for sequence in given if sequence not in own]


MENUS: tuple[tuple[str, str], ...] = (
    ("File", QT_TRANSLATE_NOOP("Commands", "&File")),
    ("Edit", QT_TRANSLATE_NOOP("Commands", "&Edit")),
    ("View", QT_TRANSLATE_NOOP("Commands", "&View")),
    ("View/Go to", QT_TRANSLATE_NOOP("Commands", "&Go to")),
    ("View/Text size", QT_TRANSLATE_NOOP("Commands", "Te&xt size")),
    ("Source", QT_TRANSLATE_NOOP("Commands", "So&urce")),
    ("Annotate", QT_TRANSLATE_NOOP("Commands", "Ann&otate")),
    ("Brief", QT_TRANSLATE_NOOP("Commands", "&Brief")),
    ("Window", QT_TRANSLATE_NOOP("Commands", "&Window")),
    ("Help", QT_TRANSLATE_NOOP("Commands", "&Help")),
)

_FILE = (
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

_EDIT = (
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
)

_PREFERENCES = (
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

_MODES = (
    Command(
        "view.read",
        QT_TRANSLATE_NOOP("Commands", "&Read"),
        "View",
        ("Ctrl+1",),
        needs=Needs.PROJECT,
        icon="book-open",
        checkable=True,
    ),
    Command(
        "view.compose",
        QT_TRANSLATE_NOOP("Commands", "&Compose"),
        "View",
        ("Ctrl+2",),
        needs=Needs.PROJECT,
        icon="square-pen",
        checkable=True,
    ),
)

_VIEW = (
    Command(
        "view.sources",
        QT_TRANSLATE_NOOP("Commands", "&Sources"),
        "View",
        ("F9",),
        needs=Needs.PROJECT,
        icon="panel-left",
        line=True,
        checkable=True,
    ),
    Command(
        "view.panels",
        QT_TRANSLATE_NOOP("Commands", "&Panels"),
        "View",
        ("Shift+F9",),
        needs=Needs.PROJECT,
        icon="panel-right",
        checkable=True,
    ),
    Command(
        "view.library",
        QT_TRANSLATE_NOOP("Commands", "Wide &library"),
        "View",
        ("Ctrl+Shift+L",),
        needs=Needs.PROJECT,
        icon="table-properties",
        checkable=True,
    ),
    Command("go.sources", QT_TRANSLATE_NOOP("Commands", "&Sources"), "View/Go to", ("Alt+S",), needs=Needs.PROJECT),
    Command("go.text", QT_TRANSLATE_NOOP("Commands", "&Text"), "View/Go to", ("Alt+T",), needs=Needs.PROJECT),
    Command("go.actors", QT_TRANSLATE_NOOP("Commands", "&Actors"), "View/Go to", ("Alt+A",), needs=Needs.PROJECT),
    Command("go.risks", QT_TRANSLATE_NOOP("Commands", "&Risks"), "View/Go to", ("Alt+R",), needs=Needs.PROJECT),
    Command(
        "go.judgements", QT_TRANSLATE_NOOP("Commands", "&Judgements"), "View/Go to", ("Alt+J",), needs=Needs.PROJECT
    ),
    Command("go.timeline", QT_TRANSLATE_NOOP("Commands", "Time&line"), "View/Go to", ("Alt+L",), needs=Needs.PROJECT),
    Command("go.notes", QT_TRANSLATE_NOOP("Commands", "N&otes"), "View/Go to", ("Alt+N",), needs=Needs.PROJECT),
    # Not Alt+B: that opens the menu of the brief.
    Command("go.brief", QT_TRANSLATE_NOOP("Commands", "&Brief"), "View/Go to", ("Alt+P",), needs=Needs.PROJECT),
    Command(
        "go.palette",
        QT_TRANSLATE_NOOP("Commands", "&Find anything or run a command…"),
        "View/Go to",
        ("Ctrl+K",),
        icon="search",
        line=True,
    ),
    Command(
        "go.back",
        QT_TRANSLATE_NOOP("Commands", "Bac&k"),
        "View/Go to",
        ("Alt+Left",),
        needs=Needs.PROJECT,
        line=True,
    ),
    Command("go.forward", QT_TRANSLATE_NOOP("Commands", "For&ward"), "View/Go to", ("Alt+Right",), needs=Needs.PROJECT),
    Command("go.next_pane", QT_TRANSLATE_NOOP("Commands", "&Next pane"), "View/Go to", ("F6",), line=True),
    Command("go.previous_pane", QT_TRANSLATE_NOOP("Commands", "&Previous pane"), "View/Go to", ("Shift+F6",)),
    Command(
        "view.text_larger",
        QT_TRANSLATE_NOOP("Commands", "&Larger text"),
        "View/Text size",
        ("Ctrl+=",),
        Key.ZoomIn,
        icon="zoom-in",
    ),
    Command(
        "view.text_smaller",
        QT_TRANSLATE_NOOP("Commands", "&Smaller text"),
        "View/Text size",
        ("Ctrl+-",),
        Key.ZoomOut,
        icon="zoom-out",
    ),
    Command("view.text_reset", QT_TRANSLATE_NOOP("Commands", "&Normal text"), "View/Text size", ("Ctrl+0",)),
    Command("view.letter_keys", QT_TRANSLATE_NOOP("Commands", "L&etter keys"), "View", line=True, checkable=True),
    Command(
        "view.theme",
        QT_TRANSLATE_NOOP("Commands", "&Dark theme"),
        "View",
        ("Ctrl+Shift+D",),
        icon="sun-moon",
        checkable=True,
    ),
    Command(
        "view.full_screen",
        QT_TRANSLATE_NOOP("Commands", "&Full screen"),
        "View",
        ("F11",),
        Key.FullScreen,
        icon="maximize",
        checkable=True,
    ),
)

_SOURCE = (
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
        ("Alt+Return",),
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
)

_ANNOTATE = (
    Command(
        "annotate.actor",
        QT_TRANSLATE_NOOP("Commands", "&Actor"),
        "Annotate",
        ("A",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
        icon="user-round",
    ),
    Command(
        "annotate.risk",
        QT_TRANSLATE_NOOP("Commands", "&Risk"),
        "Annotate",
        ("R",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
        icon="triangle-alert",
    ),
    Command(
        "annotate.judgement",
        QT_TRANSLATE_NOOP("Commands", "&Judgement"),
        "Annotate",
        ("J",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
        icon="scale",
    ),
    Command(
        "annotate.event",
        QT_TRANSLATE_NOOP("Commands", "&Event"),
        "Annotate",
        ("E",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
        icon="calendar-clock",
    ),
    Command(
        "annotate.quote",
        QT_TRANSLATE_NOOP("Commands", "&Quote"),
        "Annotate",
        ("Q",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
        icon="quote",
    ),
    Command(
        "annotate.note",
        QT_TRANSLATE_NOOP("Commands", "N&ote"),
        "Annotate",
        ("N",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
        icon="sticky-note",
    ),
    Command(
        "annotate.link",
        QT_TRANSLATE_NOOP("Commands", "&Link to…"),
        "Annotate",
        ("L",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
        icon="link-2",
        line=True,
    ),
    Command(
        "annotate.link_1",
        QT_TRANSLATE_NOOP("Commands", "Add to the first offered item"),
        "Annotate",
        ("1",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
    ),
    Command(
        "annotate.link_2",
        QT_TRANSLATE_NOOP("Commands", "Add to the second offered item"),
        "Annotate",
        ("2",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
    ),
    Command(
        "annotate.link_3",
        QT_TRANSLATE_NOOP("Commands", "Add to the third offered item"),
        "Annotate",
        ("3",),
        scope=Scope.READER,
        needs=Needs.SELECTION,
    ),
    Command(
        "annotate.sentence",
        QT_TRANSLATE_NOOP("Commands", "Select &sentence"),
        "Annotate",
        ("S",),
        scope=Scope.READER,
        needs=Needs.SOURCE,
        icon="text-cursor-input",
    ),
    Command(
        "annotate.next",
        QT_TRANSLATE_NOOP("Commands", "&Next annotation"),
        "Annotate",
        ("]", "Alt+Down"),
        scope=Scope.READER,
        needs=Needs.SOURCE,
        line=True,
    ),
    Command(
        "annotate.previous",
        QT_TRANSLATE_NOOP("Commands", "&Previous annotation"),
        "Annotate",
        ("[", "Alt+Up"),
        scope=Scope.READER,
        needs=Needs.SOURCE,
    ),
    Command(
        "annotate.here",
        QT_TRANSLATE_NOOP("Commands", "Annotations &here"),
        "Annotate",
        ("F7",),
        needs=Needs.SOURCE,
        icon="list",
    ),
    Command(
        "annotate.open",
        QT_TRANSLATE_NOOP("Commands", "Open annotation at the caret"),
        "Annotate",
        ("Return", "Enter"),
        scope=Scope.READER,
        needs=Needs.SOURCE,
    ),
    Command(
        "annotate.adjust",
        QT_TRANSLATE_NOOP("Commands", "Adjust ran&ge"),
        "Annotate",
        ("Shift+Return", "Shift+Enter"),
        scope=Scope.READER,
        needs=Needs.SOURCE,
    ),
    Command(
        "actors.merge",
        QT_TRANSLATE_NOOP("Commands", "&Merge actors…"),
        "Annotate",
        ("M",),
        scope=Scope.LIST,
        needs=Needs.SEVERAL,
        icon="git-merge",
        line=True,
    ),
)

_HELP = (
    Command("help.keys", QT_TRANSLATE_NOOP("Commands", "&Keys"), "Help", ("?", "F1"), icon="keyboard"),
    Command(
        "help.sample",
        QT_TRANSLATE_NOOP("Commands", "Open &sample project"),
        "Help",
        ("Ctrl+Shift+N",),
        icon="flask-conical",
    ),
    Command("help.about", QT_TRANSLATE_NOOP("Commands", "&About Briefing"), "Help", icon="info", line=True),
)

_BRIEF = (
    Command(
        "brief.cite",
        QT_TRANSLATE_NOOP("Commands", "Insert &citation…"),
        "Brief",
        ("Ctrl+Shift+E",),
        needs=Needs.WRITING,
        icon="quote",
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

COMMANDS: tuple[Command, ...] = _FILE + _EDIT + _PREFERENCES + _MODES + _VIEW + _SOURCE + _ANNOTATE + _BRIEF + _HELP
