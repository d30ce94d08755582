"""Changing, rating, linking items."""
# SPDX-License-Identifier: MIT

from typing import TypeVar

import pytest

from briefing.actions.items import change, change_several, delete, link, linked_actors, rate, unlink
from briefing.errors import ItemError, UnknownItem
from briefing.model import (
    Actor,
    Brief,
    Impact,
    Item,
    Judgement,
    Likelihood,
    Link,
    Note,
    ReadingState,
    Risk,
    Section,
    Setting,
    Source,
    Tag,
    Trend,
)
from briefing.project import Project

LIKELY = Likelihood("icd203", "likely")


T = TypeVar("T", bound=Item)


def put(project: Project, item: T) -> T:
    with project.edit("Item") as edit:
        return edit.put(item)


def test_a_stale_copy_does_not_bring_back_old_values(project: Project) -> None:
    stale = put(project, Actor(name="Turkey"))
    change(project, stale, role="Owner")
    changed = change(project, stale, interest="Engines")
    assert (changed.role, changed.interest) == ("Owner", "Engines")
    assert project.get(Actor, stale.id) == changed


def test_a_change_that_changes_nothing_is_no_step(project: Project) -> None:
    actor = put(project, Actor(name="Turkey"))
    steps = project.history.last().id
    assert change(project, actor, name=" Turkey\n") == actor
    assert rate(project, put(project, Risk(title="R")), None, None).likelihood is None
    assert project.history.last().id == steps + 1


def test_a_deleted_item_is_not_written_again_by_a_late_change(project: Project) -> None:
    actor = put(project, Actor(name="Turkey"))
    delete(project, [actor])
    with pytest.raises(UnknownItem):
        change(project, actor, role="Owner")


@pytest.mark.parametrize(
    ("item", "field", "sentence"),
    [
        (Actor(name="Turkey"), "name", "An actor needs a name."),
        (Risk(title="Gas"), "title", "A risk needs a title."),
        (Source(title="News"), "title", "A source needs a title."),
    ],
)
def test_the_name_an_item_is_known_by_is_never_empty(project: Project, item: Item, field: str, sentence: str) -> None:
    written = put(project, item)
    with pytest.raises(ItemError) as caught:
        change(project, written, **{field: " \t"})
    assert caught.value.sentence().startswith(f"{sentence} The old one was kept.")
    assert project.get(type(item), item.id) == written


@pytest.mark.parametrize(
    ("item", "fields", "label"),
    [
        (Actor(name="Turkey"), {"name": "Türkiye"}, "Rename “Turkey”"),
        (Actor(name="Turkey"), {"aliases": ("Ankara",)}, "Change aliases of “Turkey”"),
        (Actor(name="Turkey"), {"threat_actor": True}, "Flag “Turkey” as malicious"),
        (Actor(name="Turkey"), {"in_brief": False}, "Leave “Turkey” out of the brief"),
        (Note(text="Read on"), {"in_brief": True}, "Take note N1 into the brief"),
        (Risk(title="Gas"), {"title": "Gas prices"}, "Rename risk R1"),
        (Risk(title="Gas"), {"confidence_basis": "Two sources."}, "Change confidence basis of risk R1"),
        (Risk(title="Gas"), {"title": "Gas prices", "notes": "Check"}, "Change risk R1"),
        (Risk(title="Gas"), {"title": "Gas", "notes": "Check"}, "Change notes of risk R1"),
        (Judgement(statement="No."), {"would_change": "A licence."}, "Change conditions of judgement J1"),
        (Source(title="News"), {"state": ReadingState.DONE}, "Mark source S1 as done"),
        (Tag(name="F-35"), {"colour": "#000000"}, "Change colour of tag “F-35”"),
        (Setting(id="author"), {"value": "Ada"}, "Change value of setting “author”"),
    ],
)
def test_a_change_is_called_by_what_it_does(
    project: Project, item: Item, fields: dict[str, object], label: str
) -> None:
    change(project, put(project, item), **fields)
    assert project.history.undo_label == label


def test_a_section_and_a_brief_are_called_by_name_and_label(project: Project) -> None:
    (brief,), (section,) = project.all(Brief), project.all(Section)
    change(project, section, body="Words.")
    assert project.history.undo_label == "Change text of section “Summary”"
    change(project, brief, cut_off="2026-01-05T16:00+00:00")
    assert project.history.undo_label == "Change information cut-off of brief B1"


def test_a_risk_is_rated_and_taken_out_of_the_matrix_in_one_step_each(project: Project) -> None:
    risk = put(project, Risk(title="Gas"))
    change(project, risk, statement="Prices rise.")
    rated = rate(project, risk, LIKELY, Impact.MAJOR)
    assert (rated.likelihood, rated.impact, rated.statement) == (LIKELY, Impact.MAJOR, "Prices rise.")
    assert project.history.undo_label == "Rate risk R1"
    rate(project, risk, None, None)
    assert project.history.undo_label == "Clear the rating of risk R1"
    project.undo()
    assert project.get(Risk, risk.id) == rated


def test_two_items_are_linked_once_and_unlinked(project: Project) -> None:
    risk, turkey, russia = (
        put(project, Risk(title="Gas")),
        put(project, Actor(name="Turkey")),
        put(project, Actor(name="Russia")),
    )
    link(project, risk, russia, "actor")
    link(project, risk, turkey, "actor")
    assert project.history.undo_label == "Link “Turkey” to risk R1"
    steps = project.history.last().id
    link(project, risk, turkey, "actor")
    assert project.history.last().id == steps
    assert linked_actors(project, risk) == [russia, turkey]
    unlink(project, risk, russia, "actor")
    assert project.history.undo_label == "Unlink “Russia” from risk R1"
    unlink(project, risk, russia, "actor")
    assert linked_actors(project, risk) == [turkey]
    assert project.count(Link) == 1
    with pytest.raises(ItemError, match="itself"):
        link(project, risk, risk, "actor")


def test_several_are_changed_in_one_step_and_only_where_something_changes(project: Project) -> None:
    with project.edit("Add") as edit:
        first, second, third = (edit.put(Risk(title=title, in_brief=title != "b")) for title in "abc")
    delete(project, [third])
    changed = change_several(project, [first, second, third], in_brief=False, trend=Trend.RISING)
    assert [risk.label for risk in changed] == ["R1", "R2"]
    assert project.history.undo_label == "Change place in the brief and trend of 2 risks"
    assert change_several(project, [first, second], in_brief=False) == []
    project.undo()
    assert [risk.in_brief for risk in project.all(Risk)] == [True, False]
    change_several(project, [first, second], in_brief=False)
    assert project.history.undo_label == "Leave risk R1 out of the brief"


def test_a_judgement_keeps_its_statement(project: Project) -> None:
    with project.edit("Add") as edit:
        judgement = edit.put(Judgement(statement="Ankara waits"))
    with pytest.raises(ItemError, match="A judgement needs a statement"):
        change(project, judgement, statement=" \n")
