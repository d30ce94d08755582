"""What each command does in this window, and which are offered now."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from briefing.actions.recasting import MARKABLE
from briefing.errors import ProjectError
from briefing.model import Kind
from ui import measure, theme
from ui.commands import Scope
from ui.messages import diagnostics
from ui.panels.panel import ItemPanel
from ui.panels.shelf import ITEMS
from ui.reader import KindChoice
from ui.settings import log_folder
from ui.sources.originals import open_path
from ui.window.brief_slots import BriefSlots
from ui.window.file_slots import FileSlots, paste_source
from ui.window.going_back import GoingBack
from ui.window.offering import (
    history_labels,
    offer_changes,
    offer_files_of_source,
    present,
    shown_columns,
    tell_status,
)
from ui.window.page import SourcePage
from ui.window.row_menu import RowMenu
from ui.window.text_menu import TextMenu
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
        self._text()
        self._help()
        self.brief = BriefSlots(window)
        self._files = FileSlots(window)
        self._arranging = WindowSlots(window)
        self.brief.export_wanted.connect(self._files.ask_how_to_export)
        self._files.draft_wanted.connect(lambda: self.brief.export(draft=True))
        self._commands.keys_changed.connect(self._offer_kinds)
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr] # there is one
        theme.changes().changed.connect(self._theme_changed)
        self._theme_changed()

    def take(self, space: Workspace | None) -> None:
        """Work on this project from now on."""
        self._space = space
        self.brief.take(space)
        self._files.take(space)
        self._arranging.take(space)
        if space is not None:
            self._places = GoingBack(space.desk, space.reading)
            self._text_menu = TextMenu(space.desk, space.reading, self._commands, space.annotating)
            self._row_menu = RowMenu(space.desk, space.dock, self._commands)
            self._offer_kinds()
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

    def show_selection(self) -> None:
        """Show the selected words in the text, and what they can become."""
        page = self._space.reading.page() if self._space is not None else None
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            page.reveal(*page.selection())
            page.open_popup()

    def _offer_kinds(self) -> None:
        """Have the pop-up at a selection show the keys that make something of it, as they are now."""
        if self._space is not None:
            self._space.reading.set_kind_choices(self._kind_choices())

    def _kind_choices(self) -> list[KindChoice]:
        """What the pop-up offers: the kinds, with the words and keys of their commands."""
        commands = {kind.value: f"annotate.{kind.value}" for kind in MARKABLE}
        return [
            KindChoice(kind, self._commands.action(command).iconText(), self._commands.keys(command))
            for kind, command in commands.items()
        ]

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

    def _on_page(self, command: str, act: Callable[[SourcePage], object]) -> None:
        """Run this on the text in front; nothing where none is."""

        def on_page(space: Workspace) -> None:
            page = space.reading.page()
            if page is not None:
                act(page)

        self._on(command, on_page)

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

    def _text(self) -> None:
        self._on("source.next", lambda space: space.step_source(1))
        self._on("source.previous", lambda space: space.step_source(-1))
        self._on("annotate.link", lambda space: space.annotating.link_by_name())
        self._on("actors.merge", lambda space: space.dock.actors.merge_selected())
        self._on("source.done", lambda space: space.library.toggle_done(space.reading.tabs.current_id()))
        self._on("source.details", lambda space: space.sources.toggle_card())
        self._on("source.original", lambda space: space.sources.open_original())
        self._on("source.full_text", lambda space: space.sources.show_full_text())
        self._on("source.alike", lambda space: space.sources.check_alike())
        self._on("source.remove", lambda space: space.sources.remove_chosen())
        for kind in MARKABLE:
            self._on_page(f"annotate.{kind.value}", partial(_annotate, kind.value))
        self._on("annotate.here", lambda space: space.toggle_annotations())
        self._on_page("edit.copy_cited", SourcePage.copy_cited)
        self._on_page("annotate.sentence", SourcePage.select_sentence)
        self._on_page("annotate.open", SourcePage.open_mark)
        self._on_page("annotate.adjust", lambda page: page.can_adjust() and page.adjust_mark())
        for number in (1, 2, 3):
            self._on_page(f"annotate.link_{number}", partial(_link_candidate, number))
        self._on_page("annotate.next", SourcePage.next_mark)
        self._on_page("annotate.previous", SourcePage.previous_mark)

    def _help(self) -> None:
        self._commands.on("help.keys", self._window.keys.open)
        self._commands.on("help.sample", self._window.open_sample)
        self._commands.on("help.diagnostics", self._copy_diagnostics)
        self._commands.on("help.log", self._open_log)
        self._commands.on("help.about", self._open_about)

    def _open_preferences(self) -> None:
        from ui.preferences.sheet import PreferencesSheet  # noqa: PLC0415 -- sheets load when they are asked for

        PreferencesSheet(self._window).open()

    def _copy_diagnostics(self) -> None:
        QGuiApplication.clipboard().setText(diagnostics())
        self._window.toast.tell(self.tr("Versions and system copied"))

    def _open_log(self) -> None:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        if not open_path(folder):
            self._window.toast.tell(self.tr("The log is in {0}").format(folder))

    def _open_about(self) -> None:
        from ui.window.about import AboutSheet  # noqa: PLC0415 -- see _open_preferences

        AboutSheet(self._window).open()

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


def _link_candidate(number: int, page: SourcePage) -> None:
    page.link_candidate(number)


def _annotate(kind: str, page: SourcePage) -> None:
    page.annotate(kind)


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
