"""Deleting takes along what hangs on an item, and undo brings all of it back."""
# SPDX-License-Identifier: MIT

from pathlib import Path
from shutil import copyfile

import pytest

from briefing.actions.items import delete
from briefing.actions.sample import make_sample
from briefing.model import (
    CLASSES,
    Actor,
    Brief,
    Evidence,
    Item,
    Kind,
    Link,
    Origin,
    Passage,
    Quote,
    Relation,
    Revision,
    Risk,
    Section,
    Source,
)
from briefing.project import Project
from tests.project.dump import dump


@pytest.fixture(scope="module")
def finished_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def sample(finished_sample: Path, tmp_path: Path) -> Path:
    return Path(copyfile(finished_sample, tmp_path / "sample.brief"))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.ISSUE])
def test_any_item_can_be_deleted_and_undo_restores_the_equal_project(sample: Path, kind: Kind) -> None:
    with Project.open(sample) as project:
        before = dump(project)
        item = project.all(CLASSES[kind])[0]
        delete(project, [item])
        assert project.find(CLASSES[kind], item.id) is None
        assert _dangling(project) == []
        assert project.history.undo_label.startswith(f"Delete {kind.value}") or kind is Kind.ACTOR
        project.undo()
        assert dump(project) == before


def test_an_actor_goes_with_its_relations_and_leaves_its_words(sample: Path) -> None:
    with Project.open(sample) as project:
        (russia,) = project.where(Actor, name="Russia")
        (said,) = project.where(Quote, speaker_id=russia.id)
        delete(project, [russia])
        assert project.history.undo_label == "Delete “Russia”"
        assert project.count(Relation, from_actor_id=russia.id) == 0
        assert project.get(Quote, said.id).speaker_id is None
        assert project.exhibits_of(said.id)
        project.undo()


def test_a_source_goes_with_its_texts_and_its_evidence_but_not_the_items(sample: Path) -> None:
    with Project.open(sample) as project:
        source = project.all(Source)[0]
        risks = project.count(Risk)
        delete(project, [source])
        assert project.where(Revision, source_id=source.id) == []
        assert project.exhibits_in(source.id) == []
        assert project.count(Risk) == risks
        project.undo()


def test_many_items_are_one_step_named_by_their_number(sample: Path) -> None:
    with Project.open(sample) as project:
        before = dump(project)
        delete(project, project.all(Risk))
        assert project.history.undo_label == "Delete 5 risks"
        project.undo()
        delete(project, [*project.all(Actor), *project.all(Relation), *project.all(Source), *project.all(Origin)])
        assert project.history.undo_label.endswith("items")
        assert _dangling(project) == []
        project.undo()
        assert dump(project) == before
        steps = project.history.last().id
        delete(project, [])
        assert project.history.last().id == steps


def test_a_brief_goes_with_its_sections(sample: Path) -> None:
    with Project.open(sample) as project:
        delete(project, project.all(Brief))
        assert project.count(Section) == 0
        project.undo()
        assert project.count(Section) == 9


def _dangling(project: Project) -> list[Item]:
    """Evidence, passages and links that lead to or from nothing. The file's own keys guard the rest."""
    there = {item.id for item_class in CLASSES.values() for item in project.all(item_class)}
    found: list[Item] = [one for one in project.all(Evidence) if not {one.item_id, one.passage_id} <= there]
    found += [one for one in project.all(Link) if not {one.from_id, one.to_id} <= there]
    tied = {one.passage_id for one in project.all(Evidence)}
    found += [one for one in project.all(Passage) if one.id not in tied]
    return found
