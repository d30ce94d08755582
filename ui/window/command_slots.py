"""What each command does in this window, and which are offered now."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from briefing.errors import ProjectError
from briefing.model import Kind
from ui import measure, theme
from ui.commands import Scope
from ui.panels.panel import ItemPanel
from ui.panels.shelf import ITEMS
from ui.window.brief_slots import BriefSlots
from ui.window.file_slots import FileSlots, paste_source
from ui.window.going_back import GoingBack
from ui.window.help_slots import HelpSlots
from ui.window.offering import (
    history_labels,
    offer_changes,
    offer_files_of_source,
    present,
    shown_columns,
    tell_status,
)
from ui.window.row_menu import RowMenu
from ui.window.text_slots import TextSlots
from ui.window.window_slots import WindowSlots

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace

_TEXT_STEP = 10
Editable = QLineEdit | QPlainTextEdit | QTextEdit


class CommandSlots(QObject):
    """Connects the commands of the table once; those that need a project work on the one that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._commands = window.commands
        self._space: Workspace | None = None
        self._edit()
        self._view()
        self.text = TextSlots(window)
        self._help = HelpSlots(window)
        self.brief = BriefSlots(window)
        self._files = FileSlots(window)
        self._arranging = WindowSlots(window)
        self.brief.export_wanted.connect(self._files.ask_how_to_export)
        self._files.draft_wanted.connect(lambda: self.brief.export(draft=True))
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr] # there is one
        theme.changes().changed.connect(self._theme_changed)
        self._theme_changed()

    def take(self, space: Workspace | None) -> None:
        """Work on this project from now on."""
        self._space = space
        self.text.take(space)
        self.brief.take(space)
        self._files.take(space)
        self._arranging.take(space)
        if space is not None:
            self._places = GoingBack(space.desk, space.reading)
            self._row_menu = RowMenu(space.desk, space.dock, self._commands)
            self._commands.bind(Scope.READER, space.reading.text_area)
            self._commands.bind(Scope.LIST, space.dock.actors)
            space.dock.actors.head.list.picked_many.connect(self.offer)
            space.reading.offer_import(self._commands.action("file.import"))
            space.library.import_wanted.connect(self._commands.action("file.import").trigger)
            space.desk.history_changed.connect(self.offer)
            space.looked.connect(self.offer)
        self.offer()

    def offer(self) -> None:
        """Enable what can be done now, name Undo and Redo, and tell the status bar."""
        space = self._space
        if space is not None and space.desk.is_telling:
            return  # many speak of it then; the last word is the desk's own
        self._commands.offer(present(space))
        undo, redo = history_labels(space)
        self._commands.name_subject("edit.undo", undo)
        self._commands.name_subject("edit.redo", redo)
        sources, panels = shown_columns(space)
        self._commands.action("view.sources").setChecked(sources)
        self._commands.action("view.panels").setChecked(panels)
        self._commands.action("view.brief_strip").setChecked(self._window.settings.values.brief_strip)
        self.brief.offer()
        self._commands.action("view.library").setChecked(space is not None and space.library.is_wide)
        offer_files_of_source(self._commands, space)
        offer_changes(self._commands, space)
        self._arranging.offer()
        shows_history = space is not None and not space.history.isHidden()
        self._commands.action("edit.history").setChecked(shows_history)
        if space is not None:
            self._window.status.show_fault(self._window.trust.fault)
            with suppress(ProjectError):  # a drive that is gone is told where something is to be read or written
                tell_status(self._window.status, space, self._window.settings.values.text_scale)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        palette = self._window.jumping.palette
        only_asks = isinstance(new, QMenuBar) or (new is not None and palette.isAncestorOf(new))
        if new is not None and not only_asks:
            self._commands.take_place(new)
        self.offer()

    # The commands, menu by menu

    def _on(self, command: str, act: Callable[[Workspace], object]) -> None:
        """Run this on the open project; nothing where none is."""
        self._commands.on(command, lambda: act(self._space) if self._space is not None else None)

    def _edit(self) -> None:
        self._on("edit.undo", lambda space: space.desk.undo())
        self._on("edit.redo", lambda space: space.desk.redo())
        self._on("edit.history", lambda _space: self._window.trust.toggle_history())
        for command, method in (("cut", "cut"), ("copy", "copy"), ("select_all", "selectAll")):
            self._commands.on(f"edit.{command}", partial(_in_field, method))
        self._commands.on("edit.paste", self._paste)
        self._commands.on("edit.menu", _open_menu_at_keyboard)
        self._commands.on("edit.preferences", self._open_preferences)
        self._on("edit.find", lambda space: space.reading.find_words())
        self._on("edit.find_next", lambda space: space.reading.find_again(1))
        self._on("edit.find_previous", lambda space: space.reading.find_again(-1))
        self._on("edit.rename", _rename)
        self._on("edit.delete", _delete)
        self._on("edit.duplicate", _duplicate)

    def _view(self) -> None:
        self._on("view.sources", lambda space: self._toggle(space, space.library))
        self._on("view.library", lambda space: space.set_wide(wide=not space.library.is_wide))
        self._on("view.panels", lambda space: self._toggle(space, space.dock))
        self._on("go.sources", lambda space: space.go(space.library))
        self._on("go.text", lambda space: space.go_to_text())
        self._on("go.actors", lambda space: space.go_to_kind(Kind.ACTOR))
        self._on("go.risks", lambda space: space.go_to_kind(Kind.RISK))
        self._on("go.judgements", lambda space: space.go_to_kind(Kind.JUDGEMENT))
        self._on("go.timeline", lambda space: space.go_to_kind(Kind.EVENT))
        self._on("go.notes", lambda space: space.go_to_kind(space.dock.remarks.shown_kind()))
        self._on("go.brief", lambda space: space.go_to_kind(Kind.BRIEF))
        self._on("go.back", lambda _space: self._places.back())
        self._on("go.forward", lambda _space: self._places.forward())
        on = self._commands.on
        on("view.text_larger", lambda: self._scale_text(_TEXT_STEP))
        on("view.text_smaller", lambda: self._scale_text(-_TEXT_STEP))
        on("view.text_reset", lambda: self._scale_text(0))
        on("view.theme", self._toggle_theme)
        on("view.letter_keys", self._toggle_letter_keys)
        on("view.brief_strip", self._toggle_brief_strip)
        self._window.applying.set_letter_keys()
        on("view.full_screen", self._toggle_full_screen)

    def _open_preferences(self) -> None:
        from ui.preferences.sheet import PreferencesSheet  # noqa: PLC0415 -- sheets load when they are asked for

        shown = [one for one in self._window.findChildren(PreferencesSheet) if not one.isHidden()]
        if shown:
            shown[0].search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            PreferencesSheet(self._window).open()

    # Edit

    def _paste(self) -> None:
        """Into the field at the keyboard; elsewhere what was copied becomes a source, or begins a project."""
        field = QApplication.focusWidget()
        if isinstance(field, Editable) and not field.isReadOnly():
            field.paste()
        elif self._space is not None and not self._space.desk.project.read_only:
            paste_source(self._space)
        elif self._space is None:
            self._window.projects.begin_with(QApplication.clipboard().mimeData())

    # View

    def _toggle(self, space: Workspace, column: QWidget) -> None:
        page = space.modes.composing()
        if page is not None:
            page.toggle_outline() if column is space.library else page.toggle_preview()
            self.offer()
            return
        is_shown = space.library.is_whole if column is space.library else not column.isHidden()
        space.show_column(column, shown=not is_shown)
        self.offer()

    def _scale_text(self, step: int) -> None:
        settings = self._window.settings
        self.set_text_size(settings.values.text_scale + step if step else 100)

    def set_text_size(self, percent: int) -> None:
        """Show all words of the window at this size, within 80–200 %."""
        self._window.applying.change(text_scale=min(max(percent, measure.SMALLEST), measure.LARGEST))

    def _toggle_theme(self) -> None:
        self.choose_theme(theme.toggled(theme.chosen()))

    def choose_theme(self, wanted: theme.Choice) -> None:
        """Put on this theme and remember it."""
        self._window.applying.change(theme=wanted)

    def _toggle_letter_keys(self) -> None:
        self._window.applying.change(letter_keys=not self._window.settings.values.letter_keys)

    def _toggle_brief_strip(self) -> None:
        self._window.applying.change(brief_strip=not self._window.settings.values.brief_strip)

    def _theme_changed(self) -> None:
        self._commands.action("view.theme").setChecked(theme.current().dark)

    def _toggle_full_screen(self) -> None:
        full = self._window.isFullScreen()
        if full:
            self._window.showNormal()
        else:
            self._window.showFullScreen()
        self._commands.action("view.full_screen").setChecked(not full)


