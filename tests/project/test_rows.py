"""Every kind goes into its table and comes back as it was."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ProjectError, UnknownItem
from briefing.model import (
    CLASSES,
    LABEL_LETTERS,
    Actor,
    Event,
    Evidence,
    Item,
    Kind,
    Likelihood,
    Passage,
    Period,
    Revision,
    Risk,
    Source,
    Stance,
    kind_of,
)
from briefing.project import Project
from briefing.project.rows import shape_of
from tests.project.invented import POINTERS, items
from tests.project.raw import tampered_with


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=25)
@given(data=st.data())
def test_an_item_of_any_kind_is_the_same_as_a_row_and_back(kind: Kind, data: st.DataObject) -> None:
    there = {other: ["one", "two"] for other in Kind}
    item = data.draw(items(kind, there))
    shape = shape_of(kind)
    row = shape.cells(item)
    assert len(row) == len(shape.columns)
    assert shape.item(row) == item


@settings(max_examples=15)
@given(data=st.data())
def test_an_item_of_any_kind_that_was_put_is_got_again_also_after_reopening(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.brief"
    there: dict[Kind, list[str]] = {}
    put: list[Item] = []
    with Project.create(path, "Rows") as project, project.edit("One of each") as edit:
        for kind in sorted(Kind, key=_depth):
            item = edit.put(data.draw(items(kind, there)))
            there.setdefault(kind, []).append(item.id)
            put.append(item)
    with Project.open(path) as project:
        for item in put:
            assert project.get(CLASSES[kind_of(item)], item.id) == item


def test_a_new_item_gets_the_next_label_of_its_kind(project: Project) -> None:
    for kind, letters in LABEL_LETTERS.items():
        if kind in POINTERS or kind is Kind.BRIEF:
            continue
        with project.edit("Two") as edit:
            labels = [edit.put(CLASSES[kind]()).label for _ in range(2)]  # type: ignore[union-attr] # all are labelled
        assert labels == [f"{letters}1", f"{letters}2"]


def test_no_two_kinds_have_the_same_letters() -> None:
    assert len(set(LABEL_LETTERS.values())) == len(LABEL_LETTERS)


def test_items_are_found_by_the_values_of_their_fields_none_included(project: Project) -> None:
    likely = Likelihood("icd203", "likely")
    with project.edit("Risks") as edit:
        rated = edit.put(Risk(title="Rated", likelihood=likely))
        plain = edit.put(Risk(title="Plain"))
    assert project.where(Risk, likelihood=likely) == [rated]
    assert project.where(Risk, likelihood=None) == [plain]
    assert project.count(Risk, title="Rated", in_brief=True) == 1
    with pytest.raises(KeyError):
        project.where(Risk, colour="red")


def test_items_come_in_the_order_they_were_made_page_by_page(project: Project) -> None:
    with project.edit("Actors") as edit:
        made = [edit.put(Actor(name=str(number))) for number in range(30)]
    assert project.all(Actor) == made
    first = project.page(Actor, limit=20)
    assert first + project.page(Actor, after=first[-1].id, limit=20) == made


def test_an_item_that_is_not_there_is_none_to_find_and_an_error_to_get(project: Project) -> None:
    assert project.find(Actor, "nobody") is None
    with pytest.raises(UnknownItem, match="no actor"):
        project.get(Actor, "nobody")


def test_a_row_that_makes_no_sense_is_said_to_be_unreadable(project: Project) -> None:
    with project.edit("Event") as edit:
        event = edit.put(Event(title="Delivery", period=Period.day("2019-07-12")))
    with tampered_with(project.path) as raw:
        raw.execute("UPDATE event SET period_latest = 'never'")
    with pytest.raises(ProjectError, match="event in the project file cannot be read") as caught:
        project.get(Event, event.id)
    assert event.id in caught.value.details


def test_the_evidence_of_an_item_comes_with_its_passage_and_source(project: Project) -> None:
    with project.edit("Evidence") as edit:
        source = edit.put(Source(title="S-400 arrives"))
        revision = edit.put(Revision(source_id=source.id, text_hash=edit.keep_text("Ankara said no.")))
        passage = edit.put(Passage(revision_id=revision.id, start=0, end=6, quote="Ankara", paragraph=1))
        actor = edit.put(Actor(name="Ankara"))
        tie = edit.put(Evidence(item_kind=Kind.ACTOR, item_id=actor.id, passage_id=passage.id, stance=Stance.CONTEXT))
    (exhibit,) = project.exhibits_of(actor.id)
    assert (exhibit.evidence, exhibit.passage, exhibit.source) == (tie, passage, source)
    assert exhibit.address == "S1 ¶1"
    assert project.exhibits_in(source.id) == [exhibit]
    (span,) = project.spans_in(exhibit.passage.revision_id)
    assert span.evidence_id == exhibit.evidence.id
    assert (span.item_id, span.start, span.end) == (
        exhibit.evidence.item_id,
        exhibit.passage.start,
        exhibit.passage.end,
    )
    assert project.evidence_counts(Kind.ACTOR) == {actor.id: 1}
    assert project.evidence_counts_by_source([source.id, "other"]) == {source.id: 1}
    assert project.evidence_counts_by_source([]) == {}
    assert project.current_revision(source.id) == revision
    assert project.text(revision) == "Ankara said no."


def test_half_a_letter_from_a_broken_clipboard_is_replaced_and_nothing_else_moves(project: Project) -> None:
    half = "a\ud800b\udc00\ud83dc"
    whole = "a\ufffdb\ufffd\ufffdc"
    with project.edit("Half a pair") as edit:
        actor = edit.put(Actor(name=half, aliases=(half, "fine"), notes="kept"))
        stored = edit.keep_text(half)
    assert (actor.name, actor.aliases, actor.notes) == (whole, (whole, "fine"), "kept")
    assert project.get(Actor, actor.id) == actor
    assert project.stored(stored).decode() == whole


def _depth(kind: Kind) -> int:
    """How many kinds must be there before this one."""
    return 1 + max((_depth(other) for other in POINTERS.get(kind, {}).values()), default=0)
