"""What several items of a kind have in common, edited in one step; "—" where they differ."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from briefing.actions.items import change_several
from briefing.actions.tagging import tag, tags_of, untag
from briefing.model import CLASSES, Kind, Tag
from briefing.model.folding import folded
from briefing.project import Change
from ui.desk import Desk
from ui.kit import ComboField, Label
from ui.panels.chips import ChipRow
from ui.panels.editing import Form
from ui.panels.words import said

_MIXED = "\N{EM DASH}"


@dataclass(frozen=True, slots=True)
class Shared:
    """A field that several items can be given at once: its name, options as ids with words, and how both are read.

    `read` makes the field's value of an option's id, `option` the id of a value.
    """

    words: str
    attribute: str
    options: Sequence[tuple[str, str]]
    read: Callable[[str], Any]
    option: Callable[[Any], str] = lambda value: str(value or "")


def inclusion() -> Shared:
    """Whether the brief names the items."""
    options = (("yes", said("In brief")), ("no", said("Not in brief")))
    return Shared(said("Brief"), "in_brief", options, lambda one: one == "yes", lambda on: "yes" if on else "no")


class SeveralEditor(QWidget):
    """Two or more items of a kind; every edit is for all of them, one step of history."""

    def __init__(self, desk: Desk, kind: Kind, shared: Sequence[Shared]) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        self._ids: list[str] = []
        self.fields = {each.attribute: self._field(each) for each in shared}
        self.shared = tuple(shared)
        self.count = Label(size=13, weight=600)
        writable = not desk.project.read_only
        self.tags = ChipRow(
            said("Tags"), said("Add a tag to all"), said("Tag, then Enter"), kind="", writable=writable, takes_new=True
        )
        self.tags.added.connect(self._tag)
        self.tags.closed.connect(self._untag)
        self._lay_out()
        desk.changed.connect(self._hear)

    def show_items(self, ids: Sequence[str]) -> None:
        """Show what these have in common."""
        if list(ids) != self._ids:
            self._ids = list(ids)
            self.refresh()

    def items(self) -> list[Any]:
        """The items shown, as the project has them now."""
        found = (self._desk.project.find(CLASSES[self._kind], one) for one in self._ids)
        return [item for item in found if item is not None]

    def refresh(self) -> None:
        """Read the items again."""
        items = self.items()
        self.count.setText(said("{n} selected").format(n=len(items)))
        for each in self.shared:
            options = {each.option(getattr(item, each.attribute)) for item in items}
            field = self.fields[each.attribute]
            field.show_value(options.pop() if len(options) == 1 else _MIXED, keep_typed=False)
        self._show_tags(items)

    def _show_tags(self, items: list[Any]) -> None:
        borne = [{each.id for each in tags_of(self._desk.project, item.id)} for item in items]
        chips, free = [], []
        for each in sorted(self._desk.project.all(Tag), key=lambda one: folded(one.name)):
            bearing = sum(each.id in tags for tags in borne)
            some = said("{0} ({dash} {1} of {2})").format(each.name, bearing, len(items), dash=_MIXED)
            if bearing:
                chips.append((each.id, each.name if bearing == len(items) else some, "tag"))
            if bearing < len(items):
                free.append(each.name)
        self.tags.show_chips(chips)
        self.tags.offer(free)

    def reword(self, attribute: str, options: Sequence[tuple[str, str]]) -> None:
        """Say the options of a field otherwise."""
        self.fields[attribute].reword(options)

    def _field(self, shared: Shared) -> ComboField:
        # The dash is an option like any other, so that it can be shown; chosen, it changes nothing.
        field = ComboField(shared.words, [(_MIXED, _MIXED), *shared.options])
        field.setEnabled(not self._desk.project.read_only)
        field.committed.connect(lambda option: self._write(shared, option))
        return field

    def give(self, items: Sequence[Any], shared: Shared, option: str) -> None:
        """Give items an option of a field, one step of history."""
        fields = {shared.attribute: shared.read(option)}
        self._desk.do(lambda: change_several(self._desk.project, items, **fields))

    def _write(self, shared: Shared, option: str) -> None:
        if option == _MIXED or self._desk.is_closed:
            self.refresh()
            return
        self.give(self.items(), shared, option)

    def _tag(self, name: str) -> None:
        self._desk.do(lambda: tag(self._desk.project, self.items(), name))

    def _untag(self, tag_id: str) -> None:
        known = self._desk.project.find(Tag, tag_id)
        if known is not None:
            self._desk.do(lambda: untag(self._desk.project, self.items(), known))

    def _lay_out(self) -> None:
        form = Form()
        form.add_wide(self.count)
        form.add_wide(Label(said("What you change here is changed in all of them."), size=12, colour="sub", wrap=True))
        for each in self.shared:
            form.add_field(each.words, self.fields[each.attribute])
        form.add_field(said("Tags"), self.tags)
        form.end()
        self.setLayout(form)
        self.setAccessibleName(said("Several items"))

    def _hear(self, told: Change) -> None:
        if self._ids and self.isVisible() and told.touches(self._kind, Kind.TAG, Kind.LINK):
            self.refresh()
