"""The margin beside a section: for each sentence a stripe, an icon and a word that say what it stands on."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from briefing.brief.coverage import Basis, Coverage, Stand
from ui import fonts, icons, measure, theme
from ui.compose.editor import SectionEditor
from ui.kit.facing import draw_words
from ui.kit.painting import smooth
from ui.wording import said as translated

WIDTH = 124
_LANE = 8.0
_STRIPE = 3.0
_ROW = 20.0
_DRIFT = 44.0
_LOOKS = {
    Basis.CITED: ("link", "good", Qt.PenStyle.SolidLine),
    Basis.JUDGEMENT: ("scale", "judgement", Qt.PenStyle.DashLine),
    Basis.ASSUMPTION: ("anchor", "sub", Qt.PenStyle.DotLine),
    Basis.NOTHING: ("circle-alert", "warning", Qt.PenStyle.SolidLine),
}


def basis_words(basis: Basis) -> str:
    """What a sentence stands on, in a word."""
    return {
        Basis.CITED: QCoreApplication.translate("compose", "Cited"),
        Basis.JUDGEMENT: QCoreApplication.translate("compose", "Judgement"),
        Basis.ASSUMPTION: QCoreApplication.translate("compose", "Assumption"),
        Basis.NOTHING: QCoreApplication.translate("compose", "No source"),
    }[basis]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence in the margin: its stripe, and where its word stands (None where there is no room for it)."""

    stand: Stand
    stripe: QRectF
    word: QRectF | None


class Margin(QWidget):
    """Stands beside an editor and is as high. A press on a word selects its sentence."""

    chosen = Signal(int, int)
    """Code points of the sentence that was pressed."""

    def __init__(self, editor: SectionEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._stands: tuple[Stand, ...] = ()
        measure.keep(self, width=WIDTH)
        self._rows: list[Row] = []
        self._rows_of: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show what the sentences stand on."""
        if coverage.stands != self._stands:
            self._stands = coverage.stands
            self.setAccessibleName(self.words())
            self.update()

    def words(self) -> str:
        """All of it for a screen reader: "Sentence 2: no source. Nothing says where this comes from."."""
        said = QCoreApplication.translate("compose", "Sentence {0}: {1}")
        return " ".join(
            f"{said.format(number, basis_words(stand.basis))}. {_reason(stand)}".strip()
            for number, stand in enumerate(self._stands, start=1)
        )

    def rows(self) -> list[Row]:
        """The sentences with their places; two that share a line stand in two lanes."""
        document = self._editor.document()
        now = (self._stands, document.revision(), self._editor.width(), document.size().height(), measure.px(_ROW))
        if now != self._rows_of:
            self._rows_of, self._rows = now, self._placed()
        return self._rows

    def _placed(self) -> list[Row]:
        found: list[Row] = []
        free = 0.0
        firsts = self._editor.line_boxes([stand.start for stand in self._stands])
        lasts = self._editor.line_boxes([max(stand.start, stand.end - 1) for stand in self._stands])
        for stand, first, last in zip(self._stands, firsts, lasts, strict=True):
            lane = 1 if found and found[-1].stripe.bottom() > first.top() + 2 and found[-1].stripe.x() < _LANE else 0
            stripe = QRectF(4 + lane * _LANE, first.top() + 3, _STRIPE, last.bottom() - first.top() - 6)
            high = measure.px(_ROW)
            top = max(first.center().y() - high / 2, free)
            fits = top - first.top() < measure.px(_DRIFT)
            if fits:
                free = top + high
            found.append(Row(stand, stripe, QRectF(26, top, measure.px(WIDTH) - 26, high) if fits else None))
        return found

    def row_at(self, point: QPointF) -> Row | None:
        """The sentence whose word or stripe lies at a point."""
        for row in self.rows():
            beside = row.stripe.adjusted(-3, 0, 4, 0)
            if beside.contains(point) or (row.word is not None and row.word.contains(point)):
                return row
        return None

    def sizeHint(self) -> QSize:
        return QSize(measure.px(WIDTH), 24)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if row is not None:
            self.chosen.emit(row.stand.start, row.stand.end)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.row_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip_of(row.stand) if row else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        seen = QRectF(event.rect())
        for row in self.rows():
            if row.stripe.intersects(seen) or (row.word is not None and row.word.intersects(seen)):
                _paint_row(painter, row)
        painter.end()


def tip_of(stand: Stand) -> str:
    """What a sentence stands on, whole: its bases and labels, or why it stands on nothing."""
    words = ", ".join(basis_words(basis) for basis in (stand.basis, *stand.also))
    labels = ", ".join(stand.labels)
    return "\n".join(part for part in (f"{words}: {labels}" if labels else words, _reason(stand)) if part)


def _paint_row(painter: QPainter, row: Row) -> None:
    desk = theme.current()
    icon, token, style = _LOOKS[row.stand.basis]
    pen = QPen(desk.colour(token), _STRIPE, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style is Qt.PenStyle.DashLine:
        pen.setDashPattern([3.0, 1.6])
    elif style is Qt.PenStyle.DotLine:
        pen.setDashPattern([1.0, 1.2])
    painter.setPen(pen)
    across = row.stripe.center().x()
    painter.drawLine(QPointF(across, row.stripe.top()), QPointF(across, row.stripe.bottom()))
    if row.word is None:
        return
    icons.paint(painter, icon, QRectF(row.word.x(), row.word.center().y() - 7, 14, 14), token, 2.0)
    nothing = row.stand.basis is Basis.NOTHING
    font = fonts.ui_font(12, 600 if nothing else 400)
    painter.setFont(font)
    painter.setPen(desk.colour("text" if nothing else "sub"))
    room = row.word.adjusted(20, 0, 0, 0)
    words = QFontMetricsF(font).elidedText(basis_words(row.stand.basis), Qt.TextElideMode.ElideRight, room.width())
    draw_words(painter, room, words)


def _reason(stand: Stand) -> str:
    """Why a sentence stands on nothing, or on what others say; "" where nothing is to be said."""
    return translated(stand.reason) if stand.reason else ""
