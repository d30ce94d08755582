"""Painting what lies under and beside the text: marks, selection, ¶ numbers, stripes, the title over the text.

Only what is in sight is measured and painted. The letters themselves are Qt's work and keep their colour.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui import fonts, theme
from ui.reader.article import is_right_to_left
from ui.reader.geometry import PageGeometry
from ui.reader.marks import BOXED, Mark, MarkIndex, PlacedMark
from ui.reader.stripes import Stripe, Stripes
from ui.reader.typeset import TITLE, Measures

_LINES = {
    "risk": Qt.PenStyle.SolidLine,
    "judgement": Qt.PenStyle.DashLine,
    "event": Qt.PenStyle.DotLine,
    "quote": Qt.PenStyle.DashDotLine,
    "note": Qt.PenStyle.DashDotDotLine,
}
_OVER_ALPHA = 153  # 60 %
_BOX_ALPHA = 105
_FOCUS_ALPHA = 46
_FLASH_ALPHA = 84
_HIT_ALPHA = 46
_HIT_AT_HAND_ALPHA = 84
_FRAME_ALPHA = 150
_DEEPEST_LEVEL = 2  # a fourth underline would touch the next line of text
_LANE = 30.0
_KNOB = 5.0
_STRIPE_WIDTH = 3.0
_LABEL_ROOM = 24.0
HEADER_TOP = 20.0
HEADER_RULE = 14.0
HEADER_BOTTOM = 17.0


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What stands out now: ids of the selected thing and of the one just jumped to, and the selected text."""

    focused: str | None = None
    flashed: str | None = None
    selection: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the page in sight: its blocks, and where the text column lies."""

    first: int
    last: int
    top: float
    bottom: float
    left: float
    column: float
    width: float


def frame_of(page: PageGeometry, top: float, size: tuple[float, float], column: tuple[float, float]) -> Frame:
    """What is in sight when `size` (width, height) of the page is shown from `top` on."""
    width, height = size
    page.lines.lay_out_between(top, top + height)
    first, last = page.lines.number_at(top), page.lines.number_at(top + height)
    return Frame(first, last, top, top + height, *column, width)


class PagePainter:
    """Paints one frame of a page. Its painter is in the page's coordinates."""

    def __init__(self, painter: QPainter, page: PageGeometry, frame: Frame) -> None:
        self._painter = painter
        self._page = page
        self._frame = frame
        self._unit = page.measures.unit
        self._theme = theme.current()
        self._inks: dict[tuple[str, int], QColor] = {}
        lines = page.article.lines
        self._start = lines.span(frame.first)[0]
        self._end = lines.span(frame.last)[1]

    def marks(self, index: MarkIndex, emphasis: Emphasis) -> None:
        """Tints, then the selection, then lines and boxes: so each stays visible where they meet."""
        in_sight = [(placed, self._rectangles(placed.mark)) for placed in index.between(self._start, self._end)]
        for placed, rectangles in in_sight:
            self._tint(placed, rectangles, emphasis)
        self._selection(*emphasis.selection)
        for placed, rectangles in in_sight:
            if placed.mark.kind == BOXED:
                self._box(rectangles)
            else:
                self._underline(placed, rectangles)
        for placed, rectangles in in_sight:
            if placed.mark.id in (emphasis.focused, emphasis.flashed):
                self._outline(placed.mark, rectangles)

    def hits(self, hits: Sequence[tuple[int, int]], current: int) -> None:
        """What was looked for: a tint with a thin frame, the one at hand in the accent's frame."""
        first = bisect_left(hits, (self._start, 0))
        for number in range(max(0, first - 1), len(hits)):
            start, end = hits[number]
            if start >= self._end:
                break
            self._hit(max(start, self._start), min(end, self._end), at_hand=number == current)

    def _hit(self, start: int, end: int, *, at_hand: bool) -> None:
        ground = self._theme.colour("warning", _HIT_AT_HAND_ALPHA if at_hand else _HIT_ALPHA)
        frame = (
            QPen(self._theme.colour("accent"), 2) if at_hand else QPen(self._theme.colour("warning", _FRAME_ALPHA), 1)
        )
        for rectangle in self._page.rectangles(start, end, self._frame.top, self._frame.bottom):
            area = rectangle.adjusted(-0.5, 1.5, 0.5, -1.5)
            # On paper first: a kind's tint below would take the letters' contrast.
            self._painter.fillRect(area, self._theme.colour("paper"))
            self._painter.setBrush(ground)
            self._painter.setPen(frame)
            self._painter.drawRoundedRect(area, 3, 3)

    def handles(self, handles: Sequence[tuple[Mark, QPointF, QPointF]]) -> None:
        """A knob at the foot of the first and the last letter of a mark, to adjust its range with the mouse."""
        for mark, *ends in handles:
            self._painter.setBrush(self._ink(mark.kind))
            self._painter.setPen(QPen(self._ink("paper"), 1.5))
            for end in ends:
                self._painter.drawEllipse(end, _KNOB, _KNOB)

    def numbers(self, numbers: dict[int, int]) -> None:
        """¶n at the left of each paragraph, on the baseline of its first line."""
        self._painter.setFont(self._margin_font(11, 500))
        self._painter.setPen(self._theme.colour("faint"))
        metrics = QFontMetricsF(self._painter.font())
        for line in range(self._frame.first, self._frame.last + 1):
            if line in numbers:
                label = f"¶{numbers[line]}"
                x = self._frame.left - 16.0 - metrics.horizontalAdvance(label)
                self._painter.drawText(QPointF(x, self._page.baseline(line)), label)

    def stripes(self, stripes: Stripes, emphasis: Emphasis) -> list[tuple[QRectF, Mark]]:
        """The stripes at the right with their labels; gives back where each was painted, for the mouse."""
        found = stripes.between(self._frame.first, self._frame.last)
        in_sight = [stripe for stripe in found if stripe.bottom >= self._frame.top and stripe.top <= self._frame.bottom]
        self._painter.setFont(self._margin_font(10, 700))
        return [(self._stripe(stripe, emphasis), stripe.mark) for stripe in in_sight]

    def header(self, title: str) -> None:
        """The title over a text that does not begin with it, and a rule."""
        frame = self._frame
        area = header_area(title, frame.column, self._page.measures).translated(frame.left, HEADER_TOP * self._unit)
        self._painter.setFont(_title_font(self._page.measures))
        self._painter.setPen(self._theme.colour("text"))
        self._painter.drawText(area, _title_flags(title), title)
        self._painter.setPen(QPen(self._theme.colour("line"), 1))
        y = round(area.bottom() + HEADER_RULE * self._unit) + 0.5
        self._painter.drawLine(QPointF(frame.left, y), QPointF(frame.left + frame.column, y))

    def _margin_font(self, size: float, weight: int) -> QFont:
        """Numbers and labels grow with the text, but less than it: their room does not."""
        return fonts.ui_font(size, weight, scale=max(1.0, self._page.measures.scale**0.5))

    def _rectangles(self, mark: Mark) -> list[QRectF]:
        start, end = max(mark.start, self._start), min(mark.end, self._end)
        return self._page.rectangles(start, end, self._frame.top, self._frame.bottom)

    def _ink(self, kind: str, alpha: int = 255) -> QColor:
        """A colour, worked out once a frame: many marks have the same."""
        if (kind, alpha) not in self._inks:
            self._inks[kind, alpha] = self._theme.colour(kind, alpha)
        return self._inks[kind, alpha]

    def _tint(self, placed: PlacedMark, rectangles: list[QRectF], emphasis: Emphasis) -> None:
        kind = placed.mark.kind
        tint = self._ink(f"{kind}.tint", _OVER_ALPHA if placed.over and kind != BOXED else 255)
        grounds = [tint]
        if placed.mark.id == emphasis.flashed:
            grounds.append(self._ink(kind, _FLASH_ALPHA))
        elif placed.mark.id == emphasis.focused:
            grounds.append(self._ink(kind, _FOCUS_ALPHA))
        self._painter.setPen(Qt.PenStyle.NoPen)
        radius = 4.0 if kind == BOXED else 2.0
        for ground in grounds:
            self._painter.setBrush(ground)
            for rectangle in rectangles:
                self._painter.drawRoundedRect(rectangle.adjusted(-1, 0, 1, 0), radius, radius)

    def _selection(self, start: int, end: int) -> None:
        start, end = max(start, self._start), min(end, self._end)
        if start >= end:
            return
        colour = self._theme.colour("selection")
        for rectangle in self._page.rectangles(start, end, self._frame.top, self._frame.bottom):
            self._painter.fillRect(rectangle, colour)

    def _box(self, rectangles: list[QRectF]) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._ink(BOXED, _BOX_ALPHA), 1))
        for rectangle in rectangles:
            self._painter.drawRoundedRect(rectangle.adjusted(-1.5, 0.5, 1.5, -0.5), 4, 4)

    def _underline(self, placed: PlacedMark, rectangles: list[QRectF]) -> None:
        pen = QPen(self._ink(placed.mark.kind), 2)
        pen.setStyle(_LINES[placed.mark.kind])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        below = 1.0 + 3.0 * min(placed.level, _DEEPEST_LEVEL)
        for rectangle in rectangles:
            y = rectangle.bottom() + below * max(1.0, self._unit)
            self._painter.drawLine(QPointF(rectangle.left() - 1, y), QPointF(rectangle.right() + 1, y))

    def _outline(self, mark: Mark, rectangles: list[QRectF]) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._ink(mark.kind), 1.5))
        for rectangle in rectangles:
            self._painter.drawRoundedRect(rectangle.adjusted(-1.75, 0.25, 1.75, -0.25), 4, 4)

    def _stripe(self, stripe: Stripe, emphasis: Emphasis) -> QRectF:
        frame = self._frame
        start = frame.left + frame.column + 16.0
        pitch = min(_LANE, max(5.0, (frame.width - start - 4.0) / stripe.lane_count))
        x = start + pitch * stripe.lane
        strong = stripe.mark.id in (emphasis.focused, emphasis.flashed)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._ink(stripe.mark.kind))
        width = _STRIPE_WIDTH + (2.0 if strong else 0.0)
        bar = QRectF(x, stripe.top, width, stripe.bottom - stripe.top)
        self._painter.drawRoundedRect(bar, _STRIPE_WIDTH / 2, _STRIPE_WIDTH / 2)
        if pitch < _LABEL_ROOM:
            return bar.adjusted(-1, 0, 1, 0)
        self._painter.setPen(self._ink(stripe.mark.kind))
        label = QRectF(x + 8, stripe.top, pitch - 8, 20)
        self._painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, stripe.mark.label)
        return bar.united(label)


def header_area(title: str, column: float, measures: Measures) -> QRectF:
    """The room a title takes in a column of this width, from (0, 0)."""
    metrics = QFontMetricsF(_title_font(measures))
    wide = QRectF(0, 0, column, 100_000)
    return QRectF(0, 0, column, metrics.boundingRect(wide, _title_flags(title), title).height())


def header_height(title: str, column: float, measures: Measures) -> float:
    """From the top of the page to the first line of the text, under a title or without one."""
    if not title:
        return HEADER_TOP * measures.unit
    gaps = (HEADER_TOP + HEADER_RULE + HEADER_BOTTOM) * measures.unit
    return header_area(title, column, measures).height() + gaps


def _title_font(measures: Measures) -> QFont:
    return fonts.reading_font(TITLE, 700, scale=measures.scale)


def _title_flags(title: str) -> int:
    leading = Qt.AlignmentFlag.AlignRight if is_right_to_left(title) else Qt.AlignmentFlag.AlignLeft
    return int(Qt.TextFlag.TextWordWrap.value | leading.value)
