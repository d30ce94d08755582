"""The tables are what the history needs them to be."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from briefing.model import CLASSES, Kind
from briefing.project.connection import create_file
from briefing.project.rows import shape_of
from briefing.project.schema import APPLICATION_ID, FORMAT, MIGRATIONS, PARENTS_FIRST, TRACKED_TABLES
from tests.project.invented import MAY_BE_NONE, POINTERS


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[apsw.Connection]:
    create_file(tmp_path / "schema.brief")
    with closing(apsw.Connection(str(tmp_path / "schema.brief"))) as opened:
        yield opened


def test_every_kind_is_tracked_and_nothing_else() -> None:
    assert set(TRACKED_TABLES) == {kind.value for kind in Kind} == {kind.value for kind in CLASSES}


@pytest.mark.parametrize("kind", Kind)
def test_a_table_has_the_columns_of_its_class_in_order(connection: apsw.Connection, kind: Kind) -> None:
    columns = tuple(row[1] for row in connection.execute(f"PRAGMA table_info({kind.value})"))
    assert columns == shape_of(kind).columns


@pytest.mark.parametrize("kind", Kind)
def test_a_tracked_table_is_strict_with_a_key_that_is_never_null(connection: apsw.Connection, kind: Kind) -> None:
    ((strict, columns),) = connection.execute("SELECT strict, ncol FROM pragma_table_list(?)", (kind.value,))
    assert strict
    keys = [row[1:] for row in connection.execute(f"PRAGMA table_info({kind.value})") if row[5]]
    assert keys == [("id", "TEXT", 1, None, 1)]
    assert columns == len(shape_of(kind).columns)


@pytest.mark.parametrize("kind", Kind)
def test_a_column_may_be_null_only_where_its_field_may_be_none(connection: apsw.Connection, kind: Kind) -> None:
    shape = shape_of(kind)
    may_be_none = {
        column
        for field in shape.fields
        if "None" in CLASSES[kind].__annotations__[field.name]
        for column in field.columns
    }
    nullable = {row[1] for row in connection.execute(f"PRAGMA table_info({kind.value})") if not row[3]}
    assert nullable == may_be_none


@pytest.mark.parametrize("kind", Kind)
def test_what_points_at_an_item_is_checked_at_the_end_of_the_step_and_nothing_cascades(
    connection: apsw.Connection, kind: Kind
) -> None:
    keys = list(connection.execute(f"PRAGMA foreign_key_list({kind.value})"))
    assert {(row[3], row[2], row[4]) for row in keys} == {
        (name, pointed.value, "id") for name, pointed in POINTERS.get(kind, {}).items()
    }
    assert all(row[5:7] == ("NO ACTION", "NO ACTION") for row in keys)
    ((ddl,),) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (kind.value,))
    assert len(re.findall("DEFERRABLE INITIALLY DEFERRED", ddl)) == len(re.findall("REFERENCES", ddl)) == len(keys)
    for name in POINTERS.get(kind, {}):
        partial = f" WHERE {name} IS NOT NULL" if name in MAY_BE_NONE else ""
        indexed = connection.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = ?", (kind.value,))
        assert any(sql and sql.endswith(f"({name}){partial}") for (sql,) in indexed)


def test_what_points_at_a_table_stands_behind_it_in_the_order_of_taking_back() -> None:
    assert set(PARENTS_FIRST) == set(TRACKED_TABLES)
    for kind, pointers in POINTERS.items():
        assert all(PARENTS_FIRST.index(one) < PARENTS_FIRST.index(kind.value) for one in pointers.values())


def test_there_are_only_plain_tables_and_indexes(connection: apsw.Connection) -> None:
    found = {row[0] for row in connection.execute("SELECT type FROM sqlite_schema")}
    assert found == {"table", "index"}
    virtual = connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%VIRTUAL%' OR sql LIKE '%UNIQUE%'")
    assert not list(virtual)


def test_the_file_says_what_it_is_and_every_older_format_can_be_migrated(connection: apsw.Connection) -> None:
    assert connection.pragma("application_id") == APPLICATION_ID == int.from_bytes(b"BRIF", "big")
    assert connection.pragma("user_version") == FORMAT
    assert set(MIGRATIONS) == set(range(1, FORMAT))
