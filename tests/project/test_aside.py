"""What is made on the way: nothing of it stays, also where the process that made it was killed."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from briefing.errors import ProjectError
from briefing.model import Note
from briefing.project import Project, salvage
from briefing.project.aside import Aside, sweep
from briefing.project.copying import arriving
from tests.project.damaging import PAGE


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_a_folder_is_there_for_the_block_and_another_process_leaves_it_alone(temporary: Path) -> None:
    with Aside() as folder:
        (folder / "copy.brief").write_text("half")
        sweep()
        assert (folder / "copy.brief").exists()
    assert not list(temporary.iterdir())


def test_a_folder_without_a_lock_is_left_alone_until_it_is_old(temporary: Path) -> None:
    just_made = temporary / "briefing-aside-new"
    just_made.mkdir()
    sweep()
    assert just_made.exists()
    os.utime(just_made, (0, 0))
    sweep()
    assert not just_made.exists()


KILLED = """
import os, sys
from pathlib import Path
from briefing.project import salvage
salvage(Path(sys.argv[1]), Path(sys.argv[2]), going_on=lambda done: done < int(sys.argv[3]) or os._exit(9))
"""


@pytest.mark.parametrize("rows", [100, 700])
def test_a_salvage_that_is_killed_leaves_no_half_copy_and_the_next_one_cleans_up(
    tmp_path: Path, temporary: Path, rows: int
) -> None:
    path, copy = tmp_path / "x.brief", tmp_path / "new.brief"
    with Project.create(path, "Log") as project, project.edit("Add") as edit:
        edit.put_all(Note(text=str(number)) for number in range(500))
    raw = bytearray(path.read_bytes())
    raw[60 * PAGE : 61 * PAGE] = bytes(PAGE)
    path.write_bytes(raw)
    done = subprocess.run([sys.executable, "-c", KILLED, path, copy, str(rows)], check=False)  # noqa: S603 ours
    assert done.returncode == 9
    assert not copy.exists()
    assert list(temporary.iterdir())
    salvage(path, copy)
    assert not list(temporary.iterdir())
    assert {file.name for file in tmp_path.iterdir()} == {"x.brief", "new.brief", "temporary"}
    with Project.open(copy) as project:
        assert project.verify() == []


def test_a_file_that_arrives_is_not_taken_for_the_one_whose_log_was_left_there(tmp_path: Path) -> None:
    target = tmp_path / "copy.brief"
    (tmp_path / "copy.brief-wal").write_bytes(b"of a file that was deleted")
    (tmp_path / ".copy.brief.partial").write_bytes(b"half")
    with arriving(target) as partial:
        partial.write_bytes(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["copy.brief"]


def test_where_a_copy_cannot_be_written_the_sentence_names_it_as_the_user_does(tmp_path: Path) -> None:
    path = tmp_path / "x.brief"
    Project.create(path, "Log").close()
    with pytest.raises(ProjectError) as caught:
        salvage(path, tmp_path / "nowhere" / "new.brief")
    assert "partial" not in caught.value.sentence()
