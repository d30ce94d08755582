"""The page the reader shows: an article's text with its marks and hits, painted. No keys, no pop-up."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from briefing.model.positions import Heading
from ui import theme
from ui.reader.adjusting import Adjusting
from ui.reader.marks import Mark, MarkIndex
from ui.reader.painting import Emphasis, PagePainter, frame_of
from ui.reader.place import Place
from ui.reader.stripes import Stripes
from ui.reader.text import TextView

ALL_KINDS = frozenset(theme.KINDS)
_FLASH_MS = 900
_MEASURED_FOR_TICKS = 100_000
_MOST_MEASURED = 300
_TICKS = 1_000


class PageView(TextView):
    """Shows one article with its marks, and what was looked for in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: dict[int, int] = {}
        self._marks: list[Mark] = []
        self._visible_kinds: frozenset[str] = ALL_KINDS
        self._focused: str | None = None
        self._flashed: str | None = None
        self._hits: Sequence[tuple[int, int]] = ()
        self._hit = -1
        self._painted_stripes: list[tuple[QRectF, Mark]] = []
        self.adjusting = Adjusting(self)
        self._flash_timer = QTimer(self)
        self._flash_timer.setSingleShot(True)
        self._flash_timer.setInterval(_FLASH_MS)
        self._flash_timer.timeout.connect(self._end_flash)
        self._index_marks()

    def show_article(
        self, title: str, text: str, headings: Sequence[Heading] = (), language: str = "", place: Place | None = None
    ) -> None:
        self._marks = []
        self._focused = self._flashed = None
        self._hits, self._hit = (), -1
        self.adjusting.forget()
        super().show_article(title, text, headings, language, place)

    def _text_set(self) -> None:
        self._numbers = self._article.paragraph_numbers()
        self._index_marks()

    def _letters_set(self) -> None:
        self._stripes = Stripes(self._index, self._article.lines, self._page.extent)

    def _lines_moved(self) -> None:
        self._stripes.forget()

    # --- marks -------------------------------------------------------------------------------------------------

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks instead of those shown now."""
        self._marks = list(marks)
        self._index_marks()

    def change_marks(self, gone: Iterable[Mark], come: Iterable[Mark]) -> None:
        """Take some marks away and show some more; the others stay, however many they are."""
        taken, given = frozenset(gone), list(come)
        if taken:
            self._marks = [mark for mark in self._marks if mark not in taken]
        self._marks.extend(given)
        for change, marks in ((self._index.remove, taken), (self._index.add, given)):
            for mark in marks:
                if mark.kind in self._visible_kinds:
                    change(mark)
                    self._stripes.mark_changed(mark)
        self.viewport().update()

    def set_visible_kinds(self, kinds: Collection[str]) -> None:
        """Show only marks of these kinds."""
        self._visible_kinds = frozenset(kinds)
        self._index_marks()

    def set_focus_mark(self, mark_id: str | None) -> None:
        """Emphasise the marks of the thing that is selected elsewhere; None ends it."""
        self._focused = mark_id
        self.viewport().update()

    def flash(self, mark_id: str) -> None:
        """Bring a mark into sight and let it stand out for a moment."""
        found = next((mark for mark in self._marks if mark.id == mark_id), None)
        if found is None:
            return
        self.reveal(found.start, found.end)
        self._flashed = mark_id
        self._flash_timer.start()
        self.viewport().update()

    def _end_flash(self) -> None:
        self._flashed = None
        self.viewport().update()

    def _index_marks(self) -> None:
        shown = (mark for mark in self._marks if mark.kind in self._visible_kinds)
        self._index = MarkIndex(shown, len(self._article.text))
        self._stripes = Stripes(self._index, self._article.lines, self._page.extent)
        self.viewport().update()

    # --- hits --------------------------------------------------------------------------------------------------

    def set_hits(self, hits: Sequence[tuple[int, int]], current: int) -> None:
        """Show these code points as found, in order and without overlaps, and a tick for each beside the text.

        `current` is the number of the one at hand, from 0; -1 for none.
        """
        self._hits, self._hit = hits, current
        at_hand = self._shares(hits[current : current + 1]) if current >= 0 else []
        self._ticks.set_ticks(self._shares(hits), at_hand[0] if at_hand else None)
        self.viewport().update()

    def _shares(self, hits: Sequence[tuple[int, int]]) -> list[float]:
        """How far down the page hits stand, 0 to 1; by letters where many, or a long text, would be measured for it."""
        length = len(self._article.text)
        if length > _MEASURED_FOR_TICKS or len(hits) > _MOST_MEASURED:
            borders = [length * row // _TICKS for row in range(_TICKS + 1)]
            first = [bisect_left(hits, (border, 0)) for border in borders]
            return [row / _TICKS for row in range(_TICKS) if first[row] < first[row + 1]]
        height = max(1.0, self._lines.documentSize().height())
        return [self._page.band_at(start).center().y() / height for start, _ in hits]

    def paintEvent(self, event: QPaintEvent) -> None:
        scrolled = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The page follows its text; the desk's direction is for what stands around it.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.translate(0, -scrolled)
        self._paint_page(painter, float(scrolled))
        painter.end()
        super().paintEvent(event)

    def _paint_page(self, painter: QPainter, scrolled: float) -> None:
        size = (float(self.viewport().width()), float(self.viewport().height()))
        frame = frame_of(self._page, scrolled, size, self._page.measures.column_in(size[0]))
        emphasis = Emphasis(self._focused, self._flashed, self.selection())
        page = PagePainter(painter, self._page, frame)
        if self._article.header:
            page.header(self._article.header)
        page.marks(self._index, emphasis)
        page.hits(self._hits, self._hit)
        if self.can_adjust():
            page.handles(self.adjusting.handles(self._focused))
        page.numbers(self._numbers)
        self._painted_stripes = page.stripes(self._stripes, emphasis)

    def can_adjust(self) -> bool:
        """Whether marks may be changed here."""
        return True

    def marks_in_sight(self, mark_id: str | None) -> list[Mark]:
        """The shown marks of one thing that reach into the part of the page in sight."""
        if not mark_id:
            return []
        top = self.verticalScrollBar().value()
        first = self._page.position_at(top)
        last = self._page.line_end(self._page.position_at(top + self.viewport().height()))
        return [placed.mark for placed in self._index.between(first, last) if placed.mark.id == mark_id]

    def areas(self, start: int, end: int) -> list[QRectF]:
        """The bands behind code points [start, end) on the page, as far as they are near what is in sight."""
        top = self.verticalScrollBar().value()
        height = self.viewport().height()
        return self._page.rectangles(self._inside(start), self._inside(end), top - height, top + 2 * height)

    def selected_area(self) -> QRectF:
        """What bounds the selected lines as far as they are in sight, in the viewport."""
        scrolled = self.verticalScrollBar().value()
        area = QRectF()
        for rectangle in self._page.rectangles(*self.selection(), scrolled, scrolled + self.viewport().height()):
            area = area.united(rectangle)
        return area.translated(0, -scrolled)

    def text_bottom(self) -> float:
        """Where the article's text ends, in the viewport."""
        return self._lines.documentSize().height() - self._lines.bottom - self.verticalScrollBar().value()

    def stripe_areas(self) -> dict[str, QRectF]:
        """Where the stripes in sight were painted, with their labels, by the marks' ids; in the viewport."""
        scrolled = self.verticalScrollBar().value()
        return {mark.id: area.translated(0, -scrolled) for area, mark in self._painted_stripes}

    def marks_under(self, point: QPointF) -> list[str]:
        """The ids of the marks painted at a point of the viewport, stripes too; those of the shortest first."""
        return list(dict.fromkeys(mark.id for mark in self.marks_painted_at(point)))

    def marks_painted_at(self, point: QPointF) -> list[Mark]:
        """The marks painted at a point of the viewport: first those whose stripe is there, then the shortest."""
        on_page = point + QPointF(0, self.verticalScrollBar().value())
        stripes = [mark for area, mark in self._painted_stripes if area.contains(on_page)]
        start = self._page.position_at(on_page.y())
        end = self._page.line_end(start)
        hits = [
            placed.mark
            for placed in reversed(self._index.between(start, end))
            if any(area.contains(on_page) for area in self._at_height(placed.mark, on_page.y()))
        ]
        return list(dict.fromkeys(stripes + hits))

    def _at_height(self, mark: Mark, y: float) -> list[QRectF]:
        """Where a mark is painted at a height of the page: of a long one the rest is not laid out for it."""
        return self._page.rectangles(mark.start, mark.end, y, y)
