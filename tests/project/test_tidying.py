"""The log beside the file is brought into it beside the work."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import shutil
from pathlib import Path
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
    project._tidying.stop()
    shutil.copy(project.path, tmp_path / "alone.brief")
    with Project.open(tmp_path / "alone.brief", read_only=True) as alone:
        assert alone.count(Note) > 5
        assert alone.verify() == []
    project.close()
    assert [thread for thread in threads() if thread.name == "briefing log"] == []


def test_a_log_that_is_too_long_is_not_let_grow(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "_LONG", 1 << 30)
    monkeypatch.setattr(tidying, "_TOO_LONG", 50)
    add_notes(project, 200)
    assert log_beside(project.path).stat().st_size < 120 * 4_120
    assert project.count(Note) == 200


class Busy:
    """A connection whose log somebody else brings in at this moment."""

    def wal_checkpoint(self, _name: str, _mode: int) -> None:
        raise apsw.BusyError("database is locked")


def test_a_step_that_is_on_disk_is_never_said_to_have_failed(project: Project) -> None:
    too_long = tidying._TOO_LONG
    assert project._tidying._grown(Busy(), "main", too_long) == apsw.SQLITE_OK  # type: ignore[arg-type] # a stand-in
