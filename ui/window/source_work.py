"""What the window does with sources beside reading them: the card, originals, whole pages, adding from addresses."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication, QMenu

from briefing.model import Source
from briefing.sources.web_address import WebAddress
from ui.jobs import Job, Jobs
from ui.library.row_menu import RowMenu
from ui.sources.address_sheet import AddressSheet
from ui.sources.card import SourceCard, no_full_text, no_original
from ui.sources.full_text_sheet import FullTextSheet
from ui.sources.originals import Originals
from ui.window.progress import ReadProgress

if TYPE_CHECKING:
    from briefing.actions.likeness import Likeness
    from briefing.brief.leaning import Leaning
    from ui.window.workspace import Workspace


ALIKE = "briefing.actions.likeness:alike_in_worker"


class SourceWork(QObject):
    """Ties the card and its commands to the library, the reader and the panels of one project."""

    def __init__(self, space: Workspace, jobs: Jobs) -> None:
        super().__init__(space)
        self._space = space
        self._jobs = jobs
        self._card: SourceCard | None = None
        self.originals = Originals(space.desk, jobs, self)
        self.progress = ReadProgress(space)
        self._connect()

    @property
    def card(self) -> SourceCard:
        """The card, made when it is first wanted: a project opens sooner without it."""
        if self._card is None:
            self._card = SourceCard(self._space.desk, self._space.dock.room)
            self._space.dock.hold(self._card)
            self._card.close_wanted.connect(self.close_card)
            self._card.read_wanted.connect(self._read)
            self._card.original_wanted.connect(self.originals.open)
            self._card.full_text_wanted.connect(self.originals.show_full_text)
        return self._card

    # What the commands do

    def chosen_ids(self) -> list[str]:
        """The ids of the sources that commands are for: in library and card those chosen there, else the one read."""
        if self._is_in_card():
            return self.card.shown_ids()
        page = self._space.reading.page()
        if page is None or self._is_in_library():
            return self._space.library.chosen_ids()
        return [page.source_id]

    def first_chosen(self) -> Source | None:
        """The first source that commands are for; None where there is none."""
        in_library = not self._is_in_card() and (self._space.reading.page() is None or self._is_in_library())
        first = self._space.library.first_chosen_id() if in_library else next(iter(self.chosen_ids()), "")
        return self._space.desk.project.find(Source, first)

    def _is_in_card(self) -> bool:
        return self.is_card_shown() and self.card.isAncestorOf(QApplication.focusWidget() or self._space)

    def _is_in_library(self) -> bool:
        library = self._space.library
        return library.is_wide or library.isAncestorOf(QApplication.focusWidget() or self._space)

    def is_card_shown(self) -> bool:
        """Whether the card stands in the place of the panels."""
        card = self._card
        return card is not None and self._space.dock.covered_by(card) and not self._space.dock.isHidden()

    def toggle_card(self) -> None:
        """Show the card of what is chosen, with the keyboard in it; where it has the keyboard, close it."""
        if self._is_in_card():
            self.close_card()
        else:
            self.show_card(self.chosen_ids())

    def show_card(self, source_ids: list[str]) -> None:
        """Show the card of these sources and put the keyboard into it."""
        if source_ids:
            self._space.show_column(self._space.dock, shown=True)
            self.card.show_sources(source_ids)
            self._space.dock.cover(self.card)
            self.card.focus()

    def close_card(self) -> None:
        """Show the panels again; the keyboard goes back to the text."""
        had_focus = self.is_card_shown() and self.card.isAncestorOf(QApplication.focusWidget() or self._space)
        self._space.dock.uncover()
        if had_focus:
            self._space.focus_text()

    def show_card_of_library(self) -> None:
        """Show the card of what is chosen in the library; the keyboard stays where it is."""
        ids = self._space.library.chosen_ids()
        if ids and not self._space.dock.isHidden():
            self.card.show_sources(ids)
            self._space.dock.cover(self.card)

    def open_original(self) -> None:
        """Open the original of the source chosen."""
        for source_id in self.chosen_ids()[:1]:
            self.originals.open(source_id)

    def show_full_text(self) -> None:
        """Show all the text of the page chosen."""
        for source_id in self.chosen_ids()[:1]:
            self.originals.show_full_text(source_id)

    def remove_chosen(self) -> None:
        """Remove the sources chosen; what leans on them is shown first."""
        sources = self._space.desk.project.these(Source, self.chosen_ids())
        if sources:
            self._space.library.rows.delete(sources)

    def check_alike(self, source: Source | None = None) -> None:
        """Look in the worker process which sources say the same as this one, the one chosen where none is named."""
        source = source or self.first_chosen()
        if source is None:
            return
        project, worker = self._space.desk.project, self._jobs.worker
        arguments = (str(project.path), source.id, project.key)

        def work(job: Job) -> object:
            return worker.run(ALIKE, *arguments, cancelled=job.is_cancelled, told=job.advance)

        job = self._jobs.add(self.tr("Comparing {0}").format(source.label), project.count(Source), work)
        job.done.connect(partial(self._show_alike, source))
        job.failed.connect(self._space.desk.failed)

    def _show_alike(self, source: Source, found: list[Likeness]) -> None:
        if not found:
            self._space.desk.tell(self.tr("No other source says the same as {0}").format(source.label))
            return
        from ui.window.alike_sheet import AlikeSheet  # noqa: PLC0415 -- nobody waits for it at the start

        sheet = AlikeSheet(self._space, source, found, may_remove=not self._space.desk.project.read_only)
        sheet.read_wanted.connect(self._read)
        sheet.removal_wanted.connect(self._remove)
        sheet.ask(sheet.list)

    def _remove(self, source_id: str) -> None:
        source = self._space.desk.project.find(Source, source_id)
        if source is not None:
            self._space.library.rows.delete([source])

    def ask_removal(self, sources: list[Source], leaning: list[Leaning]) -> None:
        """Show what leans on sources before they are removed."""
        from ui.window.removal_sheet import RemovalSheet  # noqa: PLC0415 -- nobody waits for it at the start

        sheet = RemovalSheet(self._space, sources, leaning)
        sheet.confirmed.connect(lambda: self._space.library.rows.remove(sources))
        sheet.place_wanted.connect(self._show_leaning)
        sheet.ask(sheet.list)

    def _show_leaning(self, one: Leaning) -> None:
        """Show a sentence in its brief, selected."""
        self._space.desk.choose_brief(one.brief_id)
        page = self._space.modes.compose()
        page.show_text(focus=False)
        page.writing.go_to(one.section_id, one.start, one.end)

    def add_from_address(self, address: str = "") -> None:
        """Ask for a web address, or whether this one is to be fetched."""
        sheet = AddressSheet(self._space)
        sheet.wanted.connect(self._fetch)
        sheet.ask(address)

    def end(self) -> None:
        """Keep how far was read, and take away what was written out for other programs."""
        self.progress.keep()
        self.originals.clear()

    # Living

    def _connect(self) -> None:
        space = self._space
        self.originals.full_text_read.connect(self._show_text)
        space.library.chosen.connect(self._follow_library)
        space.library.rows.menu_asked.connect(self._fill_menu)
        space.library.rows.leaning_told.connect(self.ask_removal)
        space.library.rows.retry_wanted.connect(space.importing.retry)
        space.library.rows.paste_wanted.connect(self._paste)
        space.reading.shown.connect(self._follow_reading)
        space.importing.address_wanted.connect(self.add_from_address)
        space.importing.summed_up.connect(space.summary.tell)
        space.summary.retry_wanted.connect(space.importing.retry_all)
        space.summary.paste_wanted.connect(self._paste)
        space.summary.open_wanted.connect(self.originals.open_entry)
        space.summary.source_wanted.connect(self._read)
        space.summary.left.connect(space.focus_text)

    def _paste(self) -> None:
        self._space.importing.paste(QApplication.clipboard().mimeData())

    def _fetch(self, address: str, allow_private: bool) -> None:
        self._space.importing.fetch(WebAddress(address), allow_private=allow_private)

    def _read(self, source_id: str) -> None:
        self._space.set_wide(wide=False)
        self._space.reading.open_source(source_id)
        self._space.reading.focus_text()

    def _follow_library(self) -> None:
        chosen = self._space.library.chosen_ids() if self.is_card_shown() else []
        if chosen:
            self.card.show_sources(chosen)

    def _follow_reading(self, source_id: str) -> None:
        if source_id and self.is_card_shown():
            self.card.show_sources([source_id])

    def _fill_menu(self, menu: QMenu, sources: list[Source]) -> None:
        if not isinstance(menu, RowMenu):
            return
        ids = [source.id for source in sources]
        menu.offer(self.tr("Details and grade"), lambda: self.show_card(ids))
        if len(sources) > 1:
            return
        (source,) = sources
        for words, why_not, act in (
            (self.tr("Open original"), no_original(source), self.originals.open),
            (self.tr("Show full page text"), no_full_text(source), self.originals.show_full_text),
        ):
            action = menu.offer(words, partial(act, source.id))
            action.setEnabled(not why_not)
            action.setToolTip(why_not)
        menu.offer(self.tr("Duplicate check"), partial(self.check_alike, source))
        menu.setToolTipsVisible(True)

    def _show_text(self, source_id: str, text: str) -> None:
        source = self._space.desk.project.find(Source, source_id)
        if source is None:
            return
        sheet = FullTextSheet(self._space, f"{source.label} {source.title}", text)
        sheet.source_wanted.connect(self._add_text)
        sheet.ask()

    def _add_text(self, text: str) -> None:
        given = QMimeData()
        given.setText(text)
        self._space.importing.paste(given)
