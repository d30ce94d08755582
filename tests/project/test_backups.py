"""Backups: made when something changed, thinned over time, opened, restored, put back in the place of what is lost."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Thread

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import DamagedProject, ProjectError
from briefing.model import Note, Risk, Section
from briefing.project import CopyStopped, Project, backup_rules, backups, restoring
from briefing.project.backup_rules import BackupRules
from briefing.project.thinning import Keeping, over_bound, to_drop
from tests.project.dump import dump
from tests.project.raw import tampered_with


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("BRIEFING_HOME", str(folder))
    return folder


def add(project: Project, text: str) -> Note:
    with project.edit(f"Add {text}") as edit:
        return edit.put(Note(text=text))


def test_a_backup_is_made_where_something_changed_since_the_last(project: Project, home: Path) -> None:
    add(project, "one")
    first = project.back_up()
    assert first is not None
    assert home in first.path.parents
    assert first.project == project.path
    assert project.back_up() is None
    add(project, "two")
    second = project.back_up()
    assert second is not None
    assert project.backups()[0] == second
    assert second.step == project.history.last().id
    assert [file.name for file in project.path.parent.iterdir() if file.suffix == ".brief"] == ["test.brief"]


def test_a_backup_is_due_after_opening_and_then_once_a_day(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    add(project, "one")
    assert project.back_up_if_due() is not None
    add(project, "two")
    assert project.back_up_if_due() is None
    monkeypatch.setattr(backups, "DAILY", timedelta(0))
    assert project.back_up_if_due() is not None
    project.close()
    with Project.open(project.path) as reopened:
        assert reopened.back_up_if_due() is None
        add(reopened, "three")
    with Project.open(project.path) as reopened:
        assert reopened.back_up_if_due() is not None


def test_a_backup_made_beside_an_open_project_is_one_file_that_opens_read_only(project: Project) -> None:
    note = add(project, "one")
    made = project.back_up()
    assert made is not None
    add(project, "two")
    with Project.open(made.path, read_only=True) as backup:
        assert backup.all(Note) == [note]
        assert backup.history.first_broken() is None
    assert [file for file in made.path.parent.iterdir() if file.suffix == ".brief"] == [made.path]


def test_to_restore_is_one_action_that_undo_takes_back(project: Project) -> None:
    kept = add(project, "kept")
    with project.edit("Add") as edit:
        risk = edit.put(Risk(title="before"))
        text = edit.keep_text("only in the backup")
    made = project.back_up()
    assert made is not None
    before = dump(project)
    with tampered_with(project.path) as raw:
        raw.execute("DELETE FROM content")
    with project.edit("Much later") as edit:
        edit.remove(kept)
        edit.put(edit.get(Risk, risk.id).__class__(id=risk.id, label=risk.label, title="after"))
        newer = edit.put(Risk(title="newer"))
    after = dump(project)
    change = project.restore(made.path)
    assert change is not None
    assert change.ids("risk") == {risk.id, newer.id}  # type: ignore[arg-type] # a Kind equals its word
    assert dump(project) == before
    assert project.stored(text).decode() == "only in the backup"
    assert project.restore(made.path) is None
    assert project.history.undo_label.startswith("Restore the backup of 20")
    project.undo()
    assert dump(project) == after
    project.redo()
    assert dump(project) == before
    with project.edit("Add") as edit:
        assert edit.put(Risk()).label == "R3"
    assert project.history.first_broken() is None


def test_what_is_edited_while_the_versions_are_compared_is_in_the_step_too(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(project, "one")
    made = project.back_up()
    assert made is not None
    before = dump(project)
    compare = restoring.differences

    def type_in_between() -> None:
        add(project, "typed in between")
        project.leave_thread()

    compared: list[int] = []

    def edited_meanwhile(connection: apsw.Connection, backup: apsw.Connection) -> restoring.Differences:
        found = compare(connection, backup)
        compared.append(found.step)
        if len(compared) == 1:
            other = Thread(target=type_in_between)
            other.start()
            other.join()
        return found

    monkeypatch.setattr(restoring, "differences", edited_meanwhile)
    project.restore(made.path)
    assert len(compared) == 2
    assert dump(project) == before
    project.undo()
    assert "typed in between" in {note.text for note in project.all(Note)}


def test_restoring_can_be_given_up_and_changes_nothing(project: Project) -> None:
    with project.edit("Read a text") as edit:
        edit.put(Note(text=edit.keep_text("a text")))
    made = project.back_up()
    assert made is not None
    with project.edit("Forget it") as edit:
        edit.remove(edit.all(Note)[-1])
    with tampered_with(project.path) as raw:
        raw.execute("DELETE FROM content")
    before = dump(project)
    with pytest.raises(CopyStopped, match="given up"):
        project.restore(made.path, going_on=lambda _done: False)
    assert dump(project) == before


def test_the_backups_of_a_project_are_found_after_it_was_moved(project: Project) -> None:
    add(project, "one")
    made = project.back_up()
    assert made is not None
    project.close()
    moved = project.path.rename(project.path.with_name("moved.brief"))
    with Project.open(moved) as reopened:
        assert reopened.backups() == [made]
        assert reopened.restore(made.path) is None


def test_where_the_first_page_is_lost_the_newest_backup_is_offered_and_put_back(project: Project) -> None:
    add(project, "one")
    project.back_up()
    add(project, "two")
    newest = project.back_up()
    assert newest is not None
    project.close()
    whole = project.path.read_bytes()
    lost = b"\0" * 4096 + whole[4096:]
    project.path.write_bytes(lost)
    for read_only in (False, True):
        with pytest.raises(DamagedProject, match="damaged") as caught:
            Project.open(project.path, read_only=read_only)
        assert caught.value.backup == newest.path
        assert "There is a backup of" in caught.value.safe
    assert project.path.read_bytes() == lost
    aside = backups.put_back(project.path, newest.path)
    assert aside.read_bytes() == lost
    with Project.open(project.path) as reopened:
        assert [note.text for note in reopened.all(Note)] == ["one", "two"]


def test_a_backup_that_cannot_be_written_is_said_and_leaves_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(project, "one")
    monkeypatch.setattr(backups, "_SPARE", 1 << 60)
    with pytest.raises(ProjectError, match="too little room"):
        project.back_up()
    assert project.backups() == []
    monkeypatch.setattr(backups, "_SPARE", 0)
    with pytest.raises(ProjectError, match="given up"):
        project.back_up(going_on=lambda: False)
    assert [file.name for file in backups.folder_of(project.path).iterdir()] == ["origin.json"]


def test_backups_of_one_project_stay_within_their_bound(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "to_drop", lambda *_asked: set())
    add(project, "one")
    first = project.back_up()
    assert first is not None
    monkeypatch.setattr(backup_rules, "rules", lambda: BackupRules(backup_rules.usual_folder(), first.size * 3))
    for number in range(6):
        add(project, str(number))
        project.back_up()
    left = project.backups()
    assert 1 < len(left) <= 3
    assert sum(one.size for one in left) <= first.size * 3
    assert left[0].step == project.history.last().id


def test_an_older_or_foreign_file_among_the_backups_is_passed_over(project: Project) -> None:
    add(project, "one")
    project.back_up()
    folder = backups.folder_of(project.path)
    (folder / "notes.txt").write_text("x")
    (folder / "origin.json").write_text("[")
    assert len(project.backups()) == 1


def test_a_copy_saved_elsewhere_is_a_project_of_its_own_with_the_history(project: Project, tmp_path: Path) -> None:
    add(project, "one")
    project.save_copy(tmp_path / "copy.brief")
    add(project, "two")
    with Project.open(tmp_path / "copy.brief") as copy:
        assert copy.history.undo_label == "Add one"
        copy.undo()
        assert copy.count(Note) == 0
        assert copy.count(Section) == 1
    with pytest.raises(ProjectError, match="already a file"):
        project.save_copy(tmp_path / "copy.brief")
    with pytest.raises(ProjectError, match=r"could not be written|no longer be reached"):
        project.save_copy(tmp_path / "nowhere" / "copy.brief")
    assert project.count(Note) == 2


# Thinning

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ages = st.lists(st.integers(0, 3_000 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), unique=True)


@given(ages)
def test_thinning_keeps_the_newest_and_one_of_each_span(made: list[datetime]) -> None:
    left = set(made) - to_drop(made, NOW)
    if made:
        assert max(made) in left
    for moment in made:
        span = next((s for most, s in ((1, 1 / 24), (7, 1), (91, 7)) if NOW - moment <= timedelta(most)), 30)
        assert any(abs(other - moment) <= timedelta(span) for other in left)
    assert to_drop(sorted(left), NOW) == set()


def test_the_user_may_keep_one_a_day_or_every_one() -> None:
    made = [NOW - timedelta(hours=hours) for hours in range(72)]
    daily = set(made) - to_drop(made, NOW, Keeping.DAILY)
    assert NOW in daily
    assert len(daily) <= 5
    assert to_drop(made, NOW, Keeping.EVERY) == set()


def test_a_backup_every_hour_for_two_years_leaves_some_sixty() -> None:
    made: list[datetime] = []
    for hour in range(2 * 365 * 24):
        now = NOW + timedelta(hours=hour)
        made.append(now)
        made = sorted(set(made) - to_drop(made, now))
    assert 24 + 6 + 12 + 20 <= len(made) <= 75
    assert made[0] <= NOW + timedelta(days=30)
    gaps = [later - earlier for earlier, later in pairwise(made)]
    assert max(gaps) <= timedelta(days=61)


@given(st.lists(st.tuples(ages.map(lambda moments: moments[0] if moments else NOW), st.integers(0, 100))))
def test_the_bound_drops_the_oldest_and_never_the_newest(sizes: list[tuple[datetime, int]]) -> None:
    sizes = list(dict(sizes).items())
    dropped = over_bound(sizes, 150)
    left = [(moment, size) for moment, size in sizes if moment not in dropped]
    assert bool(left) == bool(sizes)
    assert sum(size for _, size in left) <= 150 or len(left) == 1
    assert all(moment <= min(kept for kept, _ in left) for moment in dropped)
