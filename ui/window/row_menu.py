"""The menu over the rows of a panel: what can be done with the chosen actors, risks, judgements, events and notes."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from briefing.actions.actors import split_off
from briefing.actions.duplicating import DUPLICABLE
from briefing.model import Actor, Kind
from ui import icons
from ui.commands import Commands, Needs
from ui.desk import Desk
from ui.menu_reasons import MenuReasons, why_words
from ui.panels.dock import PanelDock
from ui.panels.panel import ItemPanel
from ui.panels.several import Shared

_WALKING = ("edit.rename", "list.editor", "list.preview")
_IN_ORDER = ("list.up", "list.down")


class RowMenu(QObject):
    """Commands of the table, and the fields that the editor of several offers, each a menu. Opens over every panel."""

    def __init__(self, desk: Desk, dock: PanelDock, commands: Commands) -> None:
        super().__init__(dock)
        self._desk = desk
        self._commands = commands
        self._why: dict[str, str] = {}
        self._reasons = MenuReasons(self.why_not, self)
        dock.menu_wanted.connect(self._open)

    def menu(self, panel: ItemPanel) -> QMenu:
        """The menu for the rows that are selected in a panel; the caller shows it."""
        self._why.clear()
        menu = QMenu(panel.head.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Commands for the chosen rows"))
        items = panel.selected_items()
        if items:
            self._mean(panel, items)
            self._add(menu, *_WALKING)
            self._add_tying(menu, panel, items)
            menu.addSeparator()
            for shared in panel.shared:
                self._watch(self._add_choice(menu, panel, items, shared))
            self._add_of_kind(menu, panel.kind, items)
            menu.addSeparator()
        if panel.new_action.isEnabled():
            self._add(menu, "list.new")
        self._add(menu, "list.filter")
        if items:
            menu.addSeparator()
            self._add(menu, *(("edit.duplicate",) if panel.kind in DUPLICABLE else ()), "edit.delete")
        self._watch(menu)
        return menu

    def _open(self, panel: ItemPanel, place: QPoint) -> None:
        self.menu(panel).popup(place)

    def _mean(self, panel: ItemPanel, items: list[Any]) -> None:
        """The commands of the window are for what the desk has selected: that is the row at hand."""
        ids = [item.id for item in items]
        if panel.editor.item_id not in ids:
            panel.open_item(ids[0])
        self._desk.select(panel.kind, panel.editor.item_id)
        self._commands.take_place(panel.head.list)

    def _add(self, menu: QMenu, *names: str) -> None:
        menu.addActions([self._commands.action(name) for name in names])

    def _add_of_kind(self, menu: QMenu, kind: Kind, items: list[Any]) -> None:
        if kind is Kind.ACTOR:
            menu.addSeparator()
            self._add(menu, "actors.merge")
            self._add_splitting(menu, items)
        elif kind is Kind.JUDGEMENT:
            menu.addSeparator()
            self._add(menu, *_IN_ORDER)

    def _add_choice(self, menu: QMenu, panel: ItemPanel, items: list[Any], shared: Shared) -> QMenu:
        """A field as a menu of its options; the one that all the items have is ticked."""
        choice = menu.addMenu(shared.words)
        group = QActionGroup(choice)
        had = {shared.option(getattr(item, shared.attribute)) for item in items}
        for option, words in shared.options:
            offered = group.addAction(words.replace("&", "&&"))
            offered.setCheckable(True)
            offered.setChecked(had == {option})
            offered.triggered.connect(partial(panel.several.give, items, shared, option))
        choice.addActions(group.actions())
        self._grey_unless_writable(choice.menuAction(), f"choice.{shared.attribute}")
        return choice

    def _add_tying(self, menu: QMenu, panel: ItemPanel, items: list[Any]) -> None:
        """The words selected in the text, as evidence of the one chosen row."""
        tie = menu.addAction(icons.icon("link-2"), self.tr("Add the words selected in the text"))
        tie.triggered.connect(partial(self._desk.tie_wanted.emit, panel.editor.item_id))
        selects = self._commands.action("annotate.link").isEnabled()
        if len(items) > 1:
            self._grey(tie, "tie", self.tr("Choose one row"))
        elif not selects:
            self._grey(tie, "tie", self._commands.why_not("annotate.link"))

    def _add_splitting(self, menu: QMenu, items: list[Any]) -> None:
        """The aliases of the one chosen actor, each of which may become an actor of its own."""
        splitting = menu.addMenu(icons.icon("split"), self.tr("Split off"))
        actor = items[0]
        for alias in actor.aliases:
            offered = splitting.addAction(alias.replace("&", "&&"))
            offered.triggered.connect(partial(self._split, actor, alias))
        if len(items) > 1:
            self._grey(splitting.menuAction(), "split", self.tr("Choose one row"))
        elif not actor.aliases:
            self._grey(splitting.menuAction(), "split", self.tr("It has no alias that could become an actor"))
        else:
            self._grey_unless_writable(splitting.menuAction(), "split")

    def _split(self, actor: Actor, alias: str) -> None:
        taken = self._desk.do(lambda: split_off(self._desk.project, actor, alias))
        if taken is not None:
            words = self.tr("“{alias}” split off “{name}”").format(alias=alias, name=actor.name)
            self._desk.tell(words, undoable=True)
            self._desk.select(Kind.ACTOR, taken.id)

    # Reasons

    def _watch(self, menu: QMenu) -> None:
        menu.installEventFilter(self._reasons)

    def _grey_unless_writable(self, action: QAction, name: str) -> None:
        if self._desk.project.read_only:
            self._grey(action, name, why_words(Needs.WRITABLE))

    def _grey(self, action: QAction, name: str, why: str) -> None:
        action.setObjectName(name)
        action.setEnabled(False)
        self._why[name] = why

    def why_not(self, name: str) -> str:
        """Why an entry of the menu is greyed; "" where it is not."""
        return self._why[name] if name in self._why else self._commands.why_not(name)
