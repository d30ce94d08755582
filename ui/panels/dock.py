"""The right side of the desk: the panels in one group of tabs, or in two where there is height for them."""
# SPDX-License-Identifier: MIT

import json
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing.model import Kind
from ui import theme
from ui.desk import Desk
from ui.kit import PanelTabs
from ui.panels.actor_panel import ActorPanel
from ui.panels.brief_panel import BriefPanel
from ui.panels.event_panel import EventPanel
from ui.panels.judgement_panel import JudgementPanel
from ui.panels.notes_panel import NotesPanel
from ui.panels.panel import ItemPanel
from ui.panels.risk_panel import RiskPanel

STACKED_FROM = 780
"""The dock's height from which two groups stand over each other: a window of 880 px less its bars."""

STACKED_DOWN_TO = 680
"""The height down to which groups that stand over each other stay so: a message bar comes and goes over them."""

_TOP = (Kind.ACTOR, Kind.EVENT, Kind.NOTE)
_BOTTOM = (Kind.RISK, Kind.JUDGEMENT, Kind.BRIEF)
_TOGETHER = (Kind.ACTOR, Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.NOTE, Kind.BRIEF)
"""The order of the tabs where all stand in one group."""

_ICONS = {
    Kind.ACTOR: "users-round",
    Kind.EVENT: "calendar-clock",
    Kind.NOTE: "sticky-note",
    Kind.RISK: "triangle-alert",
    Kind.JUDGEMENT: "scale",
    Kind.BRIEF: "file-text",
}
_TAB_OF = {Kind.QUOTE: Kind.NOTE}
"""Quotes stand under the tab of the notes."""

_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_F2)

Panel = ItemPanel | BriefPanel | NotesPanel


