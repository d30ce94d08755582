"""The right side of the desk: the panels in one group of tabs, or in two where there is height for them."""
# SPDX-License-Identifier: MIT

import json
from collections.abc import Iterable
from typing import Any, cast

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing.model import Kind
from briefing.project import Change, StepKind
from ui import measure, theme
from ui.command_table import Scope
from ui.desk import Desk
from ui.panels.actor_panel import ActorPanel
from ui.panels.brief_panel import BriefPanel
from ui.panels.dock_state import restore_panel, sizes_of, told_of, with_told
from ui.panels.event_panel import EventPanel
from ui.panels.judgement_panel import JudgementPanel
from ui.panels.notes_panel import NotesPanel
from ui.panels.panel import ItemPanel
from ui.panels.risk_panel import RiskPanel
from ui.panels.shelf import ITEMS, TAB_OF, Shelf
from ui.panels.tab_group import TabGroup
from ui.place_keys import meant

STACKED_FROM = 780
"""The dock's height from which two groups stand over each other: a window of 880 px less its bars."""

STACKED_DOWN_TO = 680
"""The height down to which groups that stand over each other stay so: a message bar comes and goes over them."""

STACKED_WINDOW = 880
"""The window's height below which they never do: then it is the window that became lower, and no message."""

_SHARES = (345, 485)
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
_OF_ROWS = ("edit.delete", "edit.rename")


