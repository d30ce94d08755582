"""Tags on sources and on whatever else there is; one step each."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.actions.importing import add_article
from briefing.actions.tagging import tag, tags_by_item, tags_of, untag
from briefing.errors import ItemError
from briefing.model import Kind, Link, Note, Source, Tag
from briefing.project import Project
from tests.actions.conftest import article


@pytest.fixture
def three(project: Project) -> list[Source]:
    return [add_article(project, article(f"{name}\n\nWords.", f"{name}.txt"))[0] for name in ("One", "Two", "Three")]


def test_a_note_is_tagged_as_a_source_is(project: Project, three: list[Source]) -> None:
    with project.edit("Add") as edit:
        note = edit.put(Note(text="Ask again"))
    known = tag(project, [note], "Later")
    assert project.history.undo_label == "Tag note N1 “Later”"
    assert tags_of(project, note.id) == [known]
    assert tags_by_item(project, Kind.SOURCE) == {}


def test_a_tag_is_one_whatever_its_case_and_ties_once(project: Project, three: list[Source]) -> None:
    first = tag(project, three[:2], "  Air  defence ")
    assert first.name == "Air defence"
    again = tag(project, three, "air defence")
    assert again == first
    assert project.count(Tag) == 1
    assert project.count(Link) == 3
    assert project.history.undo_label == "Tag source S3 “Air defence”"
    tag(project, three, "Air defence")
    assert project.history.undo_label == "Tag source S3 “Air defence”"


def test_tags_are_read_by_source(project: Project, three: list[Source]) -> None:
    zulu = tag(project, three[:1], "zulu")
    alpha = tag(project, three[:2], "Alpha")
    assert tags_of(project, three[0].id) == [alpha, zulu]
    assert tags_by_item(project, Kind.SOURCE) == {three[0].id: {zulu.id, alpha.id}, three[1].id: {alpha.id}}


def test_a_tag_goes_with_the_last_source_that_bore_it(project: Project, three: list[Source]) -> None:
    known = tag(project, three[:2], "Alpha")
    untag(project, three[:1], known)
    assert project.count(Tag) == 1
    untag(project, three, known)
    assert (project.count(Tag), project.count(Link)) == (0, 0)
    project.undo()
    assert tags_of(project, three[1].id) == [known]


def test_a_tag_needs_a_name(project: Project, three: list[Source]) -> None:
    with pytest.raises(ItemError, match="needs a name"):
        tag(project, three, "  ")
