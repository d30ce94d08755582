"""What a judgement rests on: assumptions and indicators come with a link and go with the last one."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.actions.resting import add_support, remove_support, supports_of, unlinked
from briefing.errors import ItemError
from briefing.model import Assumption, Indicator, Judgement, Kind, Link
from briefing.project import Project


@pytest.fixture
def two(project: Project) -> list[Judgement]:
    with project.edit("Add") as edit:
        return [edit.put(Judgement(statement=words)) for words in ("Ankara keeps them", "Ankara sells them")]


@pytest.mark.parametrize(("kind", "item_class"), [(Kind.ASSUMPTION, Assumption), (Kind.INDICATOR, Indicator)])
def test_the_same_words_are_the_same_support_and_the_last_link_takes_it_along(
    project: Project, two: list[Judgement], kind: Kind, item_class: type[Assumption] | type[Indicator]
) -> None:
    first = add_support(project, two[0], kind, " The statute\n stays ")
    assert first.statement == "The statute stays"
    assert unlinked(project, two[1], kind) == [first]
    assert add_support(project, two[1], kind, "the statute stays") == first
    assert add_support(project, two[1], kind, "The statute stays") == first
    assert (project.count(item_class), project.count(Link)) == (1, 2)

    remove_support(project, two[0], first)
    assert supports_of(project, two[0], kind) == []
    assert supports_of(project, two[1], kind) == [first]
    remove_support(project, two[1], first)
    assert project.count(item_class) == 0
    project.undo()
    assert supports_of(project, two[1], kind) == [first]


def test_an_assumption_needs_words(project: Project, two: list[Judgement]) -> None:
    with pytest.raises(ItemError, match="needs a statement"):
        add_support(project, two[0], Kind.ASSUMPTION, " \n")
    with pytest.raises(ItemError, match="does not rest on"):
        add_support(project, two[0], Kind.GAP, "What is the price?")
