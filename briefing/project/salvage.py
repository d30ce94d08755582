"""Out of a damaged project into a new one: row by row what can be read, the rest from its history, and a list of both.

The log holds every row a second time, as the changes that made it. Where the log is whole, what it leads to is the
project, history and all. Where it is not, rows are taken from the tables, and from the log those that are lost there.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import apsw

from briefing.errors import DamagedProject
from briefing.model import CLASSES, LABEL_LETTERS, Kind, Revision, Source, new_id
from briefing.project import content, cut_log, keys, wreck
from briefing.project.aside import Aside
from briefing.project.connection import already_there, configured, create_file
from briefing.project.copying import arriving, copy_files
from briefing.project.faults import in_words, shown_name
from briefing.project.going_on import GoingOn, Work
from briefing.project.joining import joined, numbers_of_labels
from briefing.project.log import StepKind
from briefing.project.project import Project
from briefing.project.report import Report
from briefing.project.walking import Row
from briefing.project.wreck import Wreck


def salvage(
    path: Path,
    copy: Path,
    *,
    password: str = "",
    key: str = "",
    author: str = "",
    going_on: GoingOn = lambda _done: True,
) -> Report:
    """Make a new project at `copy` of all that can be read of the damaged one at `path`, which is left as it is.

    The new one has the same password; where the project is open its `key` does instead. `going_on` is told every now
    and then how many rows and texts were read or written so far, and says whether to go on.

    ProjectError where there is a file at `copy` already or it cannot be written; DamagedProject where nothing at all
    can be read; CopyStopped, and no copy, where `going_on` said no.
    """
    if copy.exists():
        raise already_there(copy)
    key = key or keys.key_of(path, password)
    with Aside() as folder:
        wrecked = folder / "wreck.brief"
        copy_files(path, wrecked)
        found = wreck.read(wrecked, key, Work(going_on), cut_log.promise(path))
        if not any(found.rows.values()) and not any(found.state.values()):
            raise _holds_nothing(path)
        report = Report(has_history=found.log_is_whole, steps_lost=found.steps_lost)
        with in_words(copy), arriving(copy) as partial:
            _write(partial, key, author, found, report)
    return report


def _holds_nothing(path: Path) -> DamagedProject:
    return DamagedProject(
        f"Nothing of a project can be read in {shown_name(path)}: it is none, or damaged beyond reading.",
        safe="The file was left as it is.",
        remedy="Choose another file, or restore a backup.",
    )


def _write(copy: Path, key: str, author: str, found: Wreck, report: Report) -> None:
    create_file(copy, key)
    if found.log_is_whole:
        _write_as_it_was(copy, key, found)
    else:
        _write_anew(copy, key, author, found, report)
    _count(copy, key, found, report)


def _write_as_it_was(copy: Path, key: str, found: Wreck) -> None:
    """The items that the log leads to, with the log itself."""
    flags = apsw.SQLITE_OPEN_READWRITE
    with closing(configured(apsw.Connection(str(copy), flags=flags), key)) as connection, connection:
        for kind in Kind:
            _insert(connection, kind.value, list(found.state.get(kind, {}).values()), found.work)
        _insert(connection, "step", found.steps, found.work)
        _keep_texts(connection, found)
        _number(connection, found.state, found)


def _write_anew(copy: Path, key: str, author: str, found: Wreck, report: Report) -> None:
    rows = joined(found, report)
    with Project(copy, author=author, key=key) as project:
        action = new_id()
        named = (action, "Salvage what a damaged project held")
        with project._writer.step(lambda _last: named, StepKind.CREATE, urgent=True) as edit:
            connection = edit.connection
            _keep_texts(connection, found)
            for kind in Kind:
                _insert(connection, kind.value, list(rows[kind].values()), found.work)
            _number(connection, rows, found)


def _insert(connection: apsw.Connection, table: str, rows: list[Row], work: Work) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", work.through(rows))  # noqa: S608 names of our schema


def _keep_texts(connection: apsw.Connection, found: Wreck) -> None:
    for raw in found.texts():
        content.keep(connection, raw)


def _number(connection: apsw.Connection, rows: dict[Kind, dict[str, Row]], found: Wreck) -> None:
    """Labels go on after the highest that was ever given, as far as that can be seen."""
    highest = dict(found.counters)
    for kind, items in rows.items():
        if kind in LABEL_LETTERS:
            numbers = numbers_of_labels(kind, items.values())
            highest[kind] = max([highest.get(kind, 1), *(number + 1 for number in numbers)])
    connection.executemany(
        "INSERT OR REPLACE INTO counter (kind, next) VALUES (?, ?)",
        [(kind.value, min(number, 1 << 50)) for kind, number in highest.items()],
    )


def _count(copy: Path, key: str, found: Wreck, report: Report) -> None:
    with Project(copy, read_only=True, key=key) as project:
        report.kept = {kind: count for kind, one in CLASSES.items() if (count := project.count(one))}
        sources = {source.id: source for source in project.all(Source)}
        for revision in project.all(Revision):
            if revision.text_hash not in found.hashes:
                report.texts_missing.append(_source_name(sources[revision.source_id]) + " (text)")
        for source in sources.values():
            if source.original_hash and source.original_hash not in found.hashes:
                report.texts_missing.append(_source_name(source) + " (original)")


def _source_name(source: Source) -> str:
    return f"{source.label} {source.title}".strip()
