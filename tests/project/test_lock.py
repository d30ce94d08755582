"""Two at once: whoever comes second is told who was first; a dead process's lock is nobody's."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

import pytest

from briefing.errors import InUse, ProjectError, ReadOnlyProject
from briefing.model import Note, Source
from briefing.project import Project, StepKind, lock
from briefing.project.lock import lock_beside

OTHER_MACHINE = {
    "host": "desk-7",
    "user": "grace",
    "pid": 1,
    "since": "2026-01-02T09:30:00.000+00:00",
    "machine": "desk-7 0123",
}


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    path = tmp_path / "shared.brief"
    with Project.create(path, "Shared", author="Ada") as project, project.edit("Add") as edit:
        edit.put(Note(text="x"))
    return path


def left_by_another_machine(path: Path) -> None:
    lock_beside(path).write_text(json.dumps(OTHER_MACHINE))


def test_the_second_to_open_is_told_who_was_first_and_can_read_along(closed: Path) -> None:
    with Project.open(closed) as first:
        with pytest.raises(InUse, match="open already by") as caught:
            Project.open(closed)
        assert caught.value.user in caught.value.happened
        assert caught.value.host
        assert caught.value.since
        assert not caught.value.elsewhere
        assert "read-only" in caught.value.remedy
        with Project.open(closed, read_only=True) as second:
            for number in range(3):
                with first.edit("Add") as edit:
                    edit.put(Note(text=str(number)))
                assert second.count(Note) == number + 2
            with pytest.raises(ReadOnlyProject):
                second.edit("x")
    with Project.open(closed) as project:
        assert project.recovered is None
        assert project.count(Note) == 4


def test_an_error_about_who_has_it_crosses_processes_whole(closed: Path) -> None:
    with Project.open(closed), pytest.raises(InUse) as caught:
        Project.open(closed)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 our own bytes
    assert (again.user, again.host, again.since, again.elsewhere) == (
        caught.value.user,
        caught.value.host,
        caught.value.since,
        False,
    )
    assert again.sentence() == caught.value.sentence()


def test_a_second_opening_does_not_end_an_import_that_is_running(closed: Path) -> None:
    with Project.open(closed) as first, first.action(lambda a, b: f"Import {a}–{b}") as action:
        for number in range(3):
            with action.step() as edit:
                edit.put(Source(title=str(number)))
            with pytest.raises(InUse):
                Project.open(closed)
            with Project.open(closed, read_only=True) as reader:
                assert reader.history.last().kind is StepKind.PART
        assert first.history.undo_label == "Import 1–3"


def test_the_lock_goes_with_the_last_close_and_with_a_failed_opening(closed: Path, tmp_path: Path) -> None:
    Project.open(closed).close()
    (tmp_path / "letter.brief").write_text("Dear reader")
    with pytest.raises(ProjectError):
        Project.open(tmp_path / "letter.brief")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["letter.brief", "shared.brief"]


def test_to_open_and_close_does_not_touch_the_file(closed: Path) -> None:
    before, touched = closed.read_bytes(), closed.stat().st_mtime_ns
    Project.open(closed).close()
    assert closed.read_bytes() == before
    assert closed.stat().st_mtime_ns == touched


def test_the_lock_of_a_process_that_died_is_taken_over(closed: Path) -> None:
    script = """
        import os, sys
        from pathlib import Path
        from briefing.model import Note
        from briefing.project import Project
        project = Project.open(Path(sys.argv[1]), author="Grace")
        with project.edit("Add note") as edit:
            edit.put(Note(text="finished"))
        os._exit(9)
    """
    subprocess.run([sys.executable, "-c", dedent(script), str(closed)], check=False)  # noqa: S603 ours
    assert lock_beside(closed).exists()
    with Project.open(closed) as project:
        assert project.recovered is not None
        assert [step.label for step in project.recovered.steps] == ["Add note"]
        assert project.recovered.left_by.pid != os.getpid()
        assert project.recovered.sentence().startswith("Recovered; nothing lost up to ")
    assert list(closed.parent.iterdir()) == [closed]


def test_what_another_machine_has_open_is_left_alone_and_a_copy_can_be_worked_in(closed: Path) -> None:
    left_by_another_machine(closed)
    for read_only in (False, True):
        with pytest.raises(InUse, match="by grace on desk-7, since 2026-01-02") as caught:
            Project.open(closed, read_only=read_only)
        assert caught.value.elsewhere
    copy = closed.with_name("copy.brief")
    Project.copy_of(closed, copy)
    with Project.open(copy) as project, project.edit("Add") as edit:
        edit.put(Note())
    assert json.loads(lock_beside(closed).read_text()) == OTHER_MACHINE
    with pytest.raises(ProjectError, match="already a file named copy"):
        Project.copy_of(closed, copy)


def test_a_copy_of_a_project_that_is_open_here_has_its_last_step(closed: Path) -> None:
    with Project.open(closed) as project:
        with project.edit("Add") as edit:
            edit.put(Note(text="last"))
        Project.copy_of(closed, closed.with_name("copy.brief"))
    with Project.open(closed.with_name("copy.brief")) as copy:
        assert [note.text for note in copy.all(Note)] == ["x", "last"]


def test_the_lock_of_another_machine_is_set_aside_when_the_user_says_so(closed: Path) -> None:
    left_by_another_machine(closed)
    with Project.open(closed, take_over=True) as project:
        project.undo()
        with pytest.raises(InUse):
            Project.open(closed, take_over=True)
    assert list(closed.parent.iterdir()) == [closed]


@pytest.mark.parametrize("said", [b"", b"{", b"[" * 100_000, b"\xff" * 99, b'{"host": 1}', b"null"])
def test_a_lock_that_says_nonsense_is_nobodys(closed: Path, said: bytes) -> None:
    lock_beside(closed).write_bytes(said)
    with Project.open(closed) as project:
        project.undo()
    assert list(closed.parent.iterdir()) == [closed]


def test_a_file_system_without_locks_goes_by_the_file_alone(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_descriptor: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(lock, "_lock", no_locks)
    with Project.open(closed):
        with pytest.raises(InUse):
            Project.open(closed)
        with suppress(InUse):
            Project.open(closed, take_over=True).close()
    with Project.open(closed) as project:
        assert project.count(Note) == 1


def test_a_link_to_a_project_is_the_same_project(closed: Path) -> None:
    link = closed.with_name("link.brief")
    link.symlink_to(closed)
    with Project.open(link) as project:
        with pytest.raises(InUse):
            Project.open(closed)
        with project.edit("Add") as edit:
            edit.put(Note())
    assert sorted(file.name for file in closed.parent.iterdir()) == ["link.brief", "shared.brief"]
