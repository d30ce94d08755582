"""A checkpoint names a moment and changes nothing else."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.errors import ReadOnlyProject
from briefing.model import Note, Source
from briefing.project import Project, StepKind
from tests.project.dump import dump


def add(project: Project, text: str) -> None:
    with project.edit(f"Add {text}") as edit:
        edit.put(Note(text=text))


def test_a_checkpoint_stands_in_the_history_and_undo_goes_past_it(project: Project) -> None:
    add(project, "one")
    before = dump(project)
    step = project.checkpoint("Before the rewrite")
    assert dump(project) == before
    assert (step.kind, step.label, step.author) == (StepKind.CHECKPOINT, "Before the rewrite", "Ada")
    assert project.history.checkpoints() == [step]
    assert project.history.undo_label == "Add one"
    project.undo()
    project.checkpoint("With nothing")
    assert project.history.redo_label == "Add one"
    project.redo()
    assert dump(project) == before
    assert [one.label for one in project.history.checkpoints()] == ["With nothing", "Before the rewrite"]
    assert project.history.first_broken() is None


@pytest.mark.parametrize("replay", [Project.undo, Project.redo])
def test_checkpoints_anywhere_do_not_change_where_undo_and_redo_go(
    project: Project, replay: Callable[[Project], object]
) -> None:
    for text in "abc":
        add(project, text)
        project.checkpoint(text)
    project.undo()
    project.checkpoint("between")
    project.undo()
    project.checkpoint("between")
    replay(project)
    expected = {"undo": [], "redo": ["a", "b"]}[replay.__name__]
    assert [note.text for note in project.all(Note)] == expected


def test_a_checkpoint_during_an_import_ends_what_was_imported_so_far(project: Project) -> None:
    with project.action(lambda first, last: f"Import {first}–{last}") as action:
        for number in range(4):
            with action.step() as edit:
                edit.put(Source(title=str(number)))
            if number == 1:
                project.checkpoint("Half-way")
    labels = []
    while label := project.history.undo_label:
        labels.append(label)
        project.undo()
    assert labels == ["Import 3–4", "Import 1–2"]


def test_a_checkpoint_outlives_closing_and_needs_a_project_that_can_be_written(project: Project) -> None:
    project.checkpoint("Sent to the board")
    project.close()
    with Project.open(project.path, read_only=True) as reopened:
        assert [one.label for one in reopened.history.checkpoints()] == ["Sent to the board"]
        with pytest.raises(ReadOnlyProject):
            reopened.checkpoint("x")
