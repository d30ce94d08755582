"""The sample project: complete, the same each time, and undoable to its first step."""
# SPDX-License-Identifier: MIT

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.actions.sample import make_sample
from briefing.brief.compose import compose, composed, first_brief
from briefing.errors import ProjectError, SourceError
from briefing.model import CLASSES, Kind, Risk, Source
from briefing.project import Project, StepKind
from briefing.sources import Article
from tests.project.dump import Dump, dump


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("samples") / "new folder"


@pytest.fixture(scope="module")
def paths(folder: Path) -> tuple[Path, Path]:
    return make_sample(folder), make_sample(folder)


@pytest.fixture
def sample(paths: tuple[Path, Path]) -> Iterator[Project]:
    with Project.open(paths[0]) as project:
        yield project


def test_a_second_sample_gets_a_number(paths: tuple[Path, Path]) -> None:
    assert [path.name for path in paths] == ["Turkey S-400 return.brief", "Turkey S-400 return 2.brief"]


def test_it_holds_every_kind_but_an_issue(sample: Project) -> None:
    empty = {kind for kind, item_class in CLASSES.items() if sample.count(item_class) == 0}
    assert empty == {Kind.ISSUE}
    assert any(risk.likelihood is None for risk in sample.all(Risk))
    assert any(source.published is None for source in sample.all(Source))


def test_two_samples_differ_in_ids_and_times_only(paths: tuple[Path, Path]) -> None:
    with Project.open(paths[0]) as one, Project.open(paths[1]) as other:
        assert _without_ids(dump(one)) == _without_ids(dump(other))
        assert compose(one) == compose(other)
        labels = [[step.label for step in project.history.steps()] for project in (one, other)]
        assert labels[0] == labels[1]


def test_everything_its_brief_cites_is_there(sample: Project) -> None:
    assert composed(sample, first_brief(sample)).missing == ()


def test_it_is_undone_to_the_start_and_redone_to_the_end(sample: Project) -> None:
    end = dump(sample)
    while sample.undo():
        pass
    assert sum(sample.count(CLASSES[kind]) for kind in Kind if kind is not Kind.SETTING) == 2
    while sample.redo():
        pass
    assert dump(sample) == end


def test_each_step_is_called_in_words(sample: Project) -> None:
    steps = [step for step in sample.history.steps(limit=1000) if step.kind is StepKind.EDIT]
    assert len(steps) > 50
    assert all(step.label[0].isupper() and "“”" not in step.label for step in steps)
    assert "Add relation Russia – Turkey" in {step.label for step in steps}
    assert max(len(step.label) for step in steps) < 80


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ProjectError, match="could not be made"):
        make_sample(tmp_path / "file")


def test_half_a_sample_is_not_left_behind(tmp_path: Path) -> None:
    def fails(_raw: bytes, name: str) -> Article:
        raise SourceError(f"{name} could not be read.")

    with pytest.raises(SourceError):
        make_sample(tmp_path, read=fails)
    assert list(tmp_path.iterdir()) == []


def _without_ids(rows: Dump) -> list[str]:
    """The rows as words, each id replaced by its place among all ids, the moments of reading left out."""
    places: dict[str, str] = {}
    for table in rows.values():
        for row in table:
            places.setdefault(row[0], f"id {len(places)}")

    def plain(cell: Any) -> Any:
        if isinstance(cell, str):
            return "now" if cell[:2] == "20" and cell.endswith("+00:00") and len(cell) == 25 else places.get(cell, cell)
        return cell

    return [json.dumps([name, [plain(cell) for cell in row]]) for name, table in rows.items() for row in table]
