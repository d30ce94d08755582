"""The pop-up at a selection: what it can become, and the things it may belong to, each with its key.

It only shows and is clicked; the keys themselves are the reader's, which keeps the focus all the time.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QWidget

from ui import fonts, icons, measure, theme
from ui.kit import Chip, FlowLayout, KeyCap, Label
from ui.kit.facing import draw_words, facing, mirrored
from ui.kit.painting import KIND_ICONS, box, smooth
from ui.kit.popover import SHADOW, Shadowed
from ui.reader.popup_place import EDGE

MOST_CANDIDATES = 3
_CHIP_WIDTH = 210
_LEAST_CHIP = 110
_APART = 12
_BESIDE = 48  # the candidates' margins, their icon, and the room between these
_ICON = 14.0


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind that a selection can become: its id ("risk"), its name for people and its key."""

    kind: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An existing thing the selection may belong to: its id, kind, label ("R2", may be empty) and title."""

    id: str
    kind: str
    label: str
    title: str


class SelectionPopup(Shadowed):
    """Kinds in the first row, likely existing things in the second."""

    # The kind's id.
    kind_chosen = Signal(str)
    # The id of the existing thing.
    candidate_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stands_on = parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Annotate the selection"))
        self._kinds = FlowLayout(spacing=0)
        self._kinds.setContentsMargins(4, 4, 4, 4)
        self._candidates = _CandidateRow()
        self._candidates.chosen.connect(self.candidate_chosen)
        self._hint = Label(self.tr("Esc closes"), size=11, colour="faint")
        self._hint.setContentsMargins(12, 0, 8, 0)
        self.sheet.addLayout(self._kinds)
        self.sheet.addWidget(self._candidates)
        self.set_kinds([KindChoice("actor", self.tr("Actor"), "A"), KindChoice("risk", self.tr("Risk"), "R")])
        self.set_candidates([])

    def set_kinds(self, choices: Sequence[KindChoice]) -> None:
        """Offer these kinds."""
        _empty(self._kinds, keep=self._hint)
        self._buttons: list[QAbstractButton] = []
        for choice in choices:
            button = _KindButton(choice)
            button.clicked.connect(lambda _checked=False, kind=choice.kind: self.kind_chosen.emit(kind))
            self._kinds.addWidget(button)
            self._buttons.append(button)
        self._kinds.addWidget(self._hint)

    def set_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Offer to add the selection to one of these; at most three are shown."""
        self._candidates.offer(candidates[:MOST_CANDIDATES])

    def kind_buttons(self) -> list[QAbstractButton]:
        """The buttons of the first row, in their order."""
        return list(self._buttons)

    def sheet_size(self) -> QSize:
        """The size of the sheet without its shadow; in several lines where what it stands on is not wide enough."""
        room = self._stands_on.width() - 2 * EDGE
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # its size is counted before it is shown for the first time
        self._hint.setVisible(not self._is_hint_too_much(room - 2))
        self._candidates.fit(room - 2)
        self.sheet.invalidate()
        self.sheet.activate()
        wanted = self.sizeHint().shrunkBy(SHADOW)
        if wanted.width() <= room:
            return wanted
        whole = QSize(room, 0).grownBy(SHADOW)
        return QSize(whole.width(), self.heightForWidth(whole.width())).shrunkBy(SHADOW)

    def _is_hint_too_much(self, room: int) -> bool:
        """Whether the kinds have room in one line, and the hint none beside them."""
        margins = self._kinds.contentsMargins()
        kinds = sum(button.sizeHint().width() for button in self._buttons) + margins.left() + margins.right()
        return kinds <= room < kinds + self._hint.sizeHint().width()

    def show_at(self, corner: QPoint) -> None:
        """Show the sheet with its top left at a point of the parent. The keyboard stays where it is."""
        self.resize(self.sheet_size().grownBy(SHADOW))
        self.move(corner - QPoint(SHADOW.left(), SHADOW.top()))
        self.raise_()
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a press between two buttons must not clear the selection underneath


