"""From the text to the pages and back: the paragraph at the caret is marked, a click on a page leads to its words."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ui.compose.page_view import PagePlace
from ui.compose.preview import PreviewColumn
from ui.compose.writing import Writing

_MARK_AFTER_MS = 150


class TwoWays(QObject):
    """Ties a text to its pages. `text_wanted` tells that a page was clicked and the text is to be shown."""

    text_wanted = Signal()

    def __init__(self, writing: Writing, preview: PreviewColumn) -> None:
        super().__init__(writing)
        self._writing = writing
        self._preview = preview
        self._kept: PagePlace | None = None
        self._soon = QTimer(self, singleShot=True, interval=_MARK_AFTER_MS)
        self._soon.timeout.connect(self.mark_block)
        writing.moved.connect(self._soon.start)
        preview.page_clicked.connect(self._page_clicked)

    def keep(self, place: PagePlace) -> None:
        """Show this place of the pages when they are there."""
        self._kept = place

    def pages_changed(self) -> None:
        """There are new pages."""
        if self._kept is not None and self._preview.view.page_count():
            self._preview.view.go_to(self._kept)
            self._kept = None
        else:
            self.mark_block()

    def mark_block(self) -> None:
        """Mark in the pages the paragraph that has the caret."""
        editor = self._writing.editor()
        block = self._writing.blocks.get(self._writing.current_id())
        if editor is not None and block is not None and self._preview.view.page_count():
            self._preview.mark_block(editor.textCursor().block().text(), block.section.heading)

    def write_in(self, section_id: str) -> None:
        """Show a section at the top, the caret where it was in it."""
        block = self._writing.block(section_id)
        if block is not None:
            self.text_wanted.emit()
            self._writing.show_section_top(section_id)
            self._writing.go_to(section_id, block.editor.caret())

    def _page_clicked(self, page: int, position: int) -> None:
        """Go to the words that were clicked; where no text says them, to the section they stand under."""
        sections = self._writing.sections()
        found = self._preview.text_of(page, position, {section.id: section.body for section in sections})
        self.text_wanted.emit()
        if found is not None:
            self._writing.go_to(*found)
            return
        section_id = self._preview.section_of(page, position, [(one.id, one.heading) for one in sections])
        if section_id:
            self.write_in(section_id)
