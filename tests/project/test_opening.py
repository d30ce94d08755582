"""Creating, opening and closing: what is a project, what may be written, and what is left on the disk."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from briefing.errors import NewerFormat, NotAProject, ProjectError, ReadOnlyProject
from briefing.model import Brief, Note, Section, Setting
from briefing.project import Project
from briefing.project.schema import FORMAT
from tests.project.dump import dump, dump_of
from tests.project.raw import tampered_with

NOBODY = 65_534


def test_a_new_project_has_a_name_a_scale_and_a_brief_with_a_summary(project: Project) -> None:
    assert project.name == "Test"
    assert project.setting("scale") == "icd203"
    assert project.setting("colour", "red") == "red"
    (brief,) = project.all(Brief)
    assert (brief.label, brief.title) == ("B1", "Test")
    assert [section.role for section in project.where(Section, brief_id=brief.id)] == ["summary"]
    assert project.recovered is None
    assert project.author == "Ada"


def test_a_project_without_a_name_is_called_as_its_file(project: Project) -> None:
    with project.edit("Unname") as edit:
        edit.remove(edit.get(Setting, "name"))
    assert project.name == "test"


@pytest.mark.parametrize("name", ["plain.brief", "ü İ 100% #1 ?a=b&c.brief", "Отчёт 🇹🇷.brief"])
def test_a_project_of_any_name_is_one_file_when_closed(tmp_path: Path, name: str) -> None:
    with Project.create(tmp_path / name, "One") as project, project.edit("Add") as edit:
        note = edit.put(Note(text="x"))
    assert [file.name for file in tmp_path.iterdir()] == [name]
    for read_only in (True, False):
        with Project.open(tmp_path / name, read_only=read_only) as project:
            assert project.get(Note, note.id) == note
        assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_project_that_is_closed_says_so_and_can_be_closed_again(project: Project) -> None:
    project.close()
    project.close()
    for use in (lambda: project.all(Note), project.undo, lambda: project.edit("x").__enter__()):
        with pytest.raises(ProjectError, match="is closed"):
            use()


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "there.brief"
    path.write_text("a letter")
    with pytest.raises(ProjectError, match=r"already a file named there\.brief"):
        Project.create(path, "x")
    assert path.read_text() == "a letter"


def test_a_project_cannot_be_created_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="could not be created"):
        Project.create(tmp_path / "nowhere" / "x.brief", "x")


def test_a_project_that_could_not_be_created_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.project.connection.creation", lambda: ("CREATE TABLE t (a)", "CREATE nonsense"))
    with pytest.raises(ProjectError, match="could not be created"):
        Project.create(tmp_path / "x.brief", "x")
    assert list(tmp_path.iterdir()) == []


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("Dear reader, this is no project." * 99),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 40),
        other_database,
    ],
    ids=["text", "empty", "damaged", "another database"],
)
def test_what_is_not_a_project_is_said_to_be_none_and_left_as_it_is(tmp_path: Path, make, read_only: bool) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "other.brief"
    make(path)
    before = path.read_bytes()
    with pytest.raises(NotAProject, match=r"other\.brief is not a Briefing project") as caught:
        Project.open(path, read_only=read_only)
    assert caught.value.safe == "The file was not touched."
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_or_nothing_at_all_is_not_a_project(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.brief"):
        with pytest.raises(NotAProject, match="There is no project file"):
            Project.open(path)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_format_is_refused_but_opens_read_only(project: Project) -> None:
    with project.edit("Add") as edit:
        note = edit.put(Note(text="x"))
    project.close()
    with tampered_with(project.path) as raw:
        raw.execute("ALTER TABLE note ADD COLUMN mood TEXT NOT NULL DEFAULT 'grim'")
        raw.execute("CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY) STRICT")
        raw.pragma("user_version", FORMAT + 1)
    before = project.path.read_bytes()
    with pytest.raises(NewerFormat, match="newer Briefing") as caught:
        Project.open(project.path)
    assert "read-only" in caught.value.remedy
    with Project.open(project.path, read_only=True) as opened:
        assert opened.all(Note) == [note]
    assert project.path.read_bytes() == before


# Read-only


def refuses_edits(project: Project) -> None:
    before = dump_of(project.path)
    last = project.history.last()
    for write in (lambda: project.edit("x"), lambda: project.action(str), project.undo, project.redo):
        with pytest.raises(ReadOnlyProject, match="is open read-only"):
            write()
    project.set_place("tab", "2")
    assert project.place("tab") == "1"
    assert project.history.last() == last
    assert dump_of(project.path) == before


def test_a_project_open_read_only_can_be_read_but_not_changed(project: Project) -> None:
    project.set_place("tab", "1")
    with Project.open(project.path, read_only=True) as opened:
        assert opened.name == "Test"
        assert opened.history.undo_label == ""
        refuses_edits(opened)
    project.close()
    with Project.open(project.path, read_only=True) as opened:
        refuses_edits(opened)


@pytest.fixture
def denied() -> Iterator[Path]:
    """A folder with a project, in which the test may read but not write."""
    if not hasattr(os, "geteuid"):
        pytest.skip("rights are not kept in modes here")
    folder = Path(tempfile.mkdtemp())
    with Project.create(folder / "denied.brief", "Denied") as project:
        project.set_place("tab", "1")
        with project.edit("Add") as edit:
            edit.put(Note(text="x"))
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


class Denied:
    """Takes the right to write to a folder away for the time of the block; root becomes nobody meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_root = os.geteuid() == 0

    def __enter__(self) -> None:
        for file in self.folder.iterdir():
            file.chmod(0o444)
        self.folder.chmod(0o555)
        if self.is_root:
            os.seteuid(NOBODY)

    def __exit__(self, *_: object) -> None:
        if self.is_root:
            os.seteuid(0)
        self.folder.chmod(0o755)


