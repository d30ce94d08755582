"""Any sequence of edits can be undone to the start and done again to the end, also after reopening."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from briefing.model import CLASSES, Item, Kind, kind_of
from briefing.project import Change, Edit, LongAction, Project, StepKind
from briefing.project.connection import create_file
from tests.project.dump import Dump, dump, replayed
from tests.project.invented import MAY_BE_NONE, is_possible, items, own_values, pointing_at, texts
from tests.tried import Tell

Ids = dict[Kind, tuple[str, ...]]


@dataclass
class Done:
    """An action as the test remembers it."""

    label: str
    before: Dump
    after: Dump


class Changed(Exception):
    """Breaks an edit off."""


class AnyHistory(RuleBasedStateMachine):
    """Edits, long actions, undo, redo and reopening in any order, beside a plain list of what they did."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "any.brief"
        self.done: list[Done] = []
        self.undone: list[Done] = []
        self.long: LongAction | None = None
        self.long_is_last = False
        self.long_first = 1
        self.long_size = 0
        self.heard: list[Change] = []

    @initialize()
    def create(self) -> None:
        self.project = Project.create(self.path, "Any", author="Ada")
        self.project.subscribe(self.heard.append)
        self.start = self.now = dump(self.project)

    @rule(data=st.data(), label=texts.filter(bool), times=st.integers(1, 4))
    def edit(self, data: st.DataObject, label: str, times: int) -> None:
        with self.project.edit(label) as edit:
            for _ in range(times):
                change_something(data, edit)
        if self.was_changed():
            self.push(label)
            self.long_is_last = False

    @rule(data=st.data(), size=st.integers(1, 40))
    def go_on_with_a_long_action(self, data: st.DataObject, size: int) -> None:
        if self.long is None:
            self.long = self.project.action(numbered)
            self.long_size = 0
        with self.long.step(size) as edit:
            change_something(data, edit)
        before = self.long_size
        self.long_size += size
        if not self.was_changed():
            return
        if not self.long_is_last:
            self.long_first = before + 1
        label = numbered(self.long_first, self.long_size)
        if self.long_is_last:
            self.done[-1] = Done(label, self.done[-1].before, dump(self.project))
            self.undone.clear()
            self.now = self.done[-1].after
        else:
            self.push(label)
        self.long_is_last = True

    @precondition(lambda self: self.long is not None)
    @rule()
    def end_the_long_action(self) -> None:
        assert self.long is not None
        self.long.__exit__(None, None, None)
        if self.long_is_last:
            self.done[-1].label = numbered(self.long_first, self.long_size)
        self.long = None
        self.long_is_last = False

    @rule(data=st.data())
    def break_an_edit_off(self, data: st.DataObject) -> None:
        last = self.project.history.last()
        with suppress(Changed), self.project.edit("Broken off") as edit:
            change_something(data, edit)
            raise Changed
        assert dump(self.project) == self.now
        assert self.project.history.last() == last

    @rule()
    def undo(self) -> None:
        change = self.project.undo()
        if not self.done:
            assert change is None
            return
        action = self.done.pop()
        self.undone.append(action)
        self.arrived(change, action.before, StepKind.UNDO)

    @rule()
    def redo(self) -> None:
        change = self.project.redo()
        if not self.undone:
            assert change is None
            return
        action = self.undone.pop()
        self.done.append(action)
        self.arrived(change, action.after, StepKind.REDO)

    @rule()
    def reopen(self) -> None:
        self.project.close()
        assert [file.name for file in self.folder.iterdir()] == ["any.brief"]
        self.project = Project.open(self.path, author="Bo")
        self.project.subscribe(self.heard.append)
        if self.long_is_last:
            assert self.project.cut_off_action is not None
            assert self.project.cut_off_action.label == self.done[-1].label
            self.done[-1].label += " (cut off)"
        else:
            assert self.project.cut_off_action is None
        self.long = None
        self.long_is_last = False

    @invariant()
    def the_menu_names_what_was_done(self) -> None:
        assert self.project.history.undo_label == (self.done[-1].label if self.done else "")
        assert self.project.history.redo_label == (self.undone[-1].label if self.undone else "")

    @invariant()
    def the_file_holds_what_was_done(self) -> None:
        assert dump(self.project) == self.now

    def teardown(self) -> None:
        with ExitStack() as at_the_end:
            at_the_end.callback(shutil.rmtree, self.folder)
            if hasattr(self, "project"):
                at_the_end.callback(self.close_the_project_at_hand)
                self.walk_to_both_ends()

    def close_the_project_at_hand(self) -> None:
        self.project.close()

    def walk_to_both_ends(self) -> None:
        while self.undone:
            self.redo()
        end = self.now
        while self.done:
            self.undo()
        assert self.now == self.start
        assert self.project.undo() is None
        self.reopen()
        while self.undone:
            self.redo()
        assert dump(self.project) == end
        assert self.project.redo() is None
        assert self.project.history.first_broken() is None
        create_file(self.folder / "empty.brief")
        assert replayed(self.path, self.folder / "empty.brief") == end
        (self.folder / "empty.brief").unlink()

    def was_changed(self) -> bool:
        """Whether the last edit changed a row; then just that must have been announced."""
        after = dump(self.project)
        if after == self.now:
            assert not self.heard
            return False
        self.was_announced(self.now, after)
        return True

    def was_announced(self, before: Dump, after: Dump) -> Change:
        (change,) = self.heard
        self.heard.clear()
        assert [sorted_ids(ids) for ids in (change.added, change.changed, change.removed)] == difference(before, after)
        return change

    def push(self, label: str) -> None:
        after = dump(self.project)
        self.done.append(Done(label, self.now, after))
        self.undone.clear()
        self.now = after

    def arrived(self, change: Change | None, expected: Dump, kind: StepKind) -> None:
        assert dump(self.project) == expected
        assert self.was_announced(self.now, expected) is change
        assert change is not None
        assert change.kind == kind.value
        self.now = expected
        self.long_is_last = False


