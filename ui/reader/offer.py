"""What is offered at a selection: when the pop-up comes, what it holds, where it stands."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, QSizeF, QTimer

from ui.reader.page import PageView
from ui.reader.popup import MOST_CANDIDATES, Candidate, SelectionPopup
from ui.reader.popup_place import popup_place

_KEYS_AT_REST_MS = 250

CandidatesFor = Callable[[int, int], Sequence[Candidate]]
"""Who knows the likely existing things for a selection; asked with its code points."""


def _no_candidates(_start: int, _end: int) -> list[Candidate]:
    return []


class Offer(QObject):
    """The pop-up of one page. `due` is called when the keys have rested after a selection by keys."""

    def __init__(self, view: PageView, due: Callable[[], object]) -> None:
        super().__init__(view)
        self._view = view
        self._candidates_for: CandidatesFor = _no_candidates
        self._shown: tuple[Candidate, ...] = ()
        self._keys_at_rest = QTimer(self, singleShot=True, interval=_KEYS_AT_REST_MS)
        self._keys_at_rest.timeout.connect(due)
        self.popup = SelectionPopup(view.viewport())
        view.verticalScrollBar().valueChanged.connect(self.follow)

    def ask(self, candidates_for: CandidatesFor) -> None:
        """Who is asked for candidates from now on."""
        self._candidates_for = candidates_for

    def candidates(self) -> Sequence[Candidate]:
        """The likely existing things that are shown with their keys; none while the pop-up is away."""
        return self._shown if self.popup.isVisible() else ()

    def show(self) -> None:
        """Show the pop-up at the selection, with the things it may belong to."""
        start, end = self._view.selection()
        if start < end:
            self._keys_at_rest.stop()
            self._shown = tuple(self._candidates_for(start, end)[:MOST_CANDIDATES])
            self.popup.set_candidates(self._shown)
            self._place()

    def rest(self) -> None:
        """Show it once the keys rest; one that is open follows at once instead of flickering."""
        if not self._view.textCursor().hasSelection() or self._view.adjusting.is_on:
            return
        self.follow()
        self._keys_at_rest.start()

    def hide(self) -> None:
        """Take it away, and show none that is still to come."""
        self._keys_at_rest.stop()
        self.popup.hide()

    def follow(self) -> None:
        """One that is open stands at its selection, which has moved."""
        if self.popup.isVisible():
            self._place()

    def _place(self) -> None:
        selected = self._view.selected_area()
        view = QRectF(self._view.viewport().rect())
        if not selected.intersects(view):
            self.popup.hide()
            return
        size = QSizeF(self.popup.sheet_size())
        self.popup.show_at(popup_place(size, selected, view, self._view.text_bottom()).toPoint())
