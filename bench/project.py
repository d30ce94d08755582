"""How fast the project file is, each figure beside what a bare disk or bare SQLite needs in the same run."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event, Thread

import apsw
from PySide6.QtCore import QCoreApplication

from briefing.model import Actor, Note, Revision, Source
from briefing.project import Project
from briefing.project.content import hash_of
from briefing.project.rows import shape_of
from ui.library.arrivals import Arrivals
from ui.library.model import LibraryModel

SENTENCE = "The minister said on Tuesday that the first battery would be ready before the summer, officials added. "
TEXT_LETTERS = 3_000
STEP = 200
_IN_TURN = 500


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    measured: str
    beside: str
    ratio: str
    must: str
    holds: bool


def milliseconds(deed: Callable[[], object], times: int = 15) -> float:
    """The median of some runs."""
    found = []
    for _ in range(times):
        gc.collect()
        begin = time.perf_counter()
        deed()
        found.append((time.perf_counter() - begin) * 1_000)
    return statistics.median(found)


def in_turn(deed: Callable[[], object], bare: Callable[[], object], times: int) -> tuple[float, float]:
    """The medians of a deed and of the bare thing beside it, one after the other: disks change their pace."""
    pairs = [(milliseconds(deed, 1), milliseconds(bare, 1)) for _ in range(times)]
    ours, beside = (statistics.median(times) for times in zip(*pairs, strict=True))
    return ours, beside


def text_of(number: int) -> str:
    """A text of about three thousand letters that no other article has."""
    return f"Article {number}. " + SENTENCE * (TEXT_LETTERS // len(SENTENCE))


def add_articles(project: Project, count: int, step: int = STEP, first: int = 0) -> None:
    """An import of `count` articles, some a step."""
    with project.action(lambda start, end: f"Import {start}–{end}") as action:
        for begin in range(first, first + count, step):
            with action.step(step) as edit:
                for number in range(begin, min(begin + step, first + count)):
                    text = text_of(number)
                    source = edit.put(Source(title=f"Article {number}", publisher="The Strait Gazette", language="en"))
                    edit.put(
                        Revision(source_id=source.id, text_hash=edit.keep_text(text), characters=len(text), words=480)
                    )


def made(folder: Path, count: int) -> Path:
    """A project of `count` articles."""
    path = folder / f"{count}.brief"
    with Project.create(path, f"{count:,} articles") as project:
        add_articles(project, count)
    return path


# Opening


def until(open_and_read: Callable[[Path], AbstractContextManager[object]], path: Path) -> float:
    """Milliseconds until the first rows are there; closing is not counted."""
    begin = time.perf_counter()
    with open_and_read(path):
        return (time.perf_counter() - begin) * 1_000


@contextmanager
def our_first_rows(path: Path) -> Iterator[None]:
    """What the window does until its library has rows to show."""
    with Project.open(path) as project:
        library = LibraryModel(project, Arrivals())
        assert library.rowCount() == 200
        yield
        library.deleteLater()


@contextmanager
def bare_first_rows(path: Path) -> Iterator[None]:
    """The same rows of SQLite alone."""
    with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
        assert len(list(connection.execute("SELECT * FROM source ORDER BY id LIMIT 200"))) == 200
        yield


def opening(paths: dict[int, Path]) -> list[Figure]:
    """At both sizes, in turn with the bare: the least of many, as others share the machine."""
    figures = []
    for count, path in paths.items():
        pairs = [(until(our_first_rows, path), until(bare_first_rows, path)) for _ in range(121)]
        ours, bare = (min(times) for times in zip(*pairs, strict=True))
        what = f"open {count:,} articles until 200 rows stand in the library"
        figures.append(_ratio(what, ours, "bare open and SELECT", bare, 2.0))
    return figures


# Editing


def append_and_sync(path: Path) -> Callable[[], None]:
    """A 4 KB append and fsync, the least that an edit could cost."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def append() -> None:
        os.write(descriptor, bytes(4_096))
        os.fsync(descriptor)

    return append


def editing(folder: Path, path: Path) -> list[Figure]:
    """One edit, and its undo, in a project of 10,000 articles."""
    with Project.open(path) as project:
        heard: list[object] = []
        project.subscribe(heard.append)
        with project.edit("Add") as edit:
            actor = edit.put(Actor(name="Ankara"))
        numbers = iter(range(1_000_000))

        def rename() -> None:
            with project.edit("Rename") as edit:
                edit.put(replace(actor, name=f"Ankara {next(numbers)}"))

        append = append_and_sync(folder / "appended")
        edits, undos, redos = (in_turn(deed, append, 200) for deed in (rename, project.undo, project.redo))
        assert len(heard) == 601
    beside = "4 KB append and fsync"
    return [
        _ratio("one edit, committed and announced", edits[0], beside, edits[1], 3.0),
        _ratio("its undo", undos[0], beside, undos[1], 3.0),
        _ratio("its redo", redos[0], beside, redos[1], 3.0),
    ]


