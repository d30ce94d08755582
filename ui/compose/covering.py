"""What the sections of a brief can stand on: read from the project when something of it changed, told them by turns."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from briefing.brief.ground import Ground, ground_of
from briefing.model import Kind
from briefing.project import Change
from ui.compose.section_block import SectionBlock
from ui.desk import Desk
from ui.turns import Turns

_KINDS = (
    Kind.SOURCE,
    Kind.EVIDENCE,
    Kind.JUDGEMENT,
    Kind.ASSUMPTION,
    Kind.ACTOR,
    Kind.RISK,
    Kind.EVENT,
    Kind.QUOTE,
    Kind.SETTING,
)


class Covering(QObject):
    """Serves the sections that stand in `blocks`, by id. `language` is that of their brief, ISO 639-1."""

    def __init__(self, desk: Desk, blocks: Mapping[str, SectionBlock], parent: QObject) -> None:
        super().__init__(parent)
        self.language = ""
        self._desk = desk
        self._blocks = blocks
        self._ground: Ground | None = None
        self._turns = Turns(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)

    @property
    def ground(self) -> Ground:
        """What sentences can stand on now."""
        return self._ground or Ground()

    def begin(self) -> None:
        """Read it, where nobody has yet."""
        if self._ground is None:
            self._soon.start()

    def hear(self, change: Change) -> None:
        """Follow a change of the project."""
        if change.touches(*_KINDS):
            self._ground = None
            self._soon.start()

    def tell(self, block: SectionBlock) -> None:
        """Tell a section that is new, where it is known already."""
        if self._ground is not None:
            block.set_ground(self._ground, self.language)

    def _tell(self) -> None:
        if self._desk.is_closed:
            return
        if self._ground is None:
            self._ground = ground_of(self._desk.project)
        self._turns.take(partial(self._tell_one, section_id) for section_id in list(self._blocks))

    def _tell_one(self, section_id: str) -> None:
        block = self._blocks.get(section_id)
        if block is not None and not self._desk.is_closed:
            self.tell(block)
