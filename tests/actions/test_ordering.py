"""Key judgements stand in the order the analyst gives them."""
# SPDX-License-Identifier: MIT

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.actions.ordering import in_order, move
from briefing.model import Judgement
from briefing.project import Project


def _statements(project: Project) -> list[str]:
    return [one.statement for one in in_order(project)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 3), st.integers(-4, 4)), max_size=6))
def test_a_judgement_goes_where_a_list_would_put_it_and_one_step_each(
    project: Project, moves: list[tuple[int, int]]
) -> None:
    with project.edit("Begin anew") as edit:
        for old in edit.all(Judgement):
            edit.remove(old)
        edit.put_all([Judgement(statement=name, place=1.0) for name in "abcd"])
    expected = list("abcd")
    for which, by in moves:
        chosen = in_order(project)[which]
        target = min(max(which + by, 0), 3)
        expected.insert(target, expected.pop(which))
        assert move(project, chosen, by) is (target != which)
        assert _statements(project) == expected


def test_undo_puts_it_back(project: Project) -> None:
    with project.edit("Add") as edit:
        edit.put_all([Judgement(statement=name, place=float(place)) for place, name in enumerate("ab")])
    move(project, in_order(project)[1], -1)
    assert _statements(project) == ["b", "a"]
    assert project.history.undo_label == "Move judgement J2 up"
    project.undo()
    assert _statements(project) == ["a", "b"]
