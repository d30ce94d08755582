"""The tags of the open item as chips."""
# SPDX-License-Identifier: MIT

from typing import Any

from briefing.actions.tagging import tag, tags_of, untag
from briefing.model import Tag
from briefing.model.folding import folded
from ui.desk import Desk
from ui.panels.chips import ChipRow
from ui.panels.words import said


class TagChips(ChipRow):
    """Words of the analyst's own to sort by; a new word becomes a tag."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            said("Tags"),
            said("Add a tag"),
            said("Tag, then Enter"),
            kind="",
            writable=not desk.project.read_only,
            takes_new=True,
        )
        self._desk = desk
        self._item: Any = None
        self.added.connect(self._add)
        self.closed.connect(self._take_off)

    def show_for(self, item: Any) -> None:
        """Show the tags of this item; None for none."""
        self._item = item
        known = tags_of(self._desk.project, item.id) if item is not None else []
        taken = {each.id for each in known}
        self.show_chips((each.id, each.name, "tag") for each in known)
        free = (each.name for each in self._desk.project.all(Tag) if each.id not in taken)
        self.offer(sorted(free, key=folded))

    def _add(self, name: str) -> None:
        if self._item is not None:
            self._desk.do(lambda: tag(self._desk.project, [self._item], name))

    def _take_off(self, tag_id: str) -> None:
        known = self._desk.project.find(Tag, tag_id)
        if self._item is not None and known is not None:
            self._desk.do(lambda: untag(self._desk.project, [self._item], known))
