"""A reader of .brief files by another program: written from `docs/file-format.md` alone, with Python's own sqlite3.

It imports nothing of Briefing. What it had to know and could not read in the document is a fault of the document.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

APPLICATION_ID = 0x42524946
KNOWN_FORMAT = 1

TABLES = (
    *(
        "source",
        "revision",
        "origin",
        "passage",
        "evidence",
        "actor",
        "relation",
        "risk",
        "judgement",
        "event",
        "quote",
    ),
    *("note", "assumption", "indicator", "gap", "hypothesis", "tag", "link", "brief", "section", "issue", "setting"),
)
TRUTH_VALUES = {"threat_actor", "in_brief", "forecast"}
PERIODS = {"published", "period", "horizon", "seen"}
ARRAYS_OF_TEXTS = {"aliases"}
ARRAYS_OF_ARRAYS = {
    "headings": ("start", "end", "level"),
    "pages": ("page", "start", "end", "width", "height"),
    "found": ("field", "where"),
}
STEP = ["id", "action", "kind", "label", "author", "at", "format", "undo_to", "redo_to", "changeset", "hash"]

Record = dict[str, Any]


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, for reading only; ValueError where it is no project that is known here."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise ValueError("not a .brief file")
        if connection.execute("PRAGMA user_version").fetchone()[0] > KNOWN_FORMAT:
            raise ValueError("a newer format")
        yield connection


def items(connection: sqlite3.Connection) -> dict[str, list[Record]]:
    """Every item, by table, in the order of ids."""
    return {
        table: [_record(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]  # noqa: S608 named above
        for table in TABLES
    }


def settings(connection: sqlite3.Connection) -> dict[str, str]:
    """The settings by name."""
    return {row["id"]: row["value"] for row in connection.execute("SELECT id, value FROM setting")}


def text(connection: sqlite3.Connection, digest: str) -> str:
    """A stored text; ValueError where it is not what its name says."""
    return stored(connection, digest).decode("utf-8")


def stored(connection: sqlite3.Connection, digest: str) -> bytes:
    """A stored text or original as it was, by its hash."""
    row = connection.execute("SELECT size, zlib, bytes FROM content WHERE hash = ?", (digest,)).fetchone()
    raw: bytes = zlib.decompress(row["bytes"]) if row["zlib"] else row["bytes"]
    if hashlib.sha256(raw).hexdigest() != digest or len(raw) != row["size"]:
        raise ValueError(f"{digest} is damaged")
    return raw


def steps(connection: sqlite3.Connection) -> list[Record]:
    """The log, oldest first; ValueError where a hash does not follow from the one before."""
    found = []
    before = ""
    for row in connection.execute(f"SELECT {', '.join(STEP)} FROM step ORDER BY id"):  # noqa: S608 named above
        step = dict(row)
        said = {name: step[name] for name in STEP if name not in {"changeset", "hash"}} | {"hash": before}
        written = json.dumps(said, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(written.encode() + b"\x00" + step["changeset"]).hexdigest()
        if digest != step["hash"]:
            raise ValueError(f"step {step['id']} does not follow from the one before")
        before = digest
        found.append(step)
    return found


def undone_next(log: list[Record]) -> str:
    """What Undo would take back, "" for nothing."""
    return next((str(step["label"]) for step in log if step["id"] == log[-1]["undo_to"]), "")


def _record(row: sqlite3.Row) -> Record:
    cells = dict(row)
    found: Record = {}
    for name, cell in cells.items():
        field, _, part = name.rpartition("_")
        if (field in PERIODS and part in {"earliest", "latest", "words"}) or field == "likelihood":
            found[field] = None if cell is None else {**(found.get(field) or {}), part: cell}
        elif name in TRUTH_VALUES:
            found[name] = cell == 1
        elif name in ARRAYS_OF_TEXTS:
            found[name] = json.loads(cell)
        elif name in ARRAYS_OF_ARRAYS:
            found[name] = [dict(zip(ARRAYS_OF_ARRAYS[name], one, strict=True)) for one in json.loads(cell)]
        else:
            found[name] = cell
    return found
