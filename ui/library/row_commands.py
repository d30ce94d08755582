"""What can be done with rows of the library: marked, removed, read again; the menu that offers it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from briefing.actions.items import delete
from briefing.actions.sources import set_state
from briefing.model import ReadingState, Source
from ui.desk import Desk
from ui.library.arrivals import Arrival, Arrivals
from ui.library.row_menu import RowMenu


class RowCommands(QObject):
    """Works on sources and on files that could not be read."""

    opened = Signal(str)
    """The id of the source to read."""
    menu_asked = Signal(object, object)
    """A `QMenu` for rows is about to be shown, and the sources it is for: whoever has commands for them adds them."""
    retry_wanted = Signal(str)
    """The key of a refused file that is to be read again."""
    paste_wanted = Signal()
    """The text of a refused file is to be pasted."""

    leaning_told = Signal(object, object)
    """Sources are to be removed on which sentences lean: the sources, and these."""

    def __init__(self, desk: Desk, arrivals: Arrivals, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._arrivals = arrivals
        self._parent = parent

    def mark(self, sources: Sequence[Source], state: ReadingState) -> None:
        """Mark sources as new, being read or done, in one step."""
        self._desk.do(lambda: set_state(self._desk.project, sources, state))

    def delete(self, sources: Sequence[Source]) -> None:
        """Remove sources from the project; where sentences lean on them, whoever hears `leaning_told` asks first."""
        from briefing.brief.leaning import sentences_leaning_on  # noqa: PLC0415 -- nobody waits for it at the start

        leaning = self._desk.do(lambda: sentences_leaning_on(self._desk.project, *(source.id for source in sources)))
        if leaning:
            self.leaning_told.emit(list(sources), leaning)
        elif leaning is not None:
            self.remove(sources)

    def remove(self, sources: Sequence[Source]) -> None:
        """Remove sources without asking, in one step that Undo takes back."""
        project = self._desk.project

        def work() -> bool:
            delete(project, sources)
            return True

        if not self._desk.do(work):
            return
        told = self.tr("Source {0} removed").format(sources[0].label)
        if len(sources) > 1:
            told = self.tr("%Ln source(s) removed", "", len(sources))
        self._desk.tell(told, undoable=True)

    def menu_for_sources(self, sources: list[Source]) -> QMenu:
        """The commands for these sources."""
        menu = RowMenu(self._parent)
        if len(sources) == 1:
            menu.offer(self.tr("Open"), lambda: self.opened.emit(sources[0].id))
        menu.offer_states(sources, lambda state: self.mark(sources, state))
        menu.addSeparator()
        self.menu_asked.emit(menu, sources)
        menu.addSeparator()
        removing = self.tr("Remove %Ln source(s)", "", len(sources))
        menu.offer(self.tr("Remove source") if len(sources) == 1 else removing, lambda: self.delete(sources))
        return menu

    def menu_for_refused(self, arrival: Arrival) -> QMenu:
        """The commands for a file that could not be read."""
        menu = RowMenu(self._parent)
        if arrival.entry is not None:
            menu.offer(self.tr("Try again"), lambda: self.retry_wanted.emit(arrival.key))
        menu.offer(self.tr("Paste its text"), self.paste_wanted.emit)
        menu.offer(self.tr("Dismiss"), lambda: self._arrivals.dismiss(arrival.key))
        if self._arrivals.refused_count() > 1:
            menu.offer(self.tr("Dismiss all that could not be read"), self._arrivals.dismiss_refused)
        return menu
