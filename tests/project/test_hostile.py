"""A file that someone mailed: nothing in it is run, nothing beside it is written, whatever it holds."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from briefing.errors import HistoryConflict, HostileProject, ProjectError
from briefing.model import Actor, Note, Tag
from briefing.project import Project, content
from tests.project.raw import tampered_with
from tests.tried import Tell

HOSTILE = {
    "trigger": "CREATE TRIGGER leak AFTER INSERT ON note BEGIN UPDATE setting SET value = 'owned'; END",
    "view": "CREATE VIEW leak AS SELECT * FROM note",
    "virtual table": "CREATE VIRTUAL TABLE leak USING fts5(a)",
    "table": "CREATE TABLE leak (a)",
    "index": "CREATE INDEX leak ON note (upper(text))",
    "column": "ALTER TABLE note ADD COLUMN leak TEXT GENERATED ALWAYS AS (upper(text))",
    "instead": "DROP TABLE tag; CREATE VIEW tag AS SELECT id, text AS name, '' AS colour FROM note",
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_briefing_writes_is_named_and_not_opened(project: Project, name: str, *, read_only: bool) -> None:
    project.close()
    with tampered_with(project.path) as raw:
        raw.execute(HOSTILE[name])
    before = project.path.read_bytes()
    with pytest.raises(HostileProject) as caught:
        Project.open(project.path, read_only=read_only)
    assert "leak" in caught.value.happened or "note" in caught.value.happened or "tag" in caught.value.happened
    assert "Nothing in it was run" in caught.value.safe
    assert project.path.read_bytes() == before
    assert list(project.path.parent.iterdir()) == [project.path]


def test_of_a_newer_format_too_only_plain_tables_are_opened(project: Project) -> None:
    project.close()
    with tampered_with(project.path) as raw:
        raw.execute(HOSTILE["trigger"])
        raw.pragma("user_version", 99)
    with pytest.raises(HostileProject, match="trigger “leak”"):
        Project.open(project.path, read_only=True)


@pytest.mark.parametrize("forged", ["name = 7", "type = x'ff'", "sql = 7", "tbl_name = NULL", "name = NULL"])
def test_a_list_of_tables_that_is_none_is_refused_in_words(project: Project, forged: str) -> None:
    project.close()
    with tampered_with(project.path) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(f"UPDATE sqlite_schema SET {forged} WHERE name = 'note'")  # noqa: S608 forgeries above
    for read_only in (False, True):
        with pytest.raises(ProjectError) as caught:
            Project.open(project.path, read_only=read_only)
        assert caught.value.remedy


def test_a_table_that_is_missing_is_damage(project: Project) -> None:
    project.close()
    with tampered_with(project.path) as raw:
        raw.execute("DROP TABLE tag")
    with pytest.raises(ProjectError, match="damaged") as caught:
        Project.open(project.path)
    assert "tag is missing" in caught.value.details


def test_names_in_a_sentence_are_short_and_printable(project: Project) -> None:
    project.close()
    with tampered_with(project.path) as raw:
        for number in range(9):
            raw.execute(f'CREATE TABLE "{number}\n\x1b[31m{"x" * 5_000}" (a)')
    with pytest.raises(HostileProject) as caught:
        Project.open(project.path)
    assert len(caught.value.happened) < 600
    assert caught.value.happened.isprintable()
    assert "and 4 more" in caught.value.happened


def test_a_text_that_unpacks_to_more_than_a_project_may_hold_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = zlib.compress(bytes(5 << 20))
    for size in (1 << 40, 10):
        with tampered_with(project.path) as raw:
            raw.execute("INSERT OR REPLACE INTO content VALUES ('bomb', ?, 1, ?)", (size, bomb))
        with pytest.raises(ProjectError, match="damaged"):
            project.stored("bomb")
    monkeypatch.setattr(content, "MOST_BYTES", 10)
    with pytest.raises(ProjectError, match="damaged"):
        project.stored("bomb")


@pytest.mark.parametrize("nasty", ["[" * 100_000, "9" * 5_000, "{}", "[[", '[["a"]]', "null"])
def test_a_cell_of_anything_is_said_to_be_unreadable(project: Project, nasty: str) -> None:
    with project.edit("Add") as edit:
        actor = edit.put(Actor(name="x"))
        edit.put(Tag(name="sound"))
    with tampered_with(project.path) as raw:
        raw.execute("UPDATE actor SET aliases = ?, type = 'no such type'", (nasty,))
    with pytest.raises(ProjectError, match="cannot be read"):
        project.find(Actor, actor.id)
    assert project.count(Tag) == 1


def test_a_text_that_is_not_utf_8_is_said_to_be_damaged(project: Project) -> None:
    with project.edit("Add") as edit:
        edit.put(Note(text="x"))
    with tampered_with(project.path) as raw:
        raw.execute("UPDATE note SET text = CAST(x'ff80' AS TEXT)")
        raw.execute("UPDATE step SET label = CAST(x'ff80' AS TEXT) WHERE id = 2")
    with pytest.raises(ProjectError, match="damaged"):
        project.all(Note)
    with pytest.raises(ProjectError, match="damaged"):
        _ = project.history.undo_label
    with pytest.raises(ProjectError, match="damaged"):
        project.history.steps()


@pytest.mark.parametrize("pointers", [(1, 0), (0, 1), (99, 0), (-5, 0), (0, 99), (4, 4)])
def test_forged_pointers_take_nothing_back(project: Project, pointers: tuple[int, int]) -> None:
    with project.edit("Add") as edit:
        edit.put(Note(text="x"))
    with tampered_with(project.path) as raw:
        raw.execute("UPDATE step SET undo_to = ?, redo_to = ? WHERE id = 2", pointers)
    for replay in (project.undo, project.redo):
        try:
            assert replay() is None
        except HistoryConflict:
            continue
    assert project.count(Note) == 1


def test_a_step_of_a_kind_that_is_not_known_is_said(project: Project) -> None:
    with tampered_with(project.path) as raw:
        raw.execute("UPDATE step SET kind = 'merge'")
    for look in (project.history.last, project.history.steps, project.undo):
        with pytest.raises(HistoryConflict, match="does not know"):
            look()


def fuzzed(folder: Path, count: int, seed: int) -> dict[str, int]:
    words = [sys.executable, "-m", "tests.project.fuzzing", str(folder), str(count), str(seed)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603 ours
    assert done.returncode == 0, done.stderr[-5_000:]
    return dict(json.loads(done.stdout))


def test_a_thousand_forged_inputs_are_refused_in_words(tmp_path: Path) -> None:
    assert fuzzed(tmp_path, 1_000, seed=3)["inputs"] == 1_000


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_a_hundred_thousand_forged_inputs_are_refused_in_words(tmp_path: Path, tried: Tell, share: int) -> None:
    found = fuzzed(tmp_path, 25_000, seed=50 + share)
    assert found["inputs"] == 25_000
    tried("forged inputs; no crash, no hang, no byte outside the file", found)
