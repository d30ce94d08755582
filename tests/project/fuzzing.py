"""Forged inputs by the ten thousand, in a process of their own: files, changesets, stored rows, lock files.

Run as a program (`python -m tests.project.fuzzing FOLDER COUNT SEED`). Whatever is forged, the project room raises in
words or gives values; a crash, a hang or any other exception ends the process with a status above 0. Prints one JSON
object with what was tried and found.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import faulthandler
import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw

from briefing.errors import BriefingError
from briefing.model import CLASSES, Actor, Evidence, Kind, Note, Passage, Revision, Source
from briefing.project import Project, log
from briefing.project.lock import lock_beside
from tests.project.damaging import PAGE, WAYS

PATIENCE = 30
"""Seconds that one forged input may take."""

_CELLS: dict[str, tuple[object, ...]] = {
    "TEXT": (
        "", "\0", "[", "[" * 3_000, "[]", '["a"]', "[[1,2]]", "[[1,2,3]]", '[["a",{}]]', "{}", "9" * 5_000,
        "\U0010ffff", "NaN", "[null]", "icd203", "not a word of the list", "other", "unread", "for", "actor", "x",
    ),
    "INTEGER": (0, 1, -1, 1 << 62, -(1 << 63)),
    "REAL": (0.0, -0.0, 1e308, float("inf"), 5e-324),
}  # fmt: skip


def make(path: Path) -> None:
    """A small project: the smaller, the more of it is reached."""
    with Project.create(path, "Sound", author="Ada") as project:
        with project.edit("Add") as edit:
            source = edit.put(Source(title="One", original_hash=edit.keep_bytes(b"x" * 6_000)))
            revision = edit.put(Revision(source_id=source.id, text_hash=edit.keep_text("text")))
            passage = edit.put(Passage(revision_id=revision.id, quote="text"))
            actor = edit.put(Actor(name="Ankara", aliases=("A", "B")))
            edit.put(Evidence(item_kind=Kind.ACTOR, item_id=actor.id, passage_id=passage.id))
        with project.edit("Note") as edit:
            edit.put(Note(text="n"))
        project.undo()
        project.redo()


def use(project: Project) -> None:
    """Look at everything once, the way the window and the brief do."""
    for one in CLASSES.values():
        attempt(lambda one=one: project.page(one, limit=50))  # type: ignore[misc] # mypy: lambda's default
    attempt(lambda: [project.text(revision) for revision in project.page(Revision, limit=5)])
    attempt(lambda: [project.original(source) for source in project.page(Source, limit=5)])
    attempt(lambda: [project.exhibits_of(actor.id) for actor in project.page(Actor, limit=5)])
    attempt(lambda: [project.history.details(step) for step in project.history.steps(limit=20)])
    attempt(lambda: project.history.undo_label)
    attempt(lambda: project.name)


def attempt(look: Callable[[], object]) -> bool:
    """Whether it went; what else it may do is to raise in words."""
    try:
        look()
    except BriefingError:
        return False
    return True


class Fuzz:
    """The sound project, a folder to forge in, and what was found."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)  # noqa: S311 a test's choice
        self.found: Counter[str] = Counter()
        self.sound = folder / "sound.brief"
        make(self.sound)
        self.whole = self.sound.read_bytes()
        self.forged = folder / "work" / "forged.brief"
        self.forged.parent.mkdir()
        self.beside = folder / "work" / "canary.txt"
        self.beside.write_text("canary")
        with closing(apsw.Connection(str(self.sound))) as connection:
            self.changesets = [row[0] for row in connection.execute("SELECT changeset FROM step") if row[0]]
            self.schema = [row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL")]

    def check_folder(self) -> None:
        """No byte was written outside the file."""
        assert self.beside.read_text() == "canary"
        names = {file.name for file in self.forged.parent.iterdir()}
        assert names <= {"canary.txt", "forged.brief", "forged.brief-lock", "forged.brief-wal", "forged.brief-shm"}, (
            names
        )

    def file(self) -> None:
        """A whole file, mutated."""
        raw = bytearray(self.whole)
        for _ in range(self.chance.choice((1, 1, 1, 2, 4))):
            if len(raw) > PAGE:
                self.chance.choice(WAYS)(raw, self.chance)
        self.forged.write_bytes(bytes(raw))
        project = None
        try:
            project = Project.open(self.forged, read_only=self.chance.random() < 0.5)
        except BriefingError as error:
            self.found[f"file: {type(error).__name__}"] += 1
        if project is not None:
            self.found["file: opened"] += 1
            use(project)
            attempt(project.close)
        for name in ("-wal", "-shm", "-lock", "-journal"):
            self.forged.with_name(self.forged.name + name).unlink(missing_ok=True)

    def row(self, connection: apsw.Connection) -> None:
        """A row whose cells are anything that its column can hold."""
        kind = self.chance.choice(list(Kind))
        types = connection.execute("SELECT type FROM pragma_table_info(?)", (kind.value,))
        cells = [self.chance.choice(_CELLS[type_]) for (type_,) in types]
        try:
            marks = ", ".join("?" * len(cells))
            connection.execute(f"INSERT INTO {kind.value} VALUES ({marks})", cells)  # noqa: S608 our schema
        except apsw.ConstraintError:
            self.found["row: refused by the table"] += 1
            return
        self.found["row: stored"] += 1

    def changeset(self) -> bytes:
        """A changeset, mutated."""
        raw = bytearray(self.chance.choice(self.changesets))
        for _ in range(self.chance.choice((1, 1, 2, 5))):
            at = self.chance.randrange(len(raw))
            way = self.chance.randrange(5)
            if way == 0:
                raw[at] ^= 1 << self.chance.randrange(8)
            elif way == 1:
                raw[at] = self.chance.choice((0, 1, 5, 9, 18, 23, 127, 128, 255))
            elif way == 2:
                del raw[at : at + self.chance.randrange(1, 9)]
            elif way == 3:
                raw[at:at] = self.chance.randbytes(self.chance.randrange(1, 9))
            else:
                other = self.chance.choice(self.changesets)
                raw[at:] = other[self.chance.randrange(len(other)) :]
            raw = raw or bytearray(b"T")
        return bytes(raw)


def fuzz_files(fuzz: Fuzz, count: int) -> None:
    """Whole files."""
    for _ in range(count):
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        fuzz.file()
        fuzz.check_folder()


def fuzz_changesets(fuzz: Fuzz, count: int) -> None:
    """Forged steps with a hash that fits, as a forger would write it: looked at, then undone."""
    path = fuzz.folder / "changesets.brief"
    path.write_bytes(fuzz.whole)
    with Project.open(path, author="Ada") as project:
        connection = project._connections.mine()
        connection.execute("PRAGMA synchronous = OFF")
        before = {table: count_of(connection, table) for table in ("content", "counter", "place", "step")}
        for _ in range(count):
            faulthandler.dump_traceback_later(PATIENCE, exit=True)
            connection.execute("SAVEPOINT forged")
            last = log.last_step(connection)
            step = log.Step(last.id + 1, "forged", log.StepKind.EDIT, "Forged", "X", last.at, 1, last.id + 1, 0)
            changeset = fuzz.changeset()
            log.append(connection, step, changeset)
            attempt(lambda: project.history.details(project.history.last()))
            connection.execute("RELEASE forged")
            fuzz.found["changeset: undone" if attempt(project.undo) else "changeset: refused"] += 1
            assert count_of(connection, "content") == before["content"]
            assert count_of(connection, "place") == before["place"]
            connection.execute("DELETE FROM step WHERE id > ?", (last.id,))


def count_of(connection: apsw.Connection, table: str) -> Any:
    """How many rows a table has."""
    return connection.execute(f"SELECT count(*) FROM {table}").get  # noqa: S608 names above


def fuzz_rows(fuzz: Fuzz, count: int) -> None:
    """Rows of anything, read back by the thousand."""
    path = fuzz.folder / "rows.brief"
    for start in range(0, count, 500):
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        path.write_bytes(fuzz.whole)
        with closing(apsw.Connection(str(path))) as connection, connection:
            for _ in range(min(500, count - start)):
                fuzz.row(connection)
        with Project.open(path, read_only=True) as project:
            use(project)
            for kind, one in CLASSES.items():
                for (item_id,) in list(project._connections.mine().execute(f"SELECT id FROM {kind.value}")):  # noqa: S608
                    read = attempt(lambda one=one, item_id=item_id: project.find(one, item_id))  # type: ignore[misc]
                    fuzz.found["row: read" if read else "row: said to be unreadable"] += 1


def fuzz_locks(fuzz: Fuzz, count: int) -> None:
    """Lock files of anything."""
    said = json.dumps({"host": "h", "user": "u", "pid": 1, "since": "2026-01-01", "machine": "m"}).encode()
    path = fuzz.forged
    path.write_bytes(fuzz.whole)
    for _ in range(count):
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        raw = bytearray(said)
        for _ in range(fuzz.chance.randrange(1, 6)):
            raw[fuzz.chance.randrange(len(raw))] = fuzz.chance.randrange(256)
        lock_beside(path).write_bytes(bytes(raw))
        went = attempt(lambda: Project.open(path).close())
        fuzz.found["lock: opened" if went else "lock: in use"] += 1
        lock_beside(path).unlink(missing_ok=True)


def main(folder: Path, count: int, seed: int) -> dict[str, int]:
    """Forge `count` inputs: a tenth of them whole files."""
    fuzz = Fuzz(folder, seed)
    fuzz_files(fuzz, count // 10)
    fuzz_locks(fuzz, count // 50)
    fuzz_changesets(fuzz, count * 4 // 10)
    fuzz_rows(fuzz, count - count // 10 - count // 50 - count * 4 // 10)
    faulthandler.cancel_dump_traceback_later()
    fuzz.check_folder()
    return {"inputs": count, **dict(sorted(fuzz.found.items()))}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201 read by the test
