"""From an older format to this one: on a copy, checked, and only then in the place of the file."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

import apsw

from briefing.errors import ProjectError
from briefing.project import backups, schema, soundness
from briefing.project.connection import configured, has_log, leave_as_one_file, shut
from briefing.project.copying import copy_whole, settle_folder
from briefing.project.faults import said_of_system, shown_name

Migrations = Mapping[int, tuple[str, ...]]


def migrate(connection: apsw.Connection, path: Path, key: str) -> None:
    """Bring the project at `path` to this format. `connection`, which must be the only one, is closed.

    A backup is made before. ProjectError where anything fails: then the file is as it was, byte for byte.
    """
    with suppress(OSError):
        _aside(path).unlink(missing_ok=True)
    copy = migrated_copy(connection, _aside(path), key)
    try:
        backups.make(connection, path, key)
        leave_as_one_file(connection, path)
        shut(connection)
        if has_log(path):
            raise _not_upgraded(path, "another program has it open")
        copy.replace(path)
        settle_folder(path.parent)
    except OSError as error:
        raise said_of_system(path, error) from error
    finally:
        copy.unlink(missing_ok=True)


def migrated_copy(
    connection: apsw.Connection, copy: Path, key: str, migrations: Migrations | None = None, target: int | None = None
) -> Path:
    """A copy of an older project in the format `target` (this one), checked to hold the same; ProjectError if not."""
    copy_whole(connection, copy, key)
    try:
        with closing(configured(apsw.Connection(str(copy)), key)) as upgraded:
            _upgrade(
                upgraded,
                copy,
                schema.MIGRATIONS if migrations is None else migrations,
                schema.FORMAT if target is None else target,
            )
    except BaseException:
        # Half a copy would be taken for a whole one.
        for leftover in (copy, copy.with_name(copy.name + "-journal")):
            leftover.unlink(missing_ok=True)
        raise
    return copy


def _upgrade(connection: apsw.Connection, path: Path, migrations: Migrations, target: int) -> None:
    version = int(connection.pragma("user_version"))
    before = _fingerprints(connection, _columns(connection))
    columns = _columns(connection)
    try:
        connection.execute("BEGIN IMMEDIATE")
        for number in range(version, target):
            for statement in migrations[number]:
                connection.execute(statement)
        connection.pragma("user_version", target)
        connection.execute("COMMIT")
        if _fingerprints(connection, columns) != before:
            raise _not_upgraded(path, "the copy does not hold the same")
        found = soundness.structure(connection)
    except (apsw.Error, KeyError) as error:
        raise _not_upgraded(path, f"{type(error).__name__}: {error}") from error
    if found:
        raise _not_upgraded(path, "\n".join(found))


def _columns(connection: apsw.Connection) -> dict[str, list[str]]:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {
        table: [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        for table in tables
    }


def _fingerprints(connection: apsw.Connection, columns: dict[str, list[str]]) -> dict[str, str]:
    """What the given columns of each table hold, as a hash a table."""
    found = {}
    for table, names in columns.items():
        chosen = ", ".join(f'"{name}"' for name in names)
        digest = hashlib.sha256()
        for row in connection.execute(f'SELECT {chosen} FROM "{table}" ORDER BY 1'):  # noqa: S608 names of the file
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
        found[table] = digest.hexdigest()
    return found


def _aside(path: Path) -> Path:
    real = path.resolve()
    return real.with_name(f".{real.name}.upgraded")


def _not_upgraded(path: Path, details: str) -> ProjectError:
    return ProjectError(
        f"{shown_name(path)} was written by an older Briefing and could not be brought to the format of this one.",
        safe="The file is as it was.",
        remedy="Open it with the Briefing that wrote it, and report this with the details.",
        details=details,
    )
