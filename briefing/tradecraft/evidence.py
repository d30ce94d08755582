"""Rules of evidence: judgements and risks rest on passages, and the passages stand where they say."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Actor, Judgement, Kind, Quote, Revision, Risk
from briefing.project import Exhibit
from briefing.tradecraft.problems import Fix, Severity
from briefing.tradecraft.registry import Checked, Found, rule


@rule("B401", Severity.MUST, "Judgement without a source", "ICD 203, 206")
def judgement_without_source(checked: Checked) -> Iterator[Found]:
    """A judgement of the brief rests on a passage."""
    counts = checked.project.evidence_counts(Kind.JUDGEMENT)
    for judgement in checked.project.all(Judgement):
        if judgement.in_brief and judgement.id not in counts:
            said = f"{judgement.label} rests on no passage: “{judgement.statement}”"
            yield checked.item(judgement), said, Fix("Mark a passage as its evidence, or leave it out of the brief.")


@rule("B402", Severity.SHOULD, "Risk without a source", "ICD 206")
def risk_without_source(checked: Checked) -> Iterator[Found]:
    """A risk of the brief rests on a passage."""
    counts = checked.project.evidence_counts(Kind.RISK)
    for risk in checked.project.all(Risk):
        if risk.in_brief and risk.id not in counts:
            said = f"{risk.label} rests on no passage: “{risk.title}”"
            yield checked.item(risk), said, Fix("Mark a passage as its evidence, or leave it out of the brief.")


@rule("B403", Severity.MUST, "Passage that is not where it says")
def unanchored(checked: Checked) -> Iterator[Found]:
    """The words of a passage stand at its place in the text."""
    texts: dict[str, str] = {}
    for name, exhibit in _exhibits(checked):
        passage = exhibit.passage
        text = _text(checked, passage.revision_id, texts)
        if text[passage.start : passage.end] != passage.quote:
            said = f"The words that {name} rests on are not at {exhibit.address}: “{passage.quote}”"
            yield checked.item(passage, passage.quote), said, Fix("Mark the passage again.")


@rule("B404", Severity.SHOULD, "Passage of an older text")
def older_text(checked: Checked) -> Iterator[Found]:
    """The words of a passage stand in the text of the source as it is now."""
    current: dict[str, Revision | None] = {}
    for name, exhibit in _exhibits(checked):
        source = exhibit.source
        if source.id not in current:
            current[source.id] = checked.project.current_revision(source.id)
        newest = current[source.id]
        if newest is not None and newest.id != exhibit.passage.revision_id:
            said = f"{name} rests on a passage of an older text of {source.label}."
            yield checked.item(exhibit.passage, newest.id), said, Fix("Look whether the new text still says so.")


def _exhibits(checked: Checked) -> Iterator[tuple[str, Exhibit]]:
    """Every passage the brief leans on, with the label of what it is evidence of."""
    project = checked.project
    items: list[Judgement | Risk | Actor | Quote] = [
        *project.all(Judgement),
        *project.all(Risk),
        *project.all(Actor),
        *project.all(Quote),
    ]
    seen: set[str] = set()
    for item in items:
        for exhibit in project.exhibits_of(item.id) if item.in_brief else ():
            if exhibit.passage.id not in seen:
                seen.add(exhibit.passage.id)
                yield item.label, exhibit


def _text(checked: Checked, revision_id: str, texts: dict[str, str]) -> str:
    if revision_id not in texts:
        texts[revision_id] = checked.project.text(checked.project.get(Revision, revision_id))
    return texts[revision_id]
