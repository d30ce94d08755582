"""What holds, what was taken back and how far it is to each step, against what undo and redo really do."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Actor
from briefing.project import Project, Step, StepKind
from ui.history.standing import grouped, standing


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.brief", "P") as made:
        yield made


def add(project: Project, name: str) -> None:
    with project.edit(f"Add {name}") as edit:
        edit.put(Actor(name=name))


def step(project: Project, label: str, kind: StepKind = StepKind.EDIT) -> Step:
    return next(one for one in project.history.steps() if one.label == label and one.kind is kind)


def names(project: Project) -> list[str]:
    return sorted(actor.name for actor in project.all(Actor))


def test_a_new_project_stands_at_its_beginning(project: Project) -> None:
    assert standing(project.history.steps()).now == 1
    assert standing([]).now == 0


def test_steps_after_the_wanted_one_are_counted(project: Project) -> None:
    for name in "ABC":
        add(project, name)
    now = standing(project.history.steps())
    assert now.way_to(step(project, "Add C")) == (0, 0)
    assert now.way_to(step(project, "Add A")) == (2, 0)
    assert now.way_to(project.history.steps()[-1]) == (3, 0)


def test_what_was_taken_back_does_not_hold_and_can_be_reached_by_redo(project: Project) -> None:
    add(project, "A")
    add(project, "B")
    project.undo()
    project.undo()
    now = standing(project.history.steps())
    assert step(project, "Add B").id not in now.holding
    assert now.way_to(step(project, "Add A")) == (0, 1)
    assert now.way_to(step(project, "Add B")) == (0, 2)


def test_what_was_done_again_holds_and_counts_as_done(project: Project) -> None:
    add(project, "A")
    project.undo()
    project.redo()
    now = standing(project.history.steps())
    assert step(project, "Add A").id in now.holding
    assert now.now == step(project, "Add A", StepKind.REDO).id


def test_a_checkpoint_leads_back_to_the_step_before_it(project: Project) -> None:
    add(project, "A")
    project.checkpoint("Noon")
    add(project, "B")
    now = standing(project.history.steps())
    assert now.way_to(step(project, "Noon", StepKind.CHECKPOINT)) == (1, 0)


def test_the_parts_of_an_action_are_one_group(project: Project) -> None:
    with project.action(lambda _first, last: f"Import {last}") as action:
        for name in "AB":
            with action.step() as edit:
                edit.put(Actor(name=name))
    add(project, "C")
    groups = grouped(project.history.steps())
    assert [len(group) for group in groups] == [1, 3, 1]
    assert standing(project.history.steps()).way_to(groups[1][0]) == (1, 0)


def test_older_steps_that_were_not_read_are_not_counted(project: Project) -> None:
    for name in "ABCD":
        add(project, name)
    now = standing(project.history.steps(limit=2))
    assert now.floor == 0
    assert set(now.undos.values()) == {0, 1}


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["add", "undo", "redo", "checkpoint"]), max_size=14))
def test_going_as_far_as_is_said_brings_the_project_to_what_it_was_then(
    tmp_path_factory: pytest.TempPathFactory, turns: list[str]
) -> None:
    with Project.create(tmp_path_factory.mktemp("p") / "p.brief", "P") as project:
        held = {project.history.last().id: names(project)}
        for number, turn in enumerate(turns):
            match turn:
                case "add":
                    add(project, f"{number:02}")
                case "checkpoint":
                    project.checkpoint(f"{number:02}")
                case "undo":
                    project.undo()
                case "redo":
                    project.redo()
            held.setdefault(project.history.last().id, names(project))
        for one in project.history.steps():
            undos, redos = standing(project.history.steps()).way_to(one)
            for _ in range(undos or redos):
                (project.undo if undos else project.redo)()
            if undos or redos:
                assert names(project) == held[one.id], (one.label, turns)
