"""An import runs in its own thread, in small steps, while the window edits; Undo takes each part back whole."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread, get_ident

import pytest

from briefing.errors import ProjectError
from briefing.model import Actor, Note, Source
from briefing.project import Change, Project, StepKind

PATIENCE = 20
"""Seconds after which a test that hangs fails; none waits that long."""


def named(first: int, last: int) -> str:
    return f"Import {first}–{last}"


@contextmanager
def in_a_thread(work: Callable[[], None]) -> Iterator[None]:
    """Run `work` beside the block; what it raises is raised at the end."""
    raised: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as error:
            raised.append(error)

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        thread.join(PATIENCE)
    assert not thread.is_alive()
    if raised:
        raise raised[0]


def add_sources(project: Project, steps: int, each: int, after: dict[int, Callable[[], None]] | None = None) -> None:
    with project.action(named) as action:
        for number in range(steps):
            with action.step(each) as edit:
                edit.put_all(Source(title=f"{number}-{one}") for one in range(each))
            (after or {}).get(number, lambda: None)()
    project.leave_thread()


def test_an_action_of_many_steps_is_one_to_undo(project: Project) -> None:
    add_sources(project, steps=5, each=4)
    assert project.history.undo_label == "Import 1–20"
    assert [step.kind for step in project.history.steps(limit=6)] == [StepKind.END, *[StepKind.PART] * 5]
    change = project.undo()
    assert change is not None
    assert len(change.removed["source"]) == 20  # type: ignore[index] # a Kind equals its word
    assert project.count(Source) == 0
    assert project.history.undo_label == ""
    project.redo()
    assert project.count(Source) == 20
    assert project.history.undo_label == "Import 1–20"


def test_an_edit_of_the_window_in_between_splits_the_import_in_two(project: Project) -> None:
    forty_in, edited = Event(), Event()

    def pause() -> None:
        forty_in.set()
        assert edited.wait(PATIENCE)

    with in_a_thread(lambda: add_sources(project, steps=5, each=20, after={1: pause})):
        assert forty_in.wait(PATIENCE)
        assert project.count(Source) == 40
        with project.edit("Rename actor") as edit:
            edit.put(Actor(name="x"))
        edited.set()
    assert project.count(Source) == 100
    kinds = [step.kind for step in reversed(project.history.steps(limit=8))]
    part, end = StepKind.PART, StepKind.END
    assert kinds == [part, part, end, StepKind.EDIT, part, part, part, end]
    taken_back = []
    while label := project.history.undo_label:
        taken_back.append((label, project.count(Source), project.count(Actor)))
        project.undo()
    assert taken_back == [("Import 41–100", 100, 1), ("Rename actor", 40, 1), ("Import 1–40", 40, 0)]
    for expected in (40, 40, 100):
        project.redo()
        assert project.count(Source) == expected
    assert project.history.first_broken() is None


def test_the_window_can_undo_what_an_import_has_done_so_far(project: Project) -> None:
    forty_in, undone = Event(), Event()

    def pause() -> None:
        forty_in.set()
        assert undone.wait(PATIENCE)

    with in_a_thread(lambda: add_sources(project, steps=3, each=20, after={1: pause})):
        assert forty_in.wait(PATIENCE)
        assert project.history.undo_label == "Import 1–40"
        project.undo()
        assert [step.kind for step in project.history.steps(limit=3)] == [StepKind.UNDO, StepKind.END, StepKind.PART]
        undone.set()
    assert [source.title.split("-")[0] for source in project.page(Source, limit=1)] == ["2"]
    assert project.history.undo_label == "Import 41–60"
    project.undo()
    assert project.count(Source) == 0
    assert project.history.undo_label == ""


def test_many_edits_beside_an_import_are_all_there_and_all_undone(project: Project) -> None:
    with in_a_thread(lambda: add_sources(project, steps=30, each=3)):
        for number in range(30):
            with project.edit(f"Note {number}") as edit:
                edit.put(Note(text=str(number)))
    assert (project.count(Source), project.count(Note)) == (90, 30)
    imported = 0
    while label := project.history.undo_label:
        if label.startswith("Import"):
            first, last = (int(number) for number in label.removeprefix("Import ").split("–"))
            imported += last - first + 1
        project.undo()
    assert imported == 90
    assert (project.count(Source), project.count(Note)) == (0, 0)
    assert project.history.first_broken() is None


def test_two_imports_at_once_are_told_apart(project: Project) -> None:
    notes = project.action(lambda first, last: f"Notes {first}–{last}")
    with in_a_thread(lambda: add_sources(project, steps=10, each=1)), notes:
        for number in range(10):
            with notes.step() as edit:
                edit.put(Note(text=str(number)))
    assert (project.count(Source), project.count(Note)) == (10, 10)
    while label := project.history.undo_label:
        before = (project.count(Source), project.count(Note))
        project.undo()
        left = project.count(Note) if label.startswith("Import") else project.count(Source)
        assert left == before[label.startswith("Import")]
    assert (project.count(Source), project.count(Note)) == (0, 0)


def test_what_an_import_did_before_it_failed_stays_and_is_one_to_undo(project: Project) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_sources(project, steps=9, each=10, after={2: fail})
    assert project.count(Source) == 30
    assert project.history.undo_label == "Import 1–30"
    assert project.history.last().kind is StepKind.END


def test_a_step_that_fails_is_not_counted(project: Project) -> None:
    with project.action(named) as action:
        with action.step(10) as edit:
            edit.put(Source())
        with pytest.raises(ZeroDivisionError), action.step(10) as edit:
            edit.put(Source(title=str(1 // 0)))
        with action.step(5) as edit:
            edit.put(Source())
    assert project.history.undo_label == "Import 1–15"


def test_a_step_whose_listener_fails_is_done_and_counted(project: Project) -> None:
    def fail(_change: Change) -> None:
        raise ZeroDivisionError

    with project.action(named) as action:
        stop = project.subscribe(fail)
        with pytest.raises(ZeroDivisionError), action.step(10) as edit:
            edit.put(Source())
        stop()
        with action.step(5) as edit:
            edit.put(Source())
    assert project.count(Source) == 2
    assert project.history.undo_label == "Import 1–15"


def test_an_action_that_does_nothing_leaves_no_trace(project: Project) -> None:
    last = project.history.last()
    with project.action(named) as action, action.step(10):
        pass
    with project.action(named):
        pass
    assert project.history.last() == last


def test_an_action_whose_parts_cancel_out_is_still_one_to_undo(project: Project) -> None:
    with project.action(named) as action:
        with action.step() as edit:
            note = edit.put(Note())
        with action.step() as edit:
            edit.remove(note)
    assert project.history.undo_label == "Import 1–2"
    project.undo()
    project.redo()
    assert project.count(Note) == 0


def test_the_window_is_urgent_and_a_worker_is_not(project: Project) -> None:
    asked: list[bool] = []
    passed = project._writer._gate.passed
    project._writer._gate.passed = lambda *, urgent: (asked.append(urgent), passed(urgent=urgent))[1]  # type: ignore[func-returns-value,method-assign]

    def work() -> None:
        add_sources(project, steps=1, each=1)
        with project.edit("Note") as edit:
            edit.put(Note())
        project.undo()
        project.redo()

    with in_a_thread(work):
        pass
    assert asked == [False] * 5
    asked.clear()
    work()
    assert asked == [True] * 5


def test_changes_are_announced_in_the_thread_that_made_them(project: Project) -> None:
    heard: list[tuple[int, str]] = []
    project.subscribe(lambda change: heard.append((get_ident(), change.label)))
    with in_a_thread(lambda: add_sources(project, steps=1, each=1)):
        pass
    with project.edit("Here") as edit:
        edit.put(Note())
    (there, there_label), (here, here_label) = heard
    assert (there_label, here_label) == ("Import 1–1", "Here")
    assert here == get_ident() != there


def test_a_thread_that_is_done_leaves_no_connection(project: Project) -> None:
    with in_a_thread(lambda: add_sources(project, steps=1, each=1)):
        pass
    assert set(project._connections._of_thread) == {get_ident()}
    project.leave_thread()
    assert project._connections._of_thread == {}
    assert project.count(Source) == 1


def test_closing_waits_for_the_step_at_hand_and_stops_the_import_in_words(project: Project) -> None:
    inside = Event()
    closing = Event()
    heard: list[Change] = []
    project.subscribe(heard.append)
    passed = project._writer._gate.passed

    def told(*, urgent: bool) -> object:
        closing.set()
        return passed(urgent=urgent)

    def work() -> None:
        with project.action(named) as action:
            while True:
                with action.step() as edit:
                    edit.put(Source())
                    inside.set()
                    assert closing.wait(PATIENCE)

    def close_meanwhile() -> None:
        with in_a_thread(work):
            assert inside.wait(PATIENCE)
            project._writer._gate.passed = told  # type: ignore[method-assign,assignment]
            project.close()

    with pytest.raises(ProjectError, match="is closed"):
        close_meanwhile()
    assert [file.name for file in project.path.parent.iterdir()] == [project.path.name]
    with Project.open(project.path) as reopened:
        assert reopened.count(Source) == len(heard) >= 1
        assert reopened.cut_off_action is not None
        reopened.undo()
        assert reopened.count(Source) == 0
