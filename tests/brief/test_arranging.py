"""Directives set parts of a brief side by side; headings go with what they head."""
# SPDX-License-Identifier: MIT

from briefing.brief.arranging import ColumnsBegin, ColumnsEnd, NextColumn, arranged, with_headings_after_marks
from briefing.brief.blocks import Block, Columns, Heading, Paragraph
from briefing.brief.compose import compose, first_brief
from briefing.brief.document import plain
from briefing.model import Section
from briefing.project import Project


def para(words: str) -> Paragraph:
    return Paragraph(plain(words))


def head(words: str) -> Heading:
    return Heading(1, plain(words))


def test_a_mark_that_begins_a_section_takes_its_heading_along() -> None:
    blocks: list[Block] = [
        para("a"),
        head("B"),
        ColumnsBegin((2.0, 1.0)),
        para("b"),
        head("C"),
        NextColumn(),
        para("c"),
    ]
    blocks += [head("D"), ColumnsEnd(), para("d")]
    assert arranged(with_headings_after_marks(blocks)) == (
        para("a"),
        Columns(((head("B"), para("b")), (head("C"), para("c"))), (2.0, 1.0)),
        head("D"),
        para("d"),
    )


def test_a_lone_column_is_as_wide_as_the_page_and_one_too_many_goes_on_in_the_last() -> None:
    assert arranged([ColumnsBegin(), para("a"), NextColumn()]) == (para("a"),)
    folded = arranged([ColumnsBegin(), para("a"), NextColumn(), para("b"), NextColumn(), para("c")])
    assert folded == (Columns(((para("a"),), (para("b"), para("c"))), (1.0, 1.0)),)


def test_new_columns_end_those_before() -> None:
    blocks = [ColumnsBegin(), para("a"), NextColumn(), para("b"), ColumnsBegin(), para("c"), NextColumn(), para("d")]
    assert [type(block) for block in arranged(blocks)] == [Columns, Columns]


def test_an_analyst_sets_sections_side_by_side(project: Project) -> None:
    texts = ("{{columns shares=2,1}}\n\nleft words", "{{column}}\n\nright words", "{{wide}}\n\nwide words")
    with project.edit("Write") as edit:
        for section in edit.all(Section):
            edit.remove(section)
        for place, body in enumerate(texts):
            edit.put(Section(brief_id=first_brief(project).id, heading=f"H{place}", body=body, place=float(place)))
    columns, heading, paragraph, *_rest = compose(project).body
    assert columns == Columns(((head("H0"), para("left words")), (head("H1"), para("right words"))), (2.0, 1.0))
    assert (heading, paragraph) == (head("H2"), para("wide words"))


def test_columns_with_nothing_in_them_leave_no_heading(project: Project) -> None:
    with project.edit("Write") as edit:
        for section in edit.all(Section):
            edit.remove(section)
        edit.put(
            Section(brief_id=first_brief(project).id, heading="Empty", body="{{columns}}\n\n{{matrix}}\n\n{{column}}")
        )
    assert "Empty" not in [line for block in compose(project).body for line in block.lines()]
