"""A disk that fails at any call: the file stays sound, a step is wholly done or not, and work goes on afterwards."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import apsw
import pytest

from briefing.errors import ProjectError
from briefing.model import Actor, Evidence, Kind, Note, Passage, Revision, Source
from briefing.project import Project
from briefing.project.connection import create_file
from tests.project.dump import dump, dump_of, replayed
from tests.project.faulty import CALLS, FAULTS, Disk, faulty_disk
from tests.tried import Tell

# Faults that SQLite gets over by itself (a log it could not delete yet) are reported by apsw all the same.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

Deed = Callable[[Project], object]


def imports(project: Project) -> None:
    with project.action(lambda first, last: f"Import {first}–{last}") as action:
        for number in range(3):
            with action.step() as edit:
                source = edit.put(Source(title=str(number)))
                edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(f"{number}" * 3_000)))


def marks(project: Project) -> None:
    with project.edit("Mark") as edit:
        revision = edit.put(Revision(source_id=edit.all(Source)[0].id, text_hash=edit.keep_text("x")))
        passage = edit.put(Passage(revision_id=revision.id, quote="x"))
        actor = edit.put(Actor(name="Ankara"))
        edit.put(Evidence(item_kind=Kind.ACTOR, item_id=actor.id, passage_id=passage.id))


def renames(project: Project) -> None:
    with project.edit("Rename") as edit:
        for actor in edit.all(Actor):
            edit.put(replace(actor, name=actor.name + "!"))


DEEDS: tuple[Deed, ...] = (
    imports,
    marks,
    renames,
    Project.undo,
    Project.undo,
    Project.redo,
    lambda project: project.checkpoint("Here"),
    lambda project: project.set_place("tab", "2"),
)


@dataclass
class Tried:
    """What was tried and what came of it."""

    runs: int = 0
    faults: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def said(self, error: ProjectError) -> None:
        """Count what was said; it must say what is safe and what to do."""
        assert error.safe, error.happened
        assert error.remedy, error.happened
        self.refused[error.happened] += 1


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    with Project.create(folder / "x.brief", "X", author="Ada") as project, project.edit("Start") as edit:
        edit.put(Source(title="There before"))
        edit.put_all(Note(text="n" * 500) for _ in range(40))
    create_file(folder / "empty.brief")
    return folder


@pytest.fixture
def disk() -> Iterator[Disk]:
    with faulty_disk() as faulty:
        yield faulty


def attempt(deed: Deed, project: Project, tried: Tried) -> None:
    try:
        deed(project)
    except ProjectError as error:
        tried.said(error)


def opened(disk: Disk, path: Path, tried: Tried) -> Project:
    """The project, at the latest once the disk is mended."""
    try:
        return Project.open(path, author="Ada")
    except ProjectError as error:
        tried.said(error)
        disk.mend()
        return Project.open(path, author="Ada")


def all_deeds(disk: Disk, path: Path, tried: Tried, *, closing: bool) -> None:
    """Open, do everything, mend the disk, go on with the same project, close, reopen, compare.

    Where it is for `closing`, the project is closed before the disk is mended.
    """
    project = opened(disk, path, tried)
    for deed in DEEDS:
        attempt(deed, project, tried)
    if closing:
        attempt(Project.close, project, tried)
    tried.runs += 1
    tried.faults += disk.failed
    disk.mend()
    if closing:
        project = Project.open(path, author="Ada")
    with project.edit("Work goes on") as edit:
        edit.put(Note(text="after the fault"))
    assert project.history.undo_label == "Work goes on"
    assert project.verify() == []
    end = dump(project)
    project.close()
    assert [file.name for file in path.parent.iterdir() if file.name.startswith("x")] == ["x.brief"]
    assert dump_of(path) == end
    # Each step of the log, and nothing else, is in the tables: every step was wholly done or not at all.
    assert replayed(path, Path(shutil.copy(path.with_name("empty.brief"), path.with_name("replay.brief")))) == end


def calls_of(disk: Disk, prepared: Path, folder: Path) -> Counter[str]:
    """How often each call is made when nothing fails."""
    path = fresh(prepared, folder)
    disk.fail("", 0, apsw.IOError, stays=False)
    with Project.open(path, author="Ada") as project:
        for deed in DEEDS:
            deed(project)
    return Counter(disk.counts)


def fresh(prepared: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(prepared, folder)) / "x.brief"


def sweep(disk: Disk, prepared: Path, folder: Path, stride: int, calls: Sequence[str] = CALLS) -> Tried:
    """Fail every `stride`-th call of every name with every fault, once and for good."""
    tried = Tried()
    counts = calls_of(disk, prepared, folder)
    for call in calls:
        for at in range(1, counts[call] + 1, stride):
            for error in FAULTS[call]:
                for stays in (False, True):
                    path = fresh(prepared, folder)
                    disk.fail(call, at, error, stays=stays)
                    all_deeds(disk, path, tried, closing=at % 2 == 0)
    return tried


def test_a_fault_at_some_calls_of_the_disk_takes_nothing(disk: Disk, prepared: Path, tmp_path: Path) -> None:
    tried = sweep(disk, prepared, tmp_path / "run", stride=53)
    assert tried.faults > tried.runs // 2
    assert tried.refused


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS)
def test_a_fault_at_every_single_call_of_the_disk_takes_nothing(
    disk: Disk, prepared: Path, tmp_path: Path, tried: Tell, call: str
) -> None:
    counts = calls_of(disk, prepared, tmp_path / "run")
    assert counts[call] > 0
    came = sweep(disk, prepared, tmp_path / "run", stride=1, calls=[call])
    assert came.faults >= counts[call]
    topic = "faults at every single call of the disk, once and for good; nothing lost, work went on"
    tried(topic, {"runs": came.runs, "calls failed": came.faults, f"{call} calls, each made to fail": counts[call]})
    tried("what was said then", came.refused)


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError, apsw.ReadOnlyError])
def test_while_the_disk_refuses_to_write_a_copy_can_be_saved_elsewhere(
    prepared: Path, tmp_path: Path, disk: Disk, error: type[apsw.Error]
) -> None:
    path = fresh(prepared, tmp_path / "run")
    with Project.open(path) as project:
        disk.fail("xWrite", 1, error, stays=True, within="/run/")
        with pytest.raises(ProjectError) as caught, project.edit("Add") as edit:
            edit.put(Note(text="still in its field"))
        assert caught.value.safe == "The project is as it was before; nothing earlier is lost."
        project.save_copy(tmp_path / "elsewhere.brief")
        assert project.count(Note) == 40
    with Project.open(tmp_path / "elsewhere.brief") as copy:
        assert copy.count(Note) == 40


LOOKS: tuple[Deed, ...] = (
    lambda project: project.all(Source),
    lambda project: project.source_lines(),
    lambda project: project.text(project.all(Revision)[0]),
    lambda project: project.exhibits_of("x"),
    lambda project: project.history.details(project.history.last()),
    lambda project: project.history.undo_label,
    lambda project: project.verify(),
    lambda project: project.back_up(),
    lambda project: project.save_copy(project.path.with_name("copy.brief")),
)


def test_while_the_drive_is_gone_everything_says_so_and_once_it_is_back_work_goes_on(
    prepared: Path, tmp_path: Path, disk: Disk
) -> None:
    path = fresh(prepared, tmp_path / "run")
    with Project.open(path) as project:
        imports(project)
        before = dump(project)
        project._connections.mine().execute("PRAGMA shrink_memory")
        disk.vanish()
        tried = Tried()
        for deed in (*LOOKS, *DEEDS):
            attempt(deed, project, tried)
        assert sum(tried.refused.values()) >= len(DEEDS)
        assert "The drive reported an error while x.brief was in use." in tried.refused
        disk.mend()
        for look in LOOKS:
            look(project)
        assert dump(project) == before
        marks(project)
        assert project.verify() == []
        end = dump(project)
    assert dump_of(path) == end


def test_a_project_on_a_drive_that_is_gone_opens_when_it_is_back(prepared: Path, tmp_path: Path, disk: Disk) -> None:
    path = fresh(prepared, tmp_path / "run")
    disk.vanish()
    with pytest.raises(ProjectError) as caught:
        Project.open(path)
    assert caught.value.remedy
    disk.mend()
    with Project.open(path) as project:
        assert project.count(Note) == 40


def test_a_folder_that_vanished_is_said_and_the_project_can_still_be_read(prepared: Path, tmp_path: Path) -> None:
    path = fresh(prepared, tmp_path / "run")
    project = Project.open(path)
    shutil.move(tmp_path / "run", tmp_path / "gone")
    with pytest.raises(ProjectError) as caught, project.edit("Add") as edit:
        edit.put(Note())
    assert caught.value.remedy
    project.save_copy(tmp_path / "elsewhere.brief")
    shutil.move(tmp_path / "gone", tmp_path / "run")
    with project.edit("Back again") as edit:
        edit.put(Note())
    project.close()
    with Project.open(path) as reopened:
        assert reopened.count(Note) == 41


@pytest.mark.parametrize("what", ["deleted", "replaced", "moved"])
def test_a_file_that_is_no_longer_in_its_place_takes_no_edit_that_would_be_lost(
    prepared: Path, tmp_path: Path, what: str
) -> None:
    path = fresh(prepared, tmp_path / "run")
    project = Project.open(path)
    with project.edit("Add") as edit:
        edit.put(Note(text="the last that was written"))
    if what == "replaced":
        path.replace(tmp_path / "aside.brief")
        shutil.copy(tmp_path / "aside.brief", path)
    elif what == "moved":
        path.replace(tmp_path / "aside.brief")
    else:
        path.unlink()
    for deed in (marks, lambda project: project.undo(), lambda project: project.checkpoint("Here")):
        with pytest.raises(ProjectError, match="no longer in its place"):
            deed(project)
    project.save_copy(tmp_path / "elsewhere.brief")
    with Project.open(tmp_path / "elsewhere.brief") as copy:
        assert "the last that was written" in {note.text for note in copy.all(Note)}
    if what == "moved":
        (tmp_path / "aside.brief").replace(path)
        marks(project)
        project.close()
        with Project.open(path) as reopened:
            assert reopened.verify() == []
        return
    with suppress(ProjectError):
        project.close()
