"""Kills a process at work on a project again and again, and looks at what is left each time.

The moment is counted, not timed: before its n-th call of the disk the worker kills itself, with the signal that nothing
can catch. What lies between two calls of the disk leaves nothing behind, so these are all the moments there are, and a
seed gives the same one on every machine.

Run as a program (`python -m tests.project.killing FOLDER KILLS SEED`), so that it may fork in peace: the worker starts
in a millisecond instead of half a second. Prints one JSON object with what was tried and found.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.model import Actor, Note, Revision, Source
from briefing.project import Change, Project, StepKind, lock
from briefing.project.connection import log_beside
from tests.project.dump import dump, dump_of
from tests.project.faulty import Disk, faulty_disk

_FEWEST_CALLS, _MOST_CALLS = 40, 8_000
_BESIDE_SQLITE = {"open", "os.remove", "os.truncate", "os.rename", "fcntl.flock"}
_GROWN = 400_000


def imports(project: Project, chance: random.Random) -> None:
    """Take some articles in, some at a time."""
    with project.action(lambda first, last: f"Import {first}–{last}") as action:
        for _ in range(chance.randrange(2, 12)):
            with action.step() as edit:
                text = edit.keep_text(str(chance.random()) * chance.randrange(1, 2_000))
                source = edit.put(Source(title="Imported"))
                edit.put(Revision(source_id=source.id, text_hash=text))


def merges(project: Project, chance: random.Random) -> None:
    """Make one of two actors."""
    with project.edit("Merge") as edit:
        actors = edit.all(Actor)
        if len(actors) > 1:
            one, other = chance.sample(actors, 2)
            edit.put(replace(one, aliases=(*one.aliases, other.name)))
            edit.remove(other)
        else:
            edit.put_all(Actor(name=str(number)) for number in range(5))


def types(project: Project, chance: random.Random) -> None:
    """Commit some typing."""
    with project.edit("Type") as edit:
        notes = edit.all(Note)
        note = chance.choice(notes) if notes and chance.random() < 0.8 else Note()
        edit.put(replace(note, text=note.text[-500:] + " more words" * chance.randrange(9)))


def takes_back(project: Project, _chance: random.Random) -> None:
    """Undo."""
    project.undo()


def does_again(project: Project, _chance: random.Random) -> None:
    """Redo."""
    project.redo()


def names(project: Project, _chance: random.Random) -> None:
    """Set a checkpoint."""
    project.checkpoint("Here")


DEEDS: tuple[Callable[[Project, random.Random], None], ...] = (
    imports, imports, merges, types, types, takes_back, does_again, names,
)  # fmt: skip


class Fate(Disk):
    """A disk whose calls are counted, SQLite's and our own beside it; before the n-th it kills the process."""

    def __init__(self, calls: int) -> None:
        super().__init__()
        self._left = calls
        sys.addaudithook(self._heard)

    def met(self, call: str, name: str) -> None:
        super().met(call, name)
        self._count()

    def _heard(self, event: str, _arguments: tuple[object, ...]) -> None:
        if event in _BESIDE_SQLITE:
            self._count()

    def _count(self) -> None:
        self._left -= 1
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def work(path: Path, seed: int, said: int) -> None:
    """Open the project and work until killed; each committed step's id is said, eight bytes at a time."""
    chance = random.Random(seed)  # noqa: S311 a test's choice
    # Some at the opening, with what the last one left, some in the middle of long work and at the closing after it.
    with faulty_disk(Fate(round(_FEWEST_CALLS * (_MOST_CALLS / _FEWEST_CALLS) ** chance.random()))):
        while True:
            session(path, chance, lambda change: tell(change, said))


def tell(change: Change, said: int) -> None:
    """Say that a step is finished."""
    os.write(said, change.step.to_bytes(8, "big"))


def session(path: Path, chance: random.Random, heard: Callable[[Change], None]) -> None:
    """Open the project, work, and close it."""
    with Project.open(path, author="Ada") as project:
        project.subscribe(heard)
        for _ in range(chance.randrange(1, 30)):
            chance.choice(DEEDS)(project, chance)


def kill_once(path: Path, seed: int) -> tuple[int, bool]:
    """Start a worker and wait for its end. Returns the last step it knew to be on disk, and whether it was killed."""
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        try:
            work(path, seed, says)
        finally:
            os._exit(1)
    os.close(says)
    heard = b""
    while more := os.read(hears, 8_000):
        heard += more
    os.close(hears)
    _, status = os.waitpid(child, 0)
    steps = [int.from_bytes(heard[at : at + 8], "big") for at in range(0, len(heard) - 7, 8)]
    return max(steps, default=0), os.WIFSIGNALED(status)


def look(path: Path, finished: int, found: Counter[str]) -> None:
    """What is left: sound, with every finished step, and what was cut off is shown and undone as a whole."""
    found["with a log"] += log_beside(path).exists()
    had_lock = lock.lock_beside(path).exists()
    found["with a lock"] += had_lock
    with Project.open(path, author="Ada") as project:
        last = project.history.last()
        if project.recovered is not None:
            found["recovered"] += 1
            assert had_lock
            assert project.recovered.up_to in project.recovered.sentence()
        assert last.id >= finished, f"step {finished} was finished, the last is {last.id}"
        assert project.verify() == []
        if project.cut_off_action is not None:
            found["cut off"] += 1
            assert last.kind is StepKind.END
            assert last.label.endswith("(cut off)")
            before = dump(project)
            assert project.history.undo_label == last.label
            project.undo()
            project.redo()
            assert dump(project) == before
        end = dump(project)
    left = sorted(file.name for file in path.parent.iterdir())
    assert left == [path.name], left
    assert dump_of(path) == end


def main(folder: Path, kills: int, seed: int) -> dict[str, Any]:
    """Kill `kills` times; the project is begun anew when it has grown."""
    found: Counter[str] = Counter()
    path = folder / "work" / "killed.brief"
    for number in range(kills):
        if not path.exists() or path.stat().st_size > _GROWN:
            shutil.rmtree(path.parent, ignore_errors=True)
            path.parent.mkdir()
            Project.create(path, "Killed", author="Ada").close()
            found["projects"] += 1
        finished, was_killed = kill_once(path, seed + number)
        assert was_killed, f"the worker with seed {seed + number} ended by itself"
        found["kills"] += 1
        found["while opening"] += not finished
        look(path, finished, found)
    with Project.open(path, read_only=True) as project:
        found["steps in the last"] = project.history.last().id
    return dict(found)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201 read by the test
