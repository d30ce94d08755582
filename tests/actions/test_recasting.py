"""What was marked as one kind becomes another, and nothing that was said is lost."""
# SPDX-License-Identifier: MIT

from itertools import permutations

import pytest

from briefing.actions.items import change, link
from briefing.actions.marking import mark, tie
from briefing.actions.recasting import MARKABLE, recast
from briefing.actions.tagging import tag, tags_of
from briefing.errors import ItemError
from briefing.model import CLASSES, Actor, Event, Judgement, Kind, Likelihood, Link, Risk, Stance, name_of
from briefing.project import Project
from tests.actions.conftest import Select
from tests.project.dump import dump


@pytest.mark.parametrize(("old", "new"), list(permutations(MARKABLE, 2)))
def test_every_kind_becomes_every_other_in_one_step_that_undo_takes_back(
    project: Project, select: Select, old: Kind, new: Kind
) -> None:
    marked = mark(project, select("Turkey said it would wait."), old)
    before = dump(project)
    recast(project, marked.evidence, new)
    assert project.count(CLASSES[old]) == 0
    (item,) = project.all(CLASSES[new])
    assert [exhibit.passage.quote for exhibit in project.exhibits_of(item.id)] == ["Turkey said it would wait."]
    project.undo()
    assert dump(project) == before


def test_a_risk_that_is_a_judgement_keeps_rating_actors_tags_and_what_has_no_field(
    project: Project, select: Select
) -> None:
    risk = mark(project, select("Turkey said it would wait."), Kind.RISK).item
    turkey = mark(project, select("Ankara"), Kind.ACTOR).item
    change(project, risk, title="Turkey waits", objective="Deliveries", likelihood=Likelihood("icd203", "likely"))
    link(project, risk, turkey, "actor")
    known = tag(project, [risk], "Later")
    (exhibit,) = project.exhibits_of(risk.id)
    made = recast(project, exhibit.evidence, Kind.JUDGEMENT).item
    assert isinstance(made, Judgement)
    assert (made.statement, made.notes) == ("Turkey waits", "Objective: Deliveries")
    assert made.likelihood == Likelihood("icd203", "likely")
    assert [one.to_id for one in project.where(Link, from_id=made.id)] == [turkey.id]
    assert tags_of(project, made.id) == [known]
    assert project.history.undo_label == "Change risk R1 to judgement"


def test_one_of_several_highlights_leaves_its_item_alone(project: Project, select: Select) -> None:
    risk = mark(project, select("Ankara weighs"), Kind.RISK).item
    second = tie(project, risk, select("Turkey said it would wait."), Stance.AGAINST)
    made = recast(project, second, Kind.EVENT)
    assert isinstance(made.item, Event)
    assert made.evidence.stance is Stance.AGAINST
    assert [exhibit.passage.quote for exhibit in project.exhibits_of(risk.id)] == ["Ankara weighs"]
    assert name_of(made.item) == "Turkey said it would wait."


def test_a_kind_it_cannot_become_is_refused(project: Project, select: Select) -> None:
    marked = mark(project, select("Ankara"), Kind.ACTOR)
    for kind in (Kind.ACTOR, Kind.GAP, Kind.SOURCE):
        with pytest.raises(ItemError, match="cannot become"):
            recast(project, marked.evidence, kind)
    assert project.count(Actor) == 1
    assert project.count(Risk) == 0