def _in_field(method: str) -> None:
    field = QApplication.focusWidget()
    if isinstance(field, Editable) or (isinstance(field, QAbstractItemView) and method == "selectAll"):
        getattr(field, method)()


def _open_menu_at_keyboard() -> None:
    """What the Menu key does, for keyboards without one: Qt hears Shift+F10 on Windows alone."""
    widget = QApplication.focusWidget()
    if widget is not None:
        caret = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        place = QRectF(caret).toRect().center()
        by_keyboard = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(widget, QContextMenuEvent(by_keyboard, place, widget.mapToGlobal(place)))


def _rename(space: Workspace) -> None:
    panel = _item_panel(space)
    if panel is not None:
        panel.rename_selected()


def _delete(space: Workspace) -> None:
    """What is chosen where the keyboard is: a source in the library, else the item that is open."""
    panel = _item_panel(space)
    if space.library.isAncestorOf(QApplication.focusWidget() or space):
        space.library.delete_current()
    elif panel is not None:
        panel.delete_selected()


def _duplicate(space: Workspace) -> None:
    panel = _item_panel(space)
    if panel is not None:
        panel.duplicate_selected()


def _item_panel(space: Workspace) -> ItemPanel | None:
    """The panel of the selected item; None where it has none."""
    kind = space.desk.selected_item[0]
    return space.dock.panel(kind) if kind in list(ITEMS) else None