class PanelDock(QWidget):
    """A panel a kind, and the brief. What is selected anywhere on the desk is opened here.

    `reader_wanted` tells that the analyst goes back to the text (Ctrl+Enter, Esc in a list).
    """

    reader_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.actors = ActorPanel(desk)
        self.risks = RiskPanel(desk)
        self.judgements = JudgementPanel(desk)
        self.events = EventPanel(desk)
        self.remarks = NotesPanel(desk)
        self.brief = BriefPanel(desk)
        self.panels: dict[Kind, ItemPanel] = {
            Kind.ACTOR: self.actors,
            Kind.RISK: self.risks,
            Kind.JUDGEMENT: self.judgements,
            Kind.EVENT: self.events,
            Kind.NOTE: self.remarks.notes,
            Kind.QUOTE: self.remarks.quotes,
        }
        self._tabs: dict[Kind, Panel] = {
            **{kind: panel for kind, panel in self.panels.items() if kind not in _TAB_OF},
            Kind.NOTE: self.remarks,
            Kind.BRIEF: self.brief,
        }
        self._names = self._tab_names()
        self._groups = (_Group(self.tr("Panels above")), _Group(self.tr("Panels below")))
        self._shares = [345, 485]
        self._shared_by_hand = False
        self._stacked: bool | None = None
        self.groups = QSplitter(Qt.Orientation.Vertical)
        self.groups.setHandleWidth(1)
        self.groups.setChildrenCollapsible(False)
        for group in self._groups:
            self.groups.addWidget(group)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.groups)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setAccessibleName(self.tr("Panels"))
        self._connect()
        self._arrange(stacked=False)

    @property
    def is_stacked(self) -> bool:
        """Whether two groups stand over each other."""
        return bool(self._stacked)

    def cover(self, card: QWidget) -> None:
        """Show something in the place of all panels, until one of them is wanted again."""
        if self._pages.indexOf(card) < 0:
            self._pages.addWidget(card)
        self._pages.setCurrentWidget(card)

    def uncover(self) -> None:
        """Show the panels again."""
        self._pages.setCurrentWidget(self.groups)

    def covered_by(self, card: QWidget) -> bool:
        """Whether this stands in the place of the panels."""
        return self._pages.currentWidget() is card

    def open(self, kind: Kind | str) -> None:
        """Bring a kind's panel to the front and put the keyboard into it. KeyError where it has no panel."""
        self.uncover()
        self.show_panel(Kind(kind))
        (self.panels.get(Kind(kind)) or self.brief).focus()

    def focus(self, wanted: str = "") -> None:
        """Put the keyboard into a panel that is in front: that of the kind `wanted`, else the first."""
        shown = [kind for kind in (*_BOTTOM, *_TOP, *_TAB_OF) if self.is_shown(kind)]
        self.open(wanted if wanted in shown else shown[0])

    def show_panel(self, kind: Kind) -> None:
        """Bring a kind's panel to the front; the keyboard stays where it is. KeyError where it has no panel."""
        tab = _TAB_OF.get(kind, kind)
        if tab not in self._tabs:
            raise KeyError(f"there is no panel for {kind}")
        if tab is Kind.NOTE:
            self.remarks.show_kind(kind)
        self._group_of(tab).tabs.open(tab.value)

    def edit_new(self, kind: Kind | str, item_id: str) -> None:
        """Open an item that was just made, its name selected to be typed over. KeyError where it has no panel."""
        panel = self.panels[Kind(kind)]
        self.uncover()
        self.show_panel(Kind(kind))
        panel.edit_new(item_id)

    def is_shown(self, kind: Kind) -> bool:
        """Whether a kind's panel is in front."""
        tab = _TAB_OF.get(kind, kind)
        if tab is Kind.NOTE and self.remarks.shown_kind() is not kind:
            return False
        return self._group_of(tab).tabs.opened_id() == tab.value

    def state(self) -> str:
        """Which tabs are in front, how the room is shared, what is open: for `restore` when the project is reopened."""
        self._remember_shares()
        state = {
            "tabs": [group.tabs.opened_id() for group in self._groups],
            "remarks": self.remarks.shown_kind().value,
            "groups": self._shares,
            "by_hand": self._shared_by_hand,
            "shares": {kind.value: panel.share for kind, panel in self.panels.items()},
            "open": {kind.value: panel.editor.item_id for kind, panel in self.panels.items()},
            "scrolled": {kind.value: panel.scroll_place() for kind, panel in self.panels.items()},
        }
        return json.dumps(state)

    def restore(self, state: str) -> None:
        """Bring back what `state` told; whatever in it makes no sense any more is passed over."""
        try:
            told = json.loads(state)
        except json.JSONDecodeError:
            return
        if not isinstance(told, dict):
            return
        if told.get("remarks") in (Kind.NOTE, Kind.QUOTE):
            self.remarks.show_kind(Kind(told["remarks"]))
        for kind in told.get("tabs", ()):
            if kind in list(self._tabs):
                self._group_of(Kind(kind)).tabs.open(kind)
        self._shares = _sizes(told, "groups") or self._shares
        self._shared_by_hand = told.get("by_hand") is True
        if self._stacked:
            self.groups.setSizes(self._shares)
        for kind, panel in self.panels.items():
            _restore_panel(panel, *(_told_of(told, name, kind) for name in ("shares", "open", "scrolled")))

    def event(self, event: QEvent) -> bool:
        # Del and F2 mean what has the keyboard: a row of evidence, a chip. As keys of the window they would delete or
        # rename the item that is open.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(396, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(stacked=event.size().height() >= (STACKED_DOWN_TO if self._stacked else STACKED_FROM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.end()

    def _connect(self) -> None:
        for panel in self.panels.values():
            panel.reader_wanted.connect(self.reader_wanted)
        self.brief.reader_wanted.connect(self.reader_wanted)
        for tab, counting in self._tabs.items():
            if not isinstance(counting, BriefPanel):
                counting.counted.connect(lambda count, tab=tab: self._group_of(tab).tabs.set_count(tab.value, count))
        self._desk.selected.connect(self._follow)
        self.groups.splitterMoved.connect(self._move_groups)

    def _tab_names(self) -> dict[Kind, str]:
        return {
            Kind.ACTOR: self.tr("Actors"),
            Kind.EVENT: self.tr("Timeline"),
            Kind.NOTE: self.tr("Notes"),
            Kind.RISK: self.tr("Risks"),
            Kind.JUDGEMENT: self.tr("Judgements"),
            Kind.BRIEF: self.tr("Brief"),
        }

    def _follow(self, kind: str, _item_id: str) -> None:
        if kind in list(self.panels):
            self.uncover()
            self.show_panel(Kind(kind))
            self._favour(Kind(kind))

    def _favour(self, kind: Kind) -> None:
        """Give the group of a kind the larger share, unless somebody has shared the height out by hand."""
        tab = _TAB_OF.get(kind, kind)
        wanted = sorted(self._shares, reverse=tab in _TOP)
        if self._stacked and not self._shared_by_hand and wanted != self._shares:
            self._shares = wanted
            self.groups.setSizes(wanted)

    def _move_groups(self) -> None:
        self._shared_by_hand = True
        self._remember_shares()

    def _arrange(self, *, stacked: bool) -> None:
        """Share the panels out between the groups, where that has changed. The keyboard stays where it is."""
        if stacked is self._stacked:
            return
        self._remember_shares()
        shown = [group.tabs.opened_id() for group in self._groups]
        focused = self.focusWidget() if self.isAncestorOf(self.focusWidget() or self) else None
        self._stacked = stacked
        above, below = self._groups
        for group in self._groups:
            group.clear()
        self._fill(above, _TOP if stacked else _TOGETHER)
        self._fill(below, _BOTTOM if stacked else ())
        below.setVisible(stacked)
        if stacked:
            self.groups.setSizes(self._shares)
        for kind in filter(None, reversed(shown)):
            self._group_of(Kind(kind)).tabs.open(kind)
        for tab, panel in self._tabs.items():
            if focused is not None and panel.isAncestorOf(focused):
                self._group_of(tab).tabs.open(tab.value)
                focused.setFocus()

    def _fill(self, group: "_Group", kinds: Iterable[Kind]) -> None:
        for kind in kinds:
            panel = self._tabs[kind]
            group.add(kind.value, _ICONS[kind], self._names[kind], _count_of(panel), panel)

    def _group_of(self, kind: Kind) -> "_Group":
        return self._groups[1] if self._stacked and kind in _BOTTOM else self._groups[0]

    def _remember_shares(self) -> None:
        sizes = self.groups.sizes()
        if self._stacked and all(sizes):
            self._shares = sizes


