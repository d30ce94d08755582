"""Undo, redo and the log: what they promise in the cases that matter one by one."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import HistoryConflict, ItemError, ProjectError
from briefing.model import Actor, Brief, Judgement, Kind, Note, Quote, Relation, Risk, Section, Setting, Tag
from briefing.project import Project, StepKind, changes
from briefing.project.changes import same_changes
from briefing.project.soundness import expected_schema
from tests.project.dump import dump, dump_of
from tests.project.raw import tampered_with


def test_creation_is_the_floor_that_undo_stands_on(project: Project) -> None:
    assert project.history.undo_label == project.history.redo_label == ""
    assert project.undo() is None
    assert project.redo() is None
    assert project.count(Brief) == project.count(Section) == 1
    assert project.history.last().kind is StepKind.CREATE
    with project.edit("Add note") as edit:
        edit.put(Note(text="x"))
    assert project.history.undo_label == "Add note"
    project.undo()
    assert project.history.undo_label == ""
    assert project.undo() is None
    assert project.history.redo_label == "Add note"


def test_the_history_tells_who_did_what_newest_first(project: Project) -> None:
    for name in ("One", "Two", "Three"):
        with project.edit(f"Add {name}") as edit:
            edit.put(Actor(name=name))
    project.undo()
    steps = project.history.steps()
    assert [step.label for step in steps] == ["Add Three", "Add Three", "Add Two", "Add One", "Create project"]
    assert [step.kind for step in steps] == [StepKind.UNDO, *[StepKind.EDIT] * 3, StepKind.CREATE]
    assert {step.author for step in steps} == {"Ada"}
    assert project.history.steps(limit=2, before=steps[1].id) == steps[2:4]
    (removed,) = project.history.change(steps[0]).removed[Kind.ACTOR]
    assert project.history.change(steps[1]).added == {Kind.ACTOR: (removed,)}


def test_a_new_edit_ends_what_could_be_done_again(project: Project) -> None:
    with project.edit("First") as edit:
        edit.put(Note(text="first"))
    project.undo()
    with project.edit("Second") as edit:
        edit.put(Note(text="second"))
    assert project.history.redo_label == ""
    assert project.redo() is None
    project.undo()
    assert project.count(Note) == 0


def test_an_edit_that_raises_leaves_nothing_but_a_gap_in_the_labels(project: Project) -> None:
    before = dump(project)
    last = project.history.last()
    with pytest.raises(ZeroDivisionError), project.edit("Broken") as edit:
        edit.put_all([Actor(name="x"), Risk(title="y"), Setting(id="z", value=str(1 // 0))])
    assert dump(project) == before
    assert project.history.last() == last
    with project.edit("Whole") as edit:
        edit.put(Actor(name="x"))
    assert project.history.undo_label == "Whole"


def test_an_edit_that_changes_nothing_makes_no_step(project: Project) -> None:
    with project.edit("Add") as edit:
        actor = edit.put(Actor(name="x"))
    project.undo()
    project.redo()
    project.undo()
    last = project.history.last()
    with project.edit("Empty"):
        pass
    with project.edit("There and gone") as edit:
        edit.put(actor)
        edit.remove(actor)
        edit.remove(Risk())
    assert project.history.last() == last
    assert project.history.redo_label == "Add"
    project.redo()
    with project.edit("The same again") as edit:
        edit.put(actor)
        edit.put(replace(actor, name="y"))
        edit.put(actor)
    assert project.history.undo_label == "Add"


def test_an_edit_is_of_no_use_after_its_block(project: Project) -> None:
    with project.edit("Over") as edit:
        edit.put(Note(text="x"))
    for use in (
        lambda: edit.put(Note()),
        lambda: edit.remove(Note()),
        lambda: edit.all(Note),
        lambda: edit.keep_text("x"),
    ):
        with pytest.raises(RuntimeError, match="over"):
            use()


def test_an_edit_inside_an_edit_is_refused_and_the_outer_one_goes_on(project: Project) -> None:
    with project.edit("Outer") as edit:
        edit.put(Note(text="outer"))
        for nested in (lambda: project.edit("Inner").__enter__(), project.undo, project.redo, project.close):
            with pytest.raises(RuntimeError, match="inside an edit"):
                nested()
    assert [note.text for note in project.all(Note)] == ["outer"]
    assert project.history.undo_label == "Outer"


def test_labels_are_given_once_also_after_undo_and_reopening(project: Project) -> None:
    given_out = []
    for _ in range(3):
        with project.edit("Add") as edit:
            given_out.append(edit.put(Risk()).label)
        project.undo()
    project.close()
    with Project.open(project.path) as reopened, reopened.edit("Add") as edit:
        given_out.append(edit.put(Risk()).label)
    assert given_out == ["R1", "R2", "R3", "R4"]


def test_an_item_keeps_its_label_when_it_changes_goes_and_comes_back(project: Project) -> None:
    with project.edit("Add") as edit:
        risk = edit.put(Risk(title="x"))
    with project.edit("Rename") as edit:
        edit.put(replace(risk, title="y"))
    with project.edit("Delete") as edit:
        edit.remove(risk)
    project.undo()
    assert project.get(Risk, risk.id) == replace(risk, title="y")


@pytest.mark.parametrize("item", [Relation(from_actor_id="no", to_actor_id="one"), Quote(speaker_id="no")])
def test_pointing_at_what_is_not_there_is_refused_whole_in_words(project: Project, item: Relation | Quote) -> None:
    before = dump(project)
    with (
        pytest.raises(ItemError, match="points at one which is not in the project") as caught,
        project.edit("x") as edit,
    ):
        edit.put_all([Actor(name="x"), item])
    assert "nothing earlier is lost" in caught.value.safe
    assert dump(project) == before
    assert project.undo() is None
    with project.edit("Work goes on") as edit:
        edit.put(Note())


def test_deleting_what_is_pointed_at_is_refused_unless_the_same_edit_sees_to_it(project: Project) -> None:
    with project.edit("Quote") as edit:
        actor = edit.put(Actor(name="x"))
        quote = edit.put(Quote(speaker_id=actor.id))
    with pytest.raises(ItemError), project.edit("Delete") as edit:
        edit.remove(actor)
    assert project.get(Actor, actor.id) == actor
    with project.edit("Delete") as edit:
        edit.remove(actor)
        edit.put(replace(quote, speaker_id=None))
    project.undo()
    assert project.get(Quote, quote.id) == quote


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE actor SET name = 'someone else'",
        "UPDATE actor SET notes = ''",
        "DELETE FROM actor",
    ],
)
def test_an_undo_that_no_longer_fits_is_refused_whole(project: Project, tampering: str) -> None:
    with project.edit("Add") as edit:
        edit.put_all([Note(text="n"), Actor(name="x", notes="n"), Risk()])
    with tampered_with(project.path) as raw:
        raw.execute(tampering)
    before = dump(project)
    last = project.history.last()
    with pytest.raises(HistoryConflict, match="“Add” cannot be taken back") as caught:
        project.undo()
    assert caught.value.safe == "Nothing was changed."
    assert dump(project) == before
    assert project.history.last() == last
    with project.edit("Work goes on") as edit:
        edit.put(Note())


def test_a_redo_that_no_longer_fits_is_refused_whole(project: Project) -> None:
    with project.edit("Add") as edit:
        actor = edit.put(Actor(name="x"))
    project.undo()
    with tampered_with(project.path) as raw:
        raw.execute("INSERT INTO tag VALUES ('t', 'x', '')")
        raw.execute("INSERT INTO actor SELECT ?, '', '', '', '[]', '', '', '', '', '', '', 0, 0", (actor.id,))
    before = dump(project)
    with pytest.raises(HistoryConflict):
        project.redo()
    assert dump(project) == before


def test_an_undo_that_would_leave_something_pointing_nowhere_is_refused_whole(project: Project) -> None:
    with project.edit("Add") as edit:
        actor = edit.put(Actor(name="x"))
    with tampered_with(project.path) as raw:
        raw.execute("INSERT INTO quote VALUES ('q', '', ?, '', '', 1)", (actor.id,))
    before = dump(project)
    with pytest.raises(HistoryConflict):
        project.undo()
    assert dump(project) == before


def test_a_large_action_is_taken_back_in_pieces_and_comes_back_the_same(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "_MOST_BYTES", 0)
    monkeypatch.setattr(changes, "_MOST_ROWS", 1)
    before = dump(project)
    with project.edit("Import") as edit:
        ends = [edit.put(Actor(name=str(number))) for number in range(20)]
        edit.put_all(Relation(from_actor_id=one.id, to_actor_id=other.id) for one, other in pairwise(ends))
    after = dump(project)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == after
    with tampered_with(project.path) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(
            "INSERT INTO relation SELECT 'another', label, from_actor_id, to_actor_id, type, "
            "period_earliest, period_latest, period_words, note FROM relation LIMIT 1"
        )
    tampered = dump(project)
    with pytest.raises(HistoryConflict, match="“Import” cannot be taken back"):
        project.undo()
    assert dump(project) == tampered


def test_an_undo_that_would_do_nothing_is_refused(project: Project) -> None:
    with project.edit("Add") as edit:
        edit.put(Tag(name="x"))
    with tampered_with(project.path) as raw:
        raw.execute("ALTER TABLE tag RENAME TO tag_of_old")
        raw.execute("CREATE TABLE tag (id TEXT NOT NULL PRIMARY KEY) STRICT")
    with pytest.raises((HistoryConflict, ProjectError)):
        project.undo()


def test_undo_crosses_a_column_that_was_appended_with_a_constant_default(project: Project) -> None:
    with project.edit("Add") as edit:
        tag = edit.put(Tag(name="x"))
    with project.edit("Rename") as edit:
        edit.put(replace(tag, name="y"))
    with tampered_with(project.path) as raw:
        raw.execute("ALTER TABLE tag ADD COLUMN weight INTEGER NOT NULL DEFAULT 7")
    end = dump(project)
    project.undo()
    project.undo()
    assert project.count(Tag) == 0
    project.redo()
    project.redo()
    assert dump(project) == end


def test_a_broken_chain_is_found_at_the_row_that_was_touched(project: Project) -> None:
    for number in range(5):
        with project.edit(f"Add {number}") as edit:
            edit.put(Note(text=str(number)))
    assert project.history.first_broken() is None
    for column, value in (
        ("label", "x"),
        ("author", "x"),
        ("at", "x"),
        ("undo_to", 1),
        ("changeset", b"x"),
        ("kind", "part"),
    ):
        with tampered_with(project.path) as raw:
            ((was,),) = raw.execute(f"SELECT {column} FROM step WHERE id = 3")  # noqa: S608 columns above
            raw.execute(f"UPDATE step SET {column} = ? WHERE id = 3", (value,))  # noqa: S608 columns above
            assert project.history.first_broken() == 3
            raw.execute(f"UPDATE step SET {column} = ? WHERE id = 3", (was,))  # noqa: S608 columns above
    with tampered_with(project.path) as raw:
        raw.execute("DELETE FROM step WHERE id = 2")
    assert project.history.first_broken() == 3


@pytest.mark.parametrize("damage", ["substr(changeset, 1, length(changeset) - 3)", "x'00'", "randomblob(100)"])
def test_a_damaged_changeset_is_refused_in_words(project: Project, damage: str) -> None:
    with project.edit("Add") as edit:
        edit.put(Note())
    with tampered_with(project.path) as raw:
        raw.execute(f"UPDATE step SET changeset = {damage} WHERE id = 2")  # noqa: S608 damages above
    before = dump(project)
    with pytest.raises(ProjectError):
        project.undo()
    assert dump(project) == before


def test_what_is_done_again_after_reopening_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "again.brief"
    with Project.create(path, "Again") as project:
        with project.edit("Add") as edit:
            note = edit.put(Note(text="one"))
        with project.edit("Change") as edit:
            edit.put(replace(note, text="two"))
        end = dump(project)
        project.undo()
    with Project.open(path) as project:
        assert project.get(Note, note.id).text == "one"
        project.redo()
    assert dump_of(path) == end


# Whether two changesets say the same


def changeset_of(
    start: list[tuple[str, str, float]], end: list[tuple[str, str, float]]
) -> tuple[apsw.Connection, bytes]:
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE TABLE t (id TEXT NOT NULL PRIMARY KEY, a TEXT NOT NULL, b REAL NOT NULL) STRICT")
    connection.executemany("INSERT INTO t VALUES (?, ?, ?)", start)
    session = apsw.Session(connection, "main")
    session.attach("t")
    ends = {row[0]: row for row in end}
    for row in start:
        if row[0] not in ends:
            connection.execute("DELETE FROM t WHERE id = ?", row[:1])
    for row in end:
        connection.execute(
            "INSERT INTO t VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET a = excluded.a, b = excluded.b", row
        )
    changeset = bytes(session.changeset())
    session.close()
    return connection, changeset


rows = st.lists(
    st.tuples(st.sampled_from("xyz"), st.sampled_from(["p", "q"]), st.sampled_from([0.0, 1.0])),
    max_size=3,
    unique_by=lambda row: row[0],
)


def spoken(changeset: bytes) -> list[str]:
    return sorted(repr((change.name, change.op, change.old, change.new)) for change in apsw.Changeset.iter(changeset))


@given(rows, rows, rows, rows)
def test_two_changesets_are_the_same_just_when_they_list_the_same_rows(
    start: list[tuple[str, str, float]],
    end: list[tuple[str, str, float]],
    other_start: list[tuple[str, str, float]],
    other_end: list[tuple[str, str, float]],
) -> None:
    connection, one = changeset_of(start, end)
    _, other = changeset_of(other_start, other_end)
    _, reordered = changeset_of(start[::-1], end[::-1])
    assert same_changes(connection, one, other) == (spoken(one) == spoken(other))
    assert same_changes(connection, one, reordered)


def test_negative_zero_is_taken_back_and_done_again(project: Project) -> None:
    with project.edit("Add") as edit:
        judgement = edit.put(Judgement(place=1.0))
    with project.edit("Move") as edit:
        edit.put(replace(judgement, place=-0.0))
    project.undo()
    project.redo()
    assert project.get(Judgement, judgement.id).place == 0.0


def pages_read(path: Path, deed: Callable[[Project], object]) -> int:
    """How many pages of the file a deed looks at, in a project that was just opened."""
    with Project.open(path, read_only=True) as project:
        connection = project._connections.mine()
        counters = (apsw.SQLITE_DBSTATUS_CACHE_HIT, apsw.SQLITE_DBSTATUS_CACHE_MISS)
        before = sum(connection.status(counter)[0] for counter in counters)
        deed(project)
        return sum(connection.status(counter)[0] for counter in counters) - before


@pytest.mark.parametrize(
    "deed",
    [
        lambda project: project.history.last(),
        lambda project: project.history.undo_label,
        lambda project: project.history.steps(),
        lambda project: project.history.checkpoints(),
        lambda project: project.history.parts(project.history.last()),
    ],
)
def test_to_name_a_step_does_not_read_what_it_changed(project: Project, deed: Callable[[Project], object]) -> None:
    looked_at = []
    for length in (10, 8_000_000):
        with project.edit("Paste") as edit:
            edit.put(Note(text="n" * length))
        project.close()
        looked_at.append(pages_read(project.path, deed))
        project = Project.open(project.path)
    project.close()
    assert looked_at[1] < looked_at[0] + 8, "two thousand pages of the second step are passed over"


def test_a_step_whose_row_holds_the_wrong_values_is_said_to_be_damaged(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A large file is not checked whole when it is opened.
    monkeypatch.setattr("briefing.project.soundness.QUICK_BYTES", 0)
    with project.edit("Add") as edit:
        edit.put(Note(text="x"))
    project.close()
    with tampered_with(project.path) as raw:
        # As a damaged page would have it: no table of ours takes this.
        raw.execute("PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '')")
        raw.execute("UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'step'")
    with tampered_with(project.path) as raw:
        raw.execute("UPDATE step SET action = 5, changeset = 1099511627776 WHERE id = 2")
        raw.execute("PRAGMA writable_schema = 1")
        for _, name, _, sql in expected_schema():
            raw.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ? AND sql <> ?", (sql, name, sql))
    with Project.open(project.path) as opened:
        with pytest.raises(HistoryConflict, match="damaged"):
            opened.undo()
        assert any("step 2" in one for one in opened.verify())