def numbered(first: int, last: int) -> str:
    return f"Import {first}–{last}"


def change_something(data: st.DataObject, edit: Edit) -> None:
    there = {kind: [item.id for item in edit.all(CLASSES[kind])] for kind in Kind}
    what = data.draw(st.sampled_from(["put", "put", "change", "remove"]))
    if what == "put":
        kind = data.draw(st.sampled_from([kind for kind in Kind if is_possible(kind, there)]))
        edit.put(data.draw(items(kind, there)))
        return
    kinds = [kind for kind in Kind if there[kind]]
    if not kinds:
        return
    kind = data.draw(st.sampled_from(kinds))
    item = edit.get(CLASSES[kind], data.draw(st.sampled_from(there[kind])))
    if what == "change":
        edit.put(data.draw(altered(item)))
    else:
        remove_with_all_that_points_at(edit, item)


@st.composite
def altered(draw: st.DrawFn, item: Item) -> Item:
    values = own_values(kind_of(item))
    names = draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=3, unique=True))
    fields: dict[str, Any] = {name: draw(values[name]) for name in names}
    return replace(item, **fields)


def remove_with_all_that_points_at(edit: Edit, item: Item) -> None:
    for kind, name in pointing_at(kind_of(item)):
        for other in edit.where(CLASSES[kind], **{name: item.id}):
            if name in MAY_BE_NONE:
                fields: dict[str, Any] = {name: None}
                edit.put(replace(other, **fields))
            else:
                remove_with_all_that_points_at(edit, other)
    edit.remove(item)


def difference(before: Dump, after: Dump) -> list[Ids]:
    added: Ids = {}
    changed: Ids = {}
    removed: Ids = {}
    for kind in Kind:
        old = {row[0]: row for row in before[kind]}
        new = {row[0]: row for row in after[kind]}
        added[kind] = tuple(new.keys() - old.keys())
        removed[kind] = tuple(old.keys() - new.keys())
        changed[kind] = tuple(one for one in old.keys() & new.keys() if old[one] != new[one])
    return [sorted_ids(ids) for ids in (added, changed, removed)]


def sorted_ids(ids: Ids) -> Ids:
    return {kind: tuple(sorted(ids[kind])) for kind in sorted(ids) if ids[kind]}


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(max_examples=12, stateful_step_count=25)


class TestManyMoreHistories(AnyHistory.TestCase):
    """The same, far longer, for `make check-slow`."""

    pytestmark = pytest.mark.slow

    @pytest.fixture(autouse=True)
    def _says(self, tried: Tell) -> None:
        tried("random histories, undone and done again to the letter", {"histories of up to 50 deeds": 300})

    settings = settings(max_examples=300, stateful_step_count=50)
