"""A copy of an item rests on the same passages, in one step that Undo takes back."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.actions.duplicating import duplicate
from briefing.actions.items import linked_actors
from briefing.actions.marking import untie
from briefing.errors import ItemError
from briefing.model import Actor, Passage, Risk
from briefing.project import Project
from tests.ui.sample_copy import sample_in


def test_a_copy_of_a_risk_has_its_rating_actors_and_evidence_and_a_label_of_its_own(tmp_path: Path) -> None:
    with Project.open(sample_in(tmp_path)) as project:
        risk = project.all(Risk)[0]
        before, passages = project.count(Risk), project.count(Passage)
        copy = duplicate(project, risk)
        assert isinstance(copy, Risk)
        assert (copy.title, copy.likelihood, copy.impact) == (f"{risk.title} (copy)", risk.likelihood, risk.impact)
        assert copy.label not in {"", risk.label}
        assert linked_actors(project, copy) == linked_actors(project, risk)
        mine, its = project.exhibits_of(copy.id), project.exhibits_of(risk.id)
        assert [one.passage for one in mine] == [one.passage for one in its]
        untie(project, mine[0].evidence)
        assert len(project.exhibits_of(risk.id)) == len(its), "the passage stays while the other rests on it"
        project.undo()
        project.undo()
        assert (project.count(Risk), project.count(Passage)) == (before, passages)
        with pytest.raises(ItemError):
            duplicate(project, project.all(Actor)[0])
