"""The log beside a project, cut or damaged after its steps were finished: said, left as it is, and salvaged."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.errors import DamagedProject
from briefing.model import Note
from briefing.project import Project, salvage
from briefing.project.connection import index_beside, log_beside
from tests.project.raw import tampered_with

STEPS = 6
_HEADER = 32
_FRAME = 24 + 4_096


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that a process leaves which dies with finished steps in its log."""
    work = tmp_path_factory.mktemp("work")
    left = tmp_path_factory.mktemp("left")
    with Project.create(work / "x.brief", "Log"):
        pass
    with Project.open(work / "x.brief") as project:
        for number in range(STEPS):
            with project.edit("Add") as edit:
                edit.put(Note(text=str(number)))
        for file in work.glob("x.brief*"):
            shutil.copy(file, left)
    return left


@pytest.fixture
def path(killed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(killed, tmp_path / "left")) / "x.brief"


def frames(path: Path) -> int:
    return (log_beside(path).stat().st_size - _HEADER) // _FRAME


def cut(path: Path, left: int) -> None:
    with log_beside(path).open("rb+") as file:
        file.truncate(_HEADER + left * _FRAME if left >= 0 else 0)


def spoil(path: Path, frame: int) -> None:
    """Turn a bit in the page of a frame, counted from 0."""
    with log_beside(path).open("rb+") as file:
        file.seek(_HEADER + frame * _FRAME + 100)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith(("-lock", "-shm"))}


def is_said(path: Path) -> bool:
    """Whether opening says that steps are lost; then the files must be as they were."""
    before = contents(path.parent)
    said = [says_so(path, read_only=read_only) for read_only in (True, False, True)]
    assert said[0] is said[1] is said[2], "whoever looks first does not take it from the next"
    if said[0]:
        assert contents(path.parent) == before
    return said[0]


def says_so(path: Path, *, read_only: bool) -> bool:
    said: list[DamagedProject] = []
    try:
        Project.open(path, read_only=read_only).close()
    except DamagedProject as error:
        said.append(error)
    assert all("last steps of x.brief are lost" in one.happened and one.safe and one.remedy for one in said)
    return bool(said)


def test_a_log_that_is_whole_gives_all_its_steps(path: Path) -> None:
    with Project.open(path) as project:
        assert project.count(Note) == STEPS


def test_wherever_the_log_was_cut_it_is_said_where_its_index_tells(killed: Path, tmp_path: Path) -> None:
    for left in range(-1, frames(killed / "x.brief")):
        path = Path(shutil.copytree(killed, tmp_path / str(left))) / "x.brief"
        cut(path, left)
        assert is_said(path), left


def test_a_log_that_is_gone_is_said(path: Path) -> None:
    log_beside(path).unlink()
    assert is_said(path)


def test_damage_inside_the_log_is_said_by_the_steps_behind_it(path: Path) -> None:
    index_beside(path).unlink()
    spoil(path, 2)
    assert is_said(path)


def test_a_damaged_beginning_of_the_log_is_said(path: Path) -> None:
    index_beside(path).unlink()
    with log_beside(path).open("rb+") as file:
        file.write(b"\x00")
    assert is_said(path)


def test_a_step_that_was_cut_off_by_a_power_cut_is_no_loss(path: Path) -> None:
    index_beside(path).unlink()
    spoil(path, frames(path) - 1)
    assert not is_said(path)
    with Project.open(path) as project:
        assert project.count(Note) == STEPS - 1
        assert project.verify() == []


def test_an_older_log_behind_the_one_in_use_is_no_loss(tmp_path: Path) -> None:
    path = tmp_path / "work" / "x.brief"
    path.parent.mkdir()
    with Project.create(path, "Log") as project:
        for _ in range(5):
            with project.edit("Add") as edit:
                edit.put(Note())
        project._connections.mine().execute("PRAGMA wal_checkpoint(RESTART)")
        with project.edit("Add to the log begun anew") as edit:
            edit.put(Note())
        left = Path(shutil.copytree(path.parent, tmp_path / "left")) / "x.brief"
    index_beside(left).unlink()
    assert frames(left) > 2
    assert not is_said(left)


def test_a_salvage_gives_what_is_left_and_says_that_the_last_steps_are_lost(path: Path, tmp_path: Path) -> None:
    cut(path, frames(path) - 1)
    before = contents(path.parent)
    report = salvage(path, tmp_path / "new.brief")
    assert contents(path.parent) == before
    assert report.steps_lost
    assert not report.is_complete
    assert "but for the last steps" in report.sentence()
    assert report.lines()[0].startswith("the last steps are missing")
    with Project.open(tmp_path / "new.brief") as project:
        assert project.count(Note) == STEPS - 1
        assert project.verify() == []


def test_a_log_beside_a_file_that_is_no_project_is_left_where_it_is(path: Path) -> None:
    with tampered_with(path.with_name("other.brief")) as raw:
        raw.execute("CREATE TABLE stranger (x)")
    path.with_name("other.brief").replace(path)
    cut(path, 3)
    before = contents(path.parent)
    with pytest.raises(Exception, match="not a Briefing project"):
        Project.open(path)
    assert contents(path.parent) == before
