"""The log beside the file is brought into it beside the work."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from threading import Event
from threading import enumerate as threads

import apsw
import pytest

from briefing.model import Note
from briefing.project import Project, tidying
from briefing.project.connection import log_beside


def add_notes(project: Project, count: int) -> None:
    for number in range(count):
        with project.edit(f"Add {number}") as edit:
            edit.put(Note(text="n" * 5_000))


def test_a_long_log_comes_into_the_file_while_the_project_is_open(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_LONG", 20)
    add_notes(project, 30)
    project._connections.stop_tidying()
    shutil.copy(project.path, tmp_path / "alone.brief")
    with Project.open(tmp_path / "alone.brief", read_only=True) as alone:
        assert alone.count(Note) > 5
        assert alone.verify() == []
    project.close()
    assert [thread for thread in threads() if thread.name == "briefing log"] == []


def test_the_log_stays_short_however_long_work_goes_on(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "_LONG", 20)
    lengths = []
    for _ in range(20):
        add_notes(project, 20)
        tidied(project)
        lengths.append(log_beside(project.path).stat().st_size)
    assert max(lengths) < 4 * lengths[0], "the log is begun anew, not written on and on"
    assert project.count(Note) == 400
    assert project.verify() == []


def test_while_somebody_reads_what_is_old_the_log_waits_and_is_brought_in_afterwards(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_LONG", 20)
    with closing(apsw.Connection(str(project.path), flags=apsw.SQLITE_OPEN_READONLY)) as reader:
        add_notes(project, 1)
        reader.execute("BEGIN; SELECT count(*) FROM note")
        add_notes(project, 60)
        tidied(project)
        assert reader.execute("SELECT count(*) FROM note").get == 1
        reader.execute("ROLLBACK")
    add_notes(project, 60)
    tidied(project)
    shutil.copy(project.path, tmp_path / "alone.brief")
    with Project.open(tmp_path / "alone.brief", read_only=True) as alone:
        assert alone.count(Note) > 61


def tidied(project: Project) -> None:
    """Once what runs is done; it may begin again afterwards."""
    project._connections.stop_tidying()
    project._connections._tidying.go_on()


def test_a_step_that_is_on_disk_is_never_said_to_have_failed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> apsw.Connection:
        raise apsw.BusyError("database is locked")

    monkeypatch.setattr(tidying, "_LONG", 20)
    monkeypatch.setattr(project._connections._tidying, "_opened", fails)
    add_notes(project, 60)
    tidied(project)
    assert project.count(Note) == 60


@pytest.mark.parametrize("wanted", [Project.close, lambda project: project.set_password("secret")])
def test_what_is_called_inside_an_edit_is_refused_and_does_not_wait_for_the_tidying_that_waits_for_the_edit(
    project: Project, monkeypatch: pytest.MonkeyPatch, wanted: Callable[[Project], object]
) -> None:
    at_the_gate = Event()
    alone = project._connections._tidying._alone

    def told() -> AbstractContextManager[object]:
        at_the_gate.set()
        return alone()

    monkeypatch.setattr(tidying, "_LONG", 20)
    monkeypatch.setattr(project._connections._tidying, "_alone", told)
    with project.edit("Add") as edit:
        edit.put(Note(text="the edit at hand"))
        project._connections._tidying._wanted.set()
        project._connections._tidying._begin()
        assert at_the_gate.wait(20)
        with pytest.raises(RuntimeError, match="an edit inside an edit"):
            wanted(project)
        edit.put(Note(text="goes on"))
    assert project.count(Note) == 2
    add_notes(project, 30)
    tidied(project)
    assert project.verify() == []
