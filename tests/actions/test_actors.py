"""Merging actors, and splitting one."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.actions.actors import merge, split_off
from briefing.actions.items import change, link
from briefing.actions.marking import mark, tie
from briefing.errors import ItemError
from briefing.model import Actor, Evidence, Kind, Link, Passage, Quote, Relation, RelationType, Risk, Tag
from briefing.project import Project
from tests.actions.conftest import Select
from tests.project.dump import dump


@pytest.fixture
def actors(project: Project) -> tuple[Actor, Actor, Actor]:
    with project.edit("Actors") as edit:
        return (
            edit.put(Actor(name="Turkey", aliases=("Türkiye",), role="Owner", in_brief=False)),
            edit.put(Actor(name="Ankara", aliases=("Turkey", "TR"), role="Capital", interest="Engines")),
            edit.put(Actor(name="Russia")),
        )


def test_names_become_aliases_and_no_word_is_lost(project: Project, actors: tuple[Actor, Actor, Actor]) -> None:
    turkey, ankara, _ = actors
    merged = merge(project, turkey, [ankara])
    assert merged.name == "Turkey"
    assert merged.aliases == ("Türkiye", "Ankara", "TR")
    assert merged.role == "Owner\nCapital"
    assert merged.interest == "Engines"
    assert merged.in_brief
    assert project.find(Actor, ankara.id) is None
    assert project.history.undo_label == "Merge “Ankara” into “Turkey”"


def test_mentions_go_over_without_doubles_and_keep_their_notes(
    project: Project, select: Select, actors: tuple[Actor, Actor, Actor]
) -> None:
    turkey, ankara, _ = actors
    both = [tie(project, actor, select("Turkey said")) for actor in (turkey, ankara)]
    change(project, both[0], note="Named.")
    change(project, both[1], note="Meant.")
    tie(project, ankara, select("Ankara"))
    merge(project, turkey, [ankara])
    exhibits = project.exhibits_of(turkey.id)
    assert sorted(exhibit.passage.quote for exhibit in exhibits) == ["Ankara", "Turkey said"]
    assert [exhibit.evidence.note for exhibit in exhibits] == ["Named.\nMeant.", ""]
    assert project.count(Evidence) == project.count(Passage) == 2


def test_links_relations_and_quotes_go_over(
    project: Project, select: Select, actors: tuple[Actor, Actor, Actor]
) -> None:
    turkey, ankara, russia = actors
    with project.edit("Items") as edit:
        risk, tag = edit.put(Risk(title="Gas")), edit.put(Tag(name="Energy"))
        quote = edit.put(Quote(speaker_id=ankara.id))
        supply = edit.put(Relation(from_actor_id=russia.id, to_actor_id=ankara.id, type=RelationType.SUPPLY))
        edit.put(Relation(from_actor_id=russia.id, to_actor_id=turkey.id, type=RelationType.SUPPLY))
        inner = edit.put(Relation(from_actor_id=ankara.id, to_actor_id=turkey.id, type=RelationType.BELONGS))
    tie(project, supply, select("Friday"))
    tie(project, inner, select("Turkey"))
    for actor in (turkey, ankara):
        link(project, risk, actor, "actor")
    link(project, tag, ankara, "tagged")
    before = dump(project)

    merge(project, turkey, [ankara])

    assert [known.to_id for known in project.where(Link, role="actor")] == [turkey.id]
    assert [known.to_id for known in project.where(Link, role="tagged")] == [turkey.id]
    assert project.get(Quote, quote.id).speaker_id == turkey.id
    (relation,) = project.all(Relation)
    assert (relation.from_actor_id, relation.to_actor_id) == (russia.id, turkey.id)
    assert [exhibit.passage.quote for exhibit in project.exhibits_of(relation.id)] == ["Friday"]
    assert project.count(Passage) == 1
    merged = dump(project)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == merged


def test_relations_that_say_different_things_both_stay(project: Project, actors: tuple[Actor, Actor, Actor]) -> None:
    turkey, ankara, russia = actors
    with project.edit("Relations") as edit:
        edit.put(Relation(from_actor_id=russia.id, to_actor_id=ankara.id, note="2017"))
        edit.put(Relation(from_actor_id=russia.id, to_actor_id=turkey.id, note="2019"))
    merge(project, turkey, [ankara])
    assert sorted(relation.note for relation in project.where(Relation, to_actor_id=turkey.id)) == ["2017", "2019"]


def test_several_are_merged_at_once_the_survivor_and_doubles_left_out(
    project: Project, select: Select, actors: tuple[Actor, Actor, Actor]
) -> None:
    turkey, ankara, russia = actors
    other = mark(project, select("إسرائيل"), Kind.ACTOR).item
    assert isinstance(other, Actor)
    merge(project, turkey, [turkey, ankara, ankara, russia, other])
    assert project.history.undo_label == "Merge 3 actors into “Turkey”"
    assert project.count(Actor) == 1


def test_one_actor_alone_is_not_merged(project: Project, actors: tuple[Actor, Actor, Actor]) -> None:
    with pytest.raises(ItemError, match="alone"):
        merge(project, actors[0], [actors[0]])


def test_an_alias_splits_off_with_the_mentions_that_use_it_in_one_step(
    project: Project, select: Select, actors: tuple[Actor, Actor, Actor]
) -> None:
    turkey, ankara, _ = actors
    tie(project, turkey, select("Turkey said"))
    tie(project, ankara, select("Ankara"))
    merged = merge(project, turkey, [ankara])
    before = dump(project)
    taken = split_off(project, merged, "Ankara")
    assert [each.passage.quote for each in project.exhibits_of(taken.id)] == ["Ankara"]
    assert [each.passage.quote for each in project.exhibits_of(turkey.id)] == ["Turkey said"]
    assert project.get(Actor, turkey.id).aliases == ("Türkiye", "TR")
    assert project.history.undo_label == "Split “Ankara” off “Turkey”"
    project.history.undo()
    assert dump(project) == before
    with pytest.raises(ItemError, match="no alias"):
        split_off(project, merged, "Smyrna")
