"""A password: without it nothing opens and nothing can be read, in the file, its log, or its backups."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.errors import PasswordNeeded, ProjectError, ReadOnlyProject, WrongPassword
from briefing.model import Note, Source
from briefing.project import Project, backups
from briefing.project.connection import log_beside
from briefing.project.salvage import salvage
from tests.project.dump import dump_from

CANARY = "the canary sings at dawn"
SECRET = "correct horse ¶ İstanbul"  # noqa: S105 a test's


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("BRIEFING_HOME", str(folder))
    return folder


def sing(project: Project) -> None:
    with project.edit(f"Add {CANARY}") as edit:
        edit.put(Note(text=CANARY))
        edit.put(Source(title=CANARY, original_hash=edit.keep_bytes(CANARY.encode())))
        edit.keep_text(f"{CANARY} text")


def singing(*folders: Path) -> list[str]:
    """The files below these folders in which the canary can be read."""
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert files
    return [file.name for file in files if b"canary" in file.read_bytes()]


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "secret.brief"
    path.parent.mkdir()
    with Project.create(path, CANARY, author="Ada", password=SECRET) as project:
        sing(project)
    return path


def test_nothing_can_be_read_in_the_file_its_log_or_its_backups(protected: Path, home: Path) -> None:
    with Project.open(protected, password=SECRET) as project:
        assert project.is_protected
        sing(project)
        project.checkpoint(CANARY)
        project.back_up()
        assert log_beside(protected).stat().st_size > 0
        project.save_copy(protected.with_name("copy.brief"))
        assert singing(protected.parent, home) == []
        project.undo()
        project.redo()
        assert project.name == CANARY
        assert project.verify() == []
    assert singing(protected.parent, home) == []


def test_it_opens_with_its_password_alone(protected: Path) -> None:
    before = protected.read_bytes()
    for read_only in (False, True):
        with pytest.raises(PasswordNeeded, match="is protected by a password") as caught:
            Project.open(protected, read_only=read_only)
        assert not isinstance(caught.value, WrongPassword)
        for wrong in ("correct horse", SECRET.upper(), " ", "'; DROP TABLE note; --", "raw:" + "0" * 96, "\ud800"):
            with pytest.raises(WrongPassword, match=r"This is not the password of secret\.brief"):
                Project.open(protected, read_only=read_only, password=wrong)
        with Project.open(protected, read_only=read_only, password=SECRET) as project:
            assert [note.text for note in project.all(Note)] == [CANARY]
    assert protected.read_bytes() == before
    assert list(protected.parent.iterdir()) == [protected]


def test_a_password_that_was_typed_decomposed_is_the_same(protected: Path) -> None:
    with Project.open(protected, password="correct horse ¶ I\u0307stanbul") as project:  # noqa: S106 a test's
        assert project.is_protected


def test_a_password_given_for_a_plain_project_is_passed_over(project: Project) -> None:
    project.close()
    with Project.open(project.path, password=SECRET) as reopened:
        assert not reopened.is_protected


def test_a_password_is_set_changed_and_removed_with_the_backups(project: Project, home: Path) -> None:
    sing(project)
    made = project.back_up()
    assert made is not None
    held = dump_from(project._connections.mine())
    assert singing(project.path.parent, home)
    for password in (SECRET, "another", ""):
        project.set_password(password)
        assert dump_from(project._connections.mine()) == held
        assert project.is_protected == bool(password)
        assert bool(singing(project.path.parent, home)) == (password == "")
        assert project.backups() == [one for one in project.backups() if one.path == made.path]
        with Project.open(made.path, read_only=True, password=password) as backup:
            assert backup.count(Note) == 1
        with project.edit(f"Under {password}") as edit:
            edit.put(Note(text="n"))
        project.undo()
        held = dump_from(project._connections.mine())
        project.close()
        if password:
            with pytest.raises(WrongPassword):
                Project.open(project.path, password="an older one")  # noqa: S106 a test's
        project = Project.open(project.path, password=password, author="Ada")
        assert project.verify() == []
    assert project.history.first_broken() is None
    project.close()
    assert list(project.path.parent.iterdir()) == [project.path]


def test_a_backup_of_a_protected_project_is_restored_without_asking_again(protected: Path) -> None:
    with Project.open(protected, password=SECRET) as project:
        made = project.back_up()
        assert made is not None
        with project.edit("Delete") as edit:
            edit.remove(edit.all(Note)[0])
        project.restore(made.path)
        assert [note.text for note in project.all(Note)] == [CANARY]
        project.undo()
        assert project.count(Note) == 0


def test_a_password_that_cannot_be_set_leaves_the_old_one(protected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Project.open(protected, password=SECRET) as project:
        monkeypatch.setattr("briefing.project.soundness.structure", lambda _connection: ["broken"])
        with pytest.raises(ProjectError, match="could not be changed"):
            project.set_password("new")
        monkeypatch.undo()
        assert project.count(Note) == 1
        with project.edit("Work goes on") as edit:
            edit.put(Note())
    with Project.open(protected, password=SECRET) as project:
        assert project.count(Note) == 2


def test_a_password_that_was_prepared_is_not_taken_after_an_edit_and_leaves_nothing(project: Project) -> None:
    sing(project)
    made = project.prepare_password(SECRET)
    with project.edit("In between") as edit:
        edit.put(Note(text="new"))
    with pytest.raises(ProjectError, match="could not be changed") as refused:
        project.take_password(made)
    assert "changed in between" in refused.value.details
    assert not project.is_protected
    assert project.count(Note) == 2
    assert not made.copy.exists()


def test_a_backup_that_was_left_plain_by_a_process_that_died_is_encrypted_later(project: Project, home: Path) -> None:
    sing(project)
    project.back_up()
    project.take_password(project.prepare_password(SECRET))
    assert singing(home)
    project.protect_backups()
    assert not singing(home)


def test_a_password_is_not_set_while_another_reads_along_or_where_nothing_may_be_written(protected: Path) -> None:
    with Project.open(protected, password=SECRET) as project:
        sing(project)
        with Project.open(protected, read_only=True, password=SECRET) as reader:
            assert reader.count(Note) == 2
            with pytest.raises(ReadOnlyProject):
                reader.set_password("x")
            with pytest.raises(ProjectError, match="Another window has"):
                project.set_password("x")
        assert project.count(Note) == 2
    with Project.open(protected, password=SECRET) as project:
        assert project.count(Note) == 2


def test_an_altered_page_is_noticed_and_what_is_left_is_salvaged_under_the_same_password(
    protected: Path, tmp_path: Path
) -> None:
    raw = bytearray(protected.read_bytes())
    raw[-2_000] ^= 1
    protected.write_bytes(bytes(raw))
    with pytest.raises(ProjectError, match="damaged"):
        Project.open(protected, password=SECRET)
    with pytest.raises(PasswordNeeded):
        salvage(protected, tmp_path / "new.brief")
    report = salvage(protected, tmp_path / "new.brief", password=SECRET)
    assert report.kept
    shutil.rmtree(protected.parent)
    assert singing(tmp_path) == []
    with Project.open(tmp_path / "new.brief", password=SECRET) as project:
        assert project.verify() == []


def test_a_protected_project_that_is_open_is_salvaged_without_asking_for_its_password_again(
    protected: Path, tmp_path: Path
) -> None:
    with Project.open(protected, password=SECRET) as project:
        held = dump_from(project._connections.mine())
        report = salvage(protected, tmp_path / "new.brief", key=project.key)
    assert report.has_history
    assert singing(tmp_path) == []
    with pytest.raises(PasswordNeeded):
        Project.open(tmp_path / "new.brief")
    with Project.open(tmp_path / "new.brief", password=SECRET) as made:
        assert dump_from(made._connections.mine()) == held


def test_a_protected_project_is_restored_from_a_backup_while_it_is_open(protected: Path) -> None:
    with Project.open(protected, password=SECRET) as project:
        made = project.back_up()
        assert made is not None
        held = dump_from(project._connections.mine())
        with project.edit("Add") as edit:
            edit.put(Note(text="later"))
        assert project.restore(made.path) is not None
        assert dump_from(project._connections.mine()) == held
        project.undo()
        assert project.count(Note) == 2


def test_a_protected_project_whose_backup_was_put_back_opens_with_its_password(protected: Path) -> None:
    with Project.open(protected, password=SECRET) as project:
        made = project.back_up()
        assert made is not None
    protected.write_bytes(b"nothing any more" * 999)
    with pytest.raises(ProjectError, match="damaged") as caught:
        Project.open(protected, password=SECRET)
    backups.put_back(protected, caught.value.backup)  # type: ignore[attr-defined] # DamagedProject
    with Project.open(protected, password=SECRET) as project:
        assert project.count(Note) == 1
