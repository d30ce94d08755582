"""A damaged file: opened sound, or said to be damaged and left as it is; what it holds is salvaged into a new one."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from briefing.errors import BriefingError, DamagedProject, ProjectError
from briefing.model import CLASSES, Actor, Evidence, Kind, Note, Passage, Risk
from briefing.project import CopyStopped, Project, Report, salvage
from tests.project.damaging import PAGE, damage, make
from tests.project.dump import Dump, dump_of
from tests.project.raw import tampered_with
from tests.tried import Tell


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.brief"
    make(path)
    return path


def ids(held: Dump) -> set[tuple[str, str]]:
    return {(table, row[0]) for table, rows in held.items() for row in rows}


def says_it_all(error: BriefingError) -> None:
    assert error.happened
    assert error.safe
    assert error.remedy


def is_sound(path: Path) -> bool:
    """Whether it opens and says that all is well; what else it may do is to raise in words."""
    try:
        with Project.open(path) as project:
            return project.verify() == []
    except BriefingError as error:
        says_it_all(error)
        return False


def salvaged(path: Path, original: Dump, found: Counter[str]) -> Report | None:
    """Salvage, and compare what came of it with what was there; None where nothing could be read."""
    copy = path.with_name("salvaged.brief")
    copy.unlink(missing_ok=True)
    try:
        report = salvage(path, copy)
    except ProjectError as error:
        says_it_all(error)
        assert not copy.exists()
        found["nothing left"] += 1
        return None
    with Project.open(copy) as project:
        assert project.verify() == []
        with project.edit("Work goes on") as edit:
            edit.put(Note())
        project.undo()
    held = dump_of(copy)
    if report.has_history:
        assert held == original
        found["whole, with its history"] += 1
        return report
    lost = ids(original) - ids(held)
    listed = {(one.kind.value, one.id) for one in report.missing}
    found["items lost"] += len(lost)
    found["of them listed"] += len(lost & listed)
    silent = {kind for kind, _ in lost - listed} - {kind.value for kind in report.perhaps_more}
    found["lost without a word"] += len([one for one in lost - listed if one[0] in silent])
    found["items kept"] += len(ids(original) & ids(held))
    found["with a new history"] += 1
    return report


def try_one(whole: bytes, original: Dump, folder: Path, seed: int, found: Counter[str]) -> None:
    raw, said = damage(whole, seed)
    path = folder / "damaged.brief"
    path.write_bytes(raw)
    if is_sound(path):
        found["sound"] += 1
        assert dump_of(path) == original, said
    else:
        found["said to be damaged"] += 1
        salvaged(path, original, found)
    assert path.read_bytes() == raw, said
    assert {file.name for file in folder.iterdir()} <= {"damaged.brief", "salvaged.brief"}, said


def test_some_ways_of_damage_are_found_and_survived(whole: Path, tmp_path: Path) -> None:
    found: Counter[str] = Counter()
    raw, original = whole.read_bytes(), dump_of(whole)
    for seed in range(24):
        try_one(raw, original, tmp_path, seed, found)
    assert found["whole, with its history"] > 5
    assert found["of them listed"] > 50
    assert found["lost without a word"] == 0


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_a_thousand_ways_of_damage_are_found_and_survived(whole: Path, tmp_path: Path, tried: Tell, share: int) -> None:
    found: Counter[str] = Counter()
    raw, original = whole.read_bytes(), dump_of(whole)
    for seed in range(250 * share, 250 * (share + 1)):
        try_one(raw, original, tmp_path, seed + 10_000, found)
    assert found["sound"] + found["said to be damaged"] == 250
    assert found["lost without a word"] == 0
    tried("damaged files; no crash, no hang, no byte of the file changed", {"files": 250, **found})


def pages_of(path: Path, table: str) -> list[int]:
    import apsw  # noqa: PLC0415 one look past the project

    connection = apsw.Connection(str(path))
    try:
        return [row[0] for row in connection.execute("SELECT pageno FROM dbstat WHERE name = ?", (table,))]
    finally:
        connection.close()


def without_pages(whole: Path, folder: Path, *tables: str) -> Path:
    raw = bytearray(whole.read_bytes())
    for table in tables:
        for page in pages_of(whole, table):
            raw[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path = folder / "damaged.brief"
    path.write_bytes(raw)
    return path


def test_a_table_that_is_lost_comes_back_from_the_history(whole: Path, tmp_path: Path) -> None:
    path = without_pages(whole, tmp_path, "actor", "sqlite_autoindex_actor_1", "risk")
    with pytest.raises(DamagedProject) as caught:
        Project.open(path)
    assert caught.value.found
    report = salvage(path, tmp_path / "new.brief")
    assert report.has_history
    assert report.missing == []
    assert dump_of(tmp_path / "new.brief") == dump_of(whole)
    with Project.open(tmp_path / "new.brief") as project:
        assert project.history.undo_label == "Rename"


def test_a_project_whose_tables_cannot_be_listed_is_said_to_be_damaged_and_can_be_salvaged(
    whole: Path, tmp_path: Path
) -> None:
    path = without_pages(whole, tmp_path, "sqlite_schema")
    raw = path.read_bytes()
    path.write_bytes(whole.read_bytes()[:100] + raw[100:])
    with pytest.raises(DamagedProject) as caught:
        Project.open(path)
    assert "Salvage" in caught.value.remedy
    assert salvage(path, tmp_path / "new.brief").missing == []


def test_a_history_that_is_lost_leaves_the_items(whole: Path, tmp_path: Path) -> None:
    path = without_pages(whole, tmp_path, "step")
    report = salvage(path, tmp_path / "new.brief", author="Bo")
    assert not report.has_history
    assert report.missing == []
    assert dump_of(tmp_path / "new.brief") == dump_of(whole)
    with Project.open(tmp_path / "new.brief") as project:
        assert project.history.undo_label == ""
        assert project.history.last().author == "Bo"


def test_what_is_lost_in_both_is_listed_with_what_belonged_to_it(whole: Path, tmp_path: Path) -> None:
    path = without_pages(whole, tmp_path, "step", "revision")
    report = salvage(path, tmp_path / "new.brief")
    assert {one.kind for one in report.missing} == {Kind.REVISION, Kind.PASSAGE, Kind.EVIDENCE}
    assert len([one for one in report.missing if one.kind is Kind.REVISION]) == 12
    assert all("belong" in one.why or one.name.startswith("of S") for one in report.missing)
    assert any("The minister said" in one.name for one in report.missing)
    assert report.kept[Kind.ACTOR] == 12
    assert "missing" in report.sentence()
    assert report.as_json()["missing"]
    assert report.as_json()["missing_by_kind"] == {"revision": 12, "passage": 36, "evidence": 66}
    assert report.lines()[0] == "missing in all: revision 12, passage 36, evidence 66"


def test_rows_that_are_lost_are_named_by_the_index_of_their_table_and_what_they_belonged_to(
    whole: Path, tmp_path: Path
) -> None:
    path = without_pages(whole, tmp_path, "step", "note", "passage", "risk")
    with Project.open(whole, read_only=True) as project:
        gone = {(Kind.NOTE, note.id) for note in project.all(Note)} | {
            (Kind.RISK, risk.id) for risk in project.all(Risk)
        }
        passages = {passage.id for passage in project.all(Passage)}
    report = salvage(path, tmp_path / "new.brief")
    listed = {(one.kind, one.id): one for one in report.missing}
    assert gone <= set(listed)
    assert {item_id for kind, item_id in listed if kind is Kind.PASSAGE} == passages
    assert {one.why for one in report.missing if one.kind is Kind.NOTE} == {
        "its row is lost; the index of its table names it"
    }
    assert report.perhaps_more == [], "each index was read from end to end"
    assert report.labels_missing == {Kind.NOTE: list(range(1, 21)), Kind.RISK: list(range(1, 21))}
    assert "no note bears these labels, deleted earlier or missing: N1–N20" in report.lines()
    assert report.as_json()["labels_missing"]["risk"][-1] == "R20"


def test_a_lost_row_is_called_by_what_it_belonged_to(whole: Path, tmp_path: Path) -> None:
    path = without_pages(whole, tmp_path, "step", "evidence")
    report = salvage(path, tmp_path / "new.brief")
    assert len(report.missing) == 66
    assert any(one.name.startswith("of ") and "A12 Actor 11 renamed" in one.name for one in report.missing)


def test_where_table_index_and_history_are_lost_an_unknown_number_may_be_missing(whole: Path, tmp_path: Path) -> None:
    path = without_pages(whole, tmp_path, "step", "actor", "sqlite_autoindex_actor_1", "tag", "sqlite_autoindex_tag_1")
    with Project.open(whole, read_only=True) as project:
        pointed_at = {one.item_id for one in project.all(Evidence)}
    report = salvage(path, tmp_path / "new.brief")
    assert report.perhaps_more == [Kind.ACTOR, Kind.TAG]
    assert {one.id for one in report.missing} == pointed_at
    assert {one.why for one in report.missing} == {"evidence points at it"}
    assert report.labels_missing == {Kind.ACTOR: list(range(1, 13))}
    assert "perhaps more" in report.sentence()
    assert any("unknown number" in line for line in report.lines())
    assert not report.is_complete


def test_what_was_deleted_before_the_damage_is_not_brought_back(whole: Path, tmp_path: Path) -> None:
    with Project.open(tmp_path_of(whole, tmp_path)) as project:
        for note in project.all(Note):
            with project.edit("Delete") as edit:
                edit.remove(note)
        last = project.history.last().id
    path = tmp_path / "whole.brief"
    with tampered_with(path) as raw:
        raw.execute("DELETE FROM step WHERE id > ? OR id = 20", (last - 20,))
    damaged_file = without_pages(path, tmp_path, "note")
    report = salvage(damaged_file, tmp_path / "new.brief")
    assert report.from_history == report.missing == []
    assert Kind.NOTE not in report.kept


def test_a_file_that_was_cut_off_behind_its_beginning_gives_what_stood_before(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.brief"
    path.write_bytes(whole.read_bytes()[: 40 * PAGE])
    report = salvage(path, tmp_path / "new.brief")
    assert report.kept[Kind.SOURCE] == report.kept[Kind.REVISION] == 12
    assert report.kept[Kind.ACTOR] == 12
    assert report.perhaps_more


@pytest.mark.slow
def test_an_encrypted_file_that_was_cut_off_gives_what_stood_before(whole: Path, tmp_path: Path) -> None:
    path = tmp_path_of(whole, tmp_path)
    with Project.open(path) as project:
        project.set_password("hush")
    path.write_bytes(path.read_bytes()[: 75 * PAGE + 100])
    report = salvage(path, tmp_path / "new.brief", password="hush")  # noqa: S106 a test's
    assert report.kept[Kind.SOURCE] == 12
    with Project.open(tmp_path / "new.brief", password="hush") as project:  # noqa: S106 a test's
        assert project.verify() == []


def tmp_path_of(whole: Path, folder: Path) -> Path:
    """A copy of the whole project to work in."""
    shutil.copy(whole, folder / "whole.brief")
    return folder / "whole.brief"


def test_texts_that_are_lost_are_named_by_their_sources(whole: Path, tmp_path: Path) -> None:
    path = without_pages(whole, tmp_path, "content")
    report = salvage(path, tmp_path / "new.brief")
    assert report.has_history
    assert len(report.texts_missing) == 24
    assert "S1 Article 0 (text)" in report.texts_missing


def test_where_only_the_first_page_is_lost_everything_comes_back(whole: Path, tmp_path: Path) -> None:
    path = without_pages(whole, tmp_path, "sqlite_schema")
    with pytest.raises(ProjectError, match="damaged"):
        Project.open(path)
    report = salvage(path, tmp_path / "new.brief")
    assert report.has_history
    assert dump_of(tmp_path / "new.brief") == dump_of(whole)


def test_labels_go_on_after_those_that_were_given(whole: Path, tmp_path: Path) -> None:
    path = without_pages(whole, tmp_path, "step", "counter")
    salvage(path, tmp_path / "new.brief")
    with Project.open(tmp_path / "new.brief") as project, project.edit("Add") as edit:
        assert edit.put(Risk()).label == "R21"
        assert edit.put(Actor()).label == "A13"


def test_damage_that_is_found_later_stops_the_writing(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.project.soundness.QUICK_BYTES", 0)
    path = without_pages(whole, tmp_path, "sqlite_autoindex_note_1")
    before = path.read_bytes()
    with Project.open(path) as project:
        assert project.verify()
        with pytest.raises(DamagedProject, match="damaged"):
            project.edit("x")
        assert project.count(Risk) == 20
    assert path.read_bytes() == before


def test_a_salvage_never_writes_over_a_file(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "there.brief").write_text("a letter")
    with pytest.raises(ProjectError, match="already a file"):
        salvage(whole, tmp_path / "there.brief")
    assert (tmp_path / "there.brief").read_text() == "a letter"


def test_a_salvage_says_how_far_it_is_and_given_up_leaves_nothing(whole: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    heard: list[int] = []
    salvage(whole, tmp_path / "new.brief", going_on=lambda done: not heard.append(done))
    assert heard == sorted(heard)
    assert len(heard) > 2
    for stop in range(len(heard)):
        with pytest.raises(CopyStopped, match="given up"):
            salvage(whole, tmp_path / "given-up.brief", going_on=lambda done, stop=stop: done < heard[stop])  # type: ignore[misc] # mypy: lambda's default
    assert sorted(tmp_path.iterdir()) == [*before, tmp_path / "new.brief"]


def test_a_check_can_be_broken_off_while_it_follows_the_history(whole: Path) -> None:
    asked: list[int] = []

    def going_on() -> bool:
        asked.append(1)
        return True

    with Project.open(whole, read_only=True) as project:
        assert project.verify(going_on=going_on) == []
        in_all = len(asked)
        assert in_all > len(CLASSES), "it is asked although nothing is wrong"
        asked.clear()
        assert project.verify(going_on=lambda: bool(asked.append(1)) or len(asked) < 3) == []
        assert len(asked) == 3
