"""A text in a column, scrolled to a place: set, selected and revealed by code points. No marks, no keys, no pop-up."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefing.model.positions import Heading
from ui import fonts, measure
from ui.reader.article import Article, article
from ui.reader.geometry import PageGeometry
from ui.reader.layout import Column, PageLayout, whole
from ui.reader.painting import header_height
from ui.reader.place import Place
from ui.reader.scrolling import Scrolling
from ui.reader.ticks import TickedScrollBar
from ui.reader.typeset import measures, set_larger, styles, typeset

_BOTTOM_MARGIN = 48.0


class TextView(QTextEdit):
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
        self._lines.setPaintDevice(self.viewport())  # letters are as wide as on this screen
        self._page = PageGeometry(self._lines, self._article, measures(1.0), {})
        self._typesetting = False  # Qt's cursor may stand outside the text
        self._set_up_widget()
        self._scrolling = Scrolling(self, self._lines, self._page)
        self._scrolling.scrolled.connect(self.place_changed)
        self._scrolling.moved.connect(self._lines_moved)
        measure.at_changes(self, self._read_otherwise)

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
        """Show a text from its beginning, or from a place; the selection is gone.

        The title stands over the text where the text does not begin with it; it has no positions.
        """
        self._article = article(title, text, headings, language)
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
        anchor = self.place()
        with self._scrolling.held():
            measured = measures(self._text_scale)
            set_larger(self.document(), self._article, self._text_scale)
            self._lines.set_unit(measured.unit)
            self._page = PageGeometry(self._lines, self._article, measured, self._page.sizes)
            self._scrolling.show(self._page)
            self._letters_set()
            self._fit_column()
        self.go_to(anchor)

    def text_scale(self) -> int:
        """The text size in per cent."""
        return round(self._text_scale * 100)

    def _typeset(self) -> None:
        self._typesetting = True
        with self._scrolling.held():
            measured = measures(self._text_scale)
            self._lines.clear()
            sizes = typeset(self, self._article, self._text_scale)
            self._lines.show(self._article, styles(self._article, sizes))
            self._lines.set_unit(measured.unit)
            self._page = PageGeometry(self._lines, self._article, measured, sizes)
            self._scrolling.show(self._page)
            self._text_set()
            self._fit_column()
        self._typesetting = False

    def _fit_column(self) -> None:
        left, width = self._page.measures.column_in(float(self.viewport().width()))
        top = header_height(self._article.header, width, self._page.measures)
        self._lines.fit(Column(left, width, whole(top), _BOTTOM_MARGIN))
        self._page.forget()
        self._lines_moved()
        if len(self._lines) and self.isVisible() and not self._typesetting:
            # Up and Down go by the lines beside the caret, which may be out of sight.
            self._lines.lay_out_around(self._article.lines.line_at(self.caret()), 1.0)
        self._scrolling.begin()

    def _text_set(self) -> None:
        """Another text is shown."""

    def _letters_set(self) -> None:
        """The same text is shown in other letters."""

    def _lines_moved(self) -> None:
        """Lines stand elsewhere on the page than before."""

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

    def rectangles(self, start: int, end: int) -> list[QRectF]:
        """Where code points [start, end) stand in the viewport, line by line, in sight or not."""
        scrolled = self.verticalScrollBar().value()
        found = self._page.rectangles(self._inside(start), self._inside(end))
        return [area.translated(0, -scrolled) for area in found]


def _read_in() -> tuple[str, float]:
    """The typeface for reading and the width of its column, as they are now."""
    return fonts.in_force.reading, fonts.in_force.column