class _CandidateRow(QWidget):
    """Existing things the selection may be added to, numbered by their keys."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 8)
        row.setSpacing(6)
        self._heading = Label(self.tr("Add to"), size=12, colour="sub")
        row.addWidget(_Icon("link-2"))
        row.addWidget(self._heading)
        self._offered = FlowLayout(spacing=_APART)
        self._pairs: list[tuple[QWidget, Chip, KeyCap]] = []
        row.addLayout(self._offered, 1)
        self.hide()

    def offer(self, candidates: Sequence[Candidate]) -> None:
        _empty(self._offered)
        self._pairs = []
        for number, candidate in enumerate(candidates, start=1):
            chip, cap = self._chip(candidate), KeyCap(str(number))
            both = _beside(chip, cap)
            self._pairs.append((both, chip, cap))
            self._offered.addWidget(both)
            both.show()  # a layout shows it only when Qt next looks for events, and counts it as nothing till then
        self.setVisible(bool(candidates))

    def fit(self, room: int) -> None:
        """Shorten names where all of them have room in one line of such a width so."""
        caps = sum(cap.sizeHint().width() + 5 for _, _, cap in self._pairs)
        beside = room - _BESIDE - self._heading.sizeHint().width() - caps - _APART * len(self._pairs)
        each = beside // max(len(self._pairs), 1)
        most = measure.px(_CHIP_WIDTH)
        for both, chip, _ in self._pairs:
            chip.setMaximumWidth(min(each, most) if each >= measure.px(_LEAST_CHIP) else most)
            both.updateGeometry()
        self.updateGeometry()

    def _chip(self, candidate: Candidate) -> Chip:
        words = f"{candidate.label} {candidate.title}".strip()
        chip = Chip(words, candidate.kind, description=self.tr("Add to {0}").format(words))
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setToolTip(words)
        chip.clicked.connect(lambda: self.chosen.emit(candidate.id))
        return chip

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("line"))
        painter.end()


class _KindButton(QAbstractButton):
    """A kind's icon, name and key."""

    def __init__(self, choice: KindChoice) -> None:
        super().__init__()
        self._choice = choice
        self.setText(choice.name)
        self.setFont(fonts.ui_font(12, 500))
        self.setAccessibleName(self.tr("{0}, key {1}").format(choice.name, choice.key))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cap = KeyCap(choice.key, self)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(round(8 + _ICON + 5 + words + 6) + self._cap.sizeHint().width() + 8, measure.px(28))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            cap = self._cap.sizeHint()
            left, top = self.width() - 8 - cap.width(), (self.height() - cap.height()) // 2
            place = mirrored(QRectF(left, top, cap.width(), cap.height()), QRectF(self.rect()), self.layoutDirection())
            self._cap.setGeometry(place.toRect())
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        facing(painter, QRectF(self.rect()))
        desk = theme.current()
        if self.underMouse():
            box(painter, QRectF(self.rect()), 6, fill=desk.colour("hover"))
        top = (self.height() - _ICON) / 2
        icons.paint(painter, KIND_ICONS[self._choice.kind], QRectF(8, top, _ICON, _ICON), self._choice.kind)
        painter.setFont(self.font())
        painter.setPen(desk.colour("text"))
        words = QRectF(8 + _ICON + 5, 0, self.width(), self.height())
        draw_words(painter, words, self.text())
        painter.end()


class _Icon(QWidget):
    """A small resting icon."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(12, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        icons.paint(painter, self._name, QRectF(self.rect()), "faint", 2.0)
        painter.end()


def _beside(chip: QWidget, cap: QWidget) -> QWidget:
    """A chip and its key, which stay together."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(chip)
    row.addWidget(cap)
    return both


def _empty(row: QLayout, keep: QWidget | None = None) -> None:
    while (entry := row.takeAt(0)) is not None:
        widget = entry.widget()
        if widget is not None and widget is not keep:
            widget.hide()
            widget.deleteLater()
