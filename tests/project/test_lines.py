"""A source in a list says what the source itself says, and one damaged row does not close the list."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model import Kind, Period, ReadingState, Source, new_id
from briefing.project import Project
from tests.project.invented import items
from tests.project.raw import tampered_with

SHOWN = ("id", "label", "title", "publisher", "published", "language", "grade", "state", "media_type")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_line_says_what_its_source_says(project: Project, data: st.DataObject) -> None:
    drawn = data.draw(items(Kind.SOURCE, {Kind.ORIGIN: []}))
    assert isinstance(drawn, Source)
    with project.edit("Add") as edit:
        source = edit.put(replace(drawn, id=new_id(), origin_id=None))
    (line,) = project.source_lines_of([source.id])
    assert [getattr(line, name) for name in SHOWN] == [getattr(source, name) for name in SHOWN]


def test_lines_come_in_the_order_the_sources_were_added_and_from_where_one_left_off(project: Project) -> None:
    with project.edit("Add") as edit:
        made = [edit.put(Source(title=f"Article {number}")).id for number in range(7)]
    assert [line.id for line in project.source_lines()] == made
    assert [line.id for line in project.source_lines(limit=3)] == made[:3]
    assert [line.id for line in project.source_lines(after=made[2], limit=3)] == made[3:6]
    assert [line.id for line in project.source_lines_of([made[5], new_id(), made[1]])] == [made[1], made[5]]
    assert project.source_lines_of([]) == []


def test_sources_with_the_same_values_are_counted_together(project: Project) -> None:
    with project.edit("Add") as edit:
        for language, state in (("tr", ReadingState.NEW), ("tr", ReadingState.NEW), ("ru", ReadingState.DONE)):
            edit.put(Source(title="One", language=language, state=state))
    assert project.source_tally(("language", "state_word")) == {("tr", "new"): 2, ("ru", "done"): 1}
    with pytest.raises(ValueError, match="notes"):
        project.source_tally(("notes",))


@pytest.mark.parametrize(
    ("column", "forged", "field", "shown"),
    [
        ("state", "melted", "state", ReadingState.NEW),
        ("published_earliest", "yesterday", "published", None),
    ],
)
def test_a_damaged_value_leaves_the_list_readable(
    project: Project, column: str, forged: str, field: str, shown: object
) -> None:
    with project.edit("Add") as edit:
        bad = edit.put(Source(title="Bad", published=Period.day("2026-11-22"), state=ReadingState.DONE))
        edit.put(Source(title="Good"))
    project.close()
    with tampered_with(project.path) as raw:
        raw.execute(f"UPDATE source SET {column} = ? WHERE id = ?", (forged, bad.id))  # noqa: S608 names above
    with Project.open(project.path) as again:
        lines = again.source_lines()
        assert [line.title for line in lines] == ["Bad", "Good"]
        assert getattr(lines[0], field) == shown
        assert any(bad.id in found for found in again.verify())