def test_a_project_in_a_folder_without_the_right_to_write_opens_read_only(denied: Path) -> None:
    with Denied(denied), Project.open(denied / "denied.brief", read_only=True) as project:
        assert [note.text for note in project.all(Note)] == ["x"]
        with pytest.raises(ReadOnlyProject):
            project.edit("x")
        project.set_place("tab", "2")
        assert project.place("tab") == "1"
    assert [file.name for file in denied.iterdir()] == ["denied.brief"]


def test_a_copy_of_an_open_project_opens_in_a_folder_without_the_right_to_write(denied: Path) -> None:
    with tampered_with(denied / "denied.brief") as raw:
        # As copied from beneath an open window after a checkpoint: its header still says that there is a log.
        raw.execute("PRAGMA journal_mode = WAL")
    with Denied(denied), Project.open(denied / "denied.brief", read_only=True) as project:
        assert [note.text for note in project.all(Note)] == ["x"]


def test_a_copy_whose_last_steps_stand_in_its_log_is_never_shown_without_them(denied: Path, tmp_path: Path) -> None:
    with Project.open(denied / "denied.brief") as project:
        with project.edit("Add") as edit:
            edit.put(Note(text="y"))
        for name in ("denied.brief", "denied.brief-wal"):
            shutil.copy(denied / name, tmp_path / name)
    for name in ("denied.brief", "denied.brief-wal"):
        shutil.copy(tmp_path / name, denied / name)
    with Denied(denied), pytest.raises(ProjectError, match=r"stand in the file denied\.brief-wal"):
        Project.open(denied / "denied.brief", read_only=True)
    with Project.open(denied / "denied.brief") as project:
        assert project.count(Note) == 2


def test_to_write_without_the_right_is_refused_in_words(denied: Path) -> None:
    with Denied(denied), pytest.raises(ProjectError) as caught:
        Project.open(denied / "denied.brief")
    assert "denied.brief cannot be written" in caught.value.happened
    with Denied(denied), pytest.raises(ProjectError, match="could not be created"):
        Project.create(denied / "new.brief", "New")
    assert [file.name for file in denied.iterdir()] == ["denied.brief"]


def test_a_file_without_the_right_to_read_is_not_said_to_be_damaged(denied: Path) -> None:
    with Denied(denied):
        if os.geteuid() == NOBODY:
            os.seteuid(0)
        (denied / "denied.brief").chmod(0)
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        with pytest.raises(ProjectError, match="could not be opened") as caught:
            Project.open(denied / "denied.brief")
    assert not isinstance(caught.value, NotAProject)


# Faults of the surroundings


def test_a_full_disk_is_said_and_takes_nothing(project: Project) -> None:
    connection = project._connections.mine()
    connection.pragma("max_page_count", connection.pragma("page_count") + 2)
    before = dump(project)
    with pytest.raises(ProjectError, match="The disk is full") as caught, project.edit("Too much") as edit:
        edit.put_all(Note(text="x" * 5_000) for _ in range(50))
    assert "nothing earlier is lost" in caught.value.safe
    assert dump(project) == before
    connection.pragma("max_page_count", 1 << 30)
    with project.edit("There is room again") as edit:
        edit.put(Note())
    assert project.history.undo_label == "There is room again"


def test_another_program_that_writes_is_said(project: Project) -> None:
    project._connections.mine().set_busy_timeout(0)
    with tampered_with(project.path) as raw:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProjectError, match="being written by another program"), project.edit("x"):
            pass
        raw.execute("ROLLBACK")
    with project.edit("Add") as edit:
        edit.put(Note())


def test_closing_beside_another_program_leaves_it_a_sound_project(project: Project) -> None:
    with closing(apsw.Connection(str(project.path))) as other:
        assert list(other.execute("SELECT 1 FROM brief"))
        with project.edit("Add") as edit:
            edit.put(Note())
        project.close()
        assert list(other.execute("SELECT count(*) FROM note")) == [(1,)]
    with Project.open(project.path) as again:
        assert again.count(Note) == 1


# Places


def test_a_place_is_remembered_without_a_step(project: Project) -> None:
    last = project.history.last()
    project.set_place("scroll", "12")
    project.set_place("scroll", "13")
    assert project.history.last() == last
    project.close()
    with Project.open(project.path) as again:
        assert again.place("scroll") == "13"
        assert again.place("none") == ""
