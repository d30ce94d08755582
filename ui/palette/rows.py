"""The rows of the palette: groups of offers with what was typed standing out, keys or reasons at the right."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing.model.folding import FoldedText
from ui import fonts, icons, measure, theme
from ui.key_words import key_words
from ui.kit.facing import MIDDLE, draw_words, facing
from ui.kit.painting import box

OFFER = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 28
HEAD_HEIGHT = 26
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose: its words and what stands beside them; `keys` or, where it cannot be done now, `why_not`.

    `id` is the same whenever it is offered, so that what was chosen lately comes first; `fills` is what choosing puts
    into the field instead of closing; `side` is what else is told, at the right.
    """

    id: str
    words: str
    run: Callable[[], object]
    icon: str
    colour: str = "sub"
    about: str = ""
    keys: str = ""
    why_not: str = ""
    fills: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Offers under a heading."""

    name: str
    offers: tuple[Offer, ...]


class Offers(QAbstractListModel):
    """Headings and offers in one list; a heading has no offer and cannot be chosen."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Offer] = []
        self.words: tuple[str, ...] = ()

    def show_groups(self, groups: Sequence[Group], words: Sequence[str]) -> None:
        """Show these groups; `words` stand out in them."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            self._rows += [group.name, *group.offers] if group.offers else []
        self.words = tuple(words)
        self.endResetModel()

    def first(self) -> int:
        """The row of the first offer that can be done; of the first at all where none can; -1 without any."""
        offers = [row for row, found in enumerate(self._rows) if isinstance(found, Offer)]
        able = (row for row in offers if not self._offer(row).why_not)
        return next(able, offers[0] if offers else -1)

    def step(self, row: int, by: int) -> int:
        """The row of the offer so many on, over headings, round at the ends."""
        offers = [number for number, found in enumerate(self._rows) if isinstance(found, Offer)]
        if not offers:
            return -1
        here = offers.index(row) if row in offers else -1 if by > 0 else 0
        return offers[(here + by) % len(offers)]

    def height(self) -> int:
        """How high all rows are together."""
        return sum(measure.row(HEAD_HEIGHT if isinstance(row, str) else ROW_HEIGHT) for row in self._rows)

    def count(self) -> int:
        """How many offers there are."""
        return sum(1 for row in self._rows if isinstance(row, Offer))

    def offers(self) -> list[Offer]:
        """All offers, in their order."""
        return [row for row in self._rows if isinstance(row, Offer)]

    def _offer(self, row: int) -> Offer:
        found = self._rows[row]
        if not isinstance(found, Offer):
            raise TypeError(f"row {row} is a heading")
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        found = self._rows[index.row()]
        if isinstance(found, str):
            return found if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.words
            case Qt.ItemDataRole.AccessibleTextRole:
                told = (found.words, found.about, found.side, found.why_not or found.keys)
                return ", ".join(part for part in told if part)
            case Qt.ItemDataRole.ToolTipRole:
                return found.words
        return found if role == OFFER else None


class OfferRow(QStyledItemDelegate):
    """Paints a heading, or icon, words, what stands beside them, and the key cap or the reason."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), measure.row(ROW_HEIGHT if index.data(OFFER) is not None else HEAD_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        desk = theme.current()
        rect = QRectF(option.rect)
        facing(painter, rect)
        offer: Offer | None = index.data(OFFER)
        if offer is None:
            painter.setFont(fonts.ui_font(12, 600))
            painter.setPen(desk.colour("sub"))
            draw_words(painter, rect.adjusted(8, 4, -8, 0), str(index.data()))
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen:
                box(painter, rect, 4, fill=desk.colour("picked"))
            self._offer(painter, rect, offer, _words_of(index), chosen=chosen)
        painter.restore()

    def _offer(self, painter: QPainter, rect: QRectF, offer: Offer, wanted: Sequence[str], *, chosen: bool) -> None:
        icon = "disabled" if offer.why_not else offer.colour
        icons.paint(painter, offer.icon, QRectF(rect.x() + 8, rect.center().y() - 8, 16, 16), icon)
        right = self._right(painter, rect, offer, chosen=chosen)
        room = QRectF(rect.x() + 34, rect.y(), max(0.0, right - rect.x() - 42), rect.height())
        font = fonts.ui_font(13, 500)
        about = QFontMetricsF(fonts.ui_font(12)).horizontalAdvance(offer.about) + 12 if offer.about else 0.0
        words = QFontMetricsF(font).elidedText(
            offer.words, Qt.TextElideMode.ElideRight, room.width() - min(about, room.width() / 3)
        )
        end = self._words(painter, room, words, font, wanted, able=not offer.why_not)
        if offer.about:
            painter.setFont(fonts.ui_font(12))
            painter.setPen(theme.current().colour("sub"))
            rest = QRectF(end + 10, room.y(), room.right() - end - 10, room.height())
            told = painter.fontMetrics().elidedText(offer.about, Qt.TextElideMode.ElideRight, round(rest.width()))
            draw_words(painter, rest, told)

    def _words(
        self, painter: QPainter, room: QRectF, words: str, font: QFont, wanted: Sequence[str], *, able: bool
    ) -> float:
        """Draw the words with what was typed in the accent; where they end."""
        desk = theme.current()
        x = room.x()
        strong = QFont(font)
        strong.setWeight(QFont.Weight.Bold)
        for piece, is_hit in pieces(words, wanted):
            painter.setFont(strong if is_hit else font)
            painter.setPen(desk.colour("disabled" if not able else "accent" if is_hit else "text"))
            draw_words(painter, QRectF(x, room.y(), room.right() - x + 4, room.height()), piece)
            x += QFontMetricsF(painter.font()).horizontalAdvance(piece)
        return x

    def _right(self, painter: QPainter, rect: QRectF, offer: Offer, *, chosen: bool) -> float:
        """What is told there, and the reason or the key cap: that of Enter where it is chosen; where this begins."""
        right = rect.right() - 8
        keys = offer.keys or (key_words(QKeySequence(Qt.Key.Key_Return)) if chosen else "")
        if offer.why_not:
            right = self._plain(painter, rect, right, offer.why_not, fonts.ui_font(12))
        elif keys:
            right = self._cap(painter, rect, right, keys.replace("+", " ") or keys)
        return self._plain(painter, rect, right, offer.side, fonts.mono_font(11)) if offer.side else right

    def _plain(self, painter: QPainter, rect: QRectF, right: float, words: str, font: QFont) -> float:
        painter.setFont(font)
        painter.setPen(theme.current().colour("sub"))
        width = painter.fontMetrics().horizontalAdvance(words)
        draw_words(painter, QRectF(right - width - 2, rect.y(), width + 2, rect.height()), words, MIDDLE)
        return right - width - 10

    def _cap(self, painter: QPainter, rect: QRectF, right: float, words: str) -> float:
        desk = theme.current()
        painter.setFont(fonts.ui_font(10, 600))
        width = painter.fontMetrics().horizontalAdvance(words)
        area = QRectF(right - width - 10, rect.center().y() - measure.px(8), width + 10, measure.px(16))
        box(painter, area, 4, fill=desk.colour("hover"), border=desk.colour("edge"))
        painter.setPen(desk.colour("sub"))
        draw_words(painter, area, words, MIDDLE)
        return area.left() - 8


def pieces(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words."""
    folded = FoldedText(text)
    found = sorted(span for word in words for span in folded.find(word))
    result: list[tuple[str, bool]] = []
    at = 0
    for start, end in found:
        if start < at:
            continue
        result += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*result, (text[at:], False)) if piece[0]]


def _words_of(index: Index) -> Sequence[str]:
    model = index.model()
    return model.words if isinstance(model, Offers) else ()
