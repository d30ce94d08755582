"""What the commands of the menus Source and Annotate do in this window: at the text in front and its source."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing.actions.recasting import MARKABLE
from ui.reader import KindChoice
from ui.window.page import SourcePage
from ui.window.text_menu import TextMenu

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace


class TextSlots(QObject):
    """Connects them once; they work on the project that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._commands = window.commands
        self._space: Workspace | None = None
        self._source()
        self._marks()
        self._commands.keys_changed.connect(self._offer_kinds)

    def take(self, space: Workspace | None) -> None:
        """Work on this project from now on."""
        self._space = space
        if space is not None:
            self._text_menu = TextMenu(space.desk, space.reading, self._commands, space.annotating)
            self._offer_kinds()

    def show_selection(self) -> None:
        """Show the selected words in the text, and what they can become."""
        page = self._space.reading.page() if self._space is not None else None
        if self._space is not None and page is not None:
            self._space.focus_pane(self._space.reading)
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

    def _source(self) -> None:
        self._on("source.next", lambda space: space.step_source(1))
        self._on("source.previous", lambda space: space.step_source(-1))
        self._on("source.done", lambda space: space.library.toggle_done(space.reading.tabs.current_id()))
        self._on("source.details", lambda space: space.sources.toggle_card())
        self._on("source.original", lambda space: space.sources.open_original())
        self._on("source.full_text", lambda space: space.sources.show_full_text())
        self._on("source.alike", lambda space: space.sources.check_alike())
        self._on("source.remove", lambda space: space.sources.remove_chosen())

    def _marks(self) -> None:
        for kind in MARKABLE:
            self._on_page(f"annotate.{kind.value}", partial(_annotate, kind.value))
        self._on("annotate.link", lambda space: space.annotating.link_by_name())
        self._on("actors.merge", lambda space: space.dock.actors.merge_selected())
        self._on("annotate.here", lambda space: space.toggle_annotations())
        self._on_page("edit.copy_cited", SourcePage.copy_cited)
        self._on_page("annotate.sentence", SourcePage.select_sentence)
        self._on_page("annotate.open", SourcePage.open_mark)
        self._on_page("annotate.adjust", lambda page: page.can_adjust() and page.adjust_mark())
        for number in (1, 2, 3):
            self._on_page(f"annotate.link_{number}", partial(self._link_candidate, number))
        self._on_page("annotate.next", SourcePage.next_mark)
        self._on_page("annotate.previous", SourcePage.previous_mark)

    def _link_candidate(self, number: int, page: SourcePage) -> None:
        """Add the words to what is offered under a number; where nothing was shown yet, show it and do no more."""
        was_shown = page.popup.isVisible()
        if self._space is None or (was_shown and page.link_candidate(number)):
            return
        offered = page.show_offered()
        if not offered:
            words = self.tr("Nothing is offered for these words: {0} finds an item by its name")
            self._space.desk.tell(words.format(self._commands.keys("annotate.link")))
        elif number > offered:
            self._space.desk.tell(self.tr("Nothing is offered under {0}").format(number))
        elif not was_shown:
            self._space.desk.tell(self.tr("Now see what is offered, then press its number"))


def _annotate(kind: str, page: SourcePage) -> None:
    page.annotate(kind)
