"""The one signal: which ids of which kinds a step added, changed and removed."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

import pytest

from briefing.model import Actor, Kind, Note, Setting, Tag
from briefing.project import Change, Project


@pytest.fixture
def heard(project: Project) -> list[Change]:
    changes: list[Change] = []
    project.subscribe(changes.append)
    return changes


def test_edit_undo_and_redo_name_just_what_they_changed(project: Project, heard: list[Change]) -> None:
    with project.edit("First") as edit:
        stays, goes = edit.put(Note(text="stays")), edit.put(Note(text="goes"))
    with project.edit("All three") as edit:
        new = edit.put(Actor(name="new"))
        edit.put(replace(stays, text="changed"))
        edit.remove(goes)
        edit.remove(edit.put(Tag(name="there and gone")))
        edit.put(Setting(id="name", value="Test"))
    project.undo()
    project.redo()
    _, edited, undone, redone = heard
    assert (edited.added, edited.changed, edited.removed) == (
        {Kind.ACTOR: (new.id,)},
        {Kind.NOTE: (stays.id,)},
        {Kind.NOTE: (goes.id,)},
    )
    assert (undone.added, undone.changed, undone.removed) == (
        {Kind.NOTE: (goes.id,)},
        {Kind.NOTE: (stays.id,)},
        {Kind.ACTOR: (new.id,)},
    )
    assert (redone.added, redone.changed, redone.removed) == (edited.added, edited.changed, edited.removed)
    assert [change.kind for change in heard] == ["edit", "edit", "undo", "redo"]
    assert [change.label for change in heard[1:]] == ["All three"] * 3
    assert [change.step for change in heard] == [2, 3, 4, 5]
    assert project.history.change(project.history.last()) == redone


def test_a_change_can_be_asked_for_its_kinds_and_ids(project: Project, heard: list[Change]) -> None:
    with project.edit("Two") as edit:
        note, actor = edit.put(Note()), edit.put(Actor())
    (change,) = heard
    assert change.touches(Kind.RISK, Kind.NOTE)
    assert not change.touches(Kind.RISK)
    assert change.ids(Kind.NOTE) == {note.id}
    assert change.ids(Kind.ACTOR) == {actor.id}
    assert change.ids(Kind.RISK) == frozenset()


def test_nothing_is_announced_that_did_not_happen(project: Project, heard: list[Change]) -> None:
    with pytest.raises(ZeroDivisionError), project.edit("Broken") as edit:
        edit.put(Note(text=str(1 // 0)))
    with project.edit("Empty"):
        pass
    project.undo()
    project.redo()
    project.set_place("tab", "1")
    assert heard == []


def test_a_listener_sees_the_change_in_the_file_and_may_edit_in_turn(project: Project) -> None:
    seen: list[str] = []

    def follow(change: Change) -> None:
        seen.append(f"{change.label}: {project.count(Note)}")
        if change.label == "First":
            with project.edit("In turn") as edit:
                edit.put(Note())

    project.subscribe(follow)
    with project.edit("First") as edit:
        edit.put(Note())
    assert seen == ["First: 1", "In turn: 2"]


def test_who_stops_listening_hears_no_more(project: Project) -> None:
    heard: list[Change] = []
    stop = project.subscribe(heard.append)
    with project.edit("One") as edit:
        edit.put(Note())
    stop()
    project.undo()
    assert len(heard) == 1


def test_a_listener_that_fails_loses_no_change_and_silences_no_other(project: Project) -> None:
    heard: list[str] = []

    def fail(_: Change) -> NoReturn:
        raise ZeroDivisionError

    project.subscribe(lambda _: heard.append("first"))
    project.subscribe(fail)
    project.subscribe(lambda _: heard.append("last"))
    with pytest.raises(ZeroDivisionError), project.edit("Add") as edit:
        edit.put(Note())
    assert heard == ["first", "last"]
    assert project.count(Note) == 1
    with pytest.raises(ZeroDivisionError):
        project.undo()
    assert project.count(Note) == 0
    assert heard == ["first", "last"] * 2
