"""A process that ends in the middle: finished steps stay, unfinished ones never were, a cut-off import is shown."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from briefing.model import Note, Source
from briefing.project import Project, StepKind

BEGINNING = """
    import os, sys
    from pathlib import Path
    from briefing.model import Note, Source
    from briefing.project import Project
    project = Project.open(Path(sys.argv[1]))
    with project.edit("Add note") as edit:
        edit.put(Note(text="finished"))
"""
BREAKS_OFF_IN_AN_EDIT = """
    with project.edit("Never was") as edit:
        edit.put(Note(text="unfinished"))
        edit.keep_text("unfinished" * 100_000)
        os._exit(9)
"""
BREAKS_OFF_IN_AN_UNDO = """
    project._writer._log_replay = lambda *_: os._exit(9)
    project.undo()
"""
BREAKS_OFF_BETWEEN_STEPS = """
    with project.action(lambda first, last: f"Import {first}–{last}") as action:
        for number in range(5):
            with action.step(10) as edit:
                edit.put_all(Source(title=f"{number}-{one}") for one in range(10))
        os._exit(9)
"""
BREAKS_OFF_IN_A_STEP = """
    with project.action(lambda first, last: f"Import {first}–{last}") as action:
        for number in range(5):
            with action.step(10) as edit:
                edit.put_all(Source(title=f"{number}-{one}") for one in range(10))
                if number == 3:
                    os._exit(9)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "cut.brief"
    Project.create(path, "Cut").close()
    return path


def run_until_it_breaks_off(path: Path, end: str) -> None:
    script = dedent(BEGINNING) + dedent(end)
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == 9  # noqa: S603 ours
    assert path.with_name("cut.brief-wal").exists()


@pytest.mark.parametrize("end", [BREAKS_OFF_IN_AN_EDIT, BREAKS_OFF_IN_AN_UNDO, "\nos._exit(9)"])
def test_every_finished_step_is_there_and_no_unfinished_one(path: Path, end: str) -> None:
    run_until_it_breaks_off(path, end)
    with Project.open(path, read_only=True) as project:
        assert [note.text for note in project.all(Note)] == ["finished"]
    with Project.open(path) as project:
        assert project.recovered is not None
        assert project.cut_off_action is None
        assert [note.text for note in project.all(Note)] == ["finished"]
        assert project.history.undo_label == "Add note"
        assert project.history.first_broken() is None
        project.undo()
        assert project.count(Note) == 0
    assert list(path.parent.iterdir()) == [path]
    with Project.open(path) as project:
        assert project.recovered is None


@pytest.mark.parametrize(("end", "there"), [(BREAKS_OFF_BETWEEN_STEPS, 50), (BREAKS_OFF_IN_A_STEP, 30)])
def test_an_import_that_was_cut_off_is_shown_and_undone_as_a_whole(path: Path, end: str, there: int) -> None:
    run_until_it_breaks_off(path, end)
    with Project.open(path) as project:
        assert project.recovered is not None
        assert project.cut_off_action is not None
        assert project.cut_off_action.label == f"Import 1–{there}"
        assert project.count(Source) == there
        assert project.history.last().kind is StepKind.END
        assert project.history.undo_label == f"Import 1–{there} (cut off)"
    with Project.open(path) as project:
        assert project.cut_off_action is None
        project.undo()
        assert project.count(Source) == 0
        assert project.history.undo_label == "Add note"
        project.redo()
        assert project.count(Source) == there
        assert project.history.first_broken() is None


def test_a_cut_off_project_open_read_only_is_left_as_it_is(path: Path) -> None:
    run_until_it_breaks_off(path, BREAKS_OFF_BETWEEN_STEPS)
    with Project.open(path, read_only=True) as project:
        assert project.count(Source) == 50
        assert project.history.last().kind is StepKind.PART
        assert project.cut_off_action is None
    with Project.open(path) as project:
        assert project.cut_off_action is not None
