"""An older format: migrated on a copy, checked, and only then in the place of the file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest

from briefing.errors import ProjectError
from briefing.model import Note
from briefing.project import Project, backups, patching, schema, soundness
from briefing.project.migrating import Migrations
from tests.golden.test_golden import FORMATS
from tests.project.dump import dump_of
from tests.project.raw import tampered_with

NEXT = schema.FORMAT + 1
ADDITIVE: Migrations = {
    schema.FORMAT: (
        "CREATE TABLE search_row (rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL) STRICT",
        "CREATE INDEX search_row_id ON search_row (id)",
        "ALTER TABLE counter ADD COLUMN since TEXT NOT NULL DEFAULT ''",
    )
}
FAILING: dict[str, Migrations] = {
    "does not run": {schema.FORMAT: ("CREATE TABLE more (id TEXT) STRICT", "CREATE nonsense")},
    "loses rows": {schema.FORMAT: ("DELETE FROM note",)},
    "changes a value": {schema.FORMAT: ("UPDATE note SET text = text || '!'",)},
    "takes a column": {schema.FORMAT: ("ALTER TABLE note DROP COLUMN text",)},
    "is not there": {},
}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return Path(shutil.copy(FORMATS[-1], tmp_path / "older.brief"))


def becomes(monkeypatch: pytest.MonkeyPatch, migrations: Migrations) -> None:
    """Let this Briefing be one whose format is the next, which those migrations lead to."""
    for module in ("schema", "opening", "connection", "soundness", "writing"):
        monkeypatch.setattr(f"briefing.project.{module}.FORMAT", NEXT)
    monkeypatch.setattr(schema, "MIGRATIONS", dict(migrations))
    soundness.expected_schema.cache_clear()
    monkeypatch.setattr(patching, "expected_schema", soundness.expected_schema)


@pytest.fixture(autouse=True)
def afresh(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path_factory.mktemp("home")))
    yield
    soundness.expected_schema.cache_clear()


def test_an_older_project_is_migrated_with_its_history_and_backed_up_before(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = dump_of(older)
    becomes(monkeypatch, ADDITIVE)
    with Project.open(older) as project:
        assert dump_of(older) == was
        assert project.verify() == []
        assert project.history.redo_label == "Delete note N1"
        project.redo()
        project.undo()
        assert dump_of(older) == was
    with tampered_with(older) as raw:
        assert raw.pragma("user_version") == NEXT
    (backup,) = backups.listed(older)
    assert backup.path.read_bytes()[60:64] == (NEXT - 1).to_bytes(4, "big")
    assert [file.name for file in older.parent.iterdir()] == ["older.brief"]


def test_an_older_project_opened_read_only_is_read_from_a_migrated_copy(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = older.read_bytes()
    becomes(monkeypatch, ADDITIVE)
    with Project.open(older, read_only=True) as project:
        assert project.count(Note) == 2
        assert project.path == older
    assert older.read_bytes() == before
    assert [file.name for file in older.parent.iterdir()] == ["older.brief"]


@pytest.mark.parametrize("name", FAILING)
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = older.read_bytes()
    becomes(monkeypatch, FAILING[name])
    with pytest.raises(ProjectError) as caught:
        Project.open(older)
    assert "could not be brought to the format of this one" in caught.value.happened
    assert caught.value.safe == "The file is as it was."
    assert older.read_bytes() == before
    assert [file.name for file in older.parent.iterdir()] == ["older.brief"]


def test_a_migration_that_fails_for_a_reader_leaves_no_copy_behind(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    becomes(monkeypatch, FAILING["does not run"])
    asides = tmp_path / "asides"
    asides.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(asides))
    with pytest.raises(ProjectError):
        Project.open(older, read_only=True)
    assert not list(asides.iterdir())


def test_a_new_project_and_a_migrated_one_have_the_same_tables(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    becomes(monkeypatch, ADDITIVE)
    Project.open(older).close()
    Project.create(tmp_path / "new.brief", "New").close()
    with tampered_with(older) as one, tampered_with(tmp_path / "new.brief") as other:
        assert set(soundness.schema_of(one)) == set(soundness.schema_of(other))


# The rules

ALLOWED = (
    r"CREATE TABLE \w+ \(.*\) STRICT",
    r"CREATE (UNIQUE )?INDEX \w+ ON \w+ .*",
    r"DROP INDEX \w+",
    r"ALTER TABLE \w+ ADD COLUMN \w+ (TEXT|INTEGER|REAL|BLOB) NOT NULL DEFAULT ('[^']*'|-?[\d.]+)",
    r"ALTER TABLE \w+ ADD COLUMN \w+ (TEXT|INTEGER|REAL|BLOB)",
)


def is_allowed(statement: str) -> bool:
    """Whether a migration may say this: append a column with a constant default, or make a new table or index."""
    return any(re.fullmatch(rule, " ".join(statement.split())) for rule in ALLOWED)


def test_the_migrations_keep_to_the_rules() -> None:
    assert all(is_allowed(statement) for statements in schema.MIGRATIONS.values() for statement in statements)
    assert all(is_allowed(statement) for statement in ADDITIVE[schema.FORMAT])


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE note DROP COLUMN text",
        "ALTER TABLE note RENAME TO remark",
        "ALTER TABLE note RENAME COLUMN text TO words",
        "ALTER TABLE note ADD COLUMN at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP",
        "ALTER TABLE note ADD COLUMN at TEXT NOT NULL DEFAULT (random())",
        "DROP TABLE note",
        "UPDATE note SET text = ''",
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE VIRTUAL TABLE f USING fts5(a)",
        "CREATE TABLE loose (id TEXT)",
    ],
)
def test_what_breaks_a_history_is_against_the_rules(statement: str) -> None:
    assert not is_allowed(statement)


@pytest.mark.parametrize("released", FORMATS, ids=lambda path: path.stem)
def test_tables_with_history_only_ever_grew_at_their_end(released: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(released, tmp_path / "released.brief"))
    Project.create(tmp_path / "new.brief", "New").close()
    with tampered_with(copy) as old, tampered_with(tmp_path / "new.brief") as new:
        names = [row[0] for row in old.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in set(names) & set(schema.TRACKED_TABLES):
            before, after = (
                [tuple(row[1:]) for row in one.execute(f"PRAGMA table_info({table})")] for one in (old, new)
            )
            assert after[: len(before)] == before
            assert all(notnull == 0 or default is not None for _, _, notnull, default, _ in after[len(before) :])
        assert {name for name in names if name in schema.TRACKED_TABLES} <= set(schema.TRACKED_TABLES)
