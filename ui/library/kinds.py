"""Which kinds of marks the text shows: a chip a kind that the project has, with actors and risks always offered."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.model import Kind
from briefing.project import Change
from ui import theme
from ui.desk import Desk
from ui.kit import Chip, FlowLayout, SectionHeader, link_button

_ALWAYS = (Kind.ACTOR, Kind.RISK)
_IF_ANY = (Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE)


class KindFilter(QWidget):
    """Chips to switch the marks of a kind on and off in the text; a view, not a change of the project."""

    changed = Signal(object)
    """The kinds that are shown now, as a frozenset of their names."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hidden: frozenset[str] = frozenset()
        self._header = SectionHeader(self.tr("Show in text"))
        self._all = link_button(self.tr("All"))
        self._all.setAccessibleName(self.tr("Show marks of all kinds"))
        self._all.clicked.connect(lambda: self.set_hidden(frozenset()))
        self._header.add(self._all)
        self.chips = {kind.value: self._chip(kind) for kind in (*_ALWAYS, *_IF_ANY)}
        self._lay_out()
        self._offer()
        desk.changed.connect(self._hear)

    def shown(self) -> frozenset[str]:
        """The names of the kinds that the text shows."""
        return frozenset(self.chips) - self._hidden

    def hidden(self) -> frozenset[str]:
        """The names of the kinds that were switched off."""
        return self._hidden

    def set_hidden(self, hidden: Collection[str]) -> None:
        """Switch these kinds off and all others on."""
        wanted = frozenset(hidden) & frozenset(self.chips)
        for name, chip in self.chips.items():
            chip.setChecked(name not in wanted)
        if wanted != self._hidden:
            self._hidden = wanted
            self.changed.emit(self.shown())

    def _chip(self, kind: Kind) -> Chip:
        names = {
            Kind.ACTOR: self.tr("Actors"),
            Kind.RISK: self.tr("Risks"),
            Kind.JUDGEMENT: self.tr("Judgements"),
            Kind.EVENT: self.tr("Events"),
            Kind.QUOTE: self.tr("Quotes"),
            Kind.NOTE: self.tr("Notes"),
        }
        chip = Chip(names[kind], kind.value, checkable=True, description=self.tr("Show {0}").format(names[kind]))
        chip.clicked.connect(self._switched)
        return chip

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 12)
        column.setSpacing(4)
        column.addWidget(self._header)
        flow = FlowLayout(spacing=6)
        for chip in self.chips.values():
            flow.addWidget(chip)
        column.addLayout(flow)

    def _switched(self) -> None:
        self.set_hidden([name for name, chip in self.chips.items() if not chip.isChecked()])

    def _hear(self, change: Change) -> None:
        if change.touches(Kind.EVIDENCE):
            self._offer()

    def _offer(self) -> None:
        for kind in _IF_ANY:
            self.chips[kind.value].setVisible(bool(self._desk.project.evidence_counts(kind)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("line"))
        painter.end()
