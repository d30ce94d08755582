"""What can be done now, read from the open project and from what is chosen in the window."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from briefing.actions.duplicating import DUPLICABLE
from briefing.errors import ProjectError
from ui.commands import Commands, Needs
from ui.menu_reasons import why_words
from ui.sources.card import no_full_text, no_original
from ui.window.status_bar import StatusBar
from ui.window.workspace import Workspace

_SEVERAL = 2


def present(space: Workspace | None) -> set[Needs]:
    """What is there for commands to work on."""
    if space is None:
        return set()
    found = {Needs.PROJECT}
    if space.modes.composing() is not None:
        return found | _while_composing(space)
    page = space.reading.page()
    if page is not None:
        found.add(Needs.SOURCE)
        start, end = page.selection()
        if start < end:
            found.add(Needs.QUOTE)
    if page is not None or space.library.has_chosen():
        found.add(Needs.CHOSEN_SOURCE)
    if space.desk.project.read_only:
        return found
    found.add(Needs.WRITABLE)
    if page is not None and page.chosen() is not None:
        found.add(Needs.SELECTION)
    if space.desk.selected_item[1] or space.library.has_current():
        found.add(Needs.ITEM)
    if len(space.dock.actors.selected_items()) >= _SEVERAL:
        found.add(Needs.SEVERAL)
    undo, redo = history_labels(space)
    return found | ({Needs.UNDO} if undo else set()) | ({Needs.REDO} if redo else set())


def _while_composing(space: Workspace) -> set[Needs]:
    """What is there while a brief is written: nothing of what only the columns show."""
    found = {Needs.COMPOSING}
    if space.desk.project.read_only:
        return found
    undo, redo = history_labels(space)
    writing = {Needs.WRITABLE, Needs.WRITING}
    return found | writing | ({Needs.UNDO} if undo else set()) | ({Needs.REDO} if redo else set())


def offer_files_of_source(commands: Commands, space: Workspace | None) -> None:
    """Grey what the chosen source has not, and say why in its tooltip."""
    source = space.sources.first_chosen() if space is not None else None
    for command, why in (("source.original", no_original), ("source.full_text", no_full_text)):
        why_not = why(source) if source is not None else ""
        action = commands.action(command)
        action.setEnabled(source is not None and not why_not)
        action.setToolTip(why_not or action.iconText())


def offer_changes(commands: Commands, space: Workspace | None) -> None:
    """Grey what is not for the kind of item that is chosen, or for a project that is only read."""
    if space is None:
        return
    reads = why_words(Needs.WRITABLE) if space.desk.project.read_only else ""
    commands.grey("source.remove", reads)
    kind = space.desk.selected_item[0]
    may = kind in list(DUPLICABLE)
    commands.grey("edit.duplicate", "" if may else _say("choose a risk, a judgement, an event or a note first"))


def _say(words: str) -> str:
    return QCoreApplication.translate("Commands", words)


def shown_columns(space: Workspace | None) -> tuple[bool, bool]:
    """Whether the columns at the left and at the right are shown, in the mode that is."""
    if space is None:
        return False, False
    page = space.modes.composing()
    if page is not None:
        return not page.outline.isHidden(), not page.preview.isHidden()
    return space.library.is_whole, not space.dock.isHidden()


def history_labels(space: Workspace | None) -> tuple[str, str]:
    """What Undo would take back and Redo do again; "" for nothing, or where it cannot be read now."""
    if space is None or space.desk.project.read_only:
        return "", ""
    history = space.desk.project.history
    try:
        return history.undo_label, history.redo_label
    except ProjectError:
        # A drive that is gone is told where something is to be read or written.
        return "", ""


def tell_status(status: StatusBar, space: Workspace, text_scale: int) -> None:
    """Show in the status bar where the analyst is and that all is saved."""
    project = space.desk.project
    writing = space.modes.composing()
    page = space.reading.page() if writing is None else None
    status.show_extent(writing.extent_words() if writing is not None else "")
    status.show_saved(
        project.history.last().at,
        read_only=project.read_only,
        waits=space.desk.is_waiting and bool(space.desk.unwritten),
    )
    status.show_place(space.whereabouts.words())
    start, end = page.selection() if page is not None else (0, 0)
    status.show_selection(end - start)
    status.show_annotations(page.annotations() if page is not None else None)
    status.show_text_size(text_scale)
