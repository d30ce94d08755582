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
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.brief.citation_text import citations
from briefing.brief.citing import Candidate
from ui import fonts, measure, theme
from ui.compose.editor import CITATION_MIME
from ui.kit.facing import END, draw_words, facing
from ui.kit.painting import box, focus_ring

Index = QModelIndex | QPersistentModelIndex
CANDIDATE_ROLE = Qt.ItemDataRole.UserRole + 1
ROW = 30
_ADDRESS = 84


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
                parts = (found.citation.strip("[@]"), found.title, found.quote, self.used_words(found))
                return ", ".join(part for part in parts if part)
        return found if role == CANDIDATE_ROLE else None


class CandidateRow(QStyledItemDelegate):
    """Address, words, and how often it is used."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, max(measure.row(ROW), round(QFontMetricsF(fonts.reading_font(13)).height()) + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found: Candidate = index.data(CANDIDATE_ROLE)
        model = index.model()
        used = model.used_words(found) if isinstance(model, CandidateModel) else ""
        desk = theme.current()
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, rect)
        if state & QStyle.StateFlag.State_Selected:
            box(painter, rect, 6, fill=desk.colour("picked"))
        elif state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, 6, fill=desk.colour("hover"))
        painter.setFont(fonts.mono_font(12))
        painter.setPen(desk.colour("accent"))
        address = rect.adjusted(10, 0, 0, 0)
        draw_words(painter, address, found.citation.strip("[@]"))
        painter.setFont(fonts.ui_font(11, 600 if "×" not in used else 400))
        painter.setPen(desk.colour("sub"))
        width = painter.fontMetrics().horizontalAdvance(used)
        draw_words(painter, rect.adjusted(0, 0, -10, 0), used, END)
        font = fonts.reading_font(13) if found.quote else fonts.ui_font(13, 500)
        room = rect.adjusted(measure.px(_ADDRESS), 0, -width - 20, 0)
        words = f"“{' '.join(found.quote.split())}”" if found.quote else found.title
        painter.setFont(font)
        painter.setPen(desk.colour("text"))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        draw_words(painter, room, shown)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, 6)
        painter.restore()


def times_used(texts: Iterable[str]) -> Counter[str]:
    """How often each thing is cited, by the citation as the tray writes it: "[@S1 ¶5]", "[@Q7]"."""
    return Counter(
        f"[@{part.label} {part.locator}]" if part.locator else f"[@{part.label}]"
        for text in texts
        for citation in citations(text)
        for part in citation.parts
    )
