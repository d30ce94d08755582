"""Where the analyst is, in words: for the status bar, the tool bar and the recent projects."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing.model import Source

if TYPE_CHECKING:
    from ui.window.workspace import Workspace


class Whereabouts(QObject):
    """Reads them off one open project."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def words(self) -> str:
        """Where the analyst is: "S1 · 1 of 8 · ¶5 of 18 · 534 words", or in the library; "" where nothing is read."""
        writing = self._space.modes.composing()
        if writing is not None:
            return writing.place_words()
        if self._space.library.is_wide:
            return self._of_library()
        page = self._space.reading.page()
        source = self._space.desk.project.find(Source, page.source_id) if page is not None else None
        if page is None or source is None or page.revision is None:
            return ""
        number, count = page.paragraph()
        words = self.tr("%Ln word(s)", "", page.revision.words)
        paragraph = self.tr("¶{0} of {1}").format(number, count)
        return " · ".join(part for part in (source.label, self._rank(source), paragraph, words) if part)

    def _of_library(self) -> str:
        total = self._space.desk.project.count(Source)
        model = self._space.library.model
        shown = model.source_count() if model.filter.is_active else total
        sources = self.tr("{0} of {1} shown").format(shown, total)
        chosen = self.tr("%Ln chosen", "", self._space.library.chosen_count())
        return " · ".join((self.tr("Library"), sources, chosen))

    def _rank(self, source: Source) -> str:
        """Where a source stands among those the library shows: "1 of 8"; "" where its filter leaves it out."""
        model = self._space.library.model
        row = model.row_of(source.id)
        filtered = model.filter.is_active
        shown = model.source_count() if filtered else self._space.desk.project.count(Source)
        return self.tr("{0} of {1}").format(row + 1, shown) if row >= 0 else ""

    def short(self) -> str:
        """Where the analyst is, for the recent projects: "S1 ¶5"."""
        page = self._space.reading.page()
        source = self._space.desk.project.find(Source, page.source_id) if page is not None else None
        return f"{source.label} ¶{page.paragraph()[0]}" if page is not None and source is not None else ""

    def about_brief(self) -> str:
        """A few words on the brief, for the tool bar."""
        brief = self._space.desk.brief()
        return self.tr("Brief {0}").format(brief.dated) if brief is not None and brief.dated else ""