class PanelDock(QWidget):
    """A panel a kind, and the brief. What is selected anywhere on the desk is opened here.

    `reader_wanted` tells that the analyst goes back to the text (Ctrl+Enter, Esc in a list).
    """

    reader_wanted = Signal()
    menu_wanted = Signal(object, QPoint)
    """The panel the menu of whose rows is asked for, and where on the screen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shelf = Shelf(desk, self, lambda tab: self._group_of(tab).room)
        self._told: dict[str, Any] = {}
        self._names = self._tab_names()
        self._groups = (TabGroup(self.tr("Panels above"), self._made), TabGroup(self.tr("Panels below"), self._made))
        self._shares = list(_SHARES)
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

    def panel(self, kind: Kind | str) -> ItemPanel:
        """The panel of a kind of item, made where nobody has looked at it yet. KeyError where it has none."""
        return self._shelf.panel(Kind(kind))

    @property
    def actors(self) -> ActorPanel:
        """The actors, with their merging."""
        return cast("ActorPanel", self.panel(Kind.ACTOR))

    @property
    def risks(self) -> RiskPanel:
        """The risks, with their matrix."""
        return cast("RiskPanel", self.panel(Kind.RISK))

    @property
    def judgements(self) -> JudgementPanel:
        """The judgements."""
        return cast("JudgementPanel", self.panel(Kind.JUDGEMENT))

    @property
    def events(self) -> EventPanel:
        """The timeline."""
        return cast("EventPanel", self.panel(Kind.EVENT))

    @property
    def remarks(self) -> NotesPanel:
        """Notes and quotes."""
        return cast("NotesPanel", self._shelf.tab(Kind.NOTE))

    @property
    def brief(self) -> BriefPanel:
        """The brief's front matter and sections."""
        return cast("BriefPanel", self._shelf.tab(Kind.BRIEF))

    @property
    def is_stacked(self) -> bool:
        """Whether two groups stand over each other."""
        return bool(self._stacked)

    def make_ready(self, kind: Kind) -> None:
        """Make a kind's panel, whose tab may be shown later. KeyError where it has no panel."""
        tab = TAB_OF.get(kind, kind)
        self._group_of(tab).ready(tab.value)
        if kind in ITEMS:
            self.panel(kind)  # quotes stand under the tab of the notes

    @property
    def room(self) -> QWidget:
        """Where the panels stand, and what may stand in their place."""
        return self._pages

    def hold(self, card: QWidget) -> None:
        """Have something ready that may stand in the place of all panels."""
        if self._pages.indexOf(card) < 0:
            self._pages.addWidget(card)

    def cover(self, card: QWidget) -> None:
        """Show something in the place of all panels, until one of them is wanted again."""
        self.hold(card)
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
        panel = self.brief if kind == Kind.BRIEF else self.panel(kind)
        panel.focus()

    def focus(self, wanted: str = "") -> None:
        """Put the keyboard into a panel that is in front: that of the kind `wanted`, else the first."""
        shown = [kind for kind in (*_BOTTOM, *_TOP, *TAB_OF) if self.is_shown(kind)]
        self.open(wanted if wanted in shown else shown[0])

    def panes(self) -> list[QWidget]:
        """What F6 stops at: each group where two stand over each other, else all of it."""
        both = self._stacked and self._pages.currentWidget() is self.groups
        return list(self._groups) if both else [self]

    def focus_group(self, group: QWidget) -> None:
        """Put the keyboard into the panel that is in front in a group, empty or not."""
        shown = Kind(next(one for one in self._groups if one is group).tabs.opened_id())
        self.open(self.remarks.shown_kind() if shown is Kind.NOTE else shown)

    def show_panel(self, kind: Kind) -> None:
        """Bring a kind's panel to the front; the keyboard stays where it is. KeyError where it has no panel."""
        tab = TAB_OF.get(kind, kind)
        if tab not in _TOGETHER:
            raise KeyError(f"there is no panel for {kind}")
        if tab is Kind.NOTE:
            self.remarks.show_kind(kind)
        self._group_of(tab).tabs.open(tab.value)

    def edit_new(self, kind: Kind | str, item_id: str) -> None:
        """Open an item that was just made, its name selected to be typed over. KeyError where it has no panel."""
        panel = self.panel(kind)
        self.uncover()
        self.show_panel(Kind(kind))
        panel.edit_new(item_id)

    def reset_groups(self) -> None:
        """Forget how the height was shared out by hand."""
        self._shared_by_hand = False
        self._shares = list(_SHARES)
        if self._stacked:
            self.groups.setSizes(self._shares)

    def is_shown(self, kind: Kind) -> bool:
        """Whether a kind's panel is in front."""
        tab = TAB_OF.get(kind, kind)
        if self._group_of(tab).tabs.opened_id() != tab.value:
            return False
        return tab is not Kind.NOTE or self.remarks.shown_kind() is kind

    def state(self) -> str:
        """Which tabs are in front, how the room is shared, what is open: for `restore` when the project is reopened."""
        self._remember_shares()
        panels = self._shelf.panels()
        state = {
            "tabs": [group.tabs.opened_id() for group in self._groups],
            "remarks": self.remarks.shown_kind().value if Kind.NOTE in panels else self._told.get("remarks"),
            "groups": self._shares,
            "by_hand": self._shared_by_hand,
            "shares": with_told(self._told, {kind: panel.parts.share for kind, panel in panels.items()}, "shares"),
            "open": with_told(self._told, {kind: panel.editor.item_id for kind, panel in panels.items()}, "open"),
            "lists": with_told(self._told, {kind: panel.head.look() for kind, panel in panels.items()}, "lists"),
            "scrolled": with_told(
                self._told, {kind: panel.parts.scroll_place() for kind, panel in panels.items()}, "scrolled"
            ),
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
        self._told = told
        for kind in self._shelf.panels():
            self._restore_panel(kind)
        for kind in told.get("tabs", ()):
            if kind in list(_TOGETHER):
                self._group_of(Kind(kind)).tabs.open(kind)
        self._shares = sizes_of(told, "groups") or self._shares
        self._shared_by_hand = told.get("by_hand") is True
        if self._stacked:
            self.groups.setSizes(self._shares)

    def _made(self, tab: str) -> QWidget:
        return self._shelf.tab(Kind(tab))

    def _restore_panel(self, kind: Kind) -> None:
        """Give the panel of a kind what a state told of it."""
        told = self._told
        if kind is Kind.NOTE and told.get("remarks") in (Kind.NOTE, Kind.QUOTE):
            self.remarks.show_kind(Kind(told["remarks"]))
        if kind in ITEMS:
            restore_panel(
                self.panel(kind), *(told_of(told, name, kind) for name in ("shares", "open", "scrolled", "lists"))
            )

    def _take(self, made: str) -> None:
        """A panel was made: it is as it was left."""
        kind = Kind(made)
        if kind is Kind.BRIEF:
            self.brief.reader_wanted.connect(self.reader_wanted)
            return
        panel = self.panel(kind)
        panel.reader_wanted.connect(self.reader_wanted)
        panel.menu_wanted.connect(self.menu_wanted)
        self._restore_panel(kind)
        selected, item_id = self._desk.selected_item
        if selected == kind:
            panel.open_item(item_id)

    def event(self, event: QEvent) -> bool:
        # Del and F2 mean what has the keyboard: a row of evidence, a chip. As keys of the window they would delete or
        # rename the item that is open.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and meant(event, Scope.LIST) in _OF_ROWS
        ):
            event.accept()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(396, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stays = self._stacked and self.window().height() >= measure.px(STACKED_WINDOW)
        self._arrange(stacked=event.size().height() >= measure.px(STACKED_DOWN_TO if stays else STACKED_FROM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("panel"))
        painter.end()

    def _connect(self) -> None:
        self._shelf.made.connect(self._take)
        self._shelf.counted.connect(lambda tab, count: self._group_of(Kind(tab)).tabs.set_count(tab, count))
        self._desk.selected.connect(self._follow)
        self._desk.changed.connect(self._bring_back)
        self.groups.splitterMoved.connect(self._move_groups)

    def _tab_names(self) -> dict[Kind, str]:
        return {
            Kind.ACTOR: self.tr("Actors"),
            Kind.EVENT: self.tr("Timeline"),
            Kind.NOTE: self.tr("Notes, quotes"),
            Kind.RISK: self.tr("Risks"),
            Kind.JUDGEMENT: self.tr("Judgements"),
            Kind.BRIEF: self.tr("Brief"),
        }

    def _follow(self, kind: str, _item_id: str) -> None:
        if kind in list(ITEMS):
            self.uncover()
            self.show_panel(Kind(kind))
            self._favour(Kind(kind))

    def _bring_back(self, told: Change) -> None:
        """Undo or redo brought back an item whose panel is not made yet: show it. A made panel does so itself."""
        for kind in ITEMS:
            back = told.added.get(kind, ())
            if told.kind in (StepKind.UNDO, StepKind.REDO) and len(back) == 1 and not self._shelf.is_made(kind):
                self._desk.select(kind, back[0])

    def _favour(self, kind: Kind) -> None:
        """Give the group of a kind the larger share, unless somebody has shared the height out by hand."""
        tab = TAB_OF.get(kind, kind)
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
        focused = QApplication.focusWidget()  # not self.focusWidget(): that is the last here that had the keyboard
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
        for tab, panel in self._shelf.tabs().items():
            if focused is not None and panel.isAncestorOf(focused):
                self._group_of(tab).tabs.open(tab.value)
                focused.setFocus()

    def _fill(self, group: TabGroup, kinds: Iterable[Kind]) -> None:
        for kind in kinds:
            group.add(kind.value, _ICONS[kind], self._names[kind], self._shelf.count(kind))

    def _group_of(self, kind: Kind) -> TabGroup:
        return self._groups[1] if self._stacked and kind in _BOTTOM else self._groups[0]

    def _remember_shares(self) -> None:
        sizes = self.groups.sizes()
        if self._stacked and all(sizes):
            self._shares = sizes