def editing_beside_an_import(folder: Path) -> list[Figure]:
    """Edits of the window while 10,000 articles come in, one step an article; in turn with them a bare append."""
    with Project.create(folder / "beside.brief", "Beside") as project:
        over = Event()

        def take_in() -> None:
            try:
                add_articles(project, 10_000, step=1)
            finally:
                project.leave_thread()
                over.set()

        append = append_and_sync(folder / "appended beside")
        thread = Thread(target=take_in)
        waits: list[float] = []
        bare: list[float] = []
        thread.start()
        while not over.wait(0.02):
            begin = time.perf_counter()
            with project.edit("Note") as edit:
                edit.put(Note(text="n"))
            done = time.perf_counter()
            append()
            waits.append((done - begin) * 1_000)
            bare.append((time.perf_counter() - done) * 1_000)
        thread.join()
        assert project.count(Source) == 10_000
    what = f"one edit beside an import ({len(waits):,} edits)"
    said = "4 KB append and fsync at the same time"
    return [
        _at_most(f"{what}, median (ms)", statistics.median(waits), 10.0, f"{said} {statistics.median(bare):.1f} ms"),
        _at_most("the same, worst (ms)", max(waits), 50.0, f"{said}, worst {max(bare):.1f} ms"),
    ]


def long_undo(folder: Path) -> list[Figure]:
    """Undo and redo of an import of 10,000 articles, one step an article."""
    with Project.create(folder / "undo.brief", "Undo") as project:
        add_articles(project, 10_000, step=1)
        undos, redos = [], []
        for _ in range(3):
            undos.append(milliseconds(project.undo, 1))
            redos.append(milliseconds(project.redo, 1))
        assert project.count(Source) == 10_000
    return [
        _at_most("undo of a 10,000-article import (ms, least of 3)", min(undos), 1_000.0),
        _at_most("redo of it (ms, least of 3)", min(redos), 1_000.0),
    ]


def storing(folder: Path) -> list[Figure]:
    """10,000 read texts, some a step, beside bare inserts of the same rows in as many transactions.

    Five hundred of each in turn: disks change their pace.
    """
    figures = []
    for step in (1, 25):
        ours = bare = 0.0
        with (
            Project.create(folder / f"stored-{step}.brief", "Stored") as project,
            bare_inserts(folder / f"bare-{step}.brief", step) as insert,
        ):
            for first in range(0, 10_000, _IN_TURN):
                ours += milliseconds(partial(add_articles, project, _IN_TURN, step, first), 1)
                bare += milliseconds(partial(insert, first), 1)
        said = "one" if step == 1 else str(step)
        figures.append(_ratio(f"storing 10,000 read texts, {said} a transaction", ours, "bare inserts", bare, 3.0))
    return figures


@contextmanager
def bare_inserts(path: Path, step: int) -> Iterator[Callable[[int], None]]:
    """The rows of five hundred texts from a number on, as SQLite alone writes them."""
    Project.create(path, "Bare").close()
    source, revision = shape_of_marks(Source()), shape_of_marks(Revision())
    with closing(apsw.Connection(str(path))) as connection:
        connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")

        def insert(first: int) -> None:
            for begin in range(first, first + _IN_TURN, step):
                connection.execute("BEGIN IMMEDIATE")
                for number in range(begin, begin + step):
                    write(number)
                connection.execute("COMMIT")

        def write(number: int) -> None:
            raw = text_of(number).encode()
            one = Source(title=f"Article {number}", label=f"S{number}")
            digest = hash_of(raw)
            connection.execute(source, shape_of_cells(one))
            connection.execute(revision, shape_of_cells(Revision(source_id=one.id, text_hash=digest)))
            connection.execute("INSERT INTO content VALUES (?, ?, 0, ?)", (digest, len(raw), raw))

        yield insert


def shape_of_marks(one: Source | Revision) -> str:
    """The insert for a kind."""
    cells = shape_of_cells(one)
    return f"INSERT INTO {type(one).__name__.lower()} VALUES ({', '.join('?' * len(cells))})"  # noqa: S608 our kinds


def shape_of_cells(one: Source | Revision) -> tuple[object, ...]:
    """An item as its row."""
    from briefing.model import kind_of  # noqa: PLC0415 one name

    return shape_of(kind_of(one)).cells(one)


# Memory and history


