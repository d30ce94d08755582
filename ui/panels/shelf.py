"""The panels of the dock, each made when first wanted: six editors at once would slow the opening of a project."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing.model import Kind
from briefing.model.kinds import CLASSES
from briefing.project import Change
from ui.desk import Desk
from ui.panels.actor_panel import ActorPanel
from ui.panels.brief_panel import BriefPanel
from ui.panels.event_panel import EventPanel
from ui.panels.judgement_panel import JudgementPanel
from ui.panels.notes_panel import NotesPanel
from ui.panels.panel import ItemPanel
from ui.panels.risk_panel import RiskPanel

Panel = ItemPanel | BriefPanel | NotesPanel

TAB_OF = {Kind.QUOTE: Kind.NOTE}
"""Quotes stand under the tab of the notes."""

_MAKERS: dict[Kind, Callable[[Desk, QWidget | None], Panel]] = {
    Kind.ACTOR: ActorPanel,
    Kind.RISK: RiskPanel,
    Kind.JUDGEMENT: JudgementPanel,
    Kind.EVENT: EventPanel,
    Kind.NOTE: NotesPanel,
    Kind.BRIEF: BriefPanel,
}
_COUNTED = {tab: tuple(kind for kind in (tab, *TAB_OF) if TAB_OF.get(kind, kind) is tab) for tab in _MAKERS}
"""What the number on a tab counts."""


ITEMS = tuple(kind for kinds in _COUNTED.values() for kind in kinds if kind is not Kind.BRIEF)
"""The kinds of items that have a panel."""


class Shelf(QObject):
    """The panel of each kind; asking for one makes it. Signals tell of tabs by their kinds."""

    made = Signal(str)
    """The panel of a kind is there now."""
    counted = Signal(str, int)
    """So many items a tab has now."""

    def __init__(self, desk: Desk, parent: QWidget, room: Callable[[Kind], QWidget]) -> None:
        """`room` tells where the panel of a tab is going to stand."""
        super().__init__(parent)
        self._room = room
        self._desk = desk
        self._tabs: dict[Kind, Panel] = {}
        desk.changed.connect(self._recount)

    def tab(self, kind: Kind) -> Panel:
        """What stands under the tab of a kind. KeyError where it has no tab."""
        tab = TAB_OF.get(kind, kind)
        if tab not in self._tabs:
            self._tabs[tab] = self._new(tab)
            self.made.emit(tab.value)
        return self._tabs[tab]

    def panel(self, kind: Kind) -> ItemPanel:
        """The panel of a kind of item. KeyError where it has none."""
        panel = self.tab(kind)
        if isinstance(panel, NotesPanel):
            return panel.quotes if kind is Kind.QUOTE else panel.notes
        if isinstance(panel, BriefPanel):
            raise KeyError(kind)
        return panel

    def is_made(self, kind: Kind) -> bool:
        """Whether anybody has wanted the panel of a kind yet."""
        tab = self._tabs.get(TAB_OF.get(kind, kind))
        return tab.has_quotes() if isinstance(tab, NotesPanel) and kind is Kind.QUOTE else tab is not None

    def panels(self) -> dict[Kind, ItemPanel]:
        """The panels of items that are made."""
        return {kind: self.panel(kind) for kind in ITEMS if self.is_made(kind)}

    def tabs(self) -> dict[Kind, Panel]:
        """What is made, by tab."""
        return dict(self._tabs)

    def count(self, tab: Kind) -> int | None:
        """How many items a tab has; None where it does not count."""
        if tab is Kind.BRIEF:
            return None
        return sum(self._desk.project.count(CLASSES[kind]) for kind in _COUNTED[tab])

    def _new(self, tab: Kind) -> Panel:
        # It stands in its room from the first: the style sheet is put anew on all widgets that get another parent.
        panel = _MAKERS[tab](self._desk, self._room(tab))
        if isinstance(panel, NotesPanel):
            panel.made.connect(lambda: self.made.emit(Kind.QUOTE.value))
        if not isinstance(panel, BriefPanel):
            panel.counted.connect(lambda count: self.counted.emit(tab.value, count))
        return panel

    def _recount(self, told: Change) -> None:
        """Panels count for themselves; what is not made yet is counted here."""
        for tab, kinds in _COUNTED.items():
            count = self.count(tab) if tab not in self._tabs and told.touches(*kinds) else None
            if count is not None:
                self.counted.emit(tab.value, count)
