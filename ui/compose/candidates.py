"""What can be cited, as rows: the citation as it will stand, where it comes from, the words, how often it is used."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefing.brief.citation_text import citations
from briefing.brief.citing import Candidate
from ui import fonts, measure
from ui.compose.dropping import CITATION_MIME
from ui.kit.badges import badge_place, badge_width, paint_badge
from ui.kit.facing import facing
from ui.kit.rows import paint_ground, paint_words

Index = QModelIndex | QPersistentModelIndex
CANDIDATE_ROLE = Qt.ItemDataRole.UserRole + 1
ROW = 30
# Room for an address ("S12 ¶34"), a grade ("B2") and the badge of what a row bears on.
_ADDRESS = 66
_GRADE = 30
_WIDE_LABEL = "R12"


class CandidateModel(QAbstractListModel):
    """Candidates in the order given. A row that is dragged carries its citation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Candidate] = []
        self._used: Counter[str] = Counter()
        self._counted = False

    def show_candidates(self, rows: Sequence[Candidate]) -> None:
        """Show these."""
        if list(rows) != self._rows:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def show_used(self, used: Counter[str]) -> None:
        """Say how often each citation stands in the brief."""
        self._counted = True
        if used != self._used:
            self._used = used
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def candidate(self, index: Index) -> Candidate:
        """The candidate at an index."""
        return self._rows[index.row()]

    def used_words(self, candidate: Candidate) -> str:
        """How often it is used: "used 2×", "not used"; "" where nobody counted."""
        if not self._counted:
            return ""
        times = self._used[candidate.citation]
        if not times:
            return QCoreApplication.translate("compose", "not used")
        return QCoreApplication.translate("compose", "used {0}×").format(times)

    def _addressed(self, found: Candidate) -> tuple[str, ...]:
        """What is cited, what it bears on, its grade: as a screen reader says them."""
        cited = found.citation.strip("[@]")
        return tuple(dict.fromkeys((cited, found.place, found.tied, found.grade)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [CITATION_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        words = " ".join(self.candidate(index).citation for index in indexes)
        mime.setData(CITATION_MIME, QByteArray(words.encode("utf-8")))
        return mime

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        found = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.quote or found.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                parts = (*self._addressed(found), found.title, found.quote, self.used_words(found))
                return ", ".join(part for part in parts if part)
        return found if role == CANDIDATE_ROLE else None


class CandidateRow(QStyledItemDelegate):
    """What it bears on, the address, the grade, the words, and how often it is used."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, max(measure.row(ROW), round(QFontMetricsF(fonts.reading_font(13)).height()) + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found: Candidate = index.data(CANDIDATE_ROLE)
        model = index.model()
        used = model.used_words(found) if isinstance(model, CandidateModel) else ""
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, rect)
        paint_ground(painter, option)
        left = self._paint_badge(painter, rect.adjusted(8, 0, 0, 0), found)
        paint_words(painter, rect.adjusted(left, 0, 0, 0), _address(found), fonts.mono_font(12), "accent")
        left += measure.px(_ADDRESS)
        paint_words(painter, rect.adjusted(left, 0, 0, 0), found.grade, fonts.ui_font(11, 600), "sub")
        left += measure.px(_GRADE)
        font = fonts.ui_font(11, 600 if "×" not in used else 400)
        enter = 0.0
        if used:  # Enter puts it in; in the list that asks what to cite that goes without saying
            enter = 12 + paint_words(
                painter, rect.adjusted(left, 0, -10, 0), "↵", fonts.ui_font(12), "sub", at_end=True
            )
        width = enter + paint_words(painter, rect.adjusted(left, 0, -10 - enter, 0), used, font, "sub", at_end=True)
        words = f"“{' '.join(found.quote.split())}”" if found.quote else found.title
        look = fonts.reading_font(13) if found.quote else fonts.ui_font(13, 500)
        paint_words(painter, rect.adjusted(left, 0, -width - 20, 0), words, look, "text")
        painter.restore()

    def _paint_badge(self, painter: QPainter, area: QRectF, found: Candidate) -> float:
        """Draw what it bears on; returns where the address begins, which is the same in all rows."""
        if found.tied:
            paint_badge(painter, badge_place(area.x(), area.center().y(), found.tied), found.tied, found.tied_kind)
        return 8.0 + max(badge_width(_WIDE_LABEL), badge_width(found.tied)) + 8.0


def _address(found: Candidate) -> str:
    """Where the words stand; what is cited, where they stand nowhere or it is a paragraph itself."""
    return found.place or found.citation.strip("[@]")


def times_used(texts: Iterable[str]) -> Counter[str]:
    """How often each thing is cited, by the citation as the tray writes it: "[@S1 ¶5]", "[@Q7]"."""
    return Counter(
        f"[@{part.label} {part.locator}]" if part.locator else f"[@{part.label}]"
        for text in texts
        for citation in citations(text)
        for part in citation.parts
    )
