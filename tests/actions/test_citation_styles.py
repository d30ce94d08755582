"""The style of a brief's citations: each leads to the list, whose labels are the same; numbers unless chosen."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.actions.beginning import begin_project
from briefing.actions.briefs import duplicate_brief, new_brief
from briefing.actions.citation_styles import set_citation_style
from briefing.actions.deleting import delete
from briefing.actions.house import set_default
from briefing.actions.marking import mark
from briefing.brief.citation_styles import CitationStyle, citation_style_of, style_setting
from briefing.brief.compose import compose, first_brief
from briefing.brief.document import Citation, Endnote, walk
from briefing.brief.house import house_front, set_users_default
from briefing.brief.templates import template_called
from briefing.errors import ItemError
from briefing.model import Brief, Kind, Period, Section, Setting, Source
from briefing.project import Project
from tests.actions.conftest import Select

ADDRESS, OUTLET = CitationStyle.ADDRESS, CitationStyle.OUTLET


@pytest.fixture
def brief(project: Project, source: Source, select: Select) -> Brief:
    """A brief that cites a paragraph in its text, and the source in a table and under a quote."""
    published = Period("2025-12-18", "2025-12-18", "")
    mark(project, select("wait"), Kind.RISK)
    with project.edit("Write") as edit:
        edit.put(replace(source, publisher="Bosphorus Wire", published=published))
        body = "Turkey waits [@S1 ¶2].\n\n{{risks columns=title,sources}}\n\n{{quotes}}"
        edit.put(Section(brief_id=first_brief(project).id, place=2, body=body))
    return first_brief(project)


SAID = {
    CitationStyle.NUMBER: ("Turkey waits1 ¶2.", "1", "Bosphorus Wire1, 18 December 2025"),
    ADDRESS: ("Turkey waits [S1 ¶2].", "S1", "Bosphorus Wire [S1], 18 December 2025"),
    OUTLET: ("Turkey waits [Bosphorus Wire, 18 December 2025, ¶2].", "1", "Bosphorus Wire1, 18 December 2025"),
}
"""Of each style: what a sentence says, the label in the source list, what stands under a quote."""


def test_a_sentence_says_its_source_and_leads_to_the_list(project: Project, brief: Brief) -> None:
    for style, (said, listed, under_the_quote) in SAID.items():
        set_citation_style(project, brief, style)
        document = compose(project, brief)
        printed = "\n".join(document.lines()).replace("\u00a0", " ")
        assert said in printed
        assert under_the_quote in printed
        (endnote,) = [node for node in walk(document) if isinstance(node, Endnote)]
        assert endnote.label == listed
        marks = {one for node in walk(document) if isinstance(node, Citation) for one in node.marks}
        assert {one.endnote for one in marks} == {endnote.id}
        assert {one.label for one in marks} == {listed}


def test_it_is_one_step_that_goes_with_copies_and_with_the_brief(project: Project, brief: Brief) -> None:
    set_citation_style(project, brief, ADDRESS)
    assert project.history.undo_label == "Change citation style of brief B1"
    last = project.history.last().id
    set_citation_style(project, brief, ADDRESS)
    assert project.history.last().id == last
    copy = duplicate_brief(project, brief)
    assert citation_style_of(project, copy) is ADDRESS
    delete(project, [copy])
    assert project.find(Setting, style_setting(copy.id)) is None


def test_a_new_brief_begins_with_the_house_s_style(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    set_default(project, "citations", "outlet")
    made = new_brief(project, "It stays", template_called("spot"), house_front(project))
    assert citation_style_of(project, made) is OUTLET
    with pytest.raises(ItemError, match="no citation style “footnotes”"):
        set_default(project, "citations", "footnotes")
    set_users_default("citations", "address")
    with begin_project(tmp_path / "new.brief", "New") as begun:
        assert citation_style_of(begun, first_brief(begun)) is ADDRESS
