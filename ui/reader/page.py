"""The page the reader shows: an article's text with its marks, in a column, scrolled to a place. No keys, no pop-up."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefing.model.positions import Heading
from ui import fonts, measure, theme
from ui.reader.adjusting import Adjusting
from ui.reader.article import Article, article
from ui.reader.geometry import PageGeometry
from ui.reader.layout import Column, PageLayout
from ui.reader.marks import Mark, MarkIndex
from ui.reader.painting import Emphasis, PagePainter, frame_of, header_height
from ui.reader.place import Place
from ui.reader.scrolling import Scrolling
from ui.reader.stripes import Stripes
from ui.reader.ticks import TickedScrollBar
from ui.reader.typeset import measures, styles, typeset, whole

ALL_KINDS = frozenset(theme.KINDS)
_FLASH_MS = 900
_BOTTOM_MARGIN = 48.0
_MEASURED_FOR_TICKS = 100_000
_MOST_MEASURED = 300
_TICKS = 1_000


class PageView(QTextEdit):
    """Shows one article. All positions are code points of the text given to `show_article`."""

    # The reader was scrolled by the user; see place().
    place_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text_scale = 1.0
        self._read_in = _read_in()
        self._article = Article()
        self._lines = PageLayout(self.document())
        self.document().setDocumentLayout(self._lines)
        self._page = PageGeometry(self._lines, self._article, measures(1.0), {})
        self._numbers: dict[int, int] = {}
        self._marks: list[Mark] = []
        self._visible_kinds: frozenset[str] = ALL_KINDS
        self._focused: str | None = None
        self._flashed: str | None = None
        self._hits: Sequence[tuple[int, int]] = ()
        self._hit = -1
        self._painted_stripes: list[tuple[QRectF, Mark]] = []
        self._typesetting = False  # Qt's cursor may stand outside the text
        self._set_up_widget()
        self.adjusting = Adjusting(self)
        self._scrolling = Scrolling(self, self._lines, self._page)
        self._flash_timer = QTimer(self)
        self._flash_timer.setSingleShot(True)
        self._flash_timer.setInterval(_FLASH_MS)
        self._flash_timer.timeout.connect(self._end_flash)
        self._index_marks()
        self._scrolling.scrolled.connect(self.place_changed)
        self._scrolling.moved.connect(self._forget_stripes)
        measure.at_changes(self, self._read_otherwise)

    def _forget_stripes(self) -> None:
        self._stripes.forget()

    def _set_up_widget(self) -> None:
        self.setReadOnly(True)
        keys_and_mouse = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys_and_mouse)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files dropped here are the window's
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._ticks = TickedScrollBar(self)
        self.setVerticalScrollBar(self._ticks)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        # Qt paints its selection over our marks; ours is painted under the letters instead (see painting.py).
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self.setAccessibleName(self.tr("Article text"))

    # --- the article -------------------------------------------------------------------------------------------

    def show_article(
        self, title: str, text: str, headings: Sequence[Heading] = (), language: str = "", place: Place | None = None
    ) -> None:
        """Show a text from its beginning, or from a place; marks and selection are gone.

        The title stands over the text where the text does not begin with it; it has no positions.
        """
        self._article = article(title, text, headings, language)
        self._numbers = self._article.paragraph_numbers()
        self._marks = []
        self._focused = self._flashed = None
        self._hits, self._hit = (), -1
        self.adjusting.forget()
        self._typeset()
        self.go_to(place or Place())

    def text(self) -> str:
        """The text being read, exactly as it was given."""
        return self._article.text

    def set_text_scale(self, percent: int) -> None:
        """Set the text larger or smaller, 80 to 200 %; place, selection and marks stay."""
        scale = min(max(percent, measure.SMALLEST), measure.LARGEST) / 100.0
        if math.isclose(scale, self._text_scale):
            return
        self._text_scale = scale
        self._typeset_in_place()

    def _read_otherwise(self) -> None:
        """The typeface or the width of the column is another, perhaps."""
        if self._read_in != _read_in():
            self._read_in = _read_in()
            self._typeset_in_place()

    def _typeset_in_place(self) -> None:
        anchor, selected, caret = self.place(), self.selection(), self.caret()
        self._typeset()
        self.select(*selected, caret=caret)
        self.go_to(anchor)

    def text_scale(self) -> int:
        """The text size in per cent."""
        return round(self._text_scale * 100)

    def _typeset(self) -> None:
        self._typesetting = True
        with self._scrolling.held():
            measured = measures(self._text_scale)
            sizes = typeset(self, self._article, self._text_scale)
            self._lines.show(self._article, styles(self._article, sizes, measured.unit))
            self._page = PageGeometry(self._lines, self._article, measured, sizes)
            self._scrolling.show(self._page)
            self._index_marks()
            self._fit_column()
        self._typesetting = False

    def _fit_column(self) -> None:
        left, width = self._page.measures.column_in(float(self.viewport().width()))
        top = header_height(self._article.header, width, self._page.measures)
        self._lines.fit(Column(left, width, whole(top), _BOTTOM_MARGIN))
        self._page.forget()
        self._stripes.forget()
        self._scrolling.begin()

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

    # --- selection ---------------------------------------------------------------------------------------------

    def selection(self) -> tuple[int, int]:
        """The selected code points [start, end); equal where nothing is selected."""
        cursor = self.textCursor()
        to_code_points = self._article.positions.to_code_points
        return to_code_points(cursor.selectionStart()), to_code_points(cursor.selectionEnd())

    def caret(self) -> int:
        """The code point at which the caret stands."""
        return self._article.positions.to_code_points(self.textCursor().position())

    def select(self, start: int, end: int, caret: int | None = None) -> None:
        """Select code points [start, end) without scrolling; the caret stands at the end, or at `caret` = start."""
        anchor, moving = (end, start) if caret == start else (start, end)
        to_units = self._article.positions.to_units
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(self._inside(anchor)))
        cursor.setPosition(to_units(self._inside(moving)), QTextCursor.MoveMode.KeepAnchor)
        bar = self.verticalScrollBar()
        before = bar.value()
        with self._scrolling.held():  # setTextCursor scrolls to the caret
            self.setTextCursor(cursor)
            bar.setValue(before)
        self._scrolling.settle()

    def _inside(self, position: int) -> int:
        return min(max(position, 0), len(self._article.text))

    # --- place -------------------------------------------------------------------------------------------------

    def place(self) -> Place:
        """What stands at the top now; `go_to` brings it back whatever the window's or the text's size is then."""
        return self._scrolling.place()

    def go_to(self, place: Place) -> None:
        """Scroll so that the place's line stands where it stood."""
        self._scrolling.go_to(Place(self._inside(place.position), place.offset))

    def reveal(self, start: int, end: int) -> None:
        """Scroll code points [start, end) into sight, a third down, unless they are well in sight."""
        self._scrolling.reveal(self._inside(start), self._inside(end))

    @property
    def is_laid_out(self) -> bool:
        """Whether all of the text has its lines; those in sight always have."""
        return not self._scrolling.is_under_way

    # --- Qt's events -------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._scrolling.held():
            self._fit_column()
            super().resizeEvent(event)
        self._scrolling.go_to(self.place())

    def showEvent(self, event: QShowEvent) -> None:
        with self._scrolling.held():  # on the first show Qt scrolls to the caret
            super().showEvent(event)
        self._scrolling.go_to(self.place())

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

    def rectangles(self, start: int, end: int) -> list[QRectF]:
        """Where code points [start, end) stand in the viewport, line by line, in sight or not."""
        scrolled = self.verticalScrollBar().value()
        found = self._page.rectangles(self._inside(start), self._inside(end))
        return [area.translated(0, -scrolled) for area in found]

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
            if any(area.contains(on_page) for area in self._page.rectangles(placed.mark.start, placed.mark.end))
        ]
        return list(dict.fromkeys(stripes + hits))


def _read_in() -> tuple[str, float]:
    """The typeface for reading and the width of its column, as they are now."""
    return fonts.in_force.reading, fonts.in_force.column
