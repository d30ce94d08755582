"""What can be done with a mark, wherever it is met: in the text, among the annotations here, as evidence of an item."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from briefing.actions.items import delete
from briefing.actions.marking import set_stance, untie
from briefing.actions.naming import name_of_evidenced
from briefing.actions.recasting import MARKABLE
from briefing.model import CLASSES, Evidence, Kind, Stance
from briefing.model.paragraphs import paragraphs
from briefing.project import Exhibit
from ui import icons
from ui.commands import Commands
from ui.desk import Desk
from ui.kit.painting import KIND_ICONS
from ui.panels.evidence import EvidenceList
from ui.panels.words import STANCE_ICONS, stance_words
from ui.window.annotating import Annotating

_LONGEST = 48


class MarkMenu(QObject):
    """Fills menus with what concerns one mark, and opens one over every row that shows a mark."""

    def __init__(self, desk: Desk, commands: Commands, annotating: Annotating) -> None:
        super().__init__(annotating)
        self._desk = desk
        self._commands = commands
        self._annotating = annotating
        desk.mark_menu_wanted.connect(self._open)

    def add(self, menu: QMenu, exhibit: Exhibit, *, keyed: bool = False) -> None:
        """All that can be done with a highlight in the text; with its keys where it is the one that they mean."""
        named = short(name_of_evidenced(self._desk.project, exhibit.evidence))
        self._add_opening(menu, exhibit, named, keyed=keyed)
        self._add_citing(menu, exhibit)
        if not self._desk.project.read_only:
            self._add_changing(menu, exhibit, keyed=keyed)
            self._add_untying(menu, exhibit, named)
            menu.addAction(icons.icon("trash"), self.tr("Delete {0}").format(named)).triggered.connect(
                partial(self._delete, exhibit, named)
            )

    def menu(self, view: QWidget, exhibit: Exhibit) -> QMenu:
        """The menu of a row that shows a mark: one of the text in front, or evidence of the item that is open."""
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Commands for this mark"))
        shown = menu.addAction(icons.icon("corner-down-right"), self.tr("Show in its text"))
        shown.triggered.connect(partial(self._show, exhibit))
        if isinstance(view, EvidenceList):
            self._add_citing(menu, exhibit)
            if not self._desk.project.read_only:
                menu.addAction(icons.icon("pencil"), self.tr("Write a note")).triggered.connect(
                    partial(view.act, "edit.rename")
                )
                self._add_stances(menu, exhibit)
                self._add_changing(menu, exhibit)
                menu.addSeparator()
                named = short(name_of_evidenced(self._desk.project, exhibit.evidence))
                self._add_untying(menu, exhibit, named)
        else:
            self.add(menu, exhibit)
        return menu

    def _open(self, view: QWidget, exhibit: Exhibit, place: QPoint) -> None:
        self.menu(view, exhibit).popup(place)

    # Entries

    def _keys(self, command: str, *, keyed: bool) -> str:
        """How a menu shows the key of a command: for the eye alone, as the command hears it."""
        keys = self._commands.keys(command) if keyed else ""
        return f"\t{keys}" if keys else ""

    def _add_opening(self, menu: QMenu, exhibit: Exhibit, named: str, *, keyed: bool) -> None:
        evidence = exhibit.evidence
        icon = icons.icon(KIND_ICONS[evidence.item_kind], evidence.item_kind)
        words = self.tr("Open {0}").format(named) + self._keys("annotate.open", keyed=keyed)
        menu.addAction(icon, words).triggered.connect(partial(self._desk.select, evidence.item_kind, evidence.item_id))

    def _add_citing(self, menu: QMenu, exhibit: Exhibit) -> None:
        menu.addAction(icons.icon("quote"), self.tr("Copy citation")).triggered.connect(partial(copy_citation, exhibit))

    def _add_stances(self, menu: QMenu, exhibit: Exhibit) -> None:
        choice = menu.addMenu(self.tr("Stance"))
        group = QActionGroup(choice)
        for stance in Stance:
            offered = group.addAction(icons.icon(STANCE_ICONS[stance]), stance_words(stance))
            offered.setCheckable(True)
            offered.setChecked(stance is exhibit.evidence.stance)
            offered.triggered.connect(partial(self._take_stance, exhibit.evidence, stance))
        choice.addActions(group.actions())

    def _add_changing(self, menu: QMenu, exhibit: Exhibit, *, keyed: bool = False) -> None:
        """What can be changed of a highlight: its range, and its kind."""
        evidence = exhibit.evidence
        words = self.tr("Adjust range") + self._keys("annotate.adjust", keyed=keyed)
        menu.addAction(icons.icon("text-cursor-input"), words).triggered.connect(
            partial(self._annotating.adjust, exhibit)
        )
        kinds = menu.addMenu(self.tr("Change kind"))
        for kind in MARKABLE:
            if kind.value != evidence.item_kind:
                words = self._commands.action(f"annotate.{kind.value}").iconText()
                kinds.addAction(icons.icon(KIND_ICONS[kind.value], kind.value), words).triggered.connect(
                    partial(self._annotating.recast, evidence, kind)
                )

    def _add_untying(self, menu: QMenu, exhibit: Exhibit, named: str) -> None:
        menu.addAction(icons.icon("x"), self.tr("Take these words away from {0}").format(named)).triggered.connect(
            partial(self._untie, exhibit)
        )

    # What they do

    def _show(self, exhibit: Exhibit) -> None:
        passage = exhibit.passage
        self._desk.passage_wanted.emit(exhibit.source.id, passage.revision_id, passage.start, passage.end)

    def _take_stance(self, evidence: Evidence, stance: Stance) -> None:
        self._desk.do(lambda: set_stance(self._desk.project, evidence, stance))

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


def copy_citation(exhibit: Exhibit) -> None:
    """Copy marked words in quotation marks with their address: “…” (S1 ¶2–3)."""
    quote = exhibit.passage.quote.strip()
    more = len(paragraphs(quote)) - 1
    last = f"\N{EN DASH}{exhibit.passage.paragraph + more}" if more > 0 else ""
    QGuiApplication.clipboard().setText(f"“{quote}” ({exhibit.address}{last})")


def short(words: str) -> str:
    """Words for a menu: not too long, and an ampersand is a letter."""
    words = words.strip()
    cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return cut.replace("&", "&&")
