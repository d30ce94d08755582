"""The pages of a PDF under each other, as paper: scrolled, zoomed, clicked; they keep their place when they change.

QtPdf's own view knows no way from a click to the page and loses its place at every new file.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui import fonts, theme
from ui.command_table import Scope
from ui.compose.page_text import PageText
from ui.kit.facing import MIDDLE, draw_words
from ui.kit.painting import focus_ring
from ui.place_keys import meant

_GAP = 14.0
_EDGE = 18.0
_KEPT = 12
_SHEET = 1.4142
"""The height of a sheet of A4 by its width."""
_WHEEL_LINE = 48
_NEAR = 8
# Where the bar beside a marked block stands (points from the page's edge), and which part of a page counts as its left.
_MARGIN = 40.0
_LEFT_PART = 0.4
SMALLEST, LARGEST = 0.5, 3.0


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a view stands: the page at its top, from 0, and how far down that page, 0 to 1."""

    page: int = 0
    share: float = 0.0


class PageView(QAbstractScrollArea):
    """Shows pages; `clicked` tells the page and the code point of its text that was clicked (-1 off the text)."""

    keys_scope = Scope.PREVIEW

    clicked = Signal(int, int)
    looked = Signal()
    """Another place of the pages is in sight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bytes: QBuffer | None = None
        self._document: QPdfDocument | None = None
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._keep)
        self._sizes: list[QSizeF] = []
        self._pictures: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self._asked: dict[int, QSize] = {}
        self.texts = PageText()
        self._zoom = 1.0
        self._mark: tuple[int, QRectF] | None = None
        self._awaited = ""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.looked.emit())

    # The file

    def show_pdf(self, pdf: bytes) -> bool:
        """Show other pages at the same place; whether these bytes are a PDF that can be shown."""
        document, buffer = QPdfDocument(self), QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        if document.status() is not QPdfDocument.Status.Ready or not document.pageCount():
            document.deleteLater()
            buffer.deleteLater()
            return False
        place = self.place()
        self._renderer.setDocument(document)
        for old in (self._document, self._bytes):
            if old is not None:
                old.deleteLater()
        self._document, self._bytes = document, buffer
        self._sizes = [document.pagePointSize(number) for number in range(document.pageCount())]
        # What was drawn of the old pages stays in sight until the new ones are drawn.
        self._pictures = {number: picture for number, picture in self._pictures.items() if number < len(self._sizes)}
        self._fresh, self._asked = set(), {}
        self.texts = PageText(document)
        self._mark = None
        self._measure()
        self.go_to(place)
        self.viewport().update()
        return True

    def await_pages(self, name: str) -> None:
        """Show an empty sheet with this name until there are pages; nothing where some are shown, or for ""."""
        self._awaited = name
        if not self._sizes:
            self.viewport().update()

    def clear(self) -> None:
        """Show no pages."""
        self._awaited = ""
        self._sizes, self._mark = [], None
        self._pictures, self._fresh, self._asked = {}, set(), {}
        self._measure()
        self.viewport().update()

    def page_count(self) -> int:
        """How many pages there are; 0 before the first preview."""
        return len(self._sizes)

    def is_drawn(self) -> bool:
        """Whether every page in sight is drawn as it is now."""
        return all(number in self._fresh for number in self._in_sight())

    # Places

    def place(self) -> PagePlace:
        """What is at the top of the view."""
        top = float(self.verticalScrollBar().value())
        for number in range(len(self._sizes)):
            frame = self._frame(number)
            if frame.bottom() + _GAP > top:
                return PagePlace(number, max(0.0, (top - frame.top() + _GAP) / frame.height()))
        return PagePlace()

    def go_to(self, place: PagePlace) -> None:
        """Show a place at the top."""
        if not self._sizes:
            return
        frame = self._frame(min(place.page, len(self._sizes) - 1))
        self.verticalScrollBar().setValue(round(frame.top() - _GAP + place.share * frame.height()))

    def page_in_sight(self) -> int:
        """The page that takes most of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        frames = range(len(self._sizes))
        return min(frames, key=lambda number: abs(self._frame(number).center().y() - middle), default=0)

    def mark(self, page: int, box: QRectF) -> None:
        """Mark a part of a page (points) and bring it into sight; an empty one takes the mark away."""
        self._mark = (page, box) if not box.isEmpty() else None
        if self._mark is not None:
            shown = self._on_screen(page, box)
            bar = self.verticalScrollBar()
            if shown.top() < _NEAR or shown.bottom() > self.viewport().height() - _NEAR:
                bar.setValue(round(bar.value() + shown.top() - self.viewport().height() / 3))
        self.viewport().update()

    def marked(self) -> tuple[int, QRectF] | None:
        """What is marked."""
        return self._mark

    # Zoom

    def zoom(self) -> float:
        """1.0 fits a page to the width."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller; the place stays."""
        place = self.place()
        self._zoom = min(max(zoom, SMALLEST), LARGEST)
        self._fresh, self._asked = set(), {}
        self._measure()
        self.go_to(place)
        self.viewport().update()
        self.looked.emit()

    # Geometry: pages lie in one column, in pixels from its top

    def _scale(self) -> float:
        widest = max((size.width() for size in self._sizes), default=595.0)
        return max(40.0, self.viewport().width() - 2 * _EDGE) / widest * self._zoom

    def _frame(self, number: int) -> QRectF:
        scale = self._scale()
        top = _GAP + sum(size.height() * scale + _GAP for size in self._sizes[:number])
        width = self._sizes[number].width() * scale
        room = max(self.viewport().width(), self._widest())
        return QRectF((room - width) / 2, top, width, self._sizes[number].height() * scale)

    def _widest(self) -> float:
        return max((size.width() * self._scale() for size in self._sizes), default=0.0) + 2 * _EDGE

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _on_screen(self, page: int, box: QRectF) -> QRectF:
        scale = self._scale()
        frame = self._frame(page)
        corner = frame.topLeft() + box.topLeft() * scale - self._offset()
        return QRectF(corner, box.size() * scale)

    def _measure(self) -> None:
        height = self._frame(len(self._sizes) - 1).bottom() + _GAP if self._sizes else 0.0
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, round(height) - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(_WHEEL_LINE)
        self.horizontalScrollBar().setRange(0, max(0, round(self._widest()) - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def _in_sight(self) -> list[int]:
        seen = QRectF(self._offset(), QSizeF(self.viewport().size()))
        return [number for number in range(len(self._sizes)) if self._frame(number).intersects(seen)]

    # Drawing

    def _keep(self, page: int, _size: QSize, picture: QImage, _options: object, _request: int) -> None:
        if page < len(self._sizes):
            self._pictures[page] = picture
            self._fresh.add(page)
            for far in sorted(self._pictures, key=lambda one: abs(one - page))[_KEPT:]:
                del self._pictures[far]
                self._fresh.discard(far)
            self.viewport().update()

    def _ask_for(self, page: int, size: QSize) -> None:
        if self._asked.get(page) != size:
            self._asked[page] = size
            self._renderer.requestPage(page, size, QPdfDocumentRenderOptions())

    def paintEvent(self, _event: QPaintEvent) -> None:
        desk = theme.current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), desk.colour("hover"))
        if self._awaited and not self._sizes:
            self._paint_awaited(painter)
        ratio = self.devicePixelRatioF()
        for number in self._in_sight():
            frame = self._frame(number).translated(-self._offset())
            if number not in self._fresh:
                self._ask_for(number, (frame.size() * ratio).toSize())
            self._paint_sheet(painter, frame)
            picture = self._pictures.get(number)
            if picture is not None:
                painter.drawImage(frame, picture)
            painter.setPen(QPen(desk.colour("edge"), 1))
            painter.drawRect(frame)
        self._paint_mark(painter)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.viewport().rect()), 0)
        painter.end()

    def _paint_sheet(self, painter: QPainter, frame: QRectF) -> None:
        painter.fillRect(frame.adjusted(-1, -1, 3, 4), theme.current().colour("shadow", 30))
        painter.fillRect(frame, QColor(Qt.GlobalColor.white))  # paper is white in the dark too

    def _paint_awaited(self, painter: QPainter) -> None:
        width = max(40.0, self.viewport().width() - 2 * _EDGE)
        sheet = QRectF(_EDGE, _GAP, width, width * _SHEET)
        self._paint_sheet(painter, sheet)
        painter.setFont(fonts.reading_font(15, 600))
        painter.setPen(theme.load("desk-light").colour("sub"))
        line = sheet.adjusted(_EDGE, _EDGE, -_EDGE, 0)
        line.setHeight(painter.fontMetrics().height())
        words = painter.fontMetrics().elidedText(self._awaited, Qt.TextElideMode.ElideRight, round(line.width()))
        draw_words(painter, line, words, MIDDLE)

    def _paint_mark(self, painter: QPainter) -> None:
        if self._mark is None:
            return
        desk = theme.load("desk-light")
        page, part = self._mark
        box = self._on_screen(page, part).adjusted(-4, -2, 4, 2)
        painter.fillRect(box, desk.colour("accent", 22))
        # In the margin, where no frame or label of the page is in its way; a right column has it at its side.
        frame = self._frame(page).translated(-self._offset())
        is_left = box.left() < frame.left() + frame.width() * _LEFT_PART
        left = frame.left() + _MARGIN * self._scale() if is_left else box.left()
        painter.fillRect(QRectF(left - 6, box.top(), 3, box.height()), desk.colour("accent"))

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place()
        super().resizeEvent(event)
        self._fresh, self._asked = set(), {}
        self._measure()
        self.go_to(place)
        self.looked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.press(event.position())
            return
        super().mousePressEvent(event)

    def press(self, point: QPointF) -> None:
        """As a click at a point of the view."""
        for number in self._in_sight():
            frame = self._frame(number).translated(-self._offset())
            if frame.contains(point):
                self.clicked.emit(number, self.texts.position_at(number, (point - frame.topLeft()) / self._scale()))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.act(meant(event, self.keys_scope)):
            super().keyPressEvent(event)

    def act(self, command: str) -> bool:
        """Do a command of the pages; whether there is such a one."""
        match command:
            case "preview.text":
                self._press_top()
            case "preview.first":
                self.verticalScrollBar().setValue(0)
            case "preview.last":
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case "preview.larger":
                self.set_zoom(self._zoom * 1.25)
            case "preview.smaller":
                self.set_zoom(self._zoom / 1.25)
            case _:
                return False
        return True

    def _press_top(self) -> None:
        """What a click on the middle of the view would do: the way to the text by keys."""
        self.press(QPointF(self.viewport().width() / 2, self.viewport().height() / 3))
