"""The briefs whose pages are shown in docs/screens/pdf, as PDF files in a folder: `briefs.py FOLDER`.

Persons, outlets and reports in the one-page brief and in the assessment are invented.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import articles
from briefing.actions.briefs import apply_template
from briefing.actions.importing import put_article
from briefing.actions.marking import Selection, next_place, put_passage
from briefing.actions.sample import make_sample
from briefing.brief.compose import compose, first_brief
from briefing.brief.document import Document
from briefing.brief.templates import template_called
from briefing.model import (
    Actor,
    ActorType,
    Brief,
    Confidence,
    Consistency,
    Credibility,
    Event,
    Evidence,
    Hypothesis,
    Impact,
    Item,
    Judgement,
    Likelihood,
    Passage,
    Period,
    Reliability,
    Risk,
    Section,
    Source,
    Stance,
    Trend,
    kind_of,
)
from briefing.project import Edit, Project
from briefing.render import write_pdf
from briefing.sources import read_bytes
from tests.render.languages import language_sheet


class Making:
    """A project being filled from tables of facts."""

    def __init__(self, project: Project, edit: Edit) -> None:
        self.project = project
        self.edit = edit
        self.sources: list[Source] = []
        self.texts: list[str] = []

    def source(self, name: str, text: str, outlet: str, grade: str, day: str) -> None:
        """An article with its outlet, grade and day."""
        source = put_article(self.edit, read_bytes(text.encode(), name))
        period = Period(day, day, day)
        graded = replace(
            source,
            publisher=outlet,
            reliability=Reliability(grade[0]),
            credibility=Credibility(grade[1]),
            published=period,
            accessed="2026-03-18",
            address=f"https://example.org/{len(self.sources) + 1}",
        )
        self.sources.append(self.edit.put(graded))
        self.texts.append(text)

    def rests_on(self, item: Item, numbers: Sequence[int]) -> None:
        """The item stands on the second paragraph of each of these sources."""
        put = self.edit.put(item)
        for number in numbers:
            source, text = self.sources[number - 1], self.texts[number - 1]
            revision = self.edit.current_revision(source.id)
            quote = text.strip().split("\n\n")[1]
            start = text.index(quote)
            assert revision is not None
            passage = put_passage(self.edit, Selection(revision, text, (start, start + len(quote))))
            self.edit.put(
                Evidence(item_kind=kind_of(put).value, item_id=put.id, passage_id=passage.id, stance=Stance.FOR)
            )


def one_page(folder: Path) -> Document:
    """A brief of one page, from a project made for it."""
    with Project.create(folder / "one-page.brief", articles.TITLE) as project:
        with project.edit("Fill") as edit:
            _fill(Making(project, edit))
        template = template_called("onepage")
        brief = apply_template(project, first_brief(project), template)
        with project.edit("Write") as edit:
            for section in project.where(Section, brief_id=brief.id):
                wanted = template.section(section.role)
                body = articles.WRITTEN.get(section.role, wanted.body if wanted else "")
                edit.put(replace(section, body=body, in_brief=wanted is not None))
            edit.put(
                replace(
                    brief,
                    title=articles.TITLE,
                    subtitle=articles.SUBTITLE,
                    tlp="TLP:AMBER+STRICT",
                    serial="IB-0142",
                    dated="2026-03-18T17:30+00:00",
                    cut_off="2026-03-18T16:00+00:00",
                    caveats="Illustrative sample. Persons, outlets and reports are invented for design purposes.",
                )
            )
        return compose(project, project.get(Brief, brief.id))


def _fill(making: Making) -> None:
    for row in articles.SOURCES:
        making.source(*row)
    for statement, term, confidence, numbers in articles.JUDGEMENTS:
        making.rests_on(
            Judgement(
                statement=statement,
                likelihood=Likelihood("icd203", term),
                confidence=Confidence(confidence),
                place=next_place(making.project) + len(making.texts),
            ),
            numbers,
        )
    for title, term, impact, trend, numbers in articles.RISKS:
        likelihood = Likelihood("icd203", term)
        making.rests_on(Risk(title=title, likelihood=likelihood, impact=Impact(impact), trend=Trend(trend)), numbers)
    for name, kind, interest, position, numbers in articles.ACTORS:
        making.rests_on(Actor(name=name, type=ActorType(kind), interest=interest, position=position), numbers)
    for words, day, title, forecast in articles.EVENTS:
        making.edit.put(Event(title=title, period=Period(day, day, words), forecast=forecast))


def executive(folder: Path) -> Document:
    """The sample project on four pages: by the template for a decision."""
    with Project.open(make_sample(folder / "executive")) as project:
        brief = apply_template(project, first_brief(project), template_called("executive"))
        return compose(project, project.get(Brief, brief.id))


def score_hypotheses(edit: Edit) -> None:
    """Set the sample's hypotheses against passages of its articles, as an analyst would score them."""
    for begins, scores in articles.SCORES:
        passage = next(passage for passage in edit.all(Passage) if passage.quote.startswith(begins))
        for hypothesis, score in zip(edit.all(Hypothesis), scores.split(), strict=True):
            edit.put(
                Evidence(
                    item_kind=kind_of(hypothesis).value,
                    item_id=hypothesis.id,
                    passage_id=passage.id,
                    consistency=Consistency(score),
                )
            )


def assessment(folder: Path) -> Document:
    """A long brief: the sample project, its text gone on with by chance, in the words of its articles."""
    with Project.open(make_sample(folder / "long")) as project:
        brief = apply_template(project, first_brief(project), template_called("assessment"))
        chance = Random(11)
        with project.edit("Long") as edit:
            score_hypotheses(edit)
            for section in project.where(Section, brief_id=brief.id):
                if section.role == "quotes":
                    edit.put(replace(section, body="{{quotes}}"))
                if section.role in {"discussion", "outlook", "scope", "method", "background"}:
                    edit.put(
                        replace(section, body=articles.chapters(chance, 17 if section.role == "discussion" else 12))
                    )
            edit.put(replace(brief, title="The S-400 question: an assessment", subtitle="Scope, evidence, outlook"))
        return compose(project, project.get(Brief, brief.id))


def main() -> None:
    """All of them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_pdf(one_page(folder), folder / "one-page.pdf", theme="compact")
    write_pdf(executive(folder), folder / "executive.pdf")
    write_pdf(assessment(folder), folder / "assessment.pdf")
    write_pdf(language_sheet(), folder / "languages.pdf")


if __name__ == "__main__":
    main()
