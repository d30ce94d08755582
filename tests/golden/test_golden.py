"""A project of every format ever released opens and holds what it held."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefing.model import CLASSES, Issue, Kind, Revision, Source
from briefing.project import Project
from briefing.project.schema import FORMAT
from tests.golden.make import ORIGINAL, PDF, TEXT, bare_items, brief_items, fixed_id, found_items, make, read_items
from tests.project.dump import dump

HERE = Path(__file__).parent
FORMATS = sorted(HERE.glob("format-*.brief"))


@pytest.fixture(params=FORMATS, ids=lambda path: path.stem)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a file of some format: the file itself is never opened."""
    return Path(shutil.copy(request.param, tmp_path))


def expected(path: Path) -> object:
    return json.loads((HERE / path.name).with_suffix(".json").read_text(encoding="utf-8"))


def test_a_file_of_every_format_is_kept() -> None:
    assert [path.stem for path in FORMATS] == [f"format-{number}" for number in range(1, FORMAT + 1)]


def test_it_opens_and_equals_its_dump(kept: Path) -> None:
    with Project.open(kept) as project:
        assert dump(project) == expected(kept)
        assert project.name == "Golden"
        assert project.history.first_broken() is None


def test_every_kind_can_be_read(kept: Path) -> None:
    with Project.open(kept, read_only=True) as project:
        for kind in Kind:
            assert project.get(CLASSES[kind], fixed_id(kind, 9)) in project.all(CLASSES[kind])
        assert project.text(project.get(Revision, fixed_id(Kind.REVISION))) == TEXT
        assert project.original(project.get(Source, fixed_id(Kind.SOURCE))) == ORIGINAL
        assert project.stored(project.get(Issue, fixed_id(Kind.ISSUE)).pdf_hash) == PDF
        (exhibit,) = project.exhibits_of(fixed_id(Kind.HYPOTHESIS))
        assert exhibit.address == "S1 ¶2"
        assert exhibit.passage.quote == TEXT[exhibit.passage.start : exhibit.passage.end]


def test_its_history_goes_back_to_its_creation_and_forth_again(kept: Path) -> None:
    with Project.open(kept) as project:
        assert project.history.redo_label == "Delete note N1"
        labels = []
        while label := project.history.undo_label:
            labels.append(label)
            project.undo()
        assert labels == ["Rename risk R1", "Bare", "Write brief", "Analyse", "Import 1–4", "Start over"]
        for _ in labels:
            project.redo()
        assert dump(project) == expected(kept)


def test_the_recipe_of_the_newest_format_still_makes_the_same(tmp_path: Path) -> None:
    path = tmp_path / f"format-{FORMAT}.brief"
    make(path)
    with Project.open(path) as project:
        assert dump(project) == expected(path)


def test_the_recipe_has_every_kind_whole_and_bare() -> None:
    whole = [*read_items("text", "original"), *found_items(), *brief_items("pdf")]
    assert {type(item) for item in whole} == {type(item) for item in bare_items()} == set(CLASSES.values())
