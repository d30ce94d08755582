"""Out of a damaged project into a new one: row by row what can be read, the rest from its history, and a list of both.

The log holds every row a second time, as the changes that made it. Where the log is whole, what it leads to is the
project, history and all. Where it is not, rows are taken from the tables, and from the log those that are lost there.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import apsw

from briefing.model import CLASSES, Kind, Revision, Source, new_id
from briefing.project import content, keys, wreck
from briefing.project.connection import already_there, configured, create_file
from briefing.project.copying import copy_files
from briefing.project.faults import damaged, in_words
from briefing.project.going_on import GoingOn, Work
from briefing.project.log import StepKind
from briefing.project.project import Project
from briefing.project.rows import shape_of
from briefing.project.wreck import Row, Wreck

_NAMES = ("label", "name", "title", "statement", "question", "text", "quote", "heading")


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that was damaged: what it was called, as far as that is known, and why it is listed."""

    kind: Kind
    id: str
    name: str
    why: str


@dataclass(slots=True)
class Report:
    """What came of a salvage.

    `kept` counts the items of the new project by kind. `missing` are those that are gone, `from_history` those whose
    row was lost and was made again from the history: it may be older than it was. `texts_missing` names the sources
    whose text or original is gone. `has_history` says whether the history came along whole; then nothing is missing
    but texts.
    """

    kept: dict[Kind, int] = field(default_factory=dict)
    missing: list[Lost] = field(default_factory=list)
    from_history: list[Lost] = field(default_factory=list)
    texts_missing: list[str] = field(default_factory=list)
    has_history: bool = False

    def sentence(self) -> str:
        """The outcome in one line."""
        said = [f"{sum(self.kept.values()):,} items kept"]
        if self.from_history:
            said.append(f"{len(self.from_history):,} of them from the history")
        said.append(f"{len(self.missing):,} missing" if self.missing else "none missing that is known of")
        if self.texts_missing:
            said.append(f"{len(self.texts_missing):,} texts missing")
        said.append("with the whole history" if self.has_history else "with a new history")
        return ", ".join(said) + "."

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "kept": {kind.value: count for kind, count in self.kept.items()},
            "missing": [_said(one) for one in self.missing],
            "from_history": [_said(one) for one in self.from_history],
            "texts_missing": self.texts_missing,
            "has_history": self.has_history,
        }


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
    with TemporaryDirectory(prefix="briefing-") as folder:
        aside = Path(folder) / "wreck.brief"
        copy_files(path, aside)
        found = wreck.read(aside, key, Work(going_on))
        if not any(found.rows.values()) and not any(found.state.values()):
            raise damaged(path, "nothing in it can be read")
        report = Report(has_history=found.log_is_whole)
        with in_words(copy):
            _write(copy, key, author, found, report)
    return report


def _write(copy: Path, key: str, author: str, found: Wreck, report: Report) -> None:
    create_file(copy, key)
    try:
        if found.log_is_whole:
            _write_as_it_was(copy, key, found)
        else:
            _write_anew(copy, key, author, found, report)
        _count(copy, key, found, report)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


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
    rows = _joined(found, report)
    _drop_dangling(rows, report)
    with Project(copy, author=author, key=key) as project:
        action = new_id()
        named = (action, "Salvage what a damaged project held")
        with project._writer.step(lambda _last: named, StepKind.CREATE, urgent=True) as edit:
            connection = edit.connection
            _keep_texts(connection, found)
            for kind in Kind:
                _insert(connection, kind.value, list(rows[kind].values()), found.work)
            _number(connection, rows, found)


def _joined(found: Wreck, report: Report) -> dict[Kind, dict[str, Row]]:
    """The rows of the tables; where a table is damaged, those that are not there as the log knows them."""
    joined: dict[Kind, dict[str, Row]] = {}
    for kind in Kind:
        rows = joined[kind] = dict(found.rows.get(kind, {}))
        known = found.state.get(kind, {})
        for item_id in found.unreadable.get(kind, ()):
            if item_id not in known:
                report.missing.append(Lost(kind, item_id, "", "its row cannot be read"))
        if kind not in found.damaged:
            continue
        for item_id, row in known.items():
            if item_id not in rows:
                rows[item_id] = row
                report.from_history.append(Lost(kind, item_id, _name(kind, row), "its row was lost"))
        for item_id in found.half_known.get(kind, ()):
            if item_id not in rows:
                report.missing.append(Lost(kind, item_id, "", "its row and the step that made it are lost"))
    return joined


def _drop_dangling(rows: dict[Kind, dict[str, Row]], report: Report) -> None:
    """Leave out what points at an item that is gone, and what points at that; empty what may point nowhere."""
    gone: dict[tuple[Kind, str], str] = {}
    again = True
    while again:
        again = False
        for kind, column, parent, may_be_none in wreck.references():
            place = shape_of(kind).columns.index(column)
            for item_id, row in list(rows[kind].items()):
                if row[place] is None or row[place] in rows[parent]:
                    continue
                again = True
                if may_be_none:
                    rows[kind][item_id] = (*row[:place], None, *row[place + 1 :])
                else:
                    del rows[kind][item_id]
                    why = f"the {parent.value} it belongs to is gone"
                    report.missing.append(Lost(kind, item_id, _name(kind, row), why))
                    gone[parent, str(row[place])] = f"a {kind.value} belonged to it"
    listed = {(one.kind, one.id) for one in report.missing}
    report.missing += [Lost(*key, "", why) for key, why in gone.items() if key not in listed]


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
        columns = shape_of(kind).columns
        if "label" in columns:
            place = columns.index("label")
            numbers = [int(str(row[place])[1:]) for row in items.values() if str(row[place])[1:].isdecimal()]
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


def _name(kind: Kind, row: Row) -> str:
    columns = shape_of(kind).columns
    said = (str(row[columns.index(name)] or "") for name in _NAMES if name in columns)
    return " ".join(part for part in said if part)[:120]


def _said(one: Lost) -> dict[str, str]:
    return {"kind": one.kind.value, "id": one.id, "name": one.name, "why": one.why}
