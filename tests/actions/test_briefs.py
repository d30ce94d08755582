"""Briefs: making one, laying it out by a template, moving its sections."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.actions.briefs import add_section, apply_template, duplicate_brief, move_section, new_brief, sections_of
from briefing.actions.items import change
from briefing.actions.sample import make_sample
from briefing.brief.compose import compose
from briefing.brief.document import KeyJudgement, text_of, walk
from briefing.brief.templates import read_template, template_called
from briefing.errors import ItemError
from briefing.model import Brief, Section
from briefing.project import Project
from briefing.render import render_pdf

SPOT = template_called("spot")
EXECUTIVE = template_called("executive")


def outline(project: Project, brief: Brief) -> list[tuple[str, str]]:
    return [(section.role, section.body) for section in sections_of(project, brief.id)]


@pytest.fixture
def brief(project: Project) -> Brief:
    return new_brief(project, "Turkey looks for a way out", SPOT, {"author": "Ada", "id": "no"})


def test_a_new_brief_has_the_sections_of_its_template(project: Project, brief: Brief) -> None:
    assert (brief.title, brief.author, brief.template, brief.theme) == (
        "Turkey looks for a way out",
        "Ada",
        "spot",
        "note",
    )
    assert outline(project, brief) == [(section.role, section.body) for section in SPOT.sections]
    assert project.history.undo_label == "New brief “Turkey looks for a way out”"
    with pytest.raises(ItemError, match="needs a title"):
        new_brief(project, " ", SPOT)


def test_another_template_keeps_what_the_analyst_wrote(project: Project, brief: Brief) -> None:
    by_role = {section.role: section for section in sections_of(project, brief.id)}
    change(project, by_role["summary"], body="It will stay.")
    change(project, by_role["judgements"], body="We judge.\n\n{{judgements limit=1}}", heading="So what")
    change(project, by_role["gaps"], body="We know little.")
    own = add_section(project, brief, "My own", after=by_role["summary"])
    change(project, own, body="Mine.")
    before = outline(project, brief)

    now = apply_template(project, brief, EXECUTIVE)
    assert (now.template, now.theme) == ("executive", "assessment")
    after = dict(outline(project, now))
    assert after["summary"] == "It will stay."
    assert after["judgements"] == "We judge.\n\n{{judgements limit=1}}"
    assert after["gaps"] == "We know little.\n\n{{gaps order=importance limit=3}}"
    assert after["risks"] == "{{risks order=score limit=5}}\n\n{{matrix order=score limit=9}}"
    assert after[""] == "Mine."
    headings = {section.role: section.heading for section in sections_of(project, brief.id)}
    assert headings["judgements"] == "So what"
    assert headings["sources"] == "Sources"
    # The spot report's own panel that nobody touched went with it, what is kept stands before the source list.
    assert [role for role, _ in outline(project, now)][-2:] == ["", "sources"]
    assert "indicators" not in after

    project.undo()
    assert outline(project, brief) == before
    assert project.get(Brief, brief.id).template == "spot"


def test_a_template_that_is_gone_takes_no_text_with_it(project: Project) -> None:
    own = read_template('+++\nid = "own"\n+++\n# A {#a}\nTyped by the template.\n')
    brief = new_brief(project, "Brief", own)
    apply_template(project, brief, SPOT)
    assert ("a", "Typed by the template.") in outline(project, brief)


def test_sections_move_and_the_order_is_that_of_their_places(project: Project, brief: Brief) -> None:
    roles = [role for role, _ in outline(project, brief)]
    first = sections_of(project, brief.id)[0]
    for to, expected in ((2, [*roles[1:3], roles[0], *roles[3:]]), (99, [*roles[1:], roles[0]]), (0, roles)):
        move_section(project, first, to)
        assert [role for role, _ in outline(project, brief)] == expected
    before = project.history.last().id
    move_section(project, first, 0)
    assert project.history.last().id == before


@pytest.mark.slow
def test_the_sample_in_every_template_keeps_its_text_and_becomes_a_pdf(tmp_path: Path) -> None:
    with Project.open(make_sample(tmp_path)) as project:
        (brief,) = project.all(Brief)
        for template in ("register", "actor", "assessment", "spot", "executive"):
            apply_template(project, brief, template_called(template))
            words = text_of(compose(project))
            assert "Engines press harder than missiles." in words
            assert "Seven of eight sources were read" in words
            assert "{{" not in words
        document = compose(project)
        assert document.kind == "Intelligence brief"
        assert len([node for node in walk(document) if isinstance(node, KeyJudgement)]) > 2
        assert render_pdf(document).startswith(b"%PDF")
        assert all(isinstance(section, Section) for section in sections_of(project, brief.id))


def test_a_duplicate_has_the_texts_and_the_front_matter_but_nothing_of_the_issues(project: Project) -> None:
    brief = new_brief(project, "First", EXECUTIVE, {"tlp": "TLP:GREEN", "author": "Ada"})
    first = sections_of(project, brief.id)[0]
    change(project, first, body="Words of one's own.")
    change(project, brief, serial="7", version="2", supersedes="6")
    copy = duplicate_brief(project, brief)
    assert (copy.title, copy.tlp, copy.author, copy.template) == ("First (copy)", "TLP:GREEN", "Ada", "executive")
    assert (copy.serial, copy.version, copy.supersedes) == ("", "", "")
    assert copy.label not in {"", brief.label}
    told = [(one.place, one.role, one.heading, one.body) for one in sections_of(project, copy.id)]
    assert told == [(one.place, one.role, one.heading, one.body) for one in sections_of(project, brief.id)]
    change(project, sections_of(project, copy.id)[0], body="Other words.")
    assert sections_of(project, brief.id)[0].body == "Words of one's own."
    assert project.history.undo_label
    project.undo()
    project.undo()
    assert project.find(Brief, copy.id) is None
