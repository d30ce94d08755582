"""The fields of an actor, and its mentions."""
# SPDX-License-Identifier: MIT

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefing.actions.naming import in_one_line
from briefing.model import Actor, ActorType, Kind
from briefing.project import Change
from ui import icons
from ui.desk import Desk
from ui.kit import ComboField, LineField, TextField
from ui.panels.chips import ChipRow
from ui.panels.editing import Form, ItemEditor, ticks
from ui.panels.evidence_block import EvidenceBlock
from ui.panels.switches import Tick
from ui.panels.tag_chips import TagChips
from ui.panels.words import ACTOR_ICONS, type_words


class ActorEditor(ItemEditor):
    """Who an actor is, what it wants and can do, and where the sources speak of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, Kind.ACTOR, parent)
        self.name = LineField(self.tr("Name"))
        self.type = ComboField(self.tr("Type"), [(kind.value, type_words(kind)) for kind in ActorType])
        self.aliases = ChipRow(self.tr("Aliases"), self.tr("Add alias"), self.tr("Name, then Enter"))
        self.texts = {
            "role": TextField(self.tr("Role"), self.tr("Who it is in this question"), min_lines=1),
            "interest": TextField(self.tr("Interest"), self.tr("What it wants"), min_lines=1),
            "capability": TextField(self.tr("Capability"), self.tr("What it can do"), min_lines=1),
            "position": TextField(self.tr("Position"), self.tr("Where it stands on the question"), min_lines=1),
            "leverage": TextField(self.tr("Leverage"), self.tr("What it can use, and on whom"), min_lines=1),
            "notes": TextField(self.tr("Notes"), self.tr("For yourself: not in the brief"), min_lines=1),
        }
        self.threat_actor = Tick(self.tr("Threat actor"))
        self.in_brief = Tick(self.tr("In brief"))
        nothing = self.tr("No mention yet. Select the name in a text and press A.")
        self.evidence = EvidenceBlock(desk, self.tr("Mentions"), nothing)
        self.tags = TagChips(desk)
        self._tie()
        self._lay_out()

    def concerns(self, change: Change) -> bool:
        return super().concerns(change) or change.touches(Kind.EVIDENCE, Kind.LINK, Kind.TAG)

    def show_more(self, item: Actor) -> None:
        self.aliases.show_chips((alias, alias, "tag") for alias in item.aliases)
        self.evidence.show_item(self.item_id)
        self.tags.show_for(item if self.item_id else None)

    def _tie(self) -> None:
        self.tie(self.name, "name", read=in_one_line)
        self.tie(self.type, "type", read=ActorType)
        for attribute, field in self.texts.items():
            self.tie(field, attribute)
        self.tie_tick(self.threat_actor, "threat_actor")
        self.tie_tick(self.in_brief, "in_brief")
        self.aliases.added.connect(self._add_alias)
        self.aliases.closed.connect(self._remove_alias)
        for place, kind in enumerate(ActorType):
            self.type.setItemIcon(place, icons.icon(ACTOR_ICONS[kind], "actor"))

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("Name"), self.name)
        form.add_field(self.tr("Type"), self.type)
        form.add_field(self.tr("Aliases"), self.aliases)
        for words, field in (
            (self.tr("Role"), self.texts["role"]),
            (self.tr("Interest"), self.texts["interest"]),
            (self.tr("Capability"), self.texts["capability"]),
            (self.tr("Position"), self.texts["position"]),
            (self.tr("Leverage"), self.texts["leverage"]),
        ):
            form.add_field(words, field)
        form.add_wide(ticks(self.threat_actor, self.in_brief))
        form.add_field(self.tr("Tags"), self.tags)
        form.add_field(self.tr("Notes"), self.texts["notes"])
        form.add_wide(self.evidence)
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Actor"))

    def _add_alias(self, typed: str) -> None:
        actor: Any = self.item()
        alias = in_one_line(typed)
        if actor is None or not alias or alias == actor.name:
            return
        self.write(aliases=tuple(dict.fromkeys((*actor.aliases, alias))))
        self.aliases.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_alias(self, alias: str) -> None:
        actor: Any = self.item()
        if actor is not None:
            self.write(aliases=tuple(known for known in actor.aliases if known != alias))
