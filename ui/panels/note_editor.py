"""The fields of a note: the analyst's remark, what it is about, its tags."""
# SPDX-License-Identifier: MIT

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefing.actions.items import link, unlink
from briefing.model import CLASSES, Kind, Link, Note, name_of
from briefing.model.folding import folded
from briefing.project import Change
from ui.desk import Desk
from ui.kit import TextField
from ui.kit.painting import KIND_ICONS
from ui.panels.chips import ChipRow
from ui.panels.editing import Form, ItemEditor, ticks
from ui.panels.evidence_block import EvidenceBlock
from ui.panels.switches import Tick
from ui.panels.tag_chips import TagChips

ABOUT = (Kind.ACTOR, Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE)
"""The kinds a note can be a remark on."""

_ROLE = "about"


class NoteEditor(ItemEditor):
    """One note: free words, on passages, on items, or on nothing but the question."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, Kind.NOTE, parent)
        self.text = TextField(self.tr("Text"), self.tr("A remark of your own"), min_lines=4, max_lines=14)
        self.about = AboutChips(desk)
        nothing = self.tr("On no passage. Select one and press L.")
        self.evidence = EvidenceBlock(desk, self.tr("Passages"), nothing)
        self.tags = TagChips(desk)
        self.in_brief = Tick(self.tr("In brief"))
        self.tie(self.text, "text")
        self.tie_tick(self.in_brief, "in_brief")
        form = Form()
        form.add_wide(self.text)
        form.add_field(self.tr("About"), self.about)
        form.add_field(self.tr("Tags"), self.tags)
        form.add_wide(self.evidence)
        form.add_wide(ticks(self.in_brief))
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Note"))

    def concerns(self, change: Change) -> bool:
        return super().concerns(change) or change.touches(Kind.EVIDENCE, Kind.LINK, Kind.TAG, *ABOUT)

    def show_more(self, item: Note) -> None:
        shown = item if self.item_id else None
        self.evidence.show_item(self.item_id)
        self.about.show_for(shown)
        self.tags.show_for(shown)


class AboutChips(ChipRow):
    """The items a note is about, by label and name; a press on a chip shows its item."""

    def __init__(self, desk: Desk) -> None:
        writable = not desk.project.read_only
        super().__init__("", "", "", kind="", writable=writable)
        self.setAccessibleName(self.tr("About"))
        self.add_button.setAccessibleName(self.tr("Link an item"))
        self.add_button.setToolTip(self.tr("Link an item"))
        self.field.setPlaceholderText(self.tr("Label or name, then Enter"))
        self.field.setAccessibleName(self.tr("Link an item"))
        self._desk = desk
        self._note: Any = None
        self.added.connect(self._add)
        self.closed.connect(self._take_off)
        self.pressed.connect(self._show)

    def show_for(self, note: Any) -> None:
        """Show what this note is about; None for none."""
        self._note = note
        linked = self._linked()
        self.show_chips((item.id, called(item), KIND_ICONS[kind.value]) for kind, item in linked)
        taken = {item.id for _, item in linked}
        self.offer(called(item) for _, item in self._all() if item.id not in taken)

    def _linked(self) -> list[tuple[Kind, Any]]:
        if self._note is None:
            return []
        links = self._desk.project.where(Link, from_id=self._note.id, role=_ROLE)
        found = [(Kind(one.to_kind), self._desk.project.find(CLASSES[Kind(one.to_kind)], one.to_id)) for one in links]
        return [(kind, item) for kind, item in found if item is not None]

    def _all(self) -> list[tuple[Kind, Any]]:
        return [(kind, item) for kind in ABOUT for item in self._desk.project.all(CLASSES[kind])]

    def _add(self, typed: str) -> None:
        wanted = folded(typed)
        for _, item in self._all():
            if wanted in map(folded, (called(item), item.label, name_of(item))):
                self._desk.do(partial(link, self._desk.project, self._note, item, _ROLE))
                break
        else:
            self._desk.tell(self.tr("There is no item “{name}”").format(name=typed))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_off(self, item_id: str) -> None:
        for _, item in self._linked():
            if item.id == item_id:
                self._desk.do(partial(unlink, self._desk.project, self._note, item, _ROLE))

    def _show(self, item_id: str) -> None:
        for kind, item in self._linked():
            if item.id == item_id:
                self._desk.select(kind, item_id)


def called(item: Any) -> str:
    """Label and name of an item: "R1 Sanctions persist"; a name too long for a chip is cut by it."""
    return f"{item.label} {name_of(item)}".strip()