def memory(path: Path) -> list[Figure]:
    """How much more a window takes with the project open, and with its whole library paged through."""
    words = [sys.executable, "-m", "bench._window", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 ours
    found = json.loads(done.stdout)
    beside = f"empty window {found['empty'] / 1_024:.0f} MB"
    what = f"memory of the window with {found['rows']:,} articles"
    return [
        _at_most(f"{what}, over the empty one (MB)", (found["open"] - found["empty"]) / 1_024, 150, beside),
        _at_most("the same, all paged through (MB)", (found["paged through"] - found["empty"]) / 1_024, 150, beside),
    ]


def long_history(folder: Path, path: Path) -> list[Figure]:
    """Opening and undo after 100,000 steps beside 100."""
    short, long = folder / "short.brief", folder / "long.brief"
    for made_path, count in ((short, 100), (long, 100_000)):
        with Project.create(made_path, "History") as project:
            project._connections.mine().execute("PRAGMA synchronous = OFF")
            with project.edit("Add") as edit:
                note = edit.put(Note())
            for number in range(count):
                with project.edit("Type") as edit:
                    edit.put(replace(note, text=f"typed {number}"))
    growth = (long.stat().st_size - short.stat().st_size) / (100_000 - 100)

    def just_open(one: Path) -> None:
        Project.open(one).close()

    figures = [
        _ratio(
            "open with 100,000 steps",
            milliseconds(lambda: just_open(long), 25),
            "open with 100",
            milliseconds(lambda: just_open(short), 25),
            1.5,
        )
    ]
    with Project.open(short) as little, Project.open(long) as much:
        little_ms, much_ms = milliseconds(little.undo, 50), milliseconds(much.undo, 50)
    figures.append(_ratio("undo after 100,000 steps", much_ms, "after 100", little_ms, 1.5))
    figures.append(_at_most("growth of the file by a step (bytes)", growth, 1_000))
    return [*figures, after_a_large_step(folder)]


def after_a_large_step(folder: Path) -> Figure:
    """Opening and naming what Undo takes back after a step that changed 50 MB, beside one that changed 50 bytes."""
    took = []
    for length in (50_000_000, 50):
        path = folder / f"step-{length}.brief"
        with Project.create(path, "Step") as project:
            # A small file is checked whole when it is opened, which is no part of this.
            with project.edit("Make it large") as edit:
                edit.put(Note(text="n" * 5_000_000))
            with project.edit("Paste") as edit:
                edit.put(Note(text="n" * length))

        def open_and_name(path: Path = path) -> None:
            with Project.open(path) as project:
                assert project.history.undo_label == "Paste"

        took.append(milliseconds(open_and_name, 25))
    return _ratio("open and name the last step, which changed 50 MB", took[0], "50 bytes", took[1], 1.5)


def _ratio(what: str, ours: float, name: str, bare: float, most: float) -> Figure:
    ratio = ours / bare
    return Figure(what, f"{ours:.2f} ms", f"{name} {bare:.2f} ms", f"{ratio:.2f} ×", f"≤ {most:g} ×", ratio <= most)


def _at_most(what: str, measured: float, most: float, beside: str = "") -> Figure:
    return Figure(what, f"{measured:,.1f}", beside, "", f"≤ {most:,g}", measured <= most)


PARTS: dict[str, Callable[[Path, dict[int, Path]], list[Figure]]] = {
    "opening": lambda _folder, paths: opening(paths),
    "editing": lambda folder, paths: editing(folder, paths[10_000]),
    "beside": lambda folder, _paths: editing_beside_an_import(folder),
    "undo": lambda folder, _paths: long_undo(folder),
    "storing": lambda folder, _paths: storing(folder),
    "memory": lambda _folder, paths: memory(paths[100_000]),
    "history": lambda folder, paths: long_history(folder, paths[10_000]),
}


def main() -> None:
    """Print the table; what does not hold is marked, and in the exit status.

    `python -m bench.project opening memory` prints only those lines.
    """
    wanted = sys.argv[1:] or list(PARTS)
    QCoreApplication.instance() or QCoreApplication([])
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as name:
        folder = Path(name)
        os.environ["BRIEFING_HOME"] = str(folder / "home")
        sizes = [10_000, 100_000] if {"opening", "memory"} & set(wanted) else [10_000]
        paths = {count: made(folder, count) for count in sizes}
        for part in wanted:
            figures += PARTS[part](folder, paths)
    print("| what | measured | beside | ratio | must be | |")
    print("|---|---|---|---|---|---|")
    for one in figures:
        holds = "" if one.holds else "MISSED"
        print(f"| {one.what} | {one.measured} | {one.beside} | {one.ratio} | {one.must} | {holds} |")
    if not all(one.holds for one in figures):
        sys.exit(1)


if __name__ == "__main__":
    main()
