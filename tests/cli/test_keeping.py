"""Checkpoints, backups, restoring, salvage and passwords from the command line."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.model import Actor, Note
from briefing.project import Project

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("BRIEFING_HOME", str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "kept.brief"
    with Project.create(path, "Kept", author="Ada") as project, project.edit("Add note") as edit:
        edit.put(Note(text="first"))
    return path


def add(path: Path, text: str) -> None:
    with Project.open(path, author="Ada") as project, project.edit(f"Add {text}") as edit:
        edit.put(Note(text=text))


def notes(path: Path, password: str = "") -> list[str]:
    with Project.open(path, read_only=True, password=password) as project:
        return [note.text for note in project.all(Note)]


def test_a_checkpoint_stands_in_the_history(path: Path, capsys: Said) -> None:
    assert main(["checkpoint", str(path), "Sent to the board"]) == 0
    assert "“Sent to the board”" in capsys.readouterr().out
    assert main(["history", str(path)]) == 0
    assert "— Sent to the board —" in capsys.readouterr().out.splitlines()[0]
    assert main(["undo", str(path)]) == 0
    assert notes(path) == []


def test_the_history_as_json_goes_down_to_the_field(path: Path, capsys: Said) -> None:
    with Project.open(path, author="Bo") as project, project.edit("Add actor") as edit:
        edit.put(Actor(name="Ankara"))
    assert main(["history", str(path), "--json"]) == 0
    newest, *_ = json.loads(capsys.readouterr().out)
    assert (newest["label"], newest["author"]) == ("Add actor", "Bo")
    (change,) = newest["changes"]
    assert (change["kind"], change["what"], change["name"]) == ("actor", "added", "A1")
    assert {"field": "name", "old": None, "new": "Ankara"} in change["fields"]


def test_backups_are_made_listed_and_restored_by_number(path: Path, capsys: Said) -> None:
    assert main(["backups", str(path)]) == 0
    assert "no backup" in capsys.readouterr().out
    assert main(["checkpoint", str(path), "x"]) == 0
    add(path, "second")
    capsys.readouterr()
    assert main(["backups", str(path), "--json"]) == 0
    (backup,) = json.loads(capsys.readouterr().out)
    assert backup["number"] == 1
    assert Path(backup["file"]).is_file()
    assert main(["restore", str(path), "1"]) == 0
    assert notes(path) == ["first"]
    assert main(["undo", str(path)]) == 0
    assert notes(path) == ["first", "second"]
    assert main(["restore", str(path), "99"]) == 1
    assert "no backup 99" in capsys.readouterr().err


def test_a_damaged_project_is_moved_aside_for_its_backup(path: Path, capsys: Said) -> None:
    main(["checkpoint", str(path), "x"])
    path.write_bytes(b"\0" * 8_192)
    assert main(["info", str(path)]) == 1
    assert "There is a backup of" in capsys.readouterr().err
    assert main(["restore", str(path), "1"]) == 0
    assert "was moved to" in capsys.readouterr().err
    assert notes(path) == ["first"]


def test_what_is_sound_is_said_and_what_is_not_is_salvaged(path: Path, tmp_path: Path, capsys: Said) -> None:
    assert main(["verify", str(path)]) == 0
    assert "Sound" in capsys.readouterr().out
    raw = bytearray(path.read_bytes())
    raw[-4_096:] = bytes(4_096)
    path.write_bytes(bytes(raw))
    assert main(["verify", str(path)]) == 1
    capsys.readouterr()
    assert main(["salvage", str(path), str(tmp_path / "new.brief")]) == 0
    assert "items kept" in capsys.readouterr().out
    assert notes(tmp_path / "new.brief") == ["first"]
    assert main(["salvage", str(path), str(tmp_path / "other.brief"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kept"]
    letter = tmp_path / "letter.brief"
    letter.write_text("Dear all", encoding="utf-8")
    assert main(["salvage", str(letter), str(tmp_path / "none.brief")]) == 1
    assert capsys.readouterr().err.startswith("briefing: Nothing of a project can be read in letter.brief")


def test_a_password_is_set_used_and_removed(path: Path, tmp_path: Path, capsys: Said) -> None:
    secret, other = tmp_path / "secret.txt", tmp_path / "other.txt"
    secret.write_text("hush\nsecond line\n")
    other.write_text("not it\n")
    assert main(["password", str(path), "--new", str(secret)]) == 0
    assert "Without it nobody can open" in capsys.readouterr().out
    assert main(["info", str(path)]) == 1
    assert "is protected by a password" in capsys.readouterr().err
    assert main(["info", str(path), "--password-file", str(other)]) == 1
    assert "not the password" in capsys.readouterr().err
    assert main(["undo", str(path), "--password-file", str(secret)]) == 0
    assert notes(path, "hush") == []
    assert main(["password", str(path), "--password-file", str(secret), "--remove"]) == 0
    assert notes(path) == []
    assert main(["password", str(path), "--new", str(tmp_path / "none.txt")]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_a_new_project_can_have_a_password_from_the_first_byte(tmp_path: Path, capsys: Said) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hush")
    path = tmp_path / "new.brief"
    assert main(["new", str(path), "--name", "canary", "--password-file", str(secret)]) == 0
    assert b"canary" not in path.read_bytes()
    assert main(["info", str(path), "--password-file", str(secret)]) == 0
    assert "canary" in capsys.readouterr().out


def test_what_another_has_open_is_said_and_can_be_looked_at(path: Path, capsys: Said) -> None:
    with Project.open(path):
        assert main(["undo", str(path)]) == 1
        assert "is open already by" in capsys.readouterr().err
        assert main(["info", str(path)]) == 0
        assert main(["history", str(path)]) == 0
