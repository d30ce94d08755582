"""The menu over a text: what the selection can become, where it may belong, how it is copied, what a mark is of."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu

from briefing.actions.items import delete
from briefing.actions.marking import untie
from briefing.actions.recasting import MARKABLE
from briefing.model import CLASSES, Kind
from briefing.project import Exhibit
from ui import icons
from ui.commands import Commands
from ui.desk import Desk
from ui.kit.painting import KIND_ICONS
from ui.window.annotating import Annotating
from ui.window.page import SourcePage
from ui.window.reading import Reading

_LONGEST = 48


class TextMenu(QObject):
    """Commands of the table, and what only this place can offer. It opens over every page of the reading."""

    def __init__(self, desk: Desk, reading: Reading, commands: Commands, annotating: Annotating) -> None:
        super().__init__(reading)
        self._desk = desk
        self._annotating = annotating
        self._commands = commands
        reading.page_made.connect(self._connect)

    def menu(self, page: SourcePage, point: QPointF) -> QMenu:
        """The menu for a point of a page's viewport; the caller shows it."""
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self._desk.project.read_only:
            names = (*(kind.value for kind in MARKABLE), "link")
            menu.addActions([self._commands.action(f"annotate.{name}") for name in names])
            self._add_likely(menu, page)
            menu.addSeparator()
        commands = ("edit.copy", "edit.copy_cited", "annotate.sentence", "annotate.here")
        menu.addActions([self._commands.action(name) for name in commands])
        self._add_marks(menu, page, page.exhibits_under(point))
        return menu

    def _connect(self, page: SourcePage) -> None:
        page.menu_wanted.connect(lambda point, place: self._open(page, point, place))

    def _open(self, page: SourcePage, point: QPointF, place: QPoint) -> None:
        self.menu(page, point).popup(place)

    def _add_likely(self, menu: QMenu, page: SourcePage) -> None:
        for candidate in page.likely():
            words = self.tr("Add to {0}").format(_short(f"{candidate.label} {candidate.title}"))
            action = menu.addAction(icons.icon(KIND_ICONS[candidate.kind], candidate.kind), words)
            action.triggered.connect(partial(page.link_requested.emit, candidate.id))

    def _add_marks(self, menu: QMenu, page: SourcePage, exhibits: list[Exhibit]) -> None:
        for exhibit in exhibits:
            evidence, passage = exhibit.evidence, exhibit.passage
            named = _short(page.name_of_item(evidence))
            menu.addSeparator()
            menu.addAction(
                icons.icon(KIND_ICONS[evidence.item_kind], evidence.item_kind), self.tr("Open {0}").format(named)
            ).triggered.connect(partial(self._desk.select, evidence.item_kind, evidence.item_id))
            menu.addAction(icons.icon("quote"), self.tr("Copy citation")).triggered.connect(
                partial(page.copy_passage_cited, passage.start, passage.end)
            )
            if not self._desk.project.read_only:
                menu.addAction(icons.icon("text-cursor-input"), self.tr("Adjust range")).triggered.connect(
                    partial(page.adjust, evidence.id)
                )
                self._add_changes(menu, exhibit, named)

    def _add_changes(self, menu: QMenu, exhibit: Exhibit, named: str) -> None:
        """What can be changed of a highlight: its kind, and whether these words belong to the item."""
        evidence = exhibit.evidence
        kinds = menu.addMenu(self.tr("Change kind"))
        for kind in MARKABLE:
            if kind.value != evidence.item_kind:
                words = self._commands.action(f"annotate.{kind.value}").iconText()
                kinds.addAction(icons.icon(KIND_ICONS[kind.value], kind.value), words).triggered.connect(
                    partial(self._annotating.recast, evidence, kind)
                )
        menu.addAction(icons.icon("x"), self.tr("Take these words away from {0}").format(named)).triggered.connect(
            partial(self._untie, exhibit)
        )
        menu.addAction(icons.icon("trash"), self.tr("Delete {0}").format(named)).triggered.connect(
            partial(self._delete, exhibit, named)
        )

    def _delete(self, exhibit: Exhibit, named: str) -> None:
        project, evidence = self._desk.project, exhibit.evidence
        item = project.find(CLASSES[Kind(evidence.item_kind)], evidence.item_id)

        def deleted() -> bool:
            delete(project, [item] if item is not None else [])
            return True

        if self._desk.do(deleted):
            self._desk.tell(self.tr("{0} deleted").format(named.replace("&&", "&")), undoable=True)

    def _untie(self, exhibit: Exhibit) -> None:
        def untied() -> bool:
            untie(self._desk.project, exhibit.evidence)
            return True

        if self._desk.do(untied):
            self._desk.tell(self.tr("Evidence removed"), undoable=True)


def _short(words: str) -> str:
    """Words for a menu: not too long, and an ampersand is a letter."""
    words = words.strip()
    cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return cut.replace("&", "&&")
