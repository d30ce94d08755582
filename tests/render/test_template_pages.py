"""A brief by a template has the pages that the template promises."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from pathlib import Path

import pypdfium2

from briefing.actions.briefs import apply_template
from briefing.actions.sample import make_sample
from briefing.brief.compose import compose, first_brief
from briefing.brief.templates import Template, template_called
from briefing.model import Brief, Section
from briefing.project import Project
from briefing.render import render_pdf

# What an analyst writes for a spot report: a few sentences, not the discussion of an assessment.
SPOT = {
    "summary": "Turkey is **likely** (55–80 %) to still hold its S-400 batteries at the end of June 2026.",
    "discussion": "President Erdoğan is reported to have raised their return with President Putin on 12 December in "
    "Ashgabat [@S1 ¶5]. The Kremlin denies it [@S4 ¶4]. Turkey's defence ministry speaks of no new developments.",
    "sources": "{{sources descriptors=no}}",
}


def pages_by(template: Template, folder: Path, written: dict[str, str] | None = None) -> int:
    """How many pages the sample has by a template; with `written` its texts are those and no others."""
    with Project.open(make_sample(folder)) as project:
        brief = apply_template(project, first_brief(project), template)
        if written is not None:
            with project.edit("Write") as edit:
                for section in project.where(Section, brief_id=brief.id):
                    wanted = template.section(section.role)
                    body = written.get(section.role, wanted.body if wanted else "")
                    edit.put(replace(section, body=body, in_brief=wanted is not None))
        made = render_pdf(compose(project, project.get(Brief, brief.id)), theme=template.theme or "assessment")
    with pypdfium2.PdfDocument(made) as pdf:
        return len(pdf)


def test_an_executive_brief_of_the_sample_is_as_long_as_promised(tmp_path: Path) -> None:
    template = template_called("executive")
    assert template.pages[0] <= pages_by(template, tmp_path) <= template.pages[1]


def test_a_spot_report_stands_on_one_page(tmp_path: Path) -> None:
    assert pages_by(template_called("spot"), tmp_path, SPOT) == 1
