"""What is said about sources: details and where they were found, grades, states; one step each."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.actions.importing import add_article
from briefing.actions.items import delete
from briefing.actions.sources import grade, set_details, set_state, where_found
from briefing.errors import ItemError
from briefing.model import Credibility, Found, ReadingState, Reliability, Source
from briefing.model.vague_dates import read_period
from briefing.project import Project
from tests.actions.conftest import article
from tests.project.dump import dump


@pytest.fixture
def three(project: Project) -> list[Source]:
    return [add_article(project, article(f"{name}\n\nWords.", f"{name}.txt"))[0] for name in ("One", "Two", "Three")]


def test_what_was_typed_says_so_and_the_rest_keeps_where_it_was_found(project: Project) -> None:
    with project.edit("Add") as edit:
        found = (Found("title", "JSON-LD"), Found("publisher", "site name"))
        source = edit.put(Source(title="Old", publisher="Wire", found=found))
    changed = set_details(project, source, title="  New \n title ")
    assert changed.title == "New title"
    assert where_found(changed, "title") == "typed by you"
    assert where_found(changed, "publisher") == "site name"
    assert project.history.undo_label == "Change title of source S1"
    project.undo()
    assert where_found(project.get(Source, source.id), "title") == "JSON-LD"


def test_a_vague_date_is_kept_as_an_interval_with_its_words(project: Project, source: Source) -> None:
    changed = set_details(project, source, published=read_period("summer 2019"))
    assert changed.published is not None
    assert (changed.published.earliest, changed.published.latest) == ("2019-06-01", "2019-08-31")
    assert changed.published.words == "summer 2019"
    assert project.history.undo_label == "Change date of source S1"


def test_what_was_emptied_was_found_nowhere(project: Project, source: Source) -> None:
    set_details(project, source, publisher="Wire")
    emptied = set_details(project, source, publisher="")
    assert where_found(emptied, "publisher") == ""


def test_what_stays_the_same_is_no_step_and_keeps_where_it_was_found(project: Project, source: Source) -> None:
    before = dump(project)
    set_details(project, source, title=source.title, byline=source.byline)
    assert dump(project) == before
    assert project.history.undo_label.startswith("Add source")


def test_a_source_keeps_its_title(project: Project, source: Source) -> None:
    with pytest.raises(ItemError, match="needs a title"):
        set_details(project, source, title=" \n ")
    assert project.get(Source, source.id) == source


def test_other_fields_need_no_place_where_they_were_found(project: Project, source: Source) -> None:
    changed = set_details(project, source, marking="TLP:AMBER")
    assert (changed.marking, changed.found) == ("TLP:AMBER", source.found)


def test_letter_and_number_are_given_on_their_own_and_taken_away(project: Project, three: list[Source]) -> None:
    grade(project, three, reliability=Reliability.B)
    grade(project, three[:1], credibility=Credibility.PROBABLY_TRUE)
    assert [source.grade for source in project.all(Source)] == ["B2", "B–", "B–"]
    assert project.history.undo_label == "Grade source S1"
    grade(project, three[:1], reliability=None)
    assert project.get(Source, three[0].id).grade == "–2"
    assert project.history.undo_label == "Clear the grade of source S1"


def test_several_are_graded_in_one_step(project: Project, three: list[Source]) -> None:
    assert len(grade(project, three, reliability=Reliability.F, credibility=Credibility.CANNOT_BE_JUDGED)) == 3
    assert project.history.undo_label == "Grade 3 sources"
    project.undo()
    assert {source.grade for source in project.all(Source)} == {""}


def test_a_state_is_set_for_several_in_one_step_and_only_where_it_differs(
    project: Project, three: list[Source]
) -> None:
    set_state(project, three[:1], ReadingState.DONE)
    changed = set_state(project, three, ReadingState.DONE)
    assert [source.label for source in changed] == ["S2", "S3"]
    assert project.history.undo_label == "Mark 2 sources as done"
    assert set_state(project, three, ReadingState.DONE) == []
    project.undo()
    assert [source.state.value for source in project.all(Source)] == ["done", "new", "new"]


def test_a_source_deleted_meanwhile_is_passed_over(project: Project, three: list[Source]) -> None:
    delete(project, three[1:2])
    assert [source.label for source in grade(project, three, reliability=Reliability.C)] == ["S1", "S3"]
