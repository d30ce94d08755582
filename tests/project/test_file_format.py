"""`docs/file-format.md` is enough for another program: a reader written from it alone reads what Briefing reads."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import ast
import re
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from briefing.actions.sample import make_sample
from briefing.model import CLASSES, Kind, Revision, Setting, Source
from briefing.project import Project
from tests.project import damaging, plain_reader

DOCUMENT = Path(__file__).parents[2] / "docs" / "file-format.md"


@pytest.fixture(scope="module", params=["sample", "long history", "golden"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("format")
    if request.param == "sample":
        return make_sample(folder)
    if request.param == "golden":
        golden = Path(__file__).parents[1] / "golden" / "format-1.brief"
        (folder / "golden.brief").write_bytes(golden.read_bytes())
        return folder / "golden.brief"
    path = folder / "made.brief"
    damaging.make(path)
    return path


def plainly(value: Any) -> Any:
    """A value of the model as JSON has it: words of a list as their texts, tuples as lists."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        return {name: plainly(one) for name, one in value.items()}
    return [plainly(one) for one in value] if isinstance(value, tuple | list) else value


def test_every_item_is_read_as_briefing_reads_it(path: Path) -> None:
    with Project.open(path, read_only=True) as project:
        ours = {
            kind.value: sorted((plainly(asdict(one)) for one in project.all(of_kind)), key=lambda one: one["id"])
            for kind, of_kind in CLASSES.items()
        }
        named = {setting.id: setting.value for setting in project.all(Setting)}
    with plain_reader.connected(path) as connection:
        assert plain_reader.items(connection) == ours
        assert plain_reader.settings(connection) == named


def test_every_text_and_original_is_read(path: Path) -> None:
    with Project.open(path, read_only=True) as project, plain_reader.connected(path) as connection:
        for revision in project.all(Revision):
            if revision.text_hash:
                assert plain_reader.text(connection, revision.text_hash) == project.text(revision)
        for source in project.all(Source):
            if source.original_hash:
                assert plain_reader.stored(connection, source.original_hash) == project.original(source)


def test_passages_stand_in_the_current_text_where_they_say(tmp_path: Path) -> None:
    with plain_reader.connected(make_sample(tmp_path)) as connection:
        held = plain_reader.items(connection)
        text_of = {one["id"]: plain_reader.text(connection, one["text_hash"]) for one in held["revision"]}
        quotes = [(one["quote"], text_of[one["revision_id"]][one["start"] : one["end"]]) for one in held["passage"]]
        tied = {(one["item_kind"], one["item_id"]) for one in held["evidence"]}
    assert len(quotes) > 10
    assert all(quote == words for quote, words in quotes)
    assert all(item_id in {one["id"] for one in held[kind]} for kind, item_id in tied)


def test_the_log_is_read_step_by_step_and_its_chain_followed(path: Path) -> None:
    with Project.open(path, read_only=True) as project, plain_reader.connected(path) as connection:
        log = plain_reader.steps(connection)
        ours = project.history.steps(limit=1 << 40)
        names = ("id", "action", "kind", "label", "author", "at", "format", "undo_to", "redo_to")
        assert [[step[name] for name in names] for step in log] == [
            [plainly(getattr(step, name)) for name in names] for step in reversed(ours)
        ]
        assert plain_reader.undone_next(log) == project.history.undo_label


def test_the_reader_knows_nothing_of_briefing() -> None:
    read = ast.parse(Path(str(plain_reader.__file__)).read_text(encoding="utf-8"))
    modules = {name.name for node in ast.walk(read) if isinstance(node, ast.Import) for name in node.names}
    modules |= {str(node.module) for node in ast.walk(read) if isinstance(node, ast.ImportFrom)}
    assert not [module for module in modules if module.startswith(("briefing", "apsw", "tests"))]


def test_the_document_names_every_column_with_its_type(tmp_path: Path) -> None:
    said = DOCUMENT.read_text(encoding="utf-8")
    listed = {
        table: re.findall(r"(\w+)\s+([TIRB])(\??)", columns)
        for table, columns in re.findall(r"^- `(\w+)`: (.+?)\.$", said, re.MULTILINE | re.DOTALL)
    }
    Project.create(tmp_path / "new.brief", "New").close()
    with plain_reader.connected(tmp_path / "new.brief") as connection:
        for table in (*(kind.value for kind in Kind), "step", "content", "counter", "place"):
            columns = [
                (row["name"], row["type"][0], "" if row["notnull"] else "?")
                for row in connection.execute(f"PRAGMA table_info({table})")
            ]
            assert listed[table] == columns, table
