"""Who, when, what, down to the field with its old and new value; one item's own history."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.errors import HistoryConflict
from briefing.model import Actor, Kind, Likelihood, Note, Risk, Tag
from briefing.project import FieldChange, Project
from tests.project.raw import tampered_with


def test_a_step_tells_each_field_with_its_old_and_its_new_value(project: Project) -> None:
    with project.edit("Add risk") as edit:
        risk = edit.put(Risk(title="Sanctions"))
    with project.edit("Rate risk") as edit:
        edit.put(replace(risk, title="More sanctions", likelihood=Likelihood("icd203", "likely"), in_brief=False))
    with project.edit("Delete risk") as edit:
        edit.remove(risk)
    removed, rated, added = (project.history.details(step) for step in project.history.steps(limit=3))
    assert [(one.kind, one.id, one.what, one.name) for one in added] == [(Kind.RISK, risk.id, "added", "R1")]
    assert FieldChange("title", None, "Sanctions") in added[0].fields
    assert set(rated[0].fields) == {
        FieldChange("title", "Sanctions", "More sanctions"),
        FieldChange("likelihood_scale", None, "icd203"),
        FieldChange("likelihood_term", None, "likely"),
        FieldChange("in_brief", 1, 0),
    }
    assert removed[0].what == "removed"
    assert FieldChange("title", "More sanctions", None) in removed[0].fields
    assert rated[0].as_json()["fields"][0] == {"field": "title", "old": "Sanctions", "new": "More sanctions"}


def test_an_item_has_a_history_of_its_own(project: Project) -> None:
    with project.edit("Add both") as edit:
        actor = edit.put(Actor(name="Ankara"))
        edit.put(Actor(name="Moscow"))
    with project.edit("Note") as edit:
        edit.put(Note(text=f"speaks of {actor.id}"))
    with project.edit("Rename") as edit:
        edit.put(replace(actor, name="Türkiye"))
    project.undo()
    entries = project.history.of(Kind.ACTOR, actor.id)
    assert [entry.step.label for entry in entries] == ["Rename", "Rename", "Add both"]
    assert [entry.step.kind.value for entry in entries] == ["undo", "edit", "edit"]
    assert entries[0].change.fields == (FieldChange("name", "Türkiye", "Ankara"),)
    assert {entry.step.author for entry in entries} == {"Ada"}
    assert project.history.of(Kind.ACTOR, "nobody") == []
    assert project.history.of(Kind.NOTE, actor.id) == []


def test_the_parts_of_a_long_action_are_told_one_by_one(project: Project) -> None:
    with project.action(lambda first, last: f"Tag {first}–{last}") as action:
        for name in "abc":
            with action.step() as edit:
                edit.put(Tag(name=name))
    parts = project.history.parts(project.history.last())
    assert [change.name for part in parts for change in project.history.details(part)] == ["a", "b", "c"]


@pytest.mark.parametrize("forged", [b"\x54\x03\x00junk", b"T\x01\x01step\0\x12\0\x01\0\0\0\0\0\0\0\1", b"\xff" * 40])
def test_a_record_that_cannot_be_read_is_said(project: Project, forged: bytes) -> None:
    with project.edit("Add") as edit:
        edit.put(Note())
    with tampered_with(project.path) as raw:
        raw.execute("UPDATE step SET changeset = ? WHERE id = 2", (forged,))
    step = project.history.last()
    with pytest.raises(HistoryConflict, match="damaged"):
        project.history.details(step)
    with pytest.raises(HistoryConflict, match="damaged"):
        project.undo()


def test_a_changed_record_is_never_taken_back(project: Project) -> None:
    with project.edit("Add") as edit:
        note = edit.put(Note(text="first"))
    with project.edit("Change") as edit:
        edit.put(replace(note, text="other"))
    with tampered_with(project.path) as raw:
        raw.execute("UPDATE step SET changeset = (SELECT changeset FROM step WHERE id = 2) WHERE id = 3")
    with pytest.raises(HistoryConflict):
        project.undo()
    assert project.get(Note, note.id).text == "other"
    assert project.history.first_broken() == 3