class _Group(QWidget):
    """Tabs over the panels they open."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._pages = QStackedWidget()
        self._panels: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._pages, 1)
        self.tabs = self._new_tabs()

    def add(self, tab: str, icon: str, name: str, count: int | None, panel: QWidget) -> None:
        """Add a panel under a tab."""
        self._panels[tab] = panel
        self._pages.addWidget(panel)
        self.tabs.add(tab, icon, name, count)
        self._show(self.tabs.opened_id())

    def clear(self) -> None:
        """Let go of all panels; they live on elsewhere."""
        self._panels = {}
        self._column.removeWidget(self.tabs)
        self.tabs.hide()
        self.tabs.deleteLater()
        self.tabs = self._new_tabs()
        while (page := self._pages.widget(0)) is not None:
            self._pages.removeWidget(page)

    def _new_tabs(self) -> PanelTabs:
        tabs = PanelTabs(self._name)
        tabs.opened.connect(self._show)
        self._column.insertWidget(0, tabs)
        return tabs

    def _show(self, tab: str) -> None:
        panel = self._panels.get(tab)
        if panel is not None:
            self._pages.setCurrentWidget(panel)


def _count_of(panel: Panel) -> int | None:
    """The number a tab shows; None for none."""
    if isinstance(panel, BriefPanel):
        return None
    return panel.count() if isinstance(panel, NotesPanel) else panel.table.rowCount()


def _told_of(told: Mapping[str, Any], name: str, kind: Kind) -> Any:
    """What a state tells of one panel under a name; None where that makes no sense."""
    panels = told.get(name)
    return panels.get(kind.value) if isinstance(panels, dict) else None


def _restore_panel(panel: ItemPanel, share: Any, item_id: Any, scrolled: Any) -> None:
    """Give a panel its share, its open item and how far down that was read, as far as they make sense."""
    if isinstance(share, float) and 0 < share < 1:
        panel.share = share
        panel.share_room()
    if isinstance(item_id, str) and panel.table.row_of(item_id) >= 0:
        panel.open_item(item_id)
        if isinstance(scrolled, int):
            panel.scroll_to(scrolled)


def _sizes(told: Mapping[str, Any], name: str) -> list[int]:
    """Two sizes as they were told, none where they make no sense."""
    sizes = told.get(name)
    fits = isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) and size > 0 for size in sizes)  # noqa: PLR2004 two parts of a splitter
    return list(sizes) if fits and sizes is not None else []
